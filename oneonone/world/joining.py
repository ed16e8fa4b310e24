"""Joining two histories beside the working files: nothing here changes until it is done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from oneonone.core.entries import EntryId
from oneonone.errors import Impossible
from oneonone.world.files import LARGEST
from oneonone.world.repository import PLAIN, Change, Repository
from oneonone.world.shareable import (
    is_entry_file,
    is_shared_file,
    leads_elsewhere,
    stays_out,
    strange_name,
)

if TYPE_CHECKING:
    from oneonone.formats.merged.joining import Clash


class ClashIn(NamedTuple):
    """A key that two people changed, and its file."""

    path: str
    clash: Clash


class Joined(NamedTuple):
    """The commit in which both histories end."""

    commit: str
    merged: tuple[str, ...] = ()
    """Files that both sides had changed."""
    clashes: tuple[ClashIn, ...] = ()


def join(repository: Repository, ours: str, theirs: str) -> Joined:
    """One commit for both; one of the two where it holds the other already."""
    if not ours or not theirs or ours == theirs:
        return Joined(ours or theirs)
    bases = repository.name("merge-base", "--all", ours, theirs, none=1).split()
    if ours in bases:
        return Joined(theirs)
    if theirs in bases:
        return Joined(ours)
    index = repository.scratch
    index.unlink(missing_ok=True)
    old = _common_tree(repository, sorted(bases))
    repository.ask("read-tree", "-i", "-m", "--aggressive", old, ours, theirs, index=index)
    apart_here = _unmerged(repository, index)
    results, clashes = _files(repository, bases, apart_here)
    ids = repository.stored([data for _, data in results])
    files = [(path, one) for (path, _), one in zip(results, ids, strict=True)]
    repository.put(index, list(apart_here), files)
    tree = repository.ask("write-tree", index=index).decode().strip()
    commit = repository.committed(tree, [ours, theirs], "oo: both sides joined")
    return Joined(commit, tuple(apart_here), tuple(clashes))


def _common_tree(repository: Repository, bases: Sequence[str]) -> str:
    """The tree both came from; of several, what they have in common, so that nothing is taken
    for removed that one of them did not have."""
    if len(bases) < 2:
        return repository.tree_of(bases[0] if bases else "")
    index = repository.scratch
    repository.ask("read-tree", bases[0], index=index)
    differing = {change.path for base in bases[1:] for change in repository.changes(bases[0], base)}
    repository.put(index, sorted(differing), [])
    tree = repository.ask("write-tree", index=index).decode().strip()
    index.unlink()
    return tree


class _Sides(NamedTuple):
    """The object ids of a file on both sides; empty where it is not there."""

    ours: str = ""
    theirs: str = ""


def _unmerged(repository: Repository, index: Path) -> dict[str, _Sides]:
    found: dict[str, _Sides] = {}
    for line in repository.listed("ls-files", "-u", "-z", index=index):
        head, _, path = line.partition("\t")
        _, blob, stage = head.split(" ")
        sides = found.get(path, _Sides())
        if stage != "1":
            sides = sides._replace(**{"ours" if stage == "2" else "theirs": blob})
        found[path] = sides
    return found


def _files(
    repository: Repository, bases: Sequence[str], apart_here: dict[str, _Sides]
) -> tuple[list[tuple[str, bytes]], list[ClashIn]]:
    """What becomes of each file that both sides changed."""
    if not apart_here:
        return [], []
    from oneonone.formats.merged import merged, name_beside

    before = [_blobs_at(repository, base, list(apart_here)) for base in bases]
    ids = [one for sides in apart_here.values() for one in sides]
    data = repository.blobs([*ids, *(one for base in before for one in base.values())])
    results: list[tuple[str, bytes]] = []
    clashes: list[ClashIn] = []
    for path, sides in apart_here.items():
        if not sides.ours or not sides.theirs:
            # Edited here, deleted there: it stays.
            only = sides.ours or sides.theirs
            results += [(path, data[only])] if only else []
            continue
        ours, theirs = data[sides.ours], data[sides.theirs]
        old = [data[base[path]] for base in before if path in base]
        if two := _two_entries(path, old, ours, theirs):
            results += two
            continue
        one = merged(path, old, ours, theirs)
        results.append((path, one.data))
        results += [(name_beside(path, side), side) for side in one.beside]
        clashes += [ClashIn(path, clash) for clash in one.clashes]
    return results, clashes


def _blobs_at(repository: Repository, commit: str, paths: Sequence[str]) -> dict[str, str]:
    found = {}
    for line in repository.listed("ls-tree", "-z", "-r", commit, "--", *paths):
        head, _, path = line.partition("\t")
        found[path] = head.split(" ")[2]
    return found


def _two_entries(
    path: str, bases: Sequence[bytes], ours: bytes, theirs: bytes
) -> list[tuple[str, bytes]]:
    """Two different entries under one name, told apart; nothing where it is one."""
    if bases or not is_entry_file(path):
        return []
    from oneonone.formats.merged.twins import apart

    folder, _, name = path.rpartition("/")
    found = apart(EntryId(name.removesuffix(".yaml")), ours, theirs)
    return [(path, found.kept), (f"{folder}/{found.moved_to}.yaml", found.moved)] if found else []


DEEPEST = 8
"""Folders within folders that a file may lie in; those of a notebook lie in two."""


LARGEST_OTHER = 16 << 20
"""Bytes of a file beside the notebook, as a picture of the class."""


def _refuse_large(repository: Repository, changes: Sequence[Change]) -> None:
    """Refuse what no notebook holds, before any of it is read."""
    sizes = repository.sizes(change.new for change in changes)
    for change in changes:
        own = is_shared_file(change.path) or change.path.endswith((".gitattributes", ".gitignore"))
        if sizes.get(change.new, 0) > (LARGEST if own else LARGEST_OTHER):
            raise Impossible(
                f"the others have a file of {sizes[change.new] >> 20} MiB there: too large",
                where=change.path,
                remedy="Nothing was changed here. Ask the team to take it out.",
            )


def refuse_strange(repository: Repository, changes: Sequence[Change]) -> None:
    """Refuse what no notebook holds: links, parts of other repositories, and names or filters
    that would lead elsewhere."""
    _refuse_large(repository, changes)
    data = repository.blobs(c.new for c in changes if c.path.endswith(".gitattributes"))
    for change in changes:
        if not change.new:
            continue
        if change.mode not in (PLAIN, "100755"):
            what = "a link" if change.mode == "120000" else "a part of another repository"
            raise Impossible(
                f"the others have {what} there, which a notebook may not hold",
                where=change.path,
                remedy="Nothing was changed here. Ask the team to take it out.",
            )
        deep = change.path.count("/") > DEEPEST
        strange = strange_name(change.path) and not stays_out(change.path)
        if deep or leads_elsewhere(change.path) or strange:
            raise Impossible(
                "the others have a file with a name that no notebook may hold",
                where=change.path,
                remedy="Nothing was changed here. Ask the team to rename it.",
            )
        text = data.get(change.new, b"") if change.path.endswith(".gitattributes") else b""
        lines = [line for line in text.splitlines() if not line.lstrip().startswith(b"#")]
        if any(re.search(rb"\b(filter|working-tree-encoding|ident)\b", line) for line in lines):
            raise Impossible(
                "the others have told git to change files on their way (a filter)",
                where=change.path,
                remedy="Nothing was changed here. Ask the team to take that line out.",
            )
