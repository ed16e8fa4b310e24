"""Syncs that are killed: the whole process group, at a random moment, git and all it has started.

Two people write and sync; each sync is ended by SIGKILL. After `oo check --fix` and one more sync,
everything either of them wrote is there, on both sides, and `git fsck` is clean.

    python benchmarks/killed.py [kills] [seed]
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from acts import STUDENTS, holds_marks, words_in
from conftest import IDENTITY
from convergence import notebook
from team import Person, git, run_oo, team


def kill(person: Person, after: float) -> int:
    """Start a sync, and end it, and all it has started, so many seconds later."""
    world = os.environ | {
        "OO_HOME": str(person.home),
        "OO_AS": person.key,
        "OO_TODAY": "2026-11-23",
        "PYTHONPATH": str(Path(__file__).resolve().parent.parent),
    }
    started = subprocess.Popen(
        [sys.executable, "-m", "oneonone", "sync", "--yes"],
        cwd=person.folder, env=world, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    time.sleep(after)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(started.pid, signal.SIGKILL)
    return started.wait()


LOCKS = ("index.lock", "HEAD.lock", "refs/heads/main.lock", "packed-refs.lock")


def leave_lock(folder: Path, chance: random.Random) -> None:
    """A lock as a git leaves it that is killed in the few microseconds in which it holds one."""
    path = folder / chance.choice(LOCKS)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()


def left_locks(folder: Path) -> list[str]:
    """What a git that was killed has left."""
    return [path.name for path in (*folder.glob("*.lock"), *folder.glob("refs/**/*.lock"))]


def main(kills: int = 300, seed: int = 1) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "gitconfig").write_text(IDENTITY)
        os.environ |= {"GIT_CONFIG_GLOBAL": str(place / "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1"}
        people, store = team("rivera chen", notebook(place, ["rivera", "chen"]), place, run_oo)
        words: set[str] = set()
        seen: Counter[str] = Counter()
        done = 0
        while done < kills:
            for person in people:
                for _ in range(chance.randint(0, 3)):
                    word = f"w{person.key}{len(words)}x"
                    person.log(chance.choice(STUDENTS), f"About {word}")
                    words.add(word)
                if chance.random() < 0.3:
                    person.oo("roster", "add", f"Ana w{person.key}{len(words)}x")
                    words.add(f"w{person.key}{len(words)}x")
                notes = sorted(person.folder.glob("notes/*/*.yaml"))
                if notes and chance.random() < 0.5:
                    note = chance.choice(notes)
                    word = f"w{person.key}{len(words)}x"
                    note.write_text(f"{note.read_text()}own{len(words)}: {word}\n")
                    words.add(word)
            for _ in range(chance.randint(1, 3)):
                person = chance.choice(people)
                killed = kill(person, chance.uniform(0.06, 0.4)) < 0
                done += killed
                seen["killed" if killed else "done before"] += 1
                if killed and chance.random() < 0.2:
                    leave_lock(chance.choice([person.folder / ".git", store]), chance)
                for folder in (person.folder / ".git", store):
                    for lock in left_locks(folder):
                        seen[f"{'store' if folder == store else 'clone'}: {lock}"] += 1
                assert not holds_marks(person.folder)
                assert not [p for p in person.folder.glob("notes/*/*.yaml") if not p.stat().st_size]
            for person in people:
                fixed = person.oo("check", "--fix")
                assert fixed.code == 0, fixed
                seen["half done"] += "half done" in fixed.out
                person.sync("--yes")
            people[0].sync("--yes")
            first, other = (person.files() for person in people)
            assert first == other, set(first) ^ set(other)
            there = set().union(*(words_in(data) for data in first.values()))
            assert words <= there, words - there
        for repository in (store, *(person.folder for person in people)):
            git(repository, "fsck", "--strict", "--full")
        print(f"{done} syncs killed before their end, seed {seed}")
        print(", ".join(f"{what} {times}" for what, times in sorted(seen.items())))
        print(f"{len(words)} things written, all there on both sides; git fsck clean")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
