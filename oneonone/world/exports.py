"""A file from outside the notebook, wherever the person saved it: a roster, past meetings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from oneonone.core.exports import Export
from oneonone.core.term import Term
from oneonone.errors import WrongWords
from oneonone.formats.past_meetings import Order, PastMeetings, read_past_meetings
from oneonone.formats.rosters import read_export
from oneonone.world.files import read_export_file


def read_roster_file(path: str, columns: str | None = None) -> Export:
    """The students of an export. ``columns`` names what a file without a header holds."""
    place = _place(path)
    words = tuple(word.strip() for word in columns.split(",")) if columns else ()
    return read_export(read_export_file(place), place.name, words)


def read_past_file(path: str, term: Term, today: date, order: Order | None = None) -> PastMeetings:
    """The meetings that a spreadsheet tells of; ``order`` says how days in numbers are read."""
    place = _place(path)
    return read_past_meetings(read_export_file(place), place.name, term, today, order)


def _place(path: str) -> Path:
    place = Path(path).expanduser()
    if place.is_dir():
        raise WrongWords("is a folder", where=path, remedy="Name the file inside it.")
    if not place.exists():
        raise WrongWords("there is no such file", where=path, remedy="Check the spelling.")
    return place
