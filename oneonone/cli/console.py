"""What is said, and where: results on stdout; hints, questions and faults on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

import click

from oneonone.errors import OneOnOneError
from oneonone.render.safe import safe

T = TypeVar("T")


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


def asked(question: str, usual: str, read: Callable[[str], T]) -> T:
    """A question whose answer is read at once, and asked again until it makes sense."""
    while True:
        words = ask(question, usual)
        try:
            return read(words)
        except OneOnOneError as fault:
            hint(f"oo: {fault}")


def agreed(question: str) -> bool:
    """A question that wants y or n; asked again until it gets one."""
    while True:
        words = ask(f"{question}  y/n").casefold()
        if words in ("y", "yes", "n", "no"):
            return words.startswith("y")


def picked(choices: Sequence[tuple[str, str]]) -> int | None:
    """Which of several, by its place or by its own word, as an id; None for Enter alone."""
    for place, (word, words) in enumerate(choices, 1):
        hint(f"  {place}  {words}" if word in words else f"  {place}  {words} ({word})")
    known = {word.casefold(): place for place, (word, _) in enumerate(choices)}
    while True:
        answer = ask("Which one? A number, or Enter for none:").casefold()
        if not answer:
            return None
        if answer.isdecimal() and 1 <= int(answer) <= len(choices):
            return int(answer) - 1
        if answer in known:
            return known[answer]


class HungUp(Exception):
    """Ctrl-C, Ctrl-D or a closed terminal in the middle of an answer; the whole lines of it."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self.said = said


PROMPT = "> "
GOES_ON = "\\"
"""At the end of a line: the answer has another one."""


def answer(kept: Callable[[str], None] | None = None) -> str:
    """What a person types behind ``>``: one line; more where it ends with a backslash, or where
    several were pasted; ``kept`` is told the first of them while the next is typed."""
    lines: list[str] = []
    try:
        empty = not _waiting(0)
        lines.append(_line(PROMPT))
        while lines[-1].endswith(GOES_ON) or (empty and lines[0] and _waiting(_PASTE)):
            lines[-1] = lines[-1].removesuffix(GOES_ON).rstrip()
            if kept is not None:
                kept("\n".join(lines))
            lines.append(_line("  "))
    except (KeyboardInterrupt, EOFError):
        hint("\n")
        raise HungUp("\n".join(lines)) from None
    return "\n".join(lines)


_PASTE = 0.015
"""Seconds within which the next line of a paste has come. Nobody types Enter twice in it; what
was typed ahead, before the question stood there, is one answer a line as well."""


def _waiting(seconds: float) -> bool:
    """Whether more was typed or pasted already."""
    if sys.platform == "win32":
        import msvcrt

        from oneonone.world import clock

        until = clock.seconds() + seconds
        while not (found := msvcrt.kbhit()) and clock.seconds() < until:
            clock.wait(0.001)
        return bool(found)
    import select

    return bool(select.select([sys.stdin], [], [], seconds)[0])


def _line(prompt: str) -> str:
    """One line, with the keys of the terminal's own line editing where it has one. What was typed
    is not kept for the arrow keys: the next to see it may be another student."""
    if sys.stdout.isatty():
        try:
            import readline

            readline.set_auto_history(False)
            # Else the letters of a locale that is not UTF-8 are keys of the editing itself.
            for setting in ("input-meta on", "convert-meta off", "output-meta on"):
                readline.parse_and_bind(f"set {setting}")
        except (ImportError, AttributeError):
            pass
        return input(prompt)
    click.echo(prompt, nl=False, err=True)
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.removesuffix("\n")


def at_a_terminal() -> bool:
    """Whether a person sits there who can answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def width() -> int:
    """Columns of the terminal; 80 where there is none."""
    # As shutil.get_terminal_size does, which loads every kind of archive first.
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return max(20, int(told))
    try:
        return max(20, os.get_terminal_size(sys.stdout.fileno()).columns or 80)
    except (OSError, ValueError, AttributeError):
        return 80


def note_unread(unreadable: int) -> None:
    """Count aloud what could not be read."""
    if unreadable:
        things = "note" if unreadable == 1 else "notes"
        hint(f"{unreadable} {things} could not be read: oo check")
