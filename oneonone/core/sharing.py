"""A notebook shared through git: what stands in the way, and the next step to take."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, StrEnum
from typing import NamedTuple

from oneonone.errors import Impossible

TRIES = 10
"""How often a sync starts again because a colleague's came second before it."""


class Seen(NamedTuple):
    """What was seen on looking at the repository of a notebook."""

    folder: str
    """The notebook's own folder."""
    top: str
    """The folder that git keeps; another one where the notebook lies inside something larger."""
    branch: str = "main"
    """The branch on which work goes on; empty where none is checked out."""
    head: str = ""
    """The commit it ends in; empty where there is none yet."""
    home_branch: str = "main"
    """The branch to go back to, where none is checked out."""
    begun: str = ""
    """Something begun with git and not ended: merge, rebase, cherry-pick, revert, am, bisect."""
    sparse: bool = False
    shallow: bool = False
    locks: tuple[str, ...] = ()
    pushes_elsewhere: str = ""
    """A remote to which git would send at another address than it fetches from."""
    remotes: tuple[str, ...] = ()
    remote: str = ""
    """The remote to share through; empty where there is none, or no telling which."""


_ENDS = {
    "am": "git am --abort",
    "bisect": "git bisect reset",
    "cherry-pick": "git cherry-pick --abort",
    "merge": "git merge --abort",
    "rebase": "git rebase --abort",
    "revert": "git revert --abort",
}


def obstacle(seen: Seen) -> Impossible | None:
    """Why this repository cannot be synced as it stands, and the one command that helps."""
    if seen.top != seen.folder:
        return Impossible(
            "this notebook lies inside a larger folder that git keeps, and all of it would be sent",
            where=seen.top,
            remedy="Move the notebook's folder out of it, then run oo sync there.",
        )
    if seen.begun:
        return Impossible(
            f"a {seen.begun} was begun here with git and not ended",
            remedy=f"To take it back: {_ENDS[seen.begun]}. Then run oo sync.",
        )
    if not seen.branch:
        return Impossible(
            "git stands on an old version here, on no branch",
            remedy=f"To go back: git switch {seen.home_branch}. Then run oo sync.",
        )
    if seen.sparse:
        return Impossible(
            "only a part of this notebook's files lies here (a sparse checkout)",
            remedy="To have all: git sparse-checkout disable. Then run oo sync.",
        )
    if seen.locks:
        return Impossible(
            f"git is at work here, or was stopped in the middle ({seen.locks[0]})",
            remedy="Wait a moment. If it stays: oo check --fix, then oo sync.",
        )
    if seen.pushes_elsewhere:
        return Impossible(
            "git is told to send to another place than it fetches from",
            where=seen.pushes_elsewhere,
            remedy=f"To see both: git remote -v. Leave one, with git remote set-url or git config"
            f" --unset-all remote.{seen.pushes_elsewhere}.pushurl. Then run oo sync.",
        )
    if len(seen.remotes) > 1 and not seen.remote:
        return Impossible(
            f"there are several places to share through: {', '.join(seen.remotes)}",
            remedy=f"Say which: git config branch.{seen.branch}.remote {seen.remotes[0]}.",
        )
    return None


class Trouble(StrEnum):
    """Why git could not reach the others, or was refused."""

    OFFLINE = "offline"
    UNKNOWN = "unknown"
    """Git's own words say more."""
    GONE = "gone"
    LOGIN = "login"
    REFUSED = "refused"
    LOCKED = "locked"
    FULL = "full"
    DISTRUST = "distrust"
    SECOND = "second"
    BUSY = "busy"
    """Files here were saved again each time before what came in could be put in place."""


def distrusted(said: str) -> str:
    """The folder that git does not trust, by its own words; empty where it does not name one."""
    found = re.search(r"safe\.directory\s+(\S.*)", said) or re.search(r"repository at (\S.*)", said)
    return found[1].strip().strip("'\"") if found else ""


def trust(place: str) -> str:
    """The command by which git is told to trust a folder."""
    return f'git config --global --add safe.directory "{place}"'


