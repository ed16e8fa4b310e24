"""Calling git: whatever stands in the environment or in a name, the answer is about this file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from oneonone.errors import Impossible
from oneonone.world import git as git_room
from oneonone.world.git import git, is_shared


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "book"
    folder.mkdir()
    run(folder, "init", "-q")
    return folder


def run(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def committed(folder: Path, name: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x")
    run(folder, "--literal-pathspecs", "add", "--", name)
    run(folder, "commit", "-qm", "x")


@pytest.mark.parametrize(
    "name", ["-x.yaml", ":(exclude)a.yaml", "*.yaml", "Sofía 😀.yaml", "a b.yaml"]
)
def test_a_name_is_only_ever_a_name(name: str, repository: Path) -> None:
    committed(repository, "notes/1/other.yaml")
    assert not is_shared(repository, f"notes/1/{name}")
    assert not is_shared(repository, name)
    committed(repository, f"notes/1/{name}")
    assert is_shared(repository, f"notes/1/{name}")


def test_before_the_first_commit_and_outside_of_a_repository_nothing_is_shared(
    repository: Path, tmp_path: Path
) -> None:
    (repository / "a").write_text("x")
    run(repository, "add", "a")
    assert not is_shared(repository, "a")
    assert not is_shared(tmp_path, "book/a")


def test_what_was_taken_out_again_is_not_shared(repository: Path) -> None:
    committed(repository, "a")
    run(repository, "rm", "-q", "a")
    run(repository, "commit", "-qm", "out")
    assert not is_shared(repository, "a")


@pytest.mark.skipif(sys.platform == "win32", reason="shell scripts")
def test_no_hook_alias_pager_or_monitor_of_the_person_is_run(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    committed(repository, "a")
    mark = tmp_path / "ran"
    spy = tmp_path / "spy"
    spy.write_text(f"#!/bin/sh\ntouch {mark}\n")
    spy.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "pager.ls-tree", "alias.ls-tree", "core.askPass"):
        run(repository, "config", key, f"!{spy}" if key.startswith("alias") else str(spy))
    (repository / ".git/hooks").mkdir(exist_ok=True)
    (repository / ".git/hooks/post-checkout").symlink_to(spy)
    monkeypatch.setenv("GIT_PAGER", str(spy))
    assert is_shared(repository, "a")
    assert git(repository, "status", "--porcelain") is not None
    assert git(repository, "checkout", "-q", "-b", "other") is not None
    assert not mark.exists()


@pytest.mark.parametrize("name", ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_NAMESPACE"])
def test_what_another_git_left_in_the_environment_leads_nowhere(
    name: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    committed(repository, "a")
    monkeypatch.setenv(name, "/nowhere")
    assert is_shared(repository, "a")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for git")
def test_git_is_not_waited_for_without_end(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    slow = tmp_path / "bin" / "git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec sleep 20\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(git_room, "SECONDS", 0.2)
    with pytest.raises(Impossible, match="did not answer"):
        is_shared(repository, "a")


@pytest.mark.skipif(sys.platform == "win32", reason="PATH is not all there")
def test_no_git_is_told_from_no_folder(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert git(repository, "status") is None
    with pytest.raises(FileNotFoundError):
        git(repository / "nowhere", "status")
