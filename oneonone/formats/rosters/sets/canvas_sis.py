"""Canvas: the files a school's own system sends there (SIS), not a gradebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from oneonone.core.classes import Class
from oneonone.core.roster import same_id
from oneonone.formats.rosters.sets.kinds import Kind, Tables, records
from oneonone.formats.rosters.sets.parts import courses_in, teachers_in
from oneonone.formats.rosters.sets.roll import Enrolment, Roll, alive, closed, day_in, id_of
from oneonone.formats.rosters.sets.tables import Sheet

_SHEETS = (
    Sheet(
        "users",
        ("userid loginid", "userid lastname", "userid sortablename", "userid fullname"),
        "userid firstname lastname fullname sortablename shortname email pronouns status",
        never="courseid sectionid",
    ),
    Sheet(
        "enrollments",
        ("userid courseid role", "userid sectionid role"),
        "courseid userid role sectionid status startdate enddate",
    ),
    Sheet("sections", ("sectionid courseid name",), "sectionid courseid name status"),
    Sheet("courses", ("courseid shortname", "courseid longname"), "courseid shortname longname"),
)


def _read(tables: Tables, today: date) -> Roll:
    return Roll(
        people=tables["users"],
        key="userid",
        classes=_classes(tables),
        enrolled=tables.get("enrollments"),
        enrolments=tuple(_enrolments(tables)),
        teachers=teachers_in(records(tables, "users"), "userid", "email"),
    )


def _enrolments(tables: Tables) -> Iterator[Enrolment]:
    over = closed(records(tables, "sections"), "sectionid")
    for record in alive(records(tables, "enrollments")):
        # An enrolment without a section is in the course's own.
        section = id_of(record, "sectionid") or id_of(record, "courseid")
        if section not in over:
            yield Enrolment(
                section,
                id_of(record, "userid"),
                record.said("role"),
                record.line,
                day_in(record.said("startdate")),
                day_in(record.said("enddate")),
            )


def _classes(tables: Tables) -> Mapping[str, Class]:
    courses = courses_in(records(tables, "courses"), "courseid", "longname", "shortname")
    found = {key: Class(names[0], names[-1], courses=names) for key, names in courses.items()}
    for record in alive(records(tables, "sections")):
        known, course = record.id("sectionid"), record.id("courseid")
        named = courses.get(same_id(course), (course,))
        found[same_id(known)] = Class(record.said("name") or named[0], known, courses=named)
    return found


KIND = Kind(
    "Canvas",
    _SHEETS,
    people="users",
    read=_read,
    lost={"sections": "classes are named by their ids"},
    tell_students=("enrollments",),
)
