"""A student's name, made of what the columns of an export give."""

from __future__ import annotations

from typing import NamedTuple

from oneonone.core.roster import same_id
from oneonone.formats.rosters.columns import Meaning
from oneonone.formats.rosters.layout import Layout, words_of
from oneonone.formats.sheets.rows import Row
from oneonone.formats.sheets.spelling import has_letters

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "2nd", "3rd", "4th"})


class Named(NamedTuple):
    """A name as "First Last", or why the row gives none."""

    name: str
    lacks: str = ""


def name_in(layout: Layout, row: Row) -> Named:
    """The name a row gives. Someone with half a name is reported, not guessed at."""
    if not layout.has(Meaning.FIRST) or not layout.has(Meaning.LAST):
        only = next(m for m in (Meaning.NAME, Meaning.FIRST, Meaning.LAST) if layout.has(m))
        text = layout.value(row, only)
        return _from_one_column(text) if only is Meaning.NAME else _whole(text)
    first, last = layout.value(row, Meaning.FIRST), layout.value(row, Meaning.LAST)
    if not has_letters(first) or not has_letters(last):
        return _half(first, last)
    particle, suffix = layout.value(row, Meaning.PARTICLE), layout.value(row, Meaning.SUFFIX)
    return Named(" ".join(part for part in (first, particle, last, suffix) if part))


def _from_one_column(text: str) -> Named:
    """``Last, First`` turned round. ``King, Jr., Martin`` is Martin King Jr."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1 or not has_letters(text):
        return _whole(text)
    last, *rest = parts
    given = " ".join(part for part in rest if part and not _is_suffix(part))
    suffix = " ".join(part for part in rest if _is_suffix(part))
    if not has_letters(given) and suffix:
        # "Martin King, Jr." is in its order already.
        return Named(text) if " " in last else Named("", "no first name")
    if not has_letters(given) or not has_letters(last):
        return _half(given, last)
    last, _, ending = last.rpartition(" ") if _is_suffix(last.split(" ")[-1]) else (last, "", "")
    if not last:
        last, ending = ending, ""
    return Named(" ".join(part for part in (given, last, ending, suffix) if part))


def _whole(text: str) -> Named:
    return Named(text) if has_letters(text) else Named("", "no name")


def _half(first: str, last: str) -> Named:
    if has_letters(first):
        return Named("", "no surname")
    return Named("", "no first name" if has_letters(last) else "no name")


def _is_suffix(part: str) -> bool:
    return part.rstrip(".").casefold() in _SUFFIXES


def preferred_in(layout: Layout, row: Row, name: str) -> str:
    """The preferred name as exported; empty where it is the name itself."""
    preferred = layout.value(row, Meaning.PREFERRED)
    family = layout.value(row, Meaning.PREFERRED_LAST)
    if has_letters(family):
        first = preferred if has_letters(preferred) else layout.value(row, Meaning.FIRST)
        preferred = f"{first} {family}".strip()
    return preferred if has_letters(preferred) and same_id(preferred) != same_id(name) else ""


def may_be_one(name: str, other: str) -> bool:
    """Whether two names under one id can be of one student: one holds the other's words, an
    initial standing for a word."""
    fewer, more = sorted((words_of(name), words_of(other)), key=len)
    initials = {word[0] for word in more}
    return all(word in more or (len(word) == 1 and word in initials) for word in fewer)
