"""How each promise ended. A promise is a day on which an adult said they will meet a student."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from oneonone.core.entries import AdultKey, Entry, EntryId, Meeting, Outcome, Promise
from oneonone.core.history import History
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
    entries = past.up_to(today).entries
    return _judged(student, entries, range(len(entries)), term, today)


def standing_promises(
    student: Student, past: History, term: Term, today: date
) -> tuple[Promised, ...]:
    """Of all the promises, those that are open or put their student first, oldest first."""
    past = past.up_to(today)
    short = past.outline
    if not short.standing:
        return ()
    judged = _judged(student, past.recent, short.standing, term, today)
    # One that is no promise in this term gives those before it their say again; so does one whose
    # day is gone, and that the newer one came too late to move.
    missed = short.missed is not None and not _is_broken(term, short.missed, today)
    if missed or len(judged) < len(short.standing):
        judged = promises(student, past, term, today)
    return tuple(one for one in judged if one.waits or one.ending is Ending.OPEN)


def _is_broken(term: Term, words: date, today: date) -> bool:
    """Whether a promise of this day cannot be open any more."""
    day = school_day_from(term, words)
    return day is None or school_days_after(term, day, today) > LATE_AFTER


def _judged(
    student: Student, entries: Sequence[Entry], places: Iterable[int], term: Term, today: date
) -> tuple[Promised, ...]:
    """How the promises at these places ended, told from the entries behind each."""
    made = {
        place: (entry, day)
        for place, entry in enumerate(entries)
        if isinstance(entry, (Meeting, Promise))
        and entry.next is not None
        and entry.next >= term.starts
        and (day := promised_day(term, entry.date, entry.next))
    }
    newer: dict[int, date] = {}
    last: dict[str, date] = {}
    for place, (entry, _) in reversed(made.items()):
        if entry.by in last:
            newer[place] = last[entry.by]
        last[entry.by] = entry.date
    meetings = [entry for entry in entries if isinstance(entry, Meeting)]
    behind = [n for n, entry in enumerate(entries) if isinstance(entry, Meeting)]
    found: list[Promised] = []
    for place in places:
        if place not in made:
            continue
        entry, day = made[place]
        later = meetings[bisect_right(behind, place) :]
        ending, ended = _ending(student, entry.by, day, newer.get(place), later, term, today)
        waits = place not in newer and _waits(entry.by, day, ending, ended or day, later, today)
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
    over = add_school_days(term, day, LATE_AFTER + 1)
    away = student.is_away(day) or not student.on_roster(day)
    ends: list[tuple[date, int, Ending]] = []
    for meeting in later:
        if meeting.date < opens:
            continue
        if over is not None and meeting.date >= over:
            break
        if meeting.date == day and meeting.outcome in _NOT_THERE:
            away = True
        if not meeting.held_by(by):
            continue
        if meeting.outcome is Outcome.MET:
            in_time = meeting.date <= day
            ends.append((meeting.date, *((0, Ending.KEPT) if in_time else (3, Ending.LATE))))
        elif meeting.outcome is Outcome.MOVED and meeting.date <= day:
            ends.append((meeting.date, 1, Ending.MOVED))
    if newer is not None and newer <= day:
        ends.append((newer, 1, Ending.MOVED))
    if away:
        ends.append((day, 2, Ending.WAIVED))
    if over is not None:
        ends.append((over, 4, Ending.BROKEN))
    on, _, ending = min((end for end in ends if end[0] <= today), default=_STILL)
    return ending, None if ending is Ending.OPEN else on


_STILL = (date.max, 5, Ending.OPEN)
_NOT_THERE = (Outcome.ABSENT, Outcome.DECLINED)


def _waits(
    by: str, day: date, ending: Ending, ended: date, later: list[Meeting], today: date
) -> bool:
    """Whether an adult's newest promise still puts its student first.

    An open one does from its day on. One that was waived by absence, moved without a new day or
    broken does until the adult meets the student. The student declining takes them out.
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
