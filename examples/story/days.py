"""The school days of the examples, and counting in them."""

from __future__ import annotations

from datetime import date, timedelta

STARTS = date(2026, 8, 24)
ENDS = date(2027, 6, 4)
LAST = date(2026, 11, 20)
"""The last day on which anything was written."""

LIVE_WEEK = date(2026, 11, 16)
"""The Monday of the week that a demo moves onto the week of the person trying it."""

DAYS_OFF = "2026-09-07, 2026-10-12, 2026-11-25..2026-11-27, 2026-12-21..2027-01-01, 2027-01-18"
_OFF = {date(2026, 9, 7), date(2026, 10, 12), *(date(2026, 11, day) for day in (25, 26, 27))}

MARKS = "{Q1: 2026-08-24, Q2: 2026-10-26, Q3: 2027-01-19, Q4: 2027-03-29}"


def _school_days(first: date, last: date) -> tuple[date, ...]:
    span = (first + timedelta(n) for n in range((last - first).days + 1))
    return tuple(day for day in span if day.weekday() < 5 and day not in _OFF)


SCHOOL_DAYS = _school_days(STARTS, date(2026, 12, 18))
TOLD = tuple(day for day in SCHOOL_DAYS if day <= LAST)
_NUMBER = {day: number for number, day in enumerate(SCHOOL_DAYS)}


def number(day: date) -> int:
    """The number of a day in the term; a day without school has that of the next school day."""
    while day not in _NUMBER:
        day += timedelta(1)
    return _NUMBER[day]


def later(day: date, school_days: int) -> date:
    """The day that many school days after this one."""
    return SCHOOL_DAYS[min(number(day) + school_days, len(SCHOOL_DAYS) - 1)]
