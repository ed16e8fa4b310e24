"""A made-up class for tests of the core: students, what was recorded, and days going by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from oneonone.core.entries import (
    AdultKey,
    Entry,
    EntryId,
    Meeting,
    Outcome,
    Promise,
    Request,
    StudentId,
)
from oneonone.core.history import History, history
from oneonone.core.roster import Student
from oneonone.core.settings import Settings
from oneonone.core.term import Term
from oneonone.formats.cadence_words import parse_cadence

START = date(2026, 8, 17)  # a Monday
TERM = Term(START, date(2027, 6, 4))
SETTINGS = Settings(
    "1f6c2a90b3d44e0f",
    "Grade 7",
    TERM,
    parse_cadence("every 2 weeks"),
    team=(("rivera", "Ms. Rivera"), ("chen", "Mr. Chen")),
)
ME = "rivera"


def day(number: int) -> date:
    """The school day of this number, from 0, in a term without days off."""
    return START + timedelta(number // 5 * 7 + number % 5)


def student(number: int | str, name: str = "", **more: Any) -> Student:
    return Student(StudentId(str(number)), name or f"Student {number}", **more)


def note(on: date, outcome: str = "met", by: str = ME, **more: Any) -> Meeting:
    """A note; its id is made of what it says, so that equal notes are one."""
    made = f"{on}-{by}-{more.pop('tag', outcome)}"
    return Meeting(
        more.pop("of", StudentId("1")), on, AdultKey(by), outcome=Outcome(outcome),
        id=EntryId(made), **more,
    )  # fmt: skip


def promise(made: date, on: date, by: str = ME) -> Promise:
    return Promise(StudentId("1"), made, AdultKey(by), on, id=EntryId(f"{made}-{by}-prom"))


def request(on: date, by: str = ME, **more: Any) -> Request:
    return Request(StudentId("1"), on, AdultKey(by), id=EntryId(f"{on}-{by}-requ"), **more)


def past(*entries: Entry, of: str = "1") -> History:
    return history(StudentId(of), entries)


def people(*pairs: tuple[Student, Iterable[Entry]]) -> list[tuple[Student, History]]:
    return [(who, history(who.id, entries)) for who, entries in pairs]
