"""Writing into a notebook: whole or not at all, and never over what somebody else wrote."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING

from oneonone.errors import Impossible
from oneonone.world.files import (
    LARGEST,
    folder_of,
    put_in_place,
    read_file,
    sync_folder,
    written_beside,
)  # fmt: skip
from oneonone.world.lock import one_writer
from oneonone.world.place import Place

if TYPE_CHECKING:
    from pathlib import Path

_NO_LINKS = (
    errno.EPERM,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
    errno.ENOSYS,
    errno.EINVAL,
    errno.EMLINK,
)


def add_file(path: Place, data: bytes, mode: int = 0o666) -> None:
    """A new file, whole or not at all; FileExistsError where the name is taken, even just now."""
    with written_beside(path, data, mode) as beside:
        try:
            os.link(beside, path, follow_symlinks=False)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError) as fault:
            if isinstance(fault, OSError) and fault.errno not in _NO_LINKS:
                raise
            _rename_if_absent(beside, path)
    sync_folder(folder_of(path))


def _rename_if_absent(beside: str, path: Place) -> None:
    """Where the disk has no links (FAT, some shares): one writer at a time on this machine."""
    with one_writer(folder_of(path)):
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        os.rename(beside, path)


def change_file(path: Path, change: Callable[[bytes], bytes]) -> None:
    """A file's content made anew from what it holds now, one writer at a time. Where somebody
    without our lock, as an editor, saves meanwhile, nothing is written."""
    with one_writer(path.parent):
        old = read_file(path)
        new = change(old)
        if len(new) > LARGEST:
            raise Impossible(
                "would grow larger than 1 MiB", where=path.name, remedy="Nothing was written."
            )
        with written_beside(path, new, 0o666) as beside:
            if read_file(path) != old:
                raise Impossible(
                    "was changed by someone else just now",
                    where=path.name,
                    remedy="Nothing was written. Run the same command again.",
                )
            with contextlib.suppress(OSError):
                os.chmod(beside, stat.S_IMODE(path.stat().st_mode))
            put_in_place(beside, path)
    sync_folder(path.parent)


def keep_aside(path: Path, folder: Path, name: str) -> Path:
    """Move a file into a folder of this person's own, under ``name`` or, where that is taken, the
    name with a number. It goes only once its copy is safe, since the two may lie on two disks."""
    with one_writer(path.parent):
        data = read_file(path)
        if len(data) > LARGEST:
            raise Impossible(
                "is larger than 1 MiB", where=str(path), remedy="Nothing was moved. Look at it."
            )
        kept = add_numbered(folder, name, data)
        if read_file(path) != data:
            raise Impossible(
                "was changed by someone else just now",
                where=path.name,
                remedy=f"It stays. What it said before is kept in {kept} as well.",
            )
        path.unlink()
    sync_folder(path.parent)
    return kept


def add_numbered(folder: Path, name: str, data: bytes) -> Path:
    """Keep this under a name of its own, with a number where the name is taken; where it is."""
    for number in count(1):
        kept = folder / (f"{name}.yaml" if number == 1 else f"{name}-{number}.yaml")
        with contextlib.suppress(FileExistsError):
            add_file(kept, data, 0o600)
            break
    return kept
