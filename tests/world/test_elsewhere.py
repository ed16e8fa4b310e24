"""Other systems: what their disks, clouds and stand-ins do, shown on this one."""

from __future__ import annotations

import os
import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest

from oneonone.world import files, home, lock
from oneonone.world.git import git
from oneonone.world.programs import program
from oneonone.world.shareable import stays_out, strange_name
from oneonone.world.stamps import is_coarse
from oneonone.world.student import copied_from

posix = pytest.mark.skipif(sys.platform == "win32", reason="is about programs of a shell")


def script(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


# --- programs -------------------------------------------------------------------------------


@posix
def test_a_program_is_never_taken_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(tmp_path / "git", "echo mine")
    monkeypatch.chdir(tmp_path)
    for first in ("", ".", "relative"):
        monkeypatch.setenv("PATH", os.pathsep.join([first, os.environ["PATH"]]))
        found = program("git")
        assert found is not None
        assert os.path.isabs(found)
        assert Path(found).parent != tmp_path
    assert program("no-such-program") is None
    assert program(str(tmp_path / "git")) == str(tmp_path / "git")


def test_windows_finds_a_program_by_its_endings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "git.exe").write_text("")
    (tmp_path / "git.exe").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PATHEXT", ".COM;.EXE")
    monkeypatch.setattr(os, "name", "nt")
    found = [program(name) for name in ("git", "git.exe")]
    monkeypatch.undo()
    assert found == [str(tmp_path / "git.exe")] * 2


@posix
def test_python_takes_no_module_from_the_notebook_one_stands_in(
    oo: Callable, notebook: Path
) -> None:
    for name in ("yaml", "secrets", "typing", "click"):
        (notebook / f"{name}.py").write_text("raise SystemExit('ran what lay in the notebook')\n")
    done = oo("next", cwd=notebook, env={"PYTHONPATH": str(Path(__file__).parents[2])})
    assert done.code == 0, done
    assert "ran what lay" not in done.err


@posix
@pytest.mark.parametrize(
    "words",
    [
        "xcode-select: note: no developer tools were found",
        "xcrun: error: invalid active developer path (/Library/Developer/CommandLineTools)",
    ],
)
def test_what_stands_in_for_git_on_a_mac_counts_as_no_git(
    words: str, oo: Callable, notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    script(tmp_path / "bin/git", f"echo '{words}' >&2; exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:{os.environ['PATH']}")
    assert git(notebook, "status") is None
    assert oo("log", "jamal", "-m", "Words", cwd=notebook).code == 0
    assert "git is missing" in oo("sync", cwd=notebook).err
    assert oo("undo", cwd=notebook).code == 0


# --- names ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    ["git.exe", "notepad.cmd", "yaml.py", "desktop.ini", "notes/7013/run.ps1", "a.lnk", ".envrc"],
)
def test_what_programs_run_or_read_unasked_stays_out(path: str) -> None:
    assert stays_out(path)


@pytest.mark.parametrize(
    "path", ["picture.png", "README", "rules.pdf", "old/list.xlsx", "roster.csv", ".gitignore"]
)
def test_papers_and_pictures_come_along(path: str) -> None:
    assert not stays_out(path)


@pytest.mark.parametrize(
    ("path", "strange"),
    [
        ("aux.txt", True),
        ("notes/7013/con.yaml", True),
        ("templates/visit. .yaml", False),
        ("notes/NUL/x.yaml", True),
        ("plan.", True),
        ("visit ", True),
        ("notes/7013/2026-11-23-rivera-abcd.yaml", False),
        ("console.txt", False),
    ],
)
def test_a_name_that_windows_cannot_have_is_strange(path: str, strange: bool) -> None:
    assert strange_name(path) is strange


@pytest.mark.parametrize("key", ["con", "aux", "nul", "prn", "com1", "lpt9"])
def test_an_adult_called_like_a_device_has_a_folder_all_the_same(key: str) -> None:
    place = Path(home.draft_place("book", key, "7013"))
    assert key not in place.parts
    assert home.editing_path("book", key, "7013", "x").parent.parent.name == f"{key}_"


ORIGINAL = "2026-11-16-chen-rwyk"


@pytest.mark.parametrize(
    ("name", "is_copy"),
    [
        (f"{ORIGINAL} 2", True),
        (f"{ORIGINAL} (1)", True),
        (f"{ORIGINAL} (Ana's conflicted copy 2026-11-23)", True),
        (f"{ORIGINAL}-DESKTOP-AB12", True),
        (f"{ORIGINAL} - Copy", True),
        (f"{ORIGINAL}.sync-conflict-20261123", True),
        (ORIGINAL, False),
        (f"{ORIGINAL}-abcd", False),
        ("2026-11-17-chen-rwyk 2", False),
    ],
)
def test_a_copy_that_a_cloud_drive_made_is_known(name: str, is_copy: bool) -> None:
    found = copied_from(f"{name}.yaml", {f"{ORIGINAL}.yaml"})
    assert found == (f"{ORIGINAL}.yaml" if is_copy else "")


# --- clouds ---------------------------------------------------------------------------------


