"""Which groups may be shown, so that a few students cannot be worked out."""

from itertools import combinations

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
    first, second, third = ids(0, 9), ids(9, 17), ids(17, 20)
    chess = ids(0, 3)
    assert hidden_groups([first, second, third, chess], ids(0, 20)) == (
        None, Hidden.COVER, Hidden.SMALL, Hidden.SMALL,
    )  # fmt: skip
    assert hidden_groups([ids(0, 20), ids(0, 9), ids(9, 17)], ids(0, 20)) == (
        None, None, Hidden.COVER,
    )  # fmt: skip


def test_one_student_in_two_classes_hides_neither() -> None:
    assert hidden_groups([ids(0, 11), ids(10, 20)], ids(0, 20)) == (None, None)


def test_a_group_of_nearly_all_is_hidden_as_the_few_others_could_be_worked_out() -> None:
    assert hidden_groups([ids(0, 26)], ids(0, 28)) == (Hidden.COVER,)
    assert hidden_groups([ids(0, 28)], ids(0, 28)) == (None,)
    assert hidden_groups([ids(0, 20), ids(0, 18), ids(2, 12)], ids(0, 30)) == (
        None, Hidden.COVER, None,
    )  # fmt: skip


members = st.frozensets(st.integers(0, 15).map(lambda n: StudentId(str(n))), min_size=3)


@given(st.lists(members, max_size=5))
def test_what_is_shown_never_leaves_a_few_students_over(
    found: list[frozenset[StudentId]],
) -> None:
    everyone = ids(0, 16)
    hidden = hidden_groups(found, everyone)
    for group, why in zip(found, hidden, strict=True):
        assert (why is Hidden.SMALL) == (0 < len(group) < SMALL)
    shown = [group for group, why in zip(found, hidden, strict=True) if why is None]
    for many in range(1, len(shown) + 1):
        for some in combinations(shown, many):
            together = frozenset[StudentId]().union(*some)
            if sum(map(len, some)) == len(together):
                for whole in (everyone, *shown):
                    assert not (together < whole and len(whole - together) < SMALL)


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
