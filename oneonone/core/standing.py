"""How long a student has waited, against how often they should be met."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from oneonone.core.cadence import Cadence
from oneonone.core.history import History
from oneonone.core.outline import Last
from oneonone.core.roster import Student
from oneonone.core.settings import Settings
from oneonone.core.term import school_days_after

if TYPE_CHECKING:
    from fractions import Fraction


class State(StrEnum):
    """Where a student stands. ``never`` and ``new`` have not been met this term."""

    NEVER = "never"
    OVERDUE = "overdue"
    DUE = "due"
    OK = "ok"
    NEW = "new"
    AWAY = "away"


class Standing(NamedTuple):
    """A student on one day, by one clock."""

    state: State
    school_days: int
    """Since the last meeting; since they joined, where there was none."""
    cadence: Cadence
    urgency: float
    """The share of the cadence that has passed; one more for those never met."""
    last: Last | None
    meetings: int
    """How many were held this term."""

    @property
    def never_met(self) -> bool:
        """Whether no meeting was held this term."""
        return self.last is None


def cadence_for(student: Student, settings: Settings, clock: str | None = None) -> Cadence:
    """How often: a template's own clock, else the student's, else their tier's, else everyone's."""
    if clock is not None:
        return dict(settings.every)[clock]
    return student.cadence or dict(settings.tiers).get(student.tier) or settings.cadence


def standing(
    student: Student, past: History, settings: Settings, day: date, clock: str | None = None
) -> Standing:
    """Where a student stands at the end of ``day``. Entries before the term move no clock."""
    cadence = cadence_for(student, settings, clock)
    meetings, last = past.up_to(day).outline.meetings(clock, settings.term.starts)
    start = last.date if last else max(settings.term.starts, student.joined or date.min)
    waited = school_days_after(settings.term, start, day)
    if student.is_away(day):
        state = State.AWAY
    elif last is None:
        state = State.NEW if waited < cadence.days else State.NEVER
    else:
        state = _state(waited, cadence.days)
    # One exact division, rounded once: equal shares stay equal, and all stay in order.
    urgency = float((waited if last else waited + cadence.days) / cadence.days)
    return Standing(state, waited, cadence, urgency, last, meetings)


def _state(waited: int, days: "int | Fraction") -> State:
    if waited < days:
        return State.OK
    return State.DUE if waited < 2 * days else State.OVERDUE
