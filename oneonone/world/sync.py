"""One sync: asks ``core.sharing`` for the next step, takes it, and asks again."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from typing import NamedTuple

from oneonone.core.sharing import (
    Asked,
    Doubt,
    Progress,
    Seen,
    Step,
    Trouble,
    next_round,
    next_step,
    obstacle,
    wait_before,
)
from oneonone.errors import Impossible
from oneonone.world import clock
from oneonone.world.doubts import (
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
from oneonone.world.repository import GOAL, Change, Repository
from oneonone.world.shareable import is_shared_file, read_fault
from oneonone.world.trees import refuse_endless


class Outcome(NamedTuple):
    """What a sync has done."""

    sent: tuple[Change, ...] = ()
    received: tuple[Change, ...] = ()
    waiting: tuple[Change, ...] = ()
    """What lies here and is not known to be there."""
    merged: tuple[str, ...] = ()
    clashes: tuple[ClashIn, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    broken: tuple[LeftOut, ...] = ()
    """What went although it does not read well, since git itself had committed it."""
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
        self.sent: dict[str, Change] = {}
        self.clashes: dict[tuple[str, ...], ClashIn] = {}
        self.merged: dict[str, None] = {}
        self.broken: dict[str, LeftOut] = {}
        self.beside: list[str] = []

    def run(self) -> Outcome:
        """Take step after step."""
        if fault := obstacle(self.seen):
            raise fault
        if self.remote is not None:
            self.before = self.repository.commit_of(self.remote.known)
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
        kept = keep(
            self.repository,
            self.seen.branch,
            self.head,
            self._allow_here,
            dry=self.dry,
            anew=self.progress.tries > 1,
        )
        self.head = kept.commit
        self.kept = kept._replace(changes=(*self.kept.changes, *kept.changes))
        self.progress = self.progress._replace(kept=True)

    def _fetch(self) -> None:
        assert self.remote is not None
        self.reached = self.remote.fetch()
        self.theirs = self.reached.commit
        trouble = self.reached.trouble
        self.progress = self.progress._replace(
            fetched=trouble is None, trouble=trouble, tries=self.progress.tries + bool(trouble)
        )

    def _join(self) -> None:
        if self.theirs and self.head != self.theirs:
            self._look_at_theirs()
        self.joined = join(self.repository, self.head, self.theirs)
        self.clashes |= {
            (path, clash.row, clash.key): ClashIn(path, clash)
            for path, clash in self.joined.clashes
        }
        self.merged |= dict.fromkeys(self.joined.merged)
        self.progress = self.progress._replace(
            joined=True,
            ahead=self.joined.commit != self.theirs,
            behind=self.joined.commit != self.head,
        )

    def _look_at_theirs(self) -> None:
        refuse_endless(self.repository, self.theirs)
        changes = self.repository.changes(self.head, self.theirs)
        refuse_strange(self.repository, changes)

    def _ask(self) -> None:
        assert self.remote is not None
        if not self.progress.ahead and not self.progress.behind:
            self.progress = self.progress._replace(asked=True)
            return
        new_here = self.progress.ahead and not self.known_place(self.remote.url)
        refuse_others(self.repository, self.theirs, self.notebook_id, self.remote.shown)
        doubts = [
            is_new_place(self.repository, self.theirs, self.remote.shown) if new_here else None,
            is_rewritten(self.repository, self.before, self.theirs, self.remote.shown),
            is_much_there(self.repository, self.head, self.joined.commit),
            is_much_here(self.repository, self.theirs, self._going()),
        ]
        for asked in doubts:
            if asked and asked.doubt not in self.allowed and not self.allow(asked):
                self.refused = asked.doubt
                self.progress = self.progress._replace(ahead=False, behind=False)
                break
            self.allowed |= {asked.doubt} if asked else set()
        self.progress = self.progress._replace(asked=True)

    def _going(self) -> list[Change]:
        """What the others will see changed: what was committed here by hand is in it as well."""
        return self.repository.changes(self.theirs, self.joined.commit) if self.theirs else []

    def _allow_here(self, changes: Iterable[Change]) -> None:
        # What a sync that was stopped had brought in already is nobody's change here.
        goal = self.repository.commit_of(GOAL)
        there = {c.path: c.new for c in self.repository.changes(self.head, goal)} if goal else {}
        own = [change for change in changes if there.get(change.path) != change.new]
        much = is_much_here(self.repository, self.head, own)
        if much and not self.allow(much):
            raise Impossible(
                f"{much.changed} of {much.there} {much.what} would be removed or changed for all",
                remedy="Nothing was sent. If that is meant: oo sync --yes.",
            )
        self.allowed |= {much.doubt} if much else set()

    def _send(self) -> None:
        assert self.remote is not None
        if self.dry:
            self.progress = self.progress._replace(sent=True)
            return
        self.reached = self.remote.push(self.joined.commit)
        sent = self.reached.trouble is None
        if sent:
            went = self.repository.changes(self.theirs, self.joined.commit)
            self.sent |= {change.path: change for change in went}
            self._look_at(went)
            self.theirs = self.before = self.joined.commit
        self.progress = self.progress._replace(
            sent=sent, trouble=self.reached.trouble, tries=self.progress.tries + (not sent)
        )

    def _look_at(self, went: list[Change]) -> None:
        """See what does not read well of that which somebody committed with git itself: what a sync
        keeps was read before, and what it joins reads well."""
        own = {change.path: change.new for change in self.kept.changes}
        by_hand = [
            change
            for change in went
            if change.new and is_shared_file(change.path) and own.get(change.path) != change.new
        ]
        data = self.repository.blobs(change.new for change in by_hand)
        for change in by_hand:
            if why := read_fault(change.path, data[change.new]):
                self.broken[change.path] = LeftOut(change.path, why)

    def _wait(self) -> None:
        clock.wait(wait_before(self.progress.tries, secrets.randbelow(1000) / 1000))
        self.progress = Progress(kept=True, tries=self.progress.tries)

    def _move(self) -> None:
        if self.dry:
            self.progress = self.progress._replace(moved=True)
            return
        left_out = {one.path for one in self.kept.left_out}
        moved = move(self.repository, self.seen.branch, self.head, self.joined.commit, left_out)
        self.beside += moved.beside
        if not moved.done:
            # Somebody saved a file just now: it is kept first, and joined with what came in.
            self.head = self.repository.commit_of("HEAD")
            self.progress = next_round(self.progress)
            self.reached = self.reached._replace(said=moved.saved)
            return
        self.progress = self.progress._replace(moved=True)

    def _outcome(self) -> Outcome:
        done = self.refused is None
        there = self.theirs if self.progress.fetched else self.before
        here = self.joined.commit if self.progress.joined and done else self.head
        changes = self.repository.changes
        reached = self.progress.fetched and here == there
        known = self.theirs in ("", self.before)
        would = changes(there, here) if self.dry and done and here != there else ()
        if self.remote and done and not self.dry and not known:
            self.remote.holds(self.theirs)
        return Outcome(
            sent=tuple(would or self.sent.values()),
            received=tuple(changes(self.head, here)) if done and here != self.head else (),
            waiting=() if reached or self.dry else self._waiting(there, here),
            merged=tuple(self.merged) if done else (),
            clashes=tuple(self.clashes.values()) if done else (),
            left_out=self.kept.left_out,
            broken=tuple(self.broken.values()),
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
