"""Private words: kept in OO_HOME, beside nothing that is shared, for the eyes of their owner."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

from oneonone.core.checks import Problem
from oneonone.core.entries import EntryId, Meeting, content
from oneonone.core.history import History, history
from oneonone.core.parting import Parted, joined
from oneonone.core.record import Record
from oneonone.core.roster import Student
from oneonone.errors import Impossible, OneOnOneError
from oneonone.world.files import make_folder, read_file, yaml_names
from oneonone.world.home import private_folder, private_path
from oneonone.world.notebook import Added, Notebook
from oneonone.world.student import folder_name
from oneonone.world.writing import add_file


def add_note(notebook: Notebook, note: Parted, again: bool = False) -> Added:
    """Keep a note, its private words first, so that nothing shared stands there without them.

    ``again`` numbers it as a further meeting where the same words are there.
    """
    if note.private is not None:
        notebook.allow_writing()
    while True:
        there = notebook.place_of(note.shared)
        clash = note.private is not None and not _keep(notebook, note.private, there)
        if clash and there.already and not again:
            raise Impossible(
                "a note with the same shared words and other private ones is there already",
                where=there.path,
                remedy="Add --again for a second meeting.",
            )
        if not clash:
            added = _share(notebook, note, there)
            if not (added.already and again):
                return added
        # Private words whose shared note is gone (a full disk, a deleted file) are kept as well.
        note = note.again()


def _keep(notebook: Notebook, private: Meeting, there: Added) -> bool:
    """Write private words under the name of their shared note; False where others are there."""
    from oneonone.formats.entry_yaml import format_entry

    folder = folder_name(private.student)
    path = private_path(notebook.settings.id, folder, there.id)
    make_folder(path.parent, 0o700)
    try:
        add_file(path, format_entry(private).encode(), 0o600)
    except FileExistsError:
        kept = _private(notebook, folder, there.id)
        return kept is not None and content(kept) == content(private)
    return True


def _share(notebook: Notebook, note: Parted, there: Added) -> Added:
    """Write the shared note; where another took its name just now, the private words follow."""
    try:
        added = notebook.add_entry(note.shared)
    except OSError as fault:
        if note.private is None:
            raise
        raise Impossible(
            f"the shared note could not be written ({fault.strerror})",
            where=there.path,
            remedy="Your private words are safe on this machine. Run the same command again.",
        ) from None
    if note.private is not None and added.id != there.id:
        _keep(notebook, note.private, added)
    return added


def _private(notebook: Notebook, folder: str, name: str) -> Meeting | None:
    from oneonone.formats.entry_yaml import parse_entry
    from oneonone.formats.text import decode

    path = private_path(notebook.settings.id, folder, name)
    try:
        found = parse_entry(decode(read_file(path)), str(path), name).entry
    except (OSError, OneOnOneError):
        found = None
    if not isinstance(found, Meeting):
        message = "these private words cannot be read. Look at the file in an editor"
        notebook.problems.append(Problem(str(path), 1, "private", message))
        return None
    return found


def with_private(notebook: Notebook, past: History, me: str | None) -> History:
    """A student's history with this adult's private words beside the shared ones; a private note
    whose shared entry is gone still stands there."""
    folder = folder_name(past.student)
    names: set[EntryId] = set()
    # Without a home, the shared words are all there is.
    with contextlib.suppress(OSError, OneOnOneError):
        place = private_folder(notebook.settings.id, folder)
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


def records(notebook: Notebook, students: Iterable[Student], me: str | None) -> list[Record]:
    """The records of these students, as this adult may read them."""
    return [
        Record(student, shared, with_private(notebook, shared, me))
        for student, shared in notebook.people(students)
    ]
