"""Who is on each roster: ids, groups, adults, tiers, and the row each makes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from random import Random
from typing import NamedTuple

from words import people as names

COLUMNS = "id,name,preferred,pronouns,grade,groups,adult,tier,cadence,joined,left,away,email".split(
    ","
)
CADENCES = {
    "twice a week": 2.5,
    "weekly": 5.0,
    "every 2 weeks": 10.0,
    "every 3 weeks": 15.0,
    "monthly": 20.0,
}
"""School days between meetings, for the words used in the examples."""


class Person(NamedTuple):
    """A row of a roster, each value as it is written there."""

    id: str
    name: str
    preferred: str = ""
    pronouns: str = ""
    grade: str = ""
    groups: str = ""
    adult: str = ""
    tier: str = ""
    cadence: str = ""
    joined: str = ""
    left: str = ""
    away: str = ""
    email: str = ""

    def belongs_to(self, adult: str) -> bool:
        """Whether this adult answers for them; with nobody named, everyone does."""
        return not self.adult or adult in self.adult.split(";")


def roster_csv(people: Iterable[Person]) -> str:
    """The roster as a file."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows(people)
    return text.getvalue()


def _named(bank: str, first_id: int, grade: str) -> list[Person]:
    people = []
    for number, line in enumerate(bank.splitlines()):
        name, pronouns, preferred = (line + "|").split("|")[:3]
        people.append(Person(str(first_id + number), name, preferred, pronouns, grade))
    return people


PERIODS = {
    "rivera": ("P1", "P2", "P3"),
    "chen": ("P1", "P4", "P5"),
    "okoye": ("P2", "P4", "P6"),
    "patel": ("P3", "P5", "P6"),
}
"""The classes in which each adult sees the students they answer for."""

SETTLED = {
    "Jamal Brooks": {"adult": "rivera", "groups": "P3;A"},
    "Sofia Marín": {"adult": "rivera", "groups": "P2;P5;B"},
    "Amara Okafor": {"adult": "rivera", "groups": "P1;A"},
    "María Gómez": {"adult": "rivera", "groups": "P1;B"},
    "Maria Garcia": {"adult": "rivera", "groups": "P3;B"},
    "Noah Silva": {"adult": "chen", "groups": "P4;A"},
    "Wei Chen": {"adult": "", "groups": "P5;A", "joined": "2026-10-12"},
    "Darius Coleman": {"adult": "chen", "groups": "P1;B", "tier": "2"},
    "Thandiwe Nkosi": {"adult": "patel", "groups": "P6;A"},
    "Caleb Yellowhorse": {"adult": "okoye", "groups": "P6;B"},
    "Hoa Lê": {"adult": "patel", "groups": "P3;B"},
    "Stefan Ionescu": {"adult": "okoye", "groups": "P2;A"},
    "Nia Robinson": {"adult": "patel", "groups": "P5;B", "left": "2026-10-30"},
    "Hugo Lefèvre": {"adult": "okoye", "groups": "P4;B", "away": "2026-11-09..2026-11-24"},
    "Esperanza Delgado": {"adult": "chen", "groups": "P5;B", "joined": "2026-11-16"},
    "Wanjiru Mwangi": {"adult": "patel", "groups": "P3;A", "joined": "2026-09-21"},
    "Viktor Horvat": {"adult": "okoye", "groups": "P6;A", "joined": "2026-10-05"},
    "Hana Kim": {"adult": "rivera", "groups": "P2;A", "cadence": "weekly"},
    "Jonah Weiss": {"adult": "chen", "groups": "P4;A", "cadence": "monthly"},
    "Salma Benali": {"adult": "patel", "groups": "P5;A", "cadence": "every 3 weeks"},
}
"""Those the story has plans for."""


def grade_7(chance: Random) -> tuple[Person, ...]:
    """110 students, shared by four adults."""
    listed = _named(names.GRADE_7, 7001, "7")
    jamal = Person("", "Jamal Brooks", "", "he/him", "7")
    everyone = [*listed[:12], jamal, *listed[12:]]
    rest = [person for person in everyone if person.name not in SETTLED]
    chance.shuffle(rest)
    shared = {person.name: _share(number, len(rest)) for number, person in enumerate(rest)}
    shared.update(SETTLED)
    return tuple(
        person._replace(id=str(7001 + number), **shared[person.name])
        for number, person in enumerate(everyone)
    )


def _share(number: int, size: int) -> dict[str, str]:
    """What the n-th of the shuffled students gets: adults, classes, tier."""
    adults = tuple(PERIODS)
    adult = adults[number % 4]
    classes = PERIODS[adult][number // 4 % 3] + (";A" if number // 12 % 2 else ";B")
    tier = "3" if number < 6 else "2" if number < 21 else ""
    if size - 5 <= number:
        adult = ""
    elif size - 12 <= number:
        adult = f"{adult};{adults[(number + 1) % 4]}"
    return {"adult": adult, "groups": classes, "tier": tier}


def grade_3() -> tuple[Person, ...]:
    """One class, in four reading groups."""
    groups = ("Otters", "Herons", "Foxes", "Turtles")
    listed = _named(names.GRADE_3, 3101, "3")
    return tuple(p._replace(groups=groups[n * 7 % 4]) for n, p in enumerate(listed))


def advisees() -> tuple[Person, ...]:
    """One advisory, tenth and eleventh grade."""
    listed = _named(names.ADVISEES, 20411, "")
    return tuple(p._replace(grade="10" if n % 2 else "11") for n, p in enumerate(listed))


def staff() -> tuple[Person, ...]:
    """The colleagues of one principal, by department and team."""
    people = []
    for number, line in enumerate(names.STAFF.splitlines()):
        name, pronouns, groups = line.split("|")
        people.append(Person(f"S{number + 11}", name, "", pronouns, "", groups))
    return tuple(people)


def by_name(people: Sequence[Person], name: str) -> Person:
    """The one person of this name."""
    return next(person for person in people if person.name == name)
