"""The teacher's desk: which notebook lies open on it, who sits there, and what day it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from oneonone.errors import Impossible, WrongWords
from oneonone.world import clock, home
from oneonone.world.place import found_from

if TYPE_CHECKING:
    from pathlib import Path

    from oneonone.core.settings import Settings
    from oneonone.world.ahead import Ahead
    from oneonone.world.index import Index
    from oneonone.world.notebook import Notebook


_SPELLING = "Check the spelling, and where you stand."


class Desk:
    """Answers these three from the command line, the environment and this machine, when asked."""

    def __init__(
        self, folder: str | None = None, adult: str | None = None, day: str | None = None
    ) -> None:
        self.folder = folder
        self.adult = adult
        self.day = day
        self.watch: Callable[[int, int], None] | None = None
        """Told how far a long reading has come."""
        self._ahead: Ahead | None = None

    @cached_property
    def root(self) -> str:
        """The folder of the notebook: the one named, or found from the current folder upward."""
        named = self.folder or os.environ.get("OO_NOTEBOOK") or ""
        if named and not os.path.isdir(named):
            raise WrongWords(f'there is no folder "{named}"', remedy=_SPELLING)
        root = found_from(named or ".")
        if root is None:
            raise Impossible(
                f"{f'{named} is' if named else 'this folder is'} not in a notebook",
                remedy="Go to yours, or start one: oo init. To look around first: oo demo.",
            )
        return root

    @cached_property
    def notebook(self) -> Notebook:
        """The notebook itself."""
        from oneonone.world.notebook import Notebook

        return Notebook(self.root, self.index, self.watch, self._ahead)

    @cached_property
    def index(self) -> Index:
        """What is known of it on this machine."""
        from oneonone.world.index import Index

        return Index(self.root)

    def look_ahead(self, everyone: bool = False) -> None:
        """Have another process look at the folders that a list of mine, or of everyone's, asks
        about, while the rest of the program is loaded."""
        from oneonone.world.ahead import EVERYONE, look_ahead

        self._ahead = look_ahead(self.root, self.index, EVERYONE if everyone else self._asking)

    def keep_list(self, names: Sequence[str]) -> None:
        """Remember which folders a list of mine asked about, to look ahead next time."""
        from oneonone.world.ahead import keep_list

        keep_list(self.index, self._asking, names)

    @property
    def _asking(self) -> str:
        return self.adult or os.environ.get("OO_AS") or "me"

    def beside(self, name: str) -> Path:
        """Where a new notebook of this name would be: seen from ``-C``, else from here."""
        from pathlib import Path

        if self.folder is not None and not os.path.isdir(self.folder):
            raise WrongWords(f'there is no folder "{self.folder}"', remedy=_SPELLING)
        return Path(self.folder or ".") / name

    @property
    def notebook_or_none(self) -> Notebook | None:
        """The notebook, where this folder is in one."""
        if self.folder is None and not os.environ.get("OO_NOTEBOOK") and not found_from("."):
            return None
        return self.notebook

    @property
    def settings(self) -> Settings:
        """What the team has settled on."""
        return self.notebook.settings

    @cached_property
    def now(self) -> clock.Now:
        """Today, unless another day was named, and the time."""
        real = clock.now()
        if self.day is not None:
            from oneonone.formats.days import parse_day

            book = self.notebook_or_none
            settings = book.settings if book else None
            day = parse_day(
                self.day,
                real.day,
                ahead=False,
                term=settings.term if settings else None,
                marks=dict(settings.marks) if settings else {},
                where="--today",
            )
            real = real._replace(day=day)
        if real.day.year not in clock.YEARS:
            where = "--today" if self.day is not None else "OO_TODAY"
            raise WrongWords(
                f"{real.day} is no day of our time", where=where, remedy="As 2026-11-30."
            )
        return real

    @property
    def today(self) -> date:
        """Today."""
        return self.now.day

    @cached_property
    def me(self) -> str:
        """The key of the adult at this machine."""
        found = self.me_or_nobody
        if found is None:
            keys = ", ".join(key for key, _ in self.settings.team)
            raise Impossible(
                f"who are you? The team is {keys or 'still empty'}",
                remedy="Say it once: oo me KEY. Or for one command: --as KEY.",
            )
        return found

    @cached_property
    def me_or_nobody(self) -> str | None:
        """The adult at this machine, where that is known. A team of one needs no telling."""
        for words, where in ((self.adult, "--as"), (os.environ.get("OO_AS"), "OO_AS")):
            if words:
                return known_adult(self.settings, words, where)
        team = [key for key, _ in self.settings.team]
        said = home.me(self.settings.id)
        if said in team or (said and not team):
            return said
        return team[0] if len(team) == 1 else None


def known_adult(settings: Settings, words: str, where: str) -> str:
    """The key of the adult these words name; any good key where no team was written down."""
    key = settings.adult(words)
    if key is not None:
        return key
    from oneonone.formats.notebook_yaml import ADULT_KEY

    if not settings.team and ADULT_KEY.fullmatch(words):
        return words
    keys = ", ".join(key for key, _ in settings.team)
    remedy = f"The team is: {keys}." if keys else "Use small letters and digits, as rivera."
    raise WrongWords(f'"{words}" is not in the team', where=where, remedy=remedy)
