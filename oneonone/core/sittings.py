"""The runs of seats of one adult's day, and what the meetings already held have used up."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from oneonone.core.entries import Meeting, Outcome
from oneonone.core.history import History
from oneonone.core.roster import Student
from oneonone.core.seats import taken_by
from oneonone.core.settings import Settings
from oneonone.core.slots import Slot, slots_of
from oneonone.errors import WrongWords

People = Sequence[tuple[Student, History]]

USUAL_MINUTES = 5
"""Minutes of a meeting whose template cannot be read."""


class Sitting(NamedTuple):
    """One run of seats: a slot's minutes, or as many seats or minutes as were asked for."""

    slot: Slot | None
    seats: int | None = None
    minutes: int | None = None
    untouched: bool = True
    """Nobody was met in it yet, so that at least one fits."""

    def without(self, minutes: int) -> "Sitting":
        """What is left of it after one more meeting."""
        if self.minutes is not None:
            return self._replace(minutes=self.minutes - minutes, untouched=False)
        return self._replace(seats=(self.seats or 0) - 1, untouched=False)

    def is_for(self, student: Student) -> bool:
        """Whether this student is met in it."""
        return self.slot is None or self.slot.suits(student)


def used_up(
    sittings: Sequence[Sitting],
    held: Sequence[tuple[Student, Meeting]],
    usual: Mapping[str, int],
    template: str,
) -> list[Sitting]:
    """Each meeting held takes from the first sitting it fits, in who it is for and in minutes."""
    left = list(sittings)
    for student, meeting in held:
        cost = taken_by(meeting, usual.get(meeting.template or template, USUAL_MINUTES))
        fits = [n for n, one in enumerate(left) if one.is_for(student)]
        roomy = [n for n in fits if (minutes := left[n].minutes) is None or minutes >= cost]
        place = next(iter(roomy or fits or [0]))
        left[place] = left[place].without(cost)
    return left


def held_on(people: People, me: str, day: date) -> list[tuple[Student, Meeting]]:
    """An adult's meetings of a day, in the order in which they were held."""
    found = [
        (student, entry)
        for student, past in people
        for entry in past.since(day)
        if entry.date == day
        and isinstance(entry, Meeting)
        and entry.outcome is Outcome.MET
        and entry.held_by(me)
    ]
    return sorted(found, key=lambda pair: (pair[1].at or "", pair[1].id, pair[0].id))


def chosen_slots(settings: Settings, me: str, day: date, name: str | None) -> tuple[Slot, ...]:
    """An adult's slots of a day, or the one of this name, even on a day it does not fall on."""
    today = slots_of(settings.slots, me, settings.term, day)
    if name is None:
        return today
    named = [slot for slot in settings.slots if slot.name.casefold() == name.casefold()]
    if not named:
        known = ", ".join(dict.fromkeys(slot.name for slot in settings.slots)) or "none yet"
        raise WrongWords(f'no slot is called "{name}"', remedy=f"There is: {known}.")
    mine = [slot for slot in named if slot.belongs_to(me)] or named
    return tuple(([slot for slot in mine if slot in today] or mine)[:1])


def overlaps(one: Slot, other: Slot) -> bool:
    """Whether two slots of a day share a minute; one without a time shares none."""
    if not (one.at and other.at):
        return False
    first, second = _minute(one), _minute(other)
    return first < second + other.minutes and second < first + one.minutes


def _minute(slot: Slot) -> int:
    hours, minutes = slot.at.split(":")
    return int(hours) * 60 + int(minutes)
