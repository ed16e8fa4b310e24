"""A line on the terminal that says what goes on, and goes when it is done."""

from __future__ import annotations

import sys
from types import TracebackType

from oneonone.cli.console import width
from oneonone.render.safe import safe
from oneonone.render.words import bar
from oneonone.world import clock


class Progress:
    """Shown on stderr, at a terminal only; each step takes the place of the one before."""

    def __init__(self) -> None:
        self.shown = False
        self.at_a_terminal = sys.stderr.isatty()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.clear()

    def say(self, words: str) -> None:
        """What goes on now."""
        self.clear()
        if words and self.at_a_terminal:
            sys.stderr.write(f"{safe(words)[: width() - 5]} ...")
            sys.stderr.flush()
            self.shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self.shown:
            sys.stderr.write(f"\r{' ' * (width() - 1)}\r")
            sys.stderr.flush()
            self.shown = False


class Reading:
    """How far the reading of many folders has come, once it has taken half a second."""

    def __init__(self) -> None:
        self.line = Progress()
        self.begun = 0.0
        self.shown = -1

    def __call__(self, done: int, of: int) -> None:
        """So many folders of these have been read; none, where it begins."""
        if not done:
            self.begun = clock.seconds()
        if done >= of:
            self.line.clear()
            return
        part = done * 100 // of
        if part != self.shown and clock.seconds() - self.begun > PATIENCE:
            self.shown = part
            self.line.say(f"{bar(done / of)}  Reading the notes, {done} of {of} students")


PATIENCE = 0.5
"""Seconds for which nobody wonders."""
