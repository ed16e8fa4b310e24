"""What keeps a student's record, and whether it was forgotten: holds, releases, tombstones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from oneonone.core.entries import Entry, Forgotten, Hold, Release
from oneonone.core.history import History


def standing_hold(past: History, today: date) -> Hold | None:
    """The hold that keeps this record today, of several the one that lasts longest. A release ends
    all that came before it; a hold with a last day ends by itself when that day is over."""
    released = max((_moment(one) for one in past.entries if isinstance(one, Release)), default=None)
    here = [
        one
        for one in past.entries
        if isinstance(one, Hold) and (one.until is None or one.until >= today)
        # Of one second, the hold came first: nobody ends what is not there.
        if released is None or _moment(one) > released
    ]
    return max(here, key=lambda hold: hold.until or date.max, default=None)


def _moment(entry: Entry) -> tuple[date, str]:
    return entry.date, entry.at or ""


def forgotten(entries: Iterable[Entry]) -> Forgotten | None:
    """The tombstone of the newest day, where there is one: this record was removed on it."""
    found = [entry for entry in entries if isinstance(entry, Forgotten)]
    return max(found, key=lambda stone: stone.date, default=None)


def came_later(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """What stands in a forgotten record although it is of the time that was forgotten: it lay on
    another machine. What is dated after that day is of a student who came back."""
    stone = forgotten(entries)
    if stone is None:
        return ()
    return tuple(e for e in entries if not isinstance(e, Forgotten) and e.date <= stone.date)
