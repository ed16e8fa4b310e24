"""Two entries that came to one name: one of them takes a longer tag."""

from __future__ import annotations

import re
from typing import NamedTuple

from oneonone.core.entries import Entry, EntryId, Unknown, content
from oneonone.errors import OneOnOneError
from oneonone.formats.entry_yaml import entry_id, parse_entry
from oneonone.formats.text import decode

_TAG = re.compile("[a-z2-7]{4,52}")


class Apart(NamedTuple):
    """Who keeps the name, and the name and bytes of the other."""

    kept: bytes
    moved_to: EntryId
    moved: bytes


def apart(name: str, ours: bytes, theirs: bytes) -> Apart | None:
    """Two entries told apart; None where it is one that both sides have changed.

    A tag is four letters of a hash, so two entries may come to one name: once in a million. What
    was written by one adult at one second is one entry, however it was edited since.
    """
    first, last = sorted((ours, theirs))
    one, other = _entry(name, first), _entry(name, last)
    if one is None or other is None or content(one) == content(other):
        return None
    if one.at is not None and (one.student, one.date, one.by, one.at) == (
        (other.student, other.date, other.by, other.at)
    ):
        return None
    tag = name.rpartition("-")[2]
    longer = len(tag) + 1 if _TAG.fullmatch(tag) else 5
    names = (entry_id(other, length) for length in range(longer, 53))
    free = next((found for found in names if found != name), EntryId(f"{name}-2"))
    return Apart(first, free, last)


def _entry(name: str, data: bytes) -> Entry | None:
    try:
        entry = parse_entry(decode(data), entry_id=name).entry
    except OneOnOneError:
        return None
    return None if isinstance(entry, Unknown) else entry
