"""Text of a cell made fit to keep, and words of a header made fit to compare."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

# Longer cells are never kept: putting accents in order takes the square of a cell's length.
LONGEST_KEPT = 1000
_LONGEST_HEADER = 200
_LONGEST_HEADING = 80

# Controls, and the marks that turn writing direction or are not seen, are no part of a name.
# The joiners U+200C and U+200D stay: Persian and emoji need them.
_SPACES = [*range(9, 14), *range(28, 32), 0x85, 0x2028, 0x2029]
_UNSEEN = [*range(32), *range(127, 160), 0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF]
_UNSEEN += [*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFFF9, 0xFFFC)]
_CLEAN: dict[int, str | None] = {**dict.fromkeys(_UNSEEN), **dict.fromkeys(_SPACES, " ")}

# Not "Group (150834)": so Canvas writes a piece of work and its number.
_BRACKETED = re.compile(r"\[[^\[\]]*\]|\((?!\d+\))[^()]*\)")
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_EXCEL_TEXT = re.compile(r'="?([^"]*)"?')


def tidy(cell: str) -> str:
    """A cell as it may be kept: one line, single spaces, no control characters, NFC."""
    text = " ".join(cell.translate(_CLEAN).split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def tidy_id(cell: str) -> str:
    """An id is text: ``="01103"``, as written for Excel to leave alone, is ``01103``."""
    text = tidy(cell)
    written = _EXCEL_TEXT.fullmatch(text) if text.startswith("=") else None
    return written[1] if written else text


def heading(cell: str) -> str:
    """A header as it is shown."""
    return tidy(cell[:_LONGEST_HEADING])


def is_blank(cell: str) -> bool:
    return not cell.translate(_CLEAN).strip()


def has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(mark for mark in apart if not unicodedata.combining(mark))


def fold(header: str) -> str:
    """A header as it is compared: ``First Name [Required]`` is ``firstname``."""
    cut = header[:_LONGEST_HEADER]
    bare = _BRACKETED.sub("", cut)
    folded = _plain(bare if has_letters(bare) else cut).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


def words(text: str) -> tuple[str, ...]:
    """The words of a header or name without case or accents: ``lunchStatus``, ``lunch_status``."""
    return tuple(word.casefold() for word in _WORDS.findall(_plain(text[:_LONGEST_HEADER])))


_LINES_NAMED = 8


def lines_named(lines: Sequence[int]) -> str:
    """``line 4``, ``lines 4, 9``; a long list is cut, and says by how much."""
    shown = ", ".join(str(line) for line in lines[:_LINES_NAMED])
    more = len(lines) - _LINES_NAMED
    return f"line{'s' if len(lines) > 1 else ''} {shown}{f' and {more} more' if more > 0 else ''}"
