"""Clever: the files a school sends there, or its administrators download."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from oneonone.core.classes import Class, School
from oneonone.formats.rosters.sets.kinds import NO_CLASSES, Kind, Tables, records
from oneonone.formats.rosters.sets.parts import (
    members,
    schools_in,
    section_in,
    spans_in,
    teachers_in,
)
from oneonone.formats.rosters.sets.roll import Enrolment, Roll, id_of
from oneonone.formats.rosters.sets.tables import Record, Sheet

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
    titles = ("name", "coursename", "sectionnumber")
    return section_in(record, "sectionid", titles, period="period")


def _enrolments(tables: Tables, sections: list[Record]) -> Iterator[Enrolment]:
    """A section's term says when its students are in it."""
    for record in sections:
        section = id_of(record, "sectionid")
        for place, column in enumerate(_TEACHERS):
            if teacher := id_of(record, column):
                yield Enrolment(section, teacher, "teacher", record.line, main=not place)
    spans = spans_in(sections, "sectionid", "termstart", "termend")
    enrolled = records(tables, "enrollments")
    yield from members(enrolled, "sectionid", "studentid", "student", spans)


def _schools(tables: Tables) -> Mapping[str, tuple[School, ...]]:
    schools = records(tables, "schools")
    names = {id_of(record, "schoolid"): record.said("schoolname") for record in schools}
    students = tables["students"].records()
    listed = ((id_of(record, "studentid"), record.id("schoolid")) for record in students)
    return schools_in((pair for pair in listed if pair[1]), names)


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
