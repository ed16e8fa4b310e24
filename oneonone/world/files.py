"""Files as they lie on the disk: only regular ones are read, never through a symbolic link."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

from oneonone.errors import Impossible, OneOnOneError
from oneonone.world import clock
from oneonone.world.place import Place

if TYPE_CHECKING:
    from pathlib import Path

P = TypeVar("P", bound=Place)

LARGEST_EXPORT = 20 << 20
"""Bytes that are read of a roster export: a district of 100,000 students has ten million."""

LARGEST = 1 << 20
"""Bytes that are read of a file of the notebook: one more than these is a problem."""

_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def read_file(path: Place, most: int = LARGEST) -> bytes:
    """The bytes of a regular file, at most one more than ``most``."""
    if not hasattr(os, "O_NOFOLLOW") and stat.S_ISLNK(os.lstat(path).st_mode):
        raise _a_link(path)
    try:
        descriptor = os.open(path, _READ | getattr(os, "O_BINARY", 0))
    except OSError as fault:
        if fault.errno == errno.ELOOP:
            raise _a_link(path) from None
        raise
    try:
        seen = os.fstat(descriptor)
        if not stat.S_ISREG(seen.st_mode):
            what = "is not a plain file"
            raise Impossible(what, where=str(path), remedy="Put a plain file there.")
        data, asked, more = b"", min(seen.st_size, most) + 1, b"?"
        # One more than it is said to have, to see its end; it may grow meanwhile.
        while len(data) <= most and more:
            more = os.read(descriptor, asked)
            data += more
            if len(more) < asked and len(data) >= seen.st_size:
                break  # a plain file that has more gives it at once
        return data[: most + 1]
    finally:
        os.close(descriptor)


def read_export_file(path: Place, most: int = LARGEST_EXPORT) -> bytes:
    """The bytes of a file from outside the notebook, as a person named it; links are theirs."""
    return read_file(os.path.realpath(path), most)


def _a_link(path: Place) -> Impossible:
    return Impossible(
        "is a link to somewhere else, which a notebook may not hold",
        where=str(path),
        remedy="Put the file itself there.",
    )


def real_folder(root: Place, *parts: str) -> Path:
    """The folder at these parts below ``root``, each a folder itself and no link."""
    from pathlib import Path

    return Path(real_place(root, *parts))


def real_place(root: Place, *parts: str) -> str:
    """The same, as text."""
    path = os.fspath(root)
    for part in parts:
        path = os.path.join(path, part)
        try:
            mode = os.lstat(path).st_mode
        except FileNotFoundError:
            continue
        if stat.S_ISLNK(mode):
            raise _a_link(path)
        if not stat.S_ISDIR(mode):
            raise Impossible("should be a folder", where=str(path), remedy="Move the file away.")
    return path


def yaml_names(folder: Place) -> list[str]:
    """The names of the regular ``*.yaml`` files in a folder, sorted; none where there is none."""
    return [name for name, plain in yaml_items(folder) if plain]


def folder_names(folder: Place) -> list[str]:
    """The names of the real folders in a folder, sorted; links are none, hidden ones left out."""
    try:
        with os.scandir(folder) as found:
            return sorted(
                item.name
                for item in found
                if item.is_dir(follow_symlinks=False) and not item.name.startswith(".")
            )
    except FileNotFoundError:
        return []


def yaml_items(folder: Place) -> list[tuple[str, bool]]:
    """Everything in a folder that is named ``*.yaml``, in order, and whether it is a regular file:
    not a link, a pipe, a folder or a device."""
    try:
        with os.scandir(folder) as found:
            return sorted(
                (item.name, item.is_file(follow_symlinks=False))
                for item in found
                if item.name.endswith(".yaml") and not item.name.startswith(".")
            )
    except FileNotFoundError:
        return []


def make_folder(path: P, mode: int = 0o777) -> P:
    """The folder, made with those above it where they are missing, and kept on the disk."""
    if not os.path.isdir(path):
        above = make_folder(folder_of(path), mode)
        with contextlib.suppress(FileExistsError):
            os.mkdir(path, mode)
            sync_folder(above)
    return path


def folder_of(path: Place) -> str:
    """The folder in which something lies."""
    return os.path.dirname(path) or "."


def passing_name() -> str:
    """A name that nothing has, for what is made beside its place; what is left of it is litter."""
    return f".oo-{os.urandom(8).hex()}.tmp"


@contextlib.contextmanager
def written_beside(path: Place, data: bytes, mode: int) -> Iterator[str]:
    """A temporary file in the same folder that holds the data, flushed to the disk."""
    beside = os.path.join(folder_of(path), passing_name())
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(beside, flags | getattr(os, "O_BINARY", 0), mode)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            _on_the_disk(file.fileno())
        yield beside
    finally:
        with contextlib.suppress(OSError):  # what counts is done, or its own fault is said
            os.unlink(beside)


def _on_the_disk(descriptor: int) -> None:
    """On a Mac only this reaches the disk itself; where it cannot, as on shares, the usual way."""
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def put_file(path: Place, data: bytes, mode: int = 0o600) -> None:
    """A file of this program's own, new or in place of what was there."""
    with written_beside(path, data, mode) as beside:
        put_in_place(beside, path)
    sync_folder(folder_of(path))


BUSY = 2.0
"""Seconds for which a scanner, a cloud drive or a spreadsheet may hold a file on Windows."""


def put_in_place(beside: Place, path: Place) -> None:
    """Give what was written beside its name, in place of what had it. On Windows it waits a little
    for another program that has the file open."""
    until = clock.seconds() + BUSY if os.name == "nt" else 0.0
    while True:
        try:
            os.replace(beside, path)
            return
        except PermissionError:
            if clock.seconds() >= until:
                raise
        clock.wait(0.02)


LITTER = (".DS_Store", "desktop.ini", "Thumbs.db")
"""What a Finder or an Explorer leaves in a folder that nobody has put anything into."""


def is_vacant(folder: Path) -> bool:
    """Whether this is a folder with nothing of anybody's in it."""
    return folder.is_dir() and all(
        (item.name in LITTER or item.name.startswith("._")) and not item.is_dir()
        for item in folder.iterdir()
    )


def make_way(folder: Path) -> None:
    """Remove a vacant folder, so that another can have its name."""
    for item in folder.iterdir():
        item.unlink()
    folder.rmdir()


def remove_folder(folder: Place) -> None:
    """A folder of our own and all that is in it, as far as that can be removed."""
    import shutil

    for place, _, names in os.walk(folder) if os.name == "nt" else ():
        for name in names:  # what git keeps is read-only, and stays there unless it may be written
            with contextlib.suppress(OSError):
                os.chmod(os.path.join(place, name), stat.S_IWRITE | stat.S_IREAD)
    shutil.rmtree(folder, ignore_errors=True)


def sync_folder(folder: Place) -> None:
    """Have the disk keep what was just named in this folder."""
    if os.name == "nt":
        return  # a folder cannot be opened there; NTFS journals names by itself
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some shares refuse it; the file itself is safe
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def reason_of(fault: Exception) -> str:
    """Why a file could not be opened, in a few words."""
    words = fault.what if isinstance(fault, OneOnOneError) else getattr(fault, "strerror", "")
    return str(words or fault)
