"""One sync: asks ``core.sharing`` for the next step, takes it, and asks again."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from typing import NamedTuple

from oneonone.core.sharing import Progress, Seen, Step, Trouble, next_step, obstacle, wait_before
from oneonone.errors import Impossible
from oneonone.world import clock
from oneonone.world.doubts import (
    Asked,
    Doubt,
    is_much_here,
    is_much_there,
    is_new_place,
    is_rewritten,
    refuse_others,
)
from oneonone.world.joining import ClashIn, Joined, join, refuse_strange
from oneonone.world.keeping import Kept, LeftOut, keep
from oneonone.world.moving import move
from oneonone.world.remote import Reached, Remote
from oneonone.world.repository import Change, Repository


class Outcome(NamedTuple):
    """What a sync has done."""

    sent: tuple[Change, ...] = ()
    received: tuple[Change, ...] = ()
    waiting: tuple[Change, ...] = ()
    """What lies here and is not known to be there."""
    merged: tuple[str, ...] = ()
    clashes: tuple[ClashIn, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    beside: tuple[str, ...] = ()
    remote: str = ""
    trouble: Trouble | None = None
    said: str = ""
    refused: Doubt | None = None
    """What the person did not want done."""
    dry: bool = False


class Sync:
    """The state of one sync, changed step by step; killed at any of them, the next one finishes
    what this one began."""

    def __init__(
        self,
        repository: Repository,
        seen: Seen,
        notebook_id: str,
        allow: Callable[[Asked], bool],
        told: Callable[[Step, str], None],
        *,
        terminal: bool = False,
        known_place: Callable[[str], bool] = lambda url: False,
        dry: bool = False,
    ) -> None:
        self.repository = repository
        self.seen = seen
        self.notebook_id = notebook_id
        self.allow = allow
        self.told = told
        self.known_place = known_place
        self.dry = dry
        self.head = seen.head
        self.remote = Remote(repository, seen, terminal) if seen.remote else None
        self.progress = Progress(has_remote=self.remote is not None)
        self.kept = Kept(self.head)
        self.theirs = self.before = ""
        self.joined = Joined("")
        self.reached = Reached()
        self.refused: Doubt | None = None
        self.allowed: set[Doubt] = set()
        self.sent = self.received = False
        self.beside: list[str] = []

    def run(self) -> Outcome:
        """Take step after step."""
        if fault := obstacle(self.seen):
            raise fault
        if self.remote is not None:
            self.before = self.repository.commit_of(self.remote.tracking)
        took = {
            Step.KEEP: self._keep,
            Step.FETCH: self._fetch,
            Step.JOIN: self._join,
            Step.ASK: self._ask,
            Step.SEND: self._send,
            Step.WAIT: self._wait,
            Step.MOVE: self._move,
        }
        while (step := next_step(self.progress)) is not Step.END:
            self.told(step, self.remote.shown if self.remote else "")
            took[step]()
        return self._outcome()

    def _keep(self) -> None:
        kept = keep(self.repository, self.seen.branch, self.head, self._allow_here, self.dry)
        self.head = kept.commit
        self.kept = kept._replace(changes=(*self.kept.changes, *kept.changes))
        self.progress = self.progress._replace(kept=True)

    def _fetch(self) -> None:
        assert self.remote is not None
        self.reached = self.remote.fetch()
        self.theirs = self.reached.commit
        self.progress = self.progress._replace(
            fetched=self.reached.trouble is None, trouble=self.reached.trouble
        )

    def _join(self) -> None:
        if self.theirs and self.head != self.theirs:
            self._look_at_theirs()
        self.joined = join(self.repository, self.head, self.theirs)
        self.progress = self.progress._replace(
            joined=True,
            ahead=self.joined.commit != self.theirs,
            behind=self.joined.commit != self.head,
        )

    def _look_at_theirs(self) -> None:
        changes = self.repository.changes(self.head, self.theirs)
        attributes = [c.new for c in changes if c.path.endswith(".gitattributes")]
        refuse_strange(changes, self.repository.blobs(attributes))

    def _ask(self) -> None:
        assert self.remote is not None
        if not self.progress.ahead and not self.progress.behind:
            self.progress = self.progress._replace(asked=True)
            return
        new_here = self.progress.ahead and not self.known_place(self.remote.url)
        if self.theirs != self.before:
            refuse_others(self.repository, self.theirs, self.notebook_id, self.remote.shown)
        doubts = [
            is_new_place(self.repository, self.theirs, self.remote.shown) if new_here else None,
            is_rewritten(self.repository, self.before, self.theirs, self.remote.shown),
            is_much_there(self.repository, self.head, self.joined.commit),
        ]
        for asked in doubts:
            if asked and asked.doubt not in self.allowed and not self.allow(asked):
                self.refused = asked.doubt
                self.progress = self.progress._replace(ahead=False, behind=False)
                break
            self.allowed |= {asked.doubt} if asked else set()
        self.progress = self.progress._replace(asked=True)

    def _allow_here(self, changes: Iterable[Change]) -> None:
        much = is_much_here(self.repository, self.head, list(changes))
        if much and not self.allow(much):
            raise Impossible(
                f"{much.changed} of {much.there} {much.what} would be removed or changed for all",
                remedy="Nothing was sent. If that is meant: oo sync --yes.",
            )

    def _send(self) -> None:
        assert self.remote is not None
        if self.dry:
            self.progress = self.progress._replace(sent=True)
            return
        self.reached = self.remote.push(self.joined.commit)
        self.sent = self.reached.trouble is None
        self.progress = self.progress._replace(
            sent=self.sent,
            trouble=self.reached.trouble,
            tries=self.progress.tries + (not self.sent),
        )

    def _wait(self) -> None:
        clock.wait(wait_before(self.progress.tries, secrets.randbelow(1000) / 1000))
        self.progress = Progress(kept=True, tries=self.progress.tries)

    def _move(self) -> None:
        if self.dry:
            self.progress = self.progress._replace(moved=True)
            return
        beside = move(self.repository, self.seen.branch, self.head, self.joined.commit)
        if beside is None:
            # Somebody saved a file just now: it is kept first, and joined with what came in.
            self.head = self.repository.commit_of("HEAD")
            self.progress = Progress(tries=self.progress.tries + 1)
            return
        self.beside += beside
        self.received = True
        self.progress = self.progress._replace(moved=True)

    def _outcome(self) -> Outcome:
        done = self.refused is None
        there = self.theirs if self.progress.fetched else self.before
        here = self.joined.commit if self.progress.joined and done else self.head
        changes = self.repository.changes
        reached = self.sent or self.dry or (self.progress.fetched and here == there)
        known = self.sent or self.theirs in ("", self.before)
        if self.remote and done and not self.dry and not known:
            self.remote.holds(self.theirs)
        return Outcome(
            sent=tuple(changes(there, here)) if reached and done and here != there else (),
            received=tuple(changes(self.head, here)) if done and here != self.head else (),
            waiting=self._waiting(there, here) if not reached else (),
            merged=self.joined.merged if done else (),
            clashes=self.joined.clashes if done else (),
            left_out=self.kept.left_out,
            beside=tuple(self.beside),
            remote=self.remote.shown if self.remote else "",
            trouble=self.progress.trouble,
            said=self.reached.said,
            refused=self.refused,
            dry=self.dry,
        )

    def _waiting(self, there: str, here: str) -> tuple[Change, ...]:
        """What lies here alone; where there is nobody to send it to, what was kept just now."""
        if self.remote is None:
            return self.kept.changes
        base = there and here and self.repository.name("merge-base", there, here, none=1)
        return tuple(self.repository.changes(base, here))
