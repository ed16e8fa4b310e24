"""Whether attention is fair: what each group got, beside what everyone else got."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from oneonone.core.coverage import Group, Row
from oneonone.core.entries import Outcome
from oneonone.core.standing import State
from oneonone.core.suppression import SMALL, Hidden, hidden_groups


class Attention(NamedTuple):
    """What some students got, with what all others got beside it."""

    name: str
    rows: tuple[Row, ...]
    others: tuple[Row, ...] = ()
    hidden: Hidden | None = None

    @property
    def students(self) -> int:
        """How many there are."""
        return len(self.rows)

    @property
    def meetings(self) -> int:
        """Meetings that were held with them."""
        return Group(self.name, self.rows).meetings

    @property
    def minutes(self) -> int:
        """Minutes of these meetings, as far as they were timed."""
        return Group(self.name, self.rows).minutes

    @property
    def longest_wait(self) -> int | None:
        """School days since the last meeting of whoever waits longest; the away do not wait."""
        return Group(self.name, self.rows).longest_wait

    @property
    def each(self) -> tuple[int, ...]:
        """Meetings held with each of them."""
        return tuple(row.how_many(Outcome.MET) for row in self.rows)

    @property
    def meetings_each(self) -> float | None:
        """Meetings per student: the arithmetic mean. None where there is nobody."""
        return self.meetings / self.students if self.rows else None

    @property
    def minutes_each(self) -> float | None:
        """Minutes per student: the arithmetic mean. None where there is nobody."""
        return self.minutes / self.students if self.rows else None

    @property
    def median(self) -> float | None:
        """The median of the meetings each had. None where there is nobody."""
        from statistics import median

        return median(self.each) if self.rows else None

    @property
    def middle(self) -> int:
        """As many meetings half of them had, or more: the high median."""
        from statistics import median_high

        return median_high(self.each) if self.rows else 0

    @property
    def ratio(self) -> float | None:
        """Meetings per student here ÷ meetings per student among all others: a rate ratio, built
        as the risk ratio of 34 CFR 300.647 is. None without others, or where they had none."""
        theirs = Attention("", self.others).meetings_each
        return self.meetings_each / theirs if theirs and self.meetings_each is not None else None

    @property
    def most(self) -> int:
        """Meetings of whoever had the most."""
        return max(self.each, default=0)

    @property
    def fewest(self) -> int:
        """Meetings of whoever had the fewest."""
        return min(self.each, default=0)

    @property
    def most_to_fewest(self) -> float | None:
        """Most ÷ fewest, the ratio of the extremes. None where somebody had no meeting at all:
        no number of times is as much as nothing."""
        return self.most / self.fewest if self.fewest else None


class Equity(NamedTuple):
    """Everyone, and each group beside everyone else; without those too new to have had a turn."""

    by: str
    everyone: Attention
    groups: tuple[Attention, ...]

    @property
    def shown(self) -> tuple[Attention, ...]:
        """The groups that are large enough."""
        return tuple(group for group in self.groups if group.hidden is None)

    @property
    def tells_extremes(self) -> bool:
        """Whether the most and the fewest meetings of all, and the longest wait, may be said:
        not where they are those of somebody in groups that are not shown alone."""
        if all(group.hidden is None for group in self.groups):
            return self.everyone.hidden is None
        shown, all_ = self.shown, self.everyone
        return (
            all_.most in {group.most for group in shown}
            and all_.fewest in {group.fewest for group in shown}
            and all_.longest_wait in {group.longest_wait for group in shown}
        )

    @property
    def extremes(self) -> tuple[Attention, Attention] | None:
        """The groups shown with the most and the fewest meetings per student; None where there
        are not two that differ by a tenth of a meeting."""
        ordered = sorted(self.shown, key=lambda group: group.meetings_each or 0)
        if len({round(group.meetings_each or 0, 1) for group in ordered}) < 2:
            return None
        return ordered[-1], ordered[0]

    @property
    def most_to_fewest(self) -> float | None:
        """Meetings per student of the group with the most ÷ of that with the fewest."""
        if self.extremes is None:
            return None
        most, fewest = (group.meetings_each or 0 for group in self.extremes)
        return most / fewest if fewest else None


def equity(found: Sequence[Row], groups: Sequence[Group], by: str) -> Equity:
    """What each of these groups got; the groups gather the same rows."""
    everyone = tuple(row for row in found if row.standing.state is not State.NEW)
    members = [
        tuple(row for row in group.rows if row.standing.state is not State.NEW) for group in groups
    ]
    sets = [frozenset(row.student.id for row in rows) for rows in members]
    hidden = hidden_groups(sets, frozenset(row.student.id for row in everyone))
    shares = tuple(
        Attention(
            group.name,
            rows,
            tuple(row for row in everyone if row.student.id not in inside),
            why,
        )
        for group, rows, inside, why in zip(groups, members, sets, hidden, strict=True)
        if rows
    )
    few = Hidden.SMALL if len(everyone) < SMALL else None
    return Equity(by, Attention("", everyone, hidden=few), shares)
