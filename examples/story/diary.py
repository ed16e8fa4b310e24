"""Everything written so far in one notebook, and what follows from it for the next meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from oneonone.core.entries import Entry, EntryId, Meeting, Outcome, Promise
from oneonone.formats.entry_yaml import entry_id
from story.cast import CADENCES, Person
from story.days import STARTS, number
from story.talks import Goal


class OpenPromise(NamedTuple):
    """A day on which an adult has said they will meet someone."""

    adult: str
    day: date


class Debt(NamedTuple):
    """What an adult owes, and the day on which it will be done, if it will."""

    id: EntryId
    adult: str
    student: str
    done: date | None


class Diary:
    """The entries of a notebook in the order of writing, and the state they lead to."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.taken: set[tuple[str, str]] = set()
        self.last: dict[str, date] = {}
        self.times: Counter[str] = Counter()
        self.met_by: dict[tuple[str, str], date] = {}
        self.tried: dict[str, date] = {}
        self.declined: dict[str, date] = {}
        self.promises: dict[str, OpenPromise] = {}
        self.goals: dict[str, list[tuple[EntryId, Goal, date | None]]] = {}
        self.debts: list[Debt] = []
        self.pinned: set[str] = set()

    def write(self, entry: Entry) -> EntryId:
        """Keep an entry under the id its words give it."""
        length = 4
        while (entry.student, entry_id(entry, length)) in self.taken:
            length += 1
        entry = entry._replace(id=entry_id(entry, length))
        self.taken.add((entry.student, entry.id))
        self.entries.append(entry)
        if isinstance(entry, Meeting):
            self._held(entry)
        if isinstance(entry, Promise):
            self.promises[entry.student] = OpenPromise(entry.by, entry.next)
        return entry.id

    def _held(self, meeting: Meeting) -> None:
        student, day = meeting.student, meeting.date
        self.tried[student] = day
        promise = self.promises.get(student)
        if meeting.outcome == Outcome.MET:
            self.last[student] = day
            self.times[student] += 1
            self.met_by[student, meeting.by] = day
            near = promise and number(day) >= number(promise.day) - 2
            if promise and near and meeting.held_by(promise.adult):
                del self.promises[student]
        if meeting.outcome == Outcome.DECLINED:
            self.declined[student] = day
            self.promises.pop(student, None)
        if meeting.next:
            self.promises[student] = OpenPromise(meeting.by, meeting.next)

    def waited(self, person: Person, day: date, cadence: float) -> float:
        """How many times over someone's time has come; the never met come before all others."""
        if person.id in self.last:
            return (number(day) - number(self.last[person.id])) / cadence
        since = max(STARTS, date.fromisoformat(person.joined)) if person.joined else STARTS
        return (number(day) - number(since) + cadence) / cadence

    def promised_on(self, adult: str, day: date) -> int:
        """How many this adult has promised to meet on a day."""
        return sum(promise == (adult, day) for promise in self.promises.values())


def cadence_of(person: Person, words: str, tiers: Mapping[str, str]) -> float:
    """School days between meetings: the person's own words, the tier's, the notebook's."""
    return CADENCES[person.cadence or tiers.get(person.tier, "") or words]
