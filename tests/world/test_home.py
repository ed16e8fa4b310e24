"""What stays on this machine lies outside of every notebook and git folder, for me alone."""

import os
import stat
import subprocess
from pathlib import Path

import pytest

from oneonone.errors import Impossible
from oneonone.world import home


def test_who_i_am_is_remembered_by_notebook(oo_home: Path) -> None:
    assert home.me("abc") is None
    home.remember_me("abc", "rivera")
    home.remember_me("other", "chen")
    assert (home.me("abc"), home.me("other")) == ("rivera", "chen")


@pytest.mark.skipif(os.name == "nt", reason="no modes there")
def test_only_i_can_look_into_it(oo_home: Path) -> None:
    home.remember_me("abc", "rivera")
    inside = list(oo_home.rglob("*"))
    assert inside
    for path in inside:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


@pytest.mark.parametrize("mark", ["oneonone.yaml", ".git"])
def test_a_home_that_would_be_sent_along_is_refused(
    mark: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if mark == ".git":
        subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    else:
        (tmp_path / mark).write_text("")
    monkeypatch.setenv("OO_HOME", str(tmp_path / "deep" / "home"))
    with pytest.raises(Impossible, match="Set OO_HOME"):
        home.home()


def test_a_link_into_a_git_folder_is_seen_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "repo" / "inside").mkdir(parents=True)
    (tmp_path / "repo" / ".git").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "repo" / "inside")
    monkeypatch.setenv("OO_HOME", str(tmp_path / "link"))
    with pytest.raises(Impossible):
        home.home()


def test_without_a_name_it_is_the_persons_local_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("OO_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("sys.platform", "linux")
    assert Path(home.home()) == tmp_path / "data" / "oneonone"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert Path(home.home()).parts[-3:] == (".local", "share", "oneonone")
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    assert Path(home.home()) == tmp_path / "Local" / "oneonone"
