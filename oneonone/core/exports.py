"""What a school office's export says, and what of it is new to the roster."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from oneonone.core.roster import Roster, fold, same_id
from oneonone.core.settings import Settings


class Person(NamedTuple):
    """One student as the export describes them; ``id`` is empty where it gives none."""

    id: str
    name: str
    preferred: str
    pronouns: str
    grade: str
    groups: tuple[str, ...]
    teachers: tuple[str, ...]
    email: str
    line: int


class Skipped(NamedTuple):
    """A row that is no student, and why, in a few words of a teacher's."""

    line: int
    reason: str


class LeftOut(NamedTuple):
    """A column that was not kept; a sensitive one should not be kept here at all."""

    header: str
    sensitive: bool


class Export(NamedTuple):
    """One file as read. ``remarks`` are whole sentences for the teacher."""

    system: str
    people: tuple[Person, ...]
    skipped: tuple[Skipped, ...]
    left_out: tuple[LeftOut, ...]
    remarks: tuple[str, ...]


class Enrolled(NamedTuple):
    """What an import would change."""

    added: tuple[dict[str, str], ...]
    """New rows of the roster, by column."""
    known: int
    """How many are on the roster already; they are left as they are."""
    given_ids: int
    """How many had no id and got one."""
    strangers: tuple[str, ...]
    """Teachers in the export who are not in the team; their students are left to everyone."""


def enrolled(people: Iterable[Person], roster: Roster, settings: Settings) -> Enrolled:
    """The rows to add. Someone without an id is known by e-mail, else by name and grade."""
    taken = {same_id(student.id) for student in roster.students}
    known_by = {(fold(s.name), fold(s.grade)) for s in roster.students}
    emails = {fold(s.email) for s in roster.students if s.email}
    rows: list[dict[str, str]] = []
    strangers: dict[str, None] = {}
    known = given = 0
    for person in people:
        named = (fold(person.name), fold(person.grade))
        same = fold(person.email) in emails if person.email and emails else named in known_by
        if (person.id and same_id(person.id) in taken) or (not person.id and same):
            known += 1
            continue
        student_id = person.id
        if not student_id:
            student_id = _free_id(taken)
            given += 1
        taken.add(same_id(student_id))
        adults = {name: settings.adult(name) for name in person.teachers}
        strangers |= {name: None for name, key in adults.items() if key is None}
        rows.append(
            {
                "id": student_id,
                "name": person.name,
                "preferred": person.preferred,
                "pronouns": person.pronouns,
                "grade": person.grade,
                "groups": ";".join(person.groups),
                "adult": ";".join(key for key in adults.values() if key),
                "email": person.email,
            }
        )
    return Enrolled(tuple(rows), known, given, tuple(strangers))


def _free_id(taken: set[str]) -> str:
    """A short id that says nothing about anyone."""
    number = 1
    while f"s{number:03}" in taken:
        number += 1
    return f"s{number:03}"


def new_id(roster: Roster) -> str:
    """A free id for a student who is added by hand."""
    return _free_id({same_id(student.id) for student in roster.students})
