"""Asking a person at the terminal about a text that lies open in their editor."""

from __future__ import annotations

from collections.abc import Sequence

from oneonone.cli.console import ask, at_a_terminal, hint, width
from oneonone.render.words import menu, wrapped
from oneonone.world.editor import RETURNED_AT_ONCE, Person, Turn

_TURNS = {"": Turn.AGAIN, "k": Turn.KEEP, "d": Turn.DROP}
_ASKED = menu("Enter: back to the editor", "k: keep it for later", "d: drop the changes")


def person() -> Person | None:
    """Whoever sits at the terminal; None where nobody does."""
    return Person(_after_faults, _until_closed) if at_a_terminal() else None


def choice(question: str, answers: Sequence[str]) -> str:
    """One of these answers, asked for until it is given."""
    while True:
        hint(wrapped(question, width(), "  "))
        answer = ask(">").casefold()
        if answer[:1] in answers:
            return answer[:1]


def say_faults(faults: Sequence[str]) -> None:
    """What is wrong, each in its own line."""
    for fault in faults:
        hint(wrapped(fault, width(), "  "))


def _after_faults(faults: Sequence[str]) -> Turn:
    say_faults(faults)
    return _TURNS[choice(_ASKED, tuple(_TURNS))]


def _until_closed() -> None:
    hint(wrapped(RETURNED_AT_ONCE, width(), "  "))
    ask("Enter, once you have saved there and closed it:")
