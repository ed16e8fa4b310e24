"""An entry as text: ``parse_entry`` and ``format_entry``, and the tag that names its file."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from oneonone.core.checks import Problem
from oneonone.core.digest import digest
from oneonone.core.entries import (
    KINDS,
    NOT_FILED,
    AdultKey,
    Amendment,
    Answer,
    Disclosure,
    Entry,
    EntryId,
    Forgotten,
    GoalState,
    Hold,
    Meeting,
    Outcome,
    Promise,
    Release,
    Request,
    Review,
    Statement,
    StudentId,
    Undertaking,
    Unknown,
    content,
    kind_of,
)
from oneonone.formats.conflicts import Conflict, conflicts_in
from oneonone.formats.fields import Fields
from oneonone.formats.text import Unreadable
from oneonone.formats.yaml_text import Items, Text, Value, read_yaml, write_yaml

KEYS = (
    "kind student date at by adult urgent of until to with template outcome minutes reviewed"
    " answers passed note goal owed next pin tags private nth conflicts"
).split()
"""Every key an entry may have, in the order in which they are written."""

_KNOWN = frozenset(KEYS)

PROMISE_KEYS = "kind student date at by next note nth".split()


class Parsed(NamedTuple):
    """What a note's text gave: the entry, unless something in it hides it, and the faults."""

    entry: Entry | None
    problems: tuple[Problem, ...]
    conflicts: tuple[Conflict, ...] = ()
    """What two people changed at once, and nobody has chosen yet."""


def parse_entry(text: str, path: str = "note", entry_id: str = NOT_FILED) -> Parsed:
    """The entry a text holds. ``path`` is for its faults; the id is its file's name."""
    problems: list[Problem] = []
    try:
        fields = Fields(read_yaml(text), path, problems)
    except Unreadable as fault:
        return Parsed(None, (Problem(path, fault.line, fault.rule, str(fault)),))
    kind = fields.text("kind") or "meeting"
    head = _head(fields, EntryId(entry_id))
    fields.near_misses(_KNOWN)
    if head is None:
        return Parsed(None, tuple(problems))
    if kind not in KINDS:
        fields.fault("kind", f'"{kind}" is a kind of entry that this version of oo does not know')
        student, day, by, at, name = head
        return Parsed(Unknown(student, day, by, kind, at, name), tuple(problems))
    entry = _READERS[kind](fields, head)
    hidden = any(problem.hides for problem in problems)
    conflicts = conflicts_in(fields.nodes.get("conflicts"))
    return Parsed(None if hidden else entry, tuple(problems), conflicts)


_Head = tuple[StudentId, "date", AdultKey, str | None, EntryId]


def _head(fields: Fields, name: EntryId) -> _Head | None:
    student, by = fields.required("student"), fields.required("by")
    day = fields.day("date") if fields.required("date") else None
    at = fields.text("at")
    if at is not None and at[1:2] == ":":
        at = f"0{at}"
    if at is not None and not _is_time(at):
        fields.fault("at", f'"{at}" is not a time. Write it as "10:42:07"')
    if student is None or by is None or day is None:
        return None
    return StudentId(student), day, AdultKey(by), at, name


def _is_time(written: str) -> bool:
    return re.fullmatch("(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){1,2}", written) is not None


def _meeting(fields: Fields, head: _Head) -> Meeting:
    student, day, by, at, name = head
    return Meeting(
        student,
        day,
        by,
        at,
        with_=fields.words("with"),
        template=fields.text("template"),
        outcome=fields.word("outcome", Outcome) or Outcome.MET,
        minutes=fields.whole("minutes", 0, 1440),
        reviewed=_reviewed(fields),
        answers=_answers(fields),
        passed=fields.words("passed"),
        note=fields.free("note"),
        goal=_undertaking(fields, "goal"),
        owed=_undertaking(fields, "owed"),
        next=fields.day("next"),
        pin=fields.free("pin"),
        tags=fields.words("tags"),
        private=fields.yes("private"),
        nth=fields.whole("nth", 2),
        id=name,
    )


def _reviewed(fields: Fields) -> tuple[tuple[EntryId, GoalState], ...]:
    inner = fields.within_key("reviewed")
    states: list[tuple[EntryId, GoalState]] = []
    for key in inner.nodes if inner else ():
        written = inner.required(key) if inner else None
        state = inner.word_of(key, written, GoalState) if inner and written else None
        if state is not None:
            states.append((EntryId(key), state))
    return tuple(states)


