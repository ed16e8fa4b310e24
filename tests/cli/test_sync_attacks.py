"""Syncing with what no notebook should hold, and in worlds that git was told odd things about."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from team import Pair, Person, git, said

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="shell scripts and POSIX rights")


def crafted(store: Path, *files: str) -> None:
    """A commit in the store with these paths, names and all, as git itself would never make it."""

    def tree(parts: dict[str, Any]) -> str:
        lines = b""
        for name in sorted(parts, key=lambda n: n + "/" if isinstance(parts[n], dict) else n):
            inner = parts[name]
            mode = b"40000" if isinstance(inner, dict) else b"100644"
            one = tree(inner) if isinstance(inner, dict) else inner
            lines += mode + b" " + name.encode() + b"\0" + bytes.fromhex(one)
        words = ("hash-object", "-t", "tree", "-w", "--stdin", "--literally")
        return git(store, *words, given=lines).strip()

    top: dict[str, Any] = {}
    for line in git(store, "ls-tree", "-r", "main").splitlines():
        head, path = line.split("\t")
        place = top
        *folders, name = path.split("/")
        for folder in folders:
            place = place.setdefault(folder, {})
        place[name] = head.split()[2]
    blob = git(store, "hash-object", "-w", "--stdin", given=b"pwned\n").strip()
    for path in files:
        place = top
        *folders, name = path.split("|")
        for folder in folders:
            place = place.setdefault(folder, {})
        place[name] = blob
    commit = git(store, "commit-tree", tree(top), "-p", "main", "-m", "x").strip()
    git(store, "update-ref", "refs/heads/main", commit)


@pytest.mark.parametrize(
    "path",
    ["..|escaped.txt", ".git|hooks|post-checkout", ".GIT|commondir", "notes|..|..|up.yaml",
     "notes|.git|config", "git~1|x", ".git.|x", ".g\u200cit|x", "notes|7013|.|x.yaml"],
)  # fmt: skip
@pytest.mark.parametrize("behind", [True, False])
def test_no_path_of_the_others_leads_out_of_the_notebook_or_into_git(
    path: str, behind: bool, pair: Pair
) -> None:
    rivera, _, store = pair
    if not behind:
        rivera.log("jamal", "Fractions")
    around = sorted(rivera.folder.parent.iterdir())
    before = rivera.files()
    crafted(store, path)
    done = rivera.sync(code=1)
    assert rivera.files() == before
    assert sorted(rivera.folder.parent.iterdir()) == around
    inside = [p for p in (rivera.folder / ".git").rglob("*") if p.is_file()]
    assert not any(b"pwned" in p.read_bytes() for p in inside if "objects" not in p.parts)
    assert "Nothing was changed here" in said(done) or "Nothing is lost" in said(done)


def test_a_file_that_grew_too_large_is_kept_whole(pair: Pair) -> None:
    rivera, chen, _ = pair
    note = rivera.log("jamal", "Fractions").relative_to(rivera.folder).as_posix()
    rivera.sync()
    chen.sync()
    large = rivera.read(note) + "".join(f"# line {number}\n" for number in range(120_000))
    rivera.write(note, large)
    chen.write(note, chen.read(note) + "pin: Loves puzzles\n")
    chen.sync()
    rivera.sync(code=1)
    (beside,) = rivera.folder.glob("notes/7013/*.conflict")
    assert beside.read_text() == large
    assert "Loves puzzles" in rivera.read(note)


def test_a_version_put_beside_never_takes_the_place_of_another(pair: Pair) -> None:
    rivera, chen, _ = pair
    note = rivera.log("jamal", "Fractions", "--minutes", "4").relative_to(rivera.folder).as_posix()
    rivera.sync()
    chen.sync()
    broken = rivera.read(note).replace("minutes: 4", "minutes: [4")
    for number in (7, 8):
        rivera.write(note, broken)
        chen.write(note, chen.read(note) + f"own{number}: x\n")
        chen.sync()
        rivera.sync(code=1)
        first = min(rivera.folder.glob("notes/7013/*.conflict"))
        first.write_text("what was taken over from it\n")
    texts = [path.read_text() for path in rivera.folder.glob("notes/7013/*.conflict")]
    assert broken in texts or texts == ["what was taken over from it\n"] * 2


@pytest.mark.parametrize("bit", ["--assume-unchanged", "--skip-worktree"])
def test_a_file_git_was_told_not_to_look_at_is_sent_all_the_same(bit: str, pair: Pair) -> None:
    rivera, chen, _ = pair
    rivera.git("update-index", bit, "roster.csv")
    rivera.oo("roster", "add", "Ana Li")
    chen.oo("roster", "add", "Ben Ko")
    chen.sync()
    rivera.sync()
    chen.sync()
    assert rivera.files() == chen.files()
    assert "Ana Li" in chen.read("roster.csv")


def test_check_fix_takes_nothing_away_from_a_folder_that_is_no_store(pair: Pair) -> None:
    rivera, _, store = pair
    drive = store.with_name("drive")
    (drive / "refs" / "a").mkdir(parents=True)
    mine = [drive / "Thesis.lock", drive / "index.lock", drive / "refs/a/x.lock"]
    for path in mine:
        path.write_text("mine")
    rivera.git("remote", "set-url", "origin", str(drive))
    rivera.oo("check", "--fix")
    assert all(path.exists() for path in mine)


def test_what_was_deleted_with_git_itself_is_asked_about_too(pair: Pair) -> None:
    rivera, _, store = pair
    for number in range(8):
        rivera.log("jamal", f"Talk {number}")
    rivera.sync()
    rivera.git("rm", "-rq", "notes")
    rivera.git("commit", "-qm", "oops")
    before = git(store, "rev-parse", "main")
    assert "you removed or changed 8 of 8 notes" in said(rivera.sync(code=3)).lower()
    assert git(store, "rev-parse", "main") == before


def test_a_hand_made_kind_of_note_puts_no_word_into_a_message(pair: Pair) -> None:
    rivera, _, store = pair
    text = "kind: Jamal is ill\nstudent: '7013'\ndate: 2026-11-20\nby: rivera\n"
    rivera.write("notes/7013/2026-11-20-rivera-abcd.yaml", text)
    rivera.sync()
    assert "ill" not in git(store, "log", "--format=%s")


def test_a_fetch_by_hand_does_not_open_the_door_to_another_notebook(
    pair: Pair, tmp_path: Path
) -> None:
    rivera, _, _ = pair
    store, work = tmp_path / "other.git", tmp_path / "work"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(store))
    git(tmp_path, "clone", "-q", str(store), str(work))
    text = rivera.read("oneonone.yaml").replace("1f6c2a90b3d44e0f", "ffff")
    (work / "oneonone.yaml").write_text(text)
    git(work, "add", ".")
    git(work, "commit", "-qm", "x")
    git(work, "push", "-q", "origin", "HEAD:main")
    rivera.git("remote", "set-url", "origin", str(store))
    rivera.git("fetch", "-q")
    assert "another notebook is shared there" in said(rivera.sync("--yes", code=1))


def test_a_place_that_was_never_reached_is_not_known_and_may_be_named_anew(
    notebook: Path, tmp_path: Path, oo: Callable[..., Any]
) -> None:
    me = Person("rivera", notebook, tmp_path / "home", oo)
    me.sync("--yes", "--to", "http://127.0.0.1:9/wrong.git", code=3)
    assert "the settings wait" in said(me.sync(code=3))
    store = tmp_path / "right.git"
    assert "was never sent to" in said(me.sync("--to", str(store), code=3))
    me.sync("--yes")
    assert "is shared through" in said(me.oo("sync", "--to", str(tmp_path / "third.git")))


def test_a_bringing_in_that_was_stopped_is_finished_without_a_question(
    pair: Pair, tmp_path: Path
) -> None:
    rivera, chen, _ = pair
    notes = [rivera.log(who, "Talk") for who in ("7013", "7021", "7044", "7052", "7066", "7078")]
    rivera.sync()
    chen.sync()
    for note in notes[:-1]:
        path = note.relative_to(rivera.folder).as_posix()
        chen.write(path, chen.read(path) + "pin: Loves puzzles\n")
    chen.sync("--yes")
    blocked = notes[2].parent
    blocked.rename(tmp_path / "aside")
    blocked.symlink_to(tmp_path / "aside")
    rivera.sync("--yes", code=1)
    blocked.unlink()
    (tmp_path / "aside").rename(blocked)
    rivera.git("update-ref", "refs/oneonone/goal", chen.git("rev-parse", "HEAD").strip())
    for note in notes[:4]:
        path = note.relative_to(rivera.folder).as_posix()
        rivera.write(path, chen.read(path))
    assert "Received" in said(rivera.sync())
    assert rivera.files() == chen.files()


@pytest.mark.parametrize("told", ["GIT_AUTHOR_EMAIL=a@b", "user.name=...", "user.name="])
def test_a_name_that_git_cannot_use_stops_nobody(told: str, pair: Pair) -> None:
    rivera, _, _ = pair
    rivera.log("jamal", "Fractions")
    key, _, value = told.partition("=")
    if key.startswith("user"):
        rivera.git("config", key, value)
        rivera.sync()
    else:
        rivera.sync(env={key: value, "GIT_CONFIG_GLOBAL": os.devnull})
    assert "Ms. Rivera" in rivera.git("log", "-1", "--format=%an")


def test_a_branch_of_ones_own_is_named_with_the_way_that_takes_its_notes_along(pair: Pair) -> None:
    rivera, chen, _ = pair
    rivera.git("switch", "-q", "-c", "spring")
    rivera.log("amara", "On spring")
    assert "git switch main, then git merge spring" in said(rivera.sync(code=1))
    rivera.git("switch", "-q", "main")
    rivera.git("merge", "-q", "spring")
    rivera.sync()
    chen.sync()
    assert any(b"On spring" in data for data in chen.files().values())


def test_joining_into_the_folder_one_stands_in(
    pair: Pair, tmp_path: Path, oo: Callable[..., Any]
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    done = oo("join", pair[2], ".", cwd=here, as_="chen", env={"OO_HOME": str(tmp_path / "h")})
    assert done.code == 0, done.err
    assert (here / "roster.csv").exists()
    assert (here / ".git").is_dir()
    again = oo("join", pair[2], "li", cwd=here.parent, as_="rivrea", env={"OO_HOME": str(tmp_path)})
    assert again.code == 2
    assert not (tmp_path / "li").exists()


def test_what_a_killed_program_had_half_written_is_moved_away_and_kept(pair: Pair) -> None:
    rivera, _, _ = pair
    old = rivera.write("notes/7013/.oo-0123456789abcdef.tmp", "student: '7013'\nnote: half")
    new = rivera.write("notes/7013/.oo-fedcba9876543210.tmp", "just now")
    os.utime(old, (1_700_000_000, 1_700_000_000))
    done = rivera.oo("check", "--fix")
    assert "Moved a file that was half written to" in done.out
    assert (old.exists(), new.exists()) == (False, True)
    assert any("note: half" in p.read_text() for p in rivera.home.rglob("half-written/*.yaml"))


def test_marks_that_somebody_committed_with_git_itself_are_named(pair: Pair) -> None:
    rivera, chen, _ = pair
    note = rivera.log("jamal", "Fractions").relative_to(rivera.folder).as_posix()
    rivera.sync()
    marked = f"<<<<<<< HEAD\n{rivera.read(note)}=======\n{rivera.read(note)}>>>>>>> theirs\n"
    rivera.write(note, marked)
    rivera.git("commit", "-qam", "merged")
    done = rivera.sync(code=1)
    assert f"{note} was sent as git had it, and does not read well: line 1: git's marks" in said(
        done
    )
    assert chen.oo("sync").code == 0
    assert chen.oo("check").code == 1


# --- what a store, a tree or a folder of git could have run or written -------------------------


def spy(place: Path, traces: Path) -> Path:
    """A program that tells that it was run."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(f'#!/bin/sh\necho "$0" >> {traces}\ncat\n')
    place.chmod(0o755)
    return place


