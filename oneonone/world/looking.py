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
    ran = git(root, "rev-parse", "--absolute-git-dir", "--is-shallow-repository", "--show-toplevel")
    if ran is not None and ran.code and "not a git repository" in ran.err:
        return None
    folder, shallow, top = answered(ran).decode("utf-8", "surrogateescape").splitlines()[:3]
    repository = Repository(root, Path(folder))
    config = repository.config
    branch, head, branches = _branches(repository)
    wanted = [config.get("init.defaultbranch", ""), "main", "master", *branches, "main"]
    remotes = tuple(
        dict.fromkeys(k[7:-4] for k in config if k.startswith("remote.") and k.endswith(".url"))
    )
    usual = remotes[0] if len(remotes) == 1 else "origin" if "origin" in remotes else ""
    seen = Seen(
        folder=os.path.realpath(root),
        top=os.path.realpath(top),
        branch=branch,
        head=head,
        home_branch=next(name for name in wanted if name in (*branches, "main")),
        begun=next((word for name, word in _BEGUN.items() if (Path(folder) / name).exists()), ""),
        sparse=config.get("core.sparsecheckout", "").casefold() in ("true", "yes", "on", "1"),
        shallow=shallow == "true",
        locks=tuple(lock.relative_to(folder).as_posix() for lock in locks(Path(folder))),
        remotes=remotes,
        remote=config.get(f"branch.{branch}.remote", usual) if remotes else "",
    )
    return repository, seen


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


def locks(folder: Path) -> list[Path]:
    """The locks of a repository: left by a git that was stopped, or held by one at work."""
    found = [path for name in ("*.lock", "refs/**/*.lock") for path in folder.glob(name)]
    return sorted(path for path in found if path.is_file())
