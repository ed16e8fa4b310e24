"""What is said, and where: results on stdout; hints, questions and faults on stderr."""

from __future__ import annotations

import shutil
import sys

import click

from oneonone.render.words import safe


def say(text: str) -> None:
    """A result, on stdout. Nothing in it steers the terminal."""
    click.echo(safe(text))


def hint(text: str) -> None:
    """Everything that is not the result, on stderr."""
    if text:
        click.echo(safe(text), err=True)


def ask(question: str, usual: str = "") -> str:
    """A question with its usual answer in brackets; Enter takes it."""
    shown = f"{question} [{usual}] " if usual else f"{question} "
    answer: str = click.prompt(
        safe(shown), default="", show_default=False, prompt_suffix="", err=True
    )
    return answer.strip() or usual


def at_a_terminal() -> bool:
    """Whether a person sits there who can answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def width() -> int:
    """Columns of the terminal; 80 where there is none."""
    return max(20, shutil.get_terminal_size((80, 24)).columns)


def note_unread(unreadable: int) -> None:
    """Count aloud what could not be read."""
    if unreadable:
        things = "note" if unreadable == 1 else "notes"
        hint(f"{unreadable} {things} could not be read: oo check")
