"""Who falls on which slot from here, and whether the minutes suffice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from oneonone.core.cadence import Cadence
from oneonone.core.entries import AdultKey, EntryId, Meeting
from oneonone.core.history import History
from oneonone.core.offering import Diary
from oneonone.core.roster import Student
from oneonone.core.rotation import Ask, Pick, picks
from oneonone.core.seats import CHANGE_OVER
from oneonone.core.settings import Settings
from oneonone.core.slots import Slot
from oneonone.core.standing import cadence_for
from oneonone.core.term import school_days, week_of

SHORTEST = 2
"""Minutes below which a talk is none (2x10: two minutes)."""


class Sitting(NamedTuple):
    """One slot of one day, and who falls on it; without slots, the whole day."""

    day: date
    slot: Slot | None
    picks: tuple[Pick, ...]


class Remedy(NamedTuple):
    """What would make it fit; None where nothing reasonable would."""

    minutes_a_week: int
    """More than there are now."""
    each: int | None
    """Minutes for each meeting instead."""
    weeks: int
    """Weeks between the meetings of a student instead."""


class Plan(NamedTuple):
    """Students against seats. All lengths are school days."""

    students: int
    seats_a_week: Fraction
    round: int | None
    """School days until everyone had a turn; None without any seat."""
    needed_a_week: Fraction
    """Meetings that everyone's cadence asks for."""
    cadences: tuple[tuple[Cadence, int], ...]
    """Each cadence and how many have it, the most first."""
    remedy: Remedy | None
    sittings: tuple[Sitting, ...]

    @property
    def fits(self) -> bool:
        """Whether the seats of a week suffice."""
        return self.seats_a_week >= self.needed_a_week


def verdict(students: Sequence[Student], settings: Settings, days: Diary) -> Plan:
    """Whether this adult's seats of an ordinary week suffice for these students."""
    a_week = len(settings.term.week)
    seats = seats_a_week(settings, days)
    rate = [cadence_for(student, settings) for student in students]
    needed = sum((Fraction(a_week) / cadence.days for cadence in rate), Fraction(0))
    counts: dict[Cadence, int] = {}
    for cadence in rate:
        counts[cadence] = counts.get(cadence, 0) + 1
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].days))
    length = ceil(Fraction(len(students) * a_week) / seats) if seats else None
    found = Plan(len(students), seats, length, needed, tuple(ordered), None, ())
    if found.fits or not students:
        return found
    return found._replace(remedy=_remedy(found, settings, days))


def seats_a_week(settings: Settings, days: Diary) -> Fraction:
    """Whole seats of each slot, on average over the weeks of the term without a day off (over all
    of them, where every week has one)."""
    weeks: dict[date, list[date]] = {}
    for ordinal in school_days(settings.term):
        day = date.fromordinal(ordinal)
        weeks.setdefault(week_of(day), []).append(day)
    full = [week for week in weeks.values() if len(week) == len(settings.term.week)]
    chosen = full or list(weeks.values())
    seats = sum(days.seats(day) for week in chosen for day in week)
    return Fraction(seats, len(chosen)) if chosen else Fraction(0)


def _remedy(plan: Plan, settings: Settings, days: Diary) -> Remedy:
    missing = ceil(plan.needed_a_week - plan.seats_a_week)
    return Remedy(
        minutes_a_week=missing * days.minutes_in(None),
        each=_shorter(plan, settings, days),
        weeks=ceil(plan.students / plan.seats_a_week) if plan.seats_a_week else 0,
    )


def _shorter(plan: Plan, settings: Settings, days: Diary) -> int | None:
    """The longest meeting, in minutes, with which the slots would suffice."""
    for minutes in range(days.minutes_in(None) - CHANGE_OVER - 1, SHORTEST - 1, -1):
        shorter = days._replace(usual={name: min(m, minutes) for name, m in days.usual.items()})
        if seats_a_week(settings, shorter) >= plan.needed_a_week:
            return minutes
    return None


def sittings(
    people: Sequence[tuple[Student, History]],
    settings: Settings,
    days: Diary,
    start: date,
    weeks: int,
    usual: Mapping[str, int],
) -> tuple[Sitting, ...]:
    """Who falls on which slot if everyone comes, day by day, for this many weeks."""
    notes: dict[str, History] = {student.id: past for student, past in people}
    found: list[Sitting] = []
    end = start + timedelta(7 * weeks)
    day = start if days.is_meeting_day(start) else days.next_meeting_day(start)
    while day is not None and day < end:
        now = [(student, notes[student.id]) for student, _ in people]
        turns = picks(now, settings, days.me, day, Ask(), usual)
        for slot in turns.slots or (None,):
            chosen = tuple(p for p in turns.picks if slot is None or p.slot == slot)
            if chosen:
                found.append(Sitting(day, slot, chosen))
        for pick in turns.picks:
            past = notes[pick.student.id]
            held = _held(pick, day, days.me, settings)
            notes[pick.student.id] = History(past.student, (*past.entries, held))
        day = days.next_meeting_day(day)
    return tuple(found)


def _held(pick: Pick, day: date, me: str, settings: Settings) -> Meeting:
    template = (pick.slot and pick.slot.template) or settings.template
    made = EntryId(f"{day}-{me}-plan")
    return Meeting(pick.student.id, day, AdultKey(me), template=template, id=made)
