"""The place a team shares through: a server, a school drive, a stick."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit, urlunsplit

from oneonone.core.digest import digest
from oneonone.core.sharing import Seen, Trouble, trouble_in
from oneonone.errors import Impossible
from oneonone.world.git import RECEIVE, TIMED_OUT, UPLOAD, Ran, git_online
from oneonone.world.repository import THEIRS, Repository, first_line, missing_git


class Reached(NamedTuple):
    """What came of reaching for the remote."""

    trouble: Trouble | None = None
    said: str = ""
    """The first line of what git said about it."""
    commit: str = ""
    """Where the others are; empty where nothing is there yet."""


class Remote:
    """One remote, and the branch on it in which the notebook lives."""

    def __init__(self, repository: Repository, seen: Seen, terminal: bool) -> None:
        self.repository = repository
        self.name = seen.remote
        self.branch = seen.branch
        self.shallow = seen.shallow
        self.terminal = terminal
        self.url = repository.config.get(f"remote.{seen.remote}.url", seen.remote)

    @property
    def shown(self) -> str:
        """Its address as it may be shown: without a password in it."""
        return shown_address(self.url)

    @property
    def tracking(self) -> str:
        """The ref that says what the remote is known to hold."""
        return f"refs/remotes/{self.name}/{self.branch}"

    @property
    def known(self) -> str:
        """The ref that says where both sides were the same last, at this address."""
        return known_ref(self.url)

    def _run(self, *words: str) -> Ran:
        ssh = "core.sshcommand" in self.repository.config
        usual = (
            *("-c", f"remote.{self.name}.uploadpack=git-upload-pack"),
            *("-c", f"remote.{self.name}.receivepack=git-receive-pack"),
        )
        ran = git_online(self.repository.root, *usual, *words, terminal=self.terminal, own_ssh=ssh)
        if ran is None:
            raise missing_git()
        return ran

    def _by(self, program: str) -> tuple[str, ...]:
        """How git works in a store that it reaches as a folder."""
        is_folder = local_store(self.url, self.repository.root) is not None
        return (program,) if is_folder else ()

    def fetch(self) -> Reached:
        """Fetch the branch into a ref of our own."""
        whole = ("--unshallow",) if self.shallow else ()
        ran = self._run(
            *("fetch", "-q", "--no-tags", "--refmap=", *whole, *self._by(UPLOAD)),
            *("--", self.name),
            f"+refs/heads/{self.branch}:{THEIRS}",
        )
        if ran.code == 0:
            return Reached(commit=self.repository.commit_of(THEIRS))
        if "couldn't find remote ref" in ran.err:
            return self._without_branch()
        return _troubled(ran)

    def _without_branch(self) -> Reached:
        """Nothing is there yet; or the notebook lives in a branch of another name."""
        ran = self._run("ls-remote", "--heads", *self._by(UPLOAD), "--", self.name)
        if ran.code:
            return _troubled(ran)
        heads = re.findall(r"refs/heads/(\S+)", ran.out.decode("utf-8", "replace"))
        if not heads:
            return Reached()
        found = next((name for name in ("main", "master") if name in heads), heads[0])
        there = self.repository.commit_of(f"refs/heads/{found}")
        way = f"git branch -m {self.branch} {found}"
        if there:  # what was written in this branch comes along
            way = f"git switch {found}, then git merge {self.branch}"
        raise Impossible(
            f'the others work in the branch "{found}", and you in "{self.branch}"',
            where=self.shown,
            remedy=f"To go to theirs: {way}. Then run oo sync.",
        )

    def push(self, commit: str) -> Reached:
        """Send this commit; refused, where the others came second before it."""
        ran = self._run(
            *("-c", f"remote.{self.name}.mirror=false"),
            *("push", "-q", "--porcelain", "--no-verify", *self._by(RECEIVE), "--", self.name),
            f"{commit}:refs/heads/{self.branch}",
        )
        if ran.code:
            said = ran.out.decode("utf-8", "replace")
            return _troubled(ran._replace(err=f"{ran.err}\n{said}"))
        self.holds(commit)
        return Reached(commit=commit)

    def holds(self, commit: str) -> None:
        """Note down what the remote is known to hold."""
        for ref in (self.tracking, self.known):
            self.repository.ask("update-ref", "-m", "oo sync", ref, commit)


def _troubled(ran: Ran) -> Reached:
    if ran.code == TIMED_OUT:
        return Reached(Trouble.OFFLINE, ran.err)
    return Reached(trouble_in(ran.err), first_line(ran.err))


def shown_address(url: str) -> str:
    """An address without what it may hold of a password."""
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
    except ValueError:
        return url
    secret = parts.password or (parts.username and parts.scheme in ("http", "https"))
    return urlunsplit(parts._replace(netloc=host)) if secret else url


def known_ref(url: str) -> str:
    """A ref of our own for each address: any fetch by hand moves those of git."""
    return f"refs/oneonone/known-{digest(url.encode()).hex()[:12]}"


def local_store(url: str, root: Path) -> Path | None:
    """The folder of a remote that lies on this machine, or on a drive of it."""
    path = unquote(url.removeprefix("file://")) if url.startswith("file://") else url
    if "://" in path or (re.match(r"[^/\\]{2,}:", path) and not os.path.exists(path)):
        return None
    return Path(os.path.normpath(os.path.join(root.absolute(), path)))
