"""How many keys a check-in takes: three answers of five, how the last goal went, and a goal.

The same note in four ways: the questions of `oo log`, one line of it, a row of a spreadsheet, and
the file itself in a bare editor. The first two are played with the real program, and the files they
leave say the same. Seconds are those of typing at 40 words a minute (200 keys), and what the
program makes a person wait, measured in this run.

    python benchmarks/keystrokes.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from terminal import Terminal

KEYS_A_SECOND = 200 / 60

WARM_UP = "tired but fine. sister's game last night"
STRENGTH = "explains every step out loud"
GROWTH = "mixed numbers"
GOAL = "two more, with mixed numbers"

TALK = ["k", "", WARM_UP, "", STRENGTH, GROWTH, "", GOAL, "", "8 dec", "4"]
"""What is typed at each question; an empty line is Enter alone."""

ONE_LINE = (
    f"oo log jamal -a warm_up=\"{WARM_UP}\" -a strength='{STRENGTH}' -a growth='{GROWTH}'"
    f" --last-goal kept -g '{GOAL}' -d mon --next '8 dec' --minutes 4"
)

ROW = ["11/23/26", "Jamal Brooks", "met", "4", "kept", WARM_UP, "", STRENGTH, GROWTH, "", GOAL]
ROW += ["11/30/26", "12/8/26"]
"""The cells of a row, with a key behind each. Looking up the last goal, scrolling to the end of the
sheet and the one who is next are not counted."""


def note(folder: Path) -> str:
    """The note that was written last, without the time of writing."""
    path = max((folder / "notes" / "7013").glob("2026-11-23-*"), key=lambda p: p.stat().st_mtime)
    return "".join(line for line in path.open() if not line.startswith("at:"))


def demo(folder: Path) -> Path:
    """A notebook to write into, and the home it belongs to."""
    os.environ |= {"OO_HOME": str(folder / "home"), "OO_TODAY": "2026-11-23", "OO_AS": "rivera"}
    here = str(Path(__file__).resolve().parent.parent)
    os.environ["PYTHONPATH"] = here
    subprocess.run([sys.executable, "-m", "oneonone", "demo", "d"], cwd=folder, check=True,
                   capture_output=True)  # fmt: skip
    return folder / "d"


def main() -> None:
    """Play, count, and print one line for each way."""
    with tempfile.TemporaryDirectory() as place:
        book = demo(Path(place))
        began = time.perf_counter()
        table = Terminal("log", "jamal", cwd=book)
        table.child.delaybeforesend = None
        table.answers(*TALK)
        assert table.ends() == 0, table.all
        waited = time.perf_counter() - began
        written = note(book)
    with tempfile.TemporaryDirectory() as place:
        book = demo(Path(place))
        line = ONE_LINE.replace("oo ", f"{sys.executable} -m oneonone ", 1)
        began = time.perf_counter()
        subprocess.run(line, shell=True, cwd=book, check=True, capture_output=True)
        waited_line = time.perf_counter() - began
        assert note(book) == written, f"{note(book)}\n{written}"
    path = "notes/7013/2026-11-23-rivera.yaml"
    ways = [
        ("oo log jamal, asked", len("oo log jamal") + 1 + sum(len(w) + 1 for w in TALK), waited),
        ("oo log jamal, one line", len(ONE_LINE) + 1, waited_line),
        ("a row of a spreadsheet", sum(len(cell) + 1 for cell in ROW), 0.0),
        ("the file in an editor", len(f"nano {path}") + 1 + len(written) + 3, 0.0),
    ]
    print(f"{'':24}{'keys':>6}{'typing':>9}{'waiting':>9}{'seconds':>9}")
    for name, keys, wait in ways:
        typing = keys / KEYS_A_SECOND
        print(f"{name:24}{keys:>6}{typing:>8.0f}s{wait:>8.1f}s{typing + wait:>8.0f}s")


if __name__ == "__main__":
    main()
