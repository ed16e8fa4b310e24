"""Runs the `console` and `session` blocks of a document and writes down what was to be seen.

    $ oo next            a command; in a console block, lines that start with "> " go on with it
    Jamal Brooks ...     what it says; `...` stands for anything, alone on a line for any lines
    > k                  in a session block: what a person types there, at a real terminal
    [1]                  how it ended, when not well

A comment of its own line, `<!-- $ command -->`, is run as well, unseen, and says nothing.

All commands of a document run in one bash, in a fresh folder: `cd`, `export` and files stay.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shlex
import signal
import subprocess
import sys
from collections.abc import Sequence
from difflib import unified_diff
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

SECONDS = 120
FENCE = re.compile(r"(?P<indent> *)(?P<ticks>`{3,}) *(?P<kind>console|session) *")
BEHIND = re.compile(r"<!-- \$ (?P<words>.+) -->")
PLAYER = Path(__file__).with_name("sessions.py")
STATUS = re.compile(r"\[(\d+)\]")


class Command(NamedTuple):
    """What is typed at one `$`, and what the document says it answers."""

    words: str
    first: int  # the lines of the document that hold the answer: from here
    last: int  # up to here, excluded
    indent: str
    says: tuple[str, ...]
    status: int
    session: bool = False

    @property
    def typed(self) -> str:
        """What bash is given: the words, or the player that types them at a terminal."""
        if not self.session:
            return self.words
        return shlex.join([sys.executable, str(PLAYER), json.dumps([self.words, *self.says])])


class Seen(NamedTuple):
    """What a command said, on stdout and stderr together, and its exit status."""

    lines: tuple[str, ...]
    status: int


def commands(text: str) -> list[Command]:
    """The commands of all `console` and `session` blocks. ValueError: one cannot be read."""
    found: list[Command] = []
    lines = text.split("\n")
    start = 0
    while start < len(lines):
        if fence := FENCE.fullmatch(lines[start]):
            end = start + 1
            while end < len(lines) and lines[end].strip() != fence["ticks"]:
                end += 1
            if end == len(lines):
                raise ValueError(f"line {start + 1}: this block is never closed")
            found += _block(lines, start + 1, end, fence["indent"], fence["kind"] == "session")
            start = end
        elif behind := BEHIND.fullmatch(lines[start]):
            found.append(Command(behind["words"], start + 1, start + 1, "", (), 0))
        start += 1
    return found


def _block(lines: list[str], start: int, end: int, indent: str, session: bool) -> list[Command]:
    found: list[Command] = []
    bare = [line.removeprefix(indent) for line in lines[:end]]
    while start < end:
        if not bare[start].startswith("$ "):
            kind = "session" if session else "console"
            raise ValueError(f'line {start + 1}: a {kind} block begins with "$ " and a command')
        words = [bare[start][2:]]
        start += 1
        while not session and start < end and re.match(r">( |$)", bare[start]):
            words.append(bare[start][2:])
            start += 1
        stop = start
        while stop < end and not bare[stop].startswith("$ "):
            stop += 1
        status = STATUS.fullmatch(bare[stop - 1]) if stop > start else None
        says = tuple(bare[start : stop - 1 if status else stop])
        ended = int(status[1]) if status else 0
        found.append(Command("\n".join(words), start, stop, indent, says, ended, session))
        start = stop
    return found


def run(typed: Sequence[str], folder: Path, text: str = "") -> list[Seen]:
    """Types each in turn into one bash, whose world is the empty `folder`. `$DOCUMENT` is a file
    with the document's own text, from which a command behind a comment can take a block."""
    mark = secrets.token_hex(16)
    lines = [f"eval {shlex.quote(words)}\nprintf '\\n%s %s\\n' {mark} $?" for words in typed]
    output, here = folder / "output", folder / "here"
    here.mkdir(parents=True)
    (folder / "document.md").write_text(text, "utf-8")
    with output.open("wb") as screen:
        bash = subprocess.Popen(
            ["bash", "--noprofile", "--norc", "-c", "\n".join(lines)],
            cwd=here,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=screen,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            bash.wait(SECONDS)
            trouble = "ended the shell, so nothing after it was run"
        except subprocess.TimeoutExpired:
            os.killpg(bash.pid, signal.SIGKILL)
            bash.wait()
            trouble = f"had not ended after {SECONDS} seconds"
    said = output.read_text("utf-8", errors="backslashreplace")
    *pieces, rest = re.split(rf"\n{mark} (\d+)\n", said)
    seen = [
        Seen(tuple(piece.removesuffix("\n").split("\n")) if piece else (), int(status))
        for piece, status in zip(pieces[::2], pieces[1::2], strict=True)
    ]
    if len(seen) < len(typed):
        raise RuntimeError(f"$ {typed[len(seen)]}\n{rest}\nThis {trouble}.")
    return seen


def _environment(folder: Path) -> dict[str, str]:
    """A home, an OO_HOME and an `oo` of the document's own; always the same day and words."""
    home, programs = folder / "home", folder / "bin"
    home.mkdir()
    programs.mkdir()
    (programs / "oo").write_text(
        f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -P -m oneonone "$@"\n'
    )
    (programs / "oo").chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("OO_")}
    return kept | {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / ".local/share"),
        "OO_HOME": str(folder / "oo-home"),
        "DOCUMENT": str(folder / "document.md"),
        "OO_TODAY": "2026-11-23T10:42:07",
        "COLUMNS": "80",
        "TZ": "UTC",
        "NO_COLOR": "1",
        "LC_ALL": "C.UTF-8",
        "PYTHONUNBUFFERED": "1",  # else what goes to stderr comes before what was said first
    }


