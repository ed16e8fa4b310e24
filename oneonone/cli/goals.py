"""``oo goals``: open goals, and what adults owe."""

from __future__ import annotations

import click

from oneonone.cli.console import note_unread, say, width
from oneonone.cli.meaning import students_of
from oneonone.cli.params import Command, json_option, tab
from oneonone.core.goals import Which, follow_up, of_mine
from oneonone.core.roster import Student, named_by
from oneonone.errors import WrongWords
from oneonone.render.as_json import document
from oneonone.render.goals import goals_json, goals_page
from oneonone.render.reasons import Speaker
from oneonone.world.desk import Desk
from oneonone.world.private import records


@click.command("goals", cls=Command)
@click.argument("students", nargs=-1, metavar="[STUDENT]...", shell_complete=tab("students"))
@click.option("--due", is_flag=True, help="Only what is due today or earlier.")
@click.option("--kept", is_flag=True, help="The goals that were kept, newest first.")
@click.option("--all", "everything", is_flag=True, help="Closed ones as well.")
@click.option("--mine", is_flag=True, help="Goals of your students, and what you owe.")
@json_option
@click.pass_obj
def command(
    desk: Desk,
    students: tuple[str, ...],
    due: bool,
    kept: bool,
    everything: bool,
    mine: bool,
    as_json: bool,
) -> None:
    """Open goals and what adults owe, those that are due first. Each ends with its id.

    \b
    oo goals --mine
    oo goals jamal --all
    """
    which = _which(due, kept, everything)
    notebook, today = desk.notebook, desk.today
    found = follow_up(records(notebook, _asked(desk, students), desk.me_or_nobody), which, today)
    if mine:
        found = of_mine(found, named_by(notebook.roster.students, desk.me, today), desk.me)
    if as_json:
        say(document("goals", today, notebook.unreadable, goals_json(found)))
        return
    say(goals_page(found, Speaker(desk.settings, desk.me_or_nobody or "", today, width())))
    note_unread(notebook.unreadable)


def _which(due: bool, kept: bool, everything: bool) -> Which:
    given = {Which.DUE: due, Which.KEPT: kept, Which.ALL: everything}
    asked = [which for which, is_asked in given.items() if is_asked]
    if len(asked) > 1:
        both = " and ".join(f"--{which}" for which in asked)
        raise WrongWords(f"{both} say different things", remedy="Give one of them.")
    return asked[0] if asked else Which.OPEN


def _asked(desk: Desk, words: tuple[str, ...]) -> list[Student]:
    if words:
        return students_of(desk, words)
    return [s for s in desk.notebook.roster.students if s.on_roster(desk.today)]
