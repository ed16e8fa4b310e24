"""Making a notebook: every file of it, or none."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from oneonone.core.settings import Settings
from oneonone.errors import Impossible, OneOnOneError
from oneonone.formats.notebook_yaml import format_settings
from oneonone.formats.roster_csv import FILE as ROSTER
from oneonone.formats.roster_csv import format_roster
from oneonone.world import home
from oneonone.world.files import LARGEST, make_folder, read_file
from oneonone.world.place import MARK, found_from
from oneonone.world.writing import add_file

ATTRIBUTES = "# Every byte stays as it was written, on every system.\n* -text\n"
IGNORED = "# Half-written files, left by a crash.\n.oo-*\n"


def new_id() -> str:
    """The id of a notebook, made once."""
    return secrets.token_hex(8)


def free_place(root: Path) -> None:
    """Refuse to make a notebook where there is one, or where its files would overwrite others."""
    there = found_from(root)
    if there is not None:
        raise Impossible(
            "is a notebook already" if there == os.path.abspath(root) else f"lies inside {there}",
            where="this folder" if root == Path(".") else str(root),
            remedy="Choose another folder, or use the one that is there.",
        )
    if root.exists() and not root.is_dir():
        raise Impossible("is a file", where=str(root), remedy="Choose another name.")
    if os.path.lexists(root / ROSTER) and not _half_founded(root):
        raise Impossible(
            f"holds a {ROSTER} already, which would be lost",
            where=str(root),
            remedy="Rename it, and read it in with --roster. Or run oo init in a new folder.",
        )


def _half_founded(root: Path) -> bool:
    """Whether this is what a notebook that was begun and stopped has left: the same command goes
    on. A roster that is another one is refused, as any file that would be lost."""
    try:
        return read_file(root / ".gitignore") == IGNORED.encode()
    except (OSError, OneOnOneError):
        return False


def found(root: Path, settings: Settings, roster: list[Mapping[str, str]], me: str) -> None:
    """Write a new notebook."""
    files = {ROSTER: format_roster(roster), MARK: format_settings(settings)}
    found_with(root, files, settings.id, me)


def found_with(root: Path, files: Mapping[str, str], notebook_id: str, me: str) -> None:
    """Write a new notebook of these files, ``oneonone.yaml`` last: without it a folder is none."""
    free_place(root)
    files = {".gitattributes": ATTRIBUTES, ".gitignore": IGNORED, **files}
    if len(files[ROSTER].encode()) > LARGEST:
        raise Impossible(
            "holds more students than fit into one notebook (1 MiB)",
            where="the roster",
            remedy="Take the rows of your own team.",
        )
    home.remember_me(notebook_id, me)
    make_folder(root)
    made: list[Path] = []
    try:
        for name, text in files.items():
            path = root / name
            make_folder(path.parent)
            if name.startswith(".git") and os.path.lexists(path):
                continue
            try:
                add_file(path, text.encode())
            except FileExistsError:
                if read_file(path) != text.encode():
                    remedy = "Rename it, and run the same command again."
                    raise Impossible("is there already", where=str(path), remedy=remedy) from None
                continue
            made.append(path)
    except BaseException:
        for name, text in files.items():
            # Also one that is there, and whose folder could not be flushed.
            path = root / name
            with contextlib.suppress(OSError, OneOnOneError):
                ours = not name.startswith(".git") and read_file(path) == text.encode()
                if path in made or ours:
                    path.unlink()
        raise
