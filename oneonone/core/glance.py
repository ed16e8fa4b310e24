"""What one adult should have in view today, beside whose turn it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from oneonone.core.history import Goal, History, Owed, open_goals, open_owed
from oneonone.core.promises import Ending, Promised, promises
from oneonone.core.roster import Student
from oneonone.core.settings import Settings

AHEAD = timedelta(7)
"""How far ahead promises are shown."""


class Glance(NamedTuple):
    """Goals due today that I set, what I owe, and what I have promised for the coming week."""

    goals: tuple[tuple[Student, Goal], ...]
    owed: tuple[tuple[Student, Owed], ...]
    promised: tuple[Promised, ...]


def glance_at(
    people: Sequence[tuple[Student, History]], settings: Settings, me: str, today: date
) -> Glance:
    """What stands for this adult on a day, the oldest first."""
    here = [(s, past.up_to(today)) for s, past in people if s.on_roster(today)]
    due = [
        (s, goal)
        for s, past in here
        for goal in open_goals(past)
        if goal.set_by == me and goal.due == today
    ]
    owing = [(s, one) for s, past in here for one in open_owed(past) if one.by == me]
    owing.sort(key=lambda pair: (pair[1].due or date.max, pair[1].since, pair[0].id))
    made = [p for s, past in here for p in promises(s, past, settings.term, today) if p.by == me]
    ahead = [p for p in made if p.ending is Ending.OPEN and today < p.day <= today + AHEAD]
    ahead.sort(key=lambda p: (p.day, p.student.id))
    return Glance(tuple(due), tuple(owing), tuple(ahead))
