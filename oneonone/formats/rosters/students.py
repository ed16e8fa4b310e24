"""Rows of an export to its students: several rows of one student are one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from oneonone.core.exports import Person, Skipped
from oneonone.core.roster import same_id
from oneonone.errors import Impossible
from oneonone.formats.rosters.columns import Meaning
from oneonone.formats.rosters.layout import Layout, holds_what_must_not_be_kept
from oneonone.formats.rosters.names import may_be_one, name_in, preferred_in
from oneonone.formats.rosters.reasons import (
    NOT_A_STUDENT,
    is_header_again,
    is_too_long,
    why_no_student,
)
from oneonone.formats.sheets.rows import Row

_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,9}")


@dataclass(slots=True)
class _Found:
    """A student as far as the rows so far tell; dicts keep the order and each value once."""

    person: Person
    groups: dict[str, None] = field(default_factory=dict)
    teachers: dict[str, None] = field(default_factory=dict)

    def add(self, person: Person) -> None:
        """What a further row says: more groups and teachers, and what was blank before."""
        self.groups.update(dict.fromkeys(person.groups))
        self.teachers.update(dict.fromkeys(person.teachers))
        mine = self.person
        self.person = mine._replace(
            preferred=mine.preferred or person.preferred,
            pronouns=mine.pronouns or person.pronouns,
            grade=mine.grade or person.grade,
            email=mine.email or person.email,
        )

    def whole(self) -> Person:
        return self.person._replace(groups=tuple(self.groups), teachers=tuple(self.teachers))


@dataclass(slots=True)
class Students:
    """The students of a file and what is to be said of its rows, by line."""

    people: list[Person] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    joined: list[int] = field(default_factory=list)
    named_twice: list[tuple[int, int]] = field(default_factory=list)
    long_rows: list[int] = field(default_factory=list)
    odd_quotes: list[int] = field(default_factory=list)
    over_lines: list[int] = field(default_factory=list)
    leaving: list[int] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """Ids of rows that were skipped, though they are of some student."""
    staff: list[tuple[str, int]] = field(default_factory=list)
    """Who is no student by the role in a row: the id, and the line."""
    staff_too: list[int] = field(default_factory=list)


def students_in(rows: Sequence[Row], layout: Layout, where: str) -> Students:
    """Every row read. Raises Impossible where one id stands for two different names."""
    students = Students()
    found: list[_Found] = []
    by_id: dict[str, _Found] = {}
    strict = _Strict(
        secret=holds_what_must_not_be_kept(layout),
        width=len(layout.header),
        few=2 * sum(_is_long(row, len(layout.header)) for row in rows) <= len(rows),
    )
    for row in rows:
        strict.see_that_no_cell_has_moved(row, where)
        person = _person(row, layout, students)
        if person is None:
            continue
        known = by_id.get(same_id(person.id)) if person.id else None
        if known is None:
            known = _Found(person)
            found.append(known)
            if person.id:
                by_id[same_id(person.id)] = known
        else:
            _see_that_they_are_one(known.person, person, students, where)
            students.joined.append(row.line)
        known.add(person)
    students.people = [each.whole() for each in found]
    students.staff_too = [line for person_id, line in students.staff if same_id(person_id) in by_id]
    return students


class _Strict(NamedTuple):
    """Where a row may not be as long as it likes. A name with a comma and no quotation marks pushes
    every cell to the right of it on: George would be taken for a class, and so would a password.
    """

    secret: bool
    width: int
    few: bool
    """Long rows are the exception. Where most are, it is the header that is short."""

    def see_that_no_cell_has_moved(self, row: Row, where: str) -> None:
        more = _is_long(row, self.width)
        if more and (self.few or self.secret):
            amiss = "more cells than the header has columns"
        elif self.secret and not row.orderly and len(row.cells) != self.width:
            amiss = "quotation marks out of place"
        else:
            return
        remedy = "Put what holds a comma in quotation marks in that line, and import again."
        raise Impossible(f"line {row.line} has {amiss}", where=where, remedy=remedy)


def _is_long(row: Row, width: int) -> bool:
    return any(cell.strip() for cell in row.cells[width:])


def _person(row: Row, layout: Layout, students: Students) -> Person | None:
    """The student in a row, or None with the reason noted."""
    if is_header_again(row, layout.header):
        students.skipped.append(Skipped(row.line, "the header again"))
        return None
    if is_too_long(layout, row):
        students.skipped.append(Skipped(row.line, "a very long cell"))
        students.unread.append(layout.id_in(row))
        return None
    named = name_in(layout, row)
    reason = why_no_student(layout, row, named.name) or named.lacks
    if reason == NOT_A_STUDENT:
        students.staff.append((layout.id_in(row), row.line))
    if reason and reason == named.lacks:
        students.unread.append(layout.id_in(row))
    if reason:
        students.skipped.append(Skipped(row.line, reason))
        return None
    if _is_long(row, len(layout.header)):
        students.long_rows.append(row.line)
    if not row.orderly:
        students.odd_quotes.append(row.line)
    if layout.names_over_lines(row):
        students.over_lines.append(row.line)
    if layout.value(row, Meaning.LEFT):
        students.leaving.append(row.line)
    return Person(
        id=layout.id_in(row),
        name=named.name,
        preferred=preferred_in(layout, row, named.name),
        pronouns=layout.value(row, Meaning.PRONOUNS),
        grade=_grade(layout.value(row, Meaning.GRADE)),
        groups=tuple(layout.values(row, Meaning.GROUP)),
        teachers=tuple(layout.values(row, Meaning.TEACHER)),
        email=layout.value(row, Meaning.EMAIL),
        line=row.line,
        left=layout.value(row, Meaning.LEFT),
    )


def _grade(text: str) -> str:
    """As exported, but for what school systems write below first grade."""
    if not _WHOLE_NUMBER.fullmatch(text) or int(text) > 0:
        return text
    return "PK" if int(text) < 0 else "K"


def _see_that_they_are_one(first: Person, again: Person, students: Students, where: str) -> None:
    if not may_be_one(first.name, again.name):
        what = (
            f'the id "{first.id}" stands for two students, in lines {first.line} and {again.line}'
        )
        remedy = "Give each an id of their own in the file, and import again."
        raise Impossible(what, where=where, remedy=remedy)
    if same_id(first.name) != same_id(again.name):
        students.named_twice.append((first.line, again.line))
