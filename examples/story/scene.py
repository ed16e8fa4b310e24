"""What one example is made of: its settings, its people, and what the story has planned."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from oneonone.core.entries import Entry
from story.cast import Person
from story.days import DAYS_OFF, ENDS, MARKS, SCHOOL_DAYS, STARTS
from story.talks import Conversation, GoalMaking

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")


class Slot(NamedTuple):
    """Minutes of one adult on some weekdays, for everyone or for one class."""

    name: str
    adult: str
    on: str
    at: str
    minutes: int
    group: str = ""
    template: str = ""

    def falls_on(self, day: date) -> bool:
        """Whether this weekday is one of its own."""
        return WEEKDAYS[day.weekday()] in self.on.split()

    def takes(self, person: Person) -> bool:
        """Whether this person's class meets then."""
        return not self.group or self.group in person.groups.split(";")


class Appointment(NamedTuple):
    """A meeting set for a day and a time, outside the rotation."""

    day: date
    student: str
    template: str
    at: str
    minutes: int
    next: date | None = None


class Span(NamedTuple):
    """Days on which a student is not met, both ends counted."""

    student: str
    first: date
    last: date


class Script(NamedTuple):
    """What happens whatever chance says."""

    entries: tuple[Entry, ...] = ()
    unmet: tuple[Span, ...] = ()
    answered: tuple[tuple[date, str, str], ...] = ()
    """Day, adult, student: whose request gets a seat, and when."""
    appointments: tuple[Appointment, ...] = ()


def _none(person: Person) -> dict[str, str]:
    return {}


class Scene(NamedTuple):
    """One example notebook before anything is written in it."""

    key: str
    title: str
    id: str
    cadence: str
    template: str
    team: dict[str, str]
    slots: tuple[Slot, ...]
    cast: tuple[Person, ...]
    talks: dict[str, Conversation]
    goals: dict[str, GoalMaking]
    minutes: dict[str, tuple[int, ...]]
    """How long a meeting of each kind takes: as likely as it stands here."""
    slips: dict[str, float]
    """How often each adult's slot falls out."""
    words: dict[str, str]
    """Banks for what adults write beside the answers: owed, moved, absent, declined, pins."""
    script: Script = Script()
    tiers: Mapping[str, str] = MappingProxyType({})
    people: str = "students"
    courses: Callable[[Person], dict[str, str]] = _none
    """The words each person's sentences are filled with."""
    promised: int = 2
    """How many promises an adult makes for one day."""

    def meeting_days(self, adult: str, person: Person) -> list[date]:
        """The days on which this adult can meet this person."""
        mine = [slot for slot in self.slots if slot.adult == adult and slot.takes(person)]
        return [day for day in SCHOOL_DAYS if any(slot.falls_on(day) for slot in mine)]

    def settings(self) -> str:
        """The notebook's ``oneonone.yaml``."""
        tiers = ", ".join(f"{tier}: {words}" for tier, words in self.tiers.items())
        team = ", ".join(f"{key}: {name}" for key, name in self.team.items())
        lines = [
            "format: 1",
            f"id: {self.id}",
            f"title: {self.title}",
            f"people: {self.people}",
            f"term: {{starts: {STARTS}, ends: {ENDS}}}",
            f"marks: {MARKS}",
            "week: Mon Tue Wed Thu Fri",
            f"days_off: [{DAYS_OFF}]",
            f"cadence: {self.cadence}",
            *([f"tiers: {{{tiers}}}"] if tiers else []),
            f"template: {self.template}",
            "slots:",
            *(f"  - {{{_slot(slot)}}}" for slot in self.slots),
            f"team: {{{team}}}",
        ]
        return "\n".join(lines) + "\n"


def _slot(slot: Slot) -> str:
    where = [f"where: groups={slot.group}"] if slot.group else []
    template = [f"template: {slot.template}"] if slot.template else []
    times = [f"on: {slot.on}", f'at: "{slot.at}"', f"minutes: {slot.minutes}"]
    return ", ".join([f"name: {slot.name}", f"adult: {slot.adult}", *where, *times, *template])
