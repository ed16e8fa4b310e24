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


@click.command("check", cls=Command)
@json_option
@click.pass_obj
def command(desk: Desk, as_json: bool) -> None:
    """Read every file of the notebook and say what is wrong, and where.

    \b
    oo check
    """
    problems, files = check(desk.notebook, desk.today)
    if as_json:
        hidden = len({problem.path for problem in problems if problem.hides})
        say(document("check", desk.today, hidden, problems_json(problems, files)))
    else:
        say(problems_page(problems, files))
    sys.exit(1 if problems else 0)
