"""Keeping a note, and saying what was saved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from oneonone.cli.console import hint, say, width
from oneonone.cli.kept import path_to_show
from oneonone.core.entries import Meeting
from oneonone.core.parting import parted
from oneonone.core.roster import Student
from oneonone.core.templates import Template
from oneonone.render.saved import no_room_line, saved_lines
from oneonone.render.words import wrapped
from oneonone.world.desk import Desk
from oneonone.world.notebook import Added
from oneonone.world.private import add_note

if TYPE_CHECKING:
    from oneonone.core.offering import Diary


def save(
    desk: Desk,
    student: Student,
    note: Meeting,
    template: Template,
    *,
    share: bool = False,
    again: bool = False,
    staying: frozenset[str] = frozenset(),
    show_path: bool = True,
    brief: bool = False,
) -> Added:
    """Keep a note, its private words apart; its path goes to stdout, the rest to stderr.

    ``brief`` says what was saved and no more.
    """
    part = parted(note, template, share, staying)
    added = add_note(desk.notebook, part, again)
    if show_path:
        say(path_to_show(desk, added))
    lines = saved_lines(
        student, note, part.private, added.already, added.path, desk.settings, desk.today
    )
    hint(wrapped(lines.partition("\n")[0] if brief else lines, width()))
    return added


def warn_where_full(desk: Desk, before: Diary | None, day: date) -> None:
    """Say it where a promised day had no room left; ``before`` is the diary without it."""
    if before is not None and before.room(day) < 1:
        hint(wrapped(no_room_line(day, before.offered(desk.today, day), desk.today), width()))
