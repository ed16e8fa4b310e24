"""A world in which `oo` is run under strace: which calls change something, and stopped at one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

PROGRAM = Path(sys.executable).with_name("oo")
NAMES = (
    "link,linkat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,chmod,fchmod,"
    "fchmodat,symlink,symlinkat,utimensat"
)
CALLS = f"openat,creat,write,pwrite64,fsync,fdatasync,ftruncate,{NAMES}"
RANDOM = re.compile(r"[0-9a-f]{16,}|tmp_\w+_\w{6}|\.oo-\w+|\d+")
EDITOR = 'sed -i "s/oldword\\( edited\\)*/oldword edited/" "$1"'
GIT = """\
n=$(cat $PLACE/count); n=$((n+1)); echo $n >$PLACE/count
strace="strace -f -y -e trace=$CALLS"
[ "$GIT_NTH" = all ] && exec $strace -o $PLACE/trace.$n /usr/bin/git "$@"
[ "$GIT_NTH" = $n ] || exec /usr/bin/git "$@"
$strace -o $PLACE/trace -e inject=$INJECT /usr/bin/git "$@"; c=$?
[ -n "$KILL_ALL" ] && kill -9 $PPID; exit $c"""
"""Stands before git: counts how often it is started, and traces or stops the one that is meant."""


class Case(NamedTuple):
    """A command under test: how the world is before, and what may be said of its second run."""

    words: str
    before: tuple[str, ...]
    again: str = ""
    """What the second run may say where it does not succeed."""
    folder: str = "nb"
    """The notebook it writes."""
    kept: str = "oldword"
    """What must be somewhere on the disk whatever happens."""
    secret: str = "hush"
    """What must never lie in the notebook."""
    index: bool = False
    """Also the calls of SQLite."""
    undoable: bool = False
    """One new entry, which `oo undo` must take back afterwards."""
    another: bool = False
    """A second run is another act: only where the first did nothing."""
    after: str = ""
    """What must succeed at the end."""


class Point(NamedTuple):
    """A call that changes something: in `oo` itself (0), or in the git that is started as this."""

    git: int
    call: str
    number: int
    shown: str


class Ran(NamedTuple):
    """How a run ended."""

    code: int
    out: str
    err: str
    trace: str

    @property
    def said(self) -> str:
        """All of it."""
        return self.out + self.err


class World:
    """The folder in which a case is tried, put back before each trial."""

    def __init__(self, place: Path, case: Case, files: dict[str, str]) -> None:
        self.place, self.case = place, case
        self.saved = place.with_name(f"{place.name}.saved")
        shutil.rmtree(place, ignore_errors=True)
        (place / "bin").mkdir(parents=True)
        for name, text in files.items():
            (place / name).write_text(text)
        for name, text in (("editor", EDITOR), ("git", GIT)):
            (place / "bin" / name).write_text(f"#!/bin/sh\n{text}\n")
            (place / "bin" / name).chmod(0o755)
        for words in case.before:
            self._prepare(words)
        ana = sorted(place.glob("nb/notes/1/*.yaml"))
        self.words = case.words.replace("ANA", ana[0].stem[-4:] if ana else "")
        shutil.rmtree(self.saved, ignore_errors=True)
        shutil.copytree(place, self.saved, symlinks=True)

    def _prepare(self, words: str) -> None:
        if words == "litter":
            old = next(self.place.glob("nb/notes/*/")) / ".oo-0123.tmp"
            old.write_text("oldword half")
            os.utime(old, (1, 1))
        elif words == "mkdir":
            (self.place / "new").mkdir()
        elif words == "no index":
            shutil.rmtree(self.place / "home/index")
        else:
            who = "chen" if words.startswith("chen: ") else "rivera"
            ran = self.oo(words.removeprefix("chen: "), who)
            assert ran.code == 0, (words, ran)

    def again(self) -> None:
        """Everything as it was before."""
        shutil.rmtree(self.place)
        shutil.copytree(self.saved, self.place, symlinks=True)

    def oo(self, words: str, who: str = "rivera", strace: str = "", **more: str) -> Ran:
        """Run `oo`; with the options of strace for `oo` itself, not for what it starts."""
        (self.place / "count").write_text("0")
        tool = ["strace", "-y", "-o", f"{self.place}/trace", "-e", f"trace={CALLS}"]
        words_of_all = [*(tool if strace else []), *strace.split(), str(PROGRAM), *words.split()]
        try:
            ran = subprocess.run(
                words_of_all, cwd=self.place, env=self._world(who) | more,
                stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=90, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return Ran(124, "", "HANGS", "")
        trace = self.place / "trace"
        traced = trace.read_text(errors="replace") if trace.exists() else ""
        return Ran(ran.returncode, ran.stdout, ran.stderr, traced)

    def _world(self, who: str) -> dict[str, str]:
        named = {
            "OO_HOME": str(self.place / ("home" if who == "rivera" else f"home-{who}")),
            "HOME": str(self.place / "h"), "OO_TODAY": "2026-11-23", "OO_AS": who,
            "PLACE": str(self.place), "CALLS": CALLS, "EDITOR": "editor", "PYTHONHASHSEED": "0",
            "PATH": f"{self.place}/bin:/usr/bin:/bin",
        }  # fmt: skip
        for role in ("AUTHOR", "COMMITTER"):
            named |= {f"GIT_{role}_DATE": "@1700000000 +0000", f"GIT_{role}_NAME": who}
            named |= {f"GIT_{role}_EMAIL": f"{who}@x"}
        kept = {name: v for name, v in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return kept | named

    def files(self, root: str = "") -> dict[str, str]:
        """Every file of the notebook but git's and half-written ones; the hour and the id, which
        are never twice the same, blanked."""
        top = self.place / (root or self.case.folder)
        found = {
            str(path.relative_to(top)): path.read_text(errors="replace")
            for path in top.rglob("*")
            if path.is_file() and ".git/" not in str(path) and ".oo-" not in str(path)
        }
        never_the_same = r"(?m)^(at|id): .*|(?<=made )\d\d:\d\d|\d\d:\d\d:\d\d"
        return {name: re.sub(never_the_same, "-", text) for name, text in found.items()}

    def litter(self) -> set[str]:
        """Temporary files and folders that lie about, their random names blanked."""
        ends = (".lock", ".tmp")
        names = (p for p in self.place.rglob("*") if ".oo-" in p.name or p.name.endswith(ends))
        return {RANDOM.sub("#", str(path.relative_to(self.place))) for path in names}

    def holds(self, word: str, *tops: str) -> bool:
        """Whether any file of these folders holds a word."""
        files = (path for top in tops for path in (self.place / top).rglob("*") if path.is_file())
        return any(word.encode() in path.read_bytes() for path in files)

    def points(self) -> list[Point]:
        """Every call of the command that changes something below this place."""
        self.again()
        ran = self.oo(self.words, strace="-e signal=none", GIT_NTH="all")
        assert ran.code == 0, ran
        traces = [(0, ran.trace)]
        for path in self.place.glob("trace.*"):
            traces.append((int(path.suffix[1:]), path.read_text(errors="replace")))
        return [point for git, text in sorted(traces) for point in self._points(git, text)]

    def _points(self, git: int, trace: str) -> list[Point]:
        found: dict[tuple[str, int], Point] = {}
        seen: Counter[tuple[str, str]] = Counter()
        for line in trace.splitlines():
            match = re.match(r"(\d+ +)?(\w+)\((.*)", line)
            if not match or "resumed>" in line:
                continue
            call, rest = match[2], match[3]
            seen[match[1] or "", call] += 1
            number = seen[match[1] or "", call]
            if self._changes(git, call, rest):
                shown = RANDOM.sub("#", rest.replace(str(self.place), ""))[:110]
                found.setdefault((call, number), Point(git, call, number, shown))
        return list(found.values())

    def _changes(self, git: int, call: str, rest: str) -> bool:
        """Whether a call, by its arguments in the trace, changes something that counts."""
        writes = re.search("O_CREAT|O_TRUNC|O_WRONLY|O_RDWR", rest)
        if (call == "openat" and not writes) or " = -1 " in rest:
            return False
        if str(self.place) not in rest and not (git and '"' in rest and '"/' not in rest):
            return False
        is_write = call in ("write", "pwrite64")
        if is_write and "/" not in rest.split(",")[0]:
            return False
        where = rest.split('"')[0] if is_write else rest
        if re.search(r"/count|/trace|/bin/|pipe:|/dev/", where):
            return False
        return self.case.index or "/index/" not in rest
