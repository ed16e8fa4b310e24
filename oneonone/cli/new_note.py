"""A new note written in the person's editor."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from oneonone.cli.console import hint
from oneonone.cli.editing import choice, person, say_faults
from oneonone.core.checks import Problem
from oneonone.core.editing import keys_of_words
from oneonone.core.entries import Meeting
from oneonone.core.parting import joined, parted
from oneonone.core.roster import Student
from oneonone.core.templates import Template
from oneonone.errors import Impossible
from oneonone.formats.blank_note import format_blank, format_private_blank
from oneonone.formats.edited_entry import Was, becomes, faults, misfits_in, parsed_entry
from oneonone.formats.editing import format_editing, without_faults
from oneonone.render.second_thoughts import help_lines
from oneonone.render.words import menu
from oneonone.world.desk import Desk
from oneonone.world.editor import How, edited, editor_name, left, put_away
from oneonone.world.home import editing_path, undone_folder
from oneonone.world.student import folder_name
from oneonone.world.writing import keep_aside

_HOW_A_GOAL = 'goal: Two more problems   or   goal: {text: "Two more: 3 and 4", due: 2026-11-30}'


class Written(NamedTuple):
    """A note as the person wrote it."""

    note: Meeting
    staying: frozenset[str]
    """The keys of what stood below the line: it stays on this machine."""
    copy: Path
    """The working copy, to be removed once the note is kept."""


def written_in_editor(
    desk: Desk,
    student: Student,
    note: Meeting,
    template: Template,
    secret: frozenset[str] = frozenset(),
    *,
    anew: bool = False,
) -> Written | None:
    """The note as the person wrote it; None where they changed nothing, or dropped it. What they
    saved and is not good yet is kept, and offered the next time; ``anew`` puts it aside, since
    the note holds what counts."""
    was, start = _opened(desk, student, note, template, secret)
    copy = _working_copy(desk, note)
    asked = person()
    text = _from_before(desk, note, copy, start, asked is not None, anew) or start
    check = partial(_faults, desk, was, template)
    done = edited(copy, start, text, check, asked)
    match done.how:
        case How.UNCHANGED:
            put_away(copy)
            return None
        case How.GOOD:
            return _written(was, done.text, copy)
        case How.DROPPED:
            hint(f"It is kept in {_set_aside(desk, note, copy)}")
            return None
    if asked is None:
        say_faults(done.faults)
    again = f"{student.id} --edit --template {template.name}{' --private' if note.private else ''}"
    if note.date != desk.today:
        again += f" --date {note.date}"
    raise Impossible(
        "nothing was saved",
        remedy=f"Your text is kept in {copy}; oo log {again} goes on with it.",
    )


def _from_before(
    desk: Desk, note: Meeting, copy: Path, start: bytes, asking: bool, anew: bool
) -> bytes | None:
    """The text of a note that was not finished, where it is to be gone on with."""
    text = without_faults(left(copy)[0] or b"")
    if not text or text == start:
        return None
    keys = menu("c continue", "s start again")
    question = f"There is an unfinished note in your editor. {keys}"
    if anew or (asking and choice(question, ("c", "s")) == "s"):
        hint(f"The unfinished text of before is kept in {_set_aside(desk, note, copy)}")
        return None
    hint("Going on with your text of before; what the command line says now is not in it.")
    return text


def _set_aside(desk: Desk, note: Meeting, copy: Path) -> Path:
    kept = keep_aside(copy, undone_folder(desk.settings.id, folder_name(note.student)), "new-note")
    put_away(copy)
    return kept


def _opened(
    desk: Desk, student: Student, note: Meeting, template: Template, secret: frozenset[str]
) -> tuple[Was, bytes]:
    """The note as it would be without an edit, and the text to open."""
    shared, hidden = parted(note, template, staying=secret)
    blank = format_blank(shared, template).encode()
    below = format_private_blank(hidden, template, note.private, secret).encode()
    was = Was(blank, shared, True, words=b"" if below else None)
    lines = help_lines(student, shared, template, desk.settings, desk.today, desk.me, editor_name())
    return was, format_editing(blank, [*lines, "", _HOW_A_GOAL], below or None)


def _faults(desk: Desk, was: Was, template: Template, text: bytes) -> list[Problem]:
    """Why the text is not good yet. What decides which words stay here is not for the editor."""
    found = faults(was, text, lambda _: template)
    if found:
        return found
    new = becomes(was, text).entry
    wrong = [
        (key, f"was {str(before).lower()}, and stays so. oo log can begin another note")
        for key in ("template", "private")
        if getattr(new, key) != (before := getattr(was.entry, key))
    ]
    kept = [Problem("", _line_of(key, text), key, message) for key, message in wrong]
    return kept or misfits_in(was, text, desk.settings.term, desk.today)


def _line_of(key: str, text: bytes) -> int:
    """The line of the text that begins with a key; the first where none does."""
    begins = f"{key.partition('.')[0]}:".encode()
    lines = text.split(b"\n")
    return next((n for n, line in enumerate(lines, 1) if line.startswith(begins)), 1)


def _written(was: Was, text: bytes, copy: Path) -> Written:
    new = becomes(was, text)
    assert isinstance(new.entry, Meeting)
    if new.private is None:
        return Written(new.entry, frozenset(), copy)
    private = parsed_entry(new.private).entry
    assert isinstance(private, Meeting)
    return Written(joined(new.entry, private), keys_of_words(private), copy)


def _working_copy(desk: Desk, note: Meeting) -> Path:
    """Where a new note of this day lies while it is in this adult's editor."""
    kind = f"{note.template}{'-private' if note.private else ''}"
    name = f"new-{note.date.isoformat()}-{kind}"
    return editing_path(desk.settings.id, desk.me, folder_name(note.student), name)
