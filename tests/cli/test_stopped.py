"""Stopped in the middle, or two at once: the old state or the new one, and the same again works."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from team import Pair, git

from oneonone.world import arriving, undoing
from oneonone.world.editing import alone, laid_open
from oneonone.world.filing import filed
from oneonone.world.notebook import Notebook
from oneonone.world.undoing import last_written, take_back

Run = Callable[..., Any]


def at_once(times: int, *commands: list[str], cwd: Path) -> list[int]:
    """The codes of these commands, all started together."""
    world = os.environ | {"OO_TODAY": "2026-11-23", "OO_AS": "rivera"}
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "oneonone", *words], cwd=cwd, env=world,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        for _ in range(times)
        for words in commands
    ]  # fmt: skip
    return [one.wait(60) for one in started]


def test_somebody_who_says_who_they_are_twice_at_once_stands_in_the_team_once(
    notebook: Path, oo: Run
) -> None:
    at_once(5, ["me", "patel", "--name", "Ms. Patel"], cwd=notebook)
    assert (notebook / "oneonone.yaml").read_text("utf-8").count("patel") == 1
    assert oo("check", cwd=notebook).code == 0


def test_two_spans_at_once_are_both_kept_and_the_same_span_again_is_one(
    notebook: Path, oo: Run
) -> None:
    spans = ["2026-12-04", "2026-12-11", "2027-01-15"]
    commands = [["roster", "away", "jamal", "--until", day] for day in spans]
    assert at_once(2, *commands, cwd=notebook) == [0] * 6
    rows = json.loads(oo("roster", "--json", cwd=notebook).out)["students"]
    away = next(row["away"] for row in rows if row["id"] == "7013").split(";")
    assert sorted(away) == [f"2026-11-23..{day}" for day in spans]


def test_a_note_that_was_never_written_is_no_reason_to_take_back_another(
    notebook: Path, oo: Run
) -> None:
    """The journal is written first: what it names and is not there is passed over."""
    assert oo("log", "jamal", "-m", "first", cwd=notebook).code == 0
    second = oo("log", "sofía", "-m", "second", cwd=notebook)
    (notebook / second.out.strip()).unlink()
    done = oo("undo", cwd=notebook)
    assert "check-in with JB" in done.out
    assert oo("undo", cwd=notebook).code == 1


def test_without_a_place_for_the_journal_nothing_else_is_taken_back(
    notebook: Path, oo: Run, oo_home: Path
) -> None:
    assert oo("log", "jamal", "-m", "first", cwd=notebook).code == 0
    (journal,) = oo_home.glob("notebooks/*/written")
    journal.unlink()
    os.symlink("/dev/full", journal)  # as on a full disk, a link is not written through
    assert oo("log", "sofía", "-m", "second", cwd=notebook).code == 0
    assert oo("undo", cwd=notebook).code == 1
    assert len(list(notebook.glob("notes/*/*.yaml"))) == 2


def test_an_undo_that_stops_before_the_note_is_finished_by_the_next(
    notebook: Path, oo: Run, oo_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = oo("log", "jamal", "--private", "-m", "secretword", cwd=notebook)
    book = Notebook(notebook)
    moved: list[Path] = []
    real = undoing.keep_aside

    def stopped(path: Path, folder: Path, name: str) -> Path:
        if moved:
            raise KeyboardInterrupt
        moved.append(path)
        return real(path, folder, name)

    monkeypatch.setattr(undoing, "keep_aside", stopped)
    with pytest.raises(KeyboardInterrupt):
        take_back(book, next(last_written(book, "rivera")))
    assert (notebook / done.out.strip()).exists()
    monkeypatch.undo()
    monkeypatch.setenv("OO_HOME", str(oo_home))
    assert oo("undo", cwd=notebook).code == 0
    assert not (notebook / done.out.strip()).exists()
    assert not list(oo_home.rglob("private/*/*.yaml"))


def test_a_note_is_open_in_one_window_at_a_time(notebook: Path, oo: Run) -> None:
    done = oo("log", "jamal", "-m", "words", cwd=notebook)
    tag = done.out.strip()[-9:-5]
    book = Notebook(notebook)
    with alone(laid_open(book, filed(book, [tag]), "rivera")):
        second = oo("edit", tag, cwd=notebook, env={"EDITOR": "true"})
    assert second.code == 1
    assert "is open in another window" in second.err


def test_a_join_that_fails_on_the_way_leaves_the_folder_as_it_was(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, _, store = pair
    folder = tmp_path / "third"
    folder.mkdir()
    real = Path.rename

    def full(path: Path, target: Path) -> Path:
        if path.name == "oneonone.yaml":
            raise OSError(28, "No space left on device")
        return real(path, target)

    monkeypatch.chdir(folder)
    with arriving.joined(str(store), folder, False) as book:
        assert book.settings.title
        monkeypatch.setattr(Path, "rename", full)
        with pytest.raises(OSError, match="No space left"):
            arriving._move_into(Path(book.place), folder)
        monkeypatch.undo()
        monkeypatch.chdir(folder)
        assert list(folder.iterdir()) == []
    names = [path.name for path in folder.iterdir()]
    assert "oneonone.yaml" in names


@pytest.mark.parametrize("left", ["HEAD.lock", "config.lock", "refs/heads/.keep", ""])
def test_a_repository_that_was_half_begun_is_begun_anew(
    left: str, notebook: Path, tmp_path: Path, oo: Run
) -> None:
    shutil.rmtree(notebook / ".git", ignore_errors=True)
    (notebook / ".git/refs/heads").mkdir(parents=True)
    if left.endswith(".lock"):
        (notebook / ".git" / left).touch()
    done = oo("sync", "--yes", "--to", tmp_path / "store.git", cwd=notebook)
    assert done.code == 0, done.err
    assert git(tmp_path / "store.git", "ls-tree", "--name-only", "main").split()


def test_a_notebook_whose_making_was_stopped_is_made_by_the_same_command(
    tmp_path: Path, oo: Run
) -> None:
    (tmp_path / "r.csv").write_text("id,name\n1,Ana Lima\n2,Bo Chen\n")
    words = ("init", "new", "--roster", "r.csv", "--name", "Ms. Rivera")
    assert oo(*words).code == 0
    (tmp_path / "new/oneonone.yaml").unlink()
    again = oo(*words)
    assert again.code == 0, again.err
    (tmp_path / "new/oneonone.yaml").unlink()
    (tmp_path / "new/roster.csv").write_text("id,name\n9,Somebody Else\n")
    refused = oo(*words)
    assert refused.code == 1
    assert "Somebody Else" in (tmp_path / "new/roster.csv").read_text()


def test_what_was_half_written_here_or_at_home_is_moved_aside_and_kept(
    notebook: Path, oo: Run, oo_home: Path
) -> None:
    assert oo("log", "jamal", "--private", "-m", "words", cwd=notebook).code == 0
    (private,) = oo_home.glob("notebooks/*/private/7013")
    places = [notebook / "notes/7013/.oo-aa.tmp", private / ".oo-bb.tmp", notebook / ".oo-cc.tmp"]
    for number, path in enumerate(places):
        path.write_text(f"halfword{number}")
        os.utime(path, (1, 1))
    (notebook / "notes/linked").symlink_to(oo_home)
    outside = oo_home / ".oo-dd.tmp"
    outside.write_text("not ours to move")
    os.utime(outside, (1, 1))
    done = oo("check", "--fix", cwd=notebook)
    assert done.out.count("Moved a file that was half written to") == 3
    kept = "".join(path.read_text() for path in oo_home.rglob("half-written/*"))
    assert all(f"halfword{number}" in kept for number in range(3))
    assert not any(path.exists() for path in places)
    assert outside.exists()
