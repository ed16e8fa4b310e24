"""Exports that are a set of several files, told by their headers: one room for each family.

Adding a family: a file beside this one with its sheets and how they hang together, its name in
``KINDS``, and a small set of it to the table of the tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from oneonone.errors import Impossible
from oneonone.formats.rosters.sets import canvas_sis, clever, oneroster, schoology, sds
from oneonone.formats.rosters.sets.kinds import Kind
from oneonone.formats.rosters.sets.reading import read_set
from oneonone.formats.rosters.sets.tables import Sheet, headers_of
from oneonone.formats.sheets.spelling import fold

__all__ = ["Found", "is_never_opened", "read_set", "recognised"]

KINDS: tuple[Kind, ...] = (
    oneroster.KIND,
    clever.KIND,
    sds.KIND,
    canvas_sis.KIND,
    schoology.KIND,
)

# What these hold must not be kept, or is of no use: none is opened, whatever its header may be.
_NEVER_OPENED = (
    *("demographic", "guardian", "relationship", "contacts"),
    *("userflag", "userprofile", "manifest"),
)


class Found(NamedTuple):
    """A set: its family, the file for each sheet, and the files it has no use for."""

    kind: Kind
    files: Mapping[str, str]
    unused: tuple[str, ...]


def is_never_opened(name: str) -> bool:
    """Whether a file is told by its name to hold birth dates, contacts and the like."""
    stem = fold(name.rpartition("/")[2].rpartition(".")[0] or name)
    return any(word in stem for word in _NEVER_OPENED)


def recognised(starts: Mapping[str, bytes]) -> Found | None:
    """The set that files are, by how each begins; None where they are no set.

    Raises Impossible where two files could be the same one of a set.
    """
    headers = {name: tuple(headers_of(start)) for name, start in starts.items()}
    told = [(kind, _told(kind, headers)) for kind in KINDS]
    kind, files = max(told, key=lambda each: len(each[1]))
    roles = {role for several in files.values() for role in several}
    if len(roles) < 2 and not _is_half_a_set(kind, roles, headers):
        return None
    return Found(kind, _placed(kind, files), tuple(name for name in headers if name not in files))


def _is_half_a_set(
    kind: Kind, roles: set[str], headers: Mapping[str, tuple[tuple[str, ...], ...]]
) -> bool:
    """A single file of people that does not say which of them are students."""
    alone = len(headers) == 1 and roles == {kind.people} and kind.alone
    return bool(alone) and not any(kind.alone in row for rows in headers.values() for row in rows)


def _told(kind: Kind, headers: Mapping[str, tuple[tuple[str, ...], ...]]) -> dict[str, list[str]]:
    """The files of this family, each with the sheets it may be."""
    found = {}
    for name, rows in headers.items():
        fitting = {sheet.role: sheet for row in rows for sheet in kind.sheets if sheet.fits(row)}
        if fitting:
            found[name] = list(_by_name(name, fitting.values()))
    return found


def _by_name(name: str, fitting: Iterable[Sheet]) -> Iterable[str]:
    """Where headers leave it open, a name may tell; else all that it may be."""
    sheets = list(fitting)
    stem = fold(name.rpartition("/")[2])
    named = [sheet for sheet in sheets if sheet.called and sheet.called in stem]
    return (sheet.role for sheet in (named if len(sheets) > 1 and named else sheets))


def _placed(kind: Kind, files: Mapping[str, list[str]]) -> dict[str, str]:
    placed: dict[str, str] = {}
    for name, roles in files.items():
        if len(roles) > 1:
            what = f"this may be the {' or the '.join(roles)} of a {kind.system} export"
            remedy = "Name the file after what it holds, as the system does."
            raise Impossible(what, where=name, remedy=remedy)
        if roles[0] in placed:
            what = f"{placed[roles[0]]} and {name} both are the {roles[0]} of {kind.system}"
            raise Impossible(what, remedy="Keep the one you mean, and take the other out.")
        placed[roles[0]] = name
    return placed
