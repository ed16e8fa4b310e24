"""The diary of the adult at the desk, read from the notebook."""

from __future__ import annotations

from oneonone.core.offering import Diary, diary
from oneonone.world.desk import Desk


def usual_minutes(desk: Desk, *more: str | None) -> dict[str, int]:
    """How long each kind of meeting that the settings (or ``more``) name usually takes."""
    settings = desk.settings
    names = {settings.template, *more, *(slot.template for slot in settings.slots)}
    return desk.notebook.templates.usual_minutes(sorted(name for name in names if name))


def my_diary(desk: Desk) -> Diary:
    """Whom I meet, what I have promised, and how many seats my days have."""
    people = desk.notebook.people()
    return diary(people, desk.settings, desk.me, desk.today, usual_minutes(desk))
