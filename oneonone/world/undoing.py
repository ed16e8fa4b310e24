"""Taking back what this adult wrote last on this machine, as long as nobody else can have it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from oneonone.core.entries import Entry, EntryId, Forgotten
from oneonone.errors import Impossible
from oneonone.world import journal
from oneonone.world.before import as_it_is, may_go_back
from oneonone.world.filing import Filed, entry_filed
from oneonone.world.git import is_shared
from oneonone.world.home import private_path, undone_folder
from oneonone.world.lock import one_writer
from oneonone.world.notebook import Notebook
from oneonone.world.writing import keep_aside


class Changed(NamedTuple):
    """The roster or the settings were changed here; the mark of what they were changed to."""

    file: str
    mark: str


class Written(NamedTuple):
    """An entry that was written here, and where it lies."""

    entry: Entry
    one: Filed


def last_written(notebook: Notebook, me: str) -> Iterator[Written | Changed]:
    """What this adult wrote on this machine and is still there, the last first; and the changes of
    the roster and the settings that can be taken back, since nothing has changed them since."""
    for path in journal.written(notebook.settings.id):
        if not path.startswith("notes/"):
            file, _, mark = path.partition(" ")
            if may_go_back(notebook, file, mark):
                yield Changed(file, mark)
            continue
        _, folder, name = path.split("/")
        one = Filed(EntryId(name.removesuffix(".yaml")), folder)
        if os.path.lexists(one.place(notebook)):
            entry = entry_filed(notebook, one)
            if entry.by == me and not isinstance(entry, Forgotten):
                yield Written(entry, one)


def may_be_taken_back(notebook: Notebook, written: Written | Changed) -> bool:
    """Whether nobody else can have it yet."""
    if isinstance(written, Changed):
        return not is_shared(notebook.root, written.file, as_it_is(notebook, written.file))
    return not is_shared(notebook.root, written.one.path)


def take_back(notebook: Notebook, written: Written) -> Path:
    """Move an entry into OO_HOME, then its private words; where the entry is kept now."""
    notebook.allow_writing()
    with one_writer(notebook.root / ".git"):  # a sync at work may be sending it just now
        return _taken_back(notebook, written)


def _taken_back(notebook: Notebook, written: Written) -> Path:
    one, ours = written.one, notebook.settings.id
    if not may_be_taken_back(notebook, written):
        raise Impossible(
            "is shared already, by a sync just now",
            where=one.path,
            remedy=f'oo amend {one.tag} -m "…" adds a correction.',
        )
    place = undone_folder(ours, one.folder)
    words = private_path(ours, one.folder, one.id)
    # The private words first: stopped in between, the next undo finds the note still there.
    if os.path.lexists(words):
        keep_aside(words, place, f"{one.id}-private")
    try:
        return keep_aside(one.place(notebook), place, one.id)
    except FileNotFoundError:
        raise Impossible(
            "was taken back just now, in another window", where=one.path, remedy="oo undo goes on."
        ) from None
