"""Which student of the roster a person of an export is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from oneonone.core.exports import Person
from oneonone.core.roster import Student, fold, fold_grade, is_given_id, same_id

_WORD = re.compile(r"[^\W_]+")

Free = dict[str, Student]
"""Students whom nobody in the export is yet, by id."""


class Match(NamedTuple):
    """A person, and the student they are; None for someone new."""

    person: Person
    student: Student | None


class Unclear(NamedTuple):
    """A person without an id who may be one of several students, and their place in the export."""

    place: int
    person: Person
    candidates: tuple[Student, ...]


class Clash(NamedTuple):
    """A person whose id is that of a student who is called quite otherwise."""

    person: Person
    student: Student


class Matched(NamedTuple):
    """Everyone of an export, matched as far as that can be told."""

    matches: tuple[Match, ...]
    unclear: tuple[Unclear, ...]
    clashes: tuple[Clash, ...]


def matched(
    people: Sequence[Person], students: Sequence[Student], chosen: Mapping[int, Student | None]
) -> Matched:
    """By id; else by e-mail; else, without an id, by name and grade where that is one person and
    one student. A name alone is nobody: equal names are common. An id or an address alone is
    nobody either where no word of the names agrees: some lists are numbered anew each time, and
    brothers and sisters share an address. ``chosen`` settles, by place, what a person was asked.
    """
    by_id = {same_id(student.id): student for student in students}
    sure: dict[int, Student | None] = {}
    clashes: dict[int, Clash] = {}
    for place, person in enumerate(people):
        student = by_id.get(same_id(person.id)) if person.id else None
        if place in chosen:
            sure[place] = chosen[place]
        elif student is not None and _may_be_called(person, student):
            sure[place] = student
        elif student is not None:
            clashes[place] = Clash(person, student)
    taken = {student.id for student in sure.values() if student is not None}
    taken |= {clash.student.id for clash in clashes.values()}
    free: Free = {student.id: student for student in students if student.id not in taken}
    rest = [place for place in range(len(people)) if place not in sure and place not in clashes]
    siblings = _by_email(people, rest, free, sure)
    doubts = _by_name(people, [place for place in rest if place not in sure], free, sure)
    for place, student in siblings.items():
        if place not in sure and student.id in free:
            doubts.setdefault(place, [student])
    matches = [
        Match(person, sure.get(place))
        for place, person in enumerate(people)
        if place not in doubts and place not in clashes
    ]
    unclear = [
        Unclear(place, people[place], tuple(those)) for place, those in sorted(doubts.items())
    ]
    return Matched(tuple(matches), tuple(unclear), tuple(clashes.values()))


def _may_be_called(person: Person, student: Student) -> bool:
    """Whether any word of the names agrees, or the address does."""
    same_address = bool(person.email) and fold(person.email) == fold(student.email)
    return same_address or bool(
        _words(person.name, person.preferred) & _words(student.name, student.preferred)
    )


def _words(*names: str) -> set[str]:
    return {word for name in names for word in _WORD.findall(fold(name))}


def first_names(name: str, preferred: str) -> set[str]:
    """The first word of a name, and of the preferred one."""
    return {fold(words).split()[0] for words in (name, preferred) if words.strip()}


def _by_email(
    people: Sequence[Person],
    places: Iterable[int],
    free: Free,
    sure: dict[int, Student | None],
) -> dict[int, Student]:
    """Settle in ``sure`` whom an address tells that is one student's and one person's, where the
    first name agrees. The others may be a brother or a sister, and are answered."""
    persons = Counter(fold(person.email) for person in people if person.email)
    owners = Counter(fold(student.email) for student in free.values() if student.email)
    by_email = {fold(student.email): student for student in free.values() if student.email}
    doubts = {}
    for place in places:
        person = people[place]
        address = fold(person.email)
        if not address or persons[address] != 1 or owners[address] != 1:
            continue
        student = by_email[address]
        names = first_names(person.name, person.preferred)
        if names & first_names(student.name, student.preferred):
            sure[place] = free.pop(student.id)
        else:
            doubts[place] = student
    return doubts


def _by_name(
    people: Sequence[Person],
    places: Sequence[int],
    free: Free,
    sure: dict[int, Student | None],
) -> dict[int, list[Student]]:
    """Settle in ``sure`` whom a name and a grade tell; whom the others may be is answered."""
    called: dict[str, list[Student]] = {}
    for student in free.values():
        called.setdefault(fold(student.name), []).append(student)
    namesakes: dict[str, list[int]] = {}
    for place in places:
        namesakes.setdefault(fold(people[place].name), []).append(place)
    doubts: dict[int, list[Student]] = {}
    for name, those in namesakes.items():
        may_be = _may_be(people, those, called.get(name, []))
        while found := _told(people, may_be):
            for place, student in found.items():
                sure[place] = free.pop(student.id)
            may_be = {
                place: [student for student in students if student.id in free]
                for place, students in may_be.items()
                if place not in found
            }
        doubts |= {place: students for place, students in may_be.items() if students}
    return doubts


def _may_be(
    people: Sequence[Person], places: Sequence[int], students: Sequence[Student]
) -> dict[int, list[Student]]:
    """Of those with the same name, whose grade is no other. The very same grade tells more than
    one that is blank on one side."""
    pairs = [(place, s) for place in places for s in students if _fits(people[place], s)]
    exact = [(place, s) for place, s in pairs if _same_grade(people[place], s)]
    persons, owners = {place for place, _ in exact}, {s.id for _, s in exact}
    blank = [(place, s) for place, s in pairs if place not in persons and s.id not in owners]
    found: dict[int, list[Student]] = {}
    for place, student in [*exact, *blank]:
        found.setdefault(place, []).append(student)
    return found


def _fits(person: Person, student: Student) -> bool:
    """Someone with an id of their own is only a student whose id was given here, because an
    earlier export had none, or was an address."""
    of_one_kind = ("@" in person.id) == ("@" in student.id)
    if person.id and of_one_kind and not is_given_id(student.id):
        return False
    return not (person.grade and student.grade) or _same_grade(person, student)


def _same_grade(person: Person, student: Student) -> bool:
    return fold_grade(person.grade) == fold_grade(student.grade)


def _told(people: Sequence[Person], may_be: Mapping[int, Sequence[Student]]) -> dict[int, Student]:
    """Who is clear at once: one and one; or of as many persons as students, those in the same
    groups as ever."""
    wanted = Counter(student.id for students in may_be.values() for student in students)
    found = {
        place: students[0]
        for place, students in may_be.items()
        if len(students) == 1 and wanted[students[0].id] == 1
    }
    if found:
        return found
    for students in may_be.values():
        ids = {student.id for student in students}
        peers = [p for p, theirs in may_be.items() if ids & {student.id for student in theirs}]
        if len(peers) == len(ids) and all(len(may_be[peer]) == len(ids) for peer in peers):
            found |= _in_the_same_groups(people, peers, students)
    return found


def _in_the_same_groups(
    people: Sequence[Person], places: Sequence[int], students: Sequence[Student]
) -> dict[int, Student]:
    there: dict[tuple[str, ...], list[Student]] = {}
    for student in students:
        there.setdefault(_groups(student.groups), []).append(student)
    here: dict[tuple[str, ...], list[int]] = {}
    for place in places:
        here.setdefault(_groups(people[place].groups), []).append(place)
    return {
        place: student
        for groups, those in here.items()
        if len(those) == len(there.get(groups, ()))
        for place, student in zip(those, there[groups], strict=True)
    }


def _groups(groups: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(map(fold, groups)))
