"""The weeks of a report, and what happened with each student in each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from oneonone.core.coverage import Row, Span
from oneonone.core.entries import Outcome
from oneonone.core.roster import Student
from oneonone.core.term import Term, is_school_day, week_of

WEEK = timedelta(7)
DAY = timedelta(1)


class Week(NamedTuple):
    """One week, named by its Monday."""

    monday: date
    school_days: tuple[date, ...]
    """None of them in the holidays."""


class Seen(StrEnum):
    """What a student's week was, by what counts most in it."""

    MET = "met"
    DECLINED = "declined"
    ABSENT = "absent"
    MOVED = "moved"
    AWAY = "away"
    OFF = "no school"
    OUTSIDE = "not here"
    """Before they joined, or after they left."""
    NOTHING = "nothing"


class Cell(NamedTuple):
    """One student in one week."""

    seen: Seen
    outcomes: tuple[tuple[Outcome, int], ...] = ()
    """Each outcome that was recorded, with how often."""

    @property
    def met(self) -> int:
        """How many meetings were held."""
        return dict(self.outcomes).get(Outcome.MET, 0)


def weeks(term: Term, span: Span) -> tuple[Week, ...]:
    """The weeks that touch the span, the holidays among them."""
    monday, found = week_of(span.since), []
    while monday <= span.until:
        days = (monday + n * DAY for n in range(7))
        found.append(Week(monday, tuple(day for day in days if is_school_day(term, day))))
        monday += WEEK
    return tuple(found)


_ORDER = (Outcome.MET, Outcome.DECLINED, Outcome.ABSENT, Outcome.MOVED)


def cells(row: Row, over: Sequence[Week]) -> tuple[Cell, ...]:
    """What happened with one student in each of these weeks."""
    counts: dict[date, Counter[Outcome]] = {}
    for meeting in row.meetings:
        counts.setdefault(week_of(meeting.date), Counter())[meeting.outcome] += 1
    return tuple(_cell(row.student, week, counts.get(week.monday)) for week in over)


def _cell(student: Student, week: Week, counts: Counter[Outcome] | None) -> Cell:
    if counts:
        outcomes = tuple((outcome, counts[outcome]) for outcome in _ORDER if counts[outcome])
        return Cell(Seen(outcomes[0][0].value), outcomes)
    if not week.school_days:
        return Cell(Seen.OFF)
    here = [day for day in week.school_days if student.on_roster(day)]
    if not here:
        return Cell(Seen.OUTSIDE)
    if all(student.is_away(day) for day in here):
        return Cell(Seen.AWAY)
    return Cell(Seen.NOTHING)
