"""The journal: which entries were written on this machine, so that the last can be taken back."""

from __future__ import annotations

import contextlib
import os
import re

from oneonone.errors import OneOnOneError
from oneonone.world.files import LARGEST_EXPORT, put_file, read_file
from oneonone.world.home import journal_place

_ENTRY = r"notes/[^/\\\0]+/[^/\\\0]+\.yaml"
_CHANGED = r"(?:roster\.csv|oneonone\.yaml) [0-9a-f]{32}"


def wrote(notebook_id: str, path: str) -> None:
    """Note down a new entry. What was saved is saved, whether or not this can be written; but a
    journal without it would have an older one taken back in its place, and is taken away."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
    flags |= getattr(os, "O_NONBLOCK", 0)  # a pipe there must not hold anybody up
    with contextlib.suppress(OSError, OneOnOneError):
        place = journal_place(notebook_id)
        try:
            descriptor = os.open(place, flags, 0o600)
            with open(descriptor, "ab") as file:
                file.write(f"{path}\n".encode())
        except OSError:
            os.unlink(place)


def lines(notebook_id: str) -> list[str]:
    """What was written on this machine, in the order in which it was: an entry's path, or a
    file of the notebook that was changed, and a mark of what it was changed to."""
    try:
        text = read_file(journal_place(notebook_id), LARGEST_EXPORT).decode("utf-8", "replace")
    except FileNotFoundError:
        return []
    known = f"(?:{_ENTRY}|{_CHANGED})"
    return [line for line in text.split("\n") if re.fullmatch(known, line) and "/../" not in line]


def strike(notebook_id: str, folder: str) -> None:
    """Take the entries of a student's folder out of it."""
    kept = [line for line in lines(notebook_id) if not line.startswith(f"notes/{folder}/")]
    if len(kept) < len(lines(notebook_id)):
        put_file(journal_place(notebook_id), "".join(f"{line}\n" for line in kept).encode())


def written(notebook_id: str) -> list[str]:
    """The same, the last one first, each once."""
    return list(dict.fromkeys(reversed(lines(notebook_id))))
