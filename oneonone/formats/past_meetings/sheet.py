"""The table in a file: its header, what each column holds, and the rows that are meetings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from oneonone.errors import Impossible, WrongWords
from oneonone.formats.past_meetings.columns import (
    WHO,
    Field,
    field_of,
    is_never_kept,
    key_from,
    of_the_respondent,
    says_private,
)
from oneonone.formats.sheets.decoding import text_of
from oneonone.formats.sheets.rows import DELIMITERS, Lines, Row, first_rows, lines_of, rows_of
from oneonone.formats.sheets.spelling import fold, heading, is_blank, lines_named, tidy
from oneonone.formats.sheets.totals import is_total

MOST_ROWS = 20_000
"""More meetings than a whole school has in a year; each becomes a file."""

_ROWS_SEARCHED = 10
_MOST_COLUMNS = 2000
_HEADERS_NAMED = 12
_LOOKED_AT = 200


class Answer(NamedTuple):
    """A column whose words become answers, under a key of its own."""

    place: int
    header: str
    key: str


class Sheet(NamedTuple):
    """One table: where each part of a meeting stands, and the columns beside them."""

    name: str
    places: Mapping[Field, int]
    headers: Mapping[str, str]
    others: tuple[Answer, ...]
    rows: tuple[Row, ...]
    left_out: tuple[str, ...]
    remarks: tuple[str, ...]

    def cell(self, row: Row, field: Field) -> str:
        """What a row says of a part of a meeting; empty without such a column."""
        place = self.places.get(field)
        return "" if place is None else row.cell(place)

    @property
    def answers(self) -> tuple[str, ...]:
        """The headers of the columns that become answers."""
        return tuple(other.header for other in self.others)


def sheet_of(data: bytes, name: str) -> Sheet:
    """The table of a file's bytes. Raises Impossible where it is none, WrongWords where it has no
    column for the student or the day, or two for one part."""
    text, remark = text_of(data, name)
    if not text.strip("\0\x1a \t\r\n\ufeff"):
        raise Impossible("the file is empty", where=name, remedy="Export it again, as CSV UTF-8.")
    lines = lines_of(text)
    header, delimiter = _header(lines, name)
    below = (row for row in rows_of(lines.all, delimiter, name) if row.line > header.line)
    rows = [row for row in islice(below, MOST_ROWS + 1) if list(row.cells) != list(header.cells)]
    if len(rows) > MOST_ROWS:
        what = f"the file has more than {MOST_ROWS:,} rows"
        raise Impossible(what, where=name, remedy="Import it in several parts.")
    sheet = _with_columns(header, rows, name)
    totals = {row.line for row in rows if _is_total(sheet, row)}
    remarks = [remark] if remark else []
    if totals:
        remarks.append(f"Passed over: {lines_named(sorted(totals))} (a total).")
    meetings = tuple(row for row in rows if row.line not in totals)
    return sheet._replace(rows=meetings, remarks=tuple(remarks))


def _header(lines: Lines, name: str) -> tuple[Row, str]:
    """The first row that names the most parts of a meeting, and the delimiter it shows."""
    best: tuple[int, int, Row, str] | None = None
    for delimiter in lines.delimiter or DELIMITERS:
        for row in first_rows(lines.all, delimiter, _ROWS_SEARCHED):
            known = {field_of(cell) for cell in row.cells[: _MOST_COLUMNS + 1]} - {None}
            score = (len(known), len(row.cells) if known else 0)
            if best is None or score > best[:2]:
                best = (*score, row, delimiter)
    if best is None:
        raise Impossible("there is no row in this file", where=name, remedy="Export it again.")
    _, _, row, delimiter = best
    if len(row.cells) > _MOST_COLUMNS:
        what = f"line {row.line} names more than {_MOST_COLUMNS:,} columns"
        raise Impossible(what, where=name, remedy="Keep the columns that tell of the meetings.")
    _see_that_nothing_is_missing(row, name)
    return row, delimiter


def _see_that_nothing_is_missing(row: Row, name: str) -> None:
    known = {field_of(cell) for cell in row.cells}
    for what, fields in (("student", WHO), ("date", (Field.DATE, Field.STAMP))):
        if known.isdisjoint(fields):
            headers = [shown for cell in row.cells if (shown := heading(cell))]
            named = ", ".join(headers[:_HEADERS_NAMED])
            more = " and others" if len(headers) > _HEADERS_NAMED else ""
            raise WrongWords(
                f"there is no column for the {what} among {named}{more}",
                where=f"{name}:{row.line}",
                remedy=f"Call the one that holds it {what}.",
            )


def _with_columns(header: Row, rows: Sequence[Row], name: str) -> Sheet:
    """What each column holds. One in which nothing stands is no column."""
    folded = frozenset(fold(cell) for cell in header.cells)
    places: dict[Field, int] = {}
    others: list[Answer] = []
    left_out: list[str] = []
    keys: set[str] = set()
    for place in _filled(rows):
        written = header.cell(place)
        shown, field = heading(written), field_of(written)
        if of_the_respondent(written, folded) or is_never_kept(written):
            left_out.append(shown)
        elif field is None and says_private(shown):
            raise WrongWords(
                f'"{shown}" says that it is private, and what is imported is shared',
                where=f"{name}:{header.line}",
                remedy="Take the column out; or rename it, where it may be shared.",
            )
        elif field is None:
            key = key_from(shown, place, keys)
            keys.add(key)
            others.append(Answer(place, shown or f"column {place + 1}", key))
        elif field in places:
            first = heading(header.cell(places[field]))
            raise WrongWords(
                f'"{first}" and "{shown}" both hold the {field}',
                where=f"{name}:{header.line}",
                remedy="Rename one of the two, or take it out.",
            )
        else:
            places[field] = place
    stamp = places.pop(Field.STAMP, None)
    if stamp is not None and Field.DATE in places:
        left_out.append(heading(header.cell(stamp)))
    elif stamp is not None:
        places[Field.DATE] = stamp
    headers = {field.value: heading(cell) for cell in header.cells if (field := field_of(cell))}
    headers |= {field.value: heading(header.cell(place)) for field, place in places.items()}
    return Sheet(name, places, headers, tuple(others), (), tuple(left_out), ())


def _filled(rows: Sequence[Row]) -> list[int]:
    """The places in which anything stands, from the left."""
    filled: set[int] = set()
    for row in rows:
        filled.update(
            place
            for place, cell in enumerate(row.cells[: _MOST_COLUMNS + 1])
            if place not in filled and not is_blank(cell)
        )
    return sorted(filled)


_SUM = re.compile(r"[\d.,:%]+")


def _is_total(sheet: Sheet, row: Row) -> bool:
    """A row of nobody and of no day that holds sums, with a word for them or without."""
    heads = [tidy(sheet.cell(row, field)[:_LOOKED_AT]) for field in (*WHO, Field.DATE)]
    cells = [text for cell in row.cells if (text := tidy(cell[:_LOOKED_AT]))]
    return all(not text or is_total(text) for text in heads) and all(
        _SUM.fullmatch(text) or is_total(text) for text in cells
    )
