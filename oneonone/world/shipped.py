"""Templates, examples and pages that came with the program."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(name: str) -> Path:
    """A folder that came along: inside an installed package, beside it in a checkout."""
    inside = _PACKAGE / "_shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def pages() -> dict[str, str]:
    """The texts from which pages for a browser are made, by their file names."""
    return {
        path.name: path.read_text("utf-8") for path in sorted(shipped("templates/pages").iterdir())
    }
