"""Runs the `session` blocks of a document: what a person types at a real terminal, and sees.

    $ oo log jamal       the program, in a notebook as `oo demo` makes it
    How did it go? ...   what it says; `...` as in `console` blocks
    > k                  what is typed there

A block ends when the program does; `^C` typed alone is Ctrl-C.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pexpect
from documents import reconcile
from terminal import Terminal

BLOCK = re.compile(r"(?m)^```session\n(?P<lines>(?:.*\n)*?)```$")


def as_seen(text: str, notebook: Path) -> str:
    """The document as it should read, each block played in this notebook, one after another."""

    def played(found: re.Match[str]) -> str:
        says = found["lines"].splitlines()
        seen = _play(says, notebook)
        return "\n".join(["```session", says[0], *reconcile(says[1:], seen), "```"])

    return BLOCK.sub(played, text)


def _play(says: list[str], notebook: Path) -> list[str]:
    program, *args = shlex.split(says[0].removeprefix("$ "))
    assert program == "oo", says[0]
    table = Terminal(*args, cwd=notebook)
    try:
        for line in says[1:]:
            if line == "> ^C":
                table.asked()
                table.interrupt()
                table.all += "^C"  # a terminal does not show it
            elif re.match(r">( |$)", line):
                table.asked()
                table.types(line[2:])
        code = table.ends()
    except pexpect.ExceptionPexpect:
        raise AssertionError(f"{says[0]}: asked on, or ended early, after:\n{table.all}") from None
    seen = [line.rstrip() for line in table.all.replace("\r", "").rstrip("\n").split("\n")]
    return seen + ([f"[{code}]"] if code else [])
