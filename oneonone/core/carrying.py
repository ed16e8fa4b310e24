"""What goes along into next year's notebook: open goals, and what to keep in mind of a student."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from oneonone.core.entries import Meeting
from oneonone.core.history import History, open_goals, pins
from oneonone.core.roster import Student


class Carried(NamedTuple):
    """One meeting of which a goal or a pin goes along, and nothing else that was said in it."""

    student: Student
    meeting: Meeting


def to_carry(people: Iterable[tuple[Student, History]]) -> list[Carried]:
    """Every goal that is still open and every pin, each with the meeting in which it was set: its
    day, who held it, and no other words. A meeting before the term moves no clock."""
    return [Carried(student, one) for student, past in people for one in _kept(past)]


def _kept(past: History) -> Iterable[Meeting]:
    still_open = {goal.id for goal in open_goals(past)}
    left = list(pins(past))
    found = []
    for meeting in reversed(past.meetings):
        pin = meeting.pin if meeting.pin in left else None
        goal = meeting.goal if meeting.id in still_open else None
        if pin is not None:
            left.remove(pin)
        if pin or goal:
            bare = Meeting(meeting.student, meeting.date, meeting.by, meeting.at)
            bare = bare._replace(template=meeting.template, outcome=meeting.outcome)
            found.append(bare._replace(goal=goal, pin=pin))
    return reversed(found)
