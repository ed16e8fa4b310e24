"""Rosters that grew apart: joined row by row, by id and column."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from oneonone.core.roster import same_id
from oneonone.errors import Impossible
from oneonone.formats.conflicts import KEY as CONFLICTS
from oneonone.formats.merged.joining import Clash
from oneonone.formats.merged.texts import agreed, joined_words
from oneonone.formats.roster_csv import COLUMNS, FILE
from oneonone.formats.roster_rows import filled_rows, format_rows, swallows

LISTS = frozenset(("groups", "adult", "away"))
"""Columns that may hold several, with ``;``."""


MOST_COLUMNS = 2000
"""No team has these; to join more of them would take long."""


class _Sheet(NamedTuple):
    """A roster: its columns, and of each student, by id, the cells and the row as it stands."""

    header: str
    columns: tuple[str, ...]
    rows: dict[str, dict[str, str]]
    lines: dict[str, str]


def joined_rosters(bases: Sequence[str], ours: str, theirs: str) -> tuple[str, list[Clash]]:
    """The rows and columns of both, each cell by itself; Impossible where one is no table."""
    old = [_sheet(base) for base in bases]
    first, last = (_sheet(text) for text in sorted((ours, theirs)))
    columns = _columns(old, first, last)
    clashes: list[Clash] = []
    rows: dict[str, dict[str, str]] = {}
    for key in _keys(old, first, last):
        before = [sheet.rows.get(key) for sheet in old]
        row = _row(before, first.rows.get(key), last.rows.get(key), columns, key, clashes)
        if row is not None:
            rows[key] = row
    if clashes and CONFLICTS not in columns:
        columns = (*columns, CONFLICTS)
    lines = [_header(columns, first, last)]
    lines += [_line(key, row, columns, first, last) for key, row in rows.items()]
    text = "".join(lines)
    if set(_sheet(text).rows) != set(rows):
        raise Impossible("would not read back the same", where=FILE)
    return text, clashes


def _sheet(text: str) -> _Sheet:
    try:
        found = filled_rows(text)
    except csv.Error as fault:
        raise Impossible(f"cannot be read: {fault}", where=FILE) from None
    if not found:
        raise Impossible("holds no header row", where=FILE)
    names: list[str] = []
    times: Counter[str] = Counter()
    width = max(len(row.cells) for row in found)
    if width > MOST_COLUMNS:
        raise Impossible(f"has more than {MOST_COLUMNS:,} columns", where=FILE)
    for cell in [*found[0].cells, *[""] * (width - len(found[0].cells))]:
        name = cell.strip()
        name = name.casefold() if name.casefold() in (*COLUMNS, CONFLICTS) else name
        names.append(f"{name}\0{times[name]}" if times[name] or not name else name)
        times[name] += 1
    if "id" not in names or "name" not in names:
        raise Impossible("has no columns id and name", where=FILE)
    where_id = names.index("id")
    rows: dict[str, dict[str, str]] = {}
    lines: dict[str, str] = {}
    for row in found[1:]:
        last = text[row.start : row.end] if row.end == len(text) else ""
        if swallows(row, text) or last.count('"') % 2:
            raise Impossible("a quotation mark is never closed", where=FILE)
        key = same_id(row.cells[where_id].strip()) if len(row.cells) > where_id else ""
        key = key or f"\0{row.cells}"
        if key in rows:
            raise Impossible(f'"{key}" stands there twice', where=FILE)
        rows[key] = dict(zip(names, row.cells, strict=False))
        lines[key] = _ended(text[row.start : row.end])
    return _Sheet(_ended(text[found[0].start : found[0].end]), tuple(names), rows, lines)


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n"


def _keys(bases: Sequence[_Sheet], ours: _Sheet, theirs: _Sheet) -> list[str]:
    old = sorted(tuple(sheet.rows) for sheet in bases)
    return list(
        dict.fromkeys([*(k for keys in old for k in keys), *sorted({*ours.rows, *theirs.rows})])
    )


def _columns(bases: Sequence[_Sheet], ours: _Sheet, theirs: _Sheet) -> tuple[str, ...]:
    """A column goes where one side took it out, and the other wrote nothing new into it."""
    old = sorted(sheet.columns for sheet in bases)
    new = sorted({*ours.columns, *theirs.columns}, key=_place)
    order = [*(c for columns in old for c in columns), *new]
    return tuple(c for c in dict.fromkeys(order) if _column_stays(c, bases, ours, theirs))


def _place(column: str) -> tuple[bool, int, str]:
    known = COLUMNS.index(column) if column in COLUMNS else len(COLUMNS)
    return (column == CONFLICTS, known, column)


def _column_stays(column: str, bases: Sequence[_Sheet], ours: _Sheet, theirs: _Sheet) -> bool:
    sides = [sheet for sheet in (ours, theirs) if column in sheet.columns]
    if len(sides) != 1 or not bases or not all(column in base.columns for base in bases):
        return bool(sides)
    (sheet,) = sides
    before = [{key: row.get(column, "") for key, row in base.rows.items()} for base in bases]
    return any(
        row.get(column, "") and any(old.get(key, "") != row[column] for old in before)
        for key, row in sheet.rows.items()
    )


Row = dict[str, str]


def _unchanged(only: Row, bases: Sequence[Row | None]) -> bool:
    """Whether nothing stands in a row that did not stand there in every base."""
    return bool(bases) and all(
        base is not None and all(base.get(c) == cell for c, cell in only.items() if cell)
        for base in bases
    )


def _row(
    bases: Sequence[Row | None],
    ours: Row | None,
    theirs: Row | None,
    columns: Sequence[str],
    key: str,
    clashes: list[Clash],
) -> Row | None:
    if ours is None or theirs is None:
        only = ours or theirs
        return None if only is not None and _unchanged(only, bases) else only
    row: Row = {}
    apart: list[str] = []
    for column in columns:
        old = [base.get(column, "") if base is not None else None for base in bases]
        mine = ours.get(column, agreed(old) or "")
        other = theirs.get(column, agreed(old) or "")
        value = _cell(column, old, mine, other)
        if value is None:
            value = max(mine, other)
            apart.append(" ".join(f"{column}: {min(mine, other)} | {value}".split("\n")))
            clashes.append(Clash(column, (min(mine, other), value), row=ours.get("id", key)))
        row[column] = value
    if apart:
        there = [part for part in row.get(CONFLICTS, "").split("\n") if part]
        row[CONFLICTS] = "\n".join(sorted({*there, *apart}))
    return row


def _cell(column: str, bases: Sequence[str | None], ours: str, theirs: str) -> str | None:
    """The one value both sides leave there; None where each wrote another."""
    base = agreed(bases)
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    if column == CONFLICTS or column.casefold() in LISTS:
        by = "\n" if column == CONFLICTS else ";"
        old = [_several(one or "", by) for one in bases]
        words = joined_words(old, _several(ours, by), _several(theirs, by))
        return by.join(sorted(words) if column == CONFLICTS else words)
    return None if ours and theirs else ours or theirs


def _several(cell: str, by: str) -> list[str]:
    return [part.strip() for part in cell.split(by) if part.strip()]


def _header(columns: Sequence[str], *sheets: _Sheet) -> str:
    there = [sheet.header for sheet in sheets if sheet.columns == tuple(columns)]
    return max(there) if there else format_rows([[c.partition("\0")[0] for c in columns]])


def _line(key: str, row: Row, columns: Sequence[str], *sheets: _Sheet) -> str:
    """A row as one side wrote it, where it says the same; else written anew."""
    cells = [row.get(column, "") for column in columns]
    there = [
        sheet.lines[key]
        for sheet in sheets
        if sheet.columns == tuple(columns)
        and key in sheet.rows
        and [sheet.rows[key].get(column, "") for column in columns] == cells
    ]
    return max(there) if there else format_rows([cells])