def test_nothing_that_lies_in_a_store_is_run(pair: Pair, tmp_path: Path, oo: Any) -> None:
    rivera, chen, store = pair
    traces = tmp_path / "run"
    hooks = "pre-receive update post-receive post-update reference-transaction pre-auto-gc"
    for name in [*hooks.split(), "post-checkout", "proc-receive"]:
        spy(store / "hooks" / name, traces)
    program = str(spy(tmp_path / "evil", traces))
    for key in ("core.alternateRefsCommand", "uploadpack.packObjectsHook", "gc.recentObjectsHook"):
        git(store, "config", key, program)
    git(store, "config", "core.sshCommand", program)
    git(store, "config", "gc.auto", "1")
    (store / "objects/info").mkdir(exist_ok=True)
    (store / "objects/info/alternates").write_text(f"{chen.folder}/.git/objects\n")
    rivera.log("jamal", "Fractions")
    rivera.sync()
    chen.log("amara", "Poems")
    chen.sync()
    joined = oo("join", store, tmp_path / "third", "--name", "Third", cwd=tmp_path, as_="third")
    assert joined.code == 0, joined.err
    assert not traces.exists(), traces.read_text()


def test_filters_and_programs_of_a_folders_own_git_are_not_run(pair: Pair, tmp_path: Path) -> None:
    rivera, _, _ = pair
    traces = tmp_path / "run"
    program = str(spy(tmp_path / "evil", traces))
    for key in ("filter.x.clean", "filter.x.smudge", "filter.x.process"):
        rivera.git("config", key, program)
    rivera.git("config", "remote.origin.uploadpack", program)
    rivera.git("config", "remote.origin.receivepack", program)
    (rivera.folder / ".git/info").mkdir(exist_ok=True)
    (rivera.folder / ".git/info/attributes").write_text("* filter=x\n")
    note = rivera.log("jamal", "Fractions")
    os.utime(note, (1, 1))
    rivera.oo("sync", "--dry-run")
    rivera.oo("sync")
    assert not traces.exists(), traces.read_text()


