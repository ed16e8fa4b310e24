"""What keeps a record, and what of a forgotten one came back."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from classroom import ME, day, note, past
from hypothesis import given
from hypothesis import strategies as st

from oneonone.core.entries import AdultKey, Entry, EntryId, Forgotten, Hold, Release, StudentId
from oneonone.core.holding import came_later, forgotten, standing_hold

ONE, BY = StudentId("1"), AdultKey(ME)


def hold(on: int, until: int | None = None, at: str | None = None) -> Hold:
    last = None if until is None else day(until)
    return Hold(ONE, day(on), BY, at, last, id=EntryId(f"hold-{on}-{until}-{at}"))


def release(on: int, at: str | None = None) -> Release:
    return Release(ONE, day(on), BY, at, id=EntryId(f"a-release-{on}-{at}"))


def stone(on: int) -> Forgotten:
    return Forgotten(ONE, day(on), BY, id=EntryId(f"stone-{on}"))


@pytest.mark.parametrize(
    ("entries", "today", "held"),
    [
        ([], 5, None),
        ([hold(3)], 5, hold(3)),
        ([hold(3, until=5)], 5, hold(3, until=5)),
        ([hold(3, until=5)], 6, None),
        ([hold(3), release(4)], 5, None),
        ([hold(3), release(4), hold(5)], 5, hold(5)),
        ([hold(3), hold(4, until=9)], 5, hold(3)),
        ([hold(3, until=7), hold(4, until=9)], 5, hold(4, until=9)),
        ([hold(3, at="10:00:00"), release(3, at="10:00:00")], 5, None),
        ([hold(3, at="10:00:01"), release(3, at="10:00:00")], 5, hold(3, at="10:00:01")),
    ],
)
def test_a_hold_stands_until_it_is_released_or_over(
    entries: list[Entry], today: int, held: Hold | None
) -> None:
    assert standing_hold(past(*entries), day(today)) == held


holds = st.builds(hold, st.integers(0, 9), st.none() | st.integers(0, 12))
releases = st.builds(release, st.integers(0, 9))


@given(st.lists(holds | releases, max_size=6), st.integers(0, 12))
def test_it_does_not_matter_in_which_order_the_entries_came_to_lie_there(
    entries: list[Hold | Release], today: int
) -> None:
    answers = {
        standing_hold(past(*order), day(today)) for order in itertools.permutations(entries[:4])
    }
    assert len(answers) == 1


@given(st.lists(holds, max_size=4), st.integers(0, 9))
def test_a_release_ends_every_hold_before_it(entries: list[Hold], on: int) -> None:
    held = standing_hold(past(*entries, release(on)), date.min)
    assert held is None or held.date > day(on)


def test_what_is_dated_up_to_the_tombstone_came_later_and_what_comes_after_it_is_new() -> None:
    old, same, new = note(day(2), tag="old"), note(day(5), tag="same"), note(day(6), tag="new")
    assert came_later([old, same, stone(5), new]) == (old, same)
    assert came_later([old, new]) == ()
    assert forgotten([stone(3), stone(5), old]) == stone(5)
    assert forgotten([old]) is None
