"""Notebooks of any size for the benchmarks: a school year of talks, made without the program.

Each teacher has 120 students. A student is met about once a week by their own teacher, now and then
by another; talks are held, missed, declined or moved as they are in a school, goals set and looked
at again, and every third talk ends with a promise of the next one, which is mostly kept.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

STARTS, ENDS = date(2026, 8, 17), date(2027, 6, 4)
TODAY = date(2027, 5, 24)
DAYS_OFF = (
    "2026-09-07",
    "2026-11-25..2026-11-27",
    "2026-12-21..2027-01-01",
    "2027-03-22..2027-03-26",
)
EACH = 120
"""Students of one teacher."""
SIZES = {4_320: (120, 36), 21_600: (600, 36), 100_000: (2_000, 50)}
"""Notes in all: students, and notes of each."""

FIRST = (
    "Jamal María Wei Amara Noah Sofia Yuki Priya Mateo Fatima Zoë Łukasz Ngozi Emre Ravi".split()
)
LAST = "Brooks Gómez Chen Okafor Silva Tanaka Raghavan Lindqvist O'Brien Wójcik Eze Harris".split()
WORDS = (
    "tired but fine today and ready to begin reads aloud with more ease than before explains every"
    " step to the one beside them asks for help before the bell keeps the plan two problems with"
    " the area model a chapter of the book by friday wants to try the science club missed the bus"
).split()


class Talk(NamedTuple):
    """One meeting, as every tool can hold it."""

    student: str
    day: date
    by: str
    minutes: int
    words: str
    text: str
    """The note of this program, as YAML."""
    name: str
    """The name of its file."""


def teacher(number: int) -> str:
    """The key of the teacher of the student with this number."""
    return f"teacher{number // EACH + 1:02}"


def student_id(number: int) -> str:
    """An id as an office gives it."""
    return f"{10_000 + number}"


def talks(students: int, each: int, seed: int = 7) -> Iterator[Talk]:
    """Every talk of the year, student by student, oldest first."""
    dice = random.Random(seed)
    days = [day for n in range((TODAY - STARTS).days) if _is_school(day := STARTS + timedelta(n))]
    teachers = sorted({teacher(number) for number in range(students)})
    for number in range(students):
        goal = ""
        gap = len(days) / each
        dates = [
            days[min(len(days) - 1, int(gap * (n + dice.random() * 0.8)))] for n in range(each)
        ]
        for place, day in enumerate(dates):
            later = dates[place + 1] if place + 1 < each and dates[place + 1] > day else None
            talk = _talk(number, day, later, goal, teachers, dice)
            goal = talk.name if "\ngoal:" in talk.text else goal
            yield talk


def _is_school(day: date) -> bool:
    off = (part.split("..") for part in DAYS_OFF)
    return day.weekday() < 5 and not any(p[0] <= day.isoformat() <= p[-1] for p in off)


def _talk(
    number: int, day: date, later: date | None, goal: str, teachers: list[str], dice: random.Random
) -> Talk:
    student = student_id(number)
    by = teacher(number) if dice.random() < 0.98 else dice.choice(teachers)
    own = by == teacher(number)  # one who stands in sets no goal, and promises nothing
    outcome = dice.choices(("met", "absent", "declined", "moved"), (85, 8, 3, 4))[0]
    at = f"{dice.randrange(8, 15):02}:{dice.randrange(60):02}:{dice.randrange(60):02}"
    minutes = dice.randrange(3, 9)
    words = " ".join(dice.choices(WORDS, k=dice.randrange(6, 14)))
    lines = [f"student: '{student}'", f"date: {day}", f'at: "{at}"', f"by: {by}"]
    lines += ["template: check-in", f"outcome: {outcome}"]
    if outcome == "met":
        lines += [f"minutes: {minutes}"]
        if goal and dice.random() < 0.7:
            lines += [
                "reviewed:",
                f"  {goal}: {dice.choice(('kept', 'kept', 'partly', 'not_yet'))}",
            ]
        strength = " ".join(dice.choices(WORDS, k=6))
        lines += ["answers:", f"  warm_up: {words}", f"  strength: {strength}"]
        if own and dice.random() < 0.6:
            due = later or day + timedelta(7)
            lines += [f"goal: {{text: {' '.join(dice.choices(WORDS, k=5))}, due: {due}}}"]
    if own and dice.random() < 0.33:
        lines += [f"next: {later or day + timedelta(dice.randrange(3, 10))}"]
    tag = "".join(dice.choices("abcdefghijklmnopqrstuvwxyz234567", k=4))
    return Talk(student, day, by, minutes, words, "\n".join([*lines, ""]), f"{day}-{by}-{tag}")


def notebook(folder: Path, students: int, each: int) -> Path:
    """A notebook with these talks."""
    (folder / "notes").mkdir(parents=True)
    team = ", ".join(
        f"{key}: Ms. {LAST[n % len(LAST)]} {n + 1}"
        for n, key in enumerate(sorted({teacher(number) for number in range(students)}))
    )
    settings = f"""\
format: 1
id: 5c1f0a7e3b2d4499
title: A district
term: {{starts: {STARTS}, ends: {ENDS}}}
days_off: [{", ".join(DAYS_OFF)}]
cadence: weekly
team: {{{team}}}
"""
    (folder / "oneonone.yaml").write_text(settings, encoding="utf-8")
    dice, rows = random.Random(1), ["id,name,grade,groups,adult"]
    for number in range(students):
        name = f"{dice.choice(FIRST)} {dice.choice(LAST)} {number}"
        rows.append(f"{student_id(number)},{name},7,P{number % 5 + 1},{teacher(number)}")
        (folder / "notes" / student_id(number)).mkdir()
    (folder / "roster.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    for talk in talks(students, each):
        path = folder / "notes" / talk.student / f"{talk.name}.yaml"
        path.write_text(talk.text, encoding="utf-8")
    return folder
