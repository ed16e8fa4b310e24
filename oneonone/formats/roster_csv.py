"""``roster.csv`` as text: read whole, rewritten by splicing rows, so that other bytes stay."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from oneonone.core.cadence import Cadence
from oneonone.core.checks import Problem
from oneonone.core.entries import StudentId
from oneonone.core.roster import Roster, Student, same_id
from oneonone.core.settings import Settings
from oneonone.core.term import Days
from oneonone.errors import Impossible
from oneonone.formats.cadence_words import EXAMPLES, parse_cadence
from oneonone.formats.days import parse_days
from oneonone.formats.roster_rows import Row, all_rows, filled_rows, format_rows, swallows

FILE = "roster.csv"
COLUMNS = (
    "id",
    "name",
    "preferred",
    "pronouns",
    "grade",
    "groups",
    "adult",
    "tier",
    "cadence",
    "joined",
    "left",
    "away",
    "email",
)
"""The columns this program knows; any other is kept in place as it is."""

WHOLE = ("form", "quote", "empty", "id column", "name column")
"""Rules whose breach leaves the rest of the file unsure: such a roster is not written to."""


class ParsedRoster(NamedTuple):
    """The students that could be read, and what is wrong with the rest."""

    roster: Roster
    problems: tuple[Problem, ...]


def parse_roster(text: str, settings: Settings, path: str = FILE) -> ParsedRoster:
    """The students of a roster. A row that cannot be read is a problem and hides no other."""
    problems: list[Problem] = []
    try:
        rows = filled_rows(text)
    except csv.Error as fault:
        return ParsedRoster(Roster(()), (Problem(path, 1, "form", f"cannot be read: {fault}"),))
    if not rows:
        return ParsedRoster(Roster(()), (Problem(path, 1, "empty", "holds no header row"),))
    header = [cell.strip() for cell in rows[0].cells]
    folded = [cell.casefold() for cell in header]
    for column in ("id", "name"):
        if column not in folded:
            message = f'has no column "{column}". For another program\'s export: oo roster import'
            problems.append(Problem(path, rows[0].line, f"{column} column", message))
    if problems:
        return ParsedRoster(Roster((), tuple(header)), tuple(problems))
    names = [low if low in COLUMNS else cell for cell, low in zip(header, folded, strict=True)]
    for name in sorted(name for name, times in Counter(names).items() if name and times > 1):
        message = f'"{name}" heads two columns; the first is read. Rename one of them'
        problems.append(Problem(path, rows[0].line, name, message, hides=False))
    seen: dict[str, int] = {}
    students = []
    for row in rows[1:]:
        if swallows(row, text):
            message = "a quotation mark opens here and is never closed. Close it, or take it out"
            problems.append(Problem(path, row.line, "quote", message))
            continue
        if len(row.cells) > len(names):
            message = "has more cells than the header has columns. Put names with commas in quotes"
            problems.append(Problem(path, row.line, "row", message, hides=False))
        reading = _Reading(row, names, settings, path, problems)
        student = reading.student()
        if student is None:
            continue
        first = seen.setdefault(same_id(student.id), row.line)
        if first != row.line:
            message = f'"{student.id}" stands in line {first} already. Give one of them another id'
            problems.append(Problem(path, row.line, "id", message))
            continue
        students.append(student)
    return ParsedRoster(Roster(tuple(students), tuple(names)), tuple(problems))


class _Reading:
    """One row being read, its faults gathered with its line."""

    def __init__(
        self,
        row: Row,
        names: Sequence[str],
        settings: Settings,
        path: str,
        problems: list[Problem],
    ) -> None:
        cells = [cell.strip() for cell in row.cells] + [""] * (len(names) - len(row.cells))
        self.values: dict[str, str] = {}
        for name, cell in zip(names, cells, strict=False):
            self.values.setdefault(name, cell)
        self.columns = tuple(self.values.items())
        self.line = row.line
        self.settings = settings
        self.path = path
        self.problems = problems

    def fault(self, column: str, message: str, hides: bool = False) -> None:
        self.problems.append(Problem(self.path, self.line, column, message, hides))

    def student(self) -> Student | None:
        for column in ("id", "name"):
            if not self.values[column]:
                self.fault(column, "is empty. Every student needs an id and a name", hides=True)
                return None
        values = self.values
        return Student(
            id=StudentId(values["id"]),
            name=" ".join(values["name"].split()),
            preferred=values.get("preferred", ""),
            pronouns=values.get("pronouns", ""),
            grade=values.get("grade", ""),
            groups=_several(values.get("groups", "")),
            adults=self.adults(),
            tier=values.get("tier", ""),
            cadence=self.cadence(),
            joined=self.day("joined"),
            left=self.day("left"),
            away=self.away(),
            email=values.get("email", ""),
            columns=self.columns,
            line=self.line,
        )

    def adults(self) -> tuple[str, ...]:
        keys = []
        for words in _several(self.values.get("adult", "")):
            key = self.settings.adult(words)
            if key is not None:
                keys.append(key)
            elif self.settings.team:
                message = f'"{words}" is not in the team. Add the name to oneonone.yaml'
                self.fault("adult", f"{message}, or correct it here")
            else:
                keys.append(words)
        return tuple(keys)

    def cadence(self) -> Cadence | None:
        words = self.values.get("cadence", "")
        try:
            days_a_week = len(self.settings.term.week)
            return parse_cadence(words, days_a_week) if words else None
        except ValueError:
            self.fault("cadence", f'"{words}" does not say how often. For example {EXAMPLES}')
            return None

    def day(self, column: str) -> date | None:
        words = self.values.get(column, "")
        try:
            return parse_days(words).first if words else None
        except ValueError:
            self.fault(column, f'"{words}" is not a day. Write it as 2026-11-30')
            return None

    def away(self) -> tuple[Days, ...]:
        found = []
        for words in _several(self.values.get("away", "")):
            try:
                found.append(parse_days(words))
            except ValueError:
                self.fault("away", f'"{words}" is no range. Write 2026-11-23..2026-12-11')
        return tuple(found)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for raw in cell.split(";") if (part := raw.strip()))


def format_roster(students: Sequence[Mapping[str, str]]) -> str:
    """A new roster: every known column, empty ones included, so that none has to be added."""
    return format_rows([COLUMNS, *([row.get(c, "") for c in COLUMNS] for row in students)])


def with_rows(text: str, students: Sequence[Mapping[str, str]]) -> str:
    """The roster with these students added at its end; every byte before stays."""
    header = filled_rows(text)[0].cells
    end = "\r\n" if "\r\n" in text else "\r" if "\n" not in text and "\r" in text else "\n"
    names = [cell.strip().casefold() for cell in header]
    missing = sorted({key for row in students for key, value in row.items() if value} - set(names))
    for column in missing:
        text = with_column(text, column)
        names.append(column)
    gap = "" if not text or text.endswith(("\n", "\r")) else end
    return (
        text + gap + format_rows([[row.get(name, "") for name in names] for row in students], end)
    )


def with_column(text: str, column: str) -> str:
    """The roster with an empty column added behind the others."""
    pieces = []
    header = filled_rows(text)[0]
    for row in all_rows(text):
        written = text[row.start : row.end]
        bare = written.rstrip("\r\n")
        added = f",{column}" if row.line == header.line else "," if any(row.cells) else ""
        pieces += [bare, added, written[len(bare) :]]
    return "".join(pieces)


def with_value(text: str, student_id: str, column: str, value: str) -> str:
    """The roster with one cell of one student changed; every other row keeps its bytes."""
    return with_values(text, {student_id: {column: value}})


def without_rows(text: str, students: Collection[str]) -> str:
    """The roster without the rows of these ids; every other row keeps its bytes."""
    header, *rows = filled_rows(text)
    where_id = [cell.strip().casefold() for cell in header.cells].index("id")
    pieces, end_before = [], 0
    for row in rows:
        if len(row.cells) > where_id and row.cells[where_id].strip() in students:
            pieces.append(text[end_before : row.start])
            end_before = row.end
    return "".join([*pieces, text[end_before:]])


def with_values(text: str, cells: Mapping[str, Mapping[str, str]]) -> str:
    """The roster with these cells changed, by id and column; every other row keeps its bytes."""
    names = [cell.strip().casefold() for cell in filled_rows(text)[0].cells]
    for column in dict.fromkeys(column for row in cells.values() for column in row):
        if column not in names:
            text = with_column(text, column)
            names.append(column)
    pieces, end_before, missing = [], 0, dict(cells)
    where_id = names.index("id")
    for row in filled_rows(text)[1:]:
        student_id = row.cells[where_id].strip() if len(row.cells) > where_id else ""
        new = missing.pop(student_id, None)
        if new is None:
            continue
        written = text[row.start : row.end]
        end = written[len(written.rstrip("\r\n")) :]
        old = row.cells + [""] * (len(names) - len(row.cells))
        changed = [new.get(name, cell) for name, cell in zip(names, old, strict=False)]
        pieces += [text[end_before : row.start], format_rows([changed + old[len(names) :]], end)]
        end_before = row.end
    if missing:
        gone = next(iter(missing))
        raise Impossible(f"{gone} is no longer there", where=FILE, remedy="Nothing was changed.")
    return "".join([*pieces, text[end_before:]])
