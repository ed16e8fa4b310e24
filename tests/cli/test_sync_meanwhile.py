"""Syncing while something else goes on: a file saved, a disk that fills, a person who answers."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from team import Pair, Person, git, objects
from terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="shell scripts and terminals")


def git_that(tmp_path: Path, word: str, does: str) -> dict[str, str]:
    """A git that, before it does `word`, does something else as well."""
    folder = tmp_path / f"git-{word}"
    folder.mkdir()
    script = folder / "git"
    real = shutil.which("git")
    script.write_text(
        f'#!/bin/sh\nfor one; do [ "$one" = {word} ] && {{ {does}; }}; done\nexec {real} "$@"\n'
    )
    script.chmod(0o755)
    return {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


@pytest.mark.parametrize("moment", ["read-tree", "fetch", "merge-base", "push", "cat-file"])
def test_a_note_saved_while_a_sync_is_at_work_is_joined_with_what_came_in(
    moment: str, pair: Pair, tmp_path: Path
) -> None:
    rivera, chen, _ = pair
    note = rivera.log("jamal", "Fractions", "--minutes", "4").relative_to(rivera.folder).as_posix()
    rivera.sync()
    chen.sync()
    chen.write(note, chen.read(note).replace("minutes: 4", "minutes: 9"))
    chen.sync()
    rivera.log("amara", "Poems")
    place, done = rivera.folder / note, tmp_path / "done"
    saves = f"[ -e {done} ] || {{ touch {done}; echo 'pin: Saved meanwhile' >> {place}; }}"
    rivera.sync(env=git_that(tmp_path, moment, saves))
    assert done.exists()
    rivera.sync()
    chen.sync()
    assert rivera.files() == chen.files()
    assert "pin: Saved meanwhile" in chen.read(note)
    assert "minutes: 9" in chen.read(note)


def test_a_colleague_who_comes_second_each_time_is_waited_for(pair: Pair, tmp_path: Path) -> None:
    rivera, chen, store = pair
    work = tmp_path / "work"
    git(tmp_path, "clone", "-q", str(store), str(work))
    real = shutil.which("git")
    pushes = (
        f"n=$(ls {tmp_path} | grep -c second-); [ $n -lt 3 ] && touch {tmp_path}/second-$n && "
        f"cd {work} && {real} commit -q --allow-empty -m x && {real} push -q; cd {rivera.folder}"
    )
    rivera.log("jamal", "Fractions")
    done = rivera.sync(env=git_that(tmp_path, "push", pushes))
    assert "Sent 1" in done.out
    assert len(list(tmp_path.glob("second-*"))) == 3
    chen.sync()
    assert rivera.files() == chen.files()


def test_two_syncs_of_one_folder_take_turns(pair: Pair) -> None:
    rivera, chen, _ = pair
    for number in range(6):
        rivera.log("jamal", f"Talk {number}")
    world = os.environ | {"OO_HOME": str(rivera.home), "OO_AS": "rivera", "OO_TODAY": "2026-11-23"}
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "oneonone", "sync"],
            cwd=rivera.folder, env=world, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for _ in range(4)
    ]  # fmt: skip
    said = sorted(process.communicate()[0].decode() for process in started)
    assert [process.returncode for process in started] == [0] * 4
    assert said == [*["Nothing new on either side. You have everything.\n"] * 3,
                    "Sent 6. You have everything.\n"]  # fmt: skip
    chen.sync()
    assert rivera.files() == chen.files()


# --- a full disk -------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    size = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(place)]
    if subprocess.run(size, capture_output=True, check=False).returncode:
        pytest.skip("a tmpfs cannot be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False)


def test_a_full_disk_loses_nothing(pair: Pair, small_disk: Path, oo: Callable[..., Any]) -> None:
    rivera, chen, store = pair
    here = small_disk / "book"
    git(small_disk, "clone", "-q", str(store), str(here))
    me = Person("rivera", here, rivera.home.with_name("home-disk"), oo)
    for number in range(40):
        chen.write(
            f"notes/7013/2026-11-20-chen-a{number:03}.yaml",
            f"student: '7013'\ndate: 2026-11-20\nby: chen\nnote: {os.urandom(2500).hex()}\n",
        )
    chen.sync()
    note = me.log("amara", "Poems")
    done = me.oo("sync")
    assert done.code in (1, 3), done
    assert (
        "disk is full" in done.err
        or "no space left" in done.err.lower()
        or ("no room left" in done.out)
    )
    assert "Traceback" not in done.err
    assert note.read_text().endswith("note: Poems\n")
    assert all(path.stat().st_size for path in here.glob("notes/*/*.yaml"))
    grown = ["mount", "-o", "remount,size=8m", str(small_disk)]
    subprocess.run(grown, check=True)
    me.oo("check", "--fix")
    me.sync()
    chen.sync()
    assert me.files() == chen.files()
    me.git("fsck", "--strict")


def test_a_full_store_keeps_the_notes_here(
    notebook: Path, small_disk: Path, tmp_path: Path, oo: Callable[..., Any]
) -> None:
    me = Person("rivera", notebook, tmp_path / "home", oo)
    me.sync("--yes", "--to", str(small_disk / "grade-7.git"))
    for number in range(200):
        me.write(
            f"notes/7013/2026-11-20-rivera-a{number:03}.yaml",
            f"student: '7013'\ndate: 2026-11-20\nby: rivera\nnote: {os.urandom(2500).hex()}\n",
        )
    done = me.sync(code=3)
    assert "There is no room left at" in done.out
    assert "200 notes wait" in " ".join(done.out.split())
    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    assert "Sent 200" in me.sync().out


# --- a person at a terminal --------------------------------------------------------------------


@pytest.mark.parametrize("answer", ["y", "n"])
def test_at_a_terminal_a_new_place_is_asked_about(
    answer: str, notebook: Path, tmp_path: Path
) -> None:
    store = tmp_path / "Grade 7's Ördner" / "a b.git"
    store.parent.mkdir()
    table = Terminal("sync", "--to", store, cwd=notebook)
    table.reads("Team notes", "Go on?")
    table.types(answer)
    code = table.ends()
    assert code == (0 if answer == "y" else 3)
    assert ("Sent the roster and the settings." in table.all) == (answer == "y")
    if answer == "y":
        there = Terminal("join", store, tmp_path / "there", cwd=tmp_path, env={"OO_AS": ""})
        there.reads("Who are you?")
        there.types("patel")
        there.reads("Your name")
        there.types("Ms. Patel")
        assert there.ends() == 0
        assert "You are Ms. Patel (patel)" in there.all


def test_at_a_terminal_it_is_said_what_goes_on_and_ctrl_c_leaves_all_in_order(
    pair: Pair, tmp_path: Path
) -> None:
    rivera, chen, _ = pair
    rivera.log("jamal", "Fractions")
    slow = git_that(tmp_path, "fetch", "sleep 30")
    table = Terminal("sync", cwd=rivera.folder, env=slow | {"OO_HOME": str(rivera.home)})
    table.reads("Asking ")
    table.interrupt()
    assert table.ends() == 130
    assert "stopped" in table.all
    assert rivera.sync().out == "Sent 1. You have everything.\n"
    chen.sync()
    assert rivera.files() == chen.files()


def test_a_sync_that_was_killed_leaves_no_lock_that_the_next_one_minds(
    pair: Pair, tmp_path: Path
) -> None:
    rivera, chen, _ = pair
    rivera.log("jamal", "Fractions")
    slow = git_that(tmp_path, "push", "sleep 30")
    world = os.environ | slow | {"OO_HOME": str(rivera.home), "OO_AS": "rivera"}
    started = subprocess.Popen(
        [sys.executable, "-m", "oneonone", "sync"], cwd=rivera.folder, env=world,
        start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    mark = rivera.folder / ".git/oneonone/begun"
    for _ in range(200):
        if mark.exists() and rivera.git("log", "-1", "--format=%s").strip() == "oo: 1 meeting":
            break
        time.sleep(0.05)
    os.killpg(started.pid, signal.SIGKILL)
    started.wait()
    for name in ("index.lock", "HEAD.lock", "refs/heads/main.lock"):
        (rivera.folder / ".git" / name).touch()
    assert rivera.sync().out == "Sent 1. You have everything.\n"
    chen.sync()
    assert rivera.files() == chen.files()


# --- privacy -----------------------------------------------------------------------------------


def test_a_notebook_that_is_private_as_a_whole_sends_only_that_they_met(pair: Pair) -> None:
    rivera, chen, store = pair
    rivera.write("oneonone.yaml", rivera.read("oneonone.yaml") + "private: true\n")
    secret = "SEALED-91b2"
    rivera.log("jamal", secret, "-a", f"growth={secret}", "--pin", secret, "--i-will", secret)
    rivera.oo("log", "jamal", "-m", "For all", "--share")
    rivera.sync()
    chen.sync()
    for repository in (store, rivera.folder, chen.folder):
        assert not any(secret.encode() in data for data in objects(repository))
    assert any(b"For all" in data for data in objects(store))
    assert "jamal" not in "".join(chen.files()).casefold()
    assert chen.oo("report", "--json").out.count('"met": 2') >= 1


def test_what_a_sync_is_sending_is_not_taken_back(pair: Pair, tmp_path: Path) -> None:
    rivera, _, store = pair
    rivera.log("amara", "Regret this")
    undo = (
        f"[ -e {tmp_path}/once ] || {{ touch {tmp_path}/once; cd {rivera.folder}; "
        f"{sys.executable} -m oneonone undo > {tmp_path}/said 2>&1 & sleep 1; }}"
    )
    rivera.sync(env=git_that(tmp_path, "write-tree", undo))
    for _ in range(100):
        if "shared already" in (tmp_path / "said").read_text():
            break
        time.sleep(0.05)
    assert "shared already" in (tmp_path / "said").read_text()
    assert any(b"Regret this" in data for data in objects(store))
    assert any(b"Regret this" in data for data in rivera.files().values())


def test_two_accounts_on_one_folder_take_turns_too(pair: Pair) -> None:
    rivera, chen, store = pair
    for number in range(6):
        rivera.log("jamal", f"Talk {number}")
    homes = [rivera.home, rivera.home.with_name("another-home")]
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "oneonone", "sync", "--yes"],
            cwd=rivera.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=os.environ | {"OO_HOME": str(homes[n % 2]), "OO_AS": "rivera"},
        )
        for n in range(6)
    ]  # fmt: skip
    ended = [(process.communicate(), process.returncode) for process in started]
    assert [code for _, code in ended] == [0] * 6, ended
    assert git(store, "log", "--diff-filter=D", "--format=%h").strip() == ""
    chen.sync()
    assert rivera.files() == chen.files()
