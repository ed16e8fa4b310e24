"""Syncing when something is in the way: a plain sentence, the right code, and nothing lost."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from team import Pair, Person, git, said

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="shell scripts and POSIX rights")


def all_is_well(*people: Person) -> None:
    """After one more sync of each, everyone has everything."""
    for person in (*people, *people):
        person.sync()
    first, *others = (person.files() for person in people)
    assert all(files == first for files in others)
    for person in people:
        person.git("fsck", "--strict")
        assert person.git("status", "--porcelain") == ""


# --- the other side ----------------------------------------------------------------------------


def test_a_store_that_is_gone(pair: Pair) -> None:
    rivera, chen, store = pair
    note = rivera.log("jamal", "Fractions")
    store.rename(store.with_suffix(".away"))
    done = rivera.sync(code=3)
    assert f"{store} is not there, so 1 note waits; the next oo sync sends it." in said(done)
    assert note.exists()
    assert rivera.git("log", "-1", "--format=%s").strip() == "oo: 1 meeting"
    store.with_suffix(".away").rename(store)
    assert rivera.sync().out == "Sent 1. You have everything.\n"
    all_is_well(rivera, chen)


def test_a_server_that_does_not_answer(pair: Pair) -> None:
    rivera, _, _ = pair
    rivera.log("jamal", "Fractions")
    rivera.git("remote", "set-url", "origin", "http://teacher:hunter2@127.0.0.1:9/grade-7.git")
    done = rivera.sync(code=3)
    # Nothing was ever sent to this address.
    assert "did not answer, so 1 note, the roster and the settings wait" in said(done)
    assert "hunter2" not in said(done)


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else False, reason="root writes")
def test_a_store_that_cannot_be_written_by_its_rights(pair: Pair) -> None:
    rivera, _, store = pair
    rivera.log("jamal", "Fractions")
    for folder in (store, *store.rglob("*")):
        folder.chmod(0o555 if folder.is_dir() else 0o444)
    assert "does not take what you send" in said(rivera.sync(code=3))


def test_a_store_that_takes_nothing_still_gives(pair: Pair) -> None:
    rivera, chen, store = pair
    chen.log("amara", "Poems")
    chen.sync()
    git(store, "config", "receive.hideRefs", "refs/heads")
    note = rivera.log("jamal", "Fractions")
    done = rivera.sync(code=3)
    assert "Received 1 (Mr. Chen)" in said(done) or "Received 1 (Chen)" in said(done)
    assert "does not take what you send" in said(done)
    assert "1 note waits" in said(done)
    assert note.exists()
    git(store, "config", "--unset", "receive.hideRefs")
    all_is_well(rivera, chen)


def test_an_empty_store(pair: Pair, tmp_path: Path) -> None:
    rivera, chen, store = pair
    shutil.rmtree(store)
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(store))
    rivera.log("jamal", "Fractions")
    rivera.sync()
    all_is_well(rivera, chen)


def test_a_server_that_put_a_readme_there_first(
    notebook: Path, tmp_path: Path, oo: Callable[..., Any]
) -> None:
    store, work = tmp_path / "new.git", tmp_path / "work"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(store))
    git(tmp_path, "clone", "-q", str(store), str(work))
    (work / "README.md").write_text("# grade-7\n")
    git(work, "add", ".")
    git(work, "commit", "-qm", "Initial commit")
    git(work, "push", "-q", "origin", "HEAD:main")
    me = Person("rivera", notebook, tmp_path / "home", oo)
    me.log("jamal", "Fractions")
    me.sync("--yes", "--to", str(store))
    assert (notebook / "README.md").read_text() == "# grade-7\n"
    assert "roster.csv" in git(store, "ls-tree", "--name-only", "main")


@pytest.mark.parametrize("what", ["another notebook", "a program"])
def test_a_place_that_holds_something_else(what: str, pair: Pair, tmp_path: Path) -> None:
    rivera, _, _ = pair
    store, work = tmp_path / "other.git", tmp_path / "work"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(store))
    git(tmp_path, "clone", "-q", str(store), str(work))
    if what == "a program":
        (work / "main.c").write_text("int main;")
    else:
        text = rivera.read("oneonone.yaml").replace("1f6c2a90b3d44e0f", "ffff")
        (work / "oneonone.yaml").write_text(text)
    git(work, "add", ".")
    git(work, "commit", "-qm", "x")
    git(work, "push", "-q", "origin", "HEAD:main")
    before = git(store, "rev-parse", "main")
    rivera.git("remote", "set-url", "origin", str(store))
    done = rivera.sync("--yes", code=1)
    wanted = "something else than a notebook" if what == "a program" else "another notebook"
    assert wanted in said(done)
    assert git(store, "rev-parse", "main") == before


def test_a_history_of_the_same_notebook_that_was_begun_anew(pair: Pair) -> None:
    rivera, chen, store = pair
    note = rivera.log("jamal", "Fractions").relative_to(rivera.folder).as_posix()
    rivera.sync()
    chen.sync()
    chen.log("amara", "Poems")
    chen.write(note, chen.read(note) + "pin: Loves puzzles\n")
    shutil.rmtree(chen.folder / ".git")
    chen.git("init", "-q", "-b", "main")
    chen.git("remote", "add", "origin", str(store))
    chen.sync()
    rivera.sync()
    assert "Loves puzzles" in rivera.read(note)
    all_is_well(rivera, chen)


def test_a_store_whose_history_was_rewritten(pair: Pair) -> None:
    rivera, chen, _ = pair
    note = rivera.log("jamal", "Fractions")
    rivera.sync()
    chen.sync()
    chen.git("reset", "-q", "--hard", "HEAD~1")
    chen.git("push", "-q", "--force", "origin", "main")
    rivera.log("amara", "Poems")
    done = rivera.sync(code=3)
    assert "Somebody rewrote what lies at" in said(done)
    assert "oo sync --yes" in said(done)
    assert note.exists()
    rivera.sync("--yes")
    assert note.exists()
    all_is_well(rivera, chen)


def test_a_login_that_would_prompt_is_never_waited_for(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rivera, _, _ = pair
    rivera.log("jamal", "Fractions")
    script = tmp_path / "ssh"
    script.write_text("#!/bin/sh\necho 'Permission denied (publickey,password).' >&2\nexit 255\n")
    script.chmod(0o755)
    rivera.git("remote", "set-url", "origin", "git@school.invalid:grade-7.git")
    rivera.git("config", "core.sshCommand", str(script))
    done = rivera.sync(code=3)
    assert "wants you to log in, so 1 note, the roster and the settings wait" in said(done)
    asked = tmp_path / "asked"
    for name in ("GIT_ASKPASS", "SSH_ASKPASS"):
        spy = tmp_path / name
        spy.write_text(f"#!/bin/sh\ntouch {asked}\n")
        spy.chmod(0o755)
        monkeypatch.setenv(name, str(spy))
    done = rivera.sync(code=3)
    assert not asked.exists()


def test_two_stores_and_none_said(pair: Pair) -> None:
    rivera, _, store = pair
    rivera.git("remote", "rename", "origin", "school")
    rivera.git("config", "--remove-section", "branch.main")
    rivera.git("remote", "add", "home", str(store))
    done = rivera.sync(code=1)
    assert "git config branch.main.remote" in said(done)
    rivera.git("config", "branch.main.remote", "school")
    rivera.sync()


def test_the_others_work_in_a_branch_of_another_name(pair: Pair) -> None:
    rivera, _, _ = pair
    rivera.log("jamal", "Fractions")
    rivera.git("branch", "-m", "main", "mine")
    done = rivera.sync(code=1)
    assert "git branch -m mine main" in said(done)
    rivera.git("branch", "-m", "mine", "main")
    rivera.sync()


@pytest.mark.parametrize("where", ["notebook", "store"])
def test_a_folder_that_git_does_not_trust(where: str, pair: Pair) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder to another account")
    rivera, chen, store = pair
    rivera.log("jamal", "Fractions")
    place = rivera.folder if where == "notebook" else store
    for path in (place, *place.rglob("*")):
        os.chown(path, 65534, 65534)
    done = rivera.sync(code=1 if where == "notebook" else 3)
    assert "git config --global --add safe.directory" in said(done)
    assert str(place) in said(done)
    for path in (place, *place.rglob("*")):
        os.chown(path, 0, 0)
    all_is_well(rivera, chen)


# --- this side ---------------------------------------------------------------------------------


def test_nobody_git_knows_a_signature_that_fails_and_hooks_that_refuse(
    pair: Pair, tmp_path: Path
) -> None:
    rivera, chen, _ = pair
    nobody = tmp_path / "nobody"
    nobody.write_text("[user]\n\tuseConfigOnly = true\n[commit]\n\tgpgSign = true\n")
    with nobody.open("a") as file:
        file.write("[gpg]\n\tprogram = /bin/false\n[push]\n\tgpgSign = if-asked\n")
    for name in ("pre-commit", "commit-msg", "pre-push", "post-merge", "reference-transaction"):
        hook = rivera.folder / ".git" / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text("#!/bin/sh\nexit 1\n")
        hook.chmod(0o755)
    rivera.log("jamal", "Fractions")
    chen.log("amara", "Poems")
    chen.sync()
    rivera.sync(env={"GIT_CONFIG_GLOBAL": str(nobody)})
    assert "Ms. Rivera <rivera@oneonone.invalid>" in rivera.git("log", "--format=%an <%ae>")
    shutil.rmtree(rivera.folder / ".git" / "hooks")
    all_is_well(rivera, chen)


def test_no_branch_is_checked_out(pair: Pair) -> None:
    rivera, chen, _ = pair
    note = rivera.log("jamal", "Fractions")
    rivera.git("checkout", "-q", "--detach")
    done = rivera.sync(code=1)
    assert "To go back: git switch main." in said(done)
    assert note.exists()
    rivera.git("switch", "-q", "main")
    all_is_well(rivera, chen)


@pytest.mark.parametrize("what", ["merge", "rebase", "cherry-pick", "revert"])
def test_something_someone_left_half_done_with_git(what: str, pair: Pair) -> None:
    rivera, chen, _ = pair
    note = rivera.log("jamal", "Fractions", "--minutes", "4").relative_to(rivera.folder).as_posix()
    rivera.sync()
    chen.sync()
    chen.write(note, chen.read(note).replace("minutes: 4", "minutes: 5"))
    chen.sync()
    rivera.write(note, rivera.read(note).replace("minutes: 4", "minutes: 6"))
    rivera.git("commit", "-qam", "x")
    rivera.git("fetch", "-q")
    words = {
        "merge": ["merge", "origin/main"],
        "rebase": ["rebase", "origin/main"],
        "cherry-pick": ["cherry-pick", "origin/main"],
        "revert": ["revert", "--no-edit", "HEAD~1"],
    }[what]
    rivera.git(*words, code=1)
    assert what == "revert" or "<<<<<<<" in rivera.read(note)
    new = rivera.log("amara", "Poems")
    done = rivera.sync(code=1)
    assert f"git {what} --abort" in said(done)
    rivera.git(what, "--abort")
    assert new.exists()
    rivera.sync()
    chen.sync()
    assert "conflicts:" in chen.read(note)


def test_marks_of_a_clash_from_elsewhere_are_not_sent(pair: Pair) -> None:
    rivera, chen, _ = pair
    roster = rivera.read("roster.csv")
    rivera.write("roster.csv", roster.replace("7021,", "<<<<<<< HEAD\n7021,"))
    done = rivera.sync(code=1)
    assert "roster.csv stays here: line 3: git's marks" in said(done)
    rivera.write("roster.csv", roster)
    all_is_well(rivera, chen)


def test_an_untracked_file_in_the_way(pair: Pair) -> None:
    rivera, chen, _ = pair
    note = chen.log("amara", "Poems").relative_to(chen.folder).as_posix()
    chen.sync()
    rivera.write(note, "student: [broken\n")
    done = rivera.sync(code=1)
    assert f"{note} stays here: line 1: form: cannot be read" in said(done)
    assert "note: Poems" in rivera.read(note)
    (beside,) = rivera.folder.glob("notes/7078/*.conflict")
    assert beside.read_text() == "student: [broken\n"
    rivera.git("check-ignore", "-q", str(beside), code=1)
    all_is_well(rivera, chen)


def test_a_link_in_the_way_is_neither_followed_nor_written_through(
    pair: Pair, tmp_path: Path
) -> None:
    rivera, chen, _ = pair
    note = chen.log("amara", "Poems").relative_to(chen.folder).as_posix()
    chen.sync()
    outside = tmp_path / "outside"
    outside.write_text("mine")
    (rivera.folder / note).parent.mkdir(parents=True)
    (rivera.folder / note).symlink_to(outside)
    done = rivera.sync(code=1)
    assert outside.read_text() == "mine"
    assert "Move it away" in said(done)
    (rivera.folder / note).unlink()
    shutil.rmtree((rivera.folder / note).parent)
    (rivera.folder / note).parent.symlink_to(tmp_path)
    done = rivera.sync(code=1)
    assert "link" in said(done)
    (rivera.folder / note).parent.unlink()
    all_is_well(rivera, chen)


@pytest.mark.parametrize("convert", ["autocrlf", "eol", "working tree"])
def test_windows_line_ends_are_no_change(convert: str, pair: Pair) -> None:
    rivera, chen, _ = pair
    note = rivera.log("jamal", "Fractions").relative_to(rivera.folder).as_posix()
    rivera.sync()
    chen.sync()
    if convert == "autocrlf":
        chen.git("config", "core.autocrlf", "true")
        (chen.folder / ".git/info").mkdir(exist_ok=True)
        (chen.folder / ".git/info/attributes").write_text("* text=auto\n")
    elif convert == "eol":
        (chen.folder / ".git/info").mkdir(exist_ok=True)
        (chen.folder / ".git/info/attributes").write_text("* text eol=crlf\n")
    for path, data in chen.files().items():
        chen.write(path, data.decode().replace("\n", "\r\n"))
    assert "Nothing new" in said(chen.sync())
    rivera.write(note, rivera.read(note) + "pin: Loves puzzles\n")
    rivera.sync()
    assert "Received 1" in said(chen.sync())
    assert "Loves puzzles" in chen.read(note)
    chen.log("amara", "Poems")
    assert "Sent 1." in said(chen.sync())
    rivera.sync()
    assert "\r" not in "".join(data.decode() for data in rivera.files().values())


def test_names_that_differ_by_capitals_only(pair: Pair) -> None:
    rivera, chen, _ = pair
    rivera.log("jamal", "Fractions")
    rivera.sync()
    (old,) = chen.sync() and (chen.folder / "notes/7013").iterdir()
    upper = f"notes/7013/{old.stem.upper()}.yaml"
    chen.write(upper, old.read_text() + "pin: another\n")
    chen.sync()
    rivera.git("config", "core.ignoreCase", "true")
    done = rivera.sync(code=1)
    assert "knows no capitals" in said(done)
    rivera.git("config", "core.ignoreCase", "false")
    all_is_well(rivera, chen)


def test_a_shallow_clone_is_made_whole(pair: Pair, tmp_path: Path, oo: Callable[..., Any]) -> None:
    rivera, chen, store = pair
    for number in range(3):
        rivera.log("jamal", f"Talk {number}")
        rivera.sync()
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{store}", str(tmp_path / "shallow"))
    patel = Person("chen", tmp_path / "shallow", tmp_path / "home-s", oo)
    patel.log("amara", "Poems")
    patel.sync()
    assert patel.git("rev-parse", "--is-shallow-repository").strip() == "false"
    all_is_well(rivera, chen, patel)


def test_a_clone_of_one_branch_and_one_without_blobs(
    pair: Pair, tmp_path: Path, oo: Callable[..., Any]
) -> None:
    rivera, chen, store = pair
    git(store, "config", "uploadpack.allowFilter", "true")
    for name, option in (("single", "--single-branch"), ("partial", "--filter=blob:none")):
        folder = tmp_path / name
        git(tmp_path, "clone", "-q", option, f"file://{store}", str(folder))
        other = Person("chen", folder, tmp_path / f"home-{name}", oo)
        rivera.log("jamal", f"{name} one")
        rivera.sync()
        other.log("amara", f"{name} two")
        other.sync()
        all_is_well(rivera, chen, other)


def test_a_sparse_clone(pair: Pair) -> None:
    rivera, chen, _ = pair
    rivera.log("jamal", "Fractions")
    rivera.sync()
    chen.sync()
    chen.git("sparse-checkout", "set", "--no-cone", "/*", "!/notes/7013/")
    assert not (chen.folder / "notes/7013").exists()
    done = chen.sync(code=1)
    assert "git sparse-checkout disable" in said(done)
    chen.git("sparse-checkout", "disable")
    all_is_well(rivera, chen)


@pytest.mark.parametrize("attribute", ["filter=lfs", "working-tree-encoding=UTF-16"])
def test_a_filter_in_the_way_here(attribute: str, pair: Pair) -> None:
    rivera, chen, _ = pair
    attributes = (
        rivera.read(".gitattributes") if (rivera.folder / ".gitattributes").exists() else ""
    )
    rivera.write(".gitattributes", f"{attributes}*.yaml {attribute}\n")
    rivera.git("config", "filter.lfs.clean", "cat")
    rivera.log("jamal", "Fractions")
    done = rivera.sync(code=1)
    assert "change the file on its way" in said(done)
    assert "Take that line out of .gitattributes" in said(done)
    rivera.write(".gitattributes", attributes or "* -text\n")
    all_is_well(rivera, chen)


@pytest.mark.parametrize("what", ["link", "submodule", "filter", "name"])
def test_what_no_notebook_holds_is_not_brought_in(what: str, pair: Pair, tmp_path: Path) -> None:
    rivera, chen, _ = pair
    path = "notes/7013/2026-11-20-chen-aaaa.yaml"
    if what == "link":
        (chen.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (chen.folder / path).symlink_to("/etc/passwd")
    elif what == "submodule":
        head = chen.git("rev-parse", "HEAD").strip()
        chen.git("update-index", "--add", "--cacheinfo", f"160000,{head},notes/7013")
    elif what == "filter":
        chen.write(".gitattributes", "*.yaml filter=evil\n")
    else:
        chen.write("notes/7013/a\nb.yaml", "x")
    if what != "submodule":
        chen.git("add", "-A")
    chen.git("commit", "-qm", "x")
    chen.git("push", "-q", "origin", "main")
    before = rivera.files()
    note = rivera.log("jamal", "Fractions")
    done = rivera.sync(code=1)
    assert "Nothing was changed here" in said(done)
    assert rivera.files() == before | {
        note.relative_to(rivera.folder).as_posix(): note.read_bytes()
    }


def test_git_run_from_inside_the_hook_of_another_program(pair: Pair, tmp_path: Path) -> None:
    rivera, chen, _ = pair
    elsewhere = tmp_path / "elsewhere"
    git(tmp_path, "init", "-q", str(elsewhere))
    (elsewhere / "a").write_text("a")
    git(elsewhere, "add", "a")
    rivera.log("jamal", "Fractions")
    hooked = {
        "GIT_DIR": str(elsewhere / ".git"),
        "GIT_INDEX_FILE": str(elsewhere / ".git/index"),
        "GIT_WORK_TREE": str(elsewhere),
        "GIT_PREFIX": "x/",
    }
    before = (elsewhere / ".git/index").read_bytes()
    rivera.sync(env=hooked)
    assert (elsewhere / ".git/index").read_bytes() == before
    all_is_well(rivera, chen)


def test_a_notebook_inside_something_larger(
    notebook: Path,
    tmp_path: Path,
    oo: Callable[..., Any],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    shutil.rmtree(notebook / ".git", ignore_errors=True)
    (tmp_path / "taxes").write_text("mine")
    git(tmp_path, "init", "-q", "-b", "main")
    me = Person("rivera", notebook, tmp_path_factory.mktemp("home"), oo)
    done = me.sync("--yes", code=1)
    assert "lies inside a larger folder that git keeps" in said(done)
    assert str(tmp_path) in said(done)
    assert git(tmp_path, "for-each-ref") == ""


def test_a_lock_that_stays_is_named_and_mended(pair: Pair) -> None:
    rivera, chen, store = pair
    rivera.log("jamal", "Fractions")
    (rivera.folder / ".git/index.lock").touch()
    (rivera.folder / ".git/refs/heads/main.lock").touch()
    done = rivera.sync(code=1)
    assert "oo check --fix" in said(done)
    fixed = rivera.oo("check", "--fix")
    assert fixed.code == 0
    assert "Took away a lock that a stopped git had left: index.lock." in fixed.out
    (store / "refs/heads/main.lock").touch()
    done = rivera.sync(code=3)
    assert "is locked, perhaps by a sync that was stopped, so 1 note waits" in said(done)
    assert "main.lock" in rivera.oo("check", "--fix").out
    all_is_well(rivera, chen)


def test_a_list_of_files_that_was_cut_off_is_made_anew(pair: Pair) -> None:
    rivera, chen, _ = pair
    note = rivera.log("jamal", "Fractions")
    (rivera.folder / ".git/index").write_bytes(b"")
    assert "half done" in rivera.oo("check", "--fix").out
    (rivera.folder / ".git/index").write_bytes(b"DIRC\0\0")
    rivera.sync()
    assert note.exists()
    all_is_well(rivera, chen)


def test_rights_that_went_wrong_are_set_right(pair: Pair) -> None:
    rivera, chen, _ = pair
    note = rivera.log("jamal", "Fractions", "--private")
    note.chmod(0o755)
    (private,) = rivera.home.rglob("private/*/*.yaml")
    private.chmod(0o644)
    done = rivera.oo("check", "--fix")
    assert note.stat().st_mode & 0o777 == 0o644
    assert private.stat().st_mode & 0o777 == 0o600
    assert "as a note has them" in done.out
    all_is_well(rivera, chen)


def test_without_git_it_is_said_where_to_get_it(
    notebook: Path, tmp_path: Path, oo: Callable[..., Any]
) -> None:
    done = oo("sync", cwd=notebook, env={"PATH": str(tmp_path)})
    assert done.code == 1
    assert "the program git is missing on this machine. Install it from git-scm.com" in done.err
