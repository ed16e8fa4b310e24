"""Past meetings and the notebook: which of them are there already, and writing those that are not.

An entry's name comes from what it says, so whatever stopped the writing in the middle, the same
file imported again adds what is missing and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from oneonone.core.entries import EntryId, Meeting, StudentId
from oneonone.core.past_meetings import Draft, Fate, Row, There, content_of
from oneonone.errors import Impossible, OneOnOneError
from oneonone.world.files import reason_of
from oneonone.world.home import private_path
from oneonone.world.notebook import Notebook
from oneonone.world.private import add_note, with_private
from oneonone.world.student import folder_name


def already_there(notebook: Notebook, drafts: Sequence[Draft], me: str) -> There:
    """What the notes of the students in question say; each folder is read once."""
    students = dict.fromkeys(draft.part.shared.student for draft in drafts if draft.part)
    return {student: _notes(notebook, student, me) for student in students}


def _notes(
    notebook: Notebook, student: StudentId, me: str
) -> dict[Meeting, tuple[EntryId, Meeting]]:
    shared = notebook.history(student)
    whole = {note.id: note for note in with_private(notebook, shared, me).meetings}
    return {content_of(n): (n.id, content_of(whole.get(n.id, n))) for n in shared.meetings}


def placed(notebook: Notebook, rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with the ids that their notes will have. Raises Impossible where a folder cannot
    take one, before anything is written."""
    ids: dict[int, EntryId] = {}
    found = []
    for row in rows:
        name = row.id
        if row.fate is Fate.NEW and row.part is not None:
            name = ids[row.draft.line] = notebook.place_of(row.part.shared).id
            if row.part.private is not None:
                private_path(notebook.settings.id, folder_name(row.part.shared.student), name)
        elif row.fate is Fate.SAME:
            name = ids[row.twin]
        found.append(row._replace(id=name))
    return tuple(found)


def write(
    notebook: Notebook, rows: Sequence[Row], progress: Callable[[int], object] = lambda _: None
) -> int:
    """Write every new note; how many there were. ``progress`` is told of each one that is kept."""
    notebook.allow_writing()
    new = [row.part for row in rows if row.fate is Fate.NEW and row.part is not None]
    for done, part in enumerate(new):
        try:
            add_note(notebook, part)
        except (OSError, OneOnOneError) as fault:
            raise Impossible(
                f"{done} of {len(new)} notes were written, then no more: {reason_of(fault)}",
                remedy="Put that right and run the same command again: it adds what is missing.",
            ) from None
        progress(1)
    return len(new)