@pytest.mark.parametrize("branch", ["--detach", "--help", "-h"])
def test_a_branch_that_looks_like_an_option_is_a_branch(
    branch: str, pair: Pair, tmp_path: Path, oo: Any
) -> None:
    _, _, store = pair
    git(store, "update-ref", f"refs/heads/{branch}", "main")
    git(store, "symbolic-ref", "HEAD", f"refs/heads/{branch}")
    joined = oo("join", store, tmp_path / "third", "--name", "Third", cwd=tmp_path, as_="third")
    assert joined.code == 0, joined.err
    assert git(tmp_path / "third", "symbolic-ref", "HEAD").strip() == f"refs/heads/{branch}"
    assert oo("check", cwd=tmp_path / "third").code == 0


def test_a_join_brings_nothing_hidden_and_nothing_that_can_be_run(
    pair: Pair, tmp_path: Path, oo: Any
) -> None:
    rivera, _, store = pair
    for path in (".envrc", ".vscode/tasks.json", "run.sh", "README.md"):
        rivera.write(path, "x\n")
    rivera.git("update-index", "--add", "--chmod=+x", "run.sh")
    rivera.git("add", "-f", ".envrc", ".vscode", "README.md")
    rivera.git("commit", "-q", "-m", "by hand")
    rivera.git("push", "-q", str(store), "main")
    joined = oo("join", store, tmp_path / "third", "--name", "Third", cwd=tmp_path, as_="third")
    assert joined.code == 0, joined.err
    folder = tmp_path / "third"
    assert [path.name for path in folder.iterdir() if path.name[0] == "."] == [".git"]
    assert (folder / "README.md").exists()
    assert not os.access(folder / "run.sh", os.X_OK) or os.name == "nt"
    assert oo("sync", cwd=folder, as_="third").code == 0


