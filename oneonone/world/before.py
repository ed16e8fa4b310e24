"""What the roster and the settings said before a change of ours, so that it can be taken back."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from oneonone.errors import Impossible, OneOnOneError
from oneonone.world import home, journal
from oneonone.world.files import put_file, read_file
from oneonone.world.index import mark_of
from oneonone.world.notebook import Notebook
from oneonone.world.writing import change_file

FOLDER = "before"
"""In OO_HOME, by notebook: files of before, each named by a hash of what it was changed to."""

MOST = 20


def change(
    notebook: Notebook, name: str, anew: Callable[[bytes], bytes], undoable: bool = True
) -> None:
    """Change a file of the notebook, made anew from what it holds at that moment, and keep what it
    said before."""
    both: list[bytes] = []

    def changed(old: bytes) -> bytes:
        both[:] = [old, anew(old)]
        return both[1]

    change_file(notebook.root / name, changed)
    if undoable and both[0] != both[1]:
        _keep(notebook, name, *both)


def _keep(notebook: Notebook, name: str, before: bytes, after: bytes) -> None:
    """What was written is written, whether or not this can be kept."""
    with contextlib.suppress(OSError, OneOnOneError):
        drop_stale(notebook, name, before)
        kept = _kept(notebook, name, mark_of(after))
        put_file(kept, before)
        journal.wrote(notebook.settings.id, f"{name} {mark_of(after)}")
        older = sorted(kept.parent.iterdir(), key=lambda path: path.stat().st_mtime)[:-MOST]
        for path in older:
            path.unlink()


def drop_stale(notebook: Notebook, name: str, now: bytes | None = None) -> None:
    """Remove what is kept of a file where none of it can be taken back to any more: another has
    come, by a sync or by hand. Who was on a roster may have been forgotten since."""
    with contextlib.suppress(OSError, OneOnOneError):
        now = as_it_is(notebook, name) if now is None else now
        kept = _kept(notebook, name, mark_of(now))
        if not os.path.lexists(kept):
            for path in kept.parent.glob(f"*-{name}"):
                path.unlink()


def as_it_is(notebook: Notebook, name: str) -> bytes:
    """The file's bytes; none where there is no file that can be read."""
    try:
        return read_file(notebook.root / name)
    except (OSError, OneOnOneError):
        return b""


def may_go_back(notebook: Notebook, name: str, mark: str) -> bool:
    """Whether the file is as a change of ours has left it, and what it said before is known."""
    known = os.path.lexists(_kept(notebook, name, mark))
    return known and mark == mark_of(as_it_is(notebook, name))


def text_before(notebook: Notebook, name: str, mark: str) -> bytes:
    """What a file said before it was changed to what has this mark."""
    return read_file(_kept(notebook, name, mark))


def go_back(notebook: Notebook, name: str, mark: str) -> None:
    """Have a file say again what it said before."""
    notebook.allow_writing()
    kept = _kept(notebook, name, mark)
    text = read_file(kept)

    def changed(old: bytes) -> bytes:
        if mark_of(old) != mark:
            raise Impossible(
                "was changed by someone else just now",
                where=name,
                remedy="Nothing was taken back. Run the same command again.",
            )
        return text

    change_file(notebook.root / name, changed)
    kept.unlink(missing_ok=True)
    notebook.look_again()


def _kept(notebook: Notebook, name: str, mark: str) -> Path:
    return home.own_folder("notebooks", notebook.settings.id, FOLDER) / f"{mark}-{name}"
