"""One class, written in all the ways in which offices write it down.

`python tests/variants.py FOLDER` writes one file for each trouble, to look at or to
try by hand.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable
from typing import NamedTuple

CLASS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "01103": ("Jamal", "O'Brien", ("P3",)),
    "0x1F": ("Zoë", "Smith-Jones", ("P3", "P5")),
    "1e5": ("Ana María", "de la Cruz", ("P5",)),
    "00A7": ("Wei", "Chen", ("P3",)),
    "7013": ("Sinéad", "St. John", ("P5", "Band")),
    "7014": ("Wei", "Chen", ("Band",)),
}
"""Two of one name, ids that look like numbers of other kinds, marks and accents in names."""

SECRET = "QZXSECRET"


class Way(NamedTuple):
    """How a file is written; each field is a trouble of its own."""

    encoding: str = "utf-8"
    delimiter: str = ","
    newline: str = "\n"
    names: str = "halves"
    """``halves`` in two columns, ``first`` as First Last, ``last`` as Last, First."""
    spelling: str = "plain"
    secrets: bool = False
    titles: bool = False
    totals: bool = False
    tester: bool = False
    blanks: bool = False
    short: bool = False
    backwards: bool = False
    quoted: bool = False
    notes: bool = False
    """A last column with quotation marks, delimiters and line ends in it."""
    pages: bool = False
    """The header again in the middle, as on a printed second page."""
    gone: bool = False
    """A status, by which one row is of somebody who has left."""
    staff: bool = False
    """A role, by which one row is of a teacher, and another contradicts that a student is one."""


HEADERS = {
    "plain": ("Student Number", "Last Name", "First Name", "Student Name", "Section"),
    "loud": ("STUDENT_NUMBER", "LAST_NAME", "FIRST_NAME", "STUDENT_NAME", "SECTION"),
    "bracketed": (
        "student-number",
        "last name",
        "First Name [Required]",
        "student-name",
        "section",
    ),
}

TROUBLES: dict[str, Way] = {
    "utf-8 with a mark": Way(encoding="utf-8-sig"),
    "utf-16 little": Way(encoding="utf-16"),
    "utf-16 big": Way(encoding="utf-16-be"),
    "windows-1252": Way(encoding="cp1252"),
    "semicolons": Way(delimiter=";"),
    "tabs": Way(delimiter="\t"),
    "bars": Way(delimiter="|"),
    "crlf": Way(newline="\r\n"),
    "cr alone": Way(newline="\r"),
    "first last in one": Way(names="first"),
    "last, first in one": Way(names="last"),
    "loud headers": Way(spelling="loud"),
    "bracketed headers": Way(spelling="bracketed"),
    "columns that must not be kept": Way(secrets=True),
    "title rows": Way(titles=True),
    "a total": Way(totals=True),
    "a test student": Way(tester=True),
    "blank rows": Way(blanks=True),
    "short rows": Way(short=True),
    "columns backwards": Way(backwards=True),
    "everything quoted": Way(quoted=True),
    "line ends in quotes": Way(notes=True),
    "a header on every page": Way(pages=True),
    "somebody who has left": Way(gone=True),
    "a teacher, and a role that contradicts another": Way(staff=True),
}


def written(way: Way) -> bytes:
    """The class as a file."""
    header, rows = _table(way)
    titles = [["Lincoln Middle School"], ["Class list"]] if way.titles else []
    gaps = [[""] * len(header)] if way.blanks else []
    pages = [header] if way.pages else []
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if way.quoted else csv.QUOTE_MINIMAL
    writer = csv.writer(out, delimiter=way.delimiter, lineterminator=way.newline, quoting=quoting)
    writer.writerows([*titles, *gaps, header, *gaps, *rows[:3], *gaps, *pages, *rows[3:]])
    mark = "\ufeff" if way.encoding == "utf-16-be" else ""
    return f"{mark}{out.getvalue()}".encode(way.encoding)


def _table(way: Way) -> tuple[list[str], list[list[str]]]:
    number, last, first, name, section = HEADERS[way.spelling]
    halves = way.names == "halves"
    header = [number, *([last, first] if halves else [name]), section]
    rows = []
    for student_id, (given, family, groups) in CLASS.items():
        whole = f"{family}, {given}" if way.names == "last" else f"{given} {family}"
        called = [family, given] if halves else [whole]
        rows += [[student_id, *called, group] for group in groups]
    extra: list[tuple[str, str]] = []  # a header, and what stands below it
    if way.gone:
        extra.append(("Enrollment Status", "Active"))
        rows.append(["8001", *(["Gone", "Long"] if halves else ["Long Gone"]), "P3"])
    if way.staff:
        extra.append(("Role", "Student"))
        rows.append(["8002", *(["Rivera", "Ana"] if halves else ["Ana Rivera"]), "P3"])
        rows.append([*rows[0][:-1], "P9"])
    if way.tester:
        rows.insert(1, ["9999", *(["Student", "Test"] if halves else ["Student, Test"]), "P3"])
    if way.secrets:
        extra += [("Password", SECRET), ("Birthdate", SECRET), ("Lunch Status", SECRET)]
    if way.notes:
        extra.append(("Locker", f'"12"{way.delimiter} by\nthe {way.newline} door'))
    width = len(header)
    header += [title for title, _ in extra]
    rows = [[*row, *(below for _, below in extra)] for row in rows]
    for row in rows:
        if way.gone and row[0] == "8001":
            row[header.index("Enrollment Status")] = "Withdrawn"
        if way.staff and (row[0] == "8002" or row[width - 1] == "P9"):
            row[header.index("Role")] = "Teacher"
    if way.backwards:
        header, rows = header[::-1], [row[::-1] for row in rows]
    if way.short:
        header = [*header, "Shelf", "Bus"]
    if way.totals:
        rows.append(["Total: 8", *[""] * (len(header) - 1)])
    return header, rows


class Damage(NamedTuple):
    """What no reader can put right: it has to be named. ``at`` is the line; 0, the whole file."""

    do: Callable[[list[bytes], int], list[bytes]]
    at: int


def _two_encodings(lines: list[bytes], at: int) -> list[bytes]:
    return [*lines[:at], lines[at].replace("ë".encode(), b"\xeb"), *lines[at + 1 :]]


def _neither(lines: list[bytes], at: int) -> list[bytes]:
    plain = [line.decode().encode("cp1252") for line in lines]
    return [*plain[:at], plain[at].replace(b"Chen", b"Ch\x8fn"), *plain[at + 1 :]]


def _open_quote(lines: list[bytes], at: int) -> list[bytes]:
    return [*lines[:at], lines[at].replace(b"Chen", b'"Chen'), *lines[at + 1 :]]


def _two_of_one_id(lines: list[bytes], at: int) -> list[bytes]:
    return [*lines[:at], lines[at].replace(b"00A7", b"01103"), *lines[at + 1 :]]


def _typing_slip(lines: list[bytes], at: int) -> list[bytes]:
    return [*lines[:at], lines[at].replace(b"First", b"Frist"), *lines[at + 1 :]]


DAMAGE: dict[str, Damage] = {
    "two encodings": Damage(_two_encodings, 3),
    "neither encoding": Damage(_neither, 6),
    "a quotation mark that never ends": Damage(_open_quote, 6),
    "one id for two students": Damage(_two_of_one_id, 6),
    "a typing slip in the header": Damage(_typing_slip, 1),
}
"""Each in a plain file of the class, whose first line is the header."""


def damaged(title: str, newline: str = "\n", marked: bool = False) -> bytes:
    """The class as a file that is damaged in one way."""
    lines = written(Way()).splitlines()
    damage = DAMAGE[title]
    data = newline.encode().join([*damage.do(lines, damage.at - 1), b""])
    return (codecs.BOM_UTF8 if marked and title == "two encodings" else b"") + data


if __name__ == "__main__":
    import sys
    from pathlib import Path

    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for title, way in TROUBLES.items():
        (folder / f"{title}.csv").write_bytes(written(way))
    for title in DAMAGE:
        (folder / f"{title}.csv").write_bytes(damaged(title))
