"""``oo show``: one student, before a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from oneonone.cli.params import Command, Whole, json_option, tab

if TYPE_CHECKING:
    from oneonone.world.desk import Desk


@click.command("show", cls=Command)
@click.argument(
    "student", nargs=-1, required=True, metavar="STUDENT", shell_complete=tab("students")
)
@click.option("--last", type=Whole(10), help="How many notes to show.")
@json_option
@click.pass_obj
def command(desk: Desk, student: tuple[str, ...], last: int | None, as_json: bool) -> None:
    """One student: who they are, what is open, what was said.

    \b
    oo show jamal
    oo show sofia --last 10
    """
    # Not above, since a shell that completes a name loads this file as well.
    from oneonone.cli.console import hint, note_unread, say, width
    from oneonone.cli.meaning import student_of
    from oneonone.cli.page import page_of
    from oneonone.cli.unfinished import mention_draft
    from oneonone.render.reasons import Speaker
    from oneonone.render.show import LAST, show_page
    from oneonone.render.sync import differing_lines
    from oneonone.render.words import wrapped

    page = page_of(desk, student_of(desk, student))
    if as_json:
        from oneonone.render.as_json import document
        from oneonone.render.show_json import show_json

        notebook = desk.notebook
        paths = {entry.id: notebook.path_of(entry) for entry in page.past.entries}
        say(document("show", desk.today, notebook.unreadable, show_json(page, paths, last)))
        return
    speaker = Speaker(desk.settings, desk.me_or_nobody or "", desk.today, width())
    say(show_page(page, speaker, last or LAST))
    name = page.student.first_name
    for line in differing_lines(desk.notebook.differing, lambda _: name, desk.today):
        hint(wrapped(line, width()))
    if desk.me_or_nobody:
        mention_draft(desk, page.student)
    note_unread(desk.notebook.unreadable)
