"""Several notebooks side by side, for whoever answers for all of them: numbers, no notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from oneonone.core.coverage import Group, Tally
from oneonone.core.entries import StudentId
from oneonone.core.report import Report
from oneonone.core.settings import Settings
from oneonone.core.suppression import SMALL, Hidden, hidden_groups


class Team(NamedTuple):
    """One notebook's report, and why its numbers are not shown, where they are not."""

    settings: Settings
    report: Report
    hidden: Hidden | None = None

    @property
    def tally(self) -> Tally:
        """The states of its students."""
        return self.report.tally

    @property
    def group(self) -> Group:
        """Its students as one group, under the title of the notebook."""
        return Group(self.settings.title, self.report.rows)


def teams(found: Sequence[tuple[Settings, Report]], names: bool) -> tuple[Team, ...]:
    """The teams in the order given. Without ``names`` those of fewer than five are hidden, and
    another where a small one could be worked out from the sum."""
    sets = [
        frozenset(StudentId(f"{place}/{row.student.id}") for row in report.rows)
        for place, (_, report) in enumerate(found)
    ]
    everyone = frozenset[StudentId]().union(*sets)
    hidden = [None] * len(sets) if names else hidden_groups(sets, everyone)
    return tuple(
        Team(settings, report, why) for (settings, report), why in zip(found, hidden, strict=True)
    )


def too_few(found: Sequence[Team]) -> bool:
    """Whether all teams together are so few that even their sum is not shown."""
    return any(team.hidden for team in found) and sum(t.tally.students for t in found) < SMALL


def all_together(found: Sequence[Team]) -> tuple[Tally, dict[str, int]]:
    """The states and the promises of all teams, added up. Who is in two teams counts in each."""
    tallies = [team.tally for team in found]
    promises: dict[str, int] = {}
    for team in found:
        for ending, count in team.report.promises.items():
            promises[ending] = promises.get(ending, 0) + count
    return Tally(*(sum(column) for column in zip(*tallies, strict=True))), promises
