"""``oo undo``: take back what you wrote last, while nobody else can have it."""

from __future__ import annotations

import click

from oneonone.cli.console import say
from oneonone.cli.meaning import student_with_id
from oneonone.cli.params import Command, json_option
from oneonone.errors import Impossible
from oneonone.render.as_json import document
from oneonone.render.second_thoughts import named_entry, taken_back_lines
from oneonone.world.desk import Desk
from oneonone.world.undoing import Written, last_written, may_be_taken_back, take_back


@click.command("undo", cls=Command)
@json_option
@click.pass_obj
def command(desk: Desk, as_json: bool) -> None:
    """Take back your last entry. It is kept on this machine, and out of the notebook.

    \b
    oo undo
    """
    notebook = desk.notebook
    written = last_written(notebook, desk.me)
    last = next(written, None)
    if last is None:
        raise Impossible(
            "there is nothing of yours to take back on this machine",
            remedy="oo edit ID changes an entry, oo amend ID adds a correction.",
        )
    if not may_be_taken_back(notebook, last):
        raise Impossible(
            f"{_words(desk, last)} is shared already",
            remedy=f'oo amend {last.one.tag} -m "…" adds a correction.',
        )
    kept = take_back(notebook, last)
    before = next(written, None)
    if before is not None and not may_be_taken_back(notebook, before):
        before = None
    if as_json:
        keys = {"entry": _keys(last), "kept": str(kept), "before": before and _keys(before)}
        say(document("undo", desk.today, notebook.unreadable, keys))
        return
    say(taken_back_lines(_words(desk, last), str(kept), _words(desk, before) if before else ""))


def _words(desk: Desk, written: Written) -> str:
    student = student_with_id(desk, written.entry.student)
    return named_entry(student, written.entry, desk.today, desk.settings)


def _keys(written: Written) -> dict[str, object]:
    entry, one = written.entry, written.one
    return {"id": one.id, "path": one.path, "student": entry.student, "date": entry.date}
