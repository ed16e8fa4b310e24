"""What Windows does to a program, met here: files that others hold, no links, no fork, locks of its
own, read-only files, words that are taken for files. See tests/as_windows/."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("is the real thing", allow_module_level=True)

SHIM = str(Path(__file__).parents[1] / "as_windows")
ROOT = str(Path(__file__).parents[2])


@pytest.fixture
def windows(oo: Callable) -> Callable:
    """Runs the program as if on Windows, with these troubles on top."""

    def run(*words: object, kinds: str = "plain", **more: object) -> object:
        path = os.pathsep.join([SHIM, ROOT])
        world = {"PYTHONPATH": path, "AS_WINDOWS": kinds, "PATHEXT": ";.EXE"}
        return oo(*words, env=world, **more)

    return run


@pytest.mark.parametrize("kinds", ["plain", "busy", "nolink", "busy,nolink"])
def test_a_day_goes_by_as_anywhere_else(windows: Callable, tmp_path: Path, kinds: str) -> None:
    store = tmp_path / "store.git"
    steps = (
        ("demo",),
        ("-C", "grade-7", "next"),
        ("-C", "grade-7", "log", "jamal", "-m", "Two more", "--minutes", "4"),
        ("-C", "grade-7", "log", "sofia", "-m", "A secret", "--private"),
        ("-C", "grade-7", "roster", "away", "leo", "--until", "11 dec"),
        ("-C", "grade-7", "undo"),
        ("-C", "grade-7", "report", "-o", "report.html"),
        ("-C", "grade-7", "check"),
        ("-C", "grade-7", "sync", "--to", store, "--yes"),
        ("join", store, "chens", "--as", "chen"),
        ("-C", "chens", "next"),
    )
    for words in steps:
        done = windows(*words, kinds=kinds)
        assert done.code == 0, (words, done)
    assert not list(tmp_path.glob(".oo-*"))
    assert not [path for path in tmp_path.rglob(".oo-*.tmp") if ".git" not in path.parts]


def test_a_file_that_stays_held_is_named_with_what_to_do(
    windows: Callable, notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from oneonone.cli import _system

    fault = PermissionError(13, "it is being used", str(notebook / ".oo-1.tmp"))
    fault.filename2 = str(notebook / "roster.csv")
    monkeypatch.setattr(os, "name", "nt")
    said = _system(fault)
    monkeypatch.undo()
    assert said.startswith(str(notebook / "roster.csv"))
    assert "Close it there" in said


def test_what_was_typed_is_kept_as_typed(windows: Callable, notebook: Path) -> None:
    for words in ("~5 min, tired", "no*", "%PATH% and $HOME"):
        done = windows("log", "jamal", "-m", words, cwd=notebook, kinds="expand")
        assert done.code == 0, done
        assert words in (notebook / done.out.strip()).read_text("utf-8")


def test_a_join_that_fails_leaves_nothing_beside_it(windows: Callable, tmp_path: Path) -> None:
    store = tmp_path / "store.git"
    assert windows("demo").code == 0
    assert windows("-C", "grade-7", "sync", "--to", store, "--yes").code == 0
    before = sorted(path.name for path in tmp_path.iterdir())
    assert windows("join", store, "b", "--as", "Bad Key").code != 0
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_link_is_read_nowhere(windows: Callable, notebook: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("id,name\n1,Secret\n")
    (notebook / "roster.csv").unlink()
    (notebook / "roster.csv").symlink_to(secret)
    done = windows("roster", cwd=notebook)
    assert "Secret" not in done.out
    assert "link" in done.err
