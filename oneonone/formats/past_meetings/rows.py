"""One row of a spreadsheet, each cell read as what it should be; what cannot be is a fault."""

from __future__ import annotations

from datetime import date

from oneonone.core.checks import Problem
from oneonone.core.entries import Outcome
from oneonone.core.past_meetings import Reported, Told
from oneonone.core.term import Term
from oneonone.formats.past_meetings.cells import (
    MOST_MINUTES,
    minutes_in,
    outcome_in,
    several_in,
)
from oneonone.formats.past_meetings.columns import WHO, Field, is_of_student
from oneonone.formats.past_meetings.dates import Order, day_in
from oneonone.formats.past_meetings.sheet import Sheet
from oneonone.formats.sheets.rows import Row
from oneonone.formats.sheets.spelling import tidy, tidy_id
from oneonone.formats.text import clean

_SHOWN = 40


def reported(row: Row, sheet: Sheet, order: Order, term: Term, today: date) -> Reported:
    """What a row tells of a meeting."""
    cells = _Cells(row, sheet, order, term, today)
    met_on = cells.day(Field.DATE)
    outcome = outcome_in(cells.text(Field.OUTCOME))
    if met_on is None and not cells.text(Field.DATE):
        cells.fault(Field.DATE, "is empty. Write the day, as 2026-03-09.")
    if outcome is None:
        words = ", ".join(Outcome)
        cells.cannot_be(Field.OUTCOME, f"is not one of {words}. Write one of these four.")
    if not row.orderly:
        cells.fault(None, "has quotation marks that do not fit together. Put them right.")
    return Reported(
        line=row.line,
        who=cells.who(),
        date=met_on,
        outcome=outcome,
        minutes=cells.minutes(),
        by=_nobody_known(cells.text(Field.BY)),
        with_=several_in(cells.raw(Field.WITH)),
        template=cells.text(Field.TEMPLATE),
        note=cells.free(Field.NOTE),
        goal=cells.free(Field.GOAL),
        due=cells.day(Field.DUE, met_on),
        owed=cells.free(Field.OWED),
        owed_by=cells.day(Field.OWED_BY, met_on),
        next=cells.day(Field.NEXT, met_on),
        pin=cells.free(Field.PIN),
        tags=tuple(tag for word in several_in(cells.raw(Field.TAGS)) if (tag := word.lstrip("# "))),
        told=tuple(
            Told(other.header, other.key, words, is_of_student(other.header))
            for other in sheet.others
            if (words := clean(row.cell(other.place)))
        ),
        faults=tuple(cells.faults),
    )


def _nobody_known(adult: str) -> str:
    """A form that does not ask who fills it in writes that it does not know."""
    return "" if adult.casefold() == "anonymous" else adult


class _Cells:
    """The cells of one row by what they hold; what is wrong with them is gathered."""

    def __init__(self, row: Row, sheet: Sheet, order: Order, term: Term, today: date) -> None:
        self.row = row
        self.sheet = sheet
        self.order = order
        self.term = term
        self.today = today
        self.faults: list[Problem] = []

    def raw(self, field: Field) -> str:
        return self.sheet.cell(self.row, field)

    def text(self, field: Field) -> str:
        """One line of words."""
        return tidy(self.raw(field))

    def free(self, field: Field) -> str | None:
        """Words as they were written, over several lines perhaps."""
        return clean(self.raw(field)) or None

    def fault(self, field: Field | None, message: str) -> None:
        rule = self.sheet.headers.get(field, field) if field else "this row"
        self.faults.append(Problem(self.sheet.name, self.row.line, rule, message))

    def cannot_be(self, field: Field, why: str) -> None:
        text = self.text(field)
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        self.fault(field, f'"{shown}" {why}')

    def day(self, field: Field, since: date | None = None) -> date | None:
        text = self.text(field)
        day = day_in(text, self.order, self.term, self.today, since) if text else None
        if text and day is None:
            self.cannot_be(field, "is no day. Write it as 2026-03-09.")
        return day

    def minutes(self) -> int | None:
        text = self.text(Field.MINUTES)
        minutes = minutes_in(text) if text else None
        if text and minutes is None:
            self.cannot_be(
                Field.MINUTES, f"is no whole number up to {MOST_MINUTES}. For example 15."
            )
        return minutes

    def who(self) -> tuple[tuple[str, str], ...]:
        """Every column that says whose this is, with its words; two halves of a name are one."""
        said = {field: tidy_id(self.raw(field)) for field in WHO}
        halves = " ".join(filter(None, (said.pop(Field.FIRST), said.pop(Field.LAST))))
        named = [(self.sheet.headers[field], words) for field, words in said.items() if words]
        return tuple(named + ([("name", halves)] if halves else []))
