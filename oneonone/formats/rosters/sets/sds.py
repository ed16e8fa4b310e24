"""Microsoft School Data Sync, the first format: Student, Teacher, Section, StudentEnrollment,
TeacherRoster. Students and teachers have the same header, as have the two lists of who is in which
section; there the names of the files tell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from oneonone.formats.rosters.sets.tables import Parts, Table, full_name, gathered, missing

_SECTION_ID = ("sectionsisid", "sissectionid")


def parts(tables: Iterable[Table], today: date) -> Parts | None:
    """The set, where students and sections or enrolments are there."""
    tables = list(tables)
    people = [t for t in tables if t.has("sisid", "firstname", "lastname")]
    lists = [t for t in tables if t.has("sisid") and any(t.has(one) for one in _SECTION_ID)]
    students = next((t for t in people if not _of_teachers(t)), None)
    sections = next((t for t in tables if t.has("sisid", "sectionname")), None)
    if students is None or not (sections or lists):
        return None
    teachers = next((t for t in people if _of_teachers(t)), None)
    names = {
        teachers.value(row, "sisid"): full_name(teachers, row, "firstname", "lastname")
        for row in (teachers.rows if teachers else ())
        if teachers
    }
    attending = [t for t in lists if not _of_teachers(t)]
    lacking = [] if attending else [missing("enrollments", "nobody's classes are known")]
    return Parts(
        system="Microsoft School Data Sync",
        people=students,
        key="sisid",
        classes={
            sections.value(row, "sisid"): (
                sections.value(row, "sectionname"),
                sections.value(row, "sectionnumber", "periods"),
            )
            for row in (sections.rows if sections else ())
            if sections
        },
        taught=gathered(
            (table.value(row, *_SECTION_ID), names.get(table.value(row, "sisid"), ""))
            for table in lists
            if _of_teachers(table)
            for row in table.rows
        ),
        attends=gathered(
            (table.value(row, "sisid"), table.value(row, *_SECTION_ID))
            for table in attending
            for row in table.rows
        ),
        remarks=tuple(lacking),
    )


def _of_teachers(table: Table) -> bool:
    return "teacher" in table.name.rpartition("/")[2].casefold()
