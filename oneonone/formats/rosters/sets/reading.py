"""The files of a set to the students who are wanted, each with their classes and teachers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from oneonone.core.choosing import Choices, Only, choices, chosen, too_many
from oneonone.core.classes import Pupil, group_names
from oneonone.core.exports import Export, LeftOut, Person, Skipped
from oneonone.core.roster import same_id
from oneonone.errors import Impossible
from oneonone.formats.rosters.columns import Meaning
from oneonone.formats.rosters.layout import NAMES, Layout, layout_of, settled
from oneonone.formats.rosters.names import name_in
from oneonone.formats.rosters.reasons import why_no_student
from oneonone.formats.rosters.remarks import remarks_on
from oneonone.formats.rosters.sets.kinds import Kind
from oneonone.formats.rosters.sets.roll import (
    Counted,
    Roll,
    classes_of,
    counted,
    is_staff,
    is_student,
    lost_remarks,
)
from oneonone.formats.rosters.sets.tables import Table, read_table
from oneonone.formats.rosters.students import students_in
from oneonone.formats.sheets.rows import Row
from oneonone.formats.sheets.spelling import fold, tidy_id

_NO_STUDENT = "not a student"


class _Rows(NamedTuple):
    """The people of a set: the rows of each, by what the other files know them by."""

    layout: Layout
    of: Mapping[str, list[Row]]


def read_set(
    kind: Kind,
    files: Mapping[str, tuple[str, bytes]],
    wanted: Sequence[Only],
    today: date,
    everyone: bool = False,
) -> Export | Choices:
    """The students of a set, by sheet the name and bytes of each file.

    Choices where nobody was asked for in particular and there are more than one team has, unless
    ``everyone`` is meant. Raises Impossible where nobody can tell who is a student.
    """
    if kind.people not in files:
        what = (
            f"{kind.people}.csv, which has the students, is missing from this {kind.system} export"
        )
        raise Impossible(what, remedy="Import it together with the others.")
    tables = {
        role: read_table(data, name, kind.sheet(role)) for role, (name, data) in files.items()
    }
    roll = kind.read(tables, today)
    if kind.tell_students and roll.enrolled is None:
        _see_that_roles_tell(kind, roll)
    rows = _rows(roll)
    counts = counted(roll, frozenset(rows.of), today)
    pupils = [_pupil(key, kind, rows, roll, counts) for key in rows.of]
    if not wanted and not everyone and too_many(pupils):
        return choices(kind.system, pupils)
    picked = chosen(pupils, wanted)
    export = _export(kind.system, picked, rows, roll)
    remarks = (
        *(remark for table in tables.values() for remark in table.remarks),
        *(f"There is no {r}.csv: {lost}." for r, lost in kind.lost.items() if r not in files),
        *counts.remarks,
        *_others(pupils, roll),
        *_contrary(picked, kind, rows, roll, counts),
        *lost_remarks(roll, counts, (same_id(c.key) for pupil in picked for c in pupil.classes)),
        *export.remarks,
    )
    return export._replace(left_out=_left_out(roll.people, tables.values()), remarks=remarks)


def _see_that_roles_tell(kind: Kind, roll: Roll) -> None:
    if any(is_student(role) for roles in roll.roles.values() for role in roles):
        return
    names = " or ".join(f"{role}.csv" for role in kind.tell_students)
    what = "nothing here tells students from others"
    raise Impossible(what, where=roll.people.file, remedy=f"Import it together with {names}.")


def _rows(roll: Roll) -> _Rows:
    people = roll.people
    layout = settled(layout_of(people.header), people.rows)
    if layout.columns.keys().isdisjoint(NAMES):
        remedy = "A fuller export, with names, would do."
        raise Impossible("there is no name column in the header", where=people.file, remedy=remedy)
    place = people.names.index(roll.key)
    found: dict[str, list[Row]] = {}
    for row in people.rows:
        # Nobody refers to a row without an id; it still is somebody.
        key = same_id(tidy_id(row.cell(place))) or f"\0{row.line}"
        found.setdefault(key, []).append(row)
    return _Rows(layout, found)


def _pupil(key: str, kind: Kind, rows: _Rows, roll: Roll, counts: Counted) -> Pupil:
    mine, layout = rows.of[key], rows.layout
    reason = _by_roles(key, roll, counts) if kind.tell_students else ""
    grades = [layout.value(row, Meaning.GRADE) for row in mine]
    return Pupil(
        key,
        grade=next(filter(None, grades), roll.grades.get(key, "")),
        classes=classes_of(roll, counts, key),
        schools=roll.schools.get(key, ()),
        skipped=reason or roll.gone.get(key, "") or min((_why(r, layout) for r in mine), key=len),
    )


def _why(row: Row, layout: Layout) -> str:
    named = name_in(layout, row)
    return why_no_student(layout, row, named.name) or named.lacks


def _by_roles(key: str, roll: Roll, counts: Counted) -> str:
    """Why somebody is no student by their roles and enrolments; empty where they are one."""
    roles = roll.roles.get(key, ())
    learns, staff = key in counts.learning, any(map(is_staff, roles))
    if any(map(is_student, roles)):
        other = staff or key in counts.teachers
        lacks = other and roll.enrolled is not None and not learns
        return "a student and staff, in no class as a student" if lacks else ""
    if staff:
        return "staff by role, though in a class as a student" if learns else _NO_STUDENT
    return "" if learns else _NO_STUDENT


def _contrary(
    picked: Sequence[Pupil], kind: Kind, rows: _Rows, roll: Roll, counts: Counted
) -> Iterator[str]:
    """Those who are students by one word and something else by another, each by name."""
    for pupil in picked if kind.tell_students else ():
        roles = roll.roles.get(pupil.key, ())
        learns = pupil.key in counts.learning or any(map(is_student, roles))
        if learns and (any(map(is_staff, roles)) or pupil.key in counts.teachers):
            row = rows.of[pupil.key][0]
            name = name_in(rows.layout, row).name or "Somebody"
            fate = "left out" if pupil.skipped else "kept as a student"
            yield f"{name} ({roll.people.file}, line {row.line}) is student and staff here: {fate}."


def _others(pupils: Sequence[Pupil], roll: Roll) -> Iterator[str]:
    count = sum(pupil.skipped == _NO_STUDENT for pupil in pupils)
    if count:
        who = "1 person who is no student" if count == 1 else f"{count} people who are no students"
        yield f"Passed over in {roll.people.file}: {who}."


def _export(system: str, picked: Sequence[Pupil], rows: _Rows, roll: Roll) -> Export:
    file = roll.people.file
    wanted = {row.line: pupil for pupil in picked for row in rows.of[pupil.key]}
    students = students_in(
        [row for row in roll.people.rows if row.line in wanted and not wanted[row.line].skipped],
        rows.layout,
        file,
    )
    groups = group_names(one for pupil in picked for one in pupil.classes)
    people = [_person(person, wanted[person.line], groups) for person in students.people]
    skipped = [Skipped(one.line, one.reason, file) for one in students.skipped]
    skipped += [
        Skipped(rows.of[pupil.key][0].line, pupil.skipped, file)
        for pupil in picked
        if pupil.skipped and pupil.skipped != _NO_STUDENT
    ]
    said = remarks_on(students, rows.layout, rows.layout)
    remarks = (f"{file}: {remark[:1].lower()}{remark[1:]}" for remark in said)
    unread = tuple(students.unread)
    return Export(system, tuple(people), tuple(sorted(skipped)), (), tuple(remarks), unread)


def _person(person: Person, pupil: Pupil, groups: Mapping[str, str]) -> Person:
    teachers = (teacher.name for one in pupil.classes for teacher in one.teachers)
    return person._replace(
        grade=person.grade or pupil.grade,
        groups=tuple(groups[one.key] for one in pupil.classes),
        teachers=tuple(dict.fromkeys(teachers)),
    )


def _left_out(people: Table, others: Iterable[Table]) -> tuple[LeftOut, ...]:
    """Every column of the people's file that was not read; of the others, what is sensitive."""
    found = {fold(one.header): one for one in people.left_out}
    for table in others:
        for one in table.left_out:
            # What ends so only points to a row of another file.
            if one.sensitive and not fold(one.header).endswith("sourcedid"):
                found.setdefault(fold(one.header), one)
    return tuple(found.values())
