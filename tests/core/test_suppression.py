"""Which groups may be shown, so that a few students cannot be worked out."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.core.entries import StudentId
from oneonone.core.suppression import SMALL, Hidden, hidden_groups


def ids(first: int, last: int) -> frozenset[StudentId]:
    return frozenset(StudentId(str(n)) for n in range(first, last))


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ((10, 10), "  "),
        ((5, 5), "  "),
        ((10, 8, 4), " cs"),
        ((10, 3, 3), " ss"),
        ((4, 30), "sc"),
        ((2, 2, 6, 9), "ssc "),
        ((1, 1, 1, 1, 1, 9), "sssss "),
        ((3,), "s"),
        ((), ""),
    ],
)
def test_small_groups_are_hidden_and_the_next_smallest_where_they_could_be_worked_out(
    sizes: tuple[int, ...], hidden: str
) -> None:
    parts, first = [], 0
    for size in sizes:
        parts.append(ids(first, first + size))
        first += size
    found = hidden_groups(parts, ids(0, first))
    assert "".join({None: " ", Hidden.SMALL: "s", Hidden.COVER: "c"}[h] for h in found) == hidden


def test_groups_that_overlap_hide_no_small_one_behind_another() -> None:
    first, second, third = ids(0, 5), ids(5, 10), ids(10, 12)
    club = ids(0, 2) | ids(5, 7)
    assert hidden_groups([first, second, third, club], ids(0, 12)) == (
        Hidden.COVER, None, Hidden.SMALL, Hidden.SMALL,
    )  # fmt: skip


def test_a_group_of_nearly_all_is_hidden_as_the_few_others_could_be_worked_out() -> None:
    assert hidden_groups([ids(0, 26)], ids(0, 28)) == (Hidden.COVER,)
    assert hidden_groups([ids(0, 28)], ids(0, 28)) == (None,)
    assert hidden_groups([ids(0, 20), ids(0, 18), ids(2, 12)], ids(0, 30)) == (
        None, Hidden.COVER, None,
    )  # fmt: skip


members = st.frozensets(st.integers(0, 15).map(lambda n: StudentId(str(n))), min_size=3)


@given(st.lists(members, max_size=5))
def test_no_few_students_can_be_worked_out_by_adding_and_subtracting(
    found: list[frozenset[StudentId]],
) -> None:
    everyone = ids(0, 16)
    hidden = hidden_groups(found, everyone)
    shown = [group for group, why in zip(found, hidden, strict=True) if why is None]
    for group, why in zip(found, hidden, strict=True):
        assert (why is Hidden.SMALL) == (0 < len(group) < SMALL)
    sums = np.array([[str(n) in one for n in range(16)] for one in [*shown, everyone]], dtype=float)
    atoms = {tuple(column): [] for column in sums.T}
    for n, column in enumerate(sums.T):
        atoms[tuple(column)].append(n)
    few = [
        [n for atom in some for n in atom]
        for many in range(1, SMALL)
        for some in combinations(atoms.values(), many)
        if sum(map(len, some)) < SMALL
    ]
    rank = np.linalg.matrix_rank(sums)
    for people in few:
        wanted = np.isin(np.arange(16), people).astype(float)
        assert np.linalg.matrix_rank(np.vstack([sums, wanted])) > rank, people


@given(st.integers(0, 40).flatmap(lambda n: st.lists(st.integers(0, 5), min_size=n, max_size=n)))
def test_in_groups_that_share_nobody_what_is_missing_is_never_a_small_number(
    places: list[int],
) -> None:
    parts = [
        frozenset(StudentId(str(n)) for n, at in enumerate(places) if at == place)
        for place in range(6)
    ]
    hidden = hidden_groups(parts, ids(0, len(places)))
    missing = sum(len(part) for part, why in zip(parts, hidden, strict=True) if why)
    all_hidden = all(why for part, why in zip(parts, hidden, strict=True) if part)
    assert missing == 0 or missing >= SMALL or all_hidden
