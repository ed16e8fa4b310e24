"""What of a student's past can still bear on whose turn it is, told without the entries themselves.

Nothing in it hangs on the day, the roster or the settings, so that it can be kept beside a
student's notes, and answers for any day from the last of them on.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from oneonone.core.entries import Entry, Meeting, Outcome, Promise, Request


class Last(NamedTuple):
    """The last meeting that was held: of two, the greater one is the later."""

    day: int
    """The ordinal of its day."""
    at: str
    id: str
    by: str

    @property
    def date(self) -> date:
        """Its day."""
        return date.fromordinal(self.day)


class Held(NamedTuple):
    """The meetings of one template that were held."""

    template: str | None
    days: tuple[int, ...]
    """The ordinal of each one's day, in order."""
    last: Last


class Outline(NamedTuple):
    """A student's past in short. Its *recent* end starts with the first entry that may still
    matter: a request nobody has answered, an adult's last promise that no meeting has settled."""

    start: int = 0
    """How many entries lie before the recent ones."""
    before: date | None = None
    """The day of the last of those."""
    newest: date | None = None
    """The day of the newest entry."""
    asked: bool = False
    """Whether a request waits for an answer."""
    standing: tuple[int, ...] = ()
    """Places, among the recent entries, of each adult's last promise that is not settled."""
    missed: date | None = None
    """Of the promises whose day had gone when such a newer one was made, the last day."""
    held: tuple[Held, ...] = ()

    def meetings(self, clock: str | None, since: date) -> tuple[int, Last | None]:
        """How many meetings were held from this day on, of one template where it has a clock of
        its own, and the last of them."""
        kinds = [kind for kind in self.held if clock in (None, kind.template)]
        first = since.toordinal()
        many = sum(len(kind.days) - bisect_left(kind.days, first) for kind in kinds)
        return many, max(kind.last for kind in kinds) if many else None


AT_LEAST = 3
"""Entries that count as recent in any case: the last days are asked about most."""


def outline(entries: Sequence[Entry]) -> Outline:
    """The outline of a student's entries, which are in their order."""
    if not entries:
        return Outline()
    promised, missed = _unsettled(entries)
    asked = unanswered(entries)
    start = min(
        [max(0, len(entries) - AT_LEAST), *promised, *(entries.index(one) for one in asked)]
    )
    return Outline(
        start,
        entries[start - 1].date if start else None,
        entries[-1].date,
        bool(asked),
        tuple(place - start for place in promised),
        missed,
        _held(entries),
    )


def _held(entries: Sequence[Entry]) -> tuple[Held, ...]:
    days: dict[str | None, list[int]] = {}
    last: dict[str | None, Last] = {}
    for entry in entries:
        if isinstance(entry, Meeting) and entry.outcome is Outcome.MET:
            day = entry.date.toordinal()
            days.setdefault(entry.template, []).append(day)
            last[entry.template] = Last(day, entry.at or "", entry.id, entry.by)
    return tuple(Held(name, tuple(days[name]), last[name]) for name in days)


def _unsettled(entries: Sequence[Entry]) -> tuple[list[int], date | None]:
    """Places of each adult's last promise that may still count, on whatever day and in whatever
    term; and the last day of those before it that it came too late to move.

    A promise is settled by a later meeting with the same adult on its day or after: that meeting
    kept it, or was late, or came when it was broken, and from then on it keeps nobody waiting. One
    before the last keeps nobody waiting either, and is no longer open if that one moved it.
    """
    found: dict[str, int] = {}
    missed: list[date] = []
    met: dict[str, date] = {}
    for place in range(len(entries) - 1, -1, -1):
        entry = entries[place]
        if not isinstance(entry, (Meeting, Promise)):
            continue
        if entry.next is not None and entry.next > max(entry.date, met.get(entry.by, date.min)):
            last = found.setdefault(entry.by, place)
            if entries[last].date > entry.next:
                missed.append(entry.next)
        if isinstance(entry, Meeting) and entry.outcome is Outcome.MET:
            for adult in (entry.by, *entry.with_):
                met.setdefault(adult, entry.date)
    return sorted(found.values()), max(missed, default=None)


def unanswered(entries: Iterable[Entry]) -> tuple[Request, ...]:
    """Requests nobody has answered: by a meeting with the adult asked for (any, where none was),
    or by the student declining since."""
    still: list[Request] = []
    for entry in entries:
        if isinstance(entry, Request):
            still.append(entry)
        elif still and isinstance(entry, Meeting):
            if entry.outcome is Outcome.DECLINED:
                still = []
            elif entry.outcome is Outcome.MET:
                still = [r for r in still if r.adult is not None and not entry.held_by(r.adult)]
    return tuple(still)
