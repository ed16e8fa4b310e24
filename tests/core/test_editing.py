"""What an edit may not make of a note."""

import pytest
from classroom import day, note, promise, request

from oneonone.core.editing import BELOW, OUT, Before, amiss, amiss_below, keys_of_words
from oneonone.core.entries import AdultKey, Entry, Meeting, StudentId, Undertaking
from oneonone.core.templates import Prompt, Template

ASKED = Template(
    "t",
    "T",
    5,
    (
        Prompt("home", "Home?", private=True),
        Prompt("fluency", "How?", scale=(1, 4)),
        Prompt("one", "Which?", choices=("a", "b")),
        Prompt("many", "Which?", choices=("a", "b"), many=True),
        Prompt("count", "How many?", number=True),
    ),
)
NOTE = note(day(10))


def found(before: Entry, after: Entry, mine: bool = True) -> list[tuple[str, str]]:
    return [
        (a.key, a.message) for a in amiss(Before(before, keys_of_words(before)), after, ASKED, mine)
    ]


def answered(**answers: str | tuple[str, ...]) -> Meeting:
    return NOTE._replace(answers=tuple(answers.items()))


@pytest.mark.parametrize(
    ("after", "key"),
    [
        (NOTE._replace(student=StudentId("2")), "student"),
        (NOTE._replace(by=AdultKey("chen")), "by"),
        (promise(NOTE.date, day(20)), "kind"),
    ],
)
def test_a_note_stays_what_it_is_whose_it_is_and_who_wrote_it(after: Entry, key: str) -> None:
    assert [one for one, _ in found(NOTE, after)] == [key]
    assert found(after, after) == []


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"fluency": "5"}, "1 to 4"),
        ({"fluency": ("1", "2")}, "one answer"),
        ({"one": "c"}, "not one of its choices"),
        ({"one": ("a", "b")}, "one answer"),
        ({"many": ("a", "c")}, '"c"'),
        ({"count": "some"}, "not a number"),
    ],
)
def test_an_answer_is_one_that_its_question_allows(
    answer: dict[str, str | tuple[str, ...]], words: str
) -> None:
    ((key, message),) = found(NOTE, answered(**answer))
    assert key == f"answers.{next(iter(answer))}"
    assert words in message
    assert found(answered(**answer), answered(**answer)) == []


@pytest.mark.parametrize(
    "answer", [{"fluency": "4"}, {"many": ("a", "b")}, {"count": "-1.5"}, {"own": "x"}]
)
def test_answers_that_fit_and_those_to_no_question_are_kept(answer: dict[str, str]) -> None:
    assert found(NOTE, answered(**answer)) == []


def test_an_answer_to_a_private_question_is_not_shared_unless_it_was() -> None:
    assert found(NOTE, answered(home="x")) == [("answers.home", BELOW)]
    assert found(NOTE, answered(home="x"), mine=False) == [("answers.home", OUT)]
    assert found(answered(home="x"), answered(home="y")) == []


WORDS = {
    "answers": (("own", "x"),),
    "passed": ("home",),
    "note": "x",
    "goal": Undertaking("x"),
    "owed": Undertaking("x"),
    "pin": "x",
    "tags": ("x",),
}


@pytest.mark.parametrize(("key", "value"), WORDS.items())
def test_a_private_note_shares_no_words_unless_it_did(key: str, value: object) -> None:
    private = NOTE._replace(private=True)
    with_words = private._replace(**{key: value})
    assert found(private, with_words) == [(key, BELOW)]
    assert found(NOTE._replace(**{key: value}), with_words) == [(key, BELOW)]
    assert found(with_words, with_words) == []
    assert found(NOTE, NOTE._replace(**{key: value})) == []


def test_where_it_could_not_be_read_before_the_keys_that_stood_there_may_stay() -> None:
    there = Before(None, frozenset({"answers.home", "note"}))
    mended = answered(home="x")._replace(note="y")
    assert amiss(there, mended, ASKED, False) == []
    assert [a.key for a in amiss(Before(None, frozenset()), mended, ASKED, False)] == [
        "answers.home"
    ]


def test_nothing_stands_above_the_line_and_below_it() -> None:
    below = answered(home="x", fluency="9")._replace(goal=Undertaking("x"))
    above = answered(home="y")._replace(goal=Undertaking("y"))
    keys = sorted(a.key for a in amiss_below(below, above, ASKED))
    assert keys == ["answers.fluency", "answers.home", "goal"]
    assert amiss_below(answered(home="x"), NOTE, ASKED) == []


def test_other_kinds_hold_no_words_that_are_asked_for() -> None:
    asked = request(day(3), note="x")
    assert found(asked, asked._replace(note="y")) == []
