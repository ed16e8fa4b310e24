"""``oo me``: who uses this machine."""

from __future__ import annotations

import click

from oneonone.cli.console import say
from oneonone.cli.params import Command, json_option, tab
from oneonone.render.as_json import document
from oneonone.world import home
from oneonone.world.desk import Desk, known_adult


@click.command("me", cls=Command)
@click.argument("adult", required=False, metavar="[ADULT]", shell_complete=tab("adults"))
@json_option
@click.pass_obj
def command(desk: Desk, adult: str | None, as_json: bool) -> None:
    """Say who you are on this machine, once; without a name, who that is now.

    \b
    oo me rivera
    """
    settings = desk.settings
    if adult is not None:
        home.remember_me(settings.id, known_adult(settings, adult, "oo me"))
        desk.adult = adult
    if as_json:
        keys = {"adult": desk.me, "name": settings.name_of(desk.me)}
        say(document("me", desk.today, desk.notebook.unreadable, keys))
        return
    say(f"You are {settings.name_of(desk.me)} ({desk.me}) in {settings.title or 'this notebook'}.")
