"""Whether attention is fair: what each group got, beside what everyone else got.

Groups so small that a figure would speak of single children are not shown, nor what would let
them be worked out: primary and complementary suppression of small cells, with the threshold of
five that schools report by (NCES, Statewide Longitudinal Data Systems, Technical Brief 3, 2010).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from statistics import median
from typing import NamedTuple

from oneonone.core.coverage import Group, Row
from oneonone.core.entries import Outcome, StudentId
from oneonone.core.standing import State

SMALL = 5
"""Groups of fewer students are not shown."""


class Hidden(StrEnum):
    """Why a group is not shown."""

    SMALL = "fewer than 5"
    COVER = "not shown"
    """A small group could be worked out from it."""


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
        return sum(self.each)

    @property
    def minutes(self) -> int:
        """Minutes of these meetings, as far as they were timed."""
        return sum(row.minutes for row in self.rows)

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
        """As many meetings half of them had or more: the median. None where there is nobody."""
        return median(self.each) if self.rows else None

    @property
    def ratio(self) -> float | None:
        """Meetings per student here ÷ meetings per student among all others: a rate ratio, built
        as the risk ratio of 34 CFR 300.647 is. None without others, or where they had none."""
        theirs = Attention("", self.others).meetings_each
        return self.meetings_each / theirs if theirs and self.meetings_each is not None else None

    @property
    def longest_wait(self) -> int | None:
        """School days since the last meeting of whoever waits longest; the away do not wait."""
        waits = [r.standing.school_days for r in self.rows if r.standing.state is not State.AWAY]
        return max(waits, default=None)

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
    def extremes(self) -> tuple[Attention, Attention] | None:
        """The groups shown with the most and the fewest meetings per student; None where there
        are not two that differ."""
        ordered = sorted(self.shown, key=lambda group: group.meetings_each or 0)
        if len(ordered) < 2 or ordered[0].meetings_each == ordered[-1].meetings_each:
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


def hidden_groups(
    groups: Sequence[frozenset[StudentId]], everyone: frozenset[StudentId]
) -> tuple[Hidden | None, ...]:
    """Which groups may not be shown: the small ones; the next smallest, while all that are hidden
    hold fewer than five together, as what is missing from the whole could be worked out; and one
    that lies inside another, where the few between them could be."""
    hidden = [Hidden.SMALL if len(group) < SMALL else None for group in groups]
    order = sorted(range(len(groups)), key=lambda n: (len(groups[n]), sorted(groups[n])))
    while (found := _given_away(groups, everyone, hidden, order)) is not None:
        hidden[found] = Hidden.COVER
    return tuple(hidden)


def _given_away(
    groups: Sequence[frozenset[StudentId]],
    everyone: frozenset[StudentId],
    hidden: Sequence[Hidden | None],
    order: Sequence[int],
) -> int | None:
    """The smallest group shown that lets a small number of students be worked out."""
    shown = [n for n in order if hidden[n] is None]
    away = frozenset[StudentId]().union(*(g for g, h in zip(groups, hidden, strict=True) if h))
    if shown and 0 < len(away) < SMALL:
        return shown[0]
    wholes = [everyone, *(groups[n] for n in shown)]
    for n in shown:
        if any(groups[n] < whole and len(whole - groups[n]) < SMALL for whole in wholes):
            return n
    return None
