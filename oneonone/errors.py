"""Every fault a person can put right. An error holds facts; its text is one or two sentences.

The form on screen is ``oo: where: what. What to do.``; the door in ``cli`` adds the ``oo:``.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["Impossible", "OneOnOneError", "Stopped", "WrongWords", "nearest"]


class OneOnOneError(Exception):
    """Something a person can put right: where it is, what is wrong, what to do next."""

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        sentence = self.what if self.what.endswith((".", "?", "…")) else f"{self.what}."
        return f"{place}{sentence} {self.remedy}".rstrip()


def nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    """The remedy for a word that is none of those known: the nearest, or what to say otherwise."""
    from difflib import get_close_matches

    folded = {one.casefold(): one for one in known}
    near = get_close_matches(word.casefold(), folded, 1)
    return f"Did you mean {folded[near[0]]}?" if near else otherwise


class WrongWords(OneOnOneError):
    """The command line is wrong: no such student, day, value or option."""

    exit_code = 2


class Impossible(OneOnOneError):
    """The words were right, but it could not be done here and now."""


class Stopped(OneOnOneError):
    """A person ended a conversation in the middle; what they said is kept."""

    exit_code = 130
