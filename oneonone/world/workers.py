"""A second pair of hands: a copy of this process does a part of the work meanwhile."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

Job = Callable[[], bytes]
"""Something to be done; what comes of it is one line."""

MOST = 256
"""Jobs that can be handed out: the number of one is a byte."""


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def has_hands() -> bool:
    """Whether a copy of this process gains anything here: there is a second core, and ``fork``."""
    return hasattr(os, "fork") and cores() > 1


class Aside:
    """Jobs that a copy of this process begins at once, ``first`` before the others. Whoever asks
    for the results takes a hand in those that it has not come to."""

    def __init__(self, jobs: Sequence[Job], first: Job | None = None) -> None:
        self._jobs = jobs
        self._first = first
        self._to_do, numbers = os.pipe()
        os.write(numbers, bytes(range(len(jobs))))
        os.close(numbers)
        reading, writing = os.pipe()
        try:
            self._copy = os.fork()
        except OSError:
            self._copy = -1
        if not self._copy:
            os.close(reading)  # else it would wait for ever at a pipe that nobody reads
            self._work(writing)
        os.close(writing)
        self._sent = open(reading, "rb")  # noqa: SIM115  closed when all has been read

    @cached_property
    def first(self) -> bytes | None:
        """What came of the first job; to be asked for before the others."""
        if self._first is None:
            return None
        line = self._sent.readline()
        return line if line.endswith(b"\n") else self._first()

    def results(self) -> list[bytes]:
        """What came of the others, in their order. Where the copy could not be made, or died, all
        is done here."""
        done = dict(self._next())
        with self._sent as sent:
            for line in sent:
                number, _, found = line.partition(b" ")
                if number.isdigit() and line.endswith(b"\n"):
                    done[int(number)] = found
        os.close(self._to_do)
        if self._copy > 0:
            # Whoever started us may have children waited for by nobody.
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self._copy, 0)
        return [done[n] if n in done else job() for n, job in enumerate(self._jobs)]

    def _next(self) -> Iterator[tuple[int, bytes]]:
        """Jobs that nobody has taken, done one after the other."""
        while number := os.read(self._to_do, 1):
            yield number[0], self._jobs[number[0]]()

    def _work(self, writing: int) -> None:
        """What the copy does, and then goes without a word: its parent says what there is to
        say. It sends the rest when all is done, since a pipe that nobody reads yet is soon full."""
        try:
            with open(writing, "wb") as file:
                if self._first is not None:
                    file.write(self._first() + b"\n")
                    file.flush()
                file.writelines([b"%d %s\n" % done for done in self._next()])
        finally:
            os._exit(0)
