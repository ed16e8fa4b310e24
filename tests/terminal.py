"""A real terminal with the real program in it: what a person sees, and types."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pexpect

STEERS = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x07")
PROMPT = "\n(?:\x1b\\[\\?2004h)?> $"


def heeds_ctrl_c() -> None:
    """Tests that run in the background of a shell would hand on that Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """`oo` with these words, at a terminal of this size."""

    def __init__(
        self,
        *args: str | Path,
        cwd: Path,
        columns: int = 80,
        today: str = "2026-11-23T10:42:07",
        env: Mapping[str, str] | None = None,
    ) -> None:
        world = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES")}
        named = {"OO_TODAY": today, "OO_AS": "rivera", "TERM": "xterm", "LC_ALL": "C.UTF-8"}
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "oneonone", *map(str, args)],
            cwd=str(cwd),
            env=world | named | dict(env or {}),
            dimensions=(50, columns),
            encoding="utf-8",
            timeout=20,
            preexec_fn=heeds_ctrl_c,
        )
        self.all = ""

    def reads(self, *words: str) -> str:
        """What comes until these words stand there, one after the other."""
        return "".join(self._until(re.escape(one)) for one in words)

    def _until(self, pattern: str) -> str:
        self.child.expect(pattern)
        said = STEERS.sub("", str(self.child.before) + str(self.child.after))
        self.all += said
        return said

    def asked(self) -> str:
        """What stands there until the next ``>``."""
        return self._until(PROMPT)

    def types(self, line: str) -> None:
        """A line, and Enter."""
        self.child.sendline(line)

    def answers(self, *lines: str) -> str:
        """Each line at the next ``>``; what was seen meanwhile."""
        said = ""
        for line in lines:
            said += self.asked()
            self.types(line)
        return said

    def is_killed_after(self, *lines: str) -> None:
        """Killed at the question that follows these answers."""
        self.answers(*lines)
        self.asked()
        self.kill()

    def goes_on(self) -> str:
        """The offer of an unfinished note, taken once it waits for that; what the offer said."""
        offer = self.reads("v view")
        self.asked()
        self.types("c")
        return offer

    def comes_to_the_last_look(self, next_time: str) -> None:
        """Enter at every question, and these words where it asks for the next meeting."""
        for _ in range(12):
            if "Enter saves" in self.asked():
                return
            self.types(next_time if "meet again" in self.all[-200:] else "")
        raise AssertionError("it never offered to save")

    def ends(self) -> int:
        """Waits for the end; the exit code."""
        self._until_the_end()
        self.child.close()
        if self.child.signalstatus is not None:
            return -int(self.child.signalstatus)
        return int(self.child.exitstatus or 0)

    def _until_the_end(self) -> None:
        self.child.expect(pexpect.EOF)
        self.all += STEERS.sub("", str(self.child.before))

    def kill(self) -> None:
        """As `kill -9` does."""
        self.child.kill(signal.SIGKILL)
        self.child.expect(pexpect.EOF)
        self.child.close()

    def interrupt(self) -> None:
        """Ctrl-C, once the program waits: one that comes in the very moment it begins to is lost
        (Python looks at signals before it waits for the terminal, not between the two)."""
        time.sleep(0.2)
        self.child.sendintr()
