"""What is shown, kept in a file that a person named: never in the place of the notebook itself."""

from __future__ import annotations

import os
from pathlib import Path

from oneonone.errors import Impossible, WrongWords
from oneonone.world.files import put_file
from oneonone.world.place import found_from
from oneonone.world.shareable import PATHS


def put_result(name: str, data: bytes, mode: int = 0o666) -> None:
    """Write a file of this name, new or in place of what was there; what makes up a notebook is
    not written over, nor a folder."""
    if not name.strip():
        raise WrongWords("names no file", where="-o", remedy="For example -o report.html.")
    path = Path(os.path.realpath(Path(name).expanduser()))  # a link is the person's own
    if path.is_dir():
        raise WrongWords("is a folder", where=name, remedy="Name a file inside it.")
    if not path.parent.is_dir():
        remedy = "Make it first, or choose another place."
        raise Impossible(f"there is no folder {path.parent.name}", where=name, remedy=remedy)
    if os.path.lexists(path) and not path.is_file():
        raise WrongWords("is no plain file", where=name, remedy="Name another.")
    root = found_from(path.parent)
    own = {name.casefold() for name in (*PATHS, ".git")}
    if root and path.relative_to(os.path.realpath(root)).parts[0].casefold() in own:
        raise Impossible(
            "belongs to the notebook, and was left as it is",
            where=name,
            remedy="Choose another name.",
        )
    put_file(path, data, mode)
