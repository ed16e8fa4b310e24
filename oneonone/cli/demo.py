"""``oo demo``: a lively example notebook to look around in."""

from __future__ import annotations

import click

from oneonone.cli.console import hint, say
from oneonone.cli.params import Command
from oneonone.world import home
from oneonone.world.demo import EXAMPLES, demo
from oneonone.world.desk import Desk
from oneonone.world.notebook import Notebook


@click.command("demo", cls=Command)
@click.argument("folder", required=False, metavar="[DIR]")
@click.option(
    "--example", default=EXAMPLES[0], metavar="NAME", help=f"One of {', '.join(EXAMPLES)}."
)
@click.pass_obj
def command(desk: Desk, folder: str | None, example: str) -> None:
    """Look around in an example notebook. Its weeks are moved so that it ends today.

    \b
    oo demo
    oo demo my-demo --example grade-3-reading
    """
    target = desk.beside(folder or example)
    demo(example, target, desk.today)
    settings = Notebook(target).settings
    me, name = settings.team[0]
    home.remember_me(settings.id, me)
    home.begin_anew(settings.id)
    say(f"{target} is ready: {settings.title}. You are {name} here.")
    hint(f"  cd {target}, then oo next says who is first. Nothing in it is real.")
