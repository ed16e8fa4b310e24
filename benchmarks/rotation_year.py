"""A simulated school year: the rotation beside what people do today.

    python benchmarks/rotation_year.py            every class, 20 years each, as a Markdown table
    python benchmarks/rotation_year.py --years 4  a quick look

180 school days. Everyday absences of 6 %; one student in ten is absent a third of the time. Up to
three ask often (once in five weeks), the others hardly. Three or five meetings in ten end with a
promise, three in ten of those wanted early. Who is absent does not use up a seat: the next one is
taken. The rotation is the program's own (`oneonone.core.rotation.picks`), as are the offered days
and the ledger of promises; the other rules get the same students, absences, requests and wishes.

- alphabet: down the list and round again, whoever is absent waits for the next round
- oldest:   the date of the last meeting on a sheet, the oldest first
- random:   names out of a hat
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from statistics import mean, median
from typing import NamedTuple

from oneonone.core.entries import AdultKey, Entry, EntryId, Meeting, Outcome, Request, StudentId
from oneonone.core.history import History
from oneonone.core.offering import diary
from oneonone.core.promises import Ending, promises
from oneonone.core.roster import Student
from oneonone.core.rotation import Ask, picks
from oneonone.core.settings import Settings
from oneonone.core.slots import Recurrence, Slot
from oneonone.core.term import Term, is_school_day, school_days, school_days_after
from oneonone.formats.cadence_words import parse_cadence

START = date(2026, 8, 17)
DAYS = 180
ME = AdultKey("rivera")
EARLY = 0.3
ASK_OFTEN, ASK_SELDOM = 0.04, 0.003


class Room(NamedTuple):
    """One class: how many students, how many seats on a meeting day, on which weekdays."""

    students: int
    seats: int
    on: tuple[int, ...] = (0, 1, 2, 3, 4)

    @property
    def name(self) -> str:
        days = "" if len(self.on) == 5 else " on Tue and Thu"
        return f"{self.students} at {self.seats}{days}"


ROOMS = (
    Room(28, 5),
    Room(30, 4),
    Room(120, 12),
    Room(120, 5),
    Room(24, 2, (1, 3)),
    Room(14, 1),
)


class Result(NamedTuple):
    """What one year came to. Waits in school days."""

    longest: float
    median: float
    most_fewest: float
    kept: float
    request: float


def settings_of(room: Room) -> Settings:
    """A term of 180 school days, the room's seats as one slot a meeting day."""
    ends = START + timedelta(DAYS // 5 * 7 - 3)
    often = max(1, round(room.students / room.seats * 5 / len(room.on)))
    words = f"every {often} school days"
    slot = Slot("Talks", Recurrence("", room.on), "09:00", room.seats * 5, ME)
    return Settings(
        "year", "", Term(START, ends), parse_cadence(words), slots=(slot,), team=((ME, "Me"),)
    )


class Year:
    """One class through one year, under one rule of who is next."""

    def __init__(self, room: Room, seed: int, promising: float) -> None:
        self.room = room
        self.settings = settings_of(room)
        chance = Random(seed)
        self.students = [Student(StudentId(str(n)), f"S{n}") for n in range(room.students)]
        self.days = [date.fromordinal(n) for n in school_days(self.settings.term)]
        often_away = set(chance.sample(range(room.students), max(1, room.students // 10)))
        few = min(3, max(1, room.students // 10))
        asking = set(chance.sample(range(room.students), few))
        self.away = {
            (s.id, day)
            for n, s in enumerate(self.students)
            for day in self.days
            if chance.random() < (1 / 3 if n in often_away else 0.06)
        }
        self.asks = {
            (s.id, day)
            for n, s in enumerate(self.students)
            for day in self.days
            if chance.random() < (ASK_OFTEN if n in asking else ASK_SELDOM)
        }
        self.chance = chance
        self.promising = promising
        self.notes: dict[str, list[Entry]] = {s.id: [] for s in self.students}

    def people(self) -> list[tuple[Student, History]]:
        """As the program reads them: entries are added in order, so nothing needs sorting."""
        return [(s, History(s.id, tuple(self.notes[s.id]))) for s in self.students]

    def add(self, student: Student, entry: Entry) -> None:
        """Keep an entry under an id of its own."""
        number = len(self.notes[student.id])
        at = f"{9 + number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}"
        made = EntryId(f"{entry.date}-{number:04}")
        self.notes[student.id].append(entry._replace(id=made, at=at))

    def run(self, rule: Callable[[Year, date], list[Student]]) -> Result:
        """Every school day: requests first, then the meeting days' seats."""
        for day in self.days:
            for student in self.students:
                if (student.id, day) in self.asks and (student.id, day) not in self.away:
                    self.add(student, Request(student.id, day, ME))
            if day.weekday() in self.room.on and is_school_day(self.settings.term, day):
                self.meet(day, rule)
        return self.result()

    def meet(self, day: date, rule: Callable[[Year, date], list[Student]]) -> None:
        """Fill the day's seats; who is absent is written down, and the next one taken."""
        met = 0
        seen: set[str] = set()
        while met < self.room.seats:
            line = [s for s in rule(self, day) if s.id not in seen][: self.room.seats - met]
            if not line:
                return
            for student in line:
                seen.add(student.id)
                if (student.id, day) in self.away:
                    self.add(student, Meeting(student.id, day, ME, outcome=Outcome.ABSENT))
                    continue
                met += 1
                self.add(student, Meeting(student.id, day, ME, next=self.promised(day)))

    def promised(self, day: date) -> date | None:
        """The day promised at the end of a talk, where one is."""
        if self.chance.random() >= self.promising:
            return None
        early = self.chance.random() < EARLY
        ahead = self.chance.randint(2, 8)
        days = diary(self.people(), self.settings, ME, day, {"check-in": 4})
        later = [d for d in self.days if d > day]
        if not later:
            return None
        wanted = later[min(ahead, len(later)) - 1] if early else None
        return days.offered(day, wanted)

    def result(self) -> Result:
        """Waits between meetings, from the first day of the term to its last."""
        term, waits, counts, asked = self.settings.term, [], [], []
        longest: list[int] = []
        kept = ended = 0
        for student, past in self.people():
            held = [m.date for m in past.met()]
            marks = [START, *held, self.days[-1]]
            gaps = [school_days_after(term, a, b) for a, b in pairwise(marks)]
            waits += gaps[:-1]
            longest.append(max(gaps))
            counts.append(len(held))
            for entry in past.entries:
                if isinstance(entry, Request):
                    met = next((d for d in held if d >= entry.date), None)
                    asked += [school_days_after(term, entry.date, met)] if met else []
            for made in promises(student, past, term, self.days[-1]):
                ended += made.ending not in (Ending.WAIVED, Ending.OPEN)
                kept += made.ending is Ending.KEPT
        return Result(
            max(longest),
            median(waits),
            max(counts) / max(1, min(counts)),
            100 * kept / ended if ended else 100.0,
            mean(asked) if asked else 0.0,
        )


def ours(year: Year, day: date) -> list[Student]:
    """The program's own picks."""
    met = sum(
        1
        for notes in year.notes.values()
        if notes and notes[-1].date == day and getattr(notes[-1], "outcome", "") == "met"
    )
    ask = Ask(seats=year.room.seats - met)
    turns = picks(year.people(), year.settings, ME, day, ask, {"check-in": 4})
    return [pick.student for pick in turns.picks]


class Alphabet:
    """Down the list; the place is kept from day to day."""

    def __init__(self) -> None:
        self.place = 0
        self.day = START

    def __call__(self, year: Year, day: date) -> list[Student]:
        line = year.students[self.place :] + year.students[: self.place]
        step = year.room.seats if self.day != day else 1
        self.place = (self.place + step) % len(year.students)
        self.day = day
        return line


def oldest(year: Year, day: date) -> list[Student]:
    """The date of the last meeting, the oldest first; equals in the order of the sheet."""

    def last(student: Student) -> date:
        held = [e.date for e in year.notes[student.id] if getattr(e, "outcome", "") == "met"]
        return held[-1] if held else date.min

    return sorted(year.students, key=last)


def hat(year: Year, day: date) -> list[Student]:
    """Names out of a hat."""
    line = list(year.students)
    Random(f"{day}{len(line)}{year.chance.random()}").shuffle(line)
    return line


RULES: dict[str, Callable[[], Callable[[Year, date], list[Student]]]] = {
    "oneonone": lambda: ours,
    "oldest": lambda: oldest,
    "alphabet": Alphabet,
    "random": lambda: hat,
}


def one_year(job: tuple[Room, str, float, int]) -> Result:
    """One year of one class under one rule."""
    room, rule, promising, seed = job
    return Year(room, seed, promising).run(RULES[rule]())


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--years", type=int, default=20)
    parser.add_argument("--promising", type=float, nargs="*", default=[0.3, 0.5])
    years = parser.parse_args()
    print(
        "| class | promises | rule | longest wait | median | most ÷ fewest | kept | request waits |"
    )
    print("|---|--:|---|--:|--:|--:|--:|--:|")
    with ProcessPoolExecutor() as pool:
        for room in ROOMS:
            for promising in years.promising:
                for rule in RULES:
                    jobs = [(room, rule, promising, seed) for seed in range(years.years)]
                    found = list(pool.map(one_year, jobs))
                    longest, mid, ratio, kept, wait = (mean(c) for c in zip(*found, strict=True))
                    print(
                        f"| {room.name} | {promising:.0%} | {rule} | {longest:.0f} | {mid:.0f}"
                        f" | {ratio:.1f} | {kept:.0f} % | {wait:.1f} |",
                        flush=True,
                    )


if __name__ == "__main__":
    main()
