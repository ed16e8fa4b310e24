"""Spoilt files for every reader, and spoilt notebooks for whole commands, for as long as is asked.

    python benchmarks/any_bytes.py [--minutes 10] [--from 0] [--only NAME]

A reader may refuse with a fault that says what is wrong. A command may end with a sentence. Looked
for is anything else: another error, the sentence of the last door, more than a second of a
processor, more than 200 MiB, or a file opened that is neither the notebook's nor OO_HOME's nor the
program's own (by an audit hook of Python, which sees every file that is opened, made, renamed or
removed, every process, every socket). Each defect is printed with the number that makes it again.
"""

from __future__ import annotations

import argparse
import compileall
import contextlib
import os
import random
import resource
import shutil
import signal
import sys
import sysconfig
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from any_bytes import READERS, spoilt  # noqa: E402

SOON, LARGE = 1.0, 200
COMMANDS = (
    ("check",), ("next", "--all"), ("show", "7013"), ("report",), ("search", "a"), ("goals",),
    ("roster",), ("plan",), ("agenda",), ("export", "7013"), ("template", "show", "check-in"),
    ("log", "7013", "-m", "words"), ("hold", "7013"), ("report", "--json"), ("sheet", "--all"),
)  # fmt: skip
PLACES = {
    "entry": "notes/7013/2026-11-20-rivera-abcd.yaml",
    "settings": "oneonone.yaml",
    "template": "templates/check-in.yaml",
    "roster": "roster.csv",
}


def main() -> None:
    """Go on until the time is over, then say what was done."""
    wanted = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    wanted.add_argument("--minutes", type=float, default=10)
    wanted.add_argument("--from", dest="first", type=int, default=0, help="the first number")
    wanted.add_argument("--only", default="", help="readers, or commands, with this in their name")
    asked = wanted.parse_args()
    compileall.compile_dir(ROOT / "oneonone", quiet=2)  # what Python writes itself is no defect
    end = time.monotonic() + asked.minutes * 60
    many: Counter[str] = Counter()
    longest: dict[str, float] = {}
    defects = 0
    for name, number, found, seconds in _tries(asked.first, asked.only):
        many[name] += 1
        longest[name] = max(longest.get(name, 0), seconds)
        if found:
            defects += 1
            print(f"{name} {number}: {found}", flush=True)
        if time.monotonic() > end:
            break
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for name in sorted(many):
        print(f"{name:24} {many[name]:>9,} tried   the longest {longest[name] * 1000:,.0f} ms")
    print(f"{sum(many.values()):,} tried, {defects} defects; the readers' memory {peak:.0f} MiB")
    sys.exit(1 if defects else 0)


