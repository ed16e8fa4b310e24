"""Drafts: notes that were not finished, one a student, kept in OO_HOME after every answer."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from oneonone.core.conversation import Draft
from oneonone.errors import Impossible, OneOnOneError
from oneonone.formats.draft_yaml import format_draft, parse_draft
from oneonone.formats.text import Unreadable, decode
from oneonone.world.files import folder_names, make_folder, put_file, read_file, yaml_names
from oneonone.world.home import draft_place, notebook_home, undone_folder
from oneonone.world.lock import held_alone
from oneonone.world.notebook import Notebook
from oneonone.world.student import folder_name
from oneonone.world.writing import keep_aside


class Drafts:
    """The unfinished notes of one adult on this machine for one notebook."""

    def __init__(self, notebook: Notebook, me: str) -> None:
        self.notebook_id = notebook.settings.id
        self.me = me

    def path(self, student_id: str) -> Path:
        """Where the draft of a student is, or would be."""
        return Path(draft_place(self.notebook_id, self.me, folder_name(student_id)))

    @contextlib.contextmanager
    def alone(self, student_id: str) -> Iterator[None]:
        """Refuse to write one student's note in two places at once: each would keep its own draft
        over the other's. Where there is no home to hold a lock in, there are no drafts either."""
        with contextlib.ExitStack() as stack:
            alone = True
            with contextlib.suppress(OSError, OneOnOneError):
                alone = stack.enter_context(held_alone(self.path(student_id)))
            if not alone:
                raise Impossible(
                    "this student's note is being written in another window",
                    remedy="Finish it there, or close that window.",
                )
            yield

    def keep(self, draft: Draft) -> None:
        """Keep what was said so far, in place of what was kept before."""
        path = self.path(draft.note.student)
        make_folder(path.parent, 0o700)
        put_file(path, format_draft(draft).encode())

    def draft(self, student_id: str) -> Draft | None:
        """The unfinished note of a student; Unreadable where it is one no more, or another's."""
        try:
            found = _read(self.path(student_id))
        except FileNotFoundError:
            return None
        if found.note.student != student_id or found.note.by != self.me:
            raise Unreadable(1, "student", "is the note of someone else")
        return found

    def remove(self, student_id: str) -> None:
        """The note is saved, so that its draft is needed no more."""
        with contextlib.suppress(FileNotFoundError):
            self.path(student_id).unlink()

    def put_aside(self, student_id: str) -> Path:
        """Out of the way, and not lost; where it is now."""
        path = self.path(student_id)
        return keep_aside(path, undone_folder(self.notebook_id, path.stem), "draft")


def _read(path: Path) -> Draft:
    return parse_draft(decode(read_file(path)), str(path))


def all_drafts(notebook: Notebook) -> Iterator[tuple[Path, Draft | None]]:
    """Every draft on this machine for a notebook, whoever wrote it; None for one that is broken."""
    with contextlib.suppress(OSError, OneOnOneError):
        place = notebook_home(notebook.settings.id, "drafts")
        for me in folder_names(place):
            for name in yaml_names(place / me):
                try:
                    yield place / me / name, _read(place / me / name)
                except OneOnOneError:
                    yield place / me / name, None
