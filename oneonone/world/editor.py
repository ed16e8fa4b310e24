"""The person's editor, run on a working copy in OO_HOME until what it saved reads well."""

from __future__ import annotations

import contextlib
import os
import secrets
import shlex
import signal
import stat
import subprocess
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from oneonone.core.checks import Problem
from oneonone.errors import Impossible, OneOnOneError
from oneonone.formats.editing import with_faults, without_faults
from oneonone.world import clock
from oneonone.world.files import LARGEST, put_file, read_file
from oneonone.world.programs import program

AT_ONCE = 3.0 if os.name == "nt" else 1.0
"""Seconds: an editor that is back sooner, with the file untouched, has only opened a window."""

RETURNED_AT_ONCE = (
    "The editor came back at once and changed nothing. If it opens a window, tell it to wait, as"
    ' EDITOR="code --wait" does.'
)

_USUAL = ("notepad",) if os.name == "nt" else ("nano", "vim", "vi")


_NAMED = (
    '$env:EDITOR = "notepad"'
    if os.name == "nt"
    else 'export EDITOR=nano, or export EDITOR="code --wait"'
)


class Turn(Enum):
    """What the person wants after a save that is not good."""

    AGAIN = "back to the editor"
    KEEP = "keep it for later"
    DROP = "drop the changes"


class Person(NamedTuple):
    """Somebody at a terminal, who can be asked."""

    after_faults: Callable[[Sequence[str]], Turn]
    until_closed: Callable[[], None]
    """Comes back when the person has saved in the window that their editor opened."""


class How(Enum):
    """How an edit ended."""

    GOOD = "good"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    DROPPED = "dropped"


class Edited(NamedTuple):
    """How an edit ended, with the person's text, and what was wrong with it."""

    how: How
    text: bytes
    faults: tuple[str, ...] = ()


def edited(
    copy: Path,
    start: bytes,
    text: bytes,
    checked: Callable[[bytes], Sequence[Problem]],
    person: Person | None,
) -> Edited:
    """Open ``text`` in the person's editor until it is good, or until they have had enough.

    ``start`` is the text with nothing changed in it. ``copy`` is where the editor finds it: there
    the person's text lies whenever this ends, or is ended; ``put_away`` removes it.
    """
    command = person_editor()
    problems = checked(text)
    while True:
        saved, trouble = _visited(command, copy, with_faults(text, problems), person)
        text = without_faults(saved)
        if not trouble and _plain(text) == _plain(start):
            return Edited(How.UNCHANGED, text)
        # The lines of the faults are those of the text as the editor showed it.
        problems = () if trouble else checked(saved)
        faults = (trouble,) if trouble else tuple(_words(problem) for problem in problems)
        if not faults:
            return Edited(How.GOOD, text)
        turn = person.after_faults(faults) if person else Turn.KEEP
        if turn is Turn.AGAIN:
            text = saved
            continue
        how = How.KEPT if turn is Turn.KEEP else How.DROPPED
        return Edited(how, text, faults)


def _plain(text: bytes) -> bytes:
    """A text without what an editor changes that only opened and saved it."""
    return text.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")


def _words(problem: Problem) -> str:
    return f"line {problem.line}: {problem.rule}: {problem.message}"


def put_away(copy: Path) -> None:
    """Remove a working copy that has served."""
    for path in (copy, _last(copy)):
        with contextlib.suppress(FileNotFoundError):
            path.unlink()


def _last(copy: Path) -> Path:
    """Beside a working copy: its text before the editor had it last."""
    return copy.with_suffix(".last")


def person_editor() -> list[str]:
    """The command of the person's editor: ``$VISUAL``, ``$EDITOR``, or one that is there."""
    for name in ("VISUAL", "EDITOR"):
        if written := os.environ.get(name, "").strip():
            return _command(name, written)
    for name in _USUAL:
        if found := program(name):
            return [found]
    raise Impossible(
        "no editor was found on this machine",
        remedy=f"Name yours in EDITOR, as {_NAMED}.",
    )


def editor_name() -> str:
    """What the person's editor is called: vim; empty where there is none."""
    with contextlib.suppress(OneOnOneError):
        return Path(person_editor()[0]).stem.casefold()
    return ""


def _command(name: str, written: str) -> list[str]:
    try:
        words = shlex.split(written, posix=os.name != "nt")
    except ValueError:
        words = []
    words = [word.strip('"') if os.name == "nt" else word for word in words]
    # A path with blanks in it, as Windows has them, may stand there without quotes.
    if os.path.isfile(written):
        words = [written]
    named = os.path.expanduser(words[0]) if words else ""
    found = program(os.path.abspath(named) if os.path.dirname(named) else named) if named else None
    if found is None:
        raise Impossible(
            "there is no such editor", where=f"{name}={written}", remedy="Name one that is there."
        )
    return [found, *words[1:]]


def _visited(
    command: Sequence[str], copy: Path, shown: bytes, person: Person | None
) -> tuple[bytes, str]:
    """Let the editor have the text: what it left there, and what was wrong with that. Where
    nothing of use is left, it is the text before."""
    put_file(copy, shown)
    put_file(_last(copy), shown)
    before, began = _touched(copy), clock.seconds()
    code = _run([*command, str(copy)])
    quick = clock.seconds() - began < AT_ONCE
    if code == 0 and quick and _touched(copy) == before:
        if person is None:
            return shown, RETURNED_AT_ONCE
        person.until_closed()
    text, trouble = left(copy)
    if text is None:
        put_file(copy, shown)
        return shown, trouble
    if code < 0:
        return text, f"The editor was stopped (signal {-code})."
    return text, f"The editor ended with a fault ({code})." if code else ""


def _run(command: Sequence[str]) -> int:
    with _deaf_to_ctrl_c():
        try:
            return subprocess.run(command, check=False).returncode
        except OSError as fault:
            raise Impossible(
                f"cannot be started ({fault.strerror})",
                where=command[0],
                remedy="Name another editor in EDITOR.",
            ) from None


@contextlib.contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Ctrl-C in the editor is for the editor. A handler, since being deaf is inherited."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _touched(copy: Path) -> tuple[int, int, int] | None:
    """What changes when a file is saved, even with the same words."""
    try:
        seen = os.lstat(copy)
    except OSError:
        return None
    return seen.st_ino, seen.st_mtime_ns, seen.st_size


def left(copy: Path) -> tuple[bytes | None, str]:
    """What the editor left: the text, or None and why it is of no use. A file that is too large
    is set aside; one that is no UTF-8 is still the person's text."""
    try:
        mode = os.lstat(copy).st_mode
        data = read_file(copy) if stat.S_ISREG(mode) else b""
    except FileNotFoundError:
        return None, "The editor left no file behind."
    except (OSError, OneOnOneError):
        mode, data = 0, b""
    if stat.S_ISREG(mode) and len(data) <= LARGEST:
        return (data, "") if data.strip() else (None, "What was saved is empty.")
    aside = copy.with_name(f"{copy.stem}-{secrets.token_hex(4)}{copy.suffix}")
    copy.rename(aside)
    if stat.S_ISREG(mode):
        return None, f"What was saved is larger than 1 MiB. It is kept in {aside}"
    kind = "a link" if stat.S_ISLNK(mode) else "a folder" if stat.S_ISDIR(mode) else "something"
    return None, f"The editor left {kind} in place of the text."
