"""What a person is asked before a sync does it: a new place, or more than it usually does."""

from __future__ import annotations

from collections.abc import Sequence

from oneonone.core.sharing import Asked, Doubt, is_much
from oneonone.errors import Impossible, OneOnOneError
from oneonone.formats.notebook_yaml import FILE as SETTINGS
from oneonone.formats.roster_csv import FILE as ROSTER
from oneonone.formats.roster_rows import rows_apart
from oneonone.formats.text import decode
from oneonone.formats.yaml_text import Text, read_yaml
from oneonone.world.repository import Change, Repository
from oneonone.world.shareable import is_entry_file


def is_new_place(repository: Repository, theirs: str, shown: str) -> Asked | None:
    """Whether this notebook was never sent there."""
    return Asked(Doubt.NEW_PLACE, shown) if id_at(repository, theirs) is None else None


def is_rewritten(repository: Repository, before: str, theirs: str, shown: str) -> Asked | None:
    """Whether what the others had is not in what they have now: somebody forced a push."""
    if not before or not theirs or before == theirs:
        return None
    base = repository.name("merge-base", before, theirs, none=1)
    return Asked(Doubt.REWRITTEN, shown) if base != before else None


def is_much_here(repository: Repository, head: str, changes: Sequence[Change]) -> Asked | None:
    """Whether very much was removed or changed here."""
    return _much(repository, Doubt.MUCH_HERE, head, changes)


def is_much_there(repository: Repository, head: str, new: str) -> Asked | None:
    """Whether very much here would be removed or changed by what the others did."""
    if not head or head == new:
        return None
    return _much(repository, Doubt.MUCH_THERE, head, repository.changes(head, new))


def refuse_others(repository: Repository, theirs: str, notebook_id: str, shown: str) -> None:
    """Refuse a place in which another notebook is shared, or something else altogether."""
    if not theirs:
        return
    there = id_at(repository, theirs)
    if there == "":
        raise Impossible(
            "the settings that the others have cannot be read",
            where=f"{shown}, {SETTINGS}",
            remedy="Nothing was sent. Whoever changed them last mends them there: oo check.",
        )
    if there not in (None, notebook_id):
        raise Impossible(
            "another notebook is shared there",
            where=shown,
            remedy="Nothing was sent. Look at the address: git remote -v.",
        )
    if there is None and _holds_other_things(repository, theirs):
        raise Impossible(
            "something else than a notebook lies there",
            where=shown,
            remedy="Nothing was sent. Choose an empty place for this notebook.",
        )


def id_at(repository: Repository, commit: str) -> str | None:
    """The id of the notebook in a commit; None where there is none, and nothing where its settings
    cannot be read."""
    listed = repository.name("ls-tree", commit, "--", SETTINGS).split() if commit else []
    if not listed:
        return None
    try:
        root = read_yaml(decode(repository.blobs([listed[2]])[listed[2]]))
    except OneOnOneError:
        return ""
    ids = (node.value for key, node in root.pairs if key.value == "id" and isinstance(node, Text))
    return next(ids, "")


def _holds_other_things(repository: Repository, commit: str) -> bool:
    """Whether a place holds more than what a server puts into a new one."""
    names = repository.name("ls-tree", "--name-only", commit).splitlines()
    usual = ("readme", "license", ".gitignore", ".gitattributes")
    return any(not name.casefold().startswith(usual) for name in names)


def _much(
    repository: Repository, doubt: Doubt, head: str, changes: Sequence[Change]
) -> Asked | None:
    """Whether more than a fifth of the notes, or of the roster, is changed or removed."""
    notes = sum(1 for change in changes if change.old and is_entry_file(change.path))
    if is_much(notes, 0):
        listed = repository.ask("ls-tree", "-r", "-z", "--name-only", head, "--", "notes")
        there = listed.count(b".yaml\0")
        if is_much(notes, there):
            return Asked(doubt, changed=notes, there=there, what="notes")
    for change in changes:
        if change.path == ROSTER and change.old:
            data = repository.blobs([change.old, change.new])
            texts = [data[one].decode("utf-8", "replace") if one else "" for one in change[2:]]
            rows, there = rows_apart(*texts)
            if is_much(rows, there):
                return Asked(doubt, changed=rows, there=there, what="rows of the roster")
    return None
