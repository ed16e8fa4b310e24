"""Clever: students, teachers, sections, enrollments."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from oneonone.formats.rosters.sets.tables import (
    Parts,
    Table,
    full_name,
    gathered,
    missing,
    the_table,
)

_TEACHERS = ("teacherid", "teacher2id", "teacher3id", "teacher4id")


def parts(tables: Iterable[Table], today: date) -> Parts | None:
    """The set, where students and sections or enrolments are there."""
    tables = list(tables)
    students = the_table(tables, "studentid", "lastname", "firstname")
    sections = the_table(tables, "sectionid", "teacherid")
    enrolments = the_table(tables, "studentid", "sectionid", but=("lastname",))
    if students is None or (sections is None and enrolments is None):
        return None
    teachers = the_table(tables, "teacherid", "lastname", "firstname", but=("sectionid",))
    names = {
        teachers.value(row, "teacherid"): full_name(teachers, row, "firstname", "lastname")
        for row in (teachers.rows if teachers else ())
        if teachers
    }
    lacking = {"enrollments": enrolments, "sections": sections}
    lost = {"enrollments": "nobody's classes are known", "sections": "classes have no names"}
    return Parts(
        system="Clever",
        people=students,
        key="studentid",
        classes=_classes(sections),
        taught=gathered(
            (sections.value(row, "sectionid"), names.get(sections.value(row, column), ""))
            for row in (sections.rows if sections else ())
            for column in _TEACHERS
            if sections
        ),
        attends=gathered(
            (enrolments.value(row, "studentid"), enrolments.value(row, "sectionid"))
            for row in (enrolments.rows if enrolments else ())
            if enrolments
        ),
        remarks=tuple(missing(what, lost[what]) for what, table in lacking.items() if not table),
    )


def _classes(sections: Table | None) -> dict[str, tuple[str, str]]:
    if sections is None:
        return {}
    return {
        sections.value(row, "sectionid"): (
            sections.value(row, "name", "coursename", "sectionid"),
            sections.value(row, "period", "sectionnumber"),
        )
        for row in sections.rows
    }
