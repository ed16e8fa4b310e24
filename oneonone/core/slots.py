"""A recurring block of minutes kept for meetings, and the days on which there is one."""

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from oneonone.core.roster import Condition, Student
from oneonone.core.term import Term, cycle_name, is_school_day


class Recurrence(NamedTuple):
    """On which days a slot falls: exactly one of the ways, weekdays unless another is set."""

    words: str
    weekdays: tuple[int, ...] = ()
    every_other: bool = False
    """Of the weekdays, the first in the term and then every second week."""
    nth: int | None = None
    """The nth of these weekdays in its month, 1 to 5; -1 is the last."""
    cycle: tuple[str, ...] = ()
    rule: str | None = None
    """An RRULE (RFC 5545), counted from the start of the term."""


class Slot(NamedTuple):
    """Minutes of one adult or everyone, for one class or all, on recurring days."""

    name: str
    on: Recurrence
    at: str
    minutes: int
    adult: str | None = None
    where: tuple[Condition, ...] = ()
    template: str | None = None
    not_on: tuple[date, ...] = ()

    def belongs_to(self, adult: str) -> bool:
        """Whether this adult meets students in it."""
        return self.adult is None or self.adult == adult

    def suits(self, student: Student) -> bool:
        """Whether this student is met in it."""
        return all(condition.holds(student) for condition in self.where)


def falls_on(slot: Slot, term: Term, day: date) -> bool:
    """Whether there is such a slot on this day. None on a day off, none outside the term."""
    if not is_school_day(term, day) or day in slot.not_on:
        return False
    on = slot.on
    if on.rule is not None:
        return day.toordinal() in _by_rule(on.rule, term)
    if on.cycle:
        return cycle_name(term, day) in on.cycle
    if day.weekday() not in on.weekdays:
        return False
    if on.every_other:
        first = term.starts + timedelta((day.weekday() - term.starts.weekday()) % 7)
        return (day - first).days % 14 == 0
    if on.nth is not None:
        return _is_nth(day, on.nth)
    return True


def _is_nth(day: date, nth: int) -> bool:
    if nth < 0:
        return (day + timedelta(7)).month != day.month
    return (day.day - 1) // 7 + 1 == nth


_PARTS = {
    "FREQ": r"YEARLY|MONTHLY|WEEKLY|DAILY",
    "INTERVAL": r"[1-9]\d?",
    "COUNT": r"[1-9]\d{0,2}",
    "UNTIL": r"\d{8}(T\d{6}Z?)?",
    "BYDAY": r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU))*",
    "BYMONTHDAY": r"-?([1-9]|1\d|2[0-8])(,-?([1-9]|1\d|2[0-8]))*",
    "BYMONTH": r"([1-9]|1[0-2])(,([1-9]|1[0-2]))*",
    "BYSETPOS": r"-?[1-5]",
    "WKST": r"MO|TU|WE|TH|FR|SA|SU",
}
"""The parts of an RRULE that a slot may use, each in a range in which it falls on some day: a rule
that never does would be looked for until the year 9999."""


def is_rule(rule: str) -> bool:
    """Whether this is an RRULE of days that can be counted from the start of a term."""
    parts = [part.partition("=") for part in rule.removeprefix("RRULE:").split(";")]
    keys = [key for key, _, _ in parts]
    if len(keys) != len(set(keys)) or "FREQ" not in keys or {"COUNT", "UNTIL"} <= set(keys):
        return False
    if not all(key in _PARTS and re.fullmatch(_PARTS[key], value) for key, _, value in parts):
        return False
    often = {key: value for key, _, value in parts}["FREQ"]
    monthly = {"BYMONTHDAY", "BYSETPOS"} & set(keys)
    return not (monthly and often in ("DAILY", "WEEKLY")) and _is_read(rule)


def _is_read(rule: str) -> bool:
    from dateutil.rrule import rrulestr

    try:
        rrulestr(rule, dtstart=datetime(2026, 1, 1))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        return False
    return True


@lru_cache(maxsize=64)
def _by_rule(rule: str, term: Term) -> frozenset[int]:
    from dateutil.rrule import rrulestr

    start = datetime.combine(term.starts, time())
    end = datetime.combine(term.ends, time())
    days = rrulestr(rule, dtstart=start).between(start, end, inc=True)
    return frozenset(day.date().toordinal() for day in days)


def slots_of(slots: tuple[Slot, ...], adult: str, term: Term, day: date) -> tuple[Slot, ...]:
    """This adult's slots on a day, in order of their time."""
    mine = [slot for slot in slots if slot.belongs_to(adult) and falls_on(slot, term, day)]
    return tuple(sorted(mine, key=lambda slot: (slot.at, slot.name)))


def is_meeting_day(slots: tuple[Slot, ...], adult: str, term: Term, day: date) -> bool:
    """A school day with a slot of this adult's; where they have none at all, every school day."""
    mine = [slot for slot in slots if slot.belongs_to(adult)]
    if not mine:
        return is_school_day(term, day)
    return any(falls_on(slot, term, day) for slot in mine)
