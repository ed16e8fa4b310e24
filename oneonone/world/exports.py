"""Files from outside the notebook, wherever the person saved them: rosters, past meetings."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path, PurePosixPath

from oneonone.core.exports import Export, joined
from oneonone.core.term import Term
from oneonone.errors import Impossible, WrongWords
from oneonone.formats.past_meetings import Order, PastMeetings, read_past_meetings
from oneonone.formats.rosters import read_export
from oneonone.formats.rosters.sets import read_set
from oneonone.world.files import LARGEST_EXPORT, read_export_file, read_file

_TABLES = (".csv", ".txt", ".tsv", ".text")
_NEVER = ("demographics",)
"""Tables of a set that are not even opened: birth dates, sex, race."""

_MOST_FILES = 200
_MOST_BYTES = 100 << 20


def read_rosters(paths: Sequence[str], today: date, columns: str | None = None) -> Export:
    """The students of an export: one file, several, a folder or a zip of them. ``columns`` names
    what a file without a header holds."""
    places = [_place(path) for path in paths]
    words = tuple(word.strip() for word in columns.split(",")) if columns else ()
    files: dict[str, bytes] = {}
    for place in places:
        files |= _files(place, alone=len(places) == 1)
    if not files:
        raise Impossible(
            "holds no CSV file", where=paths[0], remedy="Export the roster as CSV, and name that."
        )
    if len(files) > 1 and not words:
        export = read_set(files, today)
        if export is not None:
            return export
    return joined([(name, read_export(data, name, words)) for name, data in files.items()])


def read_past_file(path: str, term: Term, today: date, order: Order | None = None) -> PastMeetings:
    """The meetings that a spreadsheet tells of; ``order`` says how days in numbers are read."""
    place = _place(path)
    if place.is_dir():
        raise WrongWords("is a folder", where=path, remedy="Name the file inside it.")
    return read_past_meetings(read_export_file(place), place.name, term, today, order)


def _place(path: str) -> Path:
    place = Path(path).expanduser()
    if not place.exists():
        raise WrongWords("there is no such file", where=path, remedy="Check the spelling.")
    return place


def _files(place: Path, alone: bool) -> dict[str, bytes]:
    """The tables at a place, by name."""
    if place.is_dir():
        return dict(_in_folder(place))
    if place.suffix.casefold() == ".zip":
        return dict(_in_zip(place))
    if not alone and _is_never_read(place.name):
        return {}
    return {place.name: read_export_file(place)}


def _is_never_read(name: str) -> bool:
    return PurePosixPath(name).stem.casefold() in _NEVER


def _is_a_table(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "__")) for part in path.parts)
    return path.suffix.casefold() in _TABLES and not hidden and not _is_never_read(name)


def _in_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    names = sorted(item.name for item in folder.iterdir() if _is_a_table(item.name))
    if len(names) > _MOST_FILES:
        raise _too_much(folder)
    total = 0
    for name in names:
        if not (folder / name).is_file() or (folder / name).is_symlink():
            continue
        data = read_file(folder / name, LARGEST_EXPORT)
        total += len(data)
        if total > _MOST_BYTES:
            raise _too_much(folder)
        yield name, data


def _in_zip(place: Path) -> Iterator[tuple[str, bytes]]:
    """Read in memory and never unpacked onto the disk, so that no name in it leads anywhere."""
    try:
        with zipfile.ZipFile(place) as archive:
            members = [one for one in archive.infolist() if _is_a_table(one.filename)]
            if len(members) > _MOST_FILES:
                raise _too_much(place)
            total = 0
            for member in members:
                if member.flag_bits & 1:
                    raise Impossible(
                        "is locked with a password", where=str(place), remedy="Unpack it first."
                    )
                with archive.open(member) as file:
                    data = file.read(LARGEST_EXPORT + 1)
                total += len(data)
                if total > _MOST_BYTES:
                    raise _too_much(place)
                yield member.filename, data
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError) as fault:
        raise Impossible(
            "cannot be unpacked", where=str(place), remedy="Unpack it yourself, name the folder."
        ) from fault


def _too_much(place: Path) -> Impossible:
    return Impossible(
        "holds more than any school's roster", where=str(place), remedy="Name the files themselves."
    )
