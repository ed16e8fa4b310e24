"""A day as a teacher writes it: ``30 Nov``, ``next tue``, ``in 2 weeks``, ``+5``.

Every reading is told which day it is today and where it looks: ahead for a promise or a due day,
back for a meeting that was held.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from oneonone.core.term import Days, Term, add_school_days, week_of
from oneonone.errors import WrongWords

_LONG_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_LONG_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]{3,9})\.?(?:,?\s+(\d{4}))?\Z", re.ASCII
)
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?\Z", re.ASCII)
_IN = re.compile(r"in\s+(\d{1,3}|an?|one|two|three|four)\s+(day|week|month)s?\Z", re.ASCII)
_AGO = re.compile(r"(\d{1,3}|an?|one|two|three|four)\s+(day|week|month)s?\s+ago\Z", re.ASCII)
_SCHOOL_DAYS = re.compile(r"([+-])(\d{1,3})\Z", re.ASCII)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}


def parse_day(
    words: str,
    today: date,
    *,
    ahead: bool,
    term: Term | None = None,
    marks: Mapping[str, date] | None = None,
    where: str = "",
) -> date:
    """The day these words mean. Bare weekdays look ahead (that weekday itself: a week on) or back
    (today counts); a day and month without a year is the one in the term, else the nearest.
    """
    text = " ".join(words.split())
    for mark, day in (marks or {}).items():
        if mark.casefold() == text.casefold():
            return day
    lower = text.casefold()
    try:
        found = (
            _iso(text)
            or _word(lower, today)
            or _weekday(lower, today, ahead)
            or _counted(lower, today, term)
            or _month_day(lower, today, ahead, term)
        )
    except (ValueError, OverflowError):
        raise WrongWords(f'there is no day "{words}"', where=where, remedy=_EXAMPLES) from None
    if found is None:
        raise WrongWords(f'"{words}" is not a day', where=where, remedy=_EXAMPLES)
    return found


def calendar_day(words: str, today: date, *, ahead: bool, term: Term | None = None) -> date | None:
    """A day that is the same whenever it is read: ``2026-11-30``, ``30 Nov``. None for any other
    words; ValueError for a day that no calendar has."""
    text = " ".join(words.split())
    return _iso(text) or _month_day(text.casefold(), today, ahead, term)


_EXAMPLES = "For example 2026-11-30, 30 Nov, fri, next tue, in 2 weeks or +5 (school days)."


def _iso(text: str) -> date | None:
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", text, re.ASCII):
        year, month, day = text.split("-")
        return date(int(year), int(month), int(day))
    return None


def _word(text: str, today: date) -> date | None:
    offset = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(text)
    return None if offset is None else today + timedelta(offset)


def weekday_number(word: str) -> int | None:
    """Monday 0 to Sunday 6 for ``Tue``, ``tues`` or ``tuesday``; None for anything else."""
    wanted = word.casefold().rstrip(".")
    if len(wanted) < 3:
        return None
    return next((n for n, long in enumerate(_LONG_WEEKDAYS) if long.startswith(wanted)), None)


def _weekday(text: str, today: date, ahead: bool) -> date | None:
    which, _, word = text.rpartition(" ")
    number = weekday_number(word)
    if number is None or which not in ("", "next", "last", "this", "on"):
        return None
    if which == "next":
        return week_of(today) + timedelta(7 + number)
    if which == "this":
        return week_of(today) + timedelta(number)
    if which == "last":
        return today - timedelta((today.weekday() - number - 1) % 7 + 1)
    if ahead:
        return today + timedelta((number - today.weekday() - 1) % 7 + 1)
    return today - timedelta((today.weekday() - number) % 7)


def _counted(text: str, today: date, term: Term | None) -> date | None:
    if found := _SCHOOL_DAYS.match(text):
        count = int(found[1] + found[2])
        if term is None or count == 0:
            return today + timedelta(count)
        day = add_school_days(term, today, count)
        if day is None:
            raise ValueError("outside the term")
        return day
    if found := _IN.match(text):
        return _moved(today, found[1], found[2], 1)
    if found := _AGO.match(text):
        return _moved(today, found[1], found[2], -1)
    if text in ("next week", "last week"):
        return today + timedelta(7 if text == "next week" else -7)
    return None


def _moved(today: date, count: str, unit: str, way: int) -> date:
    number = way * (int(count) if count.isdecimal() else _COUNTS[count])
    if unit != "month":
        return today + timedelta(number * (7 if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 + number
    year, month = divmod(months, 12)
    for day in range(today.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return date(year, month + 1, min(today.day, 28))


def _month_day(text: str, today: date, ahead: bool, term: Term | None) -> date | None:
    if found := _DAY_MONTH.match(text):
        day, word, year = found.groups()
    elif found := _MONTH_DAY.match(text):
        word, day, year = found.groups()
    else:
        return None
    month = next((n for n, long in enumerate(_LONG_MONTHS, 1) if long.startswith(word)), None)
    if month is None and word == "sept":
        month = 9
    if month is None:
        return None
    if year:
        return date(int(year), month, int(day))
    possible = [
        one
        for year_number in range(today.year - 4, today.year + 5)
        if (one := _date_or_none(year_number, month, int(day)))
    ]
    if not possible:
        raise ValueError("no such day")
    inside = [one for one in possible if term is not None and one in term]
    if len(inside) == 1:
        return inside[0]
    if ahead:
        return min((one for one in possible if one >= today), default=possible[-1])
    return max((one for one in possible if one <= today), default=possible[0])


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_days(words: str) -> Days:
    """A day or a range of days, as ``2026-11-25..2026-11-27``; ValueError where it is neither."""
    first, dots, last = words.strip().partition("..")
    days = Days(_exact(first), _exact(last) if dots else _exact(first))
    if days.last < days.first:
        raise ValueError(f"{words} ends before it starts")
    return days


def _exact(words: str) -> date:
    text = words.strip()
    if len(text) != 10:
        raise ValueError(f"{text} is not a day")
    return date.fromisoformat(text)


def format_days(days: Days) -> str:
    """The range as it is written in a file."""
    first, last = days.first.isoformat(), days.last.isoformat()
    return first if first == last else f"{first}..{last}"
