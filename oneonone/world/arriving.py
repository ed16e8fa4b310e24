"""A notebook of the team, brought to this machine: whole, or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from oneonone.core.sharing import Seen, Trouble, trouble_in
from oneonone.errors import Impossible, WrongWords
from oneonone.world.doubts import id_at
from oneonone.world.files import is_vacant, make_way, passing_name, put_in_place, remove_folder
from oneonone.world.git import UPLOAD, git_online
from oneonone.world.joining import refuse_strange
from oneonone.world.looking import looked
from oneonone.world.moving import refuse_one_name, tidy
from oneonone.world.notebook import Notebook
from oneonone.world.place import MARK
from oneonone.world.remote import known_ref, local_store, shown_address
from oneonone.world.repository import BRANCH, PLAIN, Repository, answered, first_line
from oneonone.world.shareable import stays_out
from oneonone.world.synced import remember_place
from oneonone.world.trees import refuse_endless


@contextlib.contextmanager
def joined(url: str, folder: Path, terminal: bool) -> Iterator[Notebook]:
    """A notebook of the team, brought to this machine beside where it will be; it is put there once
    all is well with it, and leaves nothing behind otherwise."""
    folder = folder.absolute()
    if os.path.lexists(folder) and (folder.is_symlink() or not is_vacant(folder)):
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
    beside = folder.with_name(passing_name())
    try:
        _clone(url, beside, terminal)
        notebook = Notebook(beside)
        yield notebook
        if folder.is_dir() and folder.resolve() == Path.cwd().resolve():
            _move_into(beside, folder)  # the person stands in it
        else:
            if folder.is_dir():
                make_way(folder)
            put_in_place(beside, folder)
        notebook.place = str(folder)
        remember_place(notebook, url)
    finally:
        remove_folder(beside)


def _move_into(beside: Path, folder: Path) -> None:
    """What makes it a notebook comes last: what is stopped in between is none. A fault on the way
    takes all back."""
    items = sorted(beside.iterdir(), key=lambda item: (item.name == MARK, item.name == ".git"))
    moved: list[Path] = []
    try:
        for item in items:
            item.rename(folder / item.name)
            moved.append(item)
    except OSError:
        for item in moved:
            with contextlib.suppress(OSError):
                (folder / item.name).rename(item)
        raise


def _clone(url: str, folder: Path, terminal: bool) -> None:
    shown = shown_address(url)
    ran = git_online(
        folder.parent,
        *("clone", "-q", "--no-checkout", "--template="),
        # Not by copying files, since a link among them would be followed.
        *(("--no-local", UPLOAD) if local_store(url, Path.cwd()) else ()),
        *("--", url, str(folder)),
        terminal=terminal,
    )
    if ran is None or ran.code:
        full = ran is not None and trouble_in(ran.err) is Trouble.FULL
        if ran is not None and not full and "dubious ownership" not in ran.err:
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
    refuse_endless(repository, seen.head)
    changes = repository.changes("", seen.head)
    refuse_strange(repository, changes)
    refuse_one_name(repository, "", changes)
    repository.ask("read-tree", "--reset", "-u", seen.head)
    for change in changes:
        # As a sync brings them: nothing hidden, and nothing that can be run.
        if stays_out(change.path):
            (folder / change.path).unlink(missing_ok=True)
            tidy((folder / change.path).parent, folder)
        elif change.mode != PLAIN:
            (folder / change.path).chmod(0o644)
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
