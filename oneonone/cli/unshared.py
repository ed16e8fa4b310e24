"""What the others do not have yet, in a line below what was asked for."""

from __future__ import annotations

from oneonone.cli.console import width
from oneonone.world.desk import Desk
from oneonone.world.synced import unshared


def unshared_line(desk: Desk) -> str:
    """What was written here since the last sync, or that it is days ago; else nothing."""
    found = unshared(desk.notebook)
    if found is None:
        return ""
    from oneonone.render.sync import unshared_words
    from oneonone.render.words import wrapped

    return wrapped(unshared_words(found.entries, found.last, desk.today), width())
