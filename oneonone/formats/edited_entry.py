"""An edited entry read again: what is wrong with it, and the bytes its two files shall hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from oneonone.core.checks import Problem
from oneonone.core.editing import BELOW, WORDS, Amiss, Before, amiss, amiss_below, keys_of_words
from oneonone.core.entries import Entry, Meeting
from oneonone.core.parting import secret_keys
from oneonone.core.recording import misfits
from oneonone.core.templates import Template
from oneonone.core.term import Term
from oneonone.formats.editing import LINE, Part, Parts, key_lines, keys_named, parse_editing
from oneonone.formats.entry_yaml import KEYS, Parsed, format_entry, parse_entry
from oneonone.formats.text import Unreadable, decode

_GONE = f"the line that begins what stays on this machine is gone. Put it back: {LINE}"


class Was(NamedTuple):
    """An entry as it was when it was laid open."""

    shared: bytes
    entry: Entry | None
    """None where the file cannot be read; then only its text is shown."""
    mine: bool
    private: bytes | None = None
    """My private words' file, where there is one."""
    head: bytes = b""
    """What stands in it above the words."""
    words: bytes | None = None
    """My private words; None where the note has no place for any."""


class Becomes(NamedTuple):
    """What an edited text makes of an entry and its two files."""

    entry: Entry
    problems: tuple[Problem, ...]
    """What of it will not count."""
    shared: bytes
    private: bytes | None
    """None where there shall be no private words."""


def parsed_entry(data: bytes, path: str = "") -> Parsed:
    """The entry a file's bytes hold."""
    try:
        return parse_entry(decode(data), path)
    except Unreadable as fault:
        return Parsed(None, (Problem(path, fault.line, fault.rule, str(fault)),))


def faults(was: Was, text: bytes, template_of: Callable[[Entry], Template | None]) -> list[Problem]:
    """Why an edited text is not good yet, each with its line in that text. An edit may change the
    template of a note; ``template_of`` the entry as it becomes says what is asked and private."""
    parts = parse_editing(text, was.shared, was.words)
    if parts.twice:
        return [Problem("", parts.twice, "line", "the line stands here a second time. Keep one")]
    if parts.private is None and (was.words or b"").strip():
        return [Problem("", 1, "line", _GONE)]
    parsed = parsed_entry(parts.shared.data)
    found = [p._replace(line=parts.shared.seen(p.line)) for p in parsed.problems if p.hides]
    if parsed.entry is not None:
        template = template_of(parsed.entry)
        wrong = amiss(_before(was, template_of), parsed.entry, template, was.mine)
        if parts.private is None:
            # A note that had no place for private words was opened without the line.
            where = f"{BELOW}, {LINE}"
            wrong = [a._replace(message=where) if a.message == BELOW else a for a in wrong]
        found += _placed(wrong, parts.shared)
        found += _below(was, parts, parsed.entry, template)
    return sorted(found, key=lambda problem: problem.line)


def misfits_in(was: Was, text: bytes, term: Term, today: date) -> list[Problem]:
    """What of an edited note cannot be, each with its line. What was so before may stay."""
    new = becomes(was, text).entry
    if not isinstance(new, Meeting):
        return []
    before = misfits(was.entry, term, today) if isinstance(was.entry, Meeting) else []
    wrong = [Amiss(key, message) for key, message in misfits(new, term, today)]
    parts = parse_editing(text, was.shared, was.words)
    return _placed([one for one in wrong if tuple(one) not in before], parts.shared)


def _before(was: Was, template_of: Callable[[Entry], Template | None]) -> Before:
    if was.entry is None:
        return Before(None, keys_named(was.shared))
    old = template_of(was.entry)
    secret = secret_keys(old) if old else frozenset()
    return Before(was.entry, keys_of_words(was.entry), secret)


def _placed(wrong: Sequence[Amiss], part: Part) -> list[Problem]:
    lines = key_lines(decode(part.data)) if wrong else {}
    return [Problem("", part.seen(lines.get(one.key, 1)), one.key, one.message) for one in wrong]


def _below(was: Was, parts: Parts, after: Entry, template: Template | None) -> list[Problem]:
    """What is wrong below the line."""
    if parts.private is None or _says_nothing(parts.private.data):
        return []
    if not isinstance(after, Meeting) or not was.mine:
        message = "nothing can stand below the line, since this is not a note of yours"
        return [Problem("", parts.private.seen(1), "line", message)]
    head = _head(was, after)
    above = head.count(b"\n")
    parsed = parsed_entry(head + parts.private.data)
    wrong = [problem for problem in parsed.problems if problem.hides]
    found = [p._replace(line=parts.private.seen(p.line - above)) for p in wrong]
    if isinstance(parsed.entry, Meeting):
        whole = Part(head + parts.private.data, (1,) * above + parts.private.lines)
        found += _placed(amiss_below(parsed.entry, after, template), whole)
        lines = key_lines(decode(parts.private.data))
        strays = [key for key in lines if key in KEYS and key not in WORDS]
        found += _placed([Amiss(key, "belongs above the line") for key in strays], parts.private)
    return found


def _says_nothing(words: bytes) -> bool:
    return all(line.strip() == b"" or line.startswith(b"#") for line in words.split(b"\n"))


def _head(was: Was, after: Meeting) -> bytes:
    """What stands above private words in their file; as it was, or as ``oo log`` would write it."""
    if was.head:
        return was.head
    bare = Meeting(after.student, after.date, after.by, after.at, template=after.template)
    if after.private:
        bare = after._replace(
            answers=(), passed=(), note=None, goal=None, owed=None, pin=None, tags=()
        )
    return format_entry(bare).encode()


def becomes(was: Was, text: bytes) -> Becomes:
    """What a text without faults makes of the entry."""
    parts = parse_editing(text, was.shared, was.words)
    parsed = parsed_entry(parts.shared.data)
    assert parsed.entry is not None
    private = _private_after(was, parts, parsed.entry)
    return Becomes(parsed.entry, parsed.problems, parts.shared.data, private)


def _private_after(was: Was, parts: Parts, after: Entry) -> bytes | None:
    """The file of private words as it shall be; None where there shall be none."""
    if parts.private is None or not isinstance(after, Meeting) or not was.mine:
        return was.private
    if parts.private.data == was.words and was.private is not None:
        return was.private
    if _says_nothing(parts.private.data):
        return None
    return _head(was, after) + parts.private.data