@pytest.mark.parametrize("kind", ["deep", "large", "endless"])
def test_what_no_notebook_holds_is_refused_before_any_of_it_is_written(
    kind: str, pair: Pair, tmp_path: Path, oo: Any
) -> None:
    rivera, _, store = pair
    before = rivera.files()
    if kind == "endless":
        blob = git(store, "hash-object", "-w", "--stdin", given=b"x\n").strip()
        inner = "".join(f"100644 blob {blob}\tf{n}\n" for n in range(10))
        tree = git(store, "mktree", given=inner.encode()).strip()
        for _ in range(8):  # 10 to the power of nine files
            inner = "".join(f"040000 tree {tree}\td{n}\n" for n in range(10))
            tree = git(store, "mktree", given=inner.encode()).strip()
        lines = git(store, "ls-tree", "main") + f"040000 tree {tree}\tz\n"
        top = git(store, "mktree", given=lines.encode()).strip()
        commit = git(store, "commit-tree", top, "-p", "main", "-m", "x").strip()
        git(store, "update-ref", "refs/heads/main", commit)
    elif kind == "deep":
        crafted(store, "notes|" + "d|" * 400 + "x.yaml")
    else:
        large = tmp_path / "large"
        large.write_bytes(b"a: b\n" * 300_000)
        blob = git(store, "hash-object", "-w", str(large)).strip()
        lines = re.sub(r"\S+(?=\toneonone\.yaml)", blob, git(store, "ls-tree", "main"))
        tree = git(store, "mktree", given=lines.encode()).strip()
        commit = git(store, "commit-tree", tree, "-p", "main", "-m", "x").strip()
        git(store, "update-ref", "refs/heads/main", commit)
    for done in (rivera.oo("sync"), oo("join", store, tmp_path / "third", cwd=tmp_path, as_="x")):
        assert done.code == 1
        assert "Traceback" not in done.err
        assert "went wrong" not in done.err
    assert rivera.files() == before
    assert not (tmp_path / "third").exists()
    assert not list(tmp_path.glob(".oo-*"))


@pytest.mark.parametrize(
    "place", [".gitattributes", "notes/.gitignore", "notes/7013/.gitattributes"]
)
def test_a_pipe_that_git_would_wait_at_is_named(place: str, pair: Pair) -> None:
    rivera, _, _ = pair
    rivera.log("jamal", "Fractions")
    (rivera.folder / place).unlink(missing_ok=True)
    os.mkfifo(rivera.folder / place)
    done = rivera.oo("sync")
    assert done.code == 1
    assert f"{place}: is no plain file" in done.err


@pytest.mark.parametrize("address", ["fd::0", "ext::sh -c true", "foo::bar"])
def test_an_address_that_would_run_something_is_refused(
    address: str, tmp_path: Path, oo: Any
) -> None:
    done = oo("join", address, tmp_path / "third", cwd=tmp_path, as_="x")
    assert done.code == 1
    assert "could not be fetched" in done.err