def _answers(fields: Fields) -> tuple[tuple[str, Answer], ...]:
    inner = fields.within_key("answers")
    answers: list[tuple[str, Answer]] = []
    for key, node in inner.nodes.items() if inner else ():
        answer: Answer | None = None
        if inner and isinstance(node, Items):
            answer = inner.words_at(key, node) or None
        elif inner:
            answer = inner.free_node(key, node)
        if answer is not None:
            answers.append((key, answer))
    return tuple(answers)


def _undertaking(fields: Fields, key: str) -> Undertaking | None:
    """``goal: words`` is understood as well as ``goal: {text: words, due: day}``."""
    if isinstance(fields.nodes.get(key), Text):
        text = fields.free(key)
        return Undertaking(text) if text and text not in ("~", "null") else None
    inner = fields.within_key(key)
    if inner is None:
        return None
    text, due = inner.free("text"), inner.day("due")
    inner.near_misses(("text", "due"))
    if text is None:
        inner.fault("text", f'is missing. Write {key}: {{text: "…"}}')
        return None
    return Undertaking(text, due)


def _other(fields: Fields, head: _Head) -> Entry:
    """The kinds that hold little: each has the head and a few keys of its own."""
    student, day, by, at, name = head
    note, nth = fields.free("note"), fields.whole("nth", 2)
    match fields.text("kind"):
        case "request":
            adult = fields.text("adult")
            urgent = fields.yes("urgent")
            key = AdultKey(adult) if adult else None
            return Request(student, day, by, at, key, urgent, note, nth, name)
        case "promise":
            promised = fields.day("next") if fields.required("next") else None
            return Promise(student, day, by, promised or day, at, note, nth, name)
        case "review":
            return Review(student, day, by, _reviewed(fields), at, note, nth, name)
        case "hold":
            return Hold(student, day, by, at, fields.day("until"), note, nth, name)
        case "release":
            return Release(student, day, by, at, note, nth, name)
        case "disclosure":
            to = fields.required("to") or ""
            return Disclosure(student, day, by, to, at, note, nth, name)
        case "forgotten":
            return Forgotten(student, day, by, at, nth, name)
    if note is None:
        fields.fault("note", "is missing. Add a line note: and the words behind it")
    if fields.text("kind") == "amendment":
        of = EntryId(fields.required("of") or "")
        return Amendment(student, day, by, of, note or "", at, nth, name)
    about = fields.text("of")
    return Statement(student, day, by, note or "", EntryId(about) if about else None, at, nth, name)


_READERS: dict[str, Callable[[Fields, _Head], Entry]] = dict.fromkeys(KINDS, _other)
_READERS["meeting"] = _meeting


@lru_cache(maxsize=8, typed=True)  # tuples of two kinds may hold the same values
def format_entry(entry: Entry) -> str:
    """The entry as it is saved. What was rendered reads back as the same entry."""
    if isinstance(entry, Unknown):
        raise TypeError("an entry of an unknown kind is never written")
    text = write_yaml(entry_values(entry))
    if parse_entry(text, entry_id=entry.id).entry != entry:
        raise AssertionError("what was written does not read back the same")
    return text


def entry_values(entry: Entry) -> dict[str, Value]:
    """What stands under the keys of an entry that hold something, in the order of the format."""
    values = {field.rstrip("_"): value for field, value in entry._asdict().items()}
    values["kind"] = kind_of(entry) if not isinstance(entry, Meeting) else None
    found: dict[str, Value] = {}
    for key in PROMISE_KEYS if isinstance(entry, Promise) else KEYS:
        value = values.get(key)
        if isinstance(value, Undertaking):
            parts = {"text": value.text, "due": value.due}
            found[key] = {name: part for name, part in parts.items() if part is not None}
        elif key in ("reviewed", "answers") and value:
            found[key] = {name: _answer(inner) for name, inner in value}
        elif value is not None and value is not False and value not in ((), ""):
            found[key] = list(value) if isinstance(value, tuple) else value
    return found


def _answer(answer: Answer) -> Value:
    return str(answer) if isinstance(answer, str) else list(answer)


def tag_of(entry: Entry, length: int = 4) -> str:
    """The tag that names an entry's file: base32 (a-z2-7) of a hash of its shared content.

    The time of writing is left out, so that the same words logged twice on a day are one file.
    """
    hashed = digest(format_entry(content(entry)).encode())
    return base64.b32encode(hashed).decode().lower()[:length]


def entry_id(entry: Entry, length: int = 4) -> EntryId:
    """The id an entry gets: its date, the adult who wrote it, and its tag."""
    return EntryId(f"{entry.date.isoformat()}-{entry.by}-{tag_of(entry, length)}")
