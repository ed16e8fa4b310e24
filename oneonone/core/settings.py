"""What a team has settled on: the content of ``oneonone.yaml``."""

from datetime import date
from typing import NamedTuple

from oneonone.core.cadence import Cadence
from oneonone.core.slots import Slot
from oneonone.core.term import Term

FORMAT = 1
"""The newest format of a notebook that this version can write."""


class Settings(NamedTuple):
    """One team's notebook: its term, how often everyone is met, when, and who the adults are."""

    id: str
    title: str
    term: Term
    cadence: Cadence
    people: str = "students"
    marks: tuple[tuple[str, date], ...] = ()
    tiers: tuple[tuple[str, Cadence], ...] = ()
    every: tuple[tuple[str, Cadence], ...] = ()
    template: str = "check-in"
    slots: tuple[Slot, ...] = ()
    team: tuple[tuple[str, str], ...] = ()
    private: bool = False
    format: int = FORMAT

    @property
    def one(self) -> str:
        """The word for one person on the roster."""
        return "colleague" if self.people == "staff" else "student"

    @property
    def many(self) -> str:
        """The word for several of them."""
        return f"{self.one}s"

    def counted(self, number: int) -> str:
        """That many people of the roster in words: 1 student, 28 students."""
        return f"{number} {self.one if number == 1 else self.many}"

    def name_of(self, adult: str) -> str:
        """How an adult is called; the key itself for someone not in the team."""
        return dict(self.team).get(adult, adult)

    def adult(self, words: str) -> str | None:
        """The key of the adult whose key or name this is; case does not matter."""
        return adult_key(self.team, words)

    def clock(self, template: str | None) -> str | None:
        """The template's name where it has a clock of its own; None is the clock of any meeting."""
        return template if template in dict(self.every) else None


TITLES = frozenset("mr mrs ms miss mx dr prof sir herr frau m mme sr sra".split())
"""What stands before a name and tells nobody from anybody."""


def adult_key(team: tuple[tuple[str, str], ...], words: str) -> str | None:
    """The key of the adult of a team whose key or name this is; case and dots do not matter."""
    wanted = _spoken(words)
    return next((k for k, name in team if wanted in (_spoken(k), _spoken(name))), None)


def _spoken(name: str) -> str:
    """Ms Rivera is Ms. Rivera."""
    return " ".join(name.casefold().replace(".", " ").split())
