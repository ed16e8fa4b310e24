"""What a school office's export says: its students, and all that was not taken from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_LINES_NAMED = 8


class Person(NamedTuple):
    """One student as the export describes them; ``id`` is empty where it gives none."""

    id: str
    name: str
    preferred: str
    pronouns: str
    grade: str
    groups: tuple[str, ...]
    teachers: tuple[str, ...]
    email: str
    line: int


class Skipped(NamedTuple):
    """A row that is no student, and why, in a few words of a teacher's."""

    line: int
    reason: str


class LeftOut(NamedTuple):
    """A column that was not kept; a sensitive one should not be kept here at all."""

    header: str
    sensitive: bool


class Export(NamedTuple):
    """One file as read. ``remarks`` are whole sentences for the teacher."""

    system: str
    people: tuple[Person, ...]
    skipped: tuple[Skipped, ...]
    left_out: tuple[LeftOut, ...]
    remarks: tuple[str, ...]


def lines_named(lines: Sequence[int]) -> str:
    """``line 4``, ``lines 4, 9``; a long list is cut, and says by how much."""
    shown = ", ".join(str(line) for line in lines[:_LINES_NAMED])
    more = len(lines) - _LINES_NAMED
    return f"line{'s' if len(lines) > 1 else ''} {shown}{f' and {more} more' if more > 0 else ''}"
