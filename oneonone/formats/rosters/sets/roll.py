"""The roll of a school, as the files of a set tell it together: who is in which class of whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from oneonone.core.classes import Class, School, Teacher
from oneonone.core.roster import same_id
from oneonone.formats.rosters.reasons import STAFF
from oneonone.formats.rosters.sets.tables import Record, Table
from oneonone.formats.sheets.spelling import fold, lines_named, words

_ISO_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(\D.*)?")
_US_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(\D.*)?")


class Enrolment(NamedTuple):
    """Somebody in a class. ``role`` is as the file has it."""

    class_id: str
    person: str
    role: str
    line: int = 0
    starts: date | None = None
    ends: date | None = None
    main: bool = False
    """Whether this is the teacher who answers for the class."""

    @property
    def learns(self) -> bool:
        """Whether they are in the class as a student."""
        return is_student(self.role)


class Roll(NamedTuple):
    """What a family of exports makes of its files. People and classes are known by their ids,
    made comparable by ``same``; ``people`` may hold others than students."""

    people: Table
    key: str
    """The folded header by which the other files name a person."""
    classes: Mapping[str, Class]
    enrolled: Table | None = None
    enrolments: tuple[Enrolment, ...] = ()
    teachers: Mapping[str, Teacher] = {}
    roles: Mapping[str, tuple[str, ...]] = {}
    """What people are said to be, apart from their enrolments."""
    grades: Mapping[str, str] = {}
    schools: Mapping[str, tuple[School, ...]] = {}
    gone: Mapping[str, str] = {}
    """Who does not count, and why."""


class Counted(NamedTuple):
    """The enrolments of today: who learns and who teaches in which class."""

    learning: Mapping[str, tuple[str, ...]]
    """Classes by student."""
    teaching: Mapping[str, tuple[str, ...]]
    """Teachers by class, the one who answers for it first."""
    teachers: frozenset[str]
    """Everybody who teaches somewhere."""
    lost: tuple[tuple[str, int], ...]
    """Classes, and lines that name a student who is not there."""
    remarks: tuple[str, ...]


def counted(roll: Roll, people: frozenset[str], today: date) -> Counted:
    """What is over, or has not begun, does not count; before the year begins, all that will."""
    every = roll.enrolments
    now = [one for one in every if not _over(one, today) and not _ahead(one, today)]
    remarks = []
    if roll.enrolled and every and not any(one.learns for one in now):
        now = [one for one in every if not _over(one, today)]
        remarks.append(_none_runs(roll.enrolled.file, any(one.learns for one in now)))
    learning: dict[str, dict[str, None]] = {}
    teaching: dict[str, list[Enrolment]] = {}
    lost = []
    for one in now:
        if not one.learns:
            teaching.setdefault(one.class_id, []).append(one)
        elif one.person in people:
            learning.setdefault(one.person, {})[one.class_id] = None
        else:
            lost.append((one.class_id, one.line))
    in_order = {
        key: tuple(dict.fromkeys(o.person for o in sorted(several, key=lambda o: not o.main)))
        for key, several in teaching.items()
    }
    learnt = {person: tuple(classes) for person, classes in learning.items()}
    teachers = frozenset(person for several in in_order.values() for person in several)
    return Counted(learnt, in_order, teachers, tuple(lost), tuple(remarks))


def _none_runs(file: str, some_ahead: bool) -> str:
    if some_ahead:
        return f"No enrolment in {file} has begun; those to come are taken."
    return f"Every enrolment in {file} is over: the students come without classes."


def _over(one: Enrolment, today: date) -> bool:
    return one.ends is not None and one.ends < today


def _ahead(one: Enrolment, today: date) -> bool:
    return one.starts is not None and one.starts > today


def lost_remarks(roll: Roll, counts: Counted, classes: Iterable[str]) -> Iterator[str]:
    """Students of these classes whom the file of people does not know."""
    asked = set(classes)
    lines = [line for class_id, line in counts.lost if class_id in asked]
    if roll.enrolled and lines:
        where = f"{roll.enrolled.file}, {lines_named(lines)}"
        yield f"Enrolled, but not in {roll.people.file}: {where}."


def classes_of(roll: Roll, counts: Counted, person: str) -> tuple[Class, ...]:
    """The classes somebody learns in, each with its teachers. One not described has its id."""
    return tuple(
        roll.classes.get(key, Class(key, key))._replace(
            teachers=tuple(
                roll.teachers.get(teacher, Teacher(teacher, teacher))
                for teacher in counts.teaching.get(key, ())
            )
        )
        for key in counts.learning.get(person, ())
    )


@lru_cache(256)  # a district says the same few words, and days, a hundred thousand times
def is_student(role: str) -> bool:
    """Whether a role is that of a student; Schoology's members are, too."""
    said = {fold(role), *words(role)}
    return not said.isdisjoint({"student", "learner", "member"}) and "teacher" not in said


@lru_cache(256)
def is_staff(role: str) -> bool:
    """Whether a role is known to be another than a student's."""
    return not is_student(role) and not STAFF.isdisjoint({fold(role), *words(role)})


def is_alive(record: Record) -> bool:
    """Whether a row is not marked as deleted, completed or inactive."""
    return fold(record.said("status")) in ("", "active", "current", "enrolled", "invited")


def alive(records: Iterable[Record]) -> Iterator[Record]:
    """Those that are."""
    return filter(is_alive, records)


def closed(records: Iterable[Record], column: str) -> frozenset[str]:
    """The ids of all others: nobody is in a class that was deleted."""
    return frozenset(id_of(record, column) for record in records if not is_alive(record))


def id_of(record: Record, column: str) -> str:
    """What a person or a class is known by from file to file."""
    return same_id(record.id(column))


@lru_cache(256)
def day_in(text: str) -> date | None:
    """2026-08-17, 20260817 or 8/17/2026, as these systems write a day; None for anything else."""
    if found := _ISO_DAY.fullmatch(text):
        year, month, day = found[1], found[2], found[3]
    elif found := _US_DAY.fullmatch(text):
        year, month, day = found[3], found[1], found[2]
        if int(month) > 12:
            month, day = day, month
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
