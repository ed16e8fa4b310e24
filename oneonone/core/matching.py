"""Which student of the roster a person of an export is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from oneonone.core.exports import Person
from oneonone.core.roster import Student, fold, is_given_id, same_id


class Match(NamedTuple):
    """A person, and the student they are; None for someone new."""

    person: Person
    student: Student | None


class Unclear(NamedTuple):
    """A person without an id who may be one of several students."""

    person: Person
    candidates: tuple[Student, ...]


class Matched(NamedTuple):
    """Everyone of an export, matched as far as that can be told."""

    matches: tuple[Match, ...]
    unclear: tuple[Unclear, ...]


def matched(
    people: Sequence[Person], students: Sequence[Student], chosen: Mapping[int, Student | None]
) -> Matched:
    """By id; else by e-mail; else, without an id, by name and grade where that is one person and
    one student. A name alone is nobody: equal names are common. ``chosen`` settles, by line, what
    a person has been asked.
    """
    by_id = {same_id(student.id): student for student in students}
    sure: dict[int, Student | None] = {}
    for place, person in enumerate(people):
        if person.line in chosen:
            sure[place] = chosen[person.line]
        elif person.id and same_id(person.id) in by_id:
            sure[place] = by_id[same_id(person.id)]
    taken: set[str] = {student.id for student in sure.values() if student is not None}
    rest = [place for place in range(len(people)) if place not in sure]
    emails = _by_email(people, students, taken)
    for place in rest:
        student = emails.get(fold(people[place].email))
        if student is not None and student.id not in taken:
            sure[place] = student
            taken.add(student.id)
    unclear = _by_name(people, [p for p in rest if p not in sure], students, taken, sure)
    doubtful = {one.person.line for one in unclear}
    matches = [
        Match(person, sure.get(place))
        for place, person in enumerate(people)
        if person.line not in doubtful
    ]
    return Matched(tuple(matches), unclear)


def _by_email(
    people: Sequence[Person], students: Sequence[Student], taken: set[str]
) -> dict[str, Student]:
    """Students by an address that is one student's and one person's: families share some."""
    persons = Counter(fold(person.email) for person in people if person.email)
    found: dict[str, list[Student]] = {}
    for student in students:
        if student.email and student.id not in taken:
            found.setdefault(fold(student.email), []).append(student)
    return {
        email: those[0] for email, those in found.items() if len(those) == 1 and persons[email] == 1
    }


def _by_name(
    people: Sequence[Person],
    places: Sequence[int],
    students: Sequence[Student],
    taken: set[str],
    sure: dict[int, Student | None],
) -> tuple[Unclear, ...]:
    """Settle in ``sure`` whom a name and a grade tell; the others may be one of several."""
    unclear: list[Unclear] = []
    named: dict[tuple[str, str, bool], list[int]] = {}
    for place in places:
        person = people[place]
        key = (fold(person.name), fold(person.grade), bool(person.id))
        named.setdefault(key, []).append(place)
    called: dict[str, list[Student]] = {}
    for student in students:
        called.setdefault(fold(student.name), []).append(student)
    # The very same grade tells more than one that is blank on one side.
    for exactly in (True, False):
        for those in named.values():
            person = people[those[0]]
            same_name = called.get(fold(person.name), [])
            may_be = [s for s in same_name if s.id not in taken and _may_be(person, s, exactly)]
            those.sort(key=lambda place: _groups(people[place].groups))
            may_be.sort(key=lambda student: _groups(student.groups))
            if _tell(people, those, may_be):
                sure.update(zip(those, may_be, strict=True))
                taken.update(student.id for student in may_be)
                those.clear()
            elif may_be and not exactly:
                unclear += [Unclear(people[place], tuple(may_be)) for place in those]
        named = {key: those for key, those in named.items() if those}
    return tuple(unclear)


def _tell(people: Sequence[Person], those: Sequence[int], may_be: Sequence[Student]) -> bool:
    """Whether it is clear who is who: one and one, or several in the same groups as ever."""
    if len(those) != len(may_be):
        return False
    groups = [_groups(people[place].groups) for place in those]
    return len(those) == 1 or groups == [_groups(student.groups) for student in may_be]


def _groups(groups: Sequence[str]) -> list[str]:
    return sorted(map(fold, groups))


def _may_be(person: Person, student: Student, exactly: bool) -> bool:
    """Of those with the same name, whose grade is no other. Someone with an id of their own is
    only a student whose id was given here, because an earlier export had none."""
    if person.id and not is_given_id(student.id):
        return False
    grades = {fold(person.grade), fold(student.grade)} - (set() if exactly else {""})
    return len(grades) < 2
