"""Plays one command of a `session` block at a real terminal, and says what a person saw there.

Started by the bash of a document, in whose folder and environment it plays; the one argument is
JSON: the command, then what the document says, line by line. One of them that begins with ``>`` is
typed where the program waits for an answer: at its ``> ``, or behind a question on the same line;
``^C`` typed alone is Ctrl-C.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import sys
import time

import pexpect
from terminal import STEERS, heeds_ctrl_c

TYPED = re.compile(r">( |$)")
SECONDS = 20
STILL = 0.1
"""Seconds without a word behind a question after which the program waits for the answer."""
PROMPT = "> "


def main() -> int:
    """Play it; the exit code is the program's."""
    words, *says = json.loads(sys.argv[1])
    program, *args = shlex.split(words)
    world = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    child = pexpect.spawn(
        program,
        args,
        env=world | {"TERM": "xterm"},
        dimensions=(50, 80),
        encoding="utf-8",
        timeout=SECONDS,
        preexec_fn=heeds_ctrl_c,
    )
    seen = ""
    for line in says:
        if not TYPED.match(line):
            continue
        seen += _asked(child, words + "\n" + seen)
        if line == "> ^C":
            time.sleep(0.2)  # one that comes in the very moment it begins to wait is lost
            child.sendintr()
            seen += "^C"
        else:
            child.sendline(line[2:])
    try:
        child.expect(pexpect.EOF)
    except pexpect.TIMEOUT:
        raise SystemExit(f"$ {words}\n{seen}{child.before}\nIt asks on here.") from None
    seen += STEERS.sub("", str(child.before))
    child.close()
    seen = seen.replace("^C^C", "^C")  # some terminals show it, others do not
    print("\n".join(map(_shown, seen.rstrip("\r\n").split("\n"))))
    return int(child.exitstatus if child.exitstatus is not None else 1)


def _shown(line: str) -> str:
    """What stands there at last, of a line that was written over to say how far it is."""
    return line.rstrip("\r").rpartition("\r")[2].rstrip()


def _asked(child: pexpect.spawn, before: str) -> str:
    """What comes until the program waits for an answer, which goes on a line of its own."""
    seen, last = "", time.monotonic()
    while time.monotonic() - last < SECONDS:
        try:
            seen += STEERS.sub("", child.read_nonblocking(4096, 0.05))
            last = time.monotonic()
        except pexpect.TIMEOUT:
            line = seen.rpartition("\n")[2].rpartition("\r")[2]
            if line.endswith(" ") and line.strip() and time.monotonic() - last > STILL:
                return seen if line == PROMPT else f"{seen.rstrip()}\n{PROMPT}"
        except pexpect.EOF:
            raise SystemExit(f"$ {before}{seen}\nIt ended here, and was to be asked on.") from None
    raise SystemExit(f"$ {before}{seen}\nIt asked nothing here for {SECONDS} seconds.")


if __name__ == "__main__":
    heeds_ctrl_c()
    sys.exit(main())
