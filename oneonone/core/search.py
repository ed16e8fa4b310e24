"""Finding words in what was written: answers, notes, goals, pins and tags."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from oneonone.core.entries import Entry, Meeting, order
from oneonone.core.history import History
from oneonone.core.record import Record
from oneonone.core.roster import Student, fold


class Wanted(NamedTuple):
    """What is looked for: a phrase, and what else has to hold. Case and accents do not matter."""

    text: str = ""
    by: str | None = None
    since: date = date.min
    tags: tuple[str, ...] = ()


class Field(NamedTuple):
    """One part of an entry that holds the words: the key of its question, or of the part."""

    key: str
    text: str
    only_here: bool = False


class Hit(NamedTuple):
    """An entry that holds what is looked for, and the parts of it that do."""

    student: Student
    entry: Entry
    found: tuple[Field, ...]


def search(records: Sequence[Record], wanted: Wanted) -> tuple[Hit, ...]:
    """Everything that holds what is wanted, newest first."""
    hits = [
        Hit(record.student, entry, found)
        for record in records
        for entry, fields in _readable(record)
        if (found := _found(entry, fields, wanted))
    ]
    return tuple(sorted(hits, key=lambda hit: order(hit.entry), reverse=True))


def _readable(record: Record) -> list[tuple[Entry, list[Field]]]:
    """Each entry with its parts; a part that the shared entry does not have is only here."""
    shared = _fields_by_id(record.shared)
    return [
        (entry, [f._replace(only_here=f not in there) for f in fields_of(entry)])
        for entry in record.own.entries
        for there in [shared.get(entry.id, frozenset())]
    ]


def _fields_by_id(past: History) -> dict[str, frozenset[Field]]:
    return {entry.id: frozenset(fields_of(entry)) for entry in past.entries}


def fields_of(entry: Entry) -> list[Field]:
    """The parts of an entry that hold words somebody wrote."""
    if not isinstance(entry, Meeting):
        note: str | None = getattr(entry, "note", None)
        return [Field("note", note)] if note else []
    said = [(key, a if isinstance(a, str) else ", ".join(a)) for key, a in entry.answers]
    parts = (
        ("note", entry.note),
        ("goal", entry.goal and entry.goal.text),
        ("owed", entry.owed and entry.owed.text),
        ("pin", entry.pin),
        ("tags", ", ".join(entry.tags)),
    )
    return [Field(key, text) for key, text in (*said, *parts) if text]


def _found(entry: Entry, fields: Sequence[Field], wanted: Wanted) -> tuple[Field, ...]:
    """The parts that hold the phrase; the note and the tags, where only tags are looked for."""
    if entry.date < wanted.since or wanted.by not in (None, entry.by):
        return ()
    tags = {fold(tag) for tag in entry.tags} if isinstance(entry, Meeting) else set()
    if not tags.issuperset(fold(tag) for tag in wanted.tags):
        return ()
    if not wanted.text:
        return tuple(field for field in fields if field.key in ("note", "tags"))
    phrase = fold(wanted.text)
    return tuple(field for field in fields if phrase in fold(field.text))


def excerpt(text: str, phrase: str, room: int) -> str:
    """The text where it is short; else the words around the phrase, about ``room`` letters."""
    words = text.split()
    if len(" ".join(words)) <= room:
        return " ".join(words)
    first, last = _place(words, fold(phrase))
    while True:
        before = first > 0 and len(" ".join(words[first - 1 : last])) <= room
        first -= before
        after = last < len(words) and len(" ".join(words[first : last + 1])) <= room
        last += after
        if not before and not after:
            break
    shown = " ".join(words[first:last])
    return f"{'… ' if first else ''}{shown}{' …' if last < len(words) else ''}"


def _place(words: Sequence[str], phrase: str) -> tuple[int, int]:
    """Which words hold the phrase: the first of them, and the one behind the last."""
    at, spans = 0, []
    for place, word in enumerate(words):
        if folded := fold(word):
            spans.append((at, at + len(folded), place))
            at += len(folded) + 1
    start = " ".join(fold(word) for word in words if fold(word)).find(phrase)
    within = [place for begin, end, place in spans if begin < start + len(phrase) and end > start]
    return (within[0], within[-1] + 1) if within and start >= 0 else (0, 1)
