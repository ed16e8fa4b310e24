"""The diary of the adult at the desk, read from the notebook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from oneonone.core.history import History
from oneonone.core.roster import Student, named_by
from oneonone.core.rotation import Ask, Turns, asked_about, picks
from oneonone.core.term import school_day_from
from oneonone.errors import Impossible
from oneonone.world.desk import Desk
from oneonone.world.student import folder_name

if TYPE_CHECKING:
    from oneonone.core.offering import Diary
    from oneonone.core.planning import Plan


def usual_minutes(desk: Desk, *more: str | None) -> dict[str, int]:
    """How long each kind of meeting that the settings (or ``more``) name usually takes."""
    settings = desk.settings
    names = {settings.template, *more, *(slot.template for slot in settings.slots)}
    return desk.notebook.templates.usual_minutes(sorted(name for name in names if name))


def people_of(desk: Desk, adults: Sequence[str], day: date) -> list[tuple[Student, History]]:
    """The students of these adults with what was recorded about them: those the roster gives
    them, and those to whom something else ties them. Nobody else's folder is looked into."""
    roster = desk.notebook.roster.students
    own = {one for adult in adults for one in named_by(roster, adult, day)}
    rest = [student for student in roster if student.id not in own]
    own |= {student.id for student in desk.notebook.concerning(rest, adults, day)}
    asked = [student for student in roster if student.id in own]
    people = desk.notebook.people(asked)
    desk.keep_list([folder_name(student.id) for student in asked])
    return people


def my_diary(desk: Desk) -> Diary:
    """Whom I meet, what I have promised, and how many seats my days have."""
    from oneonone.core.offering import diary

    roster, usual = desk.notebook.roster.students, usual_minutes(desk)
    people = people_of(desk, [desk.me], desk.today)
    return diary(people, desk.settings, desk.me, desk.today, usual, roster)


def my_verdict(desk: Desk, days: Diary) -> Plan:
    """Whether my minutes of a week suffice for my students."""
    from oneonone.core.planning import verdict

    mine = [student for student in desk.notebook.roster.students if student.id in days.mine]
    return verdict(mine, desk.settings, days)


def my_turns(desk: Desk, ask: Ask, on: date | None = None) -> Turns:
    """Whose turn it is with me, today or on the next school day; for an earlier day, as it was
    that morning, those left out of whom something was recorded on it since."""
    if ask.template is not None:
        desk.notebook.templates.template(ask.template)
    settings, me = desk.settings, desk.me
    day = school_day_from(settings.term, on or desk.today)
    if day is None:
        raise Impossible("the term is over, so nobody is next", remedy="oo report looks back.")
    usual = usual_minutes(desk, ask.template)
    if ask.everyone:
        people = desk.notebook.people()
    else:
        people = people_of(desk, asked_about(settings, me, day, ask), day)
    ask = ask._replace(roster=desk.notebook.roster.students)
    if day >= desk.today:
        return picks(people, settings, me, day, ask, usual)
    morning = [(student, past.up_to(day - timedelta(1))) for student, past in people]
    turns = picks(morning, settings, me, day, ask, usual)
    since = {s.id for s, past in people if any(m.date == day for m in past.meetings)}
    return turns._replace(picks=tuple(p for p in turns.picks if p.student.id not in since))