_SIGNS: tuple[tuple[Trouble, tuple[str, ...]], ...] = (
    (Trouble.DISTRUST, ("dubious ownership",)),
    (Trouble.FULL, ("no space left", "quota exceeded", "file too large")),
    (
        Trouble.SECOND,
        ("(fetch first)", "(non-fast-forward)", "but expected", "reference already exists"),
    ),
    (Trouble.LOCKED, (".lock': file exists", "failed to lock", "unable to lock")),
    (
        Trouble.OFFLINE,
        (
            *("could not resolve", "timed out", "connection refused", "did not answer within"),
            *("failed to connect", "couldn't connect", "unreachable", "no route to host"),
            *("connection reset", "connection closed", "early eof", "low speed"),
        ),
    ),
    (
        Trouble.LOGIN,
        (
            *("could not read username", "could not read password", "terminal prompts disabled"),
            *("authentication failed", "permission denied (", "host key verification failed"),
            *("error: 401", "invalid username", "invalid credentials", "user interactivity"),
        ),
    ),
    (
        Trouble.REFUSED,
        (
            *("remote rejected", "read-only", "insufficient permission", "permission denied"),
            *("error: 403", "protected branch", "unpack failed", "hook declined", "access denied"),
            *("unable to create temporary object directory", "write access"),
        ),
    ),
    (
        Trouble.GONE,
        (
            *("does not appear to be a git repository", "not a git repository", "not found"),
            *("no such file or directory", "does not exist", "could not find repository"),
        ),
    ),
)


def trouble_in(said: str) -> Trouble:
    """What git's words mean."""
    low = said.casefold()
    for trouble, signs in _SIGNS:
        if any(sign in low for sign in signs):
            return trouble
    return Trouble.UNKNOWN


class Step(Enum):
    """What a sync does next."""

    KEEP = "keep"
    """Commit what lies here."""
    FETCH = "fetch"
    JOIN = "join"
    """Join both histories beside the working files."""
    ASK = "ask"
    """Ask whether this is meant: so much would change, or this place is new."""
    SEND = "send"
    WAIT = "wait"
    """A colleague was quicker: wait a moment, then fetch again."""
    MOVE = "move"
    """Bring what came into the files here."""
    END = "end"


class Progress(NamedTuple):
    """How far a sync has come."""

    kept: bool = False
    has_remote: bool = True
    fetched: bool = False
    trouble: Trouble | None = None
    """Why the remote could not be reached, or would not take what was sent."""
    joined: bool = False
    asked: bool = False
    ahead: bool = False
    """Whether the joined history holds what the remote does not have."""
    behind: bool = False
    """Whether it holds what is not here yet."""
    sent: bool = False
    moved: bool = False
    tries: int = 1


def next_round(progress: Progress) -> Progress:
    """All from the start, since somebody saved a file here; so often, and no more."""
    tries = progress.tries + 1
    return Progress(tries=tries, trouble=Trouble.BUSY if tries > TRIES else None)


def next_step(progress: Progress) -> Step:
    """The step that follows. A push's answer decides whether it all starts again."""
    if progress.trouble is Trouble.BUSY:
        return Step.END
    if not progress.kept:
        return Step.KEEP
    if not progress.has_remote:
        return Step.END
    if progress.trouble in (Trouble.SECOND, Trouble.LOCKED):
        return Step.WAIT if progress.tries < TRIES else Step.END
    if not progress.fetched:
        return Step.END if progress.trouble else Step.FETCH
    if not progress.joined:
        return Step.JOIN
    if not progress.asked:
        return Step.ASK
    if progress.ahead and not progress.sent and progress.trouble is None:
        return Step.SEND
    if progress.behind and not progress.moved:
        return Step.MOVE
    return Step.END


def wait_before(tries: int, chance: float) -> float:
    """Seconds to wait before the next try: longer each time, and for each colleague another;
    ``chance`` lies between 0 and 1."""
    return min(4.0, 0.05 * 2.0**tries) * (0.5 + chance)


class Doubt(StrEnum):
    """What a person is asked before it is done."""

    NEW_PLACE = "new place"
    MUCH_HERE = "much here"
    MUCH_THERE = "much there"
    REWRITTEN = "rewritten"


class Asked(NamedTuple):
    """A doubt, and what it is about."""

    doubt: Doubt
    remote: str = ""
    changed: int = 0
    there: int = 0
    what: str = ""
    """``notes`` or ``rows of the roster``."""


FEW = 2
"""So many files may always change: of a notebook of three notes, one is a third."""


def is_much(changed: int, there: int) -> bool:
    """Whether so many are changed or removed that it may be a mistake: more than a fifth."""
    return changed > FEW and changed * 5 > there


ALONE = ("roster", "settings")
"""What there is one of, so that it is not counted."""


def counted_kinds(kinds: Sequence[str]) -> str:
    """A commit's message: ``oo: 3 meetings, 1 request, roster``. No names, no words of a note."""
    parts = []
    for kind in dict.fromkeys(kinds):
        number = kinds.count(kind)
        several = f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"
        counted = f"{number} {kind if number == 1 else several}"
        parts.append(kind if kind in ALONE else counted)
    return f"oo: {', '.join(parts) or 'nothing new'}"
