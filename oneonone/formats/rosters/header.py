"""Finding the header of an export, and saying what is amiss where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from oneonone.errors import Impossible
from oneonone.formats.rosters.columns import Meaning, meaning_of
from oneonone.formats.rosters.layout import NAMES
from oneonone.formats.rosters.mistyped import nearest
from oneonone.formats.sheets.rows import DELIMITERS, Row, first_rows
from oneonone.formats.sheets.spelling import fold, heading

_ROWS_SEARCHED = 10
_MOST_COLUMNS = 2000
# As they are offered to somebody who has mistyped one.
_HALVES = {
    Meaning.FIRST: ("First Name", "First", "Given Name", "Forename", "Vorname", "Prénom"),
    Meaning.LAST: ("Last Name", "Last", "Family Name", "Surname", "Nachname", "Apellidos"),
}
_OFFERED = (
    *(*_HALVES[Meaning.FIRST], *_HALVES[Meaning.LAST]),
    *("Name", "Student", "Student Name", "Full Name"),
)
_LOGINS = frozenset({"username", "login", "loginid", "sisloginid", "userid"})


class Header(NamedTuple):
    """The header row, the delimiter of the file, and the lines of the rows above it."""

    row: Row
    delimiter: str
    above: tuple[int, ...]


def find_header(lines: Sequence[str], delimiter: str, where: str) -> Header:
    """The header among the first 10 rows, under the delimiter that makes the most sense of it.

    Raises Impossible where no row has a name column.
    """
    readings = {d: first_rows(lines, d, _ROWS_SEARCHED) for d in delimiter or DELIMITERS}
    headers = [h for d, rows in readings.items() if (h := _header_in(rows, d))]
    if not headers:
        raise _no_header(readings, where)
    header = max(headers, key=lambda h: (_known(h.row), len(h.row.cells)))
    if len(header.row.cells) > _MOST_COLUMNS:
        what = f"line {header.row.line} names more than {_MOST_COLUMNS:,} columns"
        raise Impossible(what, where=where, remedy="Export fewer columns.")
    _see_that_no_half_is_mistyped(header.row, where)
    return header


def delimiter_for(lines: Sequence[str], width: int) -> str:
    """The delimiter under which the first rows of a file without header have this many cells."""

    def fits(delimiter: str) -> tuple[int, int]:
        widths = [len(row.cells) for row in first_rows(lines, delimiter, _ROWS_SEARCHED)]
        return widths.count(width), sum(widths)

    return max(DELIMITERS, key=fits)


def is_heading(row: Row) -> bool:
    """Whether a row of a file said to have no header is one after all."""
    known = _known(row)
    return known >= 2 and known * 2 >= len(row.cells)


def _known(row: Row) -> int:
    return sum(meaning_of(cell) is not None for cell in row.cells[: _MOST_COLUMNS + 1])


def _header_in(rows: Sequence[Row], delimiter: str) -> Header | None:
    """The first row with a name column; a title such as ``Name,Lincoln School`` gives way to a
    later row that knows more."""
    named = [i for i, row in enumerate(rows) if _names_people(row) and not _is_data(rows, i)]
    if not named:
        return None
    best = max(named, key=lambda i: (_known(rows[i]), -i))
    return Header(rows[best], delimiter, tuple(row.line for row in rows[:best]))


def _names_people(row: Row) -> bool:
    return any(meaning_of(cell) in NAMES for cell in row.cells[:_MOST_COLUMNS])


def _is_data(rows: Sequence[Row], index: int) -> bool:
    """A row of a file without a header can say ``Student``: in its role column, as other rows do
    too, or as the name of Canvas's test student."""
    cells = _folded(rows[index])
    if {"student", "test"} <= set(cells) or "studenttest" in cells:
        return True
    known = [c for c, cell in enumerate(rows[index].cells[:_MOST_COLUMNS]) if meaning_of(cell)]
    others = [_folded(row) for row in rows if len(row.cells) == len(rows[index].cells)]
    return any(all(other[c] == cells[c] for c in known) and other != cells for other in others)


def _folded(row: Row) -> list[str]:
    return [fold(cell) for cell in row.cells[:_MOST_COLUMNS]]


def _see_that_no_half_is_mistyped(row: Row, where: str) -> None:
    """``Frist Name,Last Name`` would make students of surnames alone."""
    meanings = {meaning_of(cell) for cell in row.cells}
    if Meaning.NAME in meanings or {Meaning.FIRST, Meaning.LAST} <= meanings:
        return
    for half, spellings in _HALVES.items():
        if half not in meanings and (meant := nearest(row.cells, spellings)):
            raise _mistyped(row, *meant, where)


def _mistyped(row: Row, cell: str, meant: str, where: str) -> Impossible:
    what = f'line {row.line} has a column "{cell}": did you mean "{meant}"?'
    return Impossible(what, where=where, remedy="Put the header right and import again.")


def _no_header(readings: dict[str, list[Row]], where: str) -> Impossible:
    """What to say of a file without a name column; no cell is repeated unless it is a header."""
    rows = max(readings.values(), key=lambda rows: (*map(_known, rows[:1]), *_widths(rows[:1])))
    if not rows:
        return Impossible("there is no row in this file", where=where, remedy="Export it again.")
    head = max(rows, key=_known)
    if _names_people(head):
        head = Row(head.line, ())
    head = Row(head.line, head.cells[:40])
    for row in rows:
        meant = nearest(row.cells, _OFFERED)
        if meant:
            return _mistyped(row, *meant, where)
    if not _known(head):
        what = f"there is no header with a name column in the first {_ROWS_SEARCHED} rows"
        remedy = "Say what each column holds, in their order: --columns class,last,first"
        return Impossible(what, where=where, remedy=remedy)
    names = ", ".join(heading(cell) for cell in head.cells if meaning_of(cell))
    what = f"there is no name column in the header (line {head.line}), only {names}"
    remedy = "A fuller export, with names, would do."
    logins = [c for c, cell in enumerate(head.cells) if fold(cell) in _LOGINS]
    if logins:
        meanings = ",".join(_offered(head, column, logins[-1]) for column in range(len(head.cells)))
        remedy += f" To read {heading(head.cells[logins[-1]])} as the name: --columns {meanings}"
    else:
        remedy += " Or say what each column holds, in their order: --columns class,last,first"
    return Impossible(what, where=where, remedy=remedy)


def _widths(rows: Sequence[Row]) -> list[int]:
    return [len(row.cells) for row in rows]


def _offered(head: Row, column: int, login: int) -> str:
    if column == login:
        return "name"
    meaning = meaning_of(head.cells[column])
    first = next((c for c, cell in enumerate(head.cells) if meaning_of(cell) is meaning), None)
    return "-" if meaning is None or first != column or " " in meaning else str(meaning)
