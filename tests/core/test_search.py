"""Whatever was written is found, however it is typed."""

from __future__ import annotations

import unicodedata

import pytest
from classroom import day, note, past, student
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import texts

from oneonone.core.entries import AdultKey, Entry, Meeting, Request, StudentId, Undertaking
from oneonone.core.record import Record
from oneonone.core.roster import fold
from oneonone.core.search import Wanted, excerpt, search

FULL = note(
    day(3),
    answers=(("strength", "Explains every step"), ("strategy", ("predicting", "inferring"))),
    note="Tired, but\n  fine.",
    goal=Undertaking("Two área models"),
    owed=Undertaking("The Projector"),
    pin="Goes by JB",
    tags=("fractions", "worked"),
    tag="full",
)


def records(*entries: Entry, shared: tuple[Entry, ...] | None = None) -> list[Record]:
    own = past(*entries)
    return [Record(student(1), own if shared is None else past(*shared), own)]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("EVERY STEP", "strength"),
        ("predicting, inf", "strategy"),
        ("but fine", "note"),
        ("area", "goal"),
        ("ÁREA MODELS", "goal"),
        ("projector", "owed"),
        ("jb", "pin"),
        ("work", "tags"),
    ],
)
def test_every_part_of_a_note_is_looked_at_and_words_are_a_phrase(words: str, key: str) -> None:
    (hit,) = search(records(FULL), Wanted(words))
    assert [field.key for field in hit.found] == [key]


@pytest.mark.parametrize("words", ["step every", "met", "rivera", "2026", "passed"])
def test_what_nobody_wrote_is_not_found(words: str) -> None:
    assert search(records(FULL), Wanted(words)) == ()


def test_the_notes_of_other_entries_are_looked_at_and_the_newest_comes_first() -> None:
    asked = Request(StudentId("1"), day(5), AdultKey("chen"), note="About the projector")
    found = search(records(FULL, asked), Wanted("projector"))
    assert [type(hit.entry) for hit in found] == [Request, Meeting]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted("step", by="rivera"), True),
        (Wanted("step", by="chen"), False),
        (Wanted("step", since=day(3)), True),
        (Wanted("step", since=day(4)), False),
        (Wanted("step", tags=("Worked",)), True),
        (Wanted("step", tags=("worked", "fractions")), True),
        (Wanted("step", tags=("worked", "other")), False),
        (Wanted("nothing of it", tags=("worked",)), False),
        (Wanted(tags=("fractions",)), True),
        (Wanted(tags=("fraction",)), False),
    ],
)
def test_all_that_is_asked_has_to_hold(wanted: Wanted, found: bool) -> None:
    assert bool(search(records(FULL), wanted)) is found


def test_a_part_that_is_not_shared_is_only_here() -> None:
    stub = FULL._replace(answers=FULL.answers[1:])
    (hit,) = search(records(FULL, shared=(stub,)), Wanted("e"))
    assert {field.key for field in hit.found if field.only_here} == {"strength"}


def unaccented(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


typed = st.sampled_from(
    [str, str.upper, unaccented, lambda s: unicodedata.normalize("NFD", s), lambda s: f"  {s} "]
)
several_words = st.lists(st.sampled_from(["Área", "the", "model", "ﬁne", "Straße", "naïve", "`s"]))
written = texts | several_words.map(" ".join)


@given(written, st.data())
def test_whatever_was_written_is_found_whatever_its_case_or_accents(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    words = text[start : data.draw(st.integers(start, len(text)))]
    assume(fold(words))
    again = data.draw(typed)(words)
    assume(fold(again) == fold(words))
    (hit,) = search(records(note(day(1), note=text)), Wanted(again))
    assert hit.found[0].text == text
    assert fold(words) in fold(excerpt(text, again, 30))


def test_the_ways_of_typing_seldom_change_what_is_meant() -> None:
    """So that the law above is tried on more than the text itself."""
    for text in ("Área", "Straße", "naïve model", "the `s"):
        assert {fold(text)} == {fold(way(text)) for way in (str.upper, unaccented)}


def test_a_long_text_is_shown_around_what_was_found() -> None:
    text = "one two three four five six seven eight nine ten"
    assert excerpt(text, "FIVE six", 24) == "… four five six seven …"
    assert excerpt(text, "five", 100) == text
    assert excerpt(text, "one", 12).startswith("one two")
    assert excerpt(text, "ten", 12).endswith("nine ten")
    assert all(len(excerpt(text, word, 20)) <= 24 for word in text.split())
