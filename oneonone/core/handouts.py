"""What is printed for the hand: a line on the clipboard, a slip with a goal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from oneonone.core.history import Goal, History, open_goals
from oneonone.core.promises import Ending, Promised, promises
from oneonone.core.roster import Student
from oneonone.core.settings import Settings
from oneonone.core.standing import Standing, standing


class Handout(NamedTuple):
    """A student with what was agreed last."""

    student: Student
    standing: Standing
    goal: Goal | None
    """The newest that is open, as far as it is shared."""
    promise: Promised | None
    """The next day on which an adult will meet them."""


def handout(student: Student, past: History, settings: Settings, today: date) -> Handout:
    """What is known of a student on this day that may lie on a desk."""
    past = past.up_to(today)
    still = open_goals(past)
    ahead = [
        promise
        for promise in promises(student, past, settings.term, today)
        if promise.ending is Ending.OPEN and promise.day >= today
    ]
    return Handout(
        student,
        standing(student, past, settings, today),
        still[-1] if still else None,
        min(ahead, key=lambda promise: (promise.day, promise.id), default=None),
    )


def handouts(
    people: Iterable[tuple[Student, History]], settings: Settings, today: date
) -> tuple[Handout, ...]:
    """One for each student on the roster, in its order."""
    return tuple(
        handout(student, past, settings, today)
        for student, past in people
        if student.on_roster(today)
    )
