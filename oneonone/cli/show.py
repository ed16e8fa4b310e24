"""``oo show``: one student, before a meeting."""

from __future__ import annotations

import click

from oneonone.cli.console import note_unread, say, width
from oneonone.cli.params import Command, Whole, json_option, student_of
from oneonone.core.promises import promises
from oneonone.core.standing import standing
from oneonone.core.templates import Template
from oneonone.errors import OneOnOneError
from oneonone.render.as_json import document
from oneonone.render.reasons import Speaker
from oneonone.render.show import LAST, Page, show_page
from oneonone.render.show_json import show_json
from oneonone.world.desk import Desk
from oneonone.world.notebook import Notebook
from oneonone.world.private import records


@click.command("show", cls=Command)
@click.argument("student", nargs=-1, required=True, metavar="STUDENT")
@click.option("--last", type=Whole(10), help="How many notes to show.")
@json_option
@click.pass_obj
def command(desk: Desk, student: tuple[str, ...], last: int | None, as_json: bool) -> None:
    """One student: who they are, what is open, what was said.

    \b
    oo show jamal
    oo show sofia --last 10
    """
    page = _page(desk, student)
    if as_json:
        notebook = desk.notebook
        paths = {entry.id: notebook.path_of(entry) for entry in page.past.entries}
        say(document("show", desk.today, notebook.unreadable, show_json(page, paths, last)))
        return
    speaker = Speaker(desk.settings, desk.me_or_nobody or "", desk.today, width())
    say(show_page(page, speaker, last or LAST))
    note_unread(desk.notebook.unreadable)


def _page(desk: Desk, words: tuple[str, ...]) -> Page:
    notebook, settings = desk.notebook, desk.settings
    student = student_of(desk, words)
    (record,) = records(notebook, [student], desk.me_or_nobody)
    return Page(
        record,
        standing(student, record.shared, settings, desk.today),
        promises(student, record.shared, settings.term, desk.today),
        _templates(notebook, {m.template for m in record.own.meetings if m.template}),
    )


def _templates(notebook: Notebook, names: set[str]) -> dict[str, Template]:
    """The templates that are still there; answers of others are shown by their key."""
    found = {}
    for name in sorted(names):
        try:
            found[name] = notebook.templates.template(name)
        except OneOnOneError:
            continue
    return found
