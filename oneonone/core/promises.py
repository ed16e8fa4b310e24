"""How each promise ended. A promise is a day on which an adult said they will meet a student."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from oneonone.core.entries import AdultKey, EntryId, Meeting, Outcome, order
from oneonone.core.history import History, promising
from oneonone.core.roster import Student
from oneonone.core.term import Term, add_school_days, school_day_from, school_days_after

KEPT_BEFORE = 2
"""School days before the promised day on which a meeting keeps the promise as well."""
LATE_AFTER = 5
"""School days after it on which a meeting is late, and no longer."""


class Ending(StrEnum):
    """How a promise ended; ``open`` has not."""

    KEPT = "kept"
    LATE = "late"
    MOVED = "moved"
    WAIVED = "waived"
    BROKEN = "broken"
    OPEN = "open"


class Promised(NamedTuple):
    """One promise of one adult, and how it ended."""

    id: EntryId
    student: Student
    by: AdultKey
    made: date
    day: date
    """The promised day; a day without school has become the next school day."""
    ending: Ending
    ended: date | None = None
    waits: bool = False
    """Whether the student keeps a place in this adult's first band because of it."""


def promised_day(term: Term, made: date, words: date) -> date | None:
    """The day a promise falls on; None where it lies before it was made, or past the term."""
    day = school_day_from(term, words)
    return day if day is not None and words > made else None


def promises(student: Student, past: History, term: Term, today: date) -> tuple[Promised, ...]:
    """Every promise made to a student by the end of ``today``, oldest first."""
    past = past.up_to(today)
    found: list[Promised] = []
    made = [
        (entry, day)
        for entry in promising(past)
        if entry.next
        and entry.next >= term.starts
        and (day := promised_day(term, entry.date, entry.next))
    ]
    for place, (entry, day) in enumerate(made):
        newer = next((later for later, _ in made[place + 1 :] if later.by == entry.by), None)
        after = order(entry)
        meetings = [m for m in past.meetings if order(m) > after]
        ending, ended = _ending(student, entry.by, day, newer and newer.date, meetings, term, today)
        waits = newer is None and _waits(entry.by, day, ending, ended or day, meetings, today)
        found.append(Promised(entry.id, student, entry.by, entry.date, day, ending, ended, waits))
    return tuple(found)


def _ending(
    student: Student,
    by: str,
    day: date,
    newer: date | None,
    later: list[Meeting],
    term: Term,
    today: date,
) -> tuple[Ending, date | None]:
    """The first thing that ended it; on one day, in the order of the list below."""
    opens = add_school_days(term, day, -KEPT_BEFORE) or term.starts
    mine = [m for m in later if m.held_by(by)]
    ends: list[tuple[date, int, Ending]] = []

    def ended(on: date | None, rank: int, ending: Ending) -> None:
        if on is not None and on <= today:
            ends.append((on, rank, ending))

    for meeting in mine:
        in_time = opens <= meeting.date <= day
        if meeting.outcome is Outcome.MET and in_time:
            ended(meeting.date, 0, Ending.KEPT)
        if meeting.outcome is Outcome.MOVED and in_time:
            ended(meeting.date, 1, Ending.MOVED)
        overdue = school_days_after(term, day, meeting.date)
        if meeting.outcome is Outcome.MET and meeting.date > day and overdue <= LATE_AFTER:
            ended(meeting.date, 3, Ending.LATE)
    if newer is not None and newer <= day:
        ended(newer, 1, Ending.MOVED)
    away = student.is_away(day) or not student.on_roster(day)
    if away or any(m.date == day and m.outcome in _NOT_THERE for m in later):
        ended(day, 2, Ending.WAIVED)
    if school_days_after(term, day, today) > LATE_AFTER:
        ended(add_school_days(term, day, LATE_AFTER + 1), 4, Ending.BROKEN)
    if not ends:
        return Ending.OPEN, None
    on, _, ending = min(ends)
    return ending, on


_NOT_THERE = (Outcome.ABSENT, Outcome.DECLINED)


def _waits(
    by: str, day: date, ending: Ending, ended: date, later: list[Meeting], today: date
) -> bool:
    """Whether an adult's newest promise still puts its student first.

    An open one does from its day on. One that was waived by absence, moved without a new day,
    late or broken does until the adult meets the student. The student declining takes them out.
    """
    if ending is Ending.KEPT or (ending is Ending.OPEN and day > today):
        return False
    since = [m for m in later if m.date >= min(day, ended)]
    met = any(m.outcome is Outcome.MET and m.held_by(by) for m in since)
    declined = any(m.outcome is Outcome.DECLINED for m in since)
    return not met and not declined


def promise_counts(made: tuple[Promised, ...]) -> dict[str, int]:
    """How many were made, and how they ended, in the words of the report."""
    counts = {"made": len(made)}
    for ending in Ending:
        counts[ending.value] = sum(promised.ending is ending for promised in made)
    return counts
