"""What every test stands on: a home of its own, the program to run, and a small notebook."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

# Makes `from documents import ...` work in any of pytest's import modes.
sys.path.insert(0, str(Path(__file__).parent))

IN_CI = os.environ.get("CI") == "true"
settings.register_profile("default", deadline=None, derandomize=IN_CI)
settings.register_profile("thorough", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile("thorough" if os.environ.get("OO_THOROUGH") == "1" else "default")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite",
        action="store_true",
        help="write what was seen into the console blocks of the documents",
    )


# --- the guard: no test reaches the person's own home ---------------------------------------

HOMES = ("HOME", "USERPROFILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA")
CLEARED = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES")
CLEARED += ("EDITOR", "VISUAL", "PAGER", "SSH_ASKPASS")
CLEARED += ("PYTHONDONTWRITEBYTECODE",)  # every oo that a test runs would be compiled anew
IDENTITY = """\
[user]
	name = Ms. Rivera
	email = rivera@example.org
[init]
	defaultBranch = main
"""


def _own_homes() -> list[Path]:
    """Where the program would keep this person's own things, on any system."""
    home = Path.home()
    data = [home / ".local/share", home / "Library/Application Support", home / "AppData/Local"]
    data += [Path(os.environ[name]) for name in HOMES[2:] if os.environ.get(name)]
    named = [Path(os.environ["OO_HOME"])] if os.environ.get("OO_HOME") else []
    return named + [folder / name for folder in data for name in ("oneonone", "oo")]


def _files(folders: list[Path]) -> set[tuple[str, int, int]]:
    """Every file and folder there, with its time and size; times of folders show removals."""
    found = [path for folder in folders for path in (folder, *folder.rglob("*"))]
    seen = [(str(path), path.lstat()) for path in found if os.path.lexists(path)]
    return {(path, stat.st_mtime_ns, stat.st_size) for path, stat in seen}


def _move_house(patch: pytest.MonkeyPatch, folder: Path) -> Path:
    """Clear what could lead a test elsewhere, and make `folder` the home. Returns OO_HOME."""
    for name in list(os.environ):
        if name.startswith(("OO_", "GIT_")) or name in CLEARED:
            patch.delenv(name)
    for name in HOMES:
        patch.setenv(name, str(folder))
    identity = folder / "gitconfig"
    identity.write_text(IDENTITY, encoding="utf-8")
    patch.setenv("GIT_CONFIG_GLOBAL", str(identity))
    patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    oo_home = folder / "oo-home"
    oo_home.mkdir()
    patch.setenv("OO_HOME", str(oo_home))
    return oo_home


@pytest.fixture(scope="session", autouse=True)
def _nobody_at_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Guards fixtures that live longer than a test, and looks at the end what was touched."""
    own = _own_homes()
    before = _files(own)
    folder = tmp_path_factory.mktemp("session-home")
    inside = [parent for parent in folder.parents if (parent / ".git").exists()]
    assert not inside, f"the tests need a temporary folder outside any git tree, not {inside[0]}"
    with pytest.MonkeyPatch.context() as patch:
        _move_house(patch, folder)
        yield
    touched = sorted({path for path, _, _ in before ^ _files(own)})
    assert not touched, f"a test (or you, meanwhile) changed your own OO_HOME: {touched}"


@pytest.fixture(autouse=True)
def oo_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home for this test alone; the path is its OO_HOME, an empty folder."""
    return _move_house(monkeypatch, tmp_path_factory.mktemp("home"))


# --- the program ----------------------------------------------------------------------------


class Result(NamedTuple):
    """How a run of the program ended, and all it said."""

    code: int
    out: str
    err: str


@pytest.fixture
def oo(tmp_path: Path) -> Callable[..., Result]:
    """Runs the real program: `oo("next", "--json", cwd=notebook)`. Nobody sits at a terminal."""

    def run(
        *args: str | Path,
        cwd: Path = tmp_path,
        today: str | None = "2026-11-23",
        as_: str | None = "rivera",
        input: str | None = None,  # noqa: A002
        env: Mapping[str, str] | None = None,
    ) -> Result:
        named = {"OO_TODAY": today, "OO_AS": as_, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
        world = os.environ | {key: value for key, value in named.items() if value is not None}
        done = subprocess.run(
            [sys.executable, "-m", "oneonone", *map(str, args)],
            cwd=cwd,
            env=world | dict(env or {}),
            stdin=subprocess.DEVNULL if input is None else None,
            input=None if input is None else input.encode(),
            capture_output=True,
            timeout=60,
            check=False,
        )
        out, err = (said.decode().replace(os.linesep, "\n") for said in (done.stdout, done.stderr))
        return Result(done.returncode, out, err)

    return run


@pytest.fixture
def editor(tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """Makes an editor that does this, in shell, to the file `$1`; the environment naming it."""

    def made(script: str) -> dict[str, str]:
        program = tmp_path / f"editor-{len(list(tmp_path.glob('editor-*')))}"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        return {"EDITOR": str(program)}

    return made


# --- a small notebook -----------------------------------------------------------------------

SETTINGS = """\
format: 1
id: 1f6c2a90b3d44e0f
title: Grade 7, Lincoln Middle School
people: students
term: {starts: 2026-08-17, ends: 2027-06-04}
week: Mon Tue Wed Thu Fri
days_off: [2026-09-07, 2026-11-25..2026-11-27]
cadence: every 2 weeks
team: {rivera: Ms. Rivera, chen: Mr. Chen}
"""
ROSTER = """\
id,name,preferred,pronouns,grade,groups,adult
7013,Jamal Brooks,JB,he/him,7,P3,rivera
7021,Maria Gómez,,she/her,7,P2;P5,rivera
7044,Maria Garcia,,she/her,7,P3,chen
7052,Sofía Marín,,she/her,7,P2;P5,rivera
7066,Wei Chen,,he/him,7,P3,
7078,Amara Okafor,Ama,she/her,7,P5,chen
"""


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    """Grade 7: two adults, six students, two of them called Maria, and no notes yet."""
    folder = tmp_path / "grade-7"
    (folder / "notes").mkdir(parents=True)
    (folder / "oneonone.yaml").write_text(SETTINGS, encoding="utf-8", newline="\n")
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8", newline="\n")
    return folder
