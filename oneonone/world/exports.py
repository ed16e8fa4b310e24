"""A roster export on this machine, wherever the person saved it."""

from __future__ import annotations

from pathlib import Path

from oneonone.core.exports import Export
from oneonone.errors import WrongWords
from oneonone.formats.rosters import read_export
from oneonone.world.files import read_export_file


def read_roster_file(path: str, columns: str | None = None) -> Export:
    """The students of an export. ``columns`` names what a file without a header holds."""
    place = Path(path).expanduser()
    if place.is_dir():
        raise WrongWords("is a folder", where=path, remedy="Name the roster file inside it.")
    if not place.exists():
        raise WrongWords("there is no such file", where=path, remedy="Check the spelling.")
    words = tuple(word.strip() for word in columns.split(",")) if columns else ()
    return read_export(read_export_file(place), place.name, words)
