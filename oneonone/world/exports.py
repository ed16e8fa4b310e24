"""A file from outside the notebook, wherever the person saved it: a roster, past meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from oneonone.core.choosing import Choices, Only, chosen_of
from oneonone.core.exports import Export
from oneonone.core.term import Term
from oneonone.errors import Impossible, WrongWords
from oneonone.formats.past_meetings import Order, PastMeetings, read_past_meetings
from oneonone.formats.rosters import read_export
from oneonone.formats.rosters.sets import is_never_opened, read_set, recognised
from oneonone.formats.rosters.several import joined
from oneonone.world.bundles import Read, file_named, files_in_folder, files_in_zip, is_zip
from oneonone.world.files import LARGEST_EXPORT, read_export_file

_START = 1 << 15
"""Bytes of a file that are enough to see its header."""


def read_roster_files(
    paths: Sequence[str],
    columns: str | None,
    wanted: Sequence[Only],
    today: date,
    everyone: bool = False,
) -> Export | Choices:
    """The students of an export: a file, several, a folder or a zip; only those ``wanted``.

    ``columns`` names what a file without a header holds. Choices where a set has more students
    than one team, unless ``everyone`` is meant.
    """
    files = _files(paths)
    shut = [name for name in files if is_never_opened(name)]
    opened = {name: read for name, read in files.items() if name not in shut}
    if not opened:
        what = "is never opened, since it holds nothing that may be kept here"
        raise Impossible(what, where=shut[0], remedy="Name the file that has the students.")
    words = tuple(word.strip() for word in columns.split(",")) if columns else ()
    starts = {} if words else {name: read(_START) for name, read in opened.items()}
    found = recognised(starts)
    if found is None:
        exports = [(n, read_export(read(LARGEST_EXPORT), n, words)) for n, read in opened.items()]
        return _and_passed_over(chosen_of(joined(exports), wanted), shut, ())
    data = {role: (name, opened[name](LARGEST_EXPORT)) for role, name in found.files.items()}
    export = read_set(found.kind, data, wanted, today, everyone)
    return export if isinstance(export, Choices) else _and_passed_over(export, shut, found.unused)


def _and_passed_over(export: Export, shut: Sequence[str], unused: Sequence[str]) -> Export:
    remarks = [f"Never opened: {', '.join(shut)}."] if shut else []
    remarks += [f"Not needed: {', '.join(unused)}."] if unused else []
    return export._replace(remarks=(*export.remarks, *remarks))


def _files(paths: Sequence[str]) -> dict[str, Read]:
    """What was named, each file by the shortest name that tells it from the others."""
    found = {
        f"{Path(path).as_posix()}/{name}".rstrip("/"): read
        for path in paths
        for name, read in _inside(path).items()
    }
    short = Counter(name.rpartition("/")[2] for name in found)
    return {
        last if short[last := name.rpartition("/")[2]] == 1 else name: read
        for name, read in found.items()
    }


def _inside(path: str) -> dict[str, Read]:
    """The files in a folder or a zip; a single file stands for itself."""
    if Path(path).expanduser().is_dir():
        return files_in_folder(Path(path).expanduser())
    place = _place(path)
    if is_never_opened(place.name) or not is_zip(read_export_file(place, _START), place.name):
        return {"": file_named(place)}
    return files_in_zip(place)


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
