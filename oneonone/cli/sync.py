"""``oo sync``: bring this notebook and the team's to the same."""

from __future__ import annotations

import sys

import click

from oneonone.cli.console import agreed, at_a_terminal, hint, say, width
from oneonone.cli.exchanged import code_of, keys_of, say_more, told_of
from oneonone.cli.params import Command, json_option
from oneonone.cli.progress import Progress
from oneonone.core.sharing import Asked
from oneonone.errors import WrongWords
from oneonone.render.as_json import document
from oneonone.render.sync import doubt_words, refusal, step_words, sync_sentence
from oneonone.render.words import wrapped
from oneonone.world.desk import Desk
from oneonone.world.sharing import share_through, sync


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
    asking = at_a_terminal()
    refused: list[Asked] = []
    with Progress() as progress:

        def allow(asked: Asked) -> bool:
            progress.clear()
            answer = yes or dry_run or (asking and _agrees(asked))
            if not answer:
                refused.append(asked)
            return answer

        outcome = sync(
            desk.notebook,
            desk.me_or_nobody,
            desk.today,
            allow,
            lambda step, remote: progress.say(step_words(step, remote)),
            terminal=asking,
            dry=dry_run,
        )
    desk.notebook.look_again()
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


def _agrees(asked: Asked) -> bool:
    hint(wrapped(doubt_words(asked), width()))
    return agreed("Go on?")
