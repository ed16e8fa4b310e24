"""Goals on a page, as wide as the screen is."""

from __future__ import annotations

import pytest
from classroom import ME, SETTINGS, day, note, past, student

from oneonone.core.entries import GoalState, Undertaking
from oneonone.core.goals import Subject, Which, follow_up, subject
from oneonone.core.record import Record
from oneonone.core.roster import Student
from oneonone.render.goals import followed_sentence, goals_page
from oneonone.render.reasons import Speaker
from oneonone.render.words import shown_width

TODAY = day(20)
GOALS = (
    note(day(1), goal=Undertaking("Read two chapters and mark one question", day(2)), tag="abcd"),
    note(day(3), goal=Undertaking("Thank somebody"), owed=Undertaking("A seat"), tag="efgh"),
)
WHO = student(1, "Søren 王小明", pronouns="he/him")
RECORDS = [Record(WHO, past(*GOALS), past(*GOALS))]


def page(width: int, which: Which = Which.OPEN) -> str:
    return goals_page(follow_up(RECORDS, which, TODAY), Speaker(SETTINGS, "chen", TODAY, width))


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
def test_nothing_is_wider_than_the_screen_and_everything_is_there(width: int) -> None:
    lines = page(width).splitlines()
    assert max(map(shown_width, lines)) <= width
    text = " ".join(" ".join(lines).split())
    for words in ("2 open goals, 1 of them due; adults owe 1 thing.", "abcd", "efgh", "A seat"):
        assert words in text
    assert text.count("Søren 王小明") == 3


@pytest.mark.parametrize("width", [80, 140])
def test_goals_and_debts_line_up_with_each_other(width: int) -> None:
    ends = {shown_width(line) for line in page(width).splitlines() if line[-4:] in ("abcd", "efgh")}
    assert len(ends) == 1


@pytest.mark.parametrize(
    ("which", "words"),
    [
        (Which.OPEN, "No goal is open, and nobody owes anything."),
        (Which.DUE, "Nothing is due."),
        (Which.KEPT, "No goal has been kept yet."),
        (Which.ALL, "No goal has been set yet."),
    ],
)
def test_where_there_is_nothing_one_calm_sentence_says_so(which: Which, words: str) -> None:
    assert goals_page(follow_up([], which, TODAY), Speaker(SETTINGS, ME, TODAY, 80)) == words


@pytest.mark.parametrize(
    ("which", "goal", "owed", "words"),
    [
        (Which.OPEN, None, 2, "No goal is open; adults owe 1 thing."),
        (Which.OPEN, 2, None, "1 open goal, due now."),
        (Which.OPEN, 30, None, "1 open goal, not due yet."),
        (Which.DUE, None, 2, "No goal is due; adults owe 1 thing by now."),
        (Which.DUE, 2, 2, "1 goal is due; adults owe 1 thing by now."),
        (Which.ALL, None, 2, "No goal was set; 1 thing owed, 1 open."),
        (Which.ALL, 2, 2, "1 goal, 1 open; 1 thing owed, 1 open."),
    ],
)
def test_the_first_sentence_counts_what_there_is(
    which: Which, goal: int | None, owed: int | None, words: str
) -> None:
    set_on = note(
        day(1),
        goal=Undertaking("Read", day(goal)) if goal else None,
        owed=Undertaking("A seat", day(owed)) if owed else None,
    )
    found = follow_up([Record(WHO, past(set_on), past(set_on))], which, TODAY)
    assert goals_page(found, Speaker(SETTINGS, ME, TODAY, 80)).splitlines()[0] == words


BOTH = note(day(1), goal=Undertaking("Read"), owed=Undertaking("Find the book"))
GOAL, DEBT = BOTH._replace(owed=None), BOTH._replace(goal=None)


def about(*entries: object) -> Subject:
    return subject(past(*entries), BOTH.id)  # type: ignore[arg-type]


KEPT_BEFORE = note(day(2), reviewed=((BOTH.id, GoalState.KEPT),))


IN_PART = "Søren kept his goal in part, and it stays open: Read."
NOT_YET = "Søren has not kept his goal yet, and it stays open: Read."


@pytest.mark.parametrize(
    ("before", "state", "words"),
    [
        (about(GOAL), "kept", "Søren kept his goal: Read."),
        (about(GOAL), "partly", IN_PART),
        (about(GOAL), "not_yet", NOT_YET),
        (about(GOAL), "dropped", "Søren no longer has his goal: Read."),
        (about(DEBT), "kept", "what you owed Søren is done: Find the book."),
        (about(DEBT), "dropped", "what you owed Søren is dropped: Find the book."),
        (
            about(BOTH),
            "kept",
            "Søren kept his goal: Read. What you owed him is done as well: Find the book.",
        ),
        (
            about(BOTH),
            "partly",
            f"{IN_PART} What you owed him stays open: Find the book.",
        ),
        (about(BOTH, KEPT_BEFORE), "kept", "what you owed Søren is done: Find the book."),
        (
            about(GOAL, KEPT_BEFORE),
            "dropped",
            "Søren no longer has his goal: Read. It was kept on Wed 19 Aug.",
        ),
        (
            about(GOAL, KEPT_BEFORE),
            "not_yet",
            f"{NOT_YET} It was kept on Wed 19 Aug, and is open again.",
        ),
    ],
)
def test_it_is_said_which_things_a_word_closes_or_opens_again(
    before: Subject, state: str, words: str
) -> None:
    who: Student = WHO
    speaker = Speaker(SETTINGS, ME, TODAY, 80)
    assert followed_sentence(who, before, GoalState(state), speaker) == words
