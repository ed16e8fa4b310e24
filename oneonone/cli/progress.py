"""A line on the terminal that says what goes on, and goes when it is done."""

from __future__ import annotations

import sys
from types import TracebackType

from oneonone.cli.console import width
from oneonone.render.words import safe


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
