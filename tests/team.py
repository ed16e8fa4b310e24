"""A team around one store: clones of a notebook, each with a person and a home of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

GIT = ["git", "-c", "core.hooksPath=/dev/null", "-c", "protocol.file.allow=always"]


def git(folder: Path, *words: str, code: int = 0, given: bytes | None = None) -> str:
    """What the real git says in a folder."""
    done = subprocess.run(
        [*GIT, *words], cwd=folder, input=given, capture_output=True, check=False, timeout=120
    )
    assert done.returncode == code, (words, done.stderr.decode())
    return done.stdout.decode("utf-8", "surrogateescape")


class Ran(NamedTuple):
    """How a run of the program ended, and all it said."""

    code: int
    out: str
    err: str


def run_oo(*words: str | Path, cwd: Path, as_: str, env: dict[str, str], **more: Any) -> Ran:
    """Runs the real program where there is no fixture for it."""
    world = os.environ | {"OO_TODAY": "2026-11-23", "OO_AS": as_, "COLUMNS": "80"} | env
    world |= {"PYTHONPATH": str(Path(__file__).resolve().parent.parent)}
    done = subprocess.run(
        [sys.executable, "-m", "oneonone", *map(str, words)],
        cwd=cwd, env=world, stdin=subprocess.DEVNULL, capture_output=True, check=False,
        timeout=300,
    )  # fmt: skip
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


class Person:
    """One adult at one machine: a clone, and the program run in it."""

    def __init__(self, key: str, folder: Path, home: Path, run: Callable[..., Any]) -> None:
        self.key = key
        self.folder = folder
        self.home = home
        self.run = run

    def oo(self, *words: str | Path, env: dict[str, str] | None = None, **more: Any) -> Any:
        """Run the program here, as this person."""
        world = {"OO_HOME": str(self.home), **(env or {})}
        return self.run(*words, cwd=self.folder, as_=self.key, env=world, **more)

    def log(self, student: str, words: str, *more: str) -> Path:
        """A note of a meeting; its file."""
        done = self.oo("log", student, "-m", words, *more)
        assert done.code == 0, done.err
        return self.folder / done.out.strip()

    def sync(self, *words: str, code: int = 0, **more: Any) -> Any:
        """A sync that ends as it should."""
        done = self.oo("sync", *words, **more)
        assert done.code == code, (done.code, done.out, done.err)
        assert "Traceback" not in done.err
        return done

    def git(self, *words: str, code: int = 0) -> str:
        """The real git, in this clone."""
        return git(self.folder, *words, code=code)

    def write(self, path: str, text: str) -> Path:
        """What a plain editor saves."""
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="")
        return place

    def read(self, path: str) -> str:
        """What a plain editor shows."""
        return (self.folder / path).read_bytes().decode()

    def files(self) -> dict[str, bytes]:
        """Every file of the notebook, hidden ones of git left out."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and ".git" not in path.relative_to(self.folder).parts[:1]
        }


def said(done: Any) -> str:
    """All that was said, on one line."""
    return " ".join(f"{done.out} {done.err}".split())


Pair = tuple[Person, Person, Path]
"""Two of them, and the store between them."""


def objects(repository: Path) -> Iterator[bytes]:
    """Every object of a repository, whole, whatever still points to it."""
    listed = git(
        repository, "cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)"
    )
    for line in listed.splitlines():
        name, kind = line.split()
        done = subprocess.run(
            [*GIT, "cat-file", kind, name], cwd=repository, capture_output=True, check=True
        )
        yield done.stdout


def team(
    keys: str, notebook: Path, place: Path, run: Callable[..., Any]
) -> tuple[list[Person], Path]:
    """These adults, each with a clone of the notebook, and the store between them."""
    store = place / "grade-7.git"
    people = []
    for number, key in enumerate(keys.split()):
        home = place / f"home-{key}"
        folder = notebook if number == 0 else place / key
        person = Person(key, folder, home, run)
        if number == 0:
            person.sync("--yes", "--to", str(store))
        else:
            name = f"{key[:1].upper()}{key[1:]}"
            joined = run(
                *("join", store, folder, "--name", name),
                cwd=place, as_=key, env={"OO_HOME": str(home)},
            )  # fmt: skip
            assert joined.code == 0, joined.err
        people.append(person)
    assert os.path.isdir(store)
    return people, store
