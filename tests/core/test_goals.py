"""Which goals and debts stand, in which order, and a word on how one went."""

from __future__ import annotations

import pytest
from classroom import ME, day, note, past, student
from hypothesis import given
from hypothesis import strategies as st

from oneonone.core.entries import AdultKey, GoalState, Meeting, Review, StudentId, Undertaking
from oneonone.core.goals import Which, follow_up, of_mine, review, subject
from oneonone.core.history import History, goals, history, owed
from oneonone.core.record import Record

TODAY = day(20)
STATES = st.sampled_from(GoalState)


def record(number: str, *notes: Meeting | Review) -> Record:
    whole = history(StudentId(number), notes)
    return Record(student(number), whole, whole)


def goal_note(text: str, due: int | None, tag: str, reviewed: str = "") -> tuple[Meeting, ...]:
    """A note of day 1 with a goal; where a state is named, a later note that says so."""
    goal = Undertaking(text, None if due is None else day(due))
    first = note(day(1), goal=goal, tag=tag)
    if not reviewed:
        return (first,)
    state = GoalState(reviewed)
    return first, note(day(int(due or 0)), reviewed=((first.id, state),), tag=f"{tag}r")


SEVERAL = (
    record(
        "2",
        *goal_note("no day", None, "a"),
        *goal_note("ahead", 30, "b"),
        *goal_note("today", 20, "c"),
    ),
    record(
        "1",
        *goal_note("long due", 5, "d", "partly"),
        *goal_note("kept early", 6, "e", "kept"),
        *goal_note("kept late", 9, "f", "kept"),
        *goal_note("dropped", 7, "g", "dropped"),
        *goal_note("also today", 20, "h"),
    ),
)


@pytest.mark.parametrize(
    ("which", "texts"),
    [
        (Which.OPEN, ["long due", "also today", "today", "ahead", "no day"]),
        (Which.DUE, ["long due", "also today", "today"]),
        (Which.KEPT, ["kept late", "kept early"]),
        (
            Which.ALL,
            [
                *("long due", "also today", "today", "ahead", "no day"),
                *("kept late", "dropped", "kept early"),
            ],
        ),
    ],
)
def test_the_longest_due_come_first_and_what_is_closed_last_newest_first(
    which: Which, texts: list[str]
) -> None:
    assert [row.what.text for row in follow_up(SEVERAL, which, TODAY).goals] == texts


@given(st.permutations(SEVERAL), st.sampled_from(Which))
def test_the_order_of_students_does_not_matter(records: list[Record], which: Which) -> None:
    assert follow_up(records, which, TODAY) == follow_up(SEVERAL, which, TODAY)


def test_what_was_set_or_said_later_is_not_known_yet() -> None:
    (first,) = goal_note("early", 2, "a")
    later = note(day(25), goal=Undertaking("later"), reviewed=((first.id, GoalState.KEPT),))
    found = follow_up([record("1", first, later)], Which.OPEN, TODAY)
    assert [row.what.text for row in found.goals] == ["early"]


def test_mine_are_the_goals_of_my_students_and_what_i_owe() -> None:
    mine = note(day(1), goal=Undertaking("G"), owed=Undertaking("by me"))
    theirs = note(day(1), by="chen", goal=Undertaking("H"), owed=Undertaking("by chen"))
    found = follow_up([record("1", theirs), record("2", mine)], Which.OPEN, TODAY)
    found = of_mine(found, frozenset({"1"}), ME)
    assert [row.what.text for row in found.goals] == ["H"]
    assert [row.what.text for row in found.owed] == ["by me"]


def test_what_is_private_is_only_here() -> None:
    open_to_all = note(day(1), goal=Undertaking("all may read"), tag="a")
    secret = note(day(2), goal=Undertaking("only I"), private=True, tag="b")
    stub = secret._replace(goal=None)
    both = Record(student(1), past(open_to_all, stub), past(open_to_all, secret))
    found = follow_up([both], Which.OPEN, TODAY)
    assert {row.what.text: row.only_here for row in found.goals} == {
        "all may read": False,
        "only I": True,
    }


SET = note(day(1), goal=Undertaking("Read"), owed=Undertaking("Find the book"), tag="aaaa")


def spoken(states: list[tuple[GoalState, int, str]], at: str = "10:00:00") -> History:
    """The record after these words were said on these days, each kept as the notebook would keep
    it: the very same content is one entry."""
    entries: dict[object, Meeting | Review] = {SET: SET}
    for state, on, who in states:
        said = review(past(*entries.values()), SET.id, state, who, day(on), at, None)
        key = said._replace(at=None)
        entries.setdefault(key, said._replace(id=f"{on}-{len(entries):04}"))  # type: ignore[arg-type]
    return past(*entries.values())


@given(st.lists(st.tuples(STATES, st.integers(2, 4), st.sampled_from([ME, "chen"])), min_size=1))
def test_a_goal_is_open_iff_the_last_word_on_it_does_not_close_it(
    said: list[tuple[GoalState, int, str]],
) -> None:
    said.sort(key=lambda one: one[1])
    after = spoken(said)
    (goal,), (debt,) = goals(after), owed(after)
    last = said[-1][0]
    assert goal.state is debt.state is last
    whole = Record(student(1), after, after)
    found = follow_up([whole], Which.OPEN, TODAY)
    assert bool(found.goals) is bool(found.owed) is not last.closes


def test_the_same_word_twice_in_a_row_is_one_entry_and_after_another_it_is_a_new_one() -> None:
    kept, dropped = (GoalState.KEPT, 2, ME), (GoalState.DROPPED, 2, ME)
    assert len(spoken([kept, kept]).entries) == 2
    assert len(spoken([kept, dropped, kept]).entries) == 4
    assert len(spoken([kept, dropped, kept, kept]).entries) == 4


def test_a_word_in_the_same_second_comes_behind_the_one_before() -> None:
    times = [e.at for e in spoken([(GoalState.KEPT, 2, ME), (GoalState.PARTLY, 2, ME)]).entries[1:]]
    assert times == ["10:00:00", "10:00:01"]


@pytest.mark.parametrize(
    ("last", "at"), [("10:42", "10:42:01"), ("23:59:59", "23:59:59"), ("09:00", "10:00:00")]
)
def test_a_word_is_never_earlier_than_the_last_one_of_its_day(last: str, at: str) -> None:
    one = ((SET.id, GoalState.KEPT),)
    before = Review(StudentId("1"), day(2), AdultKey("chen"), one, last)
    found = review(past(SET, before), SET.id, GoalState.PARTLY, ME, day(2), "10:00:00", None)
    assert found.at == at


@pytest.mark.parametrize(
    ("first", "then", "stays"),
    [
        ("kept", "kept", True),
        ("dropped", "dropped", True),
        ("kept", "dropped", False),
        ("kept", "partly", False),
        ("partly", "partly", False),
    ],
)
def test_only_a_word_that_closes_again_what_it_closed_changes_nothing(
    first: str, then: str, stays: bool
) -> None:
    about = subject(spoken([(GoalState(first), 2, ME)]), SET.id)
    assert about.stays_closed(GoalState(then)) is stays


def test_a_goal_kept_in_a_meeting_leaves_what_is_owed_to_be_closed() -> None:
    met = note(day(3), reviewed=((SET.id, GoalState.KEPT),))
    assert not subject(past(SET, met), SET.id).stays_closed(GoalState.KEPT)
