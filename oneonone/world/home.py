"""OO_HOME: what stays on this machine. Who I am, and what is private. Never inside a notebook."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from oneonone.core.digest import digest
from oneonone.errors import Impossible, OneOnOneError
from oneonone.world.files import make_folder, put_file, read_file, real_folder


def home() -> Path:
    """The folder of this program on this machine; refused where git would send it along."""
    named = os.environ.get("OO_HOME")
    try:
        path = Path(named).absolute() if named else _default()
    except RuntimeError:
        what = "this account has no folder of its own"
        raise Impossible(what, remedy="Set OO_HOME to a folder for what is yours alone.") from None
    real = Path(os.path.realpath(path))
    for folder in (real, *real.parents):
        notebook = os.path.lexists(folder / "oneonone.yaml")
        if notebook or os.path.lexists(folder / ".git"):
            kind = "notebook" if notebook else "folder kept by git"
            raise Impossible(
                f"what is private would lie inside a {kind} ({folder})",
                where=f"OO_HOME {path}",
                remedy="Set OO_HOME to a folder outside of it.",
            )
    return path


def _default() -> Path:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        base = Path(local) if local else Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        data = os.environ.get("XDG_DATA_HOME", "")
        base = Path(data) if os.path.isabs(data) else Path.home() / ".local" / "share"
    return base / "oneonone"


def place_name(path: Path, what: str = "") -> str:
    """A name for what belongs to a file or folder, by the real path of it."""
    return digest(f"{what}{os.path.realpath(path)}".encode()).hex()[:16]


def own_folder(base: Path, *parts: str) -> Path:
    """A folder below the home that only this person can look into."""
    make_folder(base, 0o700)
    return make_folder(real_folder(base, *parts), 0o700)


def notebook_home(notebook_id: str, *parts: str) -> Path:
    """The folder, or one below it, where this machine keeps what belongs to one notebook."""
    return real_folder(home(), "notebooks", notebook_id, *parts)


def me(notebook_id: str) -> str | None:
    """The key of the adult who uses this machine for this notebook, where they have said so."""
    try:
        return read_file(notebook_home(notebook_id) / "me").decode().strip() or None
    except (OSError, OneOnOneError, UnicodeDecodeError):
        return None


def remember_me(notebook_id: str, key: str) -> None:
    """Keep who uses this machine for this notebook."""
    put_file(own_folder(home(), "notebooks", notebook_id) / "me", f"{key}\n".encode())


def private_path(notebook_id: str, folder: str, entry_id: str) -> Path:
    """Where the private words of one entry are kept."""
    return notebook_home(notebook_id, "private", folder) / f"{entry_id}.yaml"


def editing_path(notebook_id: str, me: str, folder: str, entry_id: str) -> Path:
    """The working copy of an entry that lies open in one adult's editor; its folder is made."""
    place = own_folder(home(), "notebooks", notebook_id, "editing", me, folder)
    return place / f"{entry_id}.yaml"


def draft_path(notebook_id: str, me: str, folder: str) -> Path:
    """Where one adult's unfinished note of a student is, or would be."""
    return notebook_home(notebook_id, "drafts", me) / f"{folder}.yaml"


def undone_folder(notebook_id: str, folder: str) -> Path:
    """Where what was taken back or dropped is kept; made where it is missing."""
    return own_folder(home(), "notebooks", notebook_id, "undone", folder)


def journal_path(notebook_id: str) -> Path:
    """The list of entries written on this machine; its folder is made."""
    return own_folder(home(), "notebooks", notebook_id) / "written"


def keep_fault(text: str, name: str) -> Path:
    """Details of an unexpected fault, for the one who mends the program."""
    path = own_folder(home(), "faults") / name
    put_file(path, text.encode("utf-8", "replace"))
    return path
