"""Text as it comes from a file or from someone's hands, before it means anything."""

from __future__ import annotations

import re

from oneonone.errors import OneOnOneError

LARGEST = 1 << 20
"""Bytes a file of the notebook may have: 1 MiB. A long note is two kilobytes."""

LINE_END = "\r\n|[\r\n\x85\u2028\u2029]"

_TAKEN_OUT = "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"


class Unreadable(OneOnOneError):
    """A text that cannot be taken in, with the line (from 1) where it stops making sense."""

    def __init__(self, line: int, rule: str, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.rule = rule


def decode(data: bytes) -> str:
    """The text of a file's bytes: UTF-8, a byte order mark dropped, not empty, not too large."""
    if len(data) > LARGEST:
        raise Unreadable(1, "size", "larger than 1 MiB. Split it, or take the pasted part out")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise Unreadable(line, "encoding", "is not UTF-8 text. Save it as UTF-8") from None
    if not text.strip():
        raise Unreadable(1, "empty", "the file is empty. Restore it, or delete it")
    return text


def clean(text: str) -> str:
    """Typed text as it is kept: line ends as newlines, no control characters, no lone surrogates.

    Spaces at both ends go, since nobody means them.
    """
    return re.sub(_TAKEN_OUT, "", re.sub(LINE_END, "\n", text)).strip()
