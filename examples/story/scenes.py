"""The four examples: a grade, a class of readers, an advisory, a staff."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from words import advising, asides, beside_books, colleagues, habits

from story import cast, plot
from story import other_talks as other
from story.cast import Person
from story.days import LAST, STARTS
from story.scene import Appointment, Scene, Script, Slot, Span
from story.talks import check_in, check_in_goal

STUDENTS = {"moved": asides.MOVED, "absent": asides.ABSENT, "declined": asides.DECLINED}


def grade_7() -> Scene:
    """Four adults share 110 students; two of them run late."""
    people = cast.grade_7(Random("grade-7: cast"))
    return Scene(
        key="grade-7",
        title="Grade 7, Lincoln Middle School",
        id="7c0e5a1d9b42f386",
        cadence="every 2 weeks",
        tiers={"2": "weekly", "3": "twice a week"},
        template="check-in",
        team={
            "rivera": "Ms. Rivera",
            "chen": "Mr. Chen",
            "okoye": "Mrs. Okoye",
            "patel": "Ms. Patel",
        },
        slots=(
            Slot("Advisory", "rivera", "Mon Wed Fri", "09:10", 20),
            Slot("Study hall", "rivera", "Tue", "13:05", 25),
            Slot("Period 3", "rivera", "Thu", "10:40", 15, "P3"),
            Slot("Advisory", "chen", "Mon Wed", "09:10", 20),
            Slot("Study hall", "chen", "Tue Thu", "13:05", 25),
            Slot("Period 5", "chen", "Fri", "11:30", 15, "P5"),
            Slot("Advisory", "okoye", "Mon Wed", "09:10", 20),
            Slot("Lab time", "okoye", "Tue Thu Fri", "12:20", 20),
            Slot("Advisory", "patel", "Mon Wed", "09:10", 20),
            Slot("Homeroom", "patel", "Tue Thu Fri", "08:15", 20),
        ),
        cast=people,
        talks={"check-in": check_in},
        goals={"check-in": check_in_goal},
        minutes={"check-in": (3, 3, 4, 4, 4, 5, 5, 6)},
        slips={"rivera": 0.05, "chen": 0.07, "okoye": 0.14, "patel": 0.16},
        words={**STUDENTS, "owed": habits.OWED, "pins": asides.PINS},
        script=plot.script(people),
    )


def grade_3_reading() -> Scene:
    """Ms. Tanaka reads with four or five of her 24 third graders a day."""
    people = _changed(cast.grade_3(), {"Keoni Palakiko": {"joined": "2026-11-09"}})
    readers = other.Readers()
    keoni, samira = (cast.by_name(people, name).id for name in ("Keoni Palakiko", "Samira Noori"))
    return Scene(
        key="grade-3-reading",
        title="Grade 3, reading with Ms. Tanaka",
        id="2f91c6d07ae8453b",
        cadence="weekly",
        template="reading-conference",
        team={"tanaka": "Ms. Tanaka"},
        slots=(Slot("Reading workshop", "tanaka", "Mon Tue Wed Thu Fri", "10:15", 25),),
        cast=people,
        talks={"reading-conference": readers.talk},
        goals={"reading-conference": other.reading_goal},
        minutes={"reading-conference": (4, 4, 4, 5, 5, 6)},
        slips={"tanaka": 0.07},
        words={**STUDENTS, "owed": beside_books.OWED, "pins": beside_books.PINS},
        script=Script(
            unmet=(
                Span(keoni, STARTS, date(2026, 12, 31)),
                Span(samira, date(2026, 10, 29), date(2026, 12, 31)),
            )
        ),
    )


PREPARED = "11-02 11-02 11-04 11-05 11-05 11-09 11-09 11-10 11-10 11-11 11-12 11-13".split()
PRESENTED = "11-09 11-10 11-12 11-12 11-13 11-16 11-17 11-17 11-18 11-19 11-20 11-23".split()


def hs_advisory() -> Scene:
    """Mr. Hughes and his fourteen advisees, up to their own conferences."""
    people = _changed(cast.advisees(), {"Ioana Radu": {"joined": "2026-11-09"}})
    ioana, trevon = (cast.by_name(people, name).id for name in ("Ioana Radu", "Trevon Mitchell"))
    never = date(2026, 12, 31)
    return Scene(
        key="hs-advisory",
        title="Advisory, Mr. Hughes",
        id="b83d40f6e1527ca9",
        cadence="weekly",
        template="advisory",
        team={"hughes": "Mr. Hughes"},
        slots=(
            Slot("Advisory block", "hughes", "Mon", "13:40", 50, template="advisory"),
            Slot("Advisory", "hughes", "Wed", "09:40", 25, template="advisory"),
        ),
        cast=people,
        talks={
            "advisory": other.advisory,
            "student-led-prep": other.preparing,
            "student-led-conference": other.conference,
        },
        goals={
            "advisory": other.advisory_goal,
            "student-led-prep": other.next_quarter,
            "student-led-conference": other.next_quarter,
        },
        minutes={"advisory": (4, 4, 5, 5, 6)},
        slips={"hughes": 0.08},
        courses=other.courses,
        words={**STUDENTS, "owed": advising.OWED, "pins": asides.PINS},
        script=Script(
            unmet=(Span(ioana, STARTS, never), Span(trevon, date(2026, 10, 22), never)),
            appointments=_conferences([p.id for p in people if p.id not in (ioana, trevon)]),
        ),
    )


def _conferences(students: Sequence[str]) -> tuple[Appointment, ...]:
    """Each student prepares, and about a week later presents."""
    found: list[Appointment] = []
    for place, student in enumerate(students):
        ready = date.fromisoformat(f"2026-{PREPARED[place]}")
        day = date.fromisoformat(f"2026-{PRESENTED[place]}")
        at = ("14:50", "15:25")[place % 2]
        found.append(Appointment(ready, student, "student-led-prep", at, 30 - place % 3 * 3, day))
        if day <= LAST:
            at = ("15:40", "16:10")[place % 2]
            minutes = (20, 17, 19, 15)[place % 4]
            found.append(Appointment(day, student, "student-led-conference", at, minutes))
    return tuple(found)


def staff() -> Scene:
    """Dr. Adams and eighteen colleagues, about once a month each."""
    people = _changed(cast.staff(), {"Lionel Greenwood": {"joined": "2026-10-19"}})
    lionel, curtis = (cast.by_name(people, name).id for name in ("Lionel Greenwood", "Curtis Bell"))
    never = date(2026, 12, 31)
    return Scene(
        key="staff",
        title="Staff, Lincoln Middle School",
        id="e5a7120c9d6b84f3",
        people="staff",
        cadence="monthly",
        template="staff-one-on-one",
        team={"adams": "Dr. Adams"},
        slots=(
            Slot("After school", "adams", "Mon Tue Wed Thu", "15:20", 20),
            Slot("Before school", "adams", "Fri", "07:35", 20),
        ),
        cast=people,
        talks={"staff-one-on-one": other.colleague},
        goals={"staff-one-on-one": other.colleague_goal},
        minutes={"staff-one-on-one": (14, 15, 15, 17, 18, 20)},
        slips={"adams": 0.1},
        words={
            "moved": colleagues.MOVED,
            "absent": "At a workshop\nOut of the building\nCovering a class",
            "declined": asides.DECLINED,
            "owed": colleagues.OWED,
            "pins": colleagues.PINS,
        },
        script=Script(
            unmet=(Span(lionel, STARTS, never), Span(curtis, date(2026, 9, 25), never)),
        ),
        promised=1,
    )


def _changed(people: Sequence[Person], changes: dict[str, dict[str, str]]) -> tuple[Person, ...]:
    return tuple(person._replace(**changes.get(person.name, {})) for person in people)


SCENES = (grade_7, grade_3_reading, hs_advisory, staff)
