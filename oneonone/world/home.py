"""OO_HOME: what stays on this machine. Who I am, and what is private. Never inside a notebook."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from oneonone.core.digest import digest
from oneonone.errors import Impossible, OneOnOneError
from oneonone.world.files import (
    make_folder,
    put_file,
    read_file,
    real_folder,
    real_place,
    remove_folder,
)
from oneonone.world.place import MARK, Place, and_above, is_device

if TYPE_CHECKING:
    from pathlib import Path


def home() -> str:
    """The folder of this program on this machine; refused where git would send it along."""
    named = os.environ.get("OO_HOME")
    path = named or _default()
    if not os.path.isabs(path):
        path = os.path.join(os.getcwd(), path)
    for folder in and_above(os.path.realpath(path)):
        notebook = os.path.lexists(os.path.join(folder, MARK))
        if notebook or os.path.lexists(os.path.join(folder, ".git")):
            kind = "notebook" if notebook else "folder kept by git"
            raise Impossible(
                f"what is private would lie inside a {kind} ({folder})",
                where=f"OO_HOME {path}",
                remedy="Set OO_HOME to a folder outside of it.",
            )
    return path


def _default() -> str:
    told = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_DATA_HOME", "")
    if sys.platform != "darwin" and os.path.isabs(told):
        return os.path.join(told, "oneonone")
    account = os.path.expanduser("~")
    if not os.path.isabs(account):
        what = "this account has no folder of its own"
        raise Impossible(what, remedy="Set OO_HOME to a folder for what is yours alone.")
    usual = {"win32": "AppData/Local", "darwin": "Library/Application Support"}
    return os.path.join(account, *usual.get(sys.platform, ".local/share").split("/"), "oneonone")


def _safe(me: str) -> str:
    """An adult's key as the name of a folder; Windows has some names for devices."""
    return f"{me}_" if is_device(me) else me


def place_name(path: Place, what: str = "") -> str:
    """A name for what belongs to a file or folder, by the real path of it."""
    return digest(f"{what}{os.path.realpath(path)}".encode()).hex()[:16]


def own_place(*parts: str) -> str:
    """A folder below the home that only this person can look into."""
    base = home()
    make_folder(base, 0o700)
    return make_folder(real_place(base, *parts), 0o700)


def own_folder(*parts: str) -> Path:
    """A folder below the home that only this person can look into."""
    from pathlib import Path

    return Path(own_place(*parts))


def notebook_home(notebook_id: str, *parts: str) -> Path:
    """The folder, or one below it, where this machine keeps what belongs to one notebook."""
    return real_folder(home(), "notebooks", notebook_id, *parts)


def me(notebook_id: str) -> str | None:
    """The key of the adult who uses this machine for this notebook, where they have said so."""
    try:
        place = os.path.join(real_place(home(), "notebooks", notebook_id), "me")
        return read_file(place).decode().strip() or None
    except (OSError, OneOnOneError, UnicodeDecodeError):
        return None


def remember_me(notebook_id: str, key: str) -> None:
    """Keep who uses this machine for this notebook."""
    put_file(own_folder("notebooks", notebook_id) / "me", f"{key}\n".encode())


def private_folder(notebook_id: str, folder: str) -> str:
    """Where private words about one student are kept."""
    return real_place(home(), "notebooks", notebook_id, "private", folder)


def private_path(notebook_id: str, folder: str, entry_id: str) -> Path:
    """Where the private words of one entry are kept."""
    return notebook_home(notebook_id, "private", folder) / f"{entry_id}.yaml"


def editing_path(notebook_id: str, me: str, folder: str, entry_id: str) -> Path:
    """The working copy of an entry that lies open in one adult's editor; its folder is made."""
    place = own_folder("notebooks", notebook_id, "editing", _safe(me), folder)
    return place / f"{entry_id}.yaml"


def draft_place(notebook_id: str, me: str, folder: str) -> str:
    """Where one adult's unfinished note of a student is, or would be."""
    return os.path.join(
        real_place(home(), "notebooks", notebook_id, "drafts", _safe(me)), f"{folder}.yaml"
    )


def undone_folder(notebook_id: str, folder: str) -> Path:
    """Where what was taken back or dropped is kept; made where it is missing."""
    return own_folder("notebooks", notebook_id, "undone", folder)


def journal_place(notebook_id: str) -> str:
    """The list of entries written on this machine; its folder is made."""
    return os.path.join(own_place("notebooks", notebook_id), "written")


def begin_anew(notebook_id: str) -> None:
    """Leave what was unfinished or written in an example before this one: all have one id."""
    for kind in ("drafts", "editing"):
        remove_folder(notebook_home(notebook_id, kind))
    with contextlib.suppress(OSError):
        os.unlink(journal_place(notebook_id))


def keep_fault(text: str, name: str) -> Path:
    """Details of an unexpected fault, for the one who mends the program."""
    path = own_folder("faults") / name
    put_file(path, text.encode("utf-8", "replace"))
    return path