def _tries(first: int, only: str) -> Iterator[tuple[str, int, str, float]]:
    """Every reader in turn, and after many of those a command on a spoilt notebook."""
    with tempfile.TemporaryDirectory() as spare:
        place = Path(spare)
        number = first
        while True:
            for name in READERS:
                if only in name:
                    for inner in range(number * 40, number * 40 + 40):
                        yield (name, inner, *_read(name, inner))
            kind = list(PLACES)[number % len(PLACES)]
            words = COMMANDS[(number // len(PLACES)) % len(COMMANDS)]
            if only in f"oo {words[0]}":
                yield (f"oo {words[0]}", number, *_command(place, kind, number, words))
            number += 1


def _read(name: str, number: int) -> tuple[str, float]:
    data = spoilt(name, number)
    started = time.process_time()
    found = ""
    try:
        READERS[name].read(data)
    except READERS[name].may_raise:
        pass
    except Exception as fault:  # noqa: BLE001  whatever it is, it is what is looked for
        found = f"{type(fault).__name__}: {fault}"
    seconds = time.process_time() - started
    return found or (f"{seconds:.1f} seconds" if seconds > SOON else ""), seconds


# --- whole commands ---------------------------------------------------------------------------


def _command(place: Path, kind: str, number: int, words: tuple[str, ...]) -> tuple[str, float]:
    """One command on a notebook with one spoilt file, in a process of its own that is watched."""
    notebook, home = place / "notebook", place / "home"
    for folder in (notebook, home):
        shutil.rmtree(folder, ignore_errors=True)
    _notebook(notebook)
    home.mkdir()
    spoilt_file = notebook / PLACES[kind]
    spoilt_file.parent.mkdir(parents=True, exist_ok=True)
    spoilt_file.write_bytes(spoilt(kind, number))
    heard = place / "heard"
    child = os.fork()
    if not child:
        _in_the_child(notebook, home, heard, words)
    _, status, used = os.wait4(child, 0)
    seconds = used.ru_utime + used.ru_stime
    said = heard.read_bytes().decode("utf-8", "replace")
    found = []
    if os.WIFSIGNALED(status):
        found.append(f"ended by {signal.Signals(os.WTERMSIG(status)).name}")
    found += [line for line in said.split("\n") if "went wrong that should not" in line]
    found += [line for line in said.split("\n") if line.startswith(("touched", "Traceback"))]
    if any(letter in said for letter in "\x1b\x9b\u202e\u2066"):
        found.append("what steers a terminal was shown")
    if seconds > SOON:
        found.append(f"{seconds:.1f} seconds")
    if used.ru_maxrss / 1024 > LARGE:
        found.append(f"{used.ru_maxrss / 1024:.0f} MiB")
    return f"{kind}: {'; '.join(found)}" if found else "", seconds


def _in_the_child(notebook: Path, home: Path, heard: Path, words: tuple[str, ...]) -> NoReturn:
    streams = os.open(heard, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(streams, 1)
    os.dup2(streams, 2)
    os.environ |= {"OO_HOME": str(home), "OO_AS": "rivera", "OO_TODAY": "2026-11-23"}
    os.chdir(notebook)
    signal.alarm(60)
    sys.argv = ["oo", *words]
    sys.addaudithook(_watch(notebook, home))
    with contextlib.suppress(BaseException):
        from oneonone.__main__ import main as program

        program()
    os._exit(70)


ASKED = {"open": 0, "os.remove": 0, "os.rename": 1, "os.mkdir": 0, "os.rmdir": 0, "os.link": 1,
         "os.symlink": 1, "os.truncate": 0, "os.chmod": 0, "os.utime": 0}  # fmt: skip
NEVER = (
    "subprocess.Popen",
    "os.exec",
    "os.system",
    "os.posix_spawn",
    "socket.",
    "ctypes.",
    "code.",
)
OWN = [sys.prefix, sys.base_prefix, sysconfig.get_path("stdlib"), str(ROOT), "/dev/null"]
OWN += ["/usr/share/zoneinfo", "/etc/localtime", "/usr/lib/locale", "/proc/self"]


def _watch(notebook: Path, home: Path) -> Callable[[str, tuple[object, ...]], None]:
    """Says what is touched that should not be."""
    own = [str(notebook), str(home)]

    def heard(event: str, told: tuple[object, ...]) -> None:
        if event.startswith(NEVER) and told[:1] != ("git",):
            os.write(2, f"touched: {event} {told!r}\n".encode("utf-8", "replace"))
        if event not in ASKED or isinstance(told[ASKED[event]], int):
            return
        name = os.fsdecode(told[ASKED[event]])  # type: ignore[arg-type]
        path = os.path.realpath(os.path.abspath(name))
        writes = event != "open" or (
            isinstance(told[2], int) and told[2] & (os.O_WRONLY | os.O_RDWR)
        )
        allowed = own if writes and path != "/dev/null" else own + OWN
        if not any(path == one or path.startswith(f"{one}/") for one in allowed):
            os.write(2, f"touched: {event} {path}\n".encode("utf-8", "replace"))

    return heard


def _notebook(folder: Path) -> None:
    """A small notebook, made of an example: its settings, some students, a few of their notes."""
    source = ROOT / "examples/grade-7"
    folder.mkdir(parents=True)
    shutil.copy(source / "oneonone.yaml", folder)
    rows = (source / "roster.csv").read_text("utf-8").split("\n")
    (folder / "roster.csv").write_text("\n".join(rows[:20]) + "\n", "utf-8")
    chance = random.Random(7)
    for student in ("7013", "7010", "7003"):
        notes = sorted((source / "notes" / student).glob("*.yaml"))
        (folder / "notes" / student).mkdir(parents=True)
        for note in chance.sample(notes, min(4, len(notes))):
            shutil.copy(note, folder / "notes" / student)


if __name__ == "__main__":
    main()
