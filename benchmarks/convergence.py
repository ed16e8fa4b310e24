"""Eight people on one notebook at the same time: fifty random acts each, then everybody syncs.

Shows that all of them have the same files, that every entry ever logged is there exactly once, that
both sides of every clash can be found, that `git fsck` is clean, and that no working tree ever held
a mark of a clash.

    python benchmarks/convergence.py [people] [acts] [seed]
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from acts import KINDS, MARKS, Acts, assert_all_there, assert_clashes_found, holds_marks, settled
from conftest import IDENTITY, ROSTER, SETTINGS
from team import git, objects, run_oo, team


def notebook(place: Path, keys: list[str]) -> Path:
    """Grade 7, with everybody in the team."""
    folder = place / "grade-7"
    (folder / "notes").mkdir(parents=True)
    adults = ", ".join(f"{key}: {key.capitalize()}" for key in keys)
    settings = SETTINGS[: SETTINGS.index("team:")] + f"team: {{{adults}}}\n"
    (folder / "oneonone.yaml").write_text(settings)
    (folder / "roster.csv").write_text(ROSTER)
    (folder / ".gitattributes").write_text("* -text\n")
    return folder


def main(many: int = 8, each: int = 50, seed: int = 1) -> None:
    keys = ["rivera", "chen", "patel", "okoye", "silva", "brooks", "marin", "tanaka"][:many]
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "gitconfig").write_text(IDENTITY)
        os.environ |= {"GIT_CONFIG_GLOBAL": str(place / "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1"}
        people, store = team(" ".join(keys), notebook(place, keys), place, run_oo)
        played = [Acts(person, random.Random(f"{seed} {person.key}")) for person in people]
        marks: list[str] = []
        faults: list[BaseException] = []
        over = threading.Event()

        def watch() -> None:
            while not over.is_set():
                for person in people:
                    marks.extend(holds_marks(person.folder))
                over.wait(0.05)

        def play(acts: Acts) -> None:
            try:
                for _ in range(each):
                    acts.act(acts.chance.choice(KINDS))
            except BaseException as fault:  # noqa: BLE001  shown below, from whichever thread
                faults.append(fault)

        watcher = threading.Thread(target=watch)
        watcher.start()
        start = time.perf_counter()
        threads = [threading.Thread(target=play, args=(acts,)) for acts in played]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if faults:
            over.set()
            raise faults[0]
        files = settled(people)
        took = time.perf_counter() - start
        over.set()
        watcher.join()
        assert not marks, marks
        logged = {word: path for acts in played for word, path in acts.logged.items()}
        assert_all_there(files, logged, {path for acts in played for path in acts.deleted})
        clashes = assert_clashes_found(store, "main")
        for repository in (store, *(person.folder for person in people)):
            git(repository, "fsck", "--strict", "--full")
        assert not any(MARKS.search(data) for data in objects(store))
        merges = git(store, "rev-list", "--count", "--merges", "main").strip()
        print(f"{many} people, {each} acts each, seed {seed}: {took:.0f} s")
        print(f"{len(logged)} entries logged, {len(files)} files in the end, alike for all")
        print(f"{merges} joined commits; {clashes} files changed on both sides, all words kept")
        print("git fsck clean; no mark of a clash in any working tree or object")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
