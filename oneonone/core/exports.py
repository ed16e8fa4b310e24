"""What a school office's export says."""

from __future__ import annotations

from typing import NamedTuple


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
    left: str = ""
    """The first day without them, where the export says so."""


class Skipped(NamedTuple):
    """A row that is no student, and why, in a few words of a teacher's."""

    line: int
    reason: str
    file: str = ""
    """Named where an export has several files."""

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        return f"{self.file}, line {self.line}" if self.file else f"line {self.line}"


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
    unread: tuple[str, ...] = ()
    """Ids of rows that could not be read whole: whoever they are, they have not left."""
