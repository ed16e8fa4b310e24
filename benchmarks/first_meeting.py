"""From nothing to the first meeting written down, with a roster of 28: commands, keys, time.

Four ways: `oo`, taskwarrior, Watson, a new spreadsheet. The first three are installed into a new
environment and played with a new home; what each can say afterwards stands beside it. Seconds are
those of typing at 40 words a minute (200 keys), as the person knows what to type, and what the
programs make them wait, measured in this run. Taskwarrior is a package of the system: its
installing is counted as one command, and not timed.

    python benchmarks/first_meeting.py WHEEL
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

KEYS_A_SECOND = 200 / 60
FIRST = "Amara Ben Chloe Diego Elif Finn Grace Hana Ines Jamal Kofi Leah Maria Noah".split()
LAST = ("Brooks", "Okafor")
STUDENTS = [f"{last}, {first}" for last in LAST for first in FIRST]
ROSTER = "Student_Number,LastFirst,Grade_Level,Home_Room,DOB\n" + "".join(
    f'{7001 + n},"{name}",7,P3,5/1/2013\n' for n, name in enumerate(STUDENTS)
)
MET = "explains every step out loud"


class Way(NamedTuple):
    """How one program is come to: the commands as typed, how many are really played, and what
    can be asked of it afterwards."""

    name: str
    install: tuple[str, ...]
    commands: tuple[str, ...]
    knows: str


def ways(wheel: Path) -> list[Way]:
    """The three that are played. In each, nothing is typed that could be left out."""
    add = tuple(f'task add project:7 "{name}"' for name in STUDENTS)
    return [
        Way(
            "oo",
            ("python3 -m venv v", f"v/bin/pip install -q {wheel}"),
            (
                'oo init grade-7 --roster students.csv --as rivera --name "Ms. Rivera"',
                "cd grade-7",
                f'oo log jamal brooks -m "{MET}" --minutes 4',
            ),
            "who is next, and why; who has not been met; the minutes",
        ),
        Way(
            "taskwarrior",
            ("apt-get install taskwarrior",),
            (f"yes | {add[0]}", *add[1:], f'yes | task Jamal Brooks annotate "{MET}"'),
            "the note; that somebody is still on the list",
        ),
        Way(
            "Watson",
            ("python3 -m venv v", "v/bin/pip install -q td-watson"),
            ('watson add --from "09:10" --to "09:14" jamal-brooks +met',),
            "the minutes of Jamal; nobody else is known to it, and no word of what was said",
        ),
    ]


def played(way: Way) -> float:
    """Seconds that the machine takes, installing and all."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "students.csv").write_text(ROSTER, encoding="utf-8")
        kept = {name: os.environ[name] for name in ("PATH", "SSL_CERT_FILE") if name in os.environ}
        pip = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
        world = kept | pip | {"HOME": folder, "PATH": f"{home}/v/bin:{os.environ['PATH']}"}
        installs = [line for line in way.install if not line.startswith("apt-get")]
        script = "\n".join(["set -e", *installs, *way.commands])
        start = time.perf_counter()
        done = subprocess.run(
            ["bash", "-c", script], cwd=folder, env=world, capture_output=True, text=True
        )
        if done.returncode:
            raise SystemExit(f"{way.name}: {done.stdout}{done.stderr}")
        return time.perf_counter() - start


def keys(commands: tuple[str, ...]) -> int:
    """Keys typed, Enter behind each among them."""
    return sum(len(command) + 1 for command in commands)


def main() -> None:
    """One line a way."""
    wheel = Path(sys.argv[1]).resolve()
    print(f"{'':12} commands  keys  machine  minutes  afterwards it knows")
    for way in ways(wheel):
        typed = (*(one.replace(str(wheel), wheel.name) for one in way.install), *way.commands)
        seconds = played(way)
        minutes = (keys(typed) / KEYS_A_SECOND + seconds) / 60
        print(
            f"{way.name:12} {len(typed):8}  {keys(typed):4}  {seconds:5.1f} s  {minutes:7.1f}"
            f"  {way.knows}"
        )
    # The office's file is opened in it; a header of five cells, and one row of them.
    cells = ("Met on", "Minutes", "What was said", "Goal", "Next", "11/30/26", "4", MET)
    count = sum(len(cell) + 1 for cell in cells)
    minutes = count / KEYS_A_SECOND / 60
    print(f"{'spreadsheet':12} {0:8}  {count:4}  {0:5.1f} s  {minutes:7.1f}  what one reads off it")


if __name__ == "__main__":
    main()
