"""Programs of this machine, found by its PATH alone: never one that lies in a notebook."""

from __future__ import annotations

import os


def program(name: str) -> str | None:
    """The whole path of a program; None where no folder of the PATH has it. Windows would look into
    the current folder first, and a PATH may have an empty place in it that means the same."""
    endings = [""]
    if os.name == "nt":
        known = os.environ.get("PATHEXT", ".COM;.EXE;.BAT;.CMD").casefold().split(";")
        endings = [""] if os.path.splitext(name)[1].casefold() in known else known
    for folder in [""] if os.path.isabs(name) else os.get_exec_path():
        for ending in endings:
            place = os.path.join(folder, name + ending)
            if os.path.isabs(place) and os.path.isfile(place) and os.access(place, os.X_OK):
                return place
    return None
