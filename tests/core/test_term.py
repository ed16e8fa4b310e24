"""School days: the only clock that counts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.core.term import (
    Days,
    Term,
    add_school_days,
    cycle_name,
    is_school_day,
    school_day_from,
    school_days,
    school_days_after,
    usual_year,
)

TERM = Term(
    date(2026, 8, 17),
    date(2027, 6, 4),
    days_off=(
        Days(date(2026, 9, 7), date(2026, 9, 7)),
        Days(date(2026, 11, 25), date(2026, 11, 27)),
    ),
    cycle=("A", "B"),
)
in_term = st.dates(TERM.starts, TERM.ends)


@pytest.mark.parametrize(
    ("day", "school"),
    [
        ("2026-08-17", True),
        ("2026-08-16", False),
        ("2027-06-04", True),
        ("2027-06-05", False),
        ("2026-09-07", False),
        ("2026-11-24", True),
        ("2026-11-25", False),
        ("2026-11-27", False),
        ("2026-11-28", False),
        ("2026-11-30", True),
    ],
)
def test_a_school_day_lies_in_the_week_and_the_term_and_is_not_off(day: str, school: bool) -> None:
    assert is_school_day(TERM, date.fromisoformat(day)) is school


@given(in_term, in_term)
def test_counting_agrees_with_looking_at_every_day(one: date, other: date) -> None:
    start, end = min(one, other), max(one, other)
    days = [start + timedelta(n + 1) for n in range((end - start).days)]
    assert school_days_after(TERM, start, end) == sum(is_school_day(TERM, day) for day in days)


@given(in_term, st.integers(1, 60))
def test_going_forward_and_counting_back_agree(day: date, count: int) -> None:
    there = add_school_days(TERM, day, count)
    if there is not None:
        assert school_days_after(TERM, day, there) == count
        assert is_school_day(TERM, there)


@given(in_term, st.integers(1, 60))
def test_going_back_counts_the_school_days_before(day: date, count: int) -> None:
    there = add_school_days(TERM, day, -count)
    if there is not None:
        assert school_days_after(TERM, there - timedelta(1), day - timedelta(1)) == count


def test_the_next_school_day_is_the_day_itself_where_there_is_school() -> None:
    assert school_day_from(TERM, date(2026, 11, 24)) == date(2026, 11, 24)
    assert school_day_from(TERM, date(2026, 11, 25)) == date(2026, 11, 30)
    assert school_day_from(TERM, date(2026, 1, 1)) == TERM.starts
    assert school_day_from(TERM, date(2027, 6, 5)) is None


def test_the_cycle_is_dealt_over_the_school_days_only() -> None:
    names = [cycle_name(TERM, date.fromordinal(day)) for day in school_days(TERM)]
    assert names == [("A", "B")[n % 2] for n in range(len(names))]
    assert cycle_name(TERM, date(2026, 9, 7)) is None
    assert cycle_name(TERM, date(2026, 9, 4)) != cycle_name(TERM, date(2026, 9, 8))


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_the_usual_year_holds_a_school_day_of_any_school_month(today: date) -> None:
    starts, ends = usual_year(today)
    assert (starts.weekday(), starts.month) == (0, 8)
    assert (ends.weekday(), ends.month) == (4, 6)
    if today.month not in (6, 7, 8):
        assert starts <= today <= ends
