"""Whose turn it is on a day, slot by slot, and why."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from oneonone.core.candidates import Candidate, Field, LeftOut, Reason, Wanted, field
from oneonone.core.digest import digest
from oneonone.core.roster import Condition, Student
from oneonone.core.seats import CHANGE_OVER, Band, Seated, deal, fitting, minutes_for, queue
from oneonone.core.settings import Settings
from oneonone.core.sittings import (
    USUAL_MINUTES,
    People,
    Sitting,
    chosen_slots,
    held_on,
    overlaps,
    used_up,
)
from oneonone.core.slots import Slot, is_meeting_day, slots_of
from oneonone.core.standing import State
from oneonone.core.term import Term, school_days

SEATS = 5
"""Students of a day where neither seats, minutes nor a slot say how many."""


class Ask(NamedTuple):
    """What was asked of ``oo next``: at most one of seats, minutes and slot."""

    seats: int | None = None
    minutes: int | None = None
    slot: str | None = None
    template: str | None = None
    everyone: bool = False
    where: tuple[Condition, ...] = ()
    roster: tuple[Student, ...] | None = None
    """Everyone on the roster, where the people at hand are only those it may concern."""


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
    promised: tuple[Student, ...]
    """Those promised for the day, or before, for whom no seat is left."""
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
    held = held_on(people, me, day)
    sittings = _sittings(settings, me, day, ask)
    if ask.seats is None:
        sittings = used_up(sittings, held, usual, ask.template or settings.template)
    found: list[Pick] = []
    fields: list[Field] = []
    taken: set[str] = set()
    theirs: dict[str, str] = {}
    for sitting in sittings:
        theirs |= _dealt_to_colleagues(people, settings, me, day, sitting.slot, ask, usual)
        dealt = _deal(people, settings, me, day, sitting, ask, usual, taken | set(theirs))
        fields.append(dealt.field)
        taken |= {pick.student.id for pick in dealt.picks}
        found += dealt.picks
    everyone: dict[str, Candidate] = {c.student.id: c for one in fields for c in one.candidates}
    elsewhere = [
        LeftOut(everyone[one].student, Reason.ELSEWHERE, adult, day)
        for one, adult in theirs.items()
        if one in everyone and one not in taken
    ]
    up_to_date = (State.OK, State.NEW)
    due = {i for i, c in everyone.items() if c.standing.state not in up_to_date}
    slots = tuple(s.slot for s in sittings if s.slot)
    return Turns(
        day=day,
        picks=tuple(found),
        left_out=_once([one for f in fields for one in f.left_out] + elsewhere, taken),
        promised=tuple(c.student for i, c in everyone.items() if c.promise and i not in taken),
        waiting=len(due - taken - set(theirs)),
        seats=sum(_seats(one, settings, ask, usual) for one in sittings),
        minutes=ask.minutes or sum(slot.minutes for slot in slots) or None,
        slots=slots,
        met_today=len(held),
    )


def _sittings(settings: Settings, me: str, day: date, ask: Ask) -> list[Sitting]:
    if ask.seats is not None:
        return [Sitting(None, seats=ask.seats)]
    if ask.minutes is not None:
        return [Sitting(None, minutes=ask.minutes)]
    slots = chosen_slots(settings, me, day, ask.slot)
    return [Sitting(slot, minutes=slot.minutes) for slot in slots] or [Sitting(None, seats=SEATS)]


def _seats(sitting: Sitting, settings: Settings, ask: Ask, usual: Mapping[str, int]) -> int:
    """How many a sitting holds at its template's own minutes."""
    if sitting.minutes is None:
        return max(0, sitting.seats or 0)
    named = ask.template or (sitting.slot.template if sitting.slot else None)
    each = usual.get(named or settings.template, USUAL_MINUTES) + CHANGE_OVER
    return max(int(sitting.untouched), sitting.minutes // each)


class _Dealt(NamedTuple):
    """One sitting dealt: everyone who could be picked in it, and who was."""

    field: Field
    picks: tuple[Pick, ...]


def _deal(
    people: People,
    settings: Settings,
    me: str,
    day: date,
    sitting: Sitting,
    ask: Ask,
    usual: Mapping[str, int],
    taken: set[str],
) -> _Dealt:
    slot = sitting.slot
    named = ask.template or (slot.template if slot else None)
    template = named or settings.template
    usually = usual.get(template, USUAL_MINUTES)
    where = ask.where + (slot.where if slot else ())
    wanted = Wanted(day, me, settings.clock(named), ask.everyone, where)
    here = field(people, settings, wanted, ask.roster)
    line = queue(here.candidates, settings).without(taken)
    nth = meeting_day_number(settings, me, day)
    if sitting.minutes is None:
        seated = deal(line, max(0, sitting.seats or 0), nth)
    else:
        seated = fitting(line, sitting.minutes, nth, template, usually, int(sitting.untouched))
    return _Dealt(
        here,
        tuple(Pick(one, slot, minutes_for(one.candidate, template, usually)) for one in seated),
    )


def _dealt_to_colleagues(
    people: People,
    settings: Settings,
    me: str,
    day: date,
    slot: Slot | None,
    ask: Ask,
    usual: Mapping[str, int],
) -> dict[str, str]:
    """Students whom colleagues meet in slots at the same time, by the adult they go to.

    Colleagues who share students and ask at the same minute would otherwise be sent to the same
    child. Who is dealt to first changes from day to day, so that nobody waits for good for a
    colleague who does not come. A slot of everyone's says nothing of who comes to it.
    """
    taken: dict[str, str] = {}
    for adult, other in _before_me(settings, me, day, slot):
        sitting = Sitting(other, minutes=other.minutes)
        theirs = held_on(people, adult, day)
        (sitting,) = used_up([sitting], theirs, usual, settings.template)
        ask_ = Ask(roster=ask.roster)
        dealt = _deal(people, settings, adult, day, sitting, ask_, usual, set(taken))
        taken |= {pick.student.id: adult for pick in dealt.picks}
    return taken


def _before_me(
    settings: Settings, me: str, day: date, slot: Slot | None
) -> Iterator[tuple[str, Slot]]:
    """The slots at the same time of those colleagues who are dealt to first on this day."""
    if slot is None or slot.adult is None:
        return
    order = sorted(dict(settings.team), key=lambda adult: _lot(settings, day, adult))
    for adult in order[: order.index(me)] if me in order else ():
        for other in slots_of(settings.slots, adult, settings.term, day):
            if other.adult == adult and overlaps(slot, other):
                yield adult, other


def asked_about(settings: Settings, me: str, day: date, ask: Ask) -> tuple[str, ...]:
    """The adults whose students have to be known to say whose turn it is: this one, and those who
    come first in slots at the same time."""
    slots = [sitting.slot for sitting in _sittings(settings, me, day, ask)]
    others = [adult for slot in slots for adult, _ in _before_me(settings, me, day, slot)]
    return tuple(dict.fromkeys([me, *others]))


def _lot(settings: Settings, day: date, adult: str) -> bytes:
    return digest(f"{settings.id}\n{day.isoformat()}\n{adult}".encode())


def _once(left_out: list[LeftOut], taken: set[str]) -> tuple[LeftOut, ...]:
    """Each once; one left out of a slot by its clock may have a seat in another."""
    first: dict[str, LeftOut] = {}
    for one in left_out:
        if one.student.id not in taken:
            first.setdefault(one.student.id, one)
    return tuple(sorted(first.values(), key=lambda one: (one.reason, one.student.id)))


def meeting_day_number(settings: Settings, me: str, day: date) -> int:
    """Which meeting day of the term this is for an adult, from 0."""
    term: Term = settings.term
    before = [date.fromordinal(n) for n in school_days(term) if n < day.toordinal()]
    return sum(is_meeting_day(settings.slots, me, term, one) for one in before)
