"""Bringing what came in into the files here: each whole or not at all, and only where it still
is what it was."""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from itertools import count
from pathlib import Path
from typing import NamedTuple

from oneonone.errors import Impossible, OneOnOneError
from oneonone.world.files import make_folder, read_file, real_folder, sync_folder
from oneonone.world.keeping import one_form
from oneonone.world.lock import one_writer
from oneonone.world.repository import GOAL, Change, Repository
from oneonone.world.shareable import is_shared_file, leads_elsewhere, read_fault, stays_out
from oneonone.world.writing import add_file, change_file

LARGEST = 1 << 28
"""Bytes of a file that is compared whole; what is no note may be larger than one."""


class SavedMeanwhile(Exception):
    """A file was saved here since it was looked at."""


class Moved(NamedTuple):
    """What came of bringing things in."""

    done: bool
    """Else a file was saved meanwhile: the branch stays, and the sync has to start again."""
    beside: tuple[str, ...] = ()
    """The versions that could not be read, and lie beside the others' now."""
    saved: str = ""
    """The file that was saved meanwhile."""


def move(
    repository: Repository, branch: str, old: str, new: str, left_out: Collection[str]
) -> Moved:
    """Make the files, then git's list of them, then the branch be those of another commit.
    ``left_out`` are files that could not be taken: they are put beside theirs."""
    changes = [one for one in repository.changes(old, new) if not stays_out(one.path)]
    index = repository.scratch
    # First of all, since git itself refuses a path here that would lead out of the folder.
    try:
        repository.copied_index()
        repository.ask("read-tree", "--reset", new, index=index)
    except (FileNotFoundError, OneOnOneError):
        index.unlink(missing_ok=True)
        repository.ask("read-tree", new, index=index)
    data = repository.blobs(one for change in changes for one in (change.old, change.new))
    refuse_one_name(repository, old, changes)
    beside: list[str] = []
    repository.ask("update-ref", GOAL, new)
    for act in (_look, _write):
        for change in changes:
            try:
                act(repository.root, change, data, beside, change.path in left_out)
            except SavedMeanwhile:
                return Moved(False, tuple(beside), change.path)
    repository.ask("update-index", "-q", "--refresh", index=index, none=1)
    repository.put_index(index)
    done = repository.set_branch(branch, new, old)
    repository.ask("update-ref", "-d", GOAL)
    return Moved(done, tuple(beside))


def _look(
    root: Path, change: Change, data: dict[str, bytes], beside: list[str], left_out: bool
) -> None:
    """See that a file is what it was. One that could never be taken, since it does not read well,
    is put beside."""
    place = _place(root, change.path)
    here = _bytes(place)
    if here is None or _is(here, data.get(change.old)) or _is(here, data.get(change.new)):
        return
    if not is_shared_file(change.path):
        raise Impossible(
            "is no part of the notebook, and was changed here and by the others",
            where=change.path,
            remedy="Rename yours, then run oo sync.",
        )
    if not left_out and not read_fault(change.path, here):
        raise SavedMeanwhile
    from oneonone.formats.merged import name_beside

    for number in count():
        aside = name_beside(place.name, here + b" " * number)
        if _bytes(place.with_name(aside)) == here:
            break
        with contextlib.suppress(FileExistsError):
            add_file(place.with_name(aside), here)
            break
    _unlink(place, here)
    beside.append(f"{change.path.rpartition('/')[0]}/{aside}".lstrip("/"))


def _write(
    root: Path, change: Change, data: dict[str, bytes], beside: list[str], left_out: bool
) -> None:
    place = _place(root, change.path)
    here, new = _bytes(place), data.get(change.new)
    if here is not None and new is not None and _is(here, new):
        return
    if new is None:
        if here is not None:
            _unlink(place, here if _is(here, data.get(change.old)) else b"")
            tidy(place.parent, root)
    elif here is None:
        make_folder(place.parent)
        try:
            add_file(place, new)
        except FileExistsError:
            raise SavedMeanwhile from None
    else:
        expected = data.get(change.old)
        change_file(place, lambda was: new if _is(was, expected) else _saved())


def _saved() -> bytes:
    raise SavedMeanwhile


def _place(root: Path, path: str) -> Path:
    if leads_elsewhere(path):
        raise Impossible("leads out of the notebook", where=path, remedy="Nothing was changed.")
    *folders, name = path.split("/")
    return real_folder(root, *folders) / name


def _bytes(place: Path) -> bytes | None:
    try:
        data = read_file(place, LARGEST)
        if len(data) > LARGEST:
            raise Impossible("is too large", where=str(place), remedy="Move it elsewhere.")
        return data
    except FileNotFoundError:
        return None
    except (OSError, OneOnOneError) as fault:
        raise Impossible(
            "something else lies where a file of the others belongs",
            where=str(place),
            remedy="Move it away, then run oo sync.",
        ) from fault


def _is(here: bytes, there: bytes | None) -> bool:
    return there is not None and one_form(here) == one_form(there)


def _unlink(place: Path, expected: bytes) -> None:
    with one_writer(place.parent):
        if _bytes(place) != expected:
            raise SavedMeanwhile
        place.unlink()
    sync_folder(place.parent)


def tidy(folder: Path, root: Path) -> None:
    """A student's folder in which nothing is left goes too."""
    if folder not in (root, root / "notes", root / "templates"):
        with contextlib.suppress(OSError):
            folder.rmdir()


def refuse_one_name(repository: Repository, old: str, changes: list[Change]) -> None:
    """Where the disk knows no capitals, two files would be one."""
    if not repository.is_on("core.ignorecase"):
        return
    there: dict[str, str] = {}
    listed = repository.listed("ls-tree", "-r", "-z", "--name-only", repository.tree_of(old))
    gone = {change.path for change in changes if not change.new}
    for path in (*(p for p in listed if p not in gone), *(c.path for c in changes if c.new)):
        other = there.setdefault(path.casefold(), path)
        if other != path:
            raise Impossible(
                f"would be one file with {other} on this disk, which knows no capitals",
                where=path,
                remedy="Nothing was changed here. Ask the team to rename one of them.",
            )
