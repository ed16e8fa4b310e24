"""Schoology: its users, and who is in which section of which course."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from oneonone.core.classes import Class
from oneonone.core.roster import same_id
from oneonone.formats.rosters.sets.kinds import NO_CLASSES, Kind, Tables, records
from oneonone.formats.rosters.sets.parts import teachers_in
from oneonone.formats.rosters.sets.roll import Enrolment, Roll, id_of
from oneonone.formats.rosters.sets.tables import Record, Sheet

# Its own numbers in Enrollment Type, where they are not written as words.
_TYPES = {"1": "teacher", "2": "student", "admin": "teacher", "member": "student"}
_PERSON = ("schooluid", "useruniqueid", "uniqueuserid")
_SECTION = ("sectionschoolcode", "sectioncode")

_SHEETS = (
    Sheet(
        "users",
        tuple(f"{person} {name}" for person in _PERSON for name in ("namelast", "lastname")),
        f"{' '.join(_PERSON)} namedisplay namefirst namelast firstname lastname preferredfirstname"
        " role email",
        never="coursecode",
    ),
    Sheet(
        "enrollments",
        tuple(f"coursecode {person}" for person in _PERSON),
        f"coursecode {' '.join(_SECTION)} {' '.join(_PERSON)} enrollmenttype",
    ),
    Sheet(
        "courses",
        ("coursename coursecode",),
        f"coursename coursecode sectionname {' '.join(_SECTION)}",
        never=" ".join(_PERSON),
    ),
)


def _read(tables: Tables, today: date) -> Roll:
    users = tables["users"]
    key = next(column for column in _PERSON if column in users.names)
    return Roll(
        people=users,
        key=key,
        classes=_classes(tables),
        enrolled=tables.get("enrollments"),
        enrolments=tuple(_enrolments(tables)),
        teachers=teachers_in(users.records(), key, "email"),
        roles={id_of(record, key): (record.said("role"),) for record in users.records()},
    )


def _section(record: Record) -> str:
    """A section is told by its code within its course."""
    return same_id(f"{record.said('coursecode')} {record.said(*_SECTION)}".strip())


def _enrolments(tables: Tables) -> Iterator[Enrolment]:
    for record in records(tables, "enrollments"):
        person = next((known for column in _PERSON if (known := id_of(record, column))), "")
        kind = record.said("enrollmenttype").casefold()
        yield Enrolment(_section(record), person, _TYPES.get(kind, kind or "student"), record.line)


def _classes(tables: Tables) -> Mapping[str, Class]:
    found = {}
    for record in records(tables, "courses"):
        course, code = record.said("coursename"), record.said("coursecode")
        section = record.said("sectionname") or record.said(*_SECTION)
        found[_section(record)] = Class(
            title=f"{course}: {section}" if section else course,
            id=f"{code} {record.said(*_SECTION)}".strip(),
            code=record.said(*_SECTION),
            courses=tuple(filter(None, (course, code))),
        )
    return found


KIND = Kind(
    "Schoology",
    _SHEETS,
    people="users",
    read=_read,
    lost={"enrollments": NO_CLASSES, "courses": "classes are named by their codes"},
    tell_students=("enrollments",),
)