def reconcile(says: Sequence[str], seen: Sequence[str]) -> tuple[str, ...]:
    """What the document should say: its own lines where they hold, `...` and all, else those seen.

    The cheapest way from one to the other, so that equal means they agree. A `...` alone costs
    nothing however much it stands for; a line put in another's place costs less than both apart.
    """
    changed, added, taken_out = 2, 2, 3
    # cost[i][j]: from says[i:] to seen[j:], with the step to take first.
    cost: list[list[tuple[int, str]]] = [[(0, "")] * (len(seen) + 1) for _ in range(len(says) + 1)]
    for i in range(len(says), -1, -1):
        for j in range(len(seen), -1, -1):
            steps: list[tuple[int, str]] = []
            if i < len(says) and j < len(seen):
                if _holds(says[i], seen[j]):
                    steps.append((cost[i + 1][j + 1][0], "keep"))
                steps.append((cost[i + 1][j + 1][0] + changed, "change"))
            if i < len(says) and says[i] == "...":
                steps.append((cost[i + 1][j][0], "enough"))
                steps += [(cost[i][j + 1][0], "skip")] if j < len(seen) else []
            if j < len(seen):
                steps.append((cost[i][j + 1][0] + added, "add"))
            if i < len(says):
                steps.append((cost[i + 1][j][0] + taken_out, "take out"))
            cost[i][j] = min(steps, key=lambda step: step[0], default=(0, ""))
    lines: list[str] = []
    i = j = 0
    while i < len(says) or j < len(seen):
        step = cost[i][j][1]
        if step in ("keep", "enough"):
            lines.append(says[i])
        elif step in ("change", "add"):
            lines.append(seen[j])
        i += step in ("keep", "change", "enough", "take out")
        j += step in ("keep", "change", "skip", "add")
    return tuple(lines)


def _holds(says: str, seen: str) -> bool:
    if says == "...":
        return False  # stands for lines, not for a line; "skip" and "enough" see to it
    pattern = ".*".join(re.escape(part) for part in says.split("..."))
    return re.fullmatch(pattern, seen) is not None


def as_seen(text: str, folder: Path) -> str:
    """The document as it should read after a run in the empty `folder`; unchanged if it holds."""
    found = commands(text)
    lines = text.split("\n")
    answers = run([command.typed for command in found], folder, text)
    for command, seen in reversed(list(zip(found, answers, strict=True))):
        answer = [*reconcile(command.says, seen.lines)]
        answer += [f"[{seen.status}]"] if seen.status else []
        lines[command.first : command.last] = [line and command.indent + line for line in answer]
    return "\n".join(lines)


def difference(name: str, text: str, seen: str) -> str:
    """Where a document first errs, and a unified diff; its `@@` count the document's lines."""
    written, wanted = text.split("\n"), seen.split("\n")
    pairs = enumerate(zip_longest(written, wanted), start=1)
    line = next(number for number, (one, other) in pairs if one != other)
    diff = unified_diff(written, wanted, f"{name}, as written", f"{name}, as seen", lineterm="")
    return "\n".join([f"{name}:{line}: something else was seen here", *diff])
