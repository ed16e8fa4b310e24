"""Files: whole or not at all, never through a link, and only regular ones."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from oneonone.errors import Impossible
from oneonone.world import files
from oneonone.world.files import put_file, read_file, real_folder, yaml_names
from oneonone.world.writing import add_file, change_file


def left_over(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".oo-")]


def test_a_new_file_never_replaces_one_that_is_there(tmp_path: Path) -> None:
    add_file(tmp_path / "a", b"first")
    with pytest.raises(FileExistsError):
        add_file(tmp_path / "a", b"second")
    assert (tmp_path / "a").read_bytes() == b"first"
    assert left_over(tmp_path) == []


def _no_links(*args: object, **kwargs: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def test_a_disk_without_links_is_written_whole_or_not_at_all_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", _no_links)
    add_file(tmp_path / "a", b"first")
    with pytest.raises(FileExistsError):
        add_file(tmp_path / "a", b"second")
    assert (tmp_path / "a").read_bytes() == b"first"
    assert left_over(tmp_path) == []


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounting needs root")
def test_a_real_fat_disk_takes_notes(tmp_path: Path) -> None:
    image, disk = tmp_path / "fat.img", tmp_path / "disk"
    disk.mkdir()
    image.write_bytes(b"\0" * (4 << 20))
    made = (
        subprocess.run(["mkfs.vfat", image], capture_output=True, check=False)
        if _has_fat()
        else None
    )
    if made is None or made.returncode:
        pytest.skip("no mkfs.vfat here")
    if subprocess.run(
        ["mount", "-o", "loop", image, disk], capture_output=True, check=False
    ).returncode:
        pytest.skip("a loop device cannot be mounted here")
    try:
        add_file(disk / "a.yaml", b"first")
        with pytest.raises(FileExistsError):
            add_file(disk / "a.yaml", b"second")
        assert (disk / "a.yaml").read_bytes() == b"first"
    finally:
        subprocess.run(["umount", disk], check=True)


def _has_fat() -> bool:
    from shutil import which

    return which("mkfs.vfat") is not None


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounting needs root")
def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    disk = tmp_path / "small"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a tmpfs cannot be mounted here")
    try:
        add_file(disk / "a", b"kept")
        with pytest.raises(OSError, match="No space") as fault:
            add_file(disk / "b", b"x" * 40_000)
        assert fault.value.errno == errno.ENOSPC
        with pytest.raises(OSError, match="No space"):
            change_file(disk / "a", lambda old: b"y" * 40_000)
        assert [path.name for path in disk.iterdir()] == ["a"]
        assert (disk / "a").read_bytes() == b"kept"
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_link_is_never_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "secret")
    with pytest.raises(Impossible, match="is a link"):
        read_file(tmp_path / "link.yaml")
    assert yaml_names(tmp_path) == []


def test_a_link_is_never_written_through(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(FileExistsError):
        add_file(tmp_path / "link", b"evil")
    assert (tmp_path / "secret").read_text() == "x"


def test_a_folder_on_the_way_may_be_no_link(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "notes").symlink_to(tmp_path / "out")
    with pytest.raises(Impossible, match="is a link"):
        real_folder(tmp_path / "book", "notes", "7013")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_no_note_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    assert yaml_names(tmp_path) == []
    with pytest.raises(Impossible, match="not a plain file"):
        read_file(tmp_path / "a.yaml")


def test_a_file_changed_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes(b"mine")

    def while_an_editor_saves(old: bytes) -> bytes:
        path.write_bytes(b"theirs")
        return old + b" and new"

    with pytest.raises(Impossible, match="changed by someone else"):
        change_file(path, while_an_editor_saves)
    assert path.read_bytes() == b"theirs"
    change_file(path, lambda old: old + b" and new")
    assert path.read_bytes() == b"theirs and new"
    with pytest.raises(Impossible, match="larger than 1 MiB"):
        change_file(path, lambda old: b"x" * (1 << 21))
    assert path.read_bytes() == b"theirs and new"
    assert left_over(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="no modes there")
def test_a_replaced_file_keeps_its_mode_and_an_own_file_is_for_me_alone(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes(b"mine")
    path.chmod(0o640)
    change_file(path, lambda old: b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    put_file(tmp_path / "own", b"x")
    assert stat.S_IMODE((tmp_path / "own").stat().st_mode) == 0o600


def test_a_file_is_read_no_further_than_allowed(tmp_path: Path) -> None:
    (tmp_path / "big").write_bytes(b"x" * 100)
    assert len(read_file(tmp_path / "big", 10)) == 11
    assert files.LARGEST == 1 << 20
