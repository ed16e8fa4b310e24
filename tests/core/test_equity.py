"""Whether attention is fair: beside whom a group is compared, and which may not be shown."""

from itertools import combinations

import pytest
from classroom import SETTINGS, START, day, note, people, student
from hypothesis import given
from hypothesis import strategies as st

from oneonone.core.coverage import Span, groups, rows
from oneonone.core.entries import StudentId
from oneonone.core.equity import SMALL, Hidden, equity, hidden_groups

SPAN = Span(START, day(40))


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


def test_a_group_of_nearly_all_is_hidden_as_the_few_others_could_be_worked_out() -> None:
    assert hidden_groups([ids(0, 26)], ids(0, 28)) == (Hidden.COVER,)
    assert hidden_groups([ids(0, 28)], ids(0, 28)) == (None,)
    assert hidden_groups([ids(0, 20), ids(0, 18), ids(2, 12)], ids(0, 30)) == (
        None, Hidden.COVER, None,
    )  # fmt: skip


members = st.frozensets(st.integers(0, 24).map(lambda n: StudentId(str(n))))


@given(st.lists(members, max_size=6))
def test_nothing_that_is_shown_gives_a_small_number_of_students_away(
    found: list[frozenset[StudentId]],
) -> None:
    everyone = ids(0, 25)
    hidden = hidden_groups(found, everyone)
    shown = [group for group, why in zip(found, hidden, strict=True) if why is None]
    assert all(len(group) >= SMALL for group in shown)
    for small, large in combinations(sorted([*shown, everyone], key=len), 2):
        assert not (small < large and len(large - small) < SMALL)
    for group, why in zip(found, hidden, strict=True):
        assert (why is Hidden.SMALL) == (len(group) < SMALL)


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


CLASS = people(
    *(
        (
            student(n, groups=("P1",) if n < 6 else ("P2",)),
            [note(day(k), minutes=5, tag=f"x{k}") for k in range(4 if n < 6 else 2)],
        )
        for n in range(12)
    ),
    (student("new", groups=("P1",), joined=day(38)), []),
)


def test_a_group_stands_beside_everyone_else_and_newcomers_are_left_out() -> None:
    found = rows(CLASS, SETTINGS, SPAN)
    fair = equity(found, groups(found, "groups"), "groups")
    first, second = fair.groups
    assert (first.students, first.meetings, first.minutes) == (6, 24, 120)
    assert (first.meetings_each, first.minutes_each, first.ratio) == (4, 20, 2)
    assert (second.ratio, second.most, second.fewest, second.most_to_fewest) == (0.5, 2, 2, 1)
    assert (second.longest_wait, first.longest_wait) == (39, 37)
    assert (fair.everyone.students, fair.everyone.median, fair.most_to_fewest) == (12, 3, 2)
    assert [group.name for group in fair.extremes or ()] == ["P1", "P2"]


def test_where_nobody_else_was_met_there_is_no_ratio_rather_than_an_endless_one() -> None:
    nobody = people(
        *((student(n, groups=("P1",)), [note(day(1))]) for n in range(5)),
        *((student(n, groups=("P2",)), []) for n in range(5, 10)),
    )
    found = rows(nobody, SETTINGS, SPAN)
    fair = equity(found, groups(found, "groups"), "groups")
    assert [group.ratio for group in fair.groups] == [None, 0]
    assert (fair.groups[1].most_to_fewest, fair.most_to_fewest) == (None, None)


def test_nobody_at_all_is_no_fault() -> None:
    fair = equity((), (), "groups")
    assert (fair.everyone.meetings_each, fair.everyone.median, fair.extremes) == (None, None, None)
