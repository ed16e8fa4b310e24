"""``oo schema``: have an editor check the files of a notebook while they are typed."""

from __future__ import annotations

import json

import click

from oneonone.cli.console import hint, say, width
from oneonone.cli.params import Command, OneOf
from oneonone.render.words import wrapped
from oneonone.world.shipped import shipped

FILES = {
    "entry": "notes/*/*.yaml",
    "notebook": "oneonone.yaml",
    "template": "templates/*.yaml",
}
"""Each schema, and which files of a notebook it speaks of."""


@click.command("schema", cls=Command)
@click.argument("name", required=False, type=OneOf(tuple(FILES)))
def command(name: str | None) -> None:
    """Have your editor check notes, templates and settings while you type.

    \b
    oo schema > .vscode/settings.json    for VS Code with the extension YAML
    oo schema entry                      the schema itself, of a note
    """
    if name is not None:
        say((shipped("schemas") / f"{name}.json").read_text("utf-8").rstrip("\n"))
        return
    folder = shipped("schemas").resolve()
    places = {(folder / f"{one}.json").as_uri(): files for one, files in FILES.items()}
    say(json.dumps({"yaml.schemas": places}, indent=2))
    words = (
        "For .vscode/settings.json in the notebook; any editor with yaml-language-server knows it."
    )
    hint(wrapped(words, width()))
