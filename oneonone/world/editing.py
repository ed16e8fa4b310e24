"""An entry laid open to be edited; each part saved where it belongs, unless the note became another
meanwhile; and the text of an edit that was not finished."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from oneonone.core.checks import Problem
from oneonone.core.digest import digest
from oneonone.core.editing import WORDS
from oneonone.core.entries import Entry, Meeting, Unknown
from oneonone.core.templates import Template
from oneonone.errors import Impossible, OneOnOneError
from oneonone.formats import edited_entry
from oneonone.formats.edited_entry import Becomes, Was, becomes, parsed_entry
from oneonone.formats.editing import divided, format_editing, parse_editing, without_faults
from oneonone.world.editor import left, put_away
from oneonone.world.files import LARGEST, make_folder, put_file, read_file
from oneonone.world.filing import Filed
from oneonone.world.home import editing_path, private_path, undone_folder
from oneonone.world.lock import held_alone
from oneonone.world.notebook import Notebook
from oneonone.world.student import folder_name
from oneonone.world.writing import add_file, add_numbered, change_file, keep_aside


class Open(NamedTuple):
    """An entry laid open, and what it was."""

    notebook: Notebook
    one: Filed
    me: str
    was: Was
    template: Template | None
    """Its questions, where they are there."""

    @property
    def copy(self) -> Path:
        """The working copy."""
        return editing_path(self.notebook.settings.id, self.me, self.one.folder, self.one.id)

    @property
    def private_path(self) -> Path:
        """Where the private words are kept, or would be."""
        return private_path(self.notebook.settings.id, self.one.folder, self.one.id)

    @property
    def undone(self) -> Path:
        """Where what is dropped is kept."""
        return undone_folder(self.notebook.settings.id, self.one.folder)


@contextlib.contextmanager
def alone(note: Open) -> Iterator[None]:
    """Refuse to lay one note open in two windows at once: they would share one working copy."""
    with held_alone(note.copy) as free:
        if not free:
            raise Impossible(
                "this note is open in another window",
                where=note.one.path,
                remedy="Finish it there, or close that window.",
            )
        yield


def laid_open(notebook: Notebook, one: Filed, me: str) -> Open:
    """An entry ready to be edited; refused where this program may not write it."""
    notebook.allow_writing()
    shared = read_file(one.place(notebook))
    if len(shared) > LARGEST:
        raise Impossible(
            "is larger than 1 MiB", where=one.path, remedy="Open it in an editor by yourself."
        )
    entry = parsed_entry(shared).entry
    if isinstance(entry, Unknown):
        raise Impossible(
            f'is a kind of entry that this oo does not know ("{entry.kind}")',
            where=one.path,
            remedy="Nothing was changed. Install the newer version first.",
        )
    template = _template(notebook, entry)
    mine = entry is not None and entry.by == me
    found = Open(notebook, one, me, Was(shared, entry, mine), template)
    if not mine or not isinstance(entry, Meeting):
        return found
    private = _private(found.private_path)
    head, words = _divided(private, found.private_path, me)
    secret = template is not None and any(prompt.private for prompt in template.prompts)
    place = private is not None or entry.private or secret
    was = found.was._replace(private=private, head=head, words=words if place else None)
    return found._replace(was=was)


def _template(notebook: Notebook, entry: Entry | None) -> Template | None:
    if isinstance(entry, Meeting) and entry.template:
        with contextlib.suppress(OneOnOneError):
            return notebook.templates.template(entry.template)
    return None


def _private(path: Path) -> bytes | None:
    try:
        return read_file(path)
    except FileNotFoundError:
        return None


def _divided(private: bytes | None, path: Path, me: str) -> tuple[bytes, bytes]:
    if private is None:
        return b"", b""
    entry, parts = parsed_entry(private).entry, divided(private, WORDS)
    if entry is None or parts is None or entry.by != me:
        raise Impossible(
            "the private words of this note cannot be read, so it is not opened",
            where=str(path),
            remedy="Look at that file in an editor first.",
        )
    return parts


def opening_text(note: Open, help_: Sequence[str], ideas: Sequence[str]) -> bytes:
    """The text with nothing changed in it. A file in another encoding is shown as it is, since an
    editor could not tell what our words are."""
    try:
        note.was.shared.decode()
    except UnicodeDecodeError:
        return note.was.shared
    return format_editing(note.was.shared, help_, note.was.words, ideas)


def faults(note: Open, today: date, text: bytes) -> list[Problem]:
    """Why an edited text is not good yet, each with its line in that text."""
    found = edited_entry.faults(note.was, text, partial(_template, note.notebook))
    if not found:
        found = edited_entry.misfits_in(note.was, text, note.notebook.settings.term, today)
    if note.was.entry is None and not found:
        # It could not be read before: only its folder tells whose it is.
        student = becomes(note.was, text).entry.student
        if folder_name(student) != note.one.folder:
            message = f'"{student}" has another folder. A note stays with its student'
            return [Problem("", 1, "student", message)]
    return found


class _Another(Exception):
    """The file is not what it was when it was opened."""


class Saved(NamedTuple):
    """What an edit made of an entry, and where what it was before is kept."""

    new: Becomes
    before: Path


def save(note: Open, text: bytes) -> Saved | None:
    """Save an edited text that is good: what was there before, aside; the private words, into
    OO_HOME; then the note. None where nothing is different; where the note became another
    meanwhile, it is not written."""
    new = becomes(note.was, text)
    if (new.shared, new.private) == (note.was.shared, note.was.private):
        return None
    before = add_numbered(note.undone, f"{note.one.id}-before", note.was.shared)

    def changed(old: bytes) -> bytes:
        if old != note.was.shared:
            raise _Another
        _save_private(note, new.private)
        return new.shared

    try:
        change_file(note.one.place(note.notebook), changed)
    except (_Another, FileNotFoundError):
        raise _meanwhile(note) from None
    return Saved(new, before)


def _save_private(note: Open, private: bytes | None) -> None:
    path = note.private_path

    def changed(old: bytes) -> bytes:
        if old not in (note.was.private, private):
            raise _Another
        return private or b""

    if private == note.was.private:
        return
    if private is None:
        _drop_private(note)
    elif note.was.private is not None:
        change_file(path, changed)
    else:
        make_folder(path.parent, 0o700)
        try:
            add_file(path, private, 0o600)
        except FileExistsError:
            change_file(path, changed)


def _drop_private(note: Open) -> None:
    if _private(note.private_path) != note.was.private:
        raise _Another
    keep_aside(note.private_path, note.undone, f"{note.one.id}-private")


def _meanwhile(note: Open) -> Impossible:
    kept = keep_aside(note.copy, note.copy.parent, f"{note.one.id}-mine")
    close(note)
    return Impossible(
        "was changed by someone else while you wrote, and was left as it is now",
        where=note.one.path,
        remedy=f"Your text is kept in {kept}; oo edit {note.one.tag} starts from the new note.",
    )


# What lies there from an edit before


def begin(note: Open) -> None:
    """Remember what this edit begins from, so that its text is never saved over another note."""
    put_file(_began(note), _mark(note))


def close(note: Open) -> None:
    """Remove what was needed only while the entry lay open."""
    put_away(note.copy)
    with contextlib.suppress(FileNotFoundError):
        _began(note).unlink()


def kept_text(note: Open, start: bytes) -> bytes | None:
    """The text of an edit that was not finished; None where there is none, or nothing in it."""
    text = without_faults(left(note.copy)[0] or b"")
    return text if text and text != start else None


def is_of_another(note: Open, text: bytes) -> bool:
    """Whether a kept text began from another note than the one that is there now. Private words
    that were saved by that very edit, before it broke off, are no other ones."""
    try:
        began = read_file(_began(note))
    except (OSError, OneOnOneError):
        return True
    if began == _mark(note):
        return False
    shared = began.split(b"\n")[0] == _mark(note).split(b"\n")[0]
    parts = parse_editing(text, note.was.shared, note.was.words)
    below = parts.private.data if parts.private else None
    return not shared or below != note.was.words


def set_aside(note: Open) -> Path:
    """Move the text of an edit out of the way, where it is kept."""
    kept = keep_aside(note.copy, note.undone, f"{note.one.id}-edit")
    close(note)
    return kept


def _began(note: Open) -> Path:
    return note.copy.with_suffix(".began")


def _mark(note: Open) -> bytes:
    both = (note.was.shared, note.was.private or b"")
    return "".join(f"{digest(data).hex()}\n" for data in both).encode()
