"""Looking ahead: what a list asked about last time is looked at again while the program loads.

The guess decides nothing. A folder that was not guessed is looked at when it is asked about.
"""

import json
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from oneonone.world import clock
from oneonone.world.index import Index
from oneonone.world.place import Place
from oneonone.world.stamps import Stamp, all_places, look_at, stamps
from oneonone.world.workers import MOST, Aside, Job, has_hands

ALONE = 60
"""Folders up to which one process looks at them as quickly as two."""

FEW = 6
"""Folders that are looked at in one go."""

SETTLED = 2.0
"""Seconds after which a further change has other times, on every kind of disk."""


class Ahead(NamedTuple):
    """Folders that another process looks at."""

    names: frozenset[str]
    aside: Aside
    settled: int
    """The moment, in nanoseconds, up to which a change in them has times of its own."""

    def stamps(self) -> dict[str, Stamp | None]:
        """What they look like; this process takes a hand in those that are still to be done."""
        found: dict[str, Stamp | None] = {}
        for line in self.aside.results():
            found |= stamps(line)
        return found


def settled() -> int:
    """The moment, in nanoseconds, up to which a change has times of its own by now."""
    return int((clock.file_time() - SETTLED) * 1e9)


EVERYONE = None
"""In place of who asks: all folders that are known."""


def look_ahead(root: Place, index: Index, who: str | None) -> Ahead | None:
    """Begin to look at what this list asked about last time, and for a list of mine at all
    folders from outside. None where nothing is gained."""
    if not has_hands():
        return None
    names = index.names() if who is EVERYONE else _list_of(index, who)
    if len(names) <= ALONE:
        return None
    return looked_at(root, names, None if who is EVERYONE else partial(all_places, root))


def looked_at(root: Place, names: Sequence[str], first: Job | None = None) -> Ahead:
    """Have these folders looked at, a few at a time."""
    few = max(FEW, -(-len(names) // MOST))
    since = settled()  # before the first is looked at
    parts = [partial(look_at, root, names[n : n + few]) for n in range(0, len(names), few)]
    return Ahead(frozenset(names), Aside(parts, first), since)


def _list_of(index: Index, who: str) -> list[str]:
    said = index.said(f"list of {who}", "")
    try:
        found = json.loads(said or "[]")
    except ValueError:
        found = []
    return [name for name in found if isinstance(name, str)] if isinstance(found, list) else []


def keep_list(index: Index, who: str, names: Sequence[str]) -> None:
    """Remember what a list asked about."""
    if len(names) > ALONE and _list_of(index, who) != names:
        index.keep_said(f"list of {who}", "", json.dumps(names))
