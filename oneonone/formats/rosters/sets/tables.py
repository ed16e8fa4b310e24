"""The tables of a set: known by their headers, read by a few named columns and no other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from oneonone.formats.sheets.decoding import text_of
from oneonone.formats.sheets.rows import DELIMITERS, Row, first_rows, lines_of, rows_of
from oneonone.formats.sheets.spelling import fold, tidy


class Table(NamedTuple):
    """One file: its name, its columns by their folded headers, and its rows below the header."""

    name: str
    columns: Mapping[str, int]
    rows: tuple[Row, ...]

    def has(self, *headers: str) -> bool:
        """Whether all these columns are there."""
        return all(header in self.columns for header in headers)

    def value(self, row: Row, *headers: str) -> str:
        """What stands in the first of these columns that holds anything."""
        cells = (row.cell(self.columns[header]) for header in headers if header in self.columns)
        return next((words for cell in cells if (words := tidy(cell))), "")


class Parts(NamedTuple):
    """What a family makes of its tables."""

    system: str
    people: Table
    """The one with the students in it."""
    key: str
    """Its column by which the other tables name a student."""
    classes: Mapping[str, tuple[str, str]]
    """Each class: its title, and its code, period or number."""
    taught: Mapping[str, tuple[str, ...]]
    """The names of a class's teachers, the first one first."""
    attends: Mapping[str, tuple[str, ...]]
    """Each student's classes."""
    students: frozenset[str] | None = None
    """Who is a student; None where the table of people says it itself."""
    remarks: tuple[str, ...] = ()


def tables_in(files: Mapping[str, bytes]) -> list[Table]:
    """Every file as a table, by its first row. One that is no table is none of a set's."""
    return [table for name, data in sorted(files.items()) if (table := _table(name, data))]


def _table(name: str, data: bytes) -> Table | None:
    lines = lines_of(text_of(data, name).text)
    if not lines.all:
        return None
    delimiter = lines.delimiter or max(
        DELIMITERS, key=lambda one: len(next(iter(first_rows(lines.all, one, 1)), Row(1, ())).cells)
    )
    rows = tuple(rows_of(lines.all, delimiter, name))
    columns: dict[str, int] = {}
    for place, header in enumerate(rows[0].cells if rows else ()):
        columns.setdefault(fold(header), place)
    return Table(name, columns, rows[1:])


def the_table(tables: Iterable[Table], *headers: str, but: tuple[str, ...] = ()) -> Table | None:
    """The first table with all of these columns and none of the others."""
    for table in tables:
        if table.has(*headers) and not any(one in table.columns for one in but):
            return table
    return None


def gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """All that stands behind each key, in order, each once."""
    found: dict[str, dict[str, None]] = {}
    for key, value in pairs:
        if key and value:
            found.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in found.items()}


def full_name(table: Table, row: Row, first: str, last: str) -> str:
    """First and last name as they are said."""
    return f"{table.value(row, first)} {table.value(row, last)}".strip()


def missing(what: str, lost: str) -> str:
    """A remark on a file that is not there."""
    return f"There is no table of {what}, so {lost}."
