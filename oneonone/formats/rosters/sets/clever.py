"""Clever: the files a school sends there, or its administrators download."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from oneonone.core.classes import Class, School
from oneonone.formats.rosters.sets.kinds import NO_CLASSES, Kind, Tables, records
from oneonone.formats.rosters.sets.roll import Enrolment, Roll, day_in, id_of, teachers_in
from oneonone.formats.rosters.sets.tables import Record, Sheet
from oneonone.formats.sheets.spelling import same

_TEACHERS = ("teacherid", *(f"teacher{place}id" for place in range(2, 11)))

_SHEETS = (
    Sheet(
        "students",
        ("studentid lastname", "studentid firstname"),
        "schoolid studentid studentnumber lastname firstname grade studentemail",
    ),
    Sheet("enrollments", ("studentid sectionid",), "studentid sectionid", never="lastname"),
    Sheet(
        "sections",
        ("sectionid teacherid",),
        f"schoolid sectionid {' '.join(_TEACHERS)} name sectionnumber coursename coursenumber"
        " period termstart termend",
        never="studentid",
    ),
    Sheet(
        "teachers",
        ("teacherid lastname", "teacherid firstname"),
        "teacherid teacheremail lastname firstname",
        never="sectionid",
    ),
    Sheet("schools", ("schoolid schoolname",), "schoolid schoolname", never="studentid"),
)


def _read(tables: Tables, today: date) -> Roll:
    sections = list(records(tables, "sections"))
    return Roll(
        people=tables["students"],
        key="studentid",
        classes={id_of(record, "sectionid"): _class(record) for record in sections},
        enrolled=tables.get("enrollments"),
        enrolments=tuple(_enrolments(tables, sections)),
        teachers=teachers_in(records(tables, "teachers"), "teacherid", "teacheremail"),
        schools=_schools(tables),
    )


def _class(record: Record) -> Class:
    known, course = record.id("sectionid"), record.said("coursename")
    return Class(
        title=record.said("name", "coursename", "sectionnumber") or known,
        id=known,
        code=record.said("sectionnumber"),
        period=record.said("period"),
        courses=tuple(filter(None, (course, record.said("coursenumber")))),
    )


def _enrolments(tables: Tables, sections: list[Record]) -> Iterator[Enrolment]:
    """A section's term says when its students are in it."""
    spans = {
        id_of(record, "sectionid"): (
            day_in(record.said("termstart")),
            day_in(record.said("termend")),
        )
        for record in sections
    }
    for record in sections:
        section = id_of(record, "sectionid")
        for place, column in enumerate(_TEACHERS):
            if teacher := id_of(record, column):
                yield Enrolment(section, teacher, "teacher", record.line, main=not place)
    for record in records(tables, "enrollments"):
        section = id_of(record, "sectionid")
        starts, ends = spans.get(section, (None, None))
        person = id_of(record, "studentid")
        yield Enrolment(section, person, "student", record.line, starts, ends)


def _schools(tables: Tables) -> Mapping[str, tuple[School, ...]]:
    schools = records(tables, "schools")
    names = {id_of(record, "schoolid"): record.said("schoolname") for record in schools}
    found: dict[str, dict[str, School]] = {}
    for record in tables["students"].records():
        if known := record.id("schoolid"):
            school = School(known, names.get(same(known), ""))
            found.setdefault(id_of(record, "studentid"), {})[same(known)] = school
    return {person: tuple(schools.values()) for person, schools in found.items()}


KIND = Kind(
    "Clever",
    _SHEETS,
    people="students",
    read=_read,
    lost={
        "enrollments": NO_CLASSES,
        "sections": "classes are named by their ids, and nobody can be chosen by teacher",
        "teachers": "teachers are named by their ids",
    },
)
