"""What a student's folder looks like from outside: enough to tell that nothing in it has changed.

A note that is written anew, in place or by another name, of the same size and with its old time
put back, has another time of change (``ctime``), which no program can set. Windows has none; there
an edit of equal size whose time was put back is not seen.
"""

import contextlib
import json
import marshal
import os
import stat
from collections.abc import Sequence
from typing import NamedTuple

from oneonone.core.digest import digest
from oneonone.world.place import Place

BY_DESCRIPTOR = os.scandir in os.supports_fd and os.open in os.supports_dir_fd
"""Whether a folder can be held open and its files looked at from there: a quarter quicker."""

_FOLDER = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_DIRECTORY", 0)

FileStamp = tuple[str, int, int, int, int]
"""One file: its name, its times of writing and of change in nanoseconds, its size and mode."""


class Stamp(NamedTuple):
    """A folder as it stands: two of one mark hold the same notes."""

    mark: str
    """A hash of the stamps of its notes."""
    place: str
    """The folder's own times: while they stand, no file came, went or took another's name."""
    newest: int
    """The newest of all these times, in nanoseconds."""


def look_at(root: Place, names: Sequence[str]) -> bytes:
    """The stamps of these folders under ``notes``, as they are passed from process to process."""
    try:
        notes = open_folder(os.path.join(root, "notes"))
    except FileNotFoundError:
        return b"{}"
    except OSError:
        return json.dumps(dict.fromkeys(names)).encode()
    try:
        seen = {name: look(notes, name) for name in names}
    finally:
        close_folder(notes)
    return json.dumps({name: one and one[0] for name, one in seen.items()}).encode()


def stamps(passed: bytes) -> dict[str, Stamp | None]:
    """Stamps that were passed on, by folder. One that is not there is left out; one that cannot
    be looked at, or is no folder, is None."""
    found = json.loads(passed)
    return {
        name: None if one is None else Stamp(*one)
        for name, one in found.items()
        if one is None or one[0]
    }


Opened = int | str
"""A folder held open; its path where that cannot be."""


def open_folder(path: str) -> Opened:
    """A real folder to look into, never through a link; an OSError where it is none."""
    if BY_DESCRIPTOR:
        return os.open(path, _FOLDER)
    if not stat.S_ISDIR(os.lstat(path).st_mode):
        raise NotADirectoryError(path)
    return path


def close_folder(folder: Opened) -> None:
    """Let go of a folder."""
    if isinstance(folder, int):
        os.close(folder)


def look(notes: Opened, name: str) -> tuple[Stamp, list[FileStamp]] | None:
    """One folder and its notes; an empty stamp where it is not there, None where it cannot be
    looked at."""
    try:
        if isinstance(notes, int):
            folder: Opened = os.open(name, _FOLDER, dir_fd=notes)
        else:
            folder = open_folder(os.path.join(notes, name))
    except FileNotFoundError:
        return Stamp("", "", 0), []
    except OSError:
        return None
    try:
        own = os.stat(folder)
        files = _files(folder)
    except OSError:
        return None
    finally:
        close_folder(folder)
    mark = digest(marshal.dumps(files, 2)).hex()[:32]
    newest = max([own.st_mtime_ns, own.st_ctime_ns, *[max(one[1:3]) for one in files]])
    return Stamp(mark, place_of(own), newest), files


def _files(folder: Opened) -> list[FileStamp]:
    files = []
    with os.scandir(folder) as found:
        for item in found:
            name = item.name
            if name.endswith(".yaml") and name[0] != ".":
                seen = item.stat(follow_symlinks=False)
                files.append((name, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size, seen.st_mode))
    files.sort()
    return files


def place_of(folder: os.stat_result) -> str:
    """The times of a folder itself."""
    return f"{folder.st_mtime_ns} {folder.st_ctime_ns}"


def is_coarse(place: str) -> bool:
    """Whether the times of a folder may be those of FAT or exFAT, which do not note that a file
    came: a stick that Windows has written. They count by hundredths of a second."""
    return int(place.partition(" ")[0]) % 10_000_000 == 0


def is_missing(root: Place, name: str) -> bool:
    """Whether there is no such folder; one that cannot be asked about is not missing."""
    try:
        os.lstat(os.path.join(root, "notes", name))
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def all_places(root: Place) -> bytes:
    """Everything that lies under ``notes``, with its own times, as it is passed from process to
    process; nothing is asked of what is in it."""
    return json.dumps(_places(root)).encode()


def places(passed: bytes) -> dict[str, str] | None:
    """Places that were passed on, by folder. None where they say nothing: the folders cannot be
    looked at, or keep no times here."""
    found: dict[str, str] | None = json.loads(passed)
    return found


def _places(root: Place) -> dict[str, str] | None:
    if os.name == "nt":
        return None  # FAT and exFAT do not note that a file came
    try:
        notes = open_folder(os.path.join(root, "notes"))
    except FileNotFoundError:
        return {}
    except OSError:
        return None
    found: dict[str, str] = {}
    try:
        with os.scandir(notes) as items:
            for item in items:
                with contextlib.suppress(OSError):  # gone since
                    found[item.name] = place_of(item.stat(follow_symlinks=False))
    finally:
        close_folder(notes)
    return found


def unchanged(root: Place, folder: str, files: Sequence[Sequence[object]]) -> bool:
    """Whether each of these files of a folder is still what its stamp says."""
    notes = os.path.join(root, "notes", folder)
    for name, *was in files:
        try:
            seen = os.lstat(f"{notes}/{name}")
        except OSError:
            return False
        if was != [seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size, seen.st_mode]:
            return False
    return True
