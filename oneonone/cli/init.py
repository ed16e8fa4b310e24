"""``oo init``: make a notebook from a roster."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable
from pathlib import Path

import click

from oneonone.cli.asking import (
    Given,
    asked_roster,
    groups_of,
    me_of,
    read_roster,
    settled,
    usual_settings,
)
from oneonone.cli.choosing import only_option
from oneonone.cli.console import ask, at_a_terminal, hint, say, width
from oneonone.cli.params import Command, tab
from oneonone.core.enrolment import changes
from oneonone.core.exports import Export
from oneonone.core.roster import Roster
from oneonone.formats.text import clean
from oneonone.render.imported import export_lines, remark_lines
from oneonone.render.planning import pace_words
from oneonone.render.words import wrapped
from oneonone.world.desk import Desk
from oneonone.world.diary import my_diary, my_verdict
from oneonone.world.founding import found, free_place
from oneonone.world.sharing import begin

NOBODY = Export("", (), (), (), ())
"""Where no roster was given yet."""


@click.command("init", cls=Command)
@click.argument("folder", default=".", metavar="[DIR]")
@click.option(
    "--roster",
    metavar="FILE",
    shell_complete=tab("files"),
    help="Your roster, as the office exported it: a file, a folder or a zip.",
)
@only_option
@click.option("--title", metavar="TEXT", help="What the notebook is called.")
@click.option("--name", metavar="NAME", help="Your name, beside --as KEY.")
@click.option("--starts", metavar="DAY", help="The first day of the school year.")
@click.option("--ends", metavar="DAY", help="Its last day.")
@click.option("--cadence", metavar="WORDS", help="How often everyone should be met.")
@click.option("--days-off", metavar="DAYS", help="Without school: 25 nov - 27 nov, 21 dec - 1 jan.")
@click.option("--staff", is_flag=True, help="A principal's notebook: the roster holds colleagues.")
@click.pass_obj
def command(
    desk: Desk,
    folder: str,
    roster: str | None,
    only: tuple[str, ...],
    title: str | None,
    name: str | None,
    starts: str | None,
    ends: str | None,
    cadence: str | None,
    days_off: str | None,
    staff: bool,
) -> None:
    """Make a notebook from your roster. At a terminal it asks for what you do not say.

    \b
    oo init grade-7
    oo init grade-7 --roster students.csv --as rivera --name "Ms. Rivera"
    """
    root = desk.beside(folder)
    free_place(root)
    people = "staff" if staff else "students"
    given = Given(roster, title, name, starts, ends, cadence, people, days_off)
    export = read_roster(desk, given, roster, only) if roster else None
    asking = at_a_terminal()
    usual = _title(root)
    titled = given.title or (ask("What is this notebook called?", usual) if asking else usual)
    me = me_of(desk, given, asking)
    settings = usual_settings(desk.today, given, clean(titled), me)
    if export is None and asking:
        export = asked_roster(desk, given)
    _hints(export_lines(export, settings) if export else [])
    settings = settled(settings, given, asking, desk.today, groups_of(export))
    new = changes(export or NOBODY, Roster(()), settings, desk.today)
    found(root, settings, list(new.added), me[0])
    if not os.path.lexists(root / ".git"):
        begin(root)
    _hints(remark_lines(new, settings))
    where = "This folder" if folder == "." else folder
    say(f"{where} is ready: {settings.counted(len(new.added))}.")
    _next_steps(
        Desk(str(root), me[0], desk.day),
        "" if folder == "." else f"cd {shlex.quote(folder)}, then ",
    )


def _hints(lines: Iterable[str]) -> None:
    for line in lines:
        hint(wrapped(line, width(), "  "))


def _next_steps(desk: Desk, step: str) -> None:
    """What to do next in the new notebook, and whether the minutes will do."""
    if not desk.notebook.roster.students:
        hint(f'  {step}oo roster import FILE, or oo roster add "Leo Petrov".')
        return
    if desk.settings.slots:
        plan = my_verdict(desk, my_diary(desk))
        hint(wrapped(f"  {pace_words(plan)}", width(), "  "))
        if not plan.fits:
            hint("  oo plan, there, shows what would make it fit.")
    if not desk.settings.term.days_off:
        hint('  Holidays are not in it yet: oo days-off "21 dec - 1 jan" keeps them free.')
    hint(f"  {step}oo next says who is first.")


def _title(root: Path) -> str:
    words = root.absolute().name.replace("-", " ").replace("_", " ").strip()
    return f"{words[:1].upper()}{words[1:]}" or "Our notebook"
