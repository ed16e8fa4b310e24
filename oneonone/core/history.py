"""One student's entries in their order, and what they add up to: goals, what is owed, pins."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import NamedTuple

from oneonone.core.entries import (
    AdultKey,
    Entry,
    EntryId,
    GoalState,
    Meeting,
    Outcome,
    Promise,
    Request,
    Review,
    StudentId,
    order,
)
from oneonone.core.outline import Outline, outline, unanswered


class Source(NamedTuple):
    """A history that is known in short, and can be fetched as far as it is asked for."""

    outline: Outline
    recent: Callable[[], tuple[Entry, ...]]
    entries: Callable[[], tuple[Entry, ...]]


class History:
    """All that was recorded about one student, oldest first."""

    def __init__(
        self, student: StudentId, entries: tuple[Entry, ...] = (), source: Source | None = None
    ) -> None:
        self.student = student
        self._source = source
        if source is None:
            self.entries = entries
        else:
            self.outline = source.outline

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, History):
            return NotImplemented
        return (self.student, self.entries) == (other.student, other.entries)

    def __hash__(self) -> int:
        return hash((self.student, self.entries))

    def __repr__(self) -> str:
        return f"History({self.student!r}, {self.entries!r})"

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry."""
        assert self._source is not None
        return self._source.entries()

    @cached_property
    def outline(self) -> Outline:
        """What of it can still bear on whose turn it is."""
        return outline(self.entries)

    @cached_property
    def recent(self) -> tuple[Entry, ...]:
        """The entries at its end that may still matter."""
        if self._source is not None:
            return self._source.recent()
        return self.entries[self.outline.start :]

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Every note, whatever its outcome."""
        return tuple(entry for entry in self.entries if isinstance(entry, Meeting))

    def up_to(self, day: date) -> "History":
        """What was recorded by the end of this day."""
        newest = self.outline.newest
        if newest is None or newest <= day:
            return self
        return History(self.student, tuple(e for e in self.entries if e.date <= day))

    def since(self, day: date) -> tuple[Entry, ...]:
        """What was recorded on this day and after it."""
        short = self.outline
        if short.newest is None or short.newest < day:
            return ()
        enough = short.before is None or short.before < day
        return tuple(e for e in (self.recent if enough else self.entries) if e.date >= day)

    @property
    def met(self) -> tuple[Meeting, ...]:
        """The meetings that were held."""
        return tuple(meeting for meeting in self.meetings if meeting.outcome is Outcome.MET)


def history(student: StudentId, entries: Iterable[Entry]) -> "History":
    """A student's entries, sorted. The order of files on the disk does not matter."""
    return History(student, tuple(sorted(entries, key=order)))


class Goal(NamedTuple):
    """A goal and how it stands; its id is the id of the meeting that set it."""

    id: EntryId
    student: StudentId
    text: str
    due: date | None
    set_on: date
    set_by: AdultKey
    state: GoalState | None = None
    reviewed_on: date | None = None

    @property
    def open(self) -> bool:
        """Whether it is still being worked on."""
        return self.state is None or not self.state.closes


class Owed(NamedTuple):
    """What an adult said they would do for the student."""

    id: EntryId
    student: StudentId
    text: str
    due: date | None
    since: date
    by: AdultKey
    state: GoalState | None = None
    reviewed_on: date | None = None

    @property
    def open(self) -> bool:
        """Whether the student is still waiting for it."""
        return self.state is None or not self.state.closes


def _reviews(
    past: History, *kinds: type[Meeting] | type[Review]
) -> dict[EntryId, tuple[GoalState, date]]:
    """The last word on each goal in entries of these kinds."""
    last: dict[EntryId, tuple[GoalState, date]] = {}
    for entry in past.entries:
        if isinstance(entry, kinds):
            for goal_id, state in entry.reviewed:
                last[goal_id] = (state, entry.date)
    return last


def goals(past: History) -> tuple[Goal, ...]:
    """Every goal that was set, oldest first."""
    last = _reviews(past, Meeting, Review)
    return tuple(
        Goal(
            entry.id,
            past.student,
            entry.goal.text,
            entry.goal.due,
            entry.date,
            entry.by,
            *last.get(entry.id, (None, None)),
        )
        for entry in past.meetings
        if entry.goal is not None
    )


def open_goals(past: History) -> tuple[Goal, ...]:
    """The goals still being worked on, oldest first."""
    return tuple(goal for goal in goals(past) if goal.open)


def owed(past: History) -> tuple[Owed, ...]:
    """What adults said they would do, oldest first. A review of the same id closes it.

    A meeting's own goal shares its id: only a review between meetings speaks of what is owed.
    """
    last = _reviews(past, Review)
    return tuple(
        Owed(
            entry.id,
            past.student,
            entry.owed.text,
            entry.owed.due,
            entry.date,
            entry.by,
            *last.get(entry.id, (None, None)),
        )
        for entry in past.meetings
        if entry.owed is not None
    )


def open_owed(past: History) -> tuple[Owed, ...]:
    """What the student is still waiting for."""
    return tuple(one for one in owed(past) if one.open)


def pins(past: History) -> tuple[str, ...]:
    """What is shown first every time, newest first, each once."""
    found = [entry.pin for entry in reversed(past.meetings) if entry.pin]
    return tuple(dict.fromkeys(found))


def open_requests(past: History) -> tuple[Request, ...]:
    """Requests nobody has answered."""
    return unanswered(past.recent) if past.outline.asked else ()


def promising(past: History) -> tuple[Meeting | Promise, ...]:
    """The entries that promise a day, oldest first."""
    return tuple(
        entry
        for entry in past.entries
        if isinstance(entry, (Meeting, Promise)) and entry.next is not None
    )
