"""``oo sync``: bring this notebook and the team's to the same."""

from __future__ import annotations

import sys

import click

from oneonone.cli.console import say, width
from oneonone.cli.exchanged import code_of, exchanged, keys_of, say_more, told_of
from oneonone.cli.params import Command, json_option
from oneonone.errors import WrongWords
from oneonone.render.as_json import document
from oneonone.render.sync import refusal, sync_sentence
from oneonone.render.words import wrapped
from oneonone.world.desk import Desk
from oneonone.world.sharing import share_through


@click.command("sync", cls=Command)
@click.option("--to", "place", metavar="PLACE", help="Share through this folder or address.")
@click.option("--dry-run", is_flag=True, help="Say what would be sent and received.")
@click.option("--yes", is_flag=True, help="Go on without asking.")
@json_option
@click.pass_obj
def command(desk: Desk, place: str | None, dry_run: bool, yes: bool, as_json: bool) -> None:
    """Send what you wrote to the team, and bring what the others wrote.

    \b
    oo sync
    oo sync --to /Volumes/School/grade-7.git    the first time: a drive all of you reach
    """
    if place is not None and dry_run:
        raise WrongWords("--to makes a place, and --dry-run changes nothing", remedy="Give one.")
    if place is not None:
        share_through(desk.notebook, place)
    outcome, refused = exchanged(desk, yes=yes, dry=dry_run)
    told = told_of(outcome)
    if as_json:
        say(document("sync", desk.today, desk.notebook.unreadable, keys_of(outcome, told)))
        sys.exit(code_of(outcome, told))
    if refused:
        said = refusal(refused[-1], told)
    else:
        said = sync_sentence(told, desk.settings, desk.me_or_nobody)
    say(wrapped(said, width()))
    say_more(desk, outcome)
    sys.exit(code_of(outcome, told))
