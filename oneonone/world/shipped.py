"""Templates, examples and pages that came with the program."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PACKAGE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))


def shipped(name: str) -> Path:
    """A folder that came along: inside an installed package, beside it in a checkout."""
    from pathlib import Path

    return Path(shipped_place(name))


def shipped_place(name: str) -> str:
    """The same, as text."""
    inside = os.path.join(_PACKAGE, "_shipped", name)
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(_PACKAGE), name)


def pages() -> dict[str, str]:
    """The texts from which pages for a browser are made, by their file names."""
    return {
        path.name: path.read_text("utf-8") for path in sorted(shipped("templates/pages").iterdir())
    }