@pytest.fixture
def shared(oo: Callable, notebook: Path, tmp_path: Path) -> Path:
    """A note that was sent; the path of its file."""
    said = oo("log", "jamal", "-m", "Words", cwd=notebook)
    assert oo("sync", "--to", tmp_path / "store.git", "--yes", cwd=notebook).code == 0
    return notebook / said.out.strip()


def test_a_note_that_lies_only_in_icloud_is_not_taken_for_removed(
    shared: Path, oo: Callable, notebook: Path, tmp_path: Path
) -> None:
    for path in (shared, notebook / "roster.csv"):
        path.rename(path.with_name(f".{path.name}.icloud"))
    done = oo("sync", cwd=notebook)
    assert done.code == 1
    assert "lies only in iCloud" in done.out + done.err
    assert oo("join", tmp_path / "store.git", "b", "--as", "chen", cwd=tmp_path).code == 0
    assert (tmp_path / "b" / shared.relative_to(notebook)).exists()
    assert (tmp_path / "b/roster.csv").exists()


def test_copies_of_a_cloud_drive_are_named_and_not_sent(
    shared: Path, oo: Callable, notebook: Path, tmp_path: Path
) -> None:
    copy = shared.with_name(f"{shared.stem} 2.yaml")
    copy.write_bytes(shared.read_bytes())
    told = oo("check", cwd=notebook)
    assert told.code == 1
    assert "a copy that a cloud drive made" in told.out
    assert "a copy that a cloud drive made" in oo("sync", cwd=notebook).err
    assert oo("join", tmp_path / "store.git", "b", "--as", "chen", cwd=tmp_path).code == 0
    assert not (tmp_path / "b" / copy.relative_to(notebook)).exists()


def test_what_finder_and_explorer_leave_makes_no_folder_full(oo: Callable, tmp_path: Path) -> None:
    for name in (".DS_Store", "desktop.ini", "._x"):
        (tmp_path / "grade-7").mkdir(exist_ok=True)
        (tmp_path / "grade-7" / name).write_text("x")
    assert oo("demo").code == 0
    (tmp_path / "b").mkdir()
    (tmp_path / "b/mine.txt").write_text("x")
    assert oo("demo", "b").code == 1


# --- disks ----------------------------------------------------------------------------------


def test_times_of_a_stick_that_windows_wrote_are_not_relied_on() -> None:
    assert is_coarse(f"{1_790_000_000 * 10**9} 1")
    assert is_coarse(f"{1_790_000_000 * 10**9 + 30_000_000} 1")
    assert not is_coarse(f"{1_790_000_000 * 10**9 + 30_000_001} 1")


def test_a_file_that_another_program_holds_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = iter([True, True])
    real = os.replace

    def replace(source: str, target: str) -> None:
        if next(held, False):
            raise PermissionError(13, "it is being used", source)
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(PermissionError):
        files.put_file(tmp_path / "a", b"one")
    monkeypatch.setattr(os, "name", "nt")
    files.put_file(tmp_path / "a", b"two")
    monkeypatch.undo()
    assert (tmp_path / "a").read_bytes() == b"two"


def test_a_disk_that_knows_no_locks_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32":
        pytest.skip("its locks are there")
    source = Path(lock.__file__).read_text("utf-8")
    msvcrt = types.ModuleType("msvcrt")

    def locking(*_: object) -> None:
        raise OSError(22, "Invalid argument")

    msvcrt.locking, msvcrt.LK_NBLCK, msvcrt.LK_UNLCK = locking, 2, 0  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "msvcrt", msvcrt)
    monkeypatch.setattr(os, "name", "nt")
    there: dict[str, object] = {"__name__": "oneonone.world.lock", "__annotations__": {}}
    exec(compile(source, lock.__file__, "exec"), there)
    monkeypatch.undo()
    with pytest.raises(OSError, match="Invalid argument"):
        there["_wait_for"](0)  # type: ignore[operator]


@posix
def test_a_result_is_not_written_over_the_roster_in_other_letters(
    oo: Callable, notebook: Path
) -> None:
    for name in ("Roster.csv", "ROSTER.CSV", "OneOnOne.yaml"):
        done = oo("report", "--format", "csv", "-o", name, cwd=notebook)
        assert done.code != 0
        assert not (notebook / name).exists() or name in os.listdir(notebook)
    assert oo("report", "-o", "Roster.csv", cwd=notebook).code == 1


@posix
def test_undo_says_how_git_is_told_to_trust_a_folder(oo: Callable, notebook: Path) -> None:
    assert oo("log", "jamal", "-m", "Words", cwd=notebook).code == 0
    assert oo("sync", cwd=notebook).code in (0, 1, 3)
    done = oo("undo", cwd=notebook, env={"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"})
    assert done.code == 1
    assert "git config --global --add safe.directory" in done.err


@posix
@pytest.mark.parametrize(
    "change", ["sed -i 's/$/\\r/' \"$1\"", "sed -i '1s/^/\\xef\\xbb\\xbf/' \"$1\""]
)
def test_an_editor_that_only_changes_the_ends_of_lines_changes_nothing(
    change: str, oo: Callable, notebook: Path, editor: Callable
) -> None:
    done = oo("log", "jamal", "--edit", cwd=notebook, env=editor(change))
    assert "Nothing was written" in done.out
    assert not list((notebook / "notes").rglob("*.yaml"))
