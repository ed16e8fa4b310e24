"""``oo me``: who uses this machine."""

from __future__ import annotations

import click

from oneonone.cli.adult import adult_here
from oneonone.cli.console import say
from oneonone.cli.params import Command, json_option, tab
from oneonone.render.as_json import document
from oneonone.world.desk import Desk


@click.command("me", cls=Command)
@click.argument("adult", required=False, metavar="[ADULT]", shell_complete=tab("adults"))
@click.option("--name", metavar="NAME", help="Your name, where you are new in the team.")
@json_option
@click.pass_obj
def command(desk: Desk, adult: str | None, name: str | None, as_json: bool) -> None:
    """Say who you are on this machine, once; without a key, who that is now.

    \b
    oo me rivera
    oo me patel --name "Ms. Patel"    someone new in the team
    """
    if adult is not None:
        desk.adult = adult_here(desk.notebook, adult, name, asking=False)
    settings = desk.settings
    if as_json:
        keys = {"adult": desk.me, "name": settings.name_of(desk.me)}
        say(document("me", desk.today, desk.notebook.unreadable, keys))
        return
    say(f"You are {settings.name_of(desk.me)} ({desk.me}) in {settings.title or 'this notebook'}.")
