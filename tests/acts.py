"""What people do to a notebook on an ordinary day, at random; and the laws that hold after it."""

from __future__ import annotations

import os
import random
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from team import GIT, Person, git

STUDENTS = ("7013", "7021", "7044", "7052", "7066", "7078")
KINDS = (
    *("log", "log", "log", "note", "note", "value", "value", "goal", "request", "roster"),
    *("settings", "delete", "sync", "sync"),
)
MARKS = re.compile(rb"^(<{7}|={7}|>{7})( |$)", re.MULTILINE)


class Acts:
    """One person's acts; every word they write is one that nobody else writes."""

    def __init__(self, person: Person, chance: random.Random) -> None:
        self.person = person
        self.chance = chance
        self.count = 0
        self.logged: dict[str, str] = {}
        """The word in each entry that was logged, and its file."""
        self.deleted: set[str] = set()
        """Files that were deleted here."""

    def word(self) -> str:
        """A new word."""
        self.count += 1
        return f"w{self.person.key}{self.count}x"

    def notes(self) -> list[Path]:
        """The notes that lie here."""
        return sorted(self.person.folder.glob("notes/*/*.yaml"))

    def act(self, kind: str) -> None:
        """Do one of these."""
        getattr(self, f"do_{kind}")()

    def do_log(self) -> None:
        word = self.word()
        self._written("log", self.chance.choice(STUDENTS), "-m", f"Talked about {word}", word=word)

    def do_goal(self) -> None:
        word = self.word()
        words = ("-m", f"About {word}", "-g", f"Try {word} again")
        self._written("log", self.chance.choice(STUDENTS), *words, word=word)

    def do_request(self) -> None:
        word = self.word()
        self._written("request", self.chance.choice(STUDENTS), "-m", f"Asked for {word}", word=word)

    def _written(self, *words: str, word: str) -> None:
        done = self.person.oo(*words)
        assert done.code == 0, done.err
        self.logged[word] = done.out.strip().splitlines()[-1]

    def _edit(self, change: re.Pattern[str], new: str, path: Path | None = None) -> None:
        """What an editor does: read, change, save. A line is changed, or added at the end."""
        notes = self.notes()
        if path is None and not notes:
            return
        place = path or self.chance.choice(notes)
        try:
            text = place.read_text(encoding="utf-8")
        except FileNotFoundError:
            return
        changed, found = change.subn(lambda _: new, text, count=1)
        beside = place.with_name(f".{place.name}.swp")
        beside.write_text(changed if found else f"{text}{new}\n", encoding="utf-8")
        beside.replace(place)

    def do_note(self) -> None:
        self._edit(re.compile(r"^note: .*$", re.MULTILINE), f"note: Rather {self.word()}")

    def do_value(self) -> None:
        key = self.chance.choice(["own", "room"])
        self._edit(re.compile(rf"^{key}: .*$", re.MULTILINE), f"{key}: {self.word()}")

    def do_settings(self) -> None:
        path = self.person.folder / "oneonone.yaml"
        key = self.chance.choice(["motto", "hall"])
        self._edit(re.compile(rf"^{key}: .*$", re.MULTILINE), f"{key}: {self.word()}", path)

    def do_roster(self) -> None:
        if self.chance.random() < 0.5:
            self.person.oo("roster", "add", f"Ana {self.word()}")
        else:
            student, until = self.chance.choice(STUDENTS), f"2026-12-{self.count % 20 + 10}"
            self.person.oo("roster", "away", student, "--until", until)

    def do_delete(self) -> None:
        notes = self.notes()
        if notes:
            place = self.chance.choice(notes)
            self.deleted.add(place.relative_to(self.person.folder).as_posix())
            place.unlink()

    def do_sync(self) -> None:
        done = self.person.oo("sync", "--yes")
        assert done.code in (0, 3), (done.code, done.out, done.err)
        assert "Traceback" not in done.err


def words_in(data: bytes) -> set[str]:
    """The words of our own in a text."""
    return {found.decode() for found in re.findall(rb"w[a-z]+\d+x", data)}


def settled(people: Sequence[Person]) -> dict[str, bytes]:
    """Everybody syncs until all have everything; the files they all have."""
    for _ in range(2):
        for person in people:
            person.sync("--yes")
    first, *others = (person.files() for person in people)
    for files in others:
        assert files == first, sorted(set(files) ^ set(first)) or [
            path for path in files if files[path] != first.get(path)
        ]
    return first


def assert_all_there(files: dict[str, bytes], logged: dict[str, str], gone: set[str]) -> None:
    """Every entry ever logged is there exactly once, unless a person deleted it."""
    for word, path in logged.items():
        assert path in files or path in gone, (word, path)
        places = [p for p, data in files.items() if word in words_in(data)]
        assert len(places) <= 1, (word, places)
    assert not [path for path in files if path.endswith(".conflict")]


def assert_clashes_found(repository: Path, head: str) -> int:
    """In every joined commit, what either side had changed stands in the file that came out. The
    number of files that both sides had changed."""
    both = 0
    for line in git(repository, "rev-list", "--merges", "--parents", head).splitlines():
        commit, one, other = line.split()
        base = git(repository, "merge-base", one, other).split()[0]
        changed = [set(_paths(repository, base, side)) for side in (one, other)]
        for path in changed[0] & changed[1]:
            before = _lines(repository, base, path)
            after = b"\n".join(_lines(repository, commit, path))
            sides = [_lines(repository, side, path) for side in (one, other)]
            if not all(sides):
                assert after or not any(sides), (commit, path)
                continue
            both += 1
            for side, theirs in ((sides[0], sides[1]), (sides[1], sides[0])):
                new = words_in(b"\n".join(side)) - words_in(b"\n".join(before))
                kept = words_in(after)
                assert new <= kept, (commit, path, new - kept, theirs)
    return both


def _paths(repository: Path, one: str, other: str) -> list[str]:
    return git(repository, "diff-tree", "-r", "--name-only", one, other).splitlines()


def _lines(repository: Path, commit: str, path: str) -> list[bytes]:
    done = subprocess.run(
        [*GIT, "cat-file", "blob", f"{commit}:{path}"],
        cwd=repository,
        capture_output=True,
        check=False,
    )
    return done.stdout.splitlines() if done.returncode == 0 else []


def holds_marks(folder: Path) -> list[str]:
    """The files of a working tree in which git's marks of a clash stand."""
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != ".git"]
        for name in names:
            try:
                data = (Path(place) / name).read_bytes()
            except FileNotFoundError:
                continue
            if MARKS.search(data):
                found.append(name)
    return found
