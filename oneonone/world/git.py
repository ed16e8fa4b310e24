"""The git program: called here and nowhere else, so that nothing can get in its way or ours."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from oneonone.core.sharing import distrusted, trust
from oneonone.errors import Impossible
from oneonone.world.programs import program

SECONDS = 120
"""How long git may take over what lies on this disk."""

ONLINE_SECONDS = 300
"""How long it may take over the wire, where nobody sits at a terminal."""

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
    "GIT_ASKPASS": "",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
    "SSH_ASKPASS_REQUIRE": "never",
}
"""Nobody is ever asked, in no window and on no terminal."""
_AT_A_TERMINAL = {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}

_FIRST = (
    *("--no-pager", "--literal-pathspecs"),
    *("-c", f"core.hooksPath={os.devnull}", "-c", "core.fsmonitor=false"),
    *("-c", "core.fileMode=false", "-c", "core.ignoreStat=false"),
)
_WAYS = ("file", "git", "http", "https", "ssh")
_ONLINE = (
    *("-c", "push.gpgSign=false", "-c", "push.followTags=false", "-c", "fetch.prune=false"),
    *(
        "-c",
        "push.recurseSubmodules=no",
        "-c",
        "push.pushOption=",
        "-c",
        "fetch.recurseSubmodules=false",
    ),
    *("-c", "http.lowSpeedLimit=100", "-c", "http.lowSpeedTime=30"),
    # Other ways, as ext::, run what an address says.
    *("-c", "protocol.allow=never"),
    *(word for way in _WAYS for word in ("-c", f"protocol.{way}.allow=always")),
)
_NOBODY = ("-c", "core.askPass=", "-c", "credential.interactive=false")


_IN_A_STORE = (
    f"git -c core.hooksPath={os.devnull} -c core.alternateRefsCommand=true -c core.sshCommand=false"
    " -c protocol.allow=never -c receive.autogc=false"
)
"""What git starts in a store on this machine or on a drive of it: whoever may write there must
not say what is run here, by hooks or by the store's own settings."""

UPLOAD = f"--upload-pack={_IN_A_STORE} upload-pack"
RECEIVE = f"--receive-pack={_IN_A_STORE} receive-pack"


class Ran(NamedTuple):
    """How git ended, and what it said; its words are English, whatever the person speaks."""

    code: int
    out: bytes
    err: str


def git(
    folder: Path, *words: str, given: bytes = b"", index: Path | None = None,
    also: Mapping[str, str] | None = None,
) -> Ran | None:  # fmt: skip
    """Run git in a folder, with nobody to ask and a limit of time; None where there is no git.

    ``given`` is what it reads; ``index`` a list of files of its own; ``also`` names more of its
    environment."""
    named = {"GIT_INDEX_FILE": str(index)} if index is not None else {}
    return _ran(folder, words, _environment() | _QUIET | named | dict(also or {}), SECONDS, given)


def git_online(
    folder: Path, *words: str, terminal: bool = False, own_ssh: bool = False
) -> Ran | None:
    """Run git over the wire. At a terminal a first login can be answered, as git asks for it;
    ``own_ssh`` says that the person has told git how to call ssh."""
    environment = _environment() | (_AT_A_TERMINAL if terminal else _QUIET)
    if terminal:
        return _ran(folder, (*_ONLINE, *words), environment, None, None)
    if not {"GIT_SSH", "GIT_SSH_COMMAND"} & environment.keys() and not own_ssh:
        environment["GIT_SSH_COMMAND"] = "ssh -o BatchMode=yes -o ConnectTimeout=15"
    return _ran(folder, (*_ONLINE, *_NOBODY, *words), environment, ONLINE_SECONDS, b"")


def _ran(
    folder: Path,
    words: Sequence[str],
    environment: dict[str, str],
    seconds: int | None,
    given: bytes | None,
) -> Ran | None:
    found = program("git")
    if found is None:
        if not folder.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
        return None
    try:
        done = subprocess.run(
            [found, *_FIRST, *words],
            cwd=folder,
            env=environment,
            capture_output=True,
            timeout=seconds,
            check=False,
            input=given,
        )
    except (FileNotFoundError, PermissionError):
        if not folder.is_dir():
            raise
        return None
    except subprocess.TimeoutExpired:
        return Ran(TIMED_OUT, b"", f"git did not answer within {seconds} seconds")
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode and said.startswith(_NO_GIT):
        return None
    return Ran(done.returncode, done.stdout, said)


_NO_GIT = ("xcode-select: ", "xcrun: error: ", "You have not agreed to the Xcode license")
"""What stands in for git on a Mac without its command line tools says so."""

TIMED_OUT = 124
"""The code of a git that took too long, and was ended."""


def _environment() -> dict[str, str]:
    return {
        name: value
        for name, value in os.environ.items()
        if name not in _LEADS_ELSEWHERE and not name.startswith("GIT_TRACE")
    }


_KNOWN = ("refs/heads", "refs/remotes", "refs/oneonone")


def is_shared(root: Path, path: str, data: bytes | None = None) -> bool:
    """Whether a file of the notebook is in the current commit, in a branch here, or in what a
    remote is known to hold; with ``data``, whether it is there with these bytes. Where there is no
    repository, nothing was shared; where there is one that cannot be asked, that is said instead
    of an answer."""
    refs = git(root, "for-each-ref", "--format=%(objectname)", *_KNOWN)
    if refs is None or (refs.code and "not a git repository" in refs.err):
        here = root.absolute()
        if any((folder / ".git").exists() for folder in (here, *here.parents)):
            _answer(None)
        return False
    head = _answer(git(root, "rev-parse", "--quiet", "--verify", "HEAD^{commit}"), missing=1)
    commits = dict.fromkeys([*head.split(), *_answer(refs).split()])
    words = ""
    if data is not None:
        words = _answer(git(root, "hash-object", "--stdin", "--no-filters", given=data)).strip()
    found = (_answer(git(root, "ls-tree", "-z", commit, "--", path)) for commit in commits)
    return any(words in line for line in found if line)


def _answer(ran: Ran | None, missing: int = 0) -> str:
    """What git answered; ``missing`` is the code by which it says that there is no such thing."""
    if ran is None or ran.code not in (0, missing):
        if ran and "dubious ownership" in ran.err and (place := distrusted(ran.err)):
            raise Impossible(
                "git does not trust this folder",
                where=place,
                remedy=f"If it is yours: {trust(place)}. Then run this again.",
            )
        words = ran.err.strip().splitlines()[:1] if ran else []
        raise Impossible(
            "git could not say whether this was shared",
            where=words[0] if words else "",
            remedy="Nothing was changed. Whoever set git up here can help.",
        )
    return ran.out.decode("utf-8", "surrogateescape")
