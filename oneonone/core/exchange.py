"""What a sync brought from one side to the other, counted in words a teacher uses."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from oneonone.core.entries import EntryId, tag_in

_ENTRY = r"notes/[^/]+/(\d{4}-\d\d-\d\d)-(.+)-[^-/]+\.yaml"


class Parcel(NamedTuple):
    """What went one way: so many notes, and what else."""

    notes: int = 0
    others: tuple[str, ...] = ()
    """``the roster``, ``the settings``, ``2 templates``."""
    by: tuple[str, ...] = ()
    """The keys of the adults whose notes they are."""

    @property
    def empty(self) -> bool:
        """Whether nothing went."""
        return not self.notes and not self.others


class Differing(NamedTuple):
    """A key that two people changed: what each made of it, and where it stands."""

    path: str
    key: str
    values: tuple[str, ...]
    student: str = ""
    """The student's id, where it is theirs."""
    date: str = ""

    @property
    def tag(self) -> str:
        """The short name of the entry."""
        return tag_in(EntryId(self.path.removesuffix(".yaml")))


def parcel(paths: Iterable[str]) -> Parcel:
    """These files, counted. Whose a note is stands in its name."""
    listed = list(paths)
    notes = [path for path in listed if path.startswith("notes/") and path.endswith(".yaml")]
    known = ("notes/", "templates/", "roster.csv", "oneonone.yaml", ".git")
    odd = sum(1 for p in listed if not p.startswith(known) or p.endswith(".conflict"))
    templates = sum(
        1 for path in listed if path.startswith("templates/") and path.endswith(".yaml")
    )
    others = [
        words
        for words, there in (
            ("the roster", "roster.csv" in listed),
            ("the settings", "oneonone.yaml" in listed),
            ("another file" if odd == 1 else f"{odd} other files", odd > 0),
            ("a template" if templates == 1 else f"{templates} templates", templates > 0),
        )
        if there
    ]
    return Parcel(len(notes), tuple(others), adults_in(notes))


def adults_in(paths: Sequence[str]) -> tuple[str, ...]:
    """The adults whose entries these are, each once."""
    found = (re.fullmatch(_ENTRY, path) for path in paths)
    return tuple(sorted({match[2] for match in found if match}))


def day_in(path: str) -> str:
    """The day of an entry, as it stands in its name; empty where there is none."""
    match = re.fullmatch(_ENTRY, path)
    return match[1] if match else ""
