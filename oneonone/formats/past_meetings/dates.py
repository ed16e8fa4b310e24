"""The days of a spreadsheet: whether 3/9/26 is in March or in September is decided once for all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from oneonone.core.term import MONTHS, Term, day_words
from oneonone.errors import WrongWords
from oneonone.formats.days import calendar_day, weekday_number
from oneonone.formats.sheets.spelling import tidy

_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2})?)?", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})", re.ASCII)
_TIME = re.compile(
    r"(?:[ ,]+|(?<=\d)T)(?:at )?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?"
    r"(?: ?[ap]\.?m\.?)?(?: ?[a-z]{1,4})?(?: ?[+-]\d{1,2}(?::?\d{2})?)?\Z",
    re.ASCII | re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"(.*[a-z].* )'?(\d\d)", re.ASCII | re.IGNORECASE)
_DAY_AND_MONTH_ONLY = re.compile(r"\D*\d{1,2}\D*", re.ASCII)


class Order(StrEnum):
    """Which of two numbers is the day."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class Decided(NamedTuple):
    """How numbers are read in one file, and a sentence on it where there was a choice."""

    order: Order
    remark: str = ""


class Numbers(NamedTuple):
    """A day written in numbers alone, with the line it stands in; without a year, ``year`` is 0."""

    line: int
    text: str
    first: int
    second: int
    year: int
    dotted: bool

    @property
    def one_way(self) -> Order | None:
        """The only order in which this can be a day, where there is only one."""
        if self.first > 12 >= self.second:
            return Order.DAY_FIRST
        return Order.MONTH_FIRST if self.second > 12 >= self.first else None


def plain(cell: str) -> str:
    """A day without the weekday before it and the time behind it."""
    text = _TIME.sub("", tidy(cell))
    first, _, rest = text.partition(" ")
    return rest if rest and weekday_number(first.rstrip(",")) is not None else text


def numbers_in(cell: str, line: int) -> Numbers | None:
    """The day of a cell that holds numbers alone, the year not first."""
    text = plain(cell)
    found = _NUMBERS.fullmatch(text)
    if found is None:
        return None
    first, mark, second, year = found.groups()
    whole_year = int(year) + (2000 if len(year) == 2 else 0) if year else 0
    return Numbers(line, text, int(first), int(second), whole_year, mark == ".")


def day_in(
    cell: str, order: Order, term: Term, today: date, since: date | None = None
) -> date | None:
    """The day a cell holds; None where it holds none. Without a year it is the one in the term,
    or where that is still to come the last one; for what follows a meeting, the next ``since``."""
    text = plain(cell)
    try:
        if numbers := numbers_in(text, 0):
            return _read(numbers, order, term, today, since)
        if found := _YEAR_FIRST.fullmatch(text):
            return date(int(found[1]), int(found[3]), int(found[4]))
        return _in_words(text, term, today, since)
    except (ValueError, OverflowError):
        return None


def _read(
    numbers: Numbers, order: Order, term: Term, today: date, since: date | None
) -> date | None:
    day, month = numbers.first, numbers.second
    if order is Order.MONTH_FIRST:
        day, month = month, day
    if not 1 <= month <= 12:
        return None
    if numbers.year:
        return date(numbers.year, month, day)
    return _without_year(f"{day} {MONTHS[month - 1]}", term, today, since)


def _in_words(text: str, term: Term, today: date, since: date | None) -> date | None:
    """``9 Mar``, ``Mar 9, 2026``, ``9-Mar-26`` as a spreadsheet shows it."""
    spaced = " ".join(text.replace("-", " ").replace("/", " ").replace(" of ", " ").split())
    if _DAY_AND_MONTH_ONLY.fullmatch(spaced):
        return _without_year(spaced, term, today, since)
    if short := _SHORT_YEAR.fullmatch(spaced):
        spaced = f"{short[1]}20{short[2]}"
    return calendar_day(spaced, today, ahead=False)


def _without_year(words: str, term: Term, today: date, since: date | None) -> date | None:
    if since is not None:
        return calendar_day(words, since, ahead=True)
    day = calendar_day(words, today, ahead=False, term=term)
    return calendar_day(words, today, ahead=False) if day is not None and day > today else day


def decided(
    meetings: Sequence[Numbers], others: Sequence[Numbers], term: Term, today: date, name: str
) -> Decided:
    """How the numbers of a file are read: as the one that can be read in one way only, else as
    puts the meetings where they can have been. WrongWords where nothing tells."""
    both = [*meetings, *others]
    day_first, month_first = ([n for n in both if n.one_way is order] for order in Order)
    if day_first and month_first:
        raise _contradicting(day_first[0], month_first[0], name)
    for order, surely in zip(Order, (day_first, month_first), strict=True):
        if surely:
            return _said(order, both, f"as {surely[0].text} in line {surely[0].line} has to be")
    unclear = [n for n in both if n.first != n.second and max(n.first, n.second) <= 12]
    if not unclear:
        return Decided(Order.DAY_FIRST)
    if fewer := _with_fewer(meetings, term, today, lambda day: day > today):
        return _said(fewer, both, "as no meeting can lie in the future")
    if fewer := _with_fewer(meetings, term, today, lambda day: day not in term):
        return _said(fewer, both, "which puts the meetings inside the term")
    if all(n.dotted for n in unclear):
        return _said(Order.DAY_FIRST, both, "as days with dots are")
    raise _unclear(unclear[0], term, today, name)


def _with_fewer(
    meetings: Sequence[Numbers], term: Term, today: date, odd: Callable[[date], bool]
) -> Order | None:
    """The order under which fewer meetings lie at an odd place, and none that did not before: what
    is odd either way is a slip of the hand, and tells nothing."""
    day_first, month_first = (
        {n for n in meetings if (day := day_in(n.text, order, term, today)) and odd(day)}
        for order in Order
    )
    if day_first < month_first:
        return Order.DAY_FIRST
    return Order.MONTH_FIRST if month_first < day_first else None


def _said(order: Order, both: Sequence[Numbers], why: str) -> Decided:
    shown = next((n for n in both if n.one_way is None and n.first != n.second), None)
    if shown is None:
        return Decided(order)
    which = "day" if order is Order.DAY_FIRST else "month"
    return Decided(order, f"Days such as {shown.text} are read with the {which} first, {why}.")


def _contradicting(one: Numbers, other: Numbers, name: str) -> WrongWords:
    return WrongWords(
        f"{one.text} has the day first, and {other.text} in line {other.line} the month",
        where=f"{name}:{one.line}",
        remedy="Write the days in one way; one like 2026-03-09 is always clear.",
    )


def _unclear(one: Numbers, term: Term, today: date, name: str) -> WrongWords:
    days = [day_in(one.text, order, term, today) for order in Order]
    readings = " or ".join(f"{day_words(day)} {day.year}" for day in days if day)
    return WrongWords(
        f"{one.text} may be {readings}, and nothing in the file tells which",
        where=f"{name}:{one.line}",
        remedy=f"Add --dates {Order.DAY_FIRST} or --dates {Order.MONTH_FIRST}.",
    )
