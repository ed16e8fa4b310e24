"""A new note written in the person's editor."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from oneonone.cli.editing import choice, person, say_faults
from oneonone.core.checks import Problem
from oneonone.core.entries import Meeting
from oneonone.core.recording import joined, parted
from oneonone.core.roster import Student
from oneonone.core.templates import Template
from oneonone.errors import Impossible
from oneonone.formats.blank_note import format_blank, format_private_blank
from oneonone.formats.edited_entry import Was, becomes, faults, parsed_entry
from oneonone.formats.editing import format_editing, without_faults
from oneonone.render.second_thoughts import help_lines
from oneonone.render.words import menu
from oneonone.world.desk import Desk
from oneonone.world.editor import How, edited, left, put_away
from oneonone.world.home import editing_path
from oneonone.world.notebook import folder_name

_HOW_A_GOAL = 'goal: Two more problems   or   goal: {text: "Two more: 3 and 4", due: 2026-11-30}'


def written_in_editor(
    desk: Desk, student: Student, note: Meeting, template: Template
) -> Meeting | None:
    """The note as the person wrote it; None where they wrote nothing. What they saved and is not
    good yet is kept, and offered the next time."""
    was, start = _opened(desk, student, note, template)
    copy = working_copy(desk, note)
    text = without_faults(left(copy)[0] or b"")
    asked = person()
    if text and text != start:
        keys = menu("c continue", "s start again")
        question = f"There is an unfinished note in your editor. {keys}"
        if asked is not None and choice(question, ("c", "s")) == "s":
            text = start
    else:
        text = start
    done = edited(copy, start, text, partial(_faults, was, template), asked)
    match done.how:
        case How.UNCHANGED:
            put_away(copy)
            return None
        case How.GOOD:
            return _note(was, done.text)
        case How.DROPPED:
            put_away(copy)
            return None
    if asked is None:
        say_faults(done.faults)
    again = f"{student.id} --edit --template {template.name}{' --private' if note.private else ''}"
    raise Impossible(
        "nothing was saved",
        remedy=f"Your text is kept in {copy}; oo log {again} goes on with it.",
    )


def _opened(desk: Desk, student: Student, note: Meeting, template: Template) -> tuple[Was, bytes]:
    """The note as it would be without an edit, and the text to open."""
    shared = parted(note, template).shared
    blank = format_blank(shared, template).encode()
    below = format_private_blank(note, template).encode()
    was = Was(blank, shared, True, words=b"" if below else None)
    lines = help_lines(student, shared, template, desk.settings, desk.today, desk.me)
    return was, format_editing(blank, [*lines, "", _HOW_A_GOAL], below or None)


def _faults(was: Was, template: Template, text: bytes) -> list[Problem]:
    """Why the text is not good yet. What decides which words stay here is not for the editor."""
    found = faults(was, text, lambda _: template)
    if found:
        return found
    new = becomes(was, text).entry
    for key in ("template", "private"):
        before = getattr(was.entry, key)
        if getattr(new, key) != before:
            starts = [line.startswith(f"{key}:".encode()) for line in text.split(b"\n")]
            line = starts.index(True) + 1 if True in starts else 1
            message = f"was {str(before).lower()}, and stays so. oo log can begin another note"
            found.append(Problem("", line, key, message))
    return found


def _note(was: Was, text: bytes) -> Meeting:
    """The two parts as one note again; it is parted anew when it is saved."""
    new = becomes(was, text)
    assert isinstance(new.entry, Meeting)
    if new.private is None:
        return new.entry
    private = parsed_entry(new.private).entry
    assert isinstance(private, Meeting)
    return joined(new.entry, private)


def working_copy(desk: Desk, note: Meeting) -> Path:
    """Where a new note of this day lies while it is in an editor; removed once it is saved."""
    kind = f"{note.template}{'-private' if note.private else ''}"
    name = f"new-{note.date.isoformat()}-{kind}"
    return editing_path(desk.settings.id, folder_name(note.student), name)
