"""A student's record as one YAML document, for another program or another school."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from oneonone.core.entries import Entry
from oneonone.core.roster import Student
from oneonone.formats.entry_yaml import entry_values
from oneonone.formats.yaml_text import Value, write_yaml

FORMAT = 1


def format_record(
    student: Student, entries: Sequence[Entry], made: date, by: str, to: str, private: bool
) -> str:
    """Who made it, when and for whom; the student's row of the roster; each entry by its id, as it
    stands in its file. ``private`` says whether the maker's private words are among them."""
    whole: dict[str, Value] = {
        "format": FORMAT,
        "made": made,
        "by": by,
        "to": to,
        "private": private,
        "student": {name: cell for name, cell in student.columns if cell.strip()},
        "entries": {entry.id: entry_values(entry) for entry in entries},
    }
    return write_yaml(whole)
