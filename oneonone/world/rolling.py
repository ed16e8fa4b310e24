"""Next year's notebook, made from this one: settings, templates, roster, and what goes along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from oneonone.core.entries import Meeting
from oneonone.formats.next_year import next_settings
from oneonone.formats.text import decode
from oneonone.world.files import read_file, real_folder
from oneonone.world.founding import found_with, new_id
from oneonone.world.notebook import Notebook
from oneonone.world.place import MARK, ROSTER


def rolled_over(
    old: Notebook,
    root: Path,
    me: str,
    term: tuple[date, date],
    title: str | None,
    roster: str,
    carried: Sequence[Meeting],
) -> Notebook:
    """A new notebook at ``root``; ``roster`` is its text. The old notebook stays as it is."""
    settings = decode(read_file(old.root / MARK))
    notebook_id = new_id()
    files = {
        f"templates/{name}.yaml": decode(read_file(folder / f"{name}.yaml"))
        for folder in [real_folder(old.root, "templates")]
        for name in old.templates.own()
    }
    files[ROSTER] = roster
    files[MARK] = next_settings(settings, notebook_id, *term, title)
    found_with(root, files, notebook_id, me)
    new = Notebook(root)
    for meeting in carried:
        new.add_entry(meeting)
    return new
