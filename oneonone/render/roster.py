"""The roster, listed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from oneonone.core.roster import Student
from oneonone.core.settings import Settings
from oneonone.core.term import day_words
from oneonone.render.tables import table
from oneonone.render.words import several


def roster_page(students: Sequence[Student], settings: Settings, today: date) -> str:
    """Everyone, one line each, and how many there are."""
    if not students:
        return f"No {settings.one} here. oo roster import FILE, or oo roster add."
    rows = [
        [
            student.called,
            student.id,
            student.grade,
            ", ".join(student.groups),
            several([settings.name_of(key) for key in student.adults]),
            _note(student, today),
        ]
        for student in students
    ]
    header = ["", "id", "grade", "groups", "adult", ""]
    kept = [n for n in range(len(header)) if n == 0 or any(row[n] for row in rows)]
    body = table([header[n] for n in kept], [[row[n] for n in kept] for row in rows])
    here = sum(student.on_roster(today) for student in students)
    gone = len(students) - here
    end = f" {gone} more not here today." if gone else ""
    return f"{body}\n\n{settings.counted(here)}.{end}"


def _note(student: Student, today: date) -> str:
    if student.left and student.left <= today:
        return f"left {day_words(student.left, today)}"
    if student.joined and student.joined > today:
        return f"joins {day_words(student.joined, today)}"
    away = next((days for days in student.away if today in days), None)
    return f"away until {day_words(away.last, today)}" if away else ""


def roster_json(students: Sequence[Student], today: date) -> dict[str, object]:
    """The keys of ``oo roster --json``."""
    return {
        "students": [
            {**dict(student.columns), "here": student.on_roster(today)} for student in students
        ]
    }
