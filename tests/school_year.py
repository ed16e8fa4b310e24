"""A made-up school in the middle of a year, of any size: a notebook written by hand, as it were.

Its notes are plain text, made without any of the program, so that what the program counts in them
can be counted again by something else.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

STARTS, TODAY, ENDS = date(2026, 8, 17), date(2026, 11, 23), date(2027, 6, 4)
DAYS_OFF = (date(2026, 9, 7), *(date(2026, 10, 12) + timedelta(n) for n in range(5)))
ADULTS = {"rivera": "Ms. Rivera", "chen": "Mr. Chen", "okoye": "Mrs. Okoye", "patel": "Ms. Patel"}
FIRST = (
    "Jamal María Wei Amara Noah Sofia Yuki Priya Mateo Fatima Håkon Zoë Siobhán Łukasz Thư Ximena"
    " Olek Ngozi Leilani Emre Bilal Chloe Destiny Ravi Ines Kwame Hana Tomás Aaliyah Jean-Luc علي"
    " שרה 美咲"
).split()
LAST = (
    "Brooks,Gómez,Chen,Okafor,Silva,Marín,Tanaka,Raghavan,Hernández,al-Rashid,Lindqvist,Papadakis,"
    "O'Brien,Wójcik,Phạm,Castillo,van der Berg,Eze,Kealoha,Yıldız,Chaudhry,Bennett,Harris,"
    "Figueiredo,Mensah,Kim,Featherstonehaugh-Cholmondeley,Washington,Baptiste"
).split(",")
GOALS = (
    "Try the area model on two problems",
    "Read two chapters and mark one question",
    "Ask for help before the bell, once a day",
)

SETTINGS = f"""\
format: 1
id: 5c1f0a7e3b2d4499
title: Grade 7, Lincoln Middle School
people: students
term: {{starts: {STARTS}, ends: {ENDS}}}
week: Mon Tue Wed Thu Fri
days_off: [2026-09-07, 2026-10-12..2026-10-16, 2026-11-25..2026-11-27]
cadence: every 2 weeks
tiers: {{2: weekly, 3: twice a week}}
team: {{{", ".join(f"{key}: {name}" for key, name in ADULTS.items())}}}
"""


def school_days(until: date = TODAY) -> list[date]:
    """Every school day from the start of the term."""
    days = (STARTS + timedelta(n) for n in range((until - STARTS).days + 1))
    return [day for day in days if day.weekday() < 5 and day not in DAYS_OFF]


def school_year(folder: Path, students: int, notes_each: int = 7, seed: int = 7) -> Path:
    """A notebook of so many students with about so many notes each; the same for the same seed."""
    dice = random.Random(seed)
    (folder / "notes").mkdir(parents=True)
    (folder / "oneonone.yaml").write_text(SETTINGS, encoding="utf-8")
    rows = ["id,name,grade,groups,adult,tier,cadence,joined,left,away"]
    for number in range(students):
        one = f"{7000 + number:05}"
        name = f"{dice.choice(FIRST)} {dice.choice(LAST)}"
        groups = f"P{number % 6 + 1};{'AB'[number % 2]}"
        adult = dice.choice((*ADULTS, ""))
        tier = dice.choices(("", "2", "3"), (16, 3, 1))[0]
        cadence = dice.choices(("", "monthly", "every 3 school days"), (20, 1, 1))[0]
        joined = dice.choices(("", dice.choice(school_days())), (9, 1))[0]
        left = dice.choices(("", dice.choice(school_days()[40:])), (19, 1))[0]
        away = dice.choices(("", "2026-11-16..2026-12-04"), (19, 1))[0]
        rows.append(f"{one},{name},7,{groups},{adult},{tier},{cadence},{joined},{left},{away}")
        _write_notes(folder / "notes" / one, one, notes_each, joined, dice)
    (folder / "roster.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def _write_notes(
    folder: Path, student: str, about: int, joined: str | date, dice: random.Random
) -> None:
    days = [day for day in school_days() if not joined or day >= joined]
    many = dice.randrange(2 * about + 1)
    goals: list[str] = []
    for day in sorted(dice.choices(days, k=many)):
        text, goal = _note(student, day, goals, dice)
        name = f"{day}-{text.split('by: ')[1].split()[0]}-{dice.choices('abcdefgh234567', k=4)}"
        name = "".join(letter for letter in name if letter.isalnum() or letter == "-")
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        goals += [name] if goal else []


def _note(student: str, day: date, goals: list[str], dice: random.Random) -> tuple[str, bool]:
    """One entry as text, and whether it sets a goal; every time of writing is another."""
    by = dice.choice(tuple(ADULTS))
    at = f"{dice.randrange(8, 16):02}:{dice.randrange(60):02}:{dice.randrange(60):02}"
    kind = dice.choices(("meeting", "promise", "review"), (12, 1, 1))[0]
    lines = [f"student: '{student}'", f"date: {day}", f"at: '{at}'", f"by: {by}"]
    if kind == "promise" or (kind == "review" and not goals):
        return "\n".join(["kind: promise", *lines, f"next: {_ahead(day, dice)}", ""]), False
    if kind == "review":
        state = dice.choice(("kept", "partly", "not_yet", "dropped"))
        reviewed = ["reviewed:", f"  {dice.choice(goals)}: {state}", ""]
        return "\n".join(["kind: review", *lines, *reviewed]), False
    if dice.random() < 0.1:
        lines.append(f"with: [{dice.choice((*ADULTS, 'family'))}]")
    outcome = dice.choices(("met", "absent", "declined", "moved"), (16, 2, 1, 1))[0]
    template = dice.choice(("check-in", "check-in", "reading-conference"))
    lines += [f"template: {template}", f"outcome: {outcome}"]
    goal = outcome == "met" and dice.random() < 0.5
    if outcome == "met":
        lines += [f"minutes: {dice.randrange(2, 12)}"] if dice.random() < 0.9 else []
        if goals and dice.random() < 0.6:
            state = dice.choice(("kept", "kept", "partly", "not_yet", "dropped"))
            lines += ["reviewed:", f"  {goals[-1]}: {state}"]
        if template == "reading-conference":
            lines += ["answers:", f"  fluency: '{dice.randrange(1, 5)}'"]
        if goal:
            due = day + timedelta(dice.randrange(3, 20))
            lines += [f"goal: {{text: {dice.choice(GOALS)!r}, due: {due}}}"]
    lines += [f"next: {_ahead(day, dice)}"] if dice.random() < 0.4 else []
    return "\n".join([*lines, ""]), goal


def _ahead(day: date, dice: random.Random) -> date:
    return day + timedelta(dice.randrange(1, 25))
