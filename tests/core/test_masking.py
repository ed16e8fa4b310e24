"""Other students' names in a text: none stays, and nothing else goes."""

from __future__ import annotations

import unicodedata

import pytest
from classroom import day, note, student
from hypothesis import given
from hypothesis import strategies as st

from oneonone.core.entries import Undertaking
from oneonone.core.masking import Mask

WHO = student(7013, "Jamal Okoye", preferred="JB")
OTHERS = [
    student(7044, "María-José de la Cruz"),
    student("12345", "Leo Petrov", email="leo@school.org"),
    student(7, "王小明"),
    student(8, "Will Okoye"),
    student(9, "Zoë O’Brien", preferred="Zo"),
]
X = "[X]"


def masked(text: str) -> str:
    return Mask(WHO, OTHERS, X).text(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("With Leo Petrov; leo helped, LEO'S way", f"With {X}; {X} helped, {X}'S way"),
        ("maría‑josé De La Cruz and Maria-Jose de la cruz", f"{X} and {X}"),
        ("Cruz was there, not Leonard, nor the crux", f"{X} was there, not Leonard, nor the crux"),
        ("I will ask Will", f"I will ask {X}"),
        ("Okoye, Jamal and JB stay; Will Okoye goes", f"Okoye, Jamal and JB stay; {X} goes"),
        ("今天王小明来了", f"今天{X}来了"),
        ("12345, leo@school.org, problem 7044 of 70", f"{X}, {X}, problem 7044 of 70"),
        ("Zoe O'Brien, zo and O’BRIEN", f"{X}, {X} and {X}"),
        (unicodedata.normalize("NFD", "María-José, Zoë!"), f"{X}, {X}!"),
        ("Leo\nPetrov", X),
        ("de la", "de la"),
        ("", ""),
    ],
)  # fmt: skip
def test_names_go_in_every_spelling_and_other_words_stay(text: str, left: str) -> None:
    assert masked(text) == left


words = st.sampled_from(["met", "with", "and", "the", "will", "JB", "ok.", "7", "é", "de"])
names = st.sampled_from(["Leo", "leo petrov", "Cruz", "ZOE", "María-José", "王小明", "O'Brien"])


@given(st.lists(words), names, st.lists(words))
def test_wherever_a_name_stands_it_goes_and_all_around_it_stays(
    before: list[str], name: str, after: list[str]
) -> None:
    text = " ".join([*before, name, *after])
    assert masked(text) == " ".join([*before, X, *after])


@given(st.text())
def test_a_text_without_names_stays_as_it_is(text: str) -> None:
    assert Mask(WHO, [], X).text(text) == text
    assert masked(text) == text or X in masked(text)


def test_every_part_of_an_entry_that_somebody_wrote_is_looked_through() -> None:
    mask = Mask(WHO, OTHERS, X)
    entry = note(
        day(3),
        note="Leo",
        answers=(("a", "with Leo"), ("b", ("Leo", "Ana"))),
        goal=Undertaking("Read to Leo", day(5)),
        owed=Undertaking("Call Leo"),
        pin="Leo's friend",
        tags=("leo", "reading"),
        template="Leo",
        with_=("leo", "family"),
    )
    changed = mask.entry(entry)
    assert "Leo" not in str(changed._replace(template=None))
    assert (changed.template, changed.with_, changed.id) == ("Leo", (X, "family"), entry.id)
    assert {one.entry for one in mask.found} == {entry}
    assert len(mask.take()) == 8
    assert mask.take() == ()


def test_an_adult_of_the_team_is_no_student_of_that_name() -> None:
    mask = Mask(WHO, OTHERS, X, ["leo"])
    assert mask.entry(note(day(3), with_=("leo", "Leo Petrov"))).with_ == ("leo", X)


def test_a_name_that_the_roster_writes_in_small_letters_goes_word_by_word() -> None:
    mask = Mask(WHO, [student(1, "sofia marin")], X)
    assert mask.text("Sofia read to Marin") == f"{X} read to {X}"
    small = Mask(WHO, [student(1, "maria de la cruz")], X)
    assert small.text("La casa de Maria Cruz") == f"La casa de {X} {X}"
