"""One student's record as one adult reads it, and which entries of it belong together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from oneonone.core.entries import Amendment, Entry, EntryId, Statement
from oneonone.core.history import History
from oneonone.core.roster import Student


class Record(NamedTuple):
    """What is shared about a student, and the same with one adult's private words beside it."""

    student: Student
    shared: History
    own: History


class Together(NamedTuple):
    """An entry, and the amendments and statements that speak of it, oldest first."""

    entry: Entry
    beside: tuple[Together, ...] = ()


def together(past: History, last: int) -> tuple[Together, ...]:
    """The newest entries that make at most ``last``, newest first. What speaks of an entry counts
    as part of it; where that entry is older than those shown, it stands for itself."""
    for oldest in range(len(past.entries)):
        heads = _heads(past.entries, oldest)
        if len(heads) <= last:
            return tuple(_with_beside(head, past.entries, ()) for head in reversed(heads))
    return ()


def heads(past: History) -> tuple[Entry, ...]:
    """The entries that speak of no other, oldest first: as many as can be shown."""
    return _heads(past.entries, 0)


def _heads(entries: Sequence[Entry], oldest: int) -> tuple[Entry, ...]:
    there, shown = {entry.id: entry for entry in entries}, {one.id for one in entries[oldest:]}
    return tuple(entry for entry in entries[oldest:] if _head(entry, there, shown) is entry)


def _head(entry: Entry, there: dict[EntryId, Entry], shown: set[EntryId]) -> Entry:
    """Of those shown, the entry that this one is part of in the end, be it through one that is
    not. Of some that speak of each other in a ring, as only a hand can write them, the first by
    id."""
    seen = [entry]
    while (of := _of(seen[-1])) is not None and of in there:
        if there[of] in seen:
            ring = [one for one in seen[seen.index(there[of]) :] if one.id in shown]
            if ring:
                return min(ring, key=lambda one: one.id)
            break
        seen.append(there[of])
    return next(one for one in reversed(seen) if one.id in shown)


def _of(entry: Entry) -> EntryId | None:
    return entry.of if isinstance(entry, (Amendment, Statement)) else None


def _with_beside(entry: Entry, entries: Sequence[Entry], above: tuple[EntryId, ...]) -> Together:
    above = (*above, entry.id)
    beside = [one for one in entries if _of(one) == entry.id and one.id not in above]
    return Together(entry, tuple(_with_beside(one, entries, above) for one in beside))
