"""Sharing a notebook: beginning a repository, a place for the team, one sync."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable
from datetime import date
from itertools import product
from pathlib import Path

from oneonone.core.settings import Settings
from oneonone.core.sharing import Asked, Seen, Step
from oneonone.errors import Impossible
from oneonone.world.files import is_vacant, make_way, passing_name, put_in_place, remove_folder
from oneonone.world.git import git
from oneonone.world.lock import one_at_work, one_writer
from oneonone.world.looking import locks, looked
from oneonone.world.mending import marked, remove_own_locks, stale_locks
from oneonone.world.notebook import Notebook
from oneonone.world.place import MARK
from oneonone.world.remote import known_ref, local_store, shown_address
from oneonone.world.repository import BRANCH, Repository, answered
from oneonone.world.sync import Outcome, Sync
from oneonone.world.synced import is_known_place, note_synced, remember_place, written_here


def begin(root: Path) -> bool:
    """Make a repository of a notebook, whole or not at all; whether that could be done."""
    beside = root.absolute() / passing_name()
    try:
        ran = git(root, "init", "-q", "--template=", "--", str(beside))
        if ran is None or ran.code:
            return False
        answered(git(beside, "symbolic-ref", "HEAD", f"refs/heads/{BRANCH}"))
        _remove_half_begun(root / ".git")
        with contextlib.suppress(OSError):  # another has begun one just now
            os.rename(beside / ".git", root / ".git")
    finally:
        remove_folder(beside)
    return (root / ".git").is_dir()


def _remove_half_begun(folder: Path) -> None:
    """What a git has left that was stopped while it began a repository: nothing is in it yet."""
    usual = {"HEAD", "config", "description", "HEAD.lock", "config.lock"}
    if folder.is_dir() and not folder.is_symlink():
        names = {path.name for path in folder.rglob("*") if not path.is_dir()}
        if names <= usual and not names >= {"HEAD", "config"}:
            remove_folder(folder)


def name_known_to_git(folder: Path) -> str:
    """What git calls the person at this machine; empty where it does not know."""
    ran = git(folder, "config", "--get", "user.name")
    return ran.out.decode("utf-8", "replace").strip() if ran is not None else ""


def sync(
    notebook: Notebook,
    me: str | None,
    today: date,
    allow: Callable[[Asked], bool],
    told: Callable[[Step, str], None],
    *,
    terminal: bool = False,
    dry: bool = False,
) -> Outcome:
    """Bring this folder and the others' to the same, one sync of it at a time."""
    with one_writer(notebook.root / ".git"), one_at_work(notebook.root / ".git"):
        written = written_here(notebook)
        repository, seen = _with_no_locks(notebook, dry)
        repository.author = _author(repository, notebook.settings, me)
        with marked(repository):
            outcome = Sync(
                repository,
                seen,
                notebook.settings.id,
                allow,
                told,
                terminal=terminal,
                known_place=lambda url: is_known_place(notebook, url),
                dry=dry,
            ).run()
        if outcome.remote and outcome.trouble is None and outcome.refused is None and not dry:
            remember_place(notebook, repository.config[f"remote.{seen.remote}.url"])
            _follow(repository, seen)
            note_synced(notebook, today, written)
    return outcome


def _looked(notebook: Notebook, dry: bool = False) -> tuple[Repository, Seen]:
    found = looked(notebook.root)
    if found is None and dry:
        raise Impossible(
            "this notebook is shared with nobody yet", remedy="The first time: oo sync --to PLACE."
        )
    if found is None:
        if not begin(notebook.root):
            answered(git(notebook.root, "status"))
        found = looked(notebook.root)
    if found is None:
        raise Impossible(
            "git could not make a repository",
            where=str(notebook.root),
            remedy="git init, there, says why.",
        )
    return found


def _with_no_locks(notebook: Notebook, dry: bool) -> tuple[Repository, Seen]:
    """What is seen; the locks of a sync that was stopped are removed first, others watched."""
    repository, seen = _looked(notebook, dry)
    if not seen.locks:
        return repository, seen
    if not remove_own_locks(repository):
        stale_locks(lambda: locks(repository))
    return _looked(notebook)


def _author(repository: Repository, settings: Settings, me: str | None) -> dict[str, str]:
    """Who commits: as git was told; where it was not, the adult, at no address."""
    own = settings.name_of(me) if me else "oneonone"
    usual = {"NAME": own, "EMAIL": f"{me or 'somebody'}@oneonone.invalid"}
    named = {}
    for who, what in product(("AUTHOR", "COMMITTER"), ("NAME", "EMAIL")):
        told = os.environ.get(f"GIT_{who}_{what}") or repository.config.get(f"user.{what.lower()}")
        words = re.sub(r"[<>\n]", "", told or "").strip()
        named[f"GIT_{who}_{what}"] = words if re.search(r"\w", words) else usual[what]
    return named


def _follow(repository: Repository, seen: Seen) -> None:
    """Have the branch follow the remote's, for those who use git itself."""
    if f"branch.{seen.branch}.remote" not in repository.config:
        repository.ask("config", f"branch.{seen.branch}.remote", seen.remote)
        repository.ask("config", f"branch.{seen.branch}.merge", f"refs/heads/{seen.branch}")


def share_through(notebook: Notebook, where: str) -> None:
    """Share through this place from now on. A folder that is not there yet, on a drive or a
    stick, is made a store for it."""
    repository, seen = _looked(notebook)
    store = local_store(where, Path.cwd())
    if seen.remotes:
        there = repository.config[f"remote.{seen.remotes[0]}.url"]
        if there == where or (store and store == local_store(there, notebook.root)):
            return
        if repository.commit_of(known_ref(there)):
            raise Impossible(
                f"this notebook is shared through {shown_address(there)} already",
                remedy=f"To move it: git remote set-url {seen.remotes[0]} NEW, then oo sync.",
            )
        # Named before, and never reached: a slip of the hand is put right by naming it anew.
        repository.ask("remote", "remove", "--", seen.remotes[0])
    if store is not None:
        _make_store(store, notebook)
        where = str(store)
    repository.ask("remote", "add", "--", "origin", where)


def _make_store(store: Path, notebook: Notebook) -> None:
    if (store / MARK).exists() or (store / ".git").exists():
        raise Impossible(
            "a notebook or another working folder lies there, which cannot be shared through",
            where=str(store),
            remedy="Name a new folder beside it, as grade-7.git.",
        )
    if (store / "HEAD").exists():
        return
    if store.exists() and not is_vacant(store):
        raise Impossible(
            "holds other files", where=str(store), remedy="Name a new folder, as grade-7.git."
        )
    if not store.parent.is_dir():
        raise Impossible(
            "there is no such folder",
            where=str(store.parent),
            remedy="Is the drive connected? Then run the same command again.",
        )
    first = ("-c", f"init.defaultBranch={BRANCH}")
    found = git(notebook.root, "config", "--get", "extensions.objectFormat")
    kind = (f"--object-format={found.out.decode().strip()}",) if found and found.out else ()
    beside = store.with_name(passing_name())
    try:
        words = ("init", "-q", "--bare", "--template=", *kind, "--", str(beside))
        answered(git(notebook.root, *first, *words))
        if store.is_dir():
            make_way(store)
        put_in_place(beside, store)
    finally:
        remove_folder(beside)
