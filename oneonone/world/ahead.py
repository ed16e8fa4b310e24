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
from oneonone.world.stamps import folder_names_in, look_at
from oneonone.world.workers import Aside, has_hands

ALONE = 60
"""Folders up to which one process looks at them as quickly as two."""

SETTLED = 2.0
"""Seconds after which a further change has other times, on every kind of disk."""


class Ahead(NamedTuple):
    """Folders that another process looks at."""

    aside: Aside
    settled: int
    """The moment, in nanoseconds, up to which a change in them has times of its own."""


def settled() -> int:
    """The moment, in nanoseconds, up to which a change has times of its own by now."""
    return int((clock.file_time() - SETTLED) * 1e9)


EVERYONE = None
"""In place of who asks: all that lies under ``notes``."""


def look_ahead(root: Place, index: Index, who: str | None) -> Ahead | None:
    """Begin to look at what this list asked about last time; all of it, or the better part of
    very much. None where nothing is gained."""
    if not has_hands():
        return None
    names = folder_names_in(root) if who is EVERYONE else _list_of(index, who)
    if len(names) <= ALONE:
        return None
    share = len(names) if len(names) <= 4 * ALONE else len(names) * 3 // 5
    since = settled()  # before the first is looked at
    return Ahead(Aside(partial(look_at, root), names[:share]), since)


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
