"""Which adults a student's past concerns, beside those whom the roster names.

So that a teacher's list need not look at every student of a school: one of a colleague's belongs
to it only where something was asked of this teacher, promised, owed, set or held by them.
"""

from __future__ import annotations

from oneonone.core.entries import EntryId, Meeting, Request
from oneonone.core.history import History, open_goals, open_owed, open_requests

ANYONE = ""
"""In place of an adult's key: requests, whoever they name now or may name after an edit."""
LATEST = " "
"""In place of an adult's key: the entries of the newest day, which may be today's meetings."""


def called(past: History) -> frozenset[str]:
    """The adults who have this student in view: they made a promise that no meeting has settled,
    are asked for, owe something, wait for a goal of theirs, or met the student on the newest day
    of all."""
    short, recent = past.outline, past.recent
    adults: set[str] = {recent[place].by for place in short.standing}
    adults |= {request.adult for request in open_requests(past) if request.adult is not None}
    adults |= {owed.by for owed in open_owed(past)} | {goal.set_by for goal in open_goals(past)}
    for entry in past.since(short.newest) if short.newest else ():
        if isinstance(entry, Meeting):
            adults |= {entry.by, *entry.with_}
    return frozenset(adults)


def entries_of(past: History) -> dict[str, list[EntryId]]:
    """By adult, the entries of theirs: an edit of one may give them something new to do."""
    found: dict[str, list[EntryId]] = {}
    for entry in past.entries:
        others = entry.with_ if isinstance(entry, Meeting) else ()
        for adult in dict.fromkeys((entry.by, *others)):
            found.setdefault(adult, []).append(entry.id)
        if isinstance(entry, Request):
            found.setdefault(ANYONE, []).append(entry.id)
        if entry.date == past.outline.newest:
            found.setdefault(LATEST, []).append(entry.id)
    return found
