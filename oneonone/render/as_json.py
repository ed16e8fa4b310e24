"""One JSON document for each command that shows: keys may be added, never renamed or removed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

_STEERS = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def document(command: str, today: date, unreadable: int, keys: Mapping[str, object]) -> str:
    """The document as text, with the keys every one of them has at its head."""
    head = {
        "format": 1,
        "command": command,
        "today": today.isoformat(),
        "unreadable": unreadable,
    }
    text = json.dumps({**head, **keys}, ensure_ascii=False, indent=2, default=_plain)
    return _STEERS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a document")


def number(value: int | Fraction) -> int | float:
    """A whole number where it is one, else two decimals."""
    return int(value) if value.denominator == 1 else round(float(value), 2)
