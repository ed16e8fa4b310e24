"""A note as text to edit, with help around it; and that text taken apart again, byte by byte.

Lines that begin with ``#:`` are help and are not kept, apart from those the note had before. What
stands below the line that says so stays on this machine.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Sequence
from typing import NamedTuple

from oneonone.core.checks import Problem
from oneonone.formats.text import Unreadable, clean, decode
from oneonone.formats.yaml_text import Pairs, read_yaml

HELP = b"#:"
LINE = "#: --- Below this line stays on this machine ---"

_IS_LINE = re.compile(rb"#:\s*---")
_LINE_OF = re.compile(rb"[^\n]*\n|[^\n]+")
_FAULT = b"#: >>> "
_KEY = re.compile(r"^[ \t]*([\w-]+)[ \t]*:", re.MULTILINE)


class Part(NamedTuple):
    """One of the two notes in an edited text, and where its lines stand in the whole."""

    data: bytes
    lines: tuple[int, ...] = ()

    def seen(self, line: int) -> int:
        """The line of the whole text, from 1, for a line of this part."""
        if not self.lines:
            return 1
        return self.lines[min(max(line, 1), len(self.lines)) - 1]


class Parts(NamedTuple):
    """An edited text taken apart. ``private`` is None where the line is not there."""

    shared: Part
    private: Part | None
    twice: int | None = None
    """Where the line stands a second time."""


def format_editing(
    note: bytes, help_: Sequence[str], private: bytes | None = None, ideas: Sequence[str] = ()
) -> bytes:
    """The text that is opened: help, the note as it lies in its file, and below the line the
    private words (None: there can be none), with ``ideas`` of what could stand there."""
    own = _own(note, private or b"")
    end = _line_end(note)
    text = b"".join(line + end for words in help_ if (line := _help(words)) not in own)
    text += b"".join(line for line in _lines(_bare(note)) if not _IS_LINE.match(line))
    if private is not None:
        text = _ended(text, end) + LINE.encode() + end
        text += b"".join(line + end for words in ideas if (line := _help(words)) not in own)
        text += private
    return text


def parse_editing(text: bytes, note: bytes, private: bytes | None = None) -> Parts:
    """The two parts of an edited text. ``note`` and ``private`` are what it was opened with: a
    byte order mark there stays, an end of line that an editor puts behind the last line does not.
    """
    own = _own(note, private or b"")
    shared: list[tuple[int, bytes]] = []
    below: list[tuple[int, bytes]] | None = None
    twice = None
    for number, line in enumerate(_lines(_bare(text)), 1):
        if _IS_LINE.match(line):
            twice = number if below is not None else None
            below = below or []
        elif not line.startswith(HELP) or line.rstrip() in own:
            (shared if below is None else below).append((number, line))
    top = _part(shared, _bare(note))
    if note.startswith(BOM_UTF8):
        top = top._replace(data=BOM_UTF8 + top.data)
    return Parts(top, None if below is None else _part(below, private or b""), twice)


def _part(lines: Sequence[tuple[int, bytes]], before: bytes) -> Part:
    data = b"".join(line for _, line in lines)
    if before and not before.endswith(b"\n") and data in (before + b"\n", before + b"\r\n"):
        data = before
    return Part(data, tuple(number for number, _ in lines))


def with_faults(text: bytes, problems: Sequence[Problem]) -> bytes:
    """The text with each fault in a line of help above the line that it speaks of."""
    end = _line_end(text)
    found = b""
    lines = _lines(text)
    for number, line in enumerate(lines, 1):
        for problem in problems:
            if problem.line == number or (number == len(lines) and problem.line > number):
                # What a value holds must not break out of its line of help.
                words = " ".join(clean(f"{problem.rule}: {problem.message}").split())
                found += _FAULT + words.encode() + end
        if not line.startswith(_FAULT):
            found += line
    return found


def without_faults(text: bytes) -> bytes:
    """The text without the faults that were shown in it."""
    return b"".join(line for line in _lines(text) if not line.startswith(_FAULT))


def key_lines(text: str) -> dict[str, int]:
    """The line of every key, those within another as ``answers.home``."""
    try:
        return _key_lines(read_yaml(text), "")
    except Unreadable:
        return {}


def _key_lines(pairs: Pairs, within: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for key, node in pairs.pairs:
        found[f"{within}{key.value}"] = key.line
        if isinstance(node, Pairs):
            found |= _key_lines(node, f"{within}{key.value}.")
    return found


def keys_named(data: bytes) -> frozenset[str]:
    """The keys that a text which cannot be read seems to have, each also as that of an answer."""
    keys = _KEY.findall(data.decode("utf-8", "replace"))
    return frozenset([*keys, *(f"answers.{key}" for key in keys)])


def divided(private: bytes, words: Sequence[str]) -> tuple[bytes, bytes] | None:
    """A private note's head and, from the first of its keys of ``words`` on, what is its owner's;
    None where the two cannot be told apart line by line."""
    try:
        keys = read_yaml(decode(private)).pairs
    except Unreadable:
        return None
    lines = _lines(private)
    starts = [key.line for key, _ in keys]
    by_line = len(set(starts)) == len(starts) and starts[-1] <= len(lines)
    if not by_line or _bare(lines[starts[0] - 1]).startswith((b"{", b" ")):
        return None
    ends = [*starts[1:], len(lines) + 1]
    head, own = lines[: starts[0] - 1], list[bytes]()
    for (key, _), start, end in zip(keys, starts, ends, strict=True):
        (own if key.value in words else head).extend(lines[start - 1 : end - 1])
    return _ended(b"".join(head), _line_end(private)), b"".join(own)


def _lines(data: bytes) -> list[bytes]:
    return _LINE_OF.findall(data)


def _bare(data: bytes) -> bytes:
    return data.removeprefix(BOM_UTF8)


def _own(note: bytes, private: bytes) -> frozenset[bytes]:
    """The lines of help that a person wrote into the note themselves."""
    lines = [line.rstrip() for line in [*_lines(_bare(note)), *_lines(private)]]
    return frozenset(line for line in lines if line.startswith(HELP) and not _IS_LINE.match(line))


def _line_end(data: bytes) -> bytes:
    return b"\r\n" if b"\r\n" in data else b"\n"


def _ended(data: bytes, end: bytes) -> bytes:
    return data if not data or data.endswith(b"\n") else data + end


def _help(line: str) -> bytes:
    return f"#: {line}".rstrip().encode()
