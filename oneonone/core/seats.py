"""Dealing a day's seats: promised and urgent first, a quarter to those who ask, then by turn."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from oneonone.core.candidates import Candidate
from oneonone.core.digest import digest
from oneonone.core.entries import Meeting, Outcome
from oneonone.core.settings import Settings

CHANGE_OVER = 1
"""Minutes to change from one student to the next."""


class Band(StrEnum):
    """Why a student was picked, in the order in which they are shown."""

    PROMISED = "promised"
    ASKED = "asked"
    ROTATION = "rotation"


class Seated(NamedTuple):
    """A candidate with a seat."""

    candidate: Candidate
    band: Band


class Queue(NamedTuple):
    """The candidates of a day in the order in which each band takes them."""

    promised: tuple[Candidate, ...]
    urgent: tuple[Candidate, ...]
    asked: tuple[Candidate, ...]
    rotation: tuple[Candidate, ...]
    """Everyone not promised and not urgent, those who asked included."""

    def without(self, taken: set[str]) -> "Queue":
        """The same queue, these students taken out."""
        return Queue(*(tuple(c for c in one if c.student.id not in taken) for one in self))


def queue(candidates: Sequence[Candidate], settings: Settings) -> "Queue":
    """Each band's order, the same in every clone and whatever the order of files and rows."""
    promised = [c for c in candidates if c.promise is not None]
    promised.sort(key=lambda c: (c.promise and (c.promise.day, c.promise.id, c.student.id)) or ())
    others = [c for c in candidates if c.promise is None]
    asking = [c for c in others if c.request is not None]
    asking.sort(key=_by_request)
    urgent = [c for c in asking if c.request and c.request.urgent]
    rest = [c for c in others if not (c.request and c.request.urgent)]
    rest.sort(key=lambda c: (-c.urgency, c.standing.meetings, shuffled(c, settings)))
    asked = [c for c in asking if not (c.request and c.request.urgent) and _may_ask(c)]
    return Queue(tuple(promised), tuple(urgent), tuple(asked), tuple(rest))


def _by_request(candidate: Candidate) -> tuple[str, str, str, str]:
    request = candidate.request
    assert request is not None
    return (request.date.isoformat(), request.at or "", request.id, candidate.student.id)


def _may_ask(candidate: Candidate) -> bool:
    """One who was met a short while ago keeps their place in the rotation, and no seat more."""
    return candidate.urgency >= 0.5 or candidate.standing.school_days >= 5


def shuffled(candidate: Candidate, settings: Settings) -> bytes:
    """A place among equals that no name or row decides, and that changes with every meeting."""
    parts = (
        settings.id,
        settings.term.starts.isoformat(),
        candidate.student.id,
        str(candidate.standing.meetings),
    )
    return digest("\n".join(parts).encode())


def quota(seats: int, meeting_day: int) -> int:
    """Seats for ordinary requests on the m-th meeting day (from 0): a quarter, added up."""
    return (meeting_day + 1) * seats // 4 - meeting_day * seats // 4


def deal(line: Queue, seats: int, meeting_day: int) -> tuple[Seated, ...]:
    """Who gets a seat of this many, in the order in which they are shown."""
    front = [Seated(c, Band.PROMISED) for c in line.promised]
    front += [Seated(c, Band.ASKED) for c in line.urgent]
    longest = line.rotation[0] if line.rotation else None
    kept = 1 if seats >= 2 and longest is not None and longest.urgency >= 2 else 0
    front = front[: max(0, seats - kept)]
    left = seats - len(front)
    asked = line.asked[: min(quota(left, meeting_day), left - kept)]
    taken = {c.student.id for c in asked}
    turn = [c for c in line.rotation if c.student.id not in taken][: left - len(asked)]
    taken |= {c.student.id for c in turn}
    spare = left - len(asked) - len(turn)
    asked += tuple(c for c in line.asked if c.student.id not in taken)[:spare]
    return (
        *(one for one in front if one.band is Band.PROMISED),
        *(one for one in front if one.band is Band.ASKED),
        *(Seated(c, Band.ASKED) for c in asked),
        *(Seated(c, Band.ROTATION) for c in turn),
    )


def minutes_for(candidate: Candidate, template: str, usual: int) -> int:
    """Minutes this meeting will take: the median of the last five of this template with them,
    rounded up; the template's own where none was timed."""
    timed = [
        m.minutes
        for m in candidate.past.meetings
        if m.outcome is Outcome.MET and m.template == template and m.minutes is not None
    ][-5:]
    if not timed:
        return usual
    timed.sort()
    middle = len(timed) // 2
    if len(timed) % 2:
        return timed[middle]
    return -(-(timed[middle - 1] + timed[middle]) // 2)


def fitting(
    line: Queue, budget: int, meeting_day: int, template: str, usual: int, at_least: int = 1
) -> tuple[Seated, ...]:
    """As many as fit into this many minutes, each with a minute to change over."""
    most = len({c.student.id for part in line for c in part})
    dealt = deal(line, at_least, meeting_day) if at_least else ()
    for seats in range(at_least + 1, most + 1):
        more = deal(line, seats, meeting_day)
        cost = sum(minutes_for(one.candidate, template, usual) + CHANGE_OVER for one in more)
        if cost > budget or len(more) == len(dealt):
            break
        dealt = more
    return dealt


def taken_by(meeting: Meeting, usual: int) -> int:
    """Minutes a meeting already held today has used up, with the change after it."""
    return (meeting.minutes if meeting.minutes is not None else usual) + CHANGE_OVER
