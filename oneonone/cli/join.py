"""``oo join``: bring the team's notebook to this machine."""

from __future__ import annotations

import re

import click

from oneonone.cli.adult import adult_here
from oneonone.cli.console import at_a_terminal, hint, say
from oneonone.cli.params import Command
from oneonone.cli.progress import Progress
from oneonone.world.arriving import joined
from oneonone.world.desk import Desk


@click.command("join", cls=Command)
@click.argument("url", metavar="PLACE")
@click.argument("folder", required=False, metavar="[DIR]")
@click.option("--name", metavar="NAME", help="Your name, where you are new in the team.")
@click.pass_obj
def command(desk: Desk, url: str, folder: str | None, name: str | None) -> None:
    """Bring the team's notebook to this machine, from a drive or a server.

    \b
    oo join /Volumes/School/grade-7.git --as chen
    oo join git@school.example:grade-7.git grade-7 --as patel --name "Ms. Patel"
    """
    place = desk.beside(folder or _name(url))
    terminal = at_a_terminal()
    with Progress() as progress:
        progress.say(f"Fetching the notebook from {url}")
        with joined(url, place, terminal) as notebook:
            progress.clear()
            me = adult_here(notebook, desk.adult, name, asking=terminal, joining=True)
    there = Desk(str(place), desk.adult, desk.day)
    settings = there.notebook.settings
    students = settings.counted(len(there.notebook.roster.students))
    say(f"{place} is ready: {settings.title or 'the notebook'}, {students}.")
    if me is None:
        keys = ", ".join(key for key, _ in settings.team)
        hint(f"  Say who you are: cd {place}, then oo me KEY. The team: {keys or 'nobody yet'}.")
    else:
        hint(f"  You are {settings.name_of(me)} ({me}). cd {place}, then oo next.")


def _name(url: str) -> str:
    last = re.split(r"[/\\:]", url.rstrip("/\\"))[-1].removesuffix(".git")
    return last or "notebook"
