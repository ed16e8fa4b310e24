"""Sharing a notebook: beginning a repository, a place for the team, joining one, one sync."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from pathlib import Path

from oneonone.core.settings import Settings
from oneonone.core.sharing import Seen, Step
from oneonone.errors import Impossible, WrongWords
from oneonone.world.doubts import Asked, id_at
from oneonone.world.git import git, git_online
from oneonone.world.joining import refuse_strange
from oneonone.world.lock import one_at_work, one_writer
from oneonone.world.looking import locks, looked
from oneonone.world.mending import marked, remove_own_locks, stale_locks
from oneonone.world.moving import refuse_one_name
from oneonone.world.notebook import MARK, Notebook
from oneonone.world.remote import known_ref, local_store, shown_address
from oneonone.world.repository import Repository, answered, first_line
from oneonone.world.sync import Outcome, Sync
from oneonone.world.synced import is_known_place, note_synced, remember_place, written_here

BRANCH = "main"


def begin(root: Path) -> bool:
    """Make a repository of a notebook; whether that could be done."""
    ran = git(root, "init", "-q", "--template=")
    if ran is None or ran.code:
        return False
    answered(git(root, "symbolic-ref", "HEAD", f"refs/heads/{BRANCH}"))
    return True


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
        raise Impossible("git could not make a repository", where=str(notebook.root))
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


def share_through(notebook: Notebook, where: str) -> str:
    """Share through this place from now on. A folder that is not there yet, on a drive or a
    stick, is made a store for it. The place, as it may be shown."""
    repository, seen = _looked(notebook)
    store = local_store(where, Path.cwd())
    if seen.remotes:
        there = repository.config[f"remote.{seen.remotes[0]}.url"]
        if there == where or (store and store == local_store(there, notebook.root)):
            return shown_address(there)
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
    return shown_address(where)


def _make_store(store: Path, notebook: Notebook) -> None:
    if (store / MARK).exists() or (store / ".git").exists():
        raise Impossible(
            "a notebook or another working folder lies there, which cannot be shared through",
            where=str(store),
            remedy="Name a new folder beside it, as grade-7.git.",
        )
    if (store / "HEAD").exists():
        return
    if store.exists() and (not store.is_dir() or any(store.iterdir())):
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
    words = ("init", "-q", "--bare", "--template=", *kind, "--", str(store))
    answered(git(notebook.root, *first, *words))


@contextlib.contextmanager
def joined(url: str, folder: Path, terminal: bool) -> Iterator[Notebook]:
    """A notebook of the team, brought to this machine beside where it will be; it is put there once
    all is well with it, and leaves nothing behind otherwise."""
    folder = folder.absolute()
    if os.path.lexists(folder) and (
        folder.is_symlink() or not folder.is_dir() or any(folder.iterdir())
    ):
        raise Impossible(
            "there is something already", where=str(folder), remedy="Choose another folder."
        )
    store = local_store(url, Path.cwd())
    if store is not None and (store / ".git").exists():
        raise Impossible(
            "is a colleague's own folder, which cannot be shared through",
            where=str(store),
            remedy="There: oo sync --to PLACE, with a place all of you reach. Then join that.",
        )
    if store is not None:
        url = str(store)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.with_name(f".oo-{secrets.token_hex(8)}.tmp")
    try:
        _clone(url, beside, terminal)
        notebook = Notebook(beside)
        yield notebook
        if folder.is_dir():  # perhaps the one the person stands in
            for item in list(beside.iterdir()):
                item.rename(folder / item.name)
        else:
            beside.rename(folder)
        notebook.root = folder
        remember_place(notebook, url)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _clone(url: str, folder: Path, terminal: bool) -> None:
    shown = shown_address(url)
    ran = git_online(
        folder.parent,
        *("clone", "-q", "--no-checkout", "--no-hardlinks", "--template="),
        *("--", url, str(folder)),
        terminal=terminal,
    )
    if ran is None or ran.code:
        if ran is not None and "dubious ownership" not in ran.err:
            raise Impossible(
                f"the notebook could not be fetched ({first_line(ran.err)})",
                where=shown,
                remedy="Look at the address, and whether you may read there.",
            )
        answered(ran)
    found = _on_a_branch(folder)
    if found is None or not found[1].head:
        raise Impossible(
            "nothing is there yet",
            where=shown,
            remedy="Whoever has the notebook sends it first: oo sync.",
        )
    repository, seen = found
    if id_at(repository, seen.head) is None:
        raise WrongWords("holds no notebook", where=shown, remedy="Look at the address.")
    changes = repository.changes("", seen.head)
    attributes = [c.new for c in changes if c.path.endswith(".gitattributes")]
    refuse_strange(changes, repository.blobs(attributes))
    refuse_one_name(repository, "", changes)
    repository.ask("checkout", "-q", "-f", seen.branch)
    address = repository.config[f"remote.{seen.remote}.url"]
    for ref in (f"refs/remotes/origin/{seen.branch}", known_ref(address)):
        repository.ask("update-ref", ref, seen.head)


def _on_a_branch(folder: Path) -> tuple[Repository, Seen] | None:
    """What was cloned. Where the store's own idea of a branch leads nowhere, the one it has."""
    found = looked(folder)
    if found is None or found[1].head:
        return found
    repository = found[0]
    listed = repository.name("for-each-ref", "--format=%(refname)", "refs/remotes/origin").split()
    names = [name.removeprefix("refs/remotes/origin/") for name in listed]
    if not names:
        return found
    branch = BRANCH if BRANCH in names else names[0]
    repository.ask("update-ref", f"refs/heads/{branch}", f"refs/remotes/origin/{branch}")
    repository.ask("symbolic-ref", "HEAD", f"refs/heads/{branch}")
    return looked(folder)
