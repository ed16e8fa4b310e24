"""Following up: which goals and debts stand, in which order, and a word on how one went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from oneonone.core.entries import AdultKey, EntryId, GoalState, Meeting, Review, content
from oneonone.core.history import Goal, History, Owed, goals, owed
from oneonone.core.record import Record
from oneonone.core.roster import Student


class Which(StrEnum):
    """Which goals are asked for; ``due`` is open, and due today or earlier."""

    OPEN = "open"
    DUE = "due"
    KEPT = "kept"
    ALL = "all"


Work = TypeVar("Work", Goal, Owed)


class Row(NamedTuple, Generic[Work]):
    """One goal, or one thing owed, of one student."""

    student: Student
    what: Work
    only_here: bool
    """Whether its words are private, and known on this machine alone."""


class FollowUp(NamedTuple):
    """Goals of students and what adults owe them, in the order in which they call for a word."""

    which: Which
    goals: tuple[Row[Goal], ...]
    owed: tuple[Row[Owed], ...]


def follow_up(records: Sequence[Record], which: Which, today: date) -> FollowUp:
    """What stands at the end of ``today``: the longest due first, without a day last; what is
    closed comes last, newest first."""
    set_goals: list[Row[Goal]] = []
    debts: list[Row[Owed]] = []
    for student, shared, own in records:
        known = {meeting.id for meeting in shared.meetings if meeting.goal or meeting.owed}
        past = own.up_to(today)
        set_goals += [Row(student, one, one.id not in known) for one in goals(past)]
        debts += [Row(student, one, one.id not in known) for one in owed(past)]
    return FollowUp(which, _chosen(set_goals, which, today), _chosen(debts, which, today))


def of_mine(found: FollowUp, students: frozenset[str], me: str) -> FollowUp:
    """The goals of these students, and what this adult owes."""
    return found._replace(
        goals=tuple(row for row in found.goals if row.student.id in students),
        owed=tuple(row for row in found.owed if row.what.by == me),
    )


def _chosen(rows: Iterable[Row[Work]], which: Which, today: date) -> tuple[Row[Work], ...]:
    kept = [row for row in rows if _fits(row.what, which, today)]
    return tuple(sorted(kept, key=_order))


def _fits(what: Goal | Owed, which: Which, today: date) -> bool:
    match which:
        case Which.DUE:
            return is_due(what, today)
        case Which.KEPT:
            return what.state is GoalState.KEPT
        case Which.ALL:
            return True
    return what.open


def is_due(what: Goal | Owed, today: date) -> bool:
    """Whether it is open, and its day has come."""
    return what.open and what.due is not None and what.due <= today


def _order(row: Row[Work]) -> tuple[bool, int, str, str]:
    what = row.what
    if what.open:
        day = (what.due or date.max).toordinal()
    else:
        day = -(what.reviewed_on or date.min).toordinal()
    return (not what.open, day, row.student.id, what.id)


class Subject(NamedTuple):
    """What a review of one meeting's id speaks of: its goal, what its adult owes, or both."""

    goal: Goal | None
    owed: Owed | None

    @property
    def parts(self) -> tuple[Goal | Owed, ...]:
        """Those that there are."""
        return tuple(part for part in self if part is not None)

    def stays_closed(self, state: GoalState) -> bool:
        """Whether this word closes what it has closed already, and changes nothing."""
        return state.closes and all(part.state is state for part in self.parts)


def subject(past: History, of: EntryId) -> Subject:
    """The goal and the debt of this id; neither, where it is no meeting that set one."""
    return Subject(
        next((goal for goal in goals(past) if goal.id == of), None),
        next((one for one in owed(past) if one.id == of), None),
    )


def review(
    past: History, of: EntryId, state: GoalState, me: str, today: date, at: str, note: str | None
) -> Review:
    """A word on how one goal went, which is the last on it: it sorts behind those of today, and
    the same word again after another one is numbered, since the same words are one file."""
    spoken = [
        entry
        for entry in past.entries
        if isinstance(entry, (Meeting, Review)) and entry.date == today
        if of in dict(entry.reviewed)
    ]
    last = max((entry.at or "" for entry in spoken), default="")
    found = Review(past.student, today, AdultKey(me), ((of, state),), later_time(at, last), note)
    alike = [
        entry
        for entry in spoken
        if isinstance(entry, Review) and content(entry._replace(nth=None)) == content(found)
    ]
    if not alike:
        return found
    nth = max(entry.nth or 1 for entry in alike) + (alike[-1] is not spoken[-1])
    return found._replace(nth=nth if nth > 1 else None)


def later_time(at: str, last: str) -> str:
    """The time, or a second after the last where the clock has not got past it."""
    if at > last:
        return at
    form = "%H:%M:%S" if last.count(":") == 2 else "%H:%M"
    moment = datetime.strptime(last, form) + timedelta(seconds=1)
    return moment.strftime("%H:%M:%S") if moment.day == 1 else last
