"""Who is up to date and who is not: the states of everyone, counted, and the gaps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from oneonone.core.entries import EntryId, Meeting, Outcome
from oneonone.core.history import History
from oneonone.core.promises import Promised, promises
from oneonone.core.roster import Student, fold
from oneonone.core.settings import Settings
from oneonone.core.standing import Standing, State, standing


class Span(NamedTuple):
    """Counts are taken from ``since`` to ``until``, both included; states as of ``until``."""

    since: date
    until: date


class Row(NamedTuple):
    """One student in the table of the report."""

    student: Student
    standing: Standing
    meetings: tuple[Meeting, ...]
    """Every note of the span, whatever its outcome."""
    promises: tuple[Promised, ...]
    """Those made in the span, as they stand at its end."""
    past: History
    """All that was recorded by the end of the span."""

    @property
    def ids(self) -> frozenset[EntryId]:
        """The ids of its meetings."""
        return frozenset(meeting.id for meeting in self.meetings)

    def how_many(self, outcome: Outcome) -> int:
        """How many notes of the span have this outcome."""
        return [meeting.outcome for meeting in self.meetings].count(outcome)

    @property
    def minutes(self) -> int:
        """Minutes of the meetings that were held, as far as they were timed."""
        return sum(m.minutes or 0 for m in self.meetings if m.outcome is Outcome.MET)


class Tally(NamedTuple):
    """How many students are in each state; coverage leaves out the new and the away."""

    students: int
    up_to_date: int
    due: int
    overdue: int
    never: int
    new: int
    away: int

    @property
    def expected(self) -> int:
        """Those who could be up to date."""
        return self.students - self.new - self.away

    @property
    def coverage(self) -> float | None:
        """Up to date ÷ expected, 0 to 1; None where nobody is expected."""
        return self.up_to_date / self.expected if self.expected else None


class Group(NamedTuple):
    """The rows that share a value of a column, an adult or a template."""

    name: str
    rows: tuple[Row, ...]

    @property
    def tally(self) -> Tally:
        """The states of its students."""
        return tally(self.rows)

    @property
    def meetings(self) -> int:
        """Meetings that were held."""
        return sum(row.how_many(Outcome.MET) for row in self.rows)

    @property
    def minutes(self) -> int:
        """Minutes of these meetings, as far as they were timed."""
        return sum(row.minutes for row in self.rows)

    @property
    def longest_wait(self) -> int | None:
        """School days since the last meeting (or since joining), of those who are expected."""
        waits = [
            row.standing.school_days
            for row in self.rows
            if row.standing.state not in (State.NEW, State.AWAY)
        ]
        return max(waits, default=None)


def rows(
    people: Sequence[tuple[Student, History]],
    settings: Settings,
    span: Span,
    template: str | None = None,
) -> tuple[Row, ...]:
    """One row for each student on the roster at the end of the span, in the roster's order; with
    the meetings of one template, and by its clock where it has one."""
    clock, found = settings.clock(template), []
    for student, whole in people:
        if not student.on_roster(span.until):
            continue
        past = whole.up_to(span.until)
        made = promises(student, past, settings.term, span.until)
        found.append(
            Row(
                student,
                standing(student, past, settings, span.until, clock),
                _counted(past, span, template),
                tuple(p for p in made if p.made >= span.since),
                past,
            )
        )
    return tuple(found)


def _counted(past: History, span: Span, template: str | None) -> tuple[Meeting, ...]:
    """The notes of a span, of one template where one was asked for."""
    found = past.meetings
    if template is None and (not found or found[0].date >= span.since):
        return found
    return tuple(m for m in found if m.date >= span.since and template in (None, m.template))


def tally(found: Sequence[Row]) -> Tally:
    """Count the states of these rows."""
    states = [row.standing.state for row in found]
    return Tally(
        students=len(states),
        up_to_date=states.count(State.OK),
        due=states.count(State.DUE),
        overdue=states.count(State.OVERDUE),
        never=states.count(State.NEVER),
        new=states.count(State.NEW),
        away=states.count(State.AWAY),
    )


_GAPS = {State.NEVER: 0, State.OVERDUE: 1, State.DUE: 2}


def gaps(found: Sequence[Row]) -> tuple[Row, ...]:
    """Those not up to date: never met first, then overdue, then due, longest wait first."""
    waiting = [row for row in found if row.standing.state in _GAPS]
    return tuple(
        sorted(
            waiting,
            key=lambda row: (
                _GAPS[row.standing.state],
                -row.standing.school_days,
                -row.standing.urgency,
                row.student.id,
            ),
        )
    )


def groups(found: Sequence[Row], by: str) -> tuple[Group, ...]:
    """Rows gathered by a column, by ``adult`` or by ``template``. One with several values stands
    in each of its groups; by template a row holds only that template's meetings."""
    members: dict[str, list[Row]] = {}
    for row in found:
        if by == "template":
            for name in sorted({m.template or "" for m in row.meetings}):
                only = tuple(m for m in row.meetings if (m.template or "") == name)
                members.setdefault(name, []).append(row._replace(meetings=only))
            continue
        for name in _values(row.student, by):
            members.setdefault(name, []).append(row)
    ordered = sorted(members, key=lambda name: (name == "", fold(name)))
    return tuple(Group(name, tuple(members[name])) for name in ordered)


def _values(student: Student, by: str) -> tuple[str, ...]:
    several = {"groups": student.groups, "adult": student.adults}
    if by in several:
        return several[by] or ("",)
    return (student.value(by),)
