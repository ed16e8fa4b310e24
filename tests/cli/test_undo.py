"""Taking back the last entry: moved into OO_HOME, never destroyed, and only while nobody has it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def log(oo: Any, notebook: Path, *words: str) -> Path:
    done = oo("log", *words, cwd=notebook)
    assert done.code == 0, done.err
    return notebook / str(done.out).strip().splitlines()[-1]


def undone(oo_home: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(oo_home.rglob("undone/*/*.yaml"))]


def test_entries_are_taken_back_one_by_one_and_kept(notebook: Path, oo: Any, oo_home: Path) -> None:
    first = log(oo, notebook, "jamal", "-m", "one", "--minutes", "4", "--date", "last fri")
    assert oo("request", "wei", cwd=notebook).code == 0
    second = log(oo, notebook, "jamal", "-m", "two", "--minutes", "5")
    data = second.read_bytes()
    done = oo("undo", cwd=notebook)
    place = oo_home / "notebooks/1f6c2a90b3d44e0f/undone/7013" / second.name
    assert done.code == 0
    assert done.out == (
        f"Taken back: check-in with JB, Mon 23 Nov, 5 min. It is kept in {place}\n"
        "Before it: request for Wei, Mon 23 Nov. One more oo undo takes that back.\n"
    )
    assert not second.exists()
    assert place.read_bytes() == data
    assert "request for Wei" in oo("undo", cwd=notebook).out
    last = oo("undo", cwd=notebook)
    assert last.out.startswith("Taken back: check-in with JB, Fri 20 Nov, 4 min.")
    assert "Before it" not in last.out
    assert not first.exists()
    nothing = oo("undo", cwd=notebook)
    assert (nothing.code, nothing.out) == (1, "")
    assert "there is nothing of yours to take back" in nothing.err
    assert len(undone(oo_home)) == 3


def test_the_document_names_what_was_taken_back(notebook: Path, oo: Any) -> None:
    first = log(oo, notebook, "jamal", "-m", "one")
    second = log(oo, notebook, "jamal", "-m", "two")
    document = json.loads(oo("undo", "--json", cwd=notebook).out)
    assert document["command"] == "undo"
    assert document["entry"] == {
        "id": second.stem, "path": f"notes/7013/{second.name}", "student": "7013",
        "date": "2026-11-23",
    }  # fmt: skip
    assert document["before"]["id"] == first.stem
    assert Path(document["kept"]).is_file()
    assert json.loads(oo("undo", "--json", cwd=notebook).out)["before"] is None


def test_the_same_words_taken_back_twice_are_kept_twice(
    notebook: Path, oo: Any, oo_home: Path
) -> None:
    for _ in range(2):
        log(oo, notebook, "jamal", "-m", "one")
        assert oo("undo", cwd=notebook).code == 0
    assert len(undone(oo_home)) == 2


def test_an_entry_that_was_there_already_is_not_my_last_one(notebook: Path, oo: Any) -> None:
    log(oo, notebook, "jamal", "-m", "one")
    second = log(oo, notebook, "jamal", "-m", "two")
    log(oo, notebook, "jamal", "-m", "one")
    oo("undo", cwd=notebook)
    assert not second.exists()


def test_private_words_go_with_their_note(notebook: Path, oo: Any, oo_home: Path) -> None:
    log(oo, notebook, "jamal", "-m", "SECRET", "--private")
    assert oo("undo", cwd=notebook).code == 0
    assert list((notebook / "notes").rglob("*.yaml")) == []
    assert list(oo_home.rglob("private/*/*.yaml")) == []
    assert sum(b"SECRET" in data for data in undone(oo_home)) == 1
    assert "SECRET" not in oo("show", "jamal", cwd=notebook).out


def test_an_entry_edited_since_is_taken_back_as_it_stands(
    notebook: Path, oo: Any, oo_home: Path
) -> None:
    note = log(oo, notebook, "jamal", "-m", "one")
    note.write_bytes(note.read_bytes() + b"# mine\n")
    oo("undo", cwd=notebook)
    assert undone(oo_home)[0].endswith(b"# mine\n")


def test_a_colleague_at_the_same_machine_takes_back_only_their_own(notebook: Path, oo: Any) -> None:
    mine = log(oo, notebook, "jamal", "-m", "one")
    assert oo("log", "wei", "-m", "theirs", cwd=notebook, as_="chen").code == 0
    assert oo("undo", cwd=notebook).out.startswith("Taken back: check-in with JB")
    assert not mine.exists()
    assert oo("undo", cwd=notebook).code == 1
    assert oo("undo", cwd=notebook, as_="chen").code == 0


def test_what_was_not_written_on_this_machine_is_not_taken_back(notebook: Path, oo: Any) -> None:
    note = notebook / "notes" / "7013" / "2026-11-23-rivera-k3fq.yaml"
    note.parent.mkdir()
    note.write_text("student: '7013'\ndate: 2026-11-23\nby: rivera\n")
    assert oo("undo", cwd=notebook).code == 1
    assert note.exists()


def test_an_entry_that_cannot_be_read_is_named_and_stays(notebook: Path, oo: Any) -> None:
    note = log(oo, notebook, "jamal", "-m", "one")
    note.write_text("student: [")
    done = oo("undo", cwd=notebook)
    assert done.code == 1
    assert note.name in done.err
    assert note.exists()


def test_a_journal_that_cannot_be_written_keeps_nobody_from_saving(
    notebook: Path, oo: Any, oo_home: Path
) -> None:
    (oo_home / "notebooks/1f6c2a90b3d44e0f/written").mkdir(parents=True)
    assert log(oo, notebook, "jamal", "-m", "one").is_file()


@pytest.mark.parametrize(
    "line", ["../../outside.yaml", "notes/../x.yaml", "\0", "notes/a/b/c.yaml"]
)
def test_a_strange_line_of_the_journal_leads_nowhere(
    line: str, notebook: Path, oo: Any, oo_home: Path
) -> None:
    note = log(oo, notebook, "jamal", "-m", "one")
    (journal,) = oo_home.rglob("written")
    journal.write_text(journal.read_text() + f"{line}\n")
    assert oo("undo", cwd=notebook).code == 0
    assert not note.exists()


# --- shared or not --------------------------------------------------------------------------


@pytest.fixture(params=[".", "school/grade 7"])
def repository(request: pytest.FixtureRequest, tmp_path: Path, notebook: Path) -> tuple[Path, Path]:
    """A git repository and the notebook in it: the notebook itself, or a folder of a larger one."""
    if request.param == ".":
        git(notebook, "init", "-q")
        return notebook, notebook
    whole = tmp_path / "whole"
    (whole / "school").mkdir(parents=True)
    git(whole, "init", "-q")
    return whole, notebook.rename(whole / request.param)


def test_an_entry_in_the_current_commit_is_amended_and_not_taken_back(
    repository: tuple[Path, Path], oo: Any
) -> None:
    whole, notebook = repository
    note = log(oo, notebook, "jamal", "-m", "one")
    git(whole, "add", "-A")
    git(whole, "commit", "-qm", "one")
    done = oo("undo", cwd=notebook)
    tag = note.stem.rpartition("-")[2]
    assert done.code == 1
    assert done.err == (
        "oo: check-in with JB, Mon 23 Nov is shared already."
        f' oo amend {tag} -m "…" adds a correction.\n'
    )
    assert note.exists()
    second = log(oo, notebook, "jamal", "-m", "two")
    taken = oo("undo", cwd=notebook)
    assert taken.code == 0
    assert "Before it" not in taken.out
    assert not second.exists()


@pytest.mark.parametrize("staged", [True, False])
def test_an_entry_that_is_only_staged_is_taken_back(
    staged: bool, repository: tuple[Path, Path], oo: Any
) -> None:
    whole, notebook = repository
    note = log(oo, notebook, "jamal", "-m", "one")
    if staged:
        git(whole, "add", "-A")
    assert oo("undo", cwd=notebook).code == 0
    assert not note.exists()


def test_an_entry_that_a_remote_has_is_shared_even_where_this_branch_lost_it(
    repository: tuple[Path, Path], oo: Any, tmp_path: Path
) -> None:
    whole, notebook = repository
    git(whole, "commit", "-q", "--allow-empty", "-m", "start")
    note = log(oo, notebook, "jamal", "-m", "one")
    git(tmp_path, "init", "-q", "--bare", "remote.git")
    git(whole, "remote", "add", "origin", str(tmp_path / "remote.git"))
    git(whole, "add", "-A")
    git(whole, "commit", "-qm", "one")
    git(whole, "push", "-q", "origin", "HEAD")
    git(whole, "reset", "-q", "HEAD~1")
    done = oo("undo", cwd=notebook)
    assert done.code == 1
    assert "is shared already" in done.err
    assert note.exists()


def test_another_repository_in_the_environment_is_not_asked(
    notebook: Path, oo: Any, tmp_path: Path
) -> None:
    git(notebook, "init", "-q")
    note = log(oo, notebook, "jamal", "-m", "one")
    git(notebook, "add", "-A")
    git(notebook, "commit", "-qm", "one")
    git(tmp_path, "init", "-q", "other")
    env = {"GIT_DIR": str(tmp_path / "other/.git"), "GIT_INDEX_FILE": "/nowhere"}
    assert "is shared already" in oo("undo", cwd=notebook, env=env).err
    assert note.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="PATH is not all there")
def test_without_git_nothing_was_shared(notebook: Path, oo: Any, tmp_path: Path) -> None:
    log(oo, notebook, "jamal", "-m", "one")
    assert oo("undo", cwd=notebook, env={"PATH": str(tmp_path)}).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for git")
def test_where_git_cannot_answer_nothing_is_taken_back(
    notebook: Path, oo: Any, tmp_path: Path
) -> None:
    note = log(oo, notebook, "jamal", "-m", "one")
    (tmp_path / "bin").mkdir()
    broken = tmp_path / "bin" / "git"
    broken.write_text("#!/bin/sh\necho 'fatal: detected dubious ownership' >&2\nexit 128\n")
    broken.chmod(0o755)
    env = {"PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    done = oo("undo", cwd=notebook, env=env)
    assert done.code == 1
    assert "git could not say" in done.err
    assert note.exists()


def test_a_change_of_the_roster_is_taken_back_and_nothing_else_is(oo: Any, notebook: Path) -> None:
    roster = notebook / "roster.csv"
    assert oo("log", "jamal", "-m", "Words", cwd=notebook).code == 0
    before = roster.read_bytes()
    assert oo("roster", "left", "wei", cwd=notebook).code == 0
    assert oo("roster", "away", "sofia", "--until", "11 dec", cwd=notebook).code == 0
    said = oo("undo", cwd=notebook)
    assert "Taken back: what was changed of Sofía Marín in the roster." in said.out
    assert "Before it: a change of the roster." in said.out
    assert "Wei Chen" in oo("undo", cwd=notebook).out
    assert roster.read_bytes() == before
    assert "check-in with JB" in oo("undo", cwd=notebook).out


def test_a_roster_that_was_changed_since_is_left_as_it_is(oo: Any, notebook: Path) -> None:
    roster = notebook / "roster.csv"
    assert oo("log", "jamal", "-m", "Words", cwd=notebook).code == 0
    assert oo("roster", "left", "wei", cwd=notebook).code == 0
    roster.write_bytes(roster.read_bytes() + b"9,New One\n")
    now = roster.read_bytes()
    assert "check-in with JB" in oo("undo", cwd=notebook).out
    assert roster.read_bytes() == now


def test_a_change_that_cannot_be_taken_back_is_passed_over(
    oo: Any, notebook: Path, oo_home: Path
) -> None:
    roster = notebook / "roster.csv"
    assert oo("log", "jamal", "-m", "Words", cwd=notebook).code == 0
    assert oo("roster", "left", "wei", cwd=notebook).code == 0
    after = roster.read_bytes()
    assert "Wei Chen" in oo("undo", cwd=notebook).out
    roster.write_bytes(after)
    assert "check-in with JB" in oo("undo", cwd=notebook).out
    assert roster.read_bytes() == after


def test_a_roster_that_is_shared_is_changed_again_and_not_taken_back(
    oo: Any, notebook: Path, tmp_path: Path, oo_home: Path
) -> None:
    assert oo("roster", "left", "wei", cwd=notebook).code == 0
    assert oo("sync", "--to", tmp_path / "store.git", "--yes", cwd=notebook).code == 0
    done = oo("undo", cwd=notebook)
    assert (done.code, "is shared already" in done.err) == (1, True)
    other = {"OO_HOME": str(tmp_path / "other-home")}
    store = tmp_path / "store.git"
    assert oo("join", store, "b", "--as", "chen", cwd=tmp_path, env=other).code == 0
    assert oo("roster", "left", "sofia", cwd=tmp_path / "b", as_="chen", env=other).code == 0
    assert oo("sync", cwd=tmp_path / "b", env=other).code == 0
    assert oo("sync", cwd=notebook).code == 0
    # Another roster has come: what was kept of the one before is of no use any more.
    kept = list(oo_home.glob("notebooks/*/before/*-roster.csv"))
    assert not kept


def test_a_folder_that_is_gone_is_no_traceback(oo: Any, notebook: Path, tmp_path: Path) -> None:
    script = f"mkdir gone; cd gone; rmdir ../gone; {sys.executable} -m oneonone -C {notebook} next"
    done = subprocess.run(
        ["sh", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env=os.environ | {"OO_AS": "rivera", "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert "Traceback" not in done.stderr


def test_days_off_are_taken_back_and_the_note_before_them_stays(oo: Any, notebook: Path) -> None:
    settings = notebook / "oneonone.yaml"
    before = settings.read_bytes()
    said = oo("log", "jamal", "-m", "Words", cwd=notebook)
    assert oo("days-off", "21 dec - 1 jan", cwd=notebook).code == 0
    assert "Taken back: a change of the days off." in oo("undo", cwd=notebook).out
    assert settings.read_bytes() == before
    assert (notebook / said.out.strip()).exists()
