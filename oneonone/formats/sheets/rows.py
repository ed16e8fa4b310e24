"""Text of a file to its rows, each with the line of the file it begins on."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from oneonone.errors import Impossible
from oneonone.formats.sheets.spelling import is_blank

DELIMITERS = (",", ";", "\t", "|")
# More than any school has in one file; beyond it, reading would seem to hang.
MOST_ROWS = 250_000

# Fed to the csv reader after the last line. If it does not come back as a row of its own, a
# quotation mark has swallowed it. lines_of takes the character out of every text.
_END = "\x03"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_EXCEL_SAYS = re.compile(r'\s*"?sep=([,;|\t])"?\s*', re.IGNORECASE)


class Row(NamedTuple):
    """The cells of one row, the line it begins on (a quoted cell may span several), and whether
    its quotation marks are in order."""

    line: int
    cells: Sequence[str]
    orderly: bool = True

    def cell(self, column: int) -> str:
        """What stands in a column; empty beyond the end of a short row."""
        return self.cells[column] if column < len(self.cells) else ""

    @property
    def blank(self) -> bool:
        """Whether there is nothing to see in any cell."""
        return all(map(is_blank, self.cells))


class Lines(NamedTuple):
    """The physical lines of a file, ends included, and the delimiter Excel's ``sep=`` names."""

    all: list[str]
    delimiter: str = ""


def lines_of(text: str) -> Lines:
    """CR, LF and CRLF end a line, and nothing else does. A ``sep=;`` line is emptied."""
    lines = _LINE.findall(text.replace("\0", "").replace(_END, ""))
    said = _EXCEL_SAYS.fullmatch(lines[0].rstrip("\r\n")) if lines else None
    return Lines(["\n", *lines[1:]], said[1]) if said else Lines(lines)


def rows_of(lines: Sequence[str], delimiter: str, where: str) -> Iterator[Row]:
    """Every row that is not blank. Raises Impossible at a quotation mark that never ends."""
    reader = csv.reader(chain(lines, [_END]), delimiter=delimiter, skipinitialspace=True)
    line, count = 1, 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            what = f"line {line} has a cell of more than {csv.field_size_limit():,} characters"
            remedy = "A quotation mark may be missing there; put it right and import again."
            raise Impossible(what, where=where, remedy=remedy) from None
        if cells == [_END]:
            return
        below = reader.line_num + 1
        orderly = _quotes_in_order(lines[line - 1 : below - 1], delimiter)
        if not orderly and below - line > 1:
            # Over several lines it may have swallowed other rows.
            what = f"a quotation mark that opens in line {line} does not end where it should"
            raise Impossible(what, where=where, remedy="Put that line right and import again.")
        row = Row(line, cells, orderly)
        if not row.blank:
            count += 1
            yield row
        if count > MOST_ROWS:
            what = f"the file has more than {MOST_ROWS:,} rows"
            raise Impossible(what, where=where, remedy="Import fewer at a time.")
        line = below


def _quotes_in_order(span: Sequence[str], delimiter: str) -> bool:
    """Whether these lines are one row under the strict rules for quotation marks."""
    if len(span) == 1 and '"' not in span[0]:
        return True
    try:
        found = csv.reader(span, delimiter=delimiter, skipinitialspace=True, strict=True)
        return len(list(found)) == 1
    except csv.Error:
        return False


def first_rows(lines: Sequence[str], delimiter: str, count: int) -> list[Row]:
    """The first rows that are not blank, as far as they can be read; to see what a file is."""
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    found: list[Row] = []
    line = 1
    while len(found) < count:
        try:
            row = Row(line, next(reader))
        except (StopIteration, csv.Error):
            break
        line = reader.line_num + 1
        if not row.blank:
            found.append(row)
    return found
