"""Whose turn it is on a day, slot by slot, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from oneonone.core.candidates import Field, LeftOut, Wanted, field
from oneonone.core.entries import Meeting, Outcome
from oneonone.core.history import History
from oneonone.core.roster import Condition, Student
from oneonone.core.seats import Band, Queue, Seated, deal, fitting, minutes_for, queue, taken_by
from oneonone.core.settings import Settings
from oneonone.core.slots import Slot, is_meeting_day, slots_of
from oneonone.core.term import Term, school_days
from oneonone.errors import WrongWords

SEATS = 5
"""Students of a day where neither seats, minutes nor a slot say how many."""

People = Sequence[tuple[Student, History]]


class Ask(NamedTuple):
    """What was asked of ``oo next``: at most one of seats, minutes and slot."""

    seats: int | None = None
    minutes: int | None = None
    slot: str | None = None
    template: str | None = None
    everyone: bool = False
    where: tuple[Condition, ...] = ()


class Pick(NamedTuple):
    """A student whose turn it is, in which slot, for which reason, for how many minutes."""

    seated: Seated
    slot: Slot | None
    minutes: int

    @property
    def student(self) -> Student:
        """Whose turn it is."""
        return self.seated.candidate.student

    @property
    def band(self) -> Band:
        """The reason."""
        return self.seated.band


class Turns(NamedTuple):
    """The picks of a day, in the order in which they are shown."""

    day: date
    picks: tuple[Pick, ...]
    left_out: tuple[LeftOut, ...]
    waiting: int
    """How many more are due."""
    seats: int
    """How many the day holds, those used up not counted."""
    minutes: int | None
    slots: tuple[Slot, ...]
    met_today: int
    """My meetings already held on this day."""


def picks(
    people: People,
    settings: Settings,
    me: str,
    day: date,
    ask: Ask,
    usual: Mapping[str, int],
) -> Turns:
    """Whose turn it is. ``usual`` gives each template's own minutes."""
    held = _held(people, me, day)
    if ask.seats is not None:
        sittings = [_Sitting(None, seats=ask.seats)]
    elif ask.minutes is not None:
        sittings = [_Sitting(None, minutes=ask.minutes)]
    else:
        slots = _chosen_slots(settings, me, day, ask.slot)
        sittings = [_Sitting(slot, minutes=slot.minutes) for slot in slots]
        sittings = sittings or [_Sitting(None, seats=SEATS)]
    if ask.seats is None:
        _use_up(sittings, held, usual, ask.template or settings.template)
    nth = meeting_day_number(settings, me, day)
    found: list[Pick] = []
    fields: list[Field] = []
    taken: set[str] = set()
    for sitting in sittings:
        template = ask.template or (sitting.slot and sitting.slot.template) or settings.template
        usually = usual.get(template, 5)
        clock = settings.clock(ask.template or (sitting.slot.template if sitting.slot else None))
        where = ask.where + (sitting.slot.where if sitting.slot else ())
        here = field(people, settings, Wanted(day, me, clock, ask.everyone, where))
        fields.append(here)
        line = queue(here.candidates, settings).without(taken)
        dealt = sitting.deal(line, nth, template, usually)
        taken |= {one.candidate.student.id for one in dealt}
        found += [
            Pick(one, sitting.slot, minutes_for(one.candidate, template, usually)) for one in dealt
        ]
    due = {c.student.id for f in fields for c in f.candidates if c.urgency >= 1} - taken
    return Turns(
        day=day,
        picks=tuple(found),
        left_out=_once([one for f in fields for one in f.left_out]),
        waiting=len(due),
        seats=len(found) if ask.minutes or sittings[0].slot else max(0, sittings[0].seats or 0),
        minutes=ask.minutes or sum(s.slot.minutes for s in sittings if s.slot) or None,
        slots=tuple(s.slot for s in sittings if s.slot),
        met_today=len(held),
    )


class _Sitting:
    """One run of seats: a slot's, or what was asked for; meetings held today use it up."""

    def __init__(
        self, slot: Slot | None, seats: int | None = None, minutes: int | None = None
    ) -> None:
        self.slot = slot
        self.seats = seats
        self.minutes = minutes
        self.untouched = True

    def deal(self, line: Queue, nth: int, template: str, usual: int) -> tuple[Seated, ...]:
        if self.minutes is None:
            return deal(line, max(0, self.seats or 0), nth)
        least = 1 if self.untouched else 0
        return fitting(line, self.minutes, nth, template, usual, least)

    def use(self, minutes: int) -> None:
        self.untouched = False
        if self.minutes is not None:
            self.minutes -= minutes
        elif self.seats is not None:
            self.seats -= 1


def _use_up(
    sittings: list[_Sitting],
    held: list[tuple[Student, Meeting]],
    usual: Mapping[str, int],
    template: str,
) -> None:
    """Each meeting held takes from the first sitting it fits, in who it is for and in minutes."""
    for student, meeting in held:
        cost = taken_by(meeting, usual.get(meeting.template or template, 5))
        fits = [
            s
            for s in sittings
            if s.slot is None or all(condition.holds(student) for condition in s.slot.where)
        ]
        roomy = [s for s in fits if s.minutes is None or s.minutes >= cost]
        chosen = next(iter(roomy or fits or sittings))
        chosen.use(cost)


def _held(people: People, me: str, day: date) -> list[tuple[Student, Meeting]]:
    found = [
        (student, entry)
        for student, past in people
        for entry in past.entries
        if entry.date == day
        and isinstance(entry, Meeting)
        and entry.outcome is Outcome.MET
        and entry.held_by(me)
    ]
    return sorted(found, key=lambda pair: (pair[1].at or "", pair[1].id, pair[0].id))


def _chosen_slots(settings: Settings, me: str, day: date, name: str | None) -> tuple[Slot, ...]:
    if name is None:
        return slots_of(settings.slots, me, settings.term, day)
    named = [s for s in settings.slots if s.name.casefold() == name.casefold()]
    mine = [s for s in named if s.belongs_to(me)] or named
    if not mine:
        known = ", ".join(dict.fromkeys(s.name for s in settings.slots)) or "none yet"
        raise WrongWords(f'no slot is called "{name}"', remedy=f"There is: {known}.")
    today = [s for s in mine if s in slots_of(settings.slots, me, settings.term, day)]
    return tuple((today or mine)[:1])


def _once(left_out: list[LeftOut]) -> tuple[LeftOut, ...]:
    first: dict[str, LeftOut] = {}
    for one in left_out:
        first.setdefault(one.student.id, one)
    return tuple(sorted(first.values(), key=lambda one: (one.reason, one.student.id)))


def meeting_day_number(settings: Settings, me: str, day: date) -> int:
    """Which meeting day of the term this is for an adult, from 0."""
    term: Term = settings.term
    before = [date.fromordinal(n) for n in school_days(term) if n < day.toordinal()]
    return sum(is_meeting_day(settings.slots, me, term, one) for one in before)
