"""Private words: kept in OO_HOME, beside nothing that is shared, for the eyes of their owner."""

from __future__ import annotations

import contextlib

from oneonone.core.entries import NOT_FILED, EntryId, Meeting
from oneonone.core.history import History, history
from oneonone.core.recording import Parted, joined
from oneonone.errors import Impossible
from oneonone.formats.entry_yaml import entry_id, format_entry, parse_entry
from oneonone.formats.yaml_text import Unreadable, decode
from oneonone.world.files import make_folder, read_file, yaml_names
from oneonone.world.home import private_path
from oneonone.world.notebook import Added, Notebook, folder_name
from oneonone.world.writing import add_file


def add_note(notebook: Notebook, note: Parted, again: bool = False) -> Added:
    """Keep a note. ``again`` numbers it as a further meeting where the same words are there."""
    while True:
        added = _add(notebook, note)
        if added is not None and not (added.already and again):
            return added
        if not again:
            raise Impossible(
                "a note with the same shared words and other private ones is there already",
                where=notebook.path_of(note.shared._replace(id=entry_id(note.shared))),
                remedy="Add --again for a second meeting.",
            )
        nth = (note.shared.nth or 1) + 1
        note = Parted(
            note.shared._replace(nth=nth), note.private and note.private._replace(nth=nth)
        )


def _add(notebook: Notebook, note: Parted) -> Added | None:
    """Its private words first, so that nothing shared stands there without them. None where other
    private words are kept for the same shared ones."""
    if note.private is None:
        return notebook.add_entry(note.shared)
    notebook.allow_writing()
    folder, name = folder_name(note.shared.student), entry_id(note.shared)
    path = private_path(notebook.settings.id, folder, name)
    make_folder(path.parent, 0o700)
    try:
        add_file(path, format_entry(note.private).encode(), 0o600)
    except FileExistsError:
        there = _private(notebook, folder, name)
        if there is None or _content(there) != _content(note.private):
            return None
    added = notebook.add_entry(note.shared)
    if added.id != name:
        path.rename(private_path(notebook.settings.id, folder, added.id))
    return added


def _content(note: Meeting) -> Meeting:
    return note._replace(at=None, id=NOT_FILED)


def _private(notebook: Notebook, folder: str, name: str) -> Meeting | None:
    path = private_path(notebook.settings.id, folder, name)
    with contextlib.suppress(FileNotFoundError, NotADirectoryError, Unreadable):
        found = parse_entry(decode(read_file(path)), str(path), name).entry
        return found if isinstance(found, Meeting) else None
    return None


def with_private(notebook: Notebook, past: History, me: str | None) -> History:
    """A student's history with this adult's private words beside the shared ones; a private note
    whose shared entry is gone still stands there."""
    folder = folder_name(past.student)
    place = private_path(notebook.settings.id, folder, "any").parent
    names = {EntryId(name.removesuffix(".yaml")) for name in yaml_names(place)}
    if not names or me is None:
        return past
    own = {n: p for n in sorted(names) if (p := _private(notebook, folder, n)) and p.by == me}
    entries = [
        joined(entry, own.pop(entry.id))
        if isinstance(entry, Meeting) and entry.id in own
        else entry
        for entry in past.entries
    ]
    return history(past.student, [*entries, *own.values()])
