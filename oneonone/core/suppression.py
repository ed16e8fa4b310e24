"""Which groups may be shown, so that no figure speaks of a few children, nor can be worked out.

Primary and complementary suppression of small cells (NCES, Statewide Longitudinal Data Systems,
Technical Brief 3, 2010, describes the method). Schools' thresholds differ; here it is five.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum

from oneonone.core.entries import StudentId

SMALL = 5
"""Groups of fewer students are not shown."""

People = frozenset[StudentId]


class Hidden(StrEnum):
    """Why a group is not shown."""

    SMALL = "fewer than 5"
    COVER = "not shown"
    """A few students could be worked out with it."""


def hidden_groups(groups: Sequence[People], everyone: People) -> tuple[Hidden | None, ...]:
    """Why each group may not be shown; None where it may.

    The small ones may not. And where some that are shown, which share nobody, leave a few of
    everyone over, or of another group that they lie in, those few could be worked out: the smallest
    of them may not be shown either.
    """
    hidden = [Hidden.SMALL if 0 < len(group) < SMALL else None for group in groups]
    while True:
        shown = [place for place, why in enumerate(hidden) if why is None and groups[place]]
        told = _leaving_a_few(groups, shown, everyone)
        if told is None:
            return tuple(hidden)
        smallest = min(told, key=lambda place: (len(groups[place]), sorted(groups[place])))
        hidden[smallest] = Hidden.COVER


def _leaving_a_few(
    groups: Sequence[People], shown: Sequence[int], everyone: People
) -> frozenset[int] | None:
    """Groups shown (by their places) that share nobody and leave a few of a whole over."""
    for whole in (everyone, *(groups[place] for place in shown)):
        inside = {place: groups[place] for place in shown if groups[place] < whole}
        found = _Search().taken_out(whole, inside, 0)
        if found:
            return found
    return None


class _Search:
    """One search for groups that share nobody and leave a few of a whole over. It goes person by
    person, whoever is in the fewest groups first: one of their groups is taken, or they are one of
    the few. As soon as too many are left over for good, that way is given up."""

    def __init__(self) -> None:
        self.steps = 0

    def taken_out(
        self, left: People, inside: Mapping[int, People], over: int
    ) -> frozenset[int] | None:
        """The groups taken from here on; ``over`` are left over already."""
        self.steps += 1
        fitting = {place: group for place, group in inside.items() if group <= left}
        if self.steps > _STEPS:
            return frozenset(fitting)  # not seen through: better one hidden too many
        counts = Counter(person for group in fitting.values() for person in group)
        over += sum(person not in counts for person in left)
        if over >= SMALL or not counts:
            return frozenset() if 0 < over < SMALL else None
        rarest = min(counts, key=lambda person: (counts[person], person))
        rest = frozenset(counts)
        for place, group in fitting.items():
            if rarest in group:
                more = self.taken_out(rest - group, fitting, over)
                if more is not None:
                    return more | {place}
        return self.taken_out(rest - {rarest}, fitting, over + 1)


_STEPS = 20_000
"""Steps after which a search is given up; a school's columns take a few dozen."""
