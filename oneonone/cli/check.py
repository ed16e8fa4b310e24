"""``oo check``: read every file and say what is wrong."""

from __future__ import annotations

import sys

import click

from oneonone.cli.console import say
from oneonone.cli.params import Command, json_option
from oneonone.render.as_json import document
from oneonone.render.problems import problems_json, problems_page
from oneonone.world.checking import check
from oneonone.world.desk import Desk
from oneonone.world.mending import mend


@click.command("check", cls=Command)
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, and say what was done.")
@json_option
@click.pass_obj
def command(desk: Desk, fix: bool, as_json: bool) -> None:
    """Read every file of the notebook and say what is wrong, and where.

    \b
    oo check
    oo check --fix    take away what a stopped sync has left: locks, a step half done
    """
    mended = mend(desk.notebook) if fix else []
    problems, files = check(desk.notebook, desk.today)
    if as_json:
        hidden = len({problem.path for problem in problems if problem.hides})
        keys = problems_json(problems, files) | ({"mended": mended} if fix else {})
        say(document("check", desk.today, hidden, keys))
    else:
        say(problems_page(problems, files, mended))
    sys.exit(1 if problems else 0)
