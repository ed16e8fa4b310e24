"""One file of a set: told by its header, and read no further than the columns a roster needs.

What stands in any other column is dropped here, cell by cell, and never becomes a value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from oneonone.core.exports import LeftOut
from oneonone.errors import Impossible
from oneonone.formats.rosters.columns import is_sensitive
from oneonone.formats.sheets.decoding import start_of, text_of
from oneonone.formats.sheets.rows import DELIMITERS, Lines, Row, first_rows, lines_of, rows_of
from oneonone.formats.sheets.spelling import LONGEST_KEPT, fold, heading, tidy, tidy_id

_ROWS_SEARCHED = 10
_MOST_COLUMNS = 500


class Sheet(NamedTuple):
    """A file a family of exports has. Headers are written folded, with a blank between two."""

    role: str
    signs: tuple[str, ...]
    """All headers of any one of these tell it."""
    columns: str
    """All that is read of it."""
    never: str = ""
    """A header that belongs to another file of the family."""
    called: str = ""
    """A part of its name, where the header is that of another file as well."""

    def fits(self, header: Sequence[str]) -> bool:
        """Whether a file with these folded headers is this one, as far as they tell."""
        found = set(header)
        told = any(found.issuperset(sign.split()) for sign in self.signs)
        return told and found.isdisjoint(self.never.split())


class Record(NamedTuple):
    """A row by its folded headers; a column that is not there is blank."""

    line: int
    cells: dict[str, str]

    def said(self, *columns: str) -> str:
        """The first of these columns that says anything."""
        return next((cell for c in columns if (cell := tidy(self.cells.get(c, "")))), "")

    def id(self, column: str) -> str:
        """An id, as text."""
        return tidy_id(self.cells.get(column, ""))


class Table:
    """The rows of one file, of the columns that may be read."""

    def __init__(
        self, file: str, header: tuple[str, ...], rows: list[Row], rest: Sequence[str], remark: str
    ) -> None:
        self.file = file
        self.header = header
        self.rows = rows
        self.left_out = tuple(LeftOut(h, is_sensitive(h)) for c in rest if (h := heading(c)))
        self.remarks = (f"{file}: {remark[:1].lower()}{remark[1:]}",) if remark else ()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The folded headers."""
        return tuple(fold(cell) for cell in self.header)

    def records(self) -> Iterator[Record]:
        """Every row by its headers."""
        for row in self.rows:
            yield Record(row.line, dict(zip(self.names, row.cells, strict=False)))


def headers_of(start: bytes) -> Iterator[tuple[str, ...]]:
    """The first rows of a file, folded, under every delimiter: one of them may be its header."""
    return (folded for _, _, folded in _first(lines_of(start_of(start))))


def read_table(data: bytes, file: str, sheet: Sheet) -> Table:
    """The rows of a file that its header tells to be this sheet."""
    decoded = text_of(data, file)
    lines = lines_of(decoded.text)
    found = next((first for first in _first(lines) if sheet.fits(first[2])), None)
    if found is None:
        raise Impossible("its header could not be found", where=file, remedy="Export it again.")
    delimiter, top, names = found
    wanted = sheet.columns.split()
    kept = [place for place, name in enumerate(names) if name in wanted]
    rows = [
        Row(row.line, [row.cell(place)[: LONGEST_KEPT + 1] for place in kept], row.orderly)
        for row in rows_of(lines.all, delimiter, file)
        if row.line > top.line
    ]
    header = tuple(top.cells[place] for place in kept)
    rest = [cell for place, cell in enumerate(top.cells) if place not in kept]
    return Table(file, header, rows, rest, decoded.remark)


def _first(lines: Lines) -> Iterator[tuple[str, Row, tuple[str, ...]]]:
    for delimiter in lines.delimiter or DELIMITERS:
        for row in first_rows(lines.all, delimiter, _ROWS_SEARCHED):
            yield delimiter, row, tuple(fold(cell) for cell in row.cells[:_MOST_COLUMNS])
