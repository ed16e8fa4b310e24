"""What a family of exports says of itself: its files, and how they are read together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from oneonone.formats.rosters.sets.roll import Roll
from oneonone.formats.rosters.sets.tables import Record, Sheet, Table

Tables = Mapping[str, Table]

NO_CLASSES = "the students come without classes, and nobody can be chosen by class or teacher"


def records(tables: Tables, role: str) -> Iterator[Record]:
    """The rows of a sheet; none where it is missing."""
    return tables[role].records() if role in tables else iter(())


class Kind(NamedTuple):
    """A family of exports that come as several files. A sheet's role is its file's usual name."""

    system: str
    sheets: tuple[Sheet, ...]
    people: str
    """The sheet that has the students."""
    read: Callable[[Tables, date], Roll]
    lost: Mapping[str, str]
    """What is lost without a sheet, where that is worth a sentence."""
    tell_students: tuple[str, ...] = ()
    """Where ``people`` has others as well: the sheets that may tell who is a student."""
    alone: str = ""
    """The header without which ``people`` is never read alone, as others would be students."""

    def sheet(self, role: str) -> Sheet:
        """The sheet of this role."""
        return next(sheet for sheet in self.sheets if sheet.role == role)
