"""The files of an export that came as several: named one by one, in a folder, or in a zip.

A zip is read where it lies: nothing is unpacked onto the disk, and no more than the limits below.
"""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Collection
from pathlib import Path

from oneonone.errors import Impossible
from oneonone.world.files import LARGEST_EXPORT, read_export_file, read_file

Read = Callable[[int], bytes]
"""Reads at most one byte more than this many of one file, from its beginning."""

LARGEST_ZIP = 100 << 20
"""Bytes of a zip, and of all that is read out of it."""

_MOST_MEMBERS = 1000
_MOST_TABLES = 200
_DIRECTORY_END = b"PK\x05\x06"
_ENDINGS = ("csv", "txt", "text", "tsv", "tab", "")
# What zipfile raises over bytes that are no zip, wherever in them it stumbles.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, RuntimeError, NotImplementedError, OverflowError, IndexError),
)
_UNPACK = "Unpack it, and import the folder."


def is_zip(start: bytes, name: str) -> bool:
    """Whether a file that begins so is a zip, whatever its name. Raises Impossible for one that
    is only called so."""
    zipped = start.startswith((b"PK\x03\x04", _DIRECTORY_END))
    if name.casefold().endswith(".zip") and not zipped:
        raise _damaged(name)
    return zipped


def files_in_folder(folder: Path) -> dict[str, Read]:
    """The tables that lie in a folder; where none does, those in the folders inside it."""
    place = Path(os.path.realpath(folder))
    found = _tables(place) or {
        name: read
        for inside in _items(place, folders=True)
        for name, read in _tables(place / inside, f"{inside}/").items()
    }
    if not found:
        zips = [name for name in _items(place) if name.casefold().endswith(".zip")]
        remedy = f"Name the zip itself: {zips[0]}." if zips else "Save each table as CSV UTF-8."
        raise Impossible("there is no CSV file in this folder", where=str(folder), remedy=remedy)
    _see_that_they_are_few(found, str(folder))
    return found


def _see_that_they_are_few(tables: Collection[object], where: str) -> None:
    if len(tables) > _MOST_TABLES:
        remedy = "Put those of the export into a folder of their own."
        raise Impossible(f"{len(tables)} CSV files lie here", where=where, remedy=remedy)


def _tables(folder: Path, prefix: str = "") -> dict[str, Read]:
    names = filter(_may_be_table, _items(folder))
    return {prefix + name: _reader(folder / name) for name in names}


def _items(folder: Path, folders: bool = False) -> list[str]:
    """The plain files in a folder, or the folders; never links, and nothing that is hidden."""
    with os.scandir(folder) as found:
        return sorted(
            item.name
            for item in found
            if not item.name.startswith((".", "~$", "__MACOSX"))
            and (item.is_dir if folders else item.is_file)(follow_symlinks=False)
        )


def _may_be_table(name: str) -> bool:
    """By its ending; and no name is said aloud that could steer a terminal or fill a line."""
    return name.isprintable() and os.path.splitext(name)[1].lstrip(".").casefold() in _ENDINGS


def _reader(path: Path) -> Read:
    return lambda most: read_file(path, most)


def files_in_zip(path: Path) -> dict[str, Read]:
    """The tables in a zip, read out of it when they are asked for."""
    data = read_export_file(path, LARGEST_ZIP)
    where = path.name
    if len(data) > LARGEST_ZIP:
        raise Impossible("this zip is larger than 100 MB", where=where, remedy=_UNPACK)
    _see_that_the_list_is_short(data, where)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as fault:
        raise _damaged(where) from fault
    members = [member for member in archive.infolist() if not member.is_dir()]
    _see_that_it_is_an_export(members, where)
    tables = [member for member in members if _is_shown(member.filename)]
    _see_that_names_are_fair(members, where)
    if not tables:
        raise _without_tables(members, where)
    _see_that_they_are_few(tables, where)
    left = [LARGEST_ZIP]
    return {m.filename: _member_reader(archive, m, left, where) for m in tables}


