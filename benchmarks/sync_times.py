"""How long a sync takes, beside `git pull && git push` on the same repository in the same run.

With nothing to do, and with five notes each way (for git: added and committed first, as a person
would), in a notebook of 200 notes and in one of 20,000. The store is a folder on this disk, or lies
behind a stand-in for ssh that takes 0.3 seconds to connect, as a server does.

    python benchmarks/sync_times.py [notes ...]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from conftest import IDENTITY
from convergence import notebook
from team import Person, git, run_oo

TIMES = 7


def filled(place: Path, many: int) -> Path:
    """A store with a notebook of so many notes."""
    folder = notebook(place, ["rivera", "chen"])
    for number in range(many):
        note = folder / f"notes/{number % 400}/2026-10-{number % 28 + 1:02}-rivera-{number:05}.yaml"
        note.parent.mkdir(exist_ok=True)
        note.write_text(written(number % 400, f"Talk {number}"))
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "x")
    git(place, "clone", "-q", "--bare", str(folder), "store.git")
    git(place / "store.git", "gc", "-q")
    return place / "store.git"


def written(student: int, words: str) -> str:
    return (
        f"student: '{student}'\ndate: 2026-10-12\nat: '10:42:07'\nby: rivera\ntemplate: check-in\n"
        f"outcome: met\nminutes: 4\nanswers:\n  strength: {words}\n"
    )


def add_notes(folder: Path, by: str, round_: int) -> None:
    """Five new notes, as an editor would save them."""
    for number in range(5):
        note = folder / f"notes/{number}/2026-11-{round_ + 1:02}-{by}-n{number}{by[:2]}.yaml"
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(written(number, f"{by} {round_}"))


def timed(run: list[str], cwd: Path, env: dict[str, str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(run, cwd=cwd, env=os.environ | env, capture_output=True, check=False)
    took = time.perf_counter() - start
    assert done.returncode == 0, done
    return took


SSH = '#!/bin/sh\nsleep 0.3\nfor last; do :; done\nexec sh -c "$last"\n'


def main(sizes: list[int]) -> None:
    for many in sizes:
        for far in (False, True):
            measure(many, far)


def measure(many: int, far: bool) -> None:
    here = str(Path(__file__).resolve().parent.parent)
    oo = [sys.executable, "-m", "oneonone", "sync"]
    pull = ["sh", "-c", "git pull -q --no-rebase --no-edit && git push -q"]
    send = ["sh", "-c", "git add -A && git commit -qm x && " + pull[2]]
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "gitconfig").write_text(IDENTITY)
        os.environ |= {"GIT_CONFIG_GLOBAL": str(place / "gitconfig")}
        store = filled(place, many)
        (place / "ssh").write_text(SSH)
        (place / "ssh").chmod(0o755)
        os.environ |= {"GIT_SSH": str(place / "ssh"), "GIT_SSH_VARIANT": "simple"}
        for who in ("ours", "gits", "other"):
            git(place, "clone", "-q", str(store), who)
            if far and who != "other":
                git(place / who, "remote", "set-url", "origin", f"school:{store}")
        env = {"OO_HOME": str(place / "home"), "OO_AS": "rivera", "PYTHONPATH": here}
        other = Person("chen", place / "other", place / "home-other", run_oo)
        timed(oo, place / "ours", env)
        seconds: dict[str, list[float]] = {}
        for round_ in range(TIMES):
            for way, run, folder in (("oo", oo, "ours"), ("git", pull, "gits")):
                took = timed(run, place / folder, env)
                seconds.setdefault(f"nothing {way}", []).append(took)
            for way, run, folder in (("oo", oo, "ours"), ("git", send, "gits")):
                add_notes(place / "other", f"chen{way}", round_)
                other.sync("--yes")
                add_notes(place / folder, f"rivera{way}", round_)
                seconds.setdefault(f"five {way}", []).append(timed(run, place / folder, env))
            for run, folder in ((oo, "ours"), (pull, "gits"), (oo, "ours")):
                timed(run, place / folder, env)
        for what in ("nothing", "five"):
            ours, theirs = (statistics.median(seconds[f"{what} {w}"]) for w in ("oo", "git"))
            says = "nothing to do, " if what == "nothing" else "five each way, "
            says += "0.3 s away" if far else "this disk "
            print(
                f"{many:6} notes, {says} oo {ours * 1000:5.0f} ms   git {theirs * 1000:5.0f} ms"
                f"   {ours / theirs:.1f} times"
            )


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [200, 20000])
