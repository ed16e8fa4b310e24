"""When this folder was synced last, and what was written here since: known without asking git."""

import contextlib
import os
from datetime import date
from typing import NamedTuple

from oneonone.errors import OneOnOneError
from oneonone.world import home, journal
from oneonone.world.files import put_file, read_file, real_place
from oneonone.world.notebook import Notebook


class Unshared(NamedTuple):
    """What the others do not have yet."""

    entries: int
    last: date | None
    """The day of the last sync; None where there was none."""


def _place(notebook: Notebook) -> str:
    # Two copies of a notebook on one machine are synced apart.
    place = real_place(home.home(), "notebooks", notebook.settings.id, "synced")
    return os.path.join(place, home.place_name(notebook.place))


def written_here(notebook: Notebook) -> int:
    """How many entries were written here so far."""
    with contextlib.suppress(OSError, OneOnOneError):
        return len(journal.lines(notebook.settings.id))
    return 0


def note_synced(notebook: Notebook, today: date, written: int) -> None:
    """Remember that so many entries are shared now; what was written since the sync began is not.
    What was sent is sent, remembered or not."""
    with contextlib.suppress(OSError, OneOnOneError):
        home.own_folder("notebooks", notebook.settings.id, "synced")
        put_file(_place(notebook), f"{today.isoformat()} {written}\n".encode())


def unshared(notebook: Notebook) -> Unshared | None:
    """What was written here since the last sync; None where this notebook is shared with nobody."""
    try:
        config = read_file(os.path.join(notebook.place, ".git", "config"))
    except (OSError, OneOnOneError):
        return None
    if b"[remote " not in config:
        return None
    last, known = None, 0
    with contextlib.suppress(OSError, OneOnOneError, ValueError):
        day, _, lines = read_file(_place(notebook)).decode().strip().partition(" ")
        last, known = date.fromisoformat(day), int(lines)
    new: list[str] = []
    with contextlib.suppress(OSError, OneOnOneError):
        new = journal.lines(notebook.settings.id)[known:]
    there = [os.path.lexists(os.path.join(notebook.place, path)) for path in dict.fromkeys(new)]
    return Unshared(sum(there), last)


def is_known_place(notebook: Notebook, url: str) -> bool:
    """Whether this adult has agreed to share this notebook there."""
    with contextlib.suppress(OSError, OneOnOneError):
        path = home.notebook_home(notebook.settings.id) / "places"
        return url in read_file(path).decode("utf-8", "replace").split("\n")
    return False


def remember_place(notebook: Notebook, url: str) -> None:
    """Keep that they have."""
    if not is_known_place(notebook, url):
        path = home.own_folder("notebooks", notebook.settings.id) / "places"
        old = read_file(path) if path.exists() else b""
        put_file(path, old + f"{url}\n".encode())
