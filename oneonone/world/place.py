"""Where a notebook is: the folder that holds its settings, or one above the folder at hand."""

from __future__ import annotations

import os
from pathlib import Path

MARK = "oneonone.yaml"
"""The file that makes a folder a notebook."""

ROSTER = "roster.csv"


def found_from(start: Path) -> Path | None:
    """The notebook that this folder is, or lies in; as git looks for its own."""
    start = Path(os.path.abspath(start))  # what .. leaves is no longer inside
    return next((f for f in (start, *start.parents) if os.path.lexists(f / MARK)), None)
