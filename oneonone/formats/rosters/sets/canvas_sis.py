"""Canvas SIS CSV: users, enrollments, sections, courses. Who is a student, the enrolments say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from oneonone.formats.rosters.sets.tables import Parts, Table, full_name, gathered, the_table
from oneonone.formats.sheets.rows import Row

_OVER = frozenset(("deleted", "completed", "inactive", "deleted_last_completed"))


def parts(tables: Iterable[Table], today: date) -> Parts | None:
    """The set, where users and enrolments are there."""
    tables = list(tables)
    users = the_table(tables, "userid", "loginid", but=("sectionid", "courseid"))
    enrolments = the_table(tables, "userid", "role", "courseid") or the_table(
        tables, "userid", "role", "sectionid"
    )
    if users is None or enrolments is None:
        return None
    sections = the_table(tables, "sectionid", "courseid", "name")
    courses = the_table(tables, "courseid", "shortname")
    rows = list(_rows(enrolments))
    names = {users.value(row, "userid"): _name(users, row) for row in users.rows}
    classes = {
        table.value(row, key): (table.value(row, *title), table.value(row, key))
        for table, key, title in (
            (courses, "courseid", ("longname", "shortname")),
            (sections, "sectionid", ("name",)),
        )
        for row in (table.rows if table else ())
        if table
    }
    return Parts(
        system="Canvas",
        people=users,
        key="userid",
        classes=classes,
        taught=gathered((c, names.get(u, "")) for u, c, role in rows if role == "teacher"),
        attends=gathered((u, c) for u, c, role in rows if role == "student"),
        students=frozenset(user for user, _, role in rows if role == "student"),
    )


def _rows(enrolments: Table) -> Iterator[tuple[str, str, str]]:
    """User, class and role of every enrolment that is not over."""
    for row in enrolments.rows:
        if enrolments.value(row, "status").casefold() not in _OVER:
            role = enrolments.value(row, "role").casefold().removesuffix("enrollment")
            where = enrolments.value(row, "sectionid", "courseid")
            yield enrolments.value(row, "userid"), where, role


def _name(users: Table, row: Row) -> str:
    name = full_name(users, row, "firstname", "lastname")
    return name or users.value(row, "fullname", "shortname", "sortablename")
