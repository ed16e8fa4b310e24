"""Which adult has met which student, and whom no adult knows well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from oneonone.core.coverage import Row
from oneonone.core.entries import Meeting, Outcome
from oneonone.core.settings import Settings
from oneonone.core.standing import State

TWICE = 2
"""Meetings with the same adult from which on the two know each other: mapping relationships, a
student without such an adult is given one (mcc.gse.harvard.edu/educators-relationship-mapping)."""


class Contacts(NamedTuple):
    """The adults of a team, and how often each of them has met each student."""

    adults: tuple[str, ...]
    rows: tuple[tuple[Row, Counter[str]], ...]

    @property
    def nobody_twice(self) -> tuple[Row, ...]:
        """Those no adult has met twice, the newcomers left out."""
        return tuple(
            row
            for row, counts in self.rows
            if row.standing.state is not State.NEW and max(counts.values(), default=0) < TWICE
        )

    @property
    def anyone(self) -> bool:
        """Whether somebody is here long enough to be known."""
        return any(row.standing.state is not State.NEW for row, _ in self.rows)

    def met_by(self, adult: str) -> int:
        """How many students this adult has met."""
        return sum(adult in counts for _, counts in self.rows)


def contacts(found: Sequence[Row], settings: Settings) -> Contacts:
    """Who has met whom in the meetings of these rows. The team comes in its own order, then those
    who are in it no longer."""
    rows = tuple((row, met_by(row.meetings, settings)) for row in found)
    team = [key for key, _ in settings.team]
    others = {adult for _, counts in rows for adult in counts} - set(team)
    return Contacts((*team, *sorted(others)), rows)


def met_by(meetings: Iterable[Meeting], settings: Settings) -> Counter[str]:
    """How many of these meetings each adult has held, or sat in on as one of the team."""
    team = dict(settings.team)
    return Counter(
        adult
        for meeting in meetings
        if meeting.outcome is Outcome.MET
        for adult in {meeting.by, *(one for one in meeting.with_ if one in team or not team)}
    )
