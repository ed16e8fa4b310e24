"""Text from a file as it may be shown on a terminal."""

from __future__ import annotations

import re

# Only what steers goes: no pattern may run on over words that somebody wrote.
_TERMINAL = (
    "\x1b\\[[0-?]{0,30}[@-~]|\x1b[\\]PX^_\\\\]?"
    "|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff\u2028\u2029\ud800-\udfff]"
)


def safe(text: str) -> str:
    """Text without anything that steers a terminal: escape sequences, controls, turned writing."""
    if text.replace("\n", "").replace("\t", "").isprintable():
        return text  # nothing that steers is, in any writing
    return re.sub(_TERMINAL, "", text)
