"""How much a commit of somebody else holds, told before any of it is listed: a few small objects
can name each other so often that they hold more files than fit on any disk."""

from __future__ import annotations

from oneonone.errors import Impossible
from oneonone.world.repository import Repository

MOST_FILES = 200_000
"""A district with 2,000 students and 50 notes of each has half of these."""

MOST_FOLDERS = 50_000
"""Different ones."""

MOST_LEVELS = 12
"""Folders within folders; those of a notebook are two."""

MOST_BYTES = 64 << 20
"""That the lists of all folders may take; those of a district take six million."""

_TREE = b"40000"

Entries = list[tuple[bool, str]]
"""What lies in a folder: whether it is one itself, and its object id."""


def refuse_endless(repository: Repository, commit: str) -> None:
    """Refuse a commit that holds more than a notebook may."""
    if _is_endless(repository, commit):
        raise Impossible(
            f"the others have more than {MOST_FILES:,} files there, or folders without end",
            remedy="Nothing was changed here. Ask the team what happened.",
        )


def _is_endless(repository: Repository, commit: str) -> bool:
    root = repository.name("rev-parse", f"{commit}^{{tree}}")
    known: dict[str, Entries] = {}
    wanted, levels, total = [root], 0, 0
    while wanted:
        levels += 1
        total += sum(repository.sizes(wanted).values())
        if levels > MOST_LEVELS or total > MOST_BYTES or len(known) > MOST_FOLDERS:
            return True
        found = repository.objects(wanted, "tree")
        known |= {tree: _entries(data, len(tree) // 2) for tree, data in found}
        inner = (one for tree in wanted for is_tree, one in known.get(tree, []) if is_tree)
        wanted = [one for one in dict.fromkeys(inner) if one not in known]
    try:
        return _count(root, known, {}) > MOST_FILES
    except RecursionError:
        return True


def _count(tree: str, known: dict[str, Entries], counted: dict[str, int]) -> int:
    """How many files a folder holds, however often the same folder lies in it."""
    if tree not in counted:
        inside = known.get(tree, [])
        counted[tree] = sum(
            _count(one, known, counted) if is_tree else 1 for is_tree, one in inside
        )
    return counted[tree]


def _entries(data: bytes, width: int) -> Entries:
    """The entries of a tree as git keeps it: mode, name, and the id as bytes."""
    found, at = [], 0
    while at < len(data):
        mode = data[at : data.index(b" ", at)]
        end = data.index(b"\0", at) + 1
        found.append((mode == _TREE, data[end : end + width].hex()))
        at = end + width
    return found
