"""A team's rounds, day by day: whose turn it is, how it went, and what was promised next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from random import Random

from oneonone.core.entries import Amendment, Entry, Meeting, Outcome
from story.cast import Person
from story.days import LIVE_WEEK, STARTS, TOLD, later, number
from story.diary import Diary, OpenPromise, cadence_of
from story.meetings import Meetings
from story.scene import Scene, Slot


class Rounds:
    """One notebook being filled."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.chance = Random(f"{scene.key}: days")
        self.diary = Diary()
        self.meetings = Meetings(scene, self.diary)
        self.people = {person.id: person for person in scene.cast}
        self.lot = {person.id: self.chance.random() for person in scene.cast}

    def told(self) -> list[Entry]:
        """Every entry from the first day of school to the last day told."""
        for day in TOLD:
            self._scripted(day)
            self.meetings.follow_up(day)
            absent = self._absent()
            for adult in self.scene.team:
                self._appointments(day, adult)
                slots = [s for s in self.scene.slots if s.adult == adult and s.falls_on(day)]
                for slot in sorted(slots, key=lambda slot: slot.at):
                    self._sitting(day, slot, absent)
        return self.diary.entries

    def _scripted(self, day: date) -> None:
        for entry in self.scene.script.entries:
            if entry.date != day:
                continue
            if isinstance(entry, Amendment):
                mine = [e for e in self.diary.entries if e.student == entry.student]
                of = next(e for e in reversed(mine) if isinstance(e, Meeting) and e.answers)
                entry = entry._replace(of=of.id, by=of.by)
            self.meetings.write(entry)

    def _absent(self) -> set[str]:
        """Those not in school, by chance."""
        part = 0.03 if self.scene.people == "students" else 0.01
        return {who for who in self.people if self.chance.random() < part}

    def _appointments(self, day: date, adult: str) -> None:
        for set_for in self.scene.script.appointments:
            if set_for.day == day:
                person = self.people[set_for.student]
                self.meetings.held_as_set(person, adult, set_for)

    def _sitting(self, day: date, slot: Slot, absent: set[str]) -> None:
        """One slot: as many of the queue as the minutes allow."""
        adult, template = slot.adult, slot.template or self.scene.template
        queue = self._queue(day, slot)
        slips = self.chance.random() < self.scene.slips[adult]
        if slips and number(day) > 2 and day < LIVE_WEEK:
            self._fell_out(day, adult, queue)
            return
        hours, minutes = map(int, slot.at.split(":"))
        now = start = hours * 60 + minutes + 1
        shortest = min(self.scene.minutes[template])
        slow = number(day) < 14
        end = start + (max(slot.minutes // 2, shortest) if slow else slot.minutes)
        for person in queue:
            length = self.chance.choice(self.scene.minutes[template])
            if now + length > end + 1:
                if self._was_promised(person, adult, day) and self.chance.random() < 0.5:
                    self.meetings.moved(person, adult, day, now)
                continue
            if self._slips_the_mind(person, adult, day):
                continue
            outcome = self._outcome(person, absent)
            if outcome is Outcome.MET:
                now += length + 1
                self.meetings.met(person, adult, day, now, length, template)
            else:
                self.meetings.not_met(person, adult, day, now, outcome)
        self._drop_in(day, slot, now, absent)

    def _queue(self, day: date, slot: Slot) -> list[Person]:
        """Promised first, then those who asked, then the longest waiting."""
        asked = {
            who
            for seat, adult, who in self.scene.script.answered
            if adult == slot.adult
            and seat <= day
            and self.diary.met_by.get((who, adult), STARTS) < seat
        }

        def place(person: Person) -> tuple[int, int, float, int, float]:
            promise = self.diary.promises.get(person.id)
            if promise and promise.adult == slot.adult and promise.day <= day:
                return (0, number(promise.day), 0.0, 0, 0.0)
            band = 1 if person.id in asked else 2
            waited = self._waited(person, day)
            return (band, 0, -waited, self.diary.times[person.id], self.lot[person.id])

        ready = [p for p in self.scene.cast if p.belongs_to(slot.adult) or p.id in asked]
        ready = [p for p in ready if slot.takes(p) and self._may_be_met(p, day, p.id in asked)]
        return sorted(
            (p for p in ready if place(p)[0] < 2 or self._waited(p, day) >= 0.55), key=place
        )

    def _waited(self, person: Person, day: date) -> float:
        cadence = cadence_of(person, self.scene.cadence, self.scene.tiers)
        return self.diary.waited(person, day, cadence)

    def _may_be_met(self, person: Person, day: date, asked: bool = False) -> bool:
        joined = not person.joined or date.fromisoformat(person.joined) <= day
        left = person.left and date.fromisoformat(person.left) <= day
        away = person.away and _within(day, person.away)
        unmet = any(
            span.student == person.id and span.first <= day <= span.last
            for span in self.scene.script.unmet
        )
        if not joined or left or away or unmet or self.diary.tried.get(person.id) == day:
            return False
        declined = self.diary.declined.get(person.id)
        if declined and number(day) - number(declined) <= 3:
            return False
        promise = self.diary.promises.get(person.id)
        return asked or not promise or promise.day <= day

    def _was_promised(self, person: Person, adult: str, day: date) -> bool:
        promise = self.diary.promises.get(person.id)
        return promise is not None and promise.adult == adult and promise.day <= day

    def _slips_the_mind(self, person: Person, adult: str, day: date) -> bool:
        """Sometimes a promise is forgotten: for a day, or for more than a week."""
        if not self._was_promised(person, adult, day):
            return False
        drawn = self.chance.random()
        if drawn < 0.02 and day < LIVE_WEEK:
            self.diary.promises[person.id] = OpenPromise(adult, later(day, 6))
        return drawn < 0.07

    def _outcome(self, person: Person, absent: set[str]) -> Outcome:
        if person.id in absent:
            return Outcome.ABSENT
        declines = self.scene.people == "students" and self.chance.random() < 0.014
        return Outcome.DECLINED if declines else Outcome.MET

    def _fell_out(self, day: date, adult: str, queue: Iterable[Person]) -> None:
        """The slot did not happen; most of those who were promised are told a new day."""
        for person in queue:
            if self._was_promised(person, adult, day) and self.chance.random() < 0.6:
                self.meetings.moved(
                    person, adult, day, 14 * 60 + 40 + self.chance.choice(range(30))
                )

    def _drop_in(self, day: date, slot: Slot, now: int, absent: set[str]) -> None:
        """Now and then an adult talks with a colleague's student."""
        if len(self.scene.team) < 2 or self.chance.random() > 0.06 or day >= LIVE_WEEK:
            return
        others = [
            person
            for person in self.scene.cast
            if not person.belongs_to(slot.adult)
            and person.id not in absent
            and person.id not in self.diary.promises
            and self._may_be_met(person, day)
            and self._waited(person, day) >= 0.8
        ]
        if others:
            person = self.chance.choice(others)
            length = self.chance.choice((2, 3, 3, 4))
            self.meetings.met(
                person, slot.adult, day, now + 4 + length, length, self.scene.template
            )


def _within(day: date, span: str) -> bool:
    first, last = span.split("..")
    return date.fromisoformat(first) <= day <= date.fromisoformat(last)
