"""A hundred sessions with private words, on two machines; then every object is read.

Notes said to be private, answers to private questions, templates and notebooks that are private as
a whole, edits of them, drafts that were broken off, notes taken back. After the syncs no object of
any repository holds a byte of a private word, and no commit message or file name a student's name.

    python benchmarks/private_words.py [sessions] [seed]
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from acts import STUDENTS
from conftest import IDENTITY, ROSTER
from convergence import notebook
from team import Person, git, objects, run_oo, team

NAMES = {name for row in ROSTER.splitlines()[1:] for name in row.split(",")[1].split()}
NAMES -= {"Chen"}  # a student's, and the key of an adult
SEALED = "template: sealed\nprivate: true\nprompts:\n  matter: {ask: What is it about?}\n"


class Session:
    """One person's session, in which they write words that are theirs alone."""

    def __init__(self, person: Person, chance: random.Random, number: int) -> None:
        self.person = person
        self.chance = chance
        self.secret = f"SEALED{number}{chance.randrange(10**9)}"
        self.shared: list[str] = []

    def play(self) -> None:
        """One of the ways in which private words come about."""
        ways = ["private", "prompt", "template", "edit", "undo", "both", "promised", "away"]
        student = self.chance.choice(STUDENTS)
        getattr(self, f"_{self.chance.choice(ways)}")(student)

    def _log(self, *words: str) -> str:
        done = self.person.oo("log", *words, "--again")
        assert done.code == 0, done.err
        return str(done.out.strip())

    def _private(self, student: str) -> None:
        words = ("--pin", self.secret, "-g", f"{self.secret} goal", "--i-will", self.secret)
        self._log(student, "-m", self.secret, "--private", *words, "--tag", self.secret.lower())

    def _prompt(self, student: str) -> None:
        self.shared.append(f"open{self.secret[6:]}")
        words = ("--template", "reading-conference", "-a", f"home={self.secret}")
        self._log(student, *words, "-a", f"passage={self.shared[-1]}")

    def _template(self, student: str) -> None:
        self._log(student, "--template", "sealed", "-a", f"matter={self.secret}")

    def _promised(self, student: str) -> None:
        words = ("--next", "2026-12-03", "--minutes", "6")
        self._log(student, "-m", self.secret, "--private", *words)

    def _away(self, student: str) -> None:
        self._log(student, "--declined", "--private", "-m", self.secret)

    def _edit(self, student: str) -> None:
        path = self._log(student, "-m", "first words", "--private")
        editor = {"EDITOR": f"sed -i s/first.words/{self.secret}/"}
        done = self.person.oo("edit", path.rpartition("-")[2].removesuffix(".yaml"), env=editor)
        assert done.code == 0, done.err

    def _undo(self, student: str) -> None:
        self._log(student, "-m", self.secret, "--private")
        assert self.person.oo("undo").code == 0

    def _both(self, student: str) -> None:
        self._private(student)
        self._prompt(student)


def main(sessions: int = 100, seed: int = 1) -> None:
    chance = random.Random(seed)
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "gitconfig").write_text(IDENTITY)
        os.environ |= {"GIT_CONFIG_GLOBAL": str(place / "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1"}
        folder = notebook(place, ["rivera", "chen"])
        (folder / "templates").mkdir()
        (folder / "templates" / "sealed.yaml").write_text(SEALED)
        people, store = team("rivera chen", folder, place, run_oo)
        secrets: list[str] = []
        shared: list[str] = []
        for number in range(sessions):
            session = Session(chance.choice(people), chance, number)
            session.play()
            secrets.append(session.secret)
            shared += session.shared
            if chance.random() < 0.3:
                session.person.sync("--yes")
        for person in (*people, *people):
            person.sync("--yes")
        repositories = [store, *(person.folder for person in people)]
        data = {repository: list(objects(repository)) for repository in repositories}
        everything = b"\n".join(one for found in data.values() for one in found).lower()
        leaked = [secret for secret in secrets if secret.lower().encode() in everything]
        assert not leaked, leaked
        assert all(word.encode() in everything for word in shared), "the shared words are sent"
        messages = git(store, "log", "--all", "--format=%B").casefold()
        paths = git(store, "log", "--all", "--format=", "--name-only").casefold()
        assert not [name for name in NAMES if name.casefold() in messages + paths]
        kept = "".join(p.read_text() for home in place.glob("home-*") for p in home.rglob("*.yaml"))
        assert all(secret in kept for secret in secrets), "private words are kept by their owner"
        count = sum(len(found) for found in data.values())
        took = time.perf_counter() - start
        print(f"{sessions} sessions, seed {seed}, {took:.0f} s: {count} objects of 3 repositories")
        print(f"{len(secrets)} private texts in none of them, each kept by its owner")
        print(f"{len(shared)} shared texts in them; no student's name in a message or a file name")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
