"""``oo edit``: change an entry in your own editor."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import click

from oneonone.cli.console import hint, say, width
from oneonone.cli.editing import choice, person, say_faults
from oneonone.cli.meaning import entry_of, student_with_id
from oneonone.cli.params import Command, tab
from oneonone.errors import Impossible
from oneonone.render.second_thoughts import (
    help_lines,
    named_entry,
    private_ideas,
    remark_lines,
    whose_line,
)
from oneonone.render.words import menu, wrapped
from oneonone.world.desk import Desk
from oneonone.world.editing import (
    Open,
    alone,
    begin,
    close,
    faults,
    is_of_another,
    kept_text,
    laid_open,
    opening_text,
    save,
    set_aside,
)
from oneonone.world.editor import How, Person, edited, editor_name

_UNFINISHED = "There is an unfinished edit of this note. " + menu(
    "c continue", "s start from the note as it is"
)


@click.command("edit", cls=Command)
@click.argument("words", nargs=-1, required=True, metavar="ID", shell_complete=tab("entries"))
@click.pass_obj
def command(desk: Desk, words: tuple[str, ...]) -> None:
    """Change an entry in your editor. It is checked when you save.

    \b
    oo edit k3fq
    oo edit jamal k3fq
    EDITOR="code --wait" oo edit k3fq
    """
    note = laid_open(desk.notebook, entry_of(desk, words), desk.me)
    with alone(note):
        _edit(desk, note)


def _edit(desk: Desk, note: Open) -> None:
    hint(whose_line(note.was.entry, desk.settings, desk.me))
    start, asked = _start(desk, note), person()
    text = _from_before(note, start, asked) or start
    begin(note)
    done = edited(note.copy, start, text, partial(faults, note, desk.today), asked)
    match done.how:
        case How.UNCHANGED:
            close(note)
            say("Nothing was changed.")
        case How.GOOD:
            _save(desk, note, done.text)
        case How.KEPT:
            _keep(note, done.faults, asked)
        case How.DROPPED:
            say(
                f"The changes are dropped, and the note is as it was. They are in {set_aside(note)}"
            )


def _start(desk: Desk, note: Open) -> bytes:
    entry, template = note.was.entry, note.template
    student = student_with_id(desk, entry.student if entry else note.one.folder)
    help_ = help_lines(student, entry, template, desk.settings, desk.today, desk.me, editor_name())
    return opening_text(note, help_, private_ideas(entry, template, note.was.words))


def _from_before(note: Open, start: bytes, asked: Person | None) -> bytes | None:
    """The text of an edit of this note that was not finished, where it is to be gone on with."""
    text = kept_text(note, start)
    if text is None:
        return None
    if is_of_another(note, text):
        hint(f"The note was changed since you edited it last. Your text is in {set_aside(note)}")
        return None
    if asked is None:
        hint("Going on with your text of before, which was not finished.")
        return text
    if choice(_UNFINISHED, ("c", "s")) == "c":
        return text
    hint(f"It is kept in {set_aside(note)}")
    return None


def _save(desk: Desk, note: Open, text: bytes) -> None:
    saved = save(note, text)
    close(note)
    if saved is None:
        say("Nothing was changed.")
        return
    new = saved.new
    student = student_with_id(desk, new.entry.student)
    say(f"Saved: {named_entry(student, new.entry, desk.today, desk.settings)}.")
    hint(wrapped(remark_lines(new.problems), width(), "  "))
    hint(f"What it said before is kept in {saved.before}")


def _keep(note: Open, wrong: Sequence[str], asked: Person | None) -> None:
    goes_on = f"oo edit {note.one.tag} goes on with it"
    if asked is not None:
        say(f"Kept for later in {note.copy}; {goes_on}.")
        return
    say_faults(wrong)
    raise Impossible("nothing was saved", remedy=f"Your text is kept in {note.copy}; {goes_on}.")
