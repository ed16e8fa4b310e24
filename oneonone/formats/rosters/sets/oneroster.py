"""OneRoster 1.1 and 1.2 CSV (1EdTech): users, roles, classes, enrollments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from oneonone.formats.rosters.sets.tables import (
    Parts,
    Table,
    full_name,
    gathered,
    missing,
    the_table,
)
from oneonone.formats.sheets.rows import Row

_GONE = frozenset(("tobedeleted", "inactive"))


def parts(tables: Iterable[Table], today: date) -> Parts | None:
    """The set, where the table of users is there. An enrolment that is over, or has not begun on
    ``today``, does not count."""
    tables = list(tables)
    users = the_table(tables, "sourcedid", "givenname", "familyname")
    if users is None:
        return None
    classes = the_table(tables, "sourcedid", "title", but=("startdate",))
    enrolments = the_table(tables, "classsourcedid", "usersourcedid", "role")
    roles = the_table(tables, "usersourcedid", "role", but=("classsourcedid",))
    if enrolments is None and roles is None and classes is None:
        return None  # a table of users alone is a single file
    names = {
        users.value(row, "sourcedid"): full_name(users, row, "givenname", "familyname")
        for row in users.rows
    }
    valid = list(_valid(enrolments, today))
    remarks = [] if enrolments else [missing("enrollments", "nobody's classes are known")]
    taught = sorted(
        ((c, names.get(u, ""), p) for c, u, role, p in valid if role != "student"),
        key=lambda one: one[2] != "true",
    )
    students, contradicting = _students(users, roles, valid)
    if contradicting:
        shown = ", ".join(names.get(one, one) for one in contradicting[:6])
        remarks.append(f"Both student and teacher, read as a student: {shown}.")
    return Parts(
        system="OneRoster",
        people=users,
        key="sourcedid",
        classes=_classes(classes),
        taught=gathered((c, name) for c, name, _ in taught),
        attends=gathered((u, c) for c, u, role, _ in valid if role == "student"),
        students=students,
        remarks=tuple(remarks),
    )


def _classes(table: Table | None) -> dict[str, tuple[str, str]]:
    if table is None:
        return {}
    return {
        table.value(row, "sourcedid"): (
            table.value(row, "title", "classcode"),
            table.value(row, "classcode", "periods"),
        )
        for row in table.rows
        if _status(table, row) not in _GONE
    }


def _valid(table: Table | None, today: date) -> Iterator[tuple[str, str, str, str]]:
    """Class, user, role and whether primary, of every enrolment that counts."""
    for row in table.rows if table else ():
        assert table is not None
        begins, ends = table.value(row, "begindate")[:10], table.value(row, "enddate")[:10]
        day = today.isoformat()
        if _status(table, row) in _GONE or (begins and begins > day) or (ends and ends < day):
            continue
        yield (
            table.value(row, "classsourcedid"),
            table.value(row, "usersourcedid"),
            table.value(row, "role").casefold(),
            table.value(row, "primary").casefold(),
        )


def _students(
    users: Table, roles: Table | None, enrolments: list[tuple[str, str, str, str]]
) -> tuple[frozenset[str] | None, list[str]]:
    """Who is a student by the table of roles (1.2), and who has both roles. In 1.1 the table of
    users says it."""
    if users.has("role") or roles is None:
        return None, []
    rows = [row for row in roles.rows if _status(roles, row) not in _GONE]
    said = gathered(
        (roles.value(row, "usersourcedid"), roles.value(row, "role").casefold()) for row in rows
    )
    students = {user for user, those in said.items() if "student" in those}
    learning = {user for _, user, role, _ in enrolments if role == "student"}
    both = [u for u, those in said.items() if u in students and len(those) > 1 and u in learning]
    only_teaching = {u for u in students if len(said[u]) > 1 and u not in learning}
    return frozenset(students - only_teaching), both


def _status(table: Table, row: Row) -> str:
    return table.value(row, "status").casefold()
