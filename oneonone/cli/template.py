"""``oo template``: the questions of each kind of meeting."""

from __future__ import annotations

import click

from oneonone.cli.console import hint, say, width
from oneonone.cli.params import Command, Group, json_option, tab
from oneonone.render.as_json import document
from oneonone.render.template import template_json, template_page, templates_page
from oneonone.world.desk import Desk
from oneonone.world.templates import Templates


@click.group("template", cls=Group, invoke_without_command=True)
@json_option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """The questions of each kind of meeting: list, show, or make one your own.

    \b
    oo template
    oo template show check-in
    oo template copy check-in morning-check-in
    """
    if ctx.invoked_subcommand is not None:
        return
    desk = ctx.ensure_object(Desk)
    shelf = _shelf(desk)
    found, broken = shelf.everyone()
    own = set(shelf.own())
    if as_json:
        keys = {"templates": [template_json(t, t.name in own) for t in found]}
        say(document("template", desk.today, broken, keys))
        return
    say(templates_page(found, own))
    if broken:
        hint(f"{broken} could not be read: oo check")


@command.command("show", cls=Command)
@click.argument("name", shell_complete=tab("templates"))
@json_option
@click.pass_obj
def show(desk: Desk, name: str, as_json: bool) -> None:
    """One template: its questions, and ideas for each.

    \b
    oo template show check-in
    oo template show reading-conference
    """
    shelf = _shelf(desk)
    template = shelf.template(name)
    if as_json:
        keys = template_json(template, name in shelf.own())
        say(document("template show", desk.today, 0, keys))
        return
    say(template_page(template, width()))


@command.command("copy", cls=Command)
@click.argument("name", shell_complete=tab("templates"))
@click.argument("new", required=False, metavar="[NEW]")
@click.pass_obj
def copy(desk: Desk, name: str, new: str | None) -> None:
    """Make a template the team's own, to change in any editor.

    \b
    oo template copy check-in
    oo template copy check-in morning-check-in
    """
    desk.notebook.allow_writing()
    path = _shelf(desk).copy(name, new or name)
    say(f"Copied {name} to {path}. It is yours now: change it in any editor, then oo check.")
    hint(f"Not wanted? Delete {path}.")


def _shelf(desk: Desk) -> Templates:
    notebook = desk.notebook_or_none
    return Templates(notebook.root if notebook else None)
