"""Looking at the repository of a notebook: what state it is in, before anything is done."""

from __future__ import annotations

import os
from pathlib import Path

from oneonone.core.sharing import Seen
from oneonone.world.git import git
from oneonone.world.repository import Repository, answered

_BEGUN = {
    "MERGE_HEAD": "merge",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "BISECT_LOG": "bisect",
}


def looked(root: Path) -> tuple[Repository, Seen] | None:
    """The repository of a notebook, and what is seen on looking at it; None where it has none."""
    wanted = (
        "--absolute-git-dir",
        "--is-shallow-repository",
        "--show-toplevel",
        "--git-common-dir",
    )
    ran = git(root, "rev-parse", *wanted)
    if ran is not None and ran.code and "not a git repository" in ran.err:
        return None
    folder, shallow, top, common = _lines(answered(ran))[:4]
    repository = Repository(root, Path(folder), root / common)
    config = repository.config
    branch, head, branches = _branches(repository)
    names = [config.get("init.defaultbranch", ""), "main", "master", *branches, "main"]
    remotes = tuple(
        dict.fromkeys(k[7:-4] for k in config if k.startswith("remote.") and k.endswith(".url"))
    )
    followed = config.get(f"branch.{branch}.remote", "")
    usual = remotes[0] if len(remotes) == 1 else "origin" if "origin" in remotes else ""
    seen = Seen(
        # A Mac may spell the same folder in two ways.
        folder=top if os.path.samefile(root, top) else os.path.realpath(root),
        top=top,
        branch=branch,
        head=head,
        home_branch=next(name for name in names if name in (*branches, "main")),
        begun=_begun(Path(folder)),
        sparse=repository.is_on("core.sparsecheckout"),
        shallow=shallow == "true",
        locks=tuple(lock.name for lock in locks(repository)),
        pushes_elsewhere=_pushes_elsewhere(repository, remotes),
        remotes=remotes,
        remote=followed if followed in remotes else usual,
    )
    return repository, seen


def _lines(said: bytes) -> list[str]:
    return said.decode("utf-8", "surrogateescape").split("\n")


def _begun(folder: Path) -> str:
    """What was begun with git and not ended; empty where nothing was."""
    if (folder / "rebase-apply" / "applying").exists():
        return "am"
    return next((word for name, word in _BEGUN.items() if (folder / name).exists()), "")


def _pushes_elsewhere(repository: Repository, remotes: tuple[str, ...]) -> str:
    """A remote to which git sends at another address than it fetches from, or at several."""
    for name in remotes:
        urls = [key for key, _ in repository.config_lines if key == f"remote.{name}.url"]
        if f"remote.{name}.pushurl" in repository.config or len(urls) > 1:
            return name
    return ""


def _branches(repository: Repository) -> tuple[str, str, list[str]]:
    """The branch on which work goes on and the commit it ends in, each perhaps empty; and all."""
    form = "--format=%(HEAD)%(objectname) %(refname)"
    lines = repository.name("for-each-ref", form, "refs/heads").splitlines()
    found = {
        ref.removeprefix("refs/heads/"): one for one, _, ref in (x.partition(" ") for x in lines)
    }
    for name, one in found.items():
        if one.startswith("*"):
            return name, one[1:], list(found)
    ref = repository.name("symbolic-ref", "--quiet", "HEAD", none=1)
    return ref.removeprefix("refs/heads/"), repository.commit_of("HEAD"), list(found)


def locks(repository: Repository) -> list[Path]:
    """The locks of a repository: left by a git that was stopped, or held by one at work."""
    places = dict.fromkeys((repository.folder, repository.common))
    return sorted({lock for place in places for lock in locks_in(place)})


def locks_in(folder: Path) -> list[Path]:
    """The locks in git's own folder, by the names git gives them."""
    names = (f"{name}.lock" for name in ("index", "HEAD", "config", "packed-refs", "shallow"))
    found = [*(folder / name for name in names), *folder.glob("refs/**/*.lock")]
    return [path for path in found if path.is_file()]
