"""Why a row of an export is no student: gradebook rows, totals, teachers, those who have left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from oneonone.formats.rosters.columns import Meaning, bare
from oneonone.formats.rosters.layout import Layout
from oneonone.formats.sheets.rows import Row
from oneonone.formats.sheets.spelling import LONGEST_KEPT, fold, tidy, words
from oneonone.formats.sheets.totals import is_total

_PRINTED = re.compile(
    r"page \d+( (of|/) \d+)?"
    r"|(printed|exported|generated|created|report (date|run))( (on|at|by))?\b.*"
    r"|end of (report|file|list)|confidential\b.*",
    re.IGNORECASE,
)
NOT_A_STUDENT = "not a student"
_TEST_STUDENTS = frozenset({"teststudent", "studenttest"})

# What else than a student somebody can be.
STAFF = frozenset(
    """teacher teachers admin administrator districtadministrator schooladmin sysadmin systemadmin
    systemadministrator siteadministrator aide proctor staff faculty instructor ta assistant
    teachingassistant observer designer principal counselor counsellor guardian parent relative
    mother father family employee coach lehrer lehrkraft enseignant professeur profesor docente
    professor leraar docent""".split()
)
_GONE = {
    **dict.fromkeys(
        ("inactive", "disabled", "inaktiv", "inactif", "inactivo", "inativo"), "inactive"
    ),
    **dict.fromkeys(("tobedeleted", "pendingdeletion"), "to be deleted"),
    **dict.fromkeys(("deleted", "delete", "archived", "removed"), "deleted"),
    **dict.fromkeys(("withdrawn", "withdrew", "withdraw", "dropped", "exited"), "withdrawn"),
    **dict.fromkeys(("transferred", "transferredout", "notenrolled", "unenrolled"), "withdrawn"),
    **dict.fromkeys(("suspended", "blocked", "locked"), "suspended"),
    **dict.fromkeys(("graduated", "graduate", "alumni"), "graduated"),
    **dict.fromkeys(("concluded", "former", "left"), "no longer enrolled"),
}
# PowerSchool's Enroll_Status; 0 is enrolled, -1 will be.
_POWERSCHOOL = {"1": "inactive", "2": "withdrawn", "3": "graduated", "4": "no longer enrolled"}
_NO = frozenset({"false", "no", "n", "0"})


def why_no_student(layout: Layout, row: Row, name: str) -> str:
    """In a few words, why this row is no student; empty where it may be one.

    A value of a column that is not kept is never repeated here.
    """
    return (
        _of_the_gradebook(layout, row, name)
        or _of_the_printout(row, name)
        or ("a test student" if fold(name) in _TEST_STUDENTS else "")
        or _by_role(layout, row)
        or _by_status(layout, row)
    )


def is_too_long(layout: Layout, row: Row) -> bool:
    """Whether a cell that would be kept is longer than any name, class or address."""
    if all(len(cell) <= LONGEST_KEPT for cell in row.cells):
        return False
    return any(len(row.cell(c)) > LONGEST_KEPT for cs in layout.columns.values() for c in cs)


def is_header_again(row: Row, header: Sequence[str]) -> bool:
    """A printed list repeats its header on every page."""
    return len(row.cells) == len(header) and list(row.cells) == list(header)


def _of_the_gradebook(layout: Layout, row: Row, name: str) -> str:
    if _said(layout, row, name) == "pointspossible":
        return "points possible"
    if not name and any(fold(cell) == "manualposting" for cell in row.cells):
        return "manual posting"
    return ""


def _said(layout: Layout, row: Row, name: str) -> str:
    return fold(name or layout.value(row, Meaning.LAST) or layout.value(row, Meaning.FIRST))


def _of_the_printout(row: Row, name: str) -> str:
    """``Total students: 24`` below a list, in its first cell or where the name stands."""
    start = tidy(next((cell for cell in row.cells if tidy(cell[:LONGEST_KEPT])), "")[:LONGEST_KEPT])
    parts = name.split(" ")
    turned = " ".join([parts[-1], *parts[:-1]])
    # Somebody may be called Basie Count: with a first and a last name, the whole must fit.
    texts = (name, turned) if len(parts) > 1 else (name, start)
    if any(map(is_total, texts)):
        return "a total"
    return "a line of the printout" if any(_PRINTED.fullmatch(text) for text in texts) else ""


def _by_role(layout: Layout, row: Row) -> str:
    role = layout.value(row, Meaning.ROLE)
    said = {fold(role), *words(role)}
    return "" if said.isdisjoint(STAFF) or "student" in said else NOT_A_STUDENT


def _by_status(layout: Layout, row: Row) -> str:
    written = layout.value(row, Meaning.STATUS)
    status = fold(written)
    for column in layout.columns.get(Meaning.STATUS, ()):
        heading = bare(layout.header[column])
        if heading in ("active", "isactive"):
            return "inactive" if status in _NO else ""
        if heading.startswith(("enroll", "enrol")) and written in _POWERSCHOOL:
            return _POWERSCHOOL[written]
    return _GONE.get(status, "")
