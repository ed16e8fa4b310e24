"""Removing a student's record from this folder and this machine, as far as both can be reached."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from oneonone.core.entries import Forgotten, StudentId
from oneonone.core.holding import forgotten
from oneonone.core.roster import Student
from oneonone.errors import Impossible
from oneonone.world import home, journal
from oneonone.world.before import FOLDER
from oneonone.world.enrolling import remove_from_roster
from oneonone.world.files import real_folder, sync_folder
from oneonone.world.lock import one_writer
from oneonone.world.notebook import Added, Notebook
from oneonone.world.student import folder_name


class Kept(NamedTuple):
    """Everything that is kept of one student, here and in OO_HOME."""

    shared: tuple[Path, ...]
    """What lies in their folder of the notebook, tombstones apart; whatever it is."""
    private: tuple[Path, ...]
    """Private words of anyone who uses this machine."""
    unfinished: tuple[Path, ...]
    """Drafts, notes laid open in an editor, and what was taken back."""
    on_roster: bool

    @property
    def empty(self) -> bool:
        """Whether there is nothing to remove."""
        return not (self.shared or self.private or self.unfinished or self.on_roster)


def known_student(notebook: Notebook, student_id: str) -> Student | None:
    """Somebody who is on the roster no more, by the whole id, as long as anything is kept of
    them."""
    student = Student(StudentId(student_id), student_id)
    lies_there = os.path.lexists(notebook.root / "notes" / folder_name(student_id))
    return student if lies_there or not kept_of(notebook, student).empty else None


def kept_of(notebook: Notebook, student: Student) -> Kept:
    """What is kept of a student."""
    folder = folder_name(student.id)
    stones = {
        f"{entry.id}.yaml"
        for entry in notebook.history(student.id).entries
        if isinstance(entry, Forgotten)
    }
    shared = _files(real_folder(notebook.root, "notes", folder))
    own = home.notebook_home(notebook.settings.id)
    unfinished = [
        *_files(own / "undone" / folder),
        *(path for path in _files(own / "drafts") if path.stem == folder),
        *(path for path in _files(own / "editing") if folder in path.parts[-2:-1]),
        *(path for path in _files(own / "undone" / "half-written") if _names(path, student.id)),
    ]
    on_roster = notebook.roster.student(student.id) is not None
    return Kept(
        tuple(path for path in shared if path.name not in stones),
        tuple(_files(own / "private" / folder)),
        tuple(unfinished),
        on_roster,
    )


def forget(notebook: Notebook, student: Student, stone: Forgotten) -> Added | None:
    """Remove all of it and leave the tombstone, unless one stands there already. Stopped in the
    middle, the same command finishes what it began: the row of the roster goes last."""
    notebook.allow_writing()
    added = None
    with one_writer(notebook.root / ".git"):  # a sync at work may be sending it just now
        kept = kept_of(notebook, student)
        if kept.shared or forgotten(notebook.history(student.id).entries) is None:
            added = notebook.add_entry(stone)
        for path in (*kept.shared, *kept.private, *kept.unfinished):
            _remove(path)
        for path in _files(home.notebook_home(notebook.settings.id) / FOLDER):
            _remove(path)
        journal.strike(notebook.settings.id, folder_name(student.id))
        notebook.index.remove()
        if kept.on_roster:
            remove_from_roster(notebook, student.id)
    return added


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as fault:
        raise Impossible(
            f"could not be removed ({fault.strerror})",
            where=str(path),
            remedy="What came before it is gone. Mend that, and run the same command again.",
        ) from None
    sync_folder(path.parent)
    with contextlib.suppress(OSError):  # others may lie there
        if path.parent.name != "half-written":
            path.parent.rmdir()


def _files(folder: Path) -> Iterator[Path]:
    """Everything below a folder that is no folder itself; links are named, never followed."""
    for place, folders, names in os.walk(folder):
        links = [name for name in folders if os.path.islink(os.path.join(place, name))]
        yield from (Path(place) / name for name in sorted([*names, *links]))


def _names(path: Path, student_id: str) -> bool:
    """Whether a file that was half written may be of this student."""
    with contextlib.suppress(OSError):
        return student_id.encode("utf-8", "replace") in path.read_bytes()
    return False
