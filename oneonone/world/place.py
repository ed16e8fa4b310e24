"""Where a notebook is: the folder that holds its settings, or one above the folder at hand."""

from __future__ import annotations

import os
from collections.abc import Iterator

MARK = "oneonone.yaml"
"""The file that makes a folder a notebook."""

ROSTER = "roster.csv"

_DEVICES = ("con", "prn", "aux", "nul")

Place = str | os.PathLike[str]
"""Where something is. What only reads takes it as text: ``pathlib`` is long to load."""


def found_from(start: Place) -> str | None:
    """The notebook that this folder is, or lies in; as git looks for its own."""
    return next((f for f in and_above(start) if os.path.lexists(os.path.join(f, MARK))), None)


def is_device(name: str) -> bool:
    """Whether Windows takes a name for a device, whatever comes behind its first dot."""
    stem = name.partition(".")[0].casefold()
    numbered = len(stem) == 4 and stem[:3] in ("com", "lpt") and stem[3].isdecimal()
    return numbered or stem in _DEVICES


def and_above(start: Place) -> Iterator[str]:
    """A folder and all that it lies in, from the inside; what ``..`` leaves is none of them."""
    folder, inner = os.path.abspath(start), ""
    while folder != inner:
        yield folder
        folder, inner = os.path.dirname(folder), folder
