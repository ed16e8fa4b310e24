"""What a team looks at once a week: who was left out, what was promised, what is to celebrate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from oneonone.core.contacts import contacts
from oneonone.core.coverage import Row, Span, gaps, rows
from oneonone.core.entries import GoalState, Meeting, Outcome
from oneonone.core.history import Goal, History, goals
from oneonone.core.promises import Ending, Promised, promises
from oneonone.core.roster import Student
from oneonone.core.settings import Settings
from oneonone.core.standing import State

WEEK = timedelta(7)
ABSENCES = 3
"""Absences in a row after which somebody should ask."""
WORKED = "worked"
"""The tag of a note that others on the team should hear of."""


class Agenda(NamedTuple):
    """The week before ``day``, that day included; goals due in the week before and after it."""

    day: date
    never: tuple[Row, ...]
    overdue: tuple[Row, ...]
    """Of the tiers that are met more often than everyone."""
    absences: tuple[tuple[Student, int], ...]
    """With how many absences in a row."""
    broken: tuple[Promised, ...]
    moved: tuple[Promised, ...]
    kept: tuple[tuple[Student, Goal], ...]
    due: tuple[tuple[Student, Goal], ...]
    no_adult_twice: tuple[Student, ...]
    worked: tuple[tuple[Student, Meeting], ...]


def agenda(people: Sequence[tuple[Student, History]], settings: Settings, day: date) -> Agenda:
    """The agenda of a team's meeting on ``day``, each list in a settled order."""
    since = day - WEEK
    here = [(s, past.up_to(day)) for s, past in people if s.on_roster(day)]
    found = rows(here, settings, Span(settings.term.starts, day))
    waiting = gaps(found)
    made = [p for s, past in here for p in promises(s, past, settings.term, day)]
    ended = [p for p in made if p.ended is not None and since < p.ended <= day]
    ended.sort(key=lambda p: (p.day, p.student.id, p.id))
    set_goals = [(s, goal) for s, past in here for goal in goals(past)]
    return Agenda(
        day=day,
        never=tuple(r for r in waiting if r.standing.state is State.NEVER),
        overdue=tuple(r for r in waiting if _is_tier(r, settings)),
        absences=tuple((s, n) for s, past in here if (n := _absences(past)) >= ABSENCES),
        broken=tuple(p for p in ended if p.ending is Ending.BROKEN),
        moved=tuple(p for p in ended if p.ending is Ending.MOVED),
        kept=tuple(pair for pair in set_goals if _kept_since(pair[1], since)),
        due=tuple(sorted((p for p in set_goals if _due(p[1], day)), key=_by_due)),
        no_adult_twice=tuple(row.student for row in contacts(found, settings).nobody_twice),
        worked=tuple(
            (s, m) for s, past in here for m in past.meetings if m.date > since and _worked(m)
        ),
    )


def _is_tier(row: Row, settings: Settings) -> bool:
    return row.standing.state is State.OVERDUE and row.student.tier in dict(settings.tiers)


def _absences(past: History) -> int:
    """Absences in a row, up to the last note; a meeting that was moved says nothing of it."""
    count = 0
    for meeting in reversed(past.meetings):
        if meeting.outcome is Outcome.ABSENT:
            count += 1
        elif meeting.outcome is not Outcome.MOVED:
            break
    return count


def _kept_since(goal: Goal, since: date) -> bool:
    reviewed = goal.reviewed_on
    return goal.state is GoalState.KEPT and reviewed is not None and reviewed > since


def _due(goal: Goal, day: date) -> bool:
    """Open, and due within a week before or after."""
    return goal.open and goal.due is not None and abs(goal.due - day) <= WEEK


def _by_due(pair: tuple[Student, Goal]) -> tuple[date, str, str]:
    return (pair[1].due or date.max, pair[0].id, pair[1].id)


def _worked(meeting: Meeting) -> bool:
    return WORKED in (tag.casefold() for tag in meeting.tags)
