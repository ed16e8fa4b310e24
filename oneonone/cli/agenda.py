"""``oo agenda``: one page for the team's weekly meeting."""

from __future__ import annotations

import click

from oneonone.cli.console import note_unread, say, width
from oneonone.cli.meaning import nobody_has, students_where
from oneonone.cli.params import Command, json_option, where_option
from oneonone.core.agenda import agenda
from oneonone.render.agenda import agenda_json, agenda_page
from oneonone.render.as_json import document
from oneonone.render.reasons import Speaker
from oneonone.world.desk import Desk


@click.command("agenda", cls=Command)
@where_option
@click.option("--initials", is_flag=True, help="Initials for names, on a projected screen.")
@json_option
@click.pass_obj
def command(desk: Desk, where: tuple[str, ...], initials: bool, as_json: bool) -> None:
    """One page for the team's weekly meeting: who was left out, and what to celebrate.

    \b
    oo agenda
    oo agenda --where groups=P3 --initials
    """
    students = students_where(desk, where, mine=False)
    if where and not students and not as_json:
        raise nobody_has(where)
    found = agenda(desk.notebook.people(students), desk.settings, desk.today)
    if as_json:
        say(document("agenda", desk.today, desk.notebook.unreadable, agenda_json(found)))
        return
    speaker = Speaker(desk.settings, desk.me_or_nobody or "", desk.today, width(), initials)
    say(agenda_page(found, speaker))
    note_unread(desk.notebook.unreadable)
