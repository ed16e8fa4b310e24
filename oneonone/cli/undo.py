"""``oo undo``: take back what you wrote last, while nobody else can have it."""

from __future__ import annotations

import click

from oneonone.cli.console import say
from oneonone.cli.meaning import student_with_id
from oneonone.cli.params import Command, json_option
from oneonone.core.roster import Student
from oneonone.errors import Impossible
from oneonone.render.as_json import document
from oneonone.render.second_thoughts import named_entry, roster_words, taken_back_lines
from oneonone.world.before import go_back
from oneonone.world.desk import Desk
from oneonone.world.enrolling import rows_concerned
from oneonone.world.place import ROSTER
from oneonone.world.undoing import (
    Changed,
    Written,
    last_written,
    may_be_taken_back,
    take_back,
)


@click.command("undo", cls=Command)
@json_option
@click.pass_obj
def command(desk: Desk, as_json: bool) -> None:
    """Take back what you wrote last: an entry, which is kept on this machine and out of the
    notebook, or a change of the roster or the days off.

    \b
    oo undo
    oo undo    again, for what came before it
    """
    notebook = desk.notebook
    written = last_written(notebook, desk.me)
    last = next(written, None)
    if last is None:
        raise Impossible(
            "there is nothing of yours to take back on this machine",
            remedy="oo edit ID changes an entry, oo amend ID adds a correction.",
        )
    kept, taken = "", _words(desk, last)
    rows: list[Student] = []
    if not may_be_taken_back(notebook, last):
        remedy = "Change it again: oo roster --help or oo days-off --help shows how."
        if isinstance(last, Written):
            remedy = f'oo amend {last.one.tag} -m "…" adds a correction.'
        raise Impossible(f"{taken} is shared already", remedy=remedy)
    if isinstance(last, Changed):
        if last.file == ROSTER:
            rows = rows_concerned(notebook, last.mark)
            taken = roster_words(rows)
        go_back(notebook, *last)
    else:
        kept = str(take_back(notebook, last))
    before = next(written, None)
    if before is not None and not may_be_taken_back(notebook, before):
        before = None
    if as_json:
        keys = {
            "entry": _keys(last),
            "roster": [student.id for student in rows],
            "kept": kept or None,
            "before": before and _keys(before),
        }
        say(document("undo", desk.today, notebook.unreadable, keys))
        return
    say(taken_back_lines(taken, kept, _words(desk, before) if before else ""))


def _words(desk: Desk, written: Written | Changed) -> str:
    if isinstance(written, Changed):
        return "a change of the roster" if written.file == ROSTER else "a change of the days off"
    student = student_with_id(desk, written.entry.student)
    return named_entry(student, written.entry, desk.today, desk.settings)


def _keys(written: Written | Changed) -> dict[str, object] | None:
    if isinstance(written, Changed):
        return None
    entry, one = written.entry, written.one
    return {"id": one.id, "path": one.path, "student": entry.student, "date": entry.date}
