"""Microsoft School Data Sync, the first form of its files; the second is OneRoster's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from oneonone.core.classes import Class, School
from oneonone.core.roster import same_id
from oneonone.formats.rosters.sets.kinds import NO_CLASSES, Kind, Tables, records
from oneonone.formats.rosters.sets.parts import members, section_in, spans_in, teachers_in
from oneonone.formats.rosters.sets.roll import Enrolment, Roll, id_of
from oneonone.formats.rosters.sets.tables import Record, Sheet

# Student.csv and Teacher.csv may have one header, StudentEnrollment.csv and TeacherRoster.csv do:
# there a file's name is all that tells them apart.
_SHEETS = (
    Sheet(
        "Student",
        ("sisid schoolsisid username", "sisid schoolsisid lastname"),
        "sisid schoolsisid firstname lastname studentnumber grade status",
        never="teachernumber title qualification sectionname",
        called="student",
    ),
    Sheet(
        "Teacher",
        ("sisid schoolsisid username", "sisid schoolsisid lastname"),
        "sisid firstname lastname",
        never="studentnumber grade graduationyear birthdate sectionname",
        called="teacher",
    ),
    Sheet("StudentEnrollment", ("sectionsisid sisid",), "sectionsisid sisid", called="student"),
    Sheet("TeacherRoster", ("sectionsisid sisid",), "sectionsisid sisid", called="teacher"),
    Sheet(
        "Section",
        ("sisid schoolsisid sectionname",),
        "sisid sectionname sectionnumber termstartdate termenddate coursename coursenumber periods",
    ),
    Sheet("School", ("sisid name",), "sisid name", never="schoolsisid sectionname"),
)


def _read(tables: Tables, today: date) -> Roll:
    sections = list(records(tables, "Section"))
    return Roll(
        people=tables["Student"],
        key="sisid",
        classes={id_of(record, "sisid"): _class(record) for record in sections},
        enrolled=tables.get("StudentEnrollment"),
        enrolments=tuple(_enrolments(tables, sections)),
        teachers=teachers_in(records(tables, "Teacher"), "sisid"),
        schools=_schools(tables),
    )


def _class(record: Record) -> Class:
    return section_in(record, "sisid", ("sectionname", "coursename"), period="periods")


def _enrolments(tables: Tables, sections: list[Record]) -> Iterator[Enrolment]:
    spans = spans_in(sections, "sisid", "termstartdate", "termenddate")
    learners, teachers = records(tables, "StudentEnrollment"), records(tables, "TeacherRoster")
    yield from members(learners, "sectionsisid", "sisid", "student", spans)
    yield from members(teachers, "sectionsisid", "sisid", "teacher")


def _schools(tables: Tables) -> Mapping[str, tuple[School, ...]]:
    names = {id_of(record, "sisid"): record.said("name") for record in records(tables, "School")}
    return {
        id_of(record, "sisid"): (School(known, names.get(same_id(known), "")),)
        for record in tables["Student"].records()
        if (known := record.id("schoolsisid"))
    }


KIND = Kind(
    "Microsoft SDS",
    _SHEETS,
    people="Student",
    read=_read,
    lost={
        "StudentEnrollment": NO_CLASSES,
        "Section": "classes are named by their ids",
        "TeacherRoster": "nobody can be chosen by teacher",
        "Teacher": "teachers are named by their ids",
    },
)
