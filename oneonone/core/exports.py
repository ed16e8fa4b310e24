"""What a school office's export says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


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


def joined(exports: Sequence[tuple[str, Export]]) -> Export:
    """Several single exports, as one for each class, as one: who is in more than one is one
    student, in the groups of all of them. Each is given with the name of its file."""
    if len(exports) == 1:
        return exports[0][1]
    people: dict[str, Person] = {}
    skipped: list[Skipped] = []
    left_out: dict[tuple[str, str], LeftOut] = {}
    remarks: list[str] = []
    for name, export in exports:
        for person in export.people:
            key = person.id.casefold() or f"{name}:{person.line}"
            there = people.get(key)
            people[key] = _with_groups(there, person) if there else person
        skipped += [one._replace(reason=f"{one.reason}, {name}") for one in export.skipped]
        left_out |= {(name, one.header): one for one in export.left_out}
        remarks += [f"{name}: {remark}" for remark in export.remarks]
    numbered = (person._replace(line=place) for place, person in enumerate(people.values(), 1))
    return Export(
        exports[0][1].system,
        tuple(numbered),
        tuple(skipped),
        tuple({one.header: one for one in left_out.values()}.values()),
        tuple(remarks),
    )


def _with_groups(there: Person, also: Person) -> Person:
    groups = tuple(dict.fromkeys((*there.groups, *also.groups)))
    return there._replace(
        groups=groups, teachers=tuple(dict.fromkeys((*there.teachers, *also.teachers)))
    )
