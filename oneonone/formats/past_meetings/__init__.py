"""The bytes of a spreadsheet of past meetings, or of a form's answers, to what each row says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from oneonone.core.past_meetings import Reported
from oneonone.core.term import Term
from oneonone.formats.past_meetings.columns import Field
from oneonone.formats.past_meetings.dates import Decided, Numbers, Order, decided, numbers_in
from oneonone.formats.past_meetings.rows import reported
from oneonone.formats.past_meetings.sheet import Sheet, sheet_of

__all__ = ["Order", "PastMeetings", "read_past_meetings"]


class PastMeetings(NamedTuple):
    """One file as read. ``remarks`` are whole sentences for the teacher."""

    file: str
    rows: tuple[Reported, ...]
    headers: Mapping[str, str]
    """What the file calls each part of a meeting."""
    answers: tuple[str, ...]
    """The headers of the columns that become answers."""
    left_out: tuple[str, ...]
    remarks: tuple[str, ...]
    order: Order


def read_past_meetings(
    data: bytes, name: str, term: Term, today: date, order: Order | None = None
) -> PastMeetings:
    """The meetings of one file; ``order`` says how days in numbers are read. Raises Impossible for
    what is no table, WrongWords where a column is missing or nothing tells how to read the days."""
    sheet = sheet_of(data, name)
    dates = Decided(order) if order else decided(*_numbers(sheet), term, today, name)
    rows = tuple(reported(row, sheet, dates.order, term, today) for row in sheet.rows)
    remarks = (*sheet.remarks, *([dates.remark] if dates.remark else ()))
    return PastMeetings(
        name, rows, sheet.headers, sheet.answers, sheet.left_out, remarks, dates.order
    )


def _numbers(sheet: Sheet) -> tuple[list[Numbers], list[Numbers]]:
    """Every day written in numbers alone: of the meetings, and of what follows them."""
    found: dict[Field, list[Numbers]] = {}
    for field in (Field.DATE, Field.DUE, Field.OWED_BY, Field.NEXT):
        cells = ((row.line, sheet.cell(row, field)) for row in sheet.rows)
        found[field] = [n for line, cell in cells if (n := numbers_in(cell, line))]
    meetings = found.pop(Field.DATE)
    return meetings, [n for others in found.values() for n in others]
