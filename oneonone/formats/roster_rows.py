"""The records of a roster as they lie in its text, and records as text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n|\\Z)")
csv.field_size_limit(1 << 20)


class Row(NamedTuple):
    """One record of the file: its cells, and the span of the text it fills."""

    cells: list[str]
    line: int
    start: int
    end: int


def all_rows(text: str) -> Iterator[Row]:
    """Every record with its place. A record is whole physical lines, quoted newlines included."""
    lines = [found[0] for found in _LINE.finditer(text) if found[0]]
    reader = csv.reader(lines, strict=False)
    start = taken = 0
    for cells in reader:
        end = start + sum(len(line) for line in lines[taken : reader.line_num])
        yield Row(cells, taken + 1, start, end)
        start, taken = end, reader.line_num


def filled_rows(text: str) -> list[Row]:
    """The records that hold something; the first of them is the header."""
    return [row for row in all_rows(text) if any(cell.strip() for cell in row.cells)]


def swallows(row: Row, text: str) -> bool:
    """Whether a quotation mark opens in this record and is never closed: it ends with the file."""
    written = text[row.start : row.end]
    lines = written.rstrip("\r\n").count("\n") + written.count("\r")
    return row.end == len(text) and lines > 0 and written.count('"') % 2 == 1


def format_rows(rows: Sequence[Sequence[str]], end: str = "\n") -> str:
    """Rows as CSV text."""
    out = io.StringIO()
    csv.writer(out, lineterminator=end).writerows(rows)
    return out.getvalue()


def rows_apart(old: str, new: str) -> tuple[int, int]:
    """How many rows of a roster are gone or changed in another, and how many there were. A new
    column changes no row."""
    before, after = _cells(old), _cells(new)
    changed = sum(
        1
        for key, cells in before.items()
        if key not in after or any(after[key].get(c, "") != value for c, value in cells.items())
    )
    return changed, len(before)


def _cells(text: str) -> dict[str, dict[str, str]]:
    try:
        header, *rows = filled_rows(text) or [Row([], 1, 0, 0)]
    except csv.Error:
        return {}
    names = [cell.strip().casefold() for cell in header.cells]
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        cells = {n: cell for n, cell in zip(names, row.cells, strict=False) if cell}
        found[cells.get("id", f"\0{row.line}")] = cells
    return found
