"""Which groups may be shown, so that no figure speaks of a few children, nor can be worked out.

Primary and complementary suppression of small cells (NCES, Statewide Longitudinal Data Systems,
Technical Brief 3, 2010, describes the method). Schools' thresholds differ; here it is five.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import combinations

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

    The small ones may not; and while a few students could be told apart by adding and subtracting
    what is shown of the others and of everyone, the smallest group needed for it may not either.
    """
    hidden = [Hidden.SMALL if 0 < len(group) < SMALL else None for group in groups]
    while True:
        shown = [place for place, why in enumerate(hidden) if why is None]
        needed = _given_away([*(groups[place] for place in shown), everyone])
        if not shown or needed is None:
            return tuple(hidden)
        among = [place for n, place in enumerate(shown) if n in needed]
        smallest = min(among, key=lambda place: (len(groups[place]), sorted(groups[place])))
        hidden[smallest] = Hidden.COVER


def _given_away(sums: Sequence[People]) -> set[int] | None:
    """The sums (by their places) that together tell of fewer than ``SMALL`` people; None where
    none do.

    Whoever is in the same groups cannot be told apart: an atom. Sums are rows over the atoms, and
    what can be worked out is their row space. One that tells of a few people is a row of at most
    four ones; in the reduced rows it is a sum of at most four of them, so that all can be tried.
    """
    atoms: dict[tuple[bool, ...], int] = {}
    for person in frozenset[StudentId]().union(*sums):
        inside = tuple(person in one for one in sums)
        atoms[inside] = atoms.get(inside, 0) + 1
    reduced = _reduced([[Fraction(inside[n]) for inside in atoms] for n in range(len(sums))])
    sizes = list(atoms.values())
    for row, used in _sums_of_few(reduced):
        ones = [size for value, size in zip(row, sizes, strict=True) if value == 1]
        if all(value in (0, 1) for value in row) and 0 < sum(ones) < SMALL:
            return {n for n, value in enumerate(used) if value}
    return None


Row = tuple[list[Fraction], list[Fraction]]
"""A row over the atoms, and how it is made of the sums."""


def _sums_of_few(reduced: Sequence[Row]) -> Iterator[Row]:
    for many in range(1, SMALL):
        for chosen in combinations(reduced, many):
            rows, used = zip(*chosen, strict=True)
            yield (
                [sum(v, Fraction()) for v in zip(*rows, strict=True)],
                [sum(v, Fraction()) for v in zip(*used, strict=True)],
            )


def _reduced(matrix: Sequence[list[Fraction]]) -> list[Row]:
    """The reduced row echelon form, without its empty rows."""
    wide = [[*row, *(Fraction(n == m) for m in range(len(matrix)))] for n, row in enumerate(matrix)]
    width, done = len(matrix[0]), 0
    for column in range(width):
        place = next((n for n in range(done, len(wide)) if wide[n][column]), None)
        if place is None:
            continue
        wide[done], wide[place] = wide[place], wide[done]
        pivot = [value / wide[done][column] for value in wide[done]]
        wide = [
            pivot
            if n == done
            else [value - row[column] * own for value, own in zip(row, pivot, strict=True)]
            for n, row in enumerate(wide)
        ]
        done += 1
    return [(row[:width], row[width:]) for row in wide[:done]]
