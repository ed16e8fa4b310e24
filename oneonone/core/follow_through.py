"""What became of promises and goals, month by month: contact alone proves nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from oneonone.core.coverage import Row, Span
from oneonone.core.entries import GoalState
from oneonone.core.history import Goal, Owed, goals, owed
from oneonone.core.promises import promise_counts


class GoalCounts(NamedTuple):
    """How goals went, or what adults owed."""

    made: int
    kept: int
    partly: int
    not_yet: int
    dropped: int
    no_word: int
    """Nobody has said yet how it went."""
    past_due: int
    """Of those that are open: the day they were due has passed."""

    @property
    def open(self) -> int:
        """How many are still being worked on: no word yet, partly, not yet."""
        return self.no_word + self.partly + self.not_yet

    @property
    def kept_share(self) -> float | None:
        """Kept ÷ closed (kept or dropped), 0 to 1; None where none is closed yet."""
        closed = self.kept + self.dropped
        return self.kept / closed if closed else None


class Month(NamedTuple):
    """The promises made and goals set in one calendar month, as they stand at the end."""

    first: date
    promises: dict[str, int]
    goals: GoalCounts

    @property
    def promises_kept(self) -> float | None:
        """The share of promises that were kept."""
        return kept_share(self.promises)


class FollowThrough(NamedTuple):
    """Goals and debts of a span, all together and by the month in which they were made."""

    goals: GoalCounts
    owed: GoalCounts
    months: tuple[Month, ...]


def follow_through(found: Sequence[Row], span: Span) -> FollowThrough:
    """What became by the end of the span of all that was promised in it, and of the goals and
    debts of its meetings."""
    set_goals = [goal for row in found for goal in goals(row.past) if goal.id in row.ids]
    debts = [one for row in found for one in owed(row.past) if one.id in row.ids]
    made = [promise for row in found for promise in row.promises]
    months = tuple(
        Month(
            first,
            promise_counts(tuple(p for p in made if p.made.replace(day=1) == first)),
            goal_counts([g for g in set_goals if g.set_on.replace(day=1) == first], span.until),
        )
        for first in _months(span)
    )
    return FollowThrough(goal_counts(set_goals, span.until), goal_counts(debts, span.until), months)


def kept_share(promises: Mapping[str, int]) -> float | None:
    """Kept ÷ kept, late, moved and broken, 0 to 1; None where there is none of them. A promise
    that the student was not there for says nothing of the adult."""
    over = promises["made"] - promises["open"] - promises["waived"]
    return promises["kept"] / over if over else None


def goal_counts(found: Sequence[Goal] | Sequence[Owed], until: date) -> GoalCounts:
    """How these went."""
    states = [one.state for one in found]
    return GoalCounts(
        made=len(found),
        kept=states.count(GoalState.KEPT),
        partly=states.count(GoalState.PARTLY),
        not_yet=states.count(GoalState.NOT_YET),
        dropped=states.count(GoalState.DROPPED),
        no_word=states.count(None),
        past_due=sum(one.open and one.due is not None and one.due < until for one in found),
    )


def _months(span: Span) -> list[date]:
    first, found = span.since.replace(day=1), []
    while first <= span.until:
        found.append(first)
        first = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return found
