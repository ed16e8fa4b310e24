"""A second pair of hands: a copy of this process does a part of the work meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

Work = Callable[[Sequence[str]], bytes]


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def has_hands() -> bool:
    """Whether a copy of this process gains anything here: there is a second core, and ``fork``."""
    return hasattr(os, "fork") and cores() > 1


class Aside:
    """Work on these items, begun at once in a copy of this process."""

    def __init__(self, work: Work, items: Sequence[str]) -> None:
        self.items = items
        self._work = work
        self._reading, writing = os.pipe()
        try:
            self._copy = os.fork()
        except OSError:
            self._copy = -1
        if not self._copy:
            _send(work, items, writing)
        os.close(writing)

    def result(self) -> bytes:
        """What came of it. Where the copy could not be made, or died, it is done here."""
        with open(self._reading, "rb") as file:
            found = file.read()
        try:
            failed = self._copy < 0 or os.waitpid(self._copy, 0)[1] != 0
        except ChildProcessError:
            failed = True  # whoever started us has children waited for by nobody
        return self._work(self.items) if failed else found


def _send(work: Work, items: Sequence[str], writing: int) -> None:
    """What the copy does, and then goes without a word: its parent says what there is to say."""
    status = 1
    try:
        with open(writing, "wb") as file:
            file.write(work(items))
        status = 0
    finally:
        os._exit(status)
