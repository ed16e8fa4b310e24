"""Another id for a student: the row of the roster, and all that hangs on the old one."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from oneonone.errors import Impossible, OneOnOneError
from oneonone.formats.renamed import with_student
from oneonone.formats.text import decode
from oneonone.formats.yaml_text import write_yaml
from oneonone.world import home, journal
from oneonone.world.enrolling import change_roster
from oneonone.world.files import make_folder, read_file, real_folder, sync_folder, yaml_names
from oneonone.world.lock import one_writer
from oneonone.world.notebook import Notebook
from oneonone.world.student import folder_name
from oneonone.world.writing import add_file, change_file


class Moved(NamedTuple):
    """What was taken along."""

    entries: int = 0
    private: int = 0
    """Private words, drafts and what was taken back, of anyone who uses this machine."""


def kept_under(notebook: Notebook, student_id: str) -> bool:
    """Whether anything still hangs on an id, here or in OO_HOME."""
    places = [_shared(notebook, student_id), *_own(notebook, student_id)]
    return bool(_unfinished(notebook, student_id)) or any(_names(place) for place in places)


def rename(notebook: Notebook, old: str, new: str) -> Moved:
    """Give a student another id, and take along what hangs on the old one. The row goes first:
    stopped in the middle, or where a colleague's notes come later, the same command finishes it."""
    notebook.allow_writing()
    with one_writer(notebook.root / ".git"):  # a sync at work may be sending them just now
        if notebook.roster.student(old) is not None:
            change_roster(notebook, old, "id", new, undoable=False)
        entries = _moved(_shared(notebook, old), _shared(notebook, new), new, 0o666, 0o777)
        pairs = zip(_own(notebook, old), _own(notebook, new), strict=True)
        private = sum(_moved(before, after, new, 0o600, 0o700) for before, after in pairs)
        private += _moved_drafts(notebook, old, new)
        journal.strike(notebook.settings.id, folder_name(old))
    notebook.look_again()
    return Moved(entries, private)


def _shared(notebook: Notebook, student_id: str) -> Path:
    return real_folder(notebook.root, "notes", folder_name(student_id))


def _own(notebook: Notebook, student_id: str) -> Sequence[Path]:
    """The folders of a student in OO_HOME that hold notes."""
    own = home.notebook_home(notebook.settings.id)
    return [own / kind / folder_name(student_id) for kind in ("private", "undone")]


def _unfinished(notebook: Notebook, student_id: str) -> list[tuple[Path, Path]]:
    """The drafts of a student, whoever of this machine wrote them, and what lies in an editor: each
    file with the folder that has the student's name, or whose file has it."""
    own, name = home.notebook_home(notebook.settings.id), folder_name(student_id)
    drafts = [(path, path.parent) for path in own.glob("drafts/*/*.yaml") if path.stem == name]
    edits = [(path, path.parent.parent) for path in own.glob("editing/*/*/*")]
    return [*drafts, *(pair for pair in edits if pair[0].parent.name == name)]


def _moved_drafts(notebook: Notebook, old: str, new: str) -> int:
    """What is not finished goes along line by line, as it may not be a whole note yet."""
    name = folder_name(new)
    line = write_yaml({"student": new}).encode().rstrip(b"\n")
    found = _unfinished(notebook, old)
    for path, above in found:
        draft = path.parent == above
        target = above / (f"{name}{path.suffix}" if draft else f"{name}/{path.name}")
        make_folder(target.parent, 0o700)
        text = re.sub(rb"(?m)^student:[^\r\n]*", lambda _: line, read_file(path))
        if os.path.lexists(target):
            target = target.with_name(f"{target.stem}-{path.stem}{target.suffix}")
        add_file(target, text, 0o600)
        path.unlink()
        with contextlib.suppress(OSError):
            path.parent.rmdir()
    return len(found)


def _names(folder: Path) -> list[str]:
    with contextlib.suppress(OSError, OneOnOneError):
        return yaml_names(folder)
    return []


def _moved(before: Path, after: Path, student_id: str, mode: int, folder_mode: int) -> int:
    """Each note written anew in the other folder, then taken out of this one."""
    names = _names(before)
    if names and os.path.lexists(after) and os.path.samefile(before, after):
        # One folder where large and small letters are alike: its name is changed by way of another.
        for name in names:
            change_file(before / name, lambda data: _with(data, student_id, before))
        between = before.with_name(f".oo-{before.name}.tmp")
        os.rename(before, between)
        os.rename(between, after)
        return len(names)
    for name in names:
        text = _with(read_file(before / name), student_id, before / name)
        make_folder(after, folder_mode)
        try:
            add_file(after / name, text, mode)
        except FileExistsError:
            if read_file(after / name) != text:
                raise Impossible(
                    "another note of this name lies there",
                    where=str(after / name),
                    remedy="What came before it was moved. Give one of the two another name.",
                ) from None
        (before / name).unlink()
        sync_folder(before)
    with contextlib.suppress(OSError):  # what is no note stays
        before.rmdir()
    return len(names)


def _with(data: bytes, student_id: str, path: Path) -> bytes:
    try:
        return with_student(decode(data), student_id).encode()
    except OneOnOneError as fault:
        raise Impossible(
            f"cannot be read ({fault})",
            where=str(path),
            remedy="Mend it, and run the same command again.",
        ) from None
