"""What was kept is said: its path on stdout, a sentence on stderr; or one JSON document."""

from __future__ import annotations

import os

from oneonone.cli.console import hint, say, width
from oneonone.render.saved import kept_lines
from oneonone.render.words import wrapped
from oneonone.world.desk import Desk
from oneonone.world.notebook import Added


def say_kept(desk: Desk, command: str, added: Added, sentence: str, as_json: bool) -> None:
    """One new entry: where it is, and what it says."""
    if as_json:
        from oneonone.render.as_json import document

        entries = [{"id": added.id, "path": added.path}]
        say(document(command, desk.today, desk.notebook.unreadable, {"entries": entries}))
        return
    say(path_to_show(desk, added))
    hint(wrapped(kept_lines(sentence, added.already, added.path), width()))


def path_to_show(desk: Desk, added: Added) -> str:
    """From where the person stands in the notebook itself; else the whole path."""
    root = os.path.realpath(desk.notebook.place)
    if root == os.path.realpath(os.curdir):
        return added.path
    return os.path.join(root, *added.path.split("/"))
