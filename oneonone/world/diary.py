"""The diary of the adult at the desk, read from the notebook."""

from __future__ import annotations

from datetime import date, timedelta

from oneonone.core.offering import Diary, diary
from oneonone.core.rotation import Ask, Turns, picks
from oneonone.core.term import school_day_from
from oneonone.errors import Impossible
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


def my_turns(desk: Desk, ask: Ask, on: date | None = None) -> Turns:
    """Whose turn it is with me, today or on the next school day; for an earlier day, as it was
    that morning, those left out of whom something was recorded on it since."""
    if ask.template is not None:
        desk.notebook.templates.template(ask.template)
    day = school_day_from(desk.settings.term, on or desk.today)
    if day is None:
        raise Impossible("the term is over, so nobody is next", remedy="oo report looks back.")
    usual = usual_minutes(desk, ask.template)
    people = desk.notebook.people()
    if day >= desk.today:
        return picks(people, desk.settings, desk.me, day, ask, usual)
    morning = [(student, past.up_to(day - timedelta(1))) for student, past in people]
    turns = picks(morning, desk.settings, desk.me, day, ask, usual)
    since = {s.id for s, past in people if any(m.date == day for m in past.meetings)}
    return turns._replace(picks=tuple(p for p in turns.picks if p.student.id not in since))