def _see_that_the_list_is_short(data: bytes, where: str) -> None:
    """Before anything believes it: how long a zip says the list of its files is."""
    place = data.rfind(_DIRECTORY_END, max(0, len(data) - (1 << 16) - 22))
    end = data[place : place + 22] if place >= 0 else b""
    if len(end) < 22:
        raise _damaged(where)
    count, size = int.from_bytes(end[10:12], "little"), int.from_bytes(end[12:16], "little")
    if count > _MOST_MEMBERS or size > _MOST_MEMBERS << 10:
        what = f"this zip holds more than {_MOST_MEMBERS:,} files"
        remedy = "Unpack it, and import the folder of the export alone."
        raise Impossible(what, where=where, remedy=remedy)


def _see_that_it_is_an_export(members: list[zipfile.ZipInfo], where: str) -> None:
    names = {member.filename for member in members}
    csv = "Save it as CSV UTF-8 and import that."
    if "[Content_Types].xml" in names:
        excel = any(name.startswith("xl/") for name in names)
        what = "this is an Excel workbook (xlsx)" if excel else "this is a document"
        raise Impossible(what, where=where, remedy=csv)
    if {"mimetype", "content.xml"} <= names:
        raise Impossible("this is a spreadsheet (ods)", where=where, remedy=csv)


def _see_that_names_are_fair(members: list[zipfile.ZipInfo], where: str) -> None:
    """A zip made to harm somebody is no school's export."""
    seen: set[str] = set()
    for member in members:
        name = member.filename
        parts = name.replace("\\", "/").split("/")
        if name.startswith(("/", "\\")) or ".." in parts or parts[0][1:2] == ":":
            raise _odd("a file that would land outside its folder", name, where)
        if stat.S_ISLNK(member.external_attr >> 16):
            raise _odd("a link to somewhere else", name, where)
        if name.casefold() in seen:
            raise _odd("two files of one name", name, where)
        seen.add(name.casefold())


def _odd(what: str, name: str, where: str) -> Impossible:
    shown = "".join(letter for letter in name[:80] if letter.isprintable())
    return Impossible(
        f"this zip holds {what} ({shown}), which no export does",
        where=where,
        remedy="Ask for the export again.",
    )


def _is_shown(name: str) -> bool:
    """Whether a member may be a table of the export, or of the one folder it was packed in."""
    parts = name.split("/")
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in parts)
    return not hidden and len(parts) <= 2 and _may_be_table(name)


def _without_tables(members: list[zipfile.ZipInfo], where: str) -> Impossible:
    if any(member.filename.casefold().endswith(".zip") for member in members):
        what = "this zip holds another one"
        return Impossible(what, where=where, remedy="Unpack it, and import the one inside.")
    what = "there is no CSV file in this zip"
    return Impossible(what, where=where, remedy="Save each table as CSV UTF-8.")


def _member_reader(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: list[int], where: str
) -> Read:
    """What a member says of its size is not believed: reading ends at the limit, and all reading
    together at ``left``."""
    place = f"{where}, {member.filename}"

    def read(most: int) -> bytes:
        if member.flag_bits & 1:
            raise Impossible("it is locked with a password", where=place, remedy=_UNPACK)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Impossible("it is packed in an unusual way", where=place, remedy=_UNPACK)
        try:
            with archive.open(member) as file:
                data = file.read(min(most, LARGEST_EXPORT, left[0]) + 1)
        except _BROKEN as fault:
            raise _damaged(place) from fault
        left[0] -= len(data)
        if left[0] < 0:
            what = "this zip holds more than 100 MB"
            raise Impossible(what, where=where, remedy="Import a smaller export.")
        return data

    return read


def _damaged(where: str) -> Impossible:
    return Impossible(
        "this zip file is damaged or cut short",
        where=where,
        remedy="Download it again, or unpack it and import the folder, saved as CSV UTF-8.",
    )


def file_named(path: Path) -> Read:
    """A file a person named; links are theirs."""
    return lambda most: read_export_file(path, most)
