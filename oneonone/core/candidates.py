"""Who may be picked on a day, and who is left out of it, with the reason."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from oneonone.core.entries import Entry, Meeting, Promise, Request, order
from oneonone.core.history import Goal, History, open_goals, open_requests
from oneonone.core.promises import Ending, Promised, standing_promises
from oneonone.core.roster import Condition, Student, named_by
from oneonone.core.settings import Settings
from oneonone.core.standing import Standing, standing
from oneonone.core.term import first_of_the_last

DECLINED_FOR = 3
"""School days for which a student who chose not to meet is let be."""


class Reason(StrEnum):
    """Why a student is not picked on a day."""

    MET = "met"
    ABSENT = "absent"
    MOVED = "moved"
    DECLINED = "declined"
    PROMISED = "promised"
    ELSEWHERE = "elsewhere"
    """In a colleague's slot at the same time."""


class LeftOut(NamedTuple):
    """A student who is not picked on a day."""

    student: Student
    reason: Reason
    by: str
    """The adult who met them, or promised to."""
    on: date
    at: str | None = None
    promise: Promised | None = None
    """A promise of mine that still stands for them."""


class Candidate(NamedTuple):
    """A student who may be picked, with everything their place in the order hangs on."""

    student: Student
    past: History
    standing: Standing
    urgency: float
    """Never below that of anyone already met who is met as often, for those never met."""
    promise: Promised | None = None
    request: Request | None = None

    @property
    def goal(self) -> Goal | None:
        """The newest open goal: what the next talk starts with."""
        found = open_goals(self.past)
        return found[-1] if found else None


class Wanted(NamedTuple):
    """Whose turn is asked about: on which day, by which adult, by which clock, of whom."""

    day: date
    me: str
    clock: str | None = None
    everyone: bool = False
    where: tuple[Condition, ...] = ()


class Field(NamedTuple):
    """Everyone who could be picked on a day, and those who are left out of it."""

    candidates: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]


def field(
    people: Iterable[tuple[Student, History]],
    settings: Settings,
    wanted: Wanted,
    roster: Sequence[Student] | None = None,
) -> Field:
    """Sort the students who are here into candidates and those left out.

    ``roster`` is everyone, where ``people`` are only those who may be this adult's.
    """
    people = list(people)
    everyone = [student for student, _ in people] if roster is None else roster
    mine = named_by(everyone, wanted.me, wanted.day)
    lately = first_of_the_last(settings.term, DECLINED_FOR + 1, wanted.day)
    candidates: list[Candidate] = []
    left_out: list[LeftOut] = []
    for student, whole in people:
        if not student.on_roster(wanted.day) or student.is_away(wanted.day):
            continue
        if not all(condition.holds(student) for condition in wanted.where):
            continue
        past = whole.up_to(wanted.day)
        made = standing_promises(student, past, settings.term, wanted.day)
        asked = [r for r in open_requests(past) if r.adult in (None, wanted.me)]
        if not (wanted.everyone or student.id in mine or _calls_me(wanted.me, made, asked)):
            continue
        promise = next((p for p in made if p.by == wanted.me and p.waits), None)
        if reason := _left_out(student, past.since(lately), made, promise, wanted):
            left_out.append(reason)
            continue
        now = standing(student, past, settings, wanted.day, wanted.clock)
        request = min(asked, key=lambda r: (not r.urgent, r.date, r.at or "", r.id), default=None)
        candidates.append(Candidate(student, past, now, now.urgency, promise, request))
    return Field(_lifted(candidates), tuple(left_out))


def _calls_me(me: str, made: tuple[Promised, ...], asked: list[Request]) -> bool:
    """A promise or a request makes a colleague's student mine as well."""
    return any(p.by == me for p in made) or any(request.adult == me for request in asked)


def _left_out(
    student: Student,
    lately: Sequence[Entry],
    made: tuple[Promised, ...],
    promise: Promised | None,
    wanted: Wanted,
) -> LeftOut | None:
    declined: Meeting | None = None
    for meeting in reversed(lately):
        if not isinstance(meeting, Meeting):
            continue
        today = meeting.date == wanted.day
        reason = Reason(meeting.outcome.value)
        if reason is Reason.MET and wanted.clock not in (None, meeting.template):
            continue
        if today and reason is not Reason.DECLINED:
            return LeftOut(student, reason, meeting.by, meeting.date, meeting.at, promise)
        if reason is Reason.DECLINED and declined is None:
            declined = meeting
    if declined is not None and not _promised_since(declined, lately, wanted.me):
        return LeftOut(student, Reason.DECLINED, declined.by, declined.date, declined.at)
    for other in made:
        colleague = other.by != wanted.me and other.day == wanted.day
        if colleague and other.ending is Ending.OPEN and promise is None:
            return LeftOut(student, Reason.PROMISED, other.by, other.day)
    return None


def _promised_since(declined: Meeting, lately: Sequence[Entry], me: str) -> bool:
    """In the order of the entries: with the decline itself, or after it."""
    return any(
        isinstance(one, (Meeting, Promise))
        and one.next is not None
        and one.by == me
        and order(one) >= order(declined)
        for one in lately
    )


def _lifted(candidates: list[Candidate]) -> tuple[Candidate, ...]:
    """Nobody never met comes behind someone met already who should be met as often."""
    highest: dict[object, float] = {}
    for one in candidates:
        if not one.standing.never_met:
            days = one.standing.cadence.days
            highest[days] = max(one.urgency, highest.get(days, one.urgency))
    return tuple(
        one._replace(urgency=max(one.urgency, highest.get(one.standing.cadence.days, one.urgency)))
        if one.standing.never_met
        else one
        for one in candidates
    )
