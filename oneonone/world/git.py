"""The git program: called here and nowhere else, so that nothing can get in its way or ours."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

from oneonone.errors import Impossible

SECONDS = 30
"""How long git may take over what lies on this disk."""

_LEADS_ELSEWHERE = frozenset(
    "GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_COMMON_DIR GIT_CONFIG GIT_CONFIG_COUNT"
    " GIT_CONFIG_PARAMETERS GIT_DIR GIT_GLOB_PATHSPECS GIT_GRAFT_FILE GIT_ICASE_PATHSPECS"
    " GIT_IMPLICIT_WORK_TREE GIT_INDEX_FILE GIT_NAMESPACE GIT_NOGLOB_PATHSPECS"
    " GIT_NO_REPLACE_OBJECTS GIT_OBJECT_DIRECTORY GIT_PREFIX GIT_REPLACE_REF_BASE"
    " GIT_SHALLOW_FILE GIT_WORK_TREE".split()
)
"""What another git, as in a hook, leaves in the environment; it speaks of another repository."""

_QUIET = {
    "GCM_INTERACTIVE": "never",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_FIRST = (
    *("--no-pager", "--literal-pathspecs"),
    *("-c", f"core.hooksPath={os.devnull}", "-c", "core.fsmonitor=false"),
)


class Ran(NamedTuple):
    """How git ended, and what it said; its words are English, whatever the person speaks."""

    code: int
    out: bytes
    err: str


def git(folder: Path, *words: str) -> Ran | None:
    """Run git in a folder, with nobody to ask and a limit of time; None where there is no git."""
    try:
        done = subprocess.run(
            ["git", *_FIRST, *words],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except (FileNotFoundError, PermissionError):
        if not folder.is_dir():
            raise
        return None
    except subprocess.TimeoutExpired:
        raise Impossible(
            f"git did not answer within {SECONDS} seconds", remedy="Nothing was changed. Try again."
        ) from None
    return Ran(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def _environment() -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _LEADS_ELSEWHERE and not name.startswith("GIT_TRACE")
    }
    return kept | _QUIET


def is_shared(root: Path, path: str) -> bool:
    """Whether a file of the notebook is in the current commit, in a branch here, or in what a
    remote is known to hold. Where there is no repository, nothing was shared; where there is one
    that cannot be asked, that is said instead of an answer."""
    refs = git(root, "for-each-ref", "--format=%(objectname)", "refs/heads", "refs/remotes")
    if refs is None or (refs.code and "not a git repository" in refs.err):
        here = root.absolute()
        if any((folder / ".git").exists() for folder in (here, *here.parents)):
            _answer(None)
        return False
    head = _answer(git(root, "rev-parse", "--quiet", "--verify", "HEAD^{commit}"), missing=1)
    commits = dict.fromkeys([*head.split(), *_answer(refs).split()])
    return any(
        _answer(git(root, "ls-tree", "-z", "--name-only", commit, "--", path)) for commit in commits
    )


def _answer(ran: Ran | None, missing: int = 0) -> str:
    """What git answered; ``missing`` is the code by which it says that there is no such thing."""
    if ran is None or ran.code not in (0, missing):
        words = ran.err.strip().splitlines()[:1] if ran else []
        raise Impossible(
            "git could not say whether this was shared",
            where=words[0] if words else "",
            remedy="Nothing was changed. Whoever set git up here can help.",
        )
    return ran.out.decode("utf-8", "surrogateescape")
