"""One class, written in all the ways in which offices write it down.

`python tests/variants.py FOLDER` writes one file for each trouble, to look at or to
try by hand.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
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
}


def written(way: Way) -> bytes:
    """The class as a file."""
    number, last, first, name, section = HEADERS[way.spelling]
    halves = way.names == "halves"
    header = [number, *([last, first] if halves else [name]), section]
    rows: list[Sequence[str]] = []
    for student_id, (given, family, groups) in CLASS.items():
        whole = f"{family}, {given}" if way.names == "last" else f"{given} {family}"
        called = [family, given] if halves else [whole]
        rows += [[student_id, *called, group] for group in groups]
    if way.tester:
        rows.insert(1, ["9999", *(["Student", "Test"] if halves else ["Student, Test"]), "P3"])
    if way.secrets:
        header += ["Password", "Birthdate", "Lunch Status"]
        rows = [[*row, f"{SECRET}{n}", SECRET, SECRET] for n, row in enumerate(rows)]
    if way.backwards:
        header, rows = header[::-1], [row[::-1] for row in rows]
    if way.short:
        header = [*header, "Notes", "Locker"]
    if way.totals:
        rows.append(["Total: 8", *[""] * (len(header) - 1)])
    titles = [["Lincoln Middle School"], ["Class list"]] if way.titles else []
    gaps = [[""] * len(header)] if way.blanks else []
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if way.quoted else csv.QUOTE_MINIMAL
    writer = csv.writer(out, delimiter=way.delimiter, lineterminator=way.newline, quoting=quoting)
    writer.writerows([*titles, *gaps, header, *gaps, *rows[:3], *gaps, *rows[3:]])
    mark = "\ufeff" if way.encoding == "utf-16-be" else ""
    return f"{mark}{out.getvalue()}".encode(way.encoding)


if __name__ == "__main__":
    import sys
    from pathlib import Path

    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for title, way in TROUBLES.items():
        (folder / f"{title}.csv").write_bytes(written(way))
