"""Keeping in git what lies in the folder: only bytes that read well, and no hook in between."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from oneonone.core.sharing import counted_kinds
from oneonone.errors import Impossible, OneOnOneError
from oneonone.world.files import LARGEST, read_file, real_folder, reason_of
from oneonone.world.repository import Change, Repository, parsed_changes
from oneonone.world.shareable import (
    PATHS,
    Look,
    is_shared_file,
    kind_of_change,
    look_into,
    strange_name,
)
from oneonone.world.student import copied_from, copy_words


class LeftOut(NamedTuple):
    """A file that stays here, and why."""

    path: str
    why: str


class Kept(NamedTuple):
    """What was committed."""

    commit: str
    """The commit in which this folder's work ends now; empty where there is none at all."""
    changes: tuple[Change, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def keep(
    repository: Repository,
    branch: str,
    head: str,
    allow: Callable[[Iterable[Change]], None],
    *,
    dry: bool = False,
    anew: bool = False,
) -> Kept:
    """Commit every changed file of the notebook that reads well. ``allow`` may raise at what
    would change; with ``dry`` the branch does not move; with ``anew`` every file is read, whatever
    git believes to know of it."""
    _refuse_odd_files(repository.root)
    index = _listed(repository, head, anew)
    listed = _names_in(repository, index)
    if any(line[:1] in ("h", "s", "S") for line in listed):
        # Git was told to believe that some files never change.
        index = _listed(repository, head, anew=True)
        listed = _names_in(repository, index)
    names, left_out = _changed_names(repository.root, listed)
    if not names and not left_out:
        return Kept(head)
    _refuse_filters(repository, index, names)
    words = ("update-index", "-z", "--add", "--remove", "--stdin")
    repository.listed(*words, given=names, index=index)
    changes = _staged(repository, index, head)
    good, bad = _read(repository, changes)
    # Let the others be in the list what they were in the last commit.
    gone = [change.path for change, _ in bad if not change.old]
    repository.put(index, gone, [(c.path, c.old) for c, _ in bad if c.old])
    left_out += [LeftOut(change.path, why) for change, why in bad if why]
    if not good:
        return Kept(head, (), tuple(left_out))
    allow(change for change, _ in good)
    kinds = [kind_of_change(c.path, look, not c.old) for c, look in good]
    tree = repository.ask("write-tree", index=index).decode().strip()
    if {c.path for c in repository.changes(head, tree)} != {c.path for c, _ in good}:
        raise Impossible("git has listed other files than it should", remedy="Run oo sync again.")
    commit = repository.committed(tree, [head] if head else [], counted_kinds(sorted(kinds)))
    if not dry:
        repository.put_index(index)
        if not repository.set_branch(branch, commit, head):
            raise Impossible(
                "another git has worked here just now",
                where=str(repository.root),
                remedy="Nothing is lost. Run oo sync again.",
            )
    return Kept(commit, tuple(change for change, _ in good), tuple(left_out))


def _refuse_odd_files(root: Path) -> None:
    """Git opens these by itself, and would wait for ever at a pipe."""
    folders = [root, root / "templates", root / "notes"]
    with contextlib.suppress(OSError):
        folders += [Path(item.path) for item in os.scandir(root / "notes") if item.is_dir()]
    for folder in folders:
        for name in (".gitattributes", ".gitignore"):
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                if not stat.S_ISREG(os.lstat(folder / name).st_mode):
                    shown = (folder / name).relative_to(root).as_posix()
                    remedy = "Take it away, then run oo sync."
                    raise Impossible("is no plain file", where=shown, remedy=remedy)


def _listed(repository: Repository, head: str, anew: bool) -> Path:
    """A list of the files of the last commit, with what git knows of those on the disk."""
    try:
        if anew:
            raise FileNotFoundError
        index = repository.copied_index()
        repository.ask("read-tree", "--reset", repository.tree_of(head), index=index)
    except (FileNotFoundError, OneOnOneError):
        # No list yet, or one that was cut off: made anew from the commit.
        index = repository.scratch
        index.unlink(missing_ok=True)
        repository.ask("read-tree", repository.tree_of(head), index=index)
    return index


def _names_in(repository: Repository, index: Path) -> list[str]:
    """Every file with a letter before it: ``C`` is changed, ``R`` gone, ``?`` new, ``H`` as it was;
    small, where git was told not to look at it."""
    said = repository.listed(
        *("ls-files", "-z", "-v", "--cached", "--modified", "--deleted", "--others", "--", *PATHS),
        index=index,
    )
    return sorted(set(said))


def _changed_names(root: Path, listed: list[str]) -> tuple[list[str], list[LeftOut]]:
    """The files that are new, changed or gone, and those that cannot be taken."""
    names: list[str] = []
    left_out: list[LeftOut] = []
    for line in listed:
        mark, _, path = line.partition(" ")
        if mark == "H":
            continue
        if path.endswith("/") and path.startswith(("notes/", "templates/")):
            left_out.append(
                LeftOut(path, "another repository of git lies in it. Take its .git out")
            )
        if not is_shared_file(path):
            continue
        why = _only_in_the_cloud(root, path) if mark == "R" else _cannot_be_taken(root, path)
        if why:
            left_out.append(LeftOut(path, why))
        elif path not in names:
            names.append(path)
    gone = {one.path for one in left_out}
    return [name for name in names if name not in gone], left_out


class _Siblings:
    """The names beside a file, asked for one by one: a folder may hold hundreds."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __contains__(self, name: object) -> bool:
        return os.path.lexists(self._folder / str(name))


def _only_in_the_cloud(root: Path, path: str) -> str:
    """A file that iCloud has taken off the disk is not gone: a mark of it lies in its place."""
    folder, _, name = path.rpartition("/")
    if os.path.lexists(root / folder / f".{name}.icloud"):
        return "lies only in iCloud now. Click it in the Finder, so that it comes back"
    return ""


def _cannot_be_taken(root: Path, path: str) -> str:
    if strange_name(path):
        return "its name holds characters that not every computer can have. Rename it"
    *folders, name = path.split("/")
    try:
        place = real_folder(root, *folders) / name
        if path.startswith("notes/") and (original := copied_from(name, _Siblings(place.parent))):
            return copy_words(original)
        mode = os.lstat(place).st_mode
        if stat.S_ISREG(mode) and len(read_file(place)) <= LARGEST:
            return ""
    except FileNotFoundError:
        return ""
    except (OSError, OneOnOneError) as fault:
        return reason_of(fault)
    return "larger than 1 MiB" if stat.S_ISREG(mode) else "is no plain file"


def _staged(repository: Repository, index: Path, head: str) -> list[Change]:
    tree = repository.tree_of(head)
    said = repository.listed("diff-index", "--cached", "-z", "--no-renames", tree, index=index)
    return [change for change in parsed_changes(said) if is_shared_file(change.path)]


def _refuse_filters(repository: Repository, index: Path, paths: list[str]) -> None:
    """A filter, as LFS has one, would send other bytes than those that lie here."""
    wanted = ("filter", "working-tree-encoding", "ident")
    parts = repository.listed("check-attr", "-z", "--stdin", *wanted, given=paths, index=index)
    for path, attribute, value in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
        if value not in ("unspecified", "unset"):
            raise Impossible(
                f"git is told to change the file on its way ({attribute}={value})",
                where=path,
                remedy="Take that line out of .gitattributes, then run oo sync.",
            )


def _read(
    repository: Repository, changes: list[Change]
) -> tuple[list[tuple[Change, Look | None]], list[tuple[Change, str]]]:
    """The changes whose staged bytes read well, and the others; a file in which only the line
    ends differ is no change."""
    data = repository.blobs(one for change in changes for one in (change.old, change.new))
    good: list[tuple[Change, Look | None]] = []
    bad: list[tuple[Change, str]] = []
    for change in changes:
        new, old = data.get(change.new), data.get(change.old)
        if new is None:
            good.append((change, None))
        elif old is not None and one_form(old) == one_form(new):
            bad.append((change, ""))
        elif (look := look_into(change.path, new)).fault:
            bad.append((change, look.fault))
        else:
            good.append((change, look))
    return good, bad


def one_form(data: bytes) -> bytes:
    """Bytes with their line ends in one form: git may write others than it was given."""
    return re.sub(rb"\r+\n", b"\n", data)
