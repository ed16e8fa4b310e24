"""Whether attention is fair: beside whom a group is compared."""

from classroom import SETTINGS, START, day, note, people, student

from oneonone.core.coverage import Span, groups, rows
from oneonone.core.equity import equity
from oneonone.core.report import Wanted, report

SPAN = Span(START, day(40))


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


def test_what_is_not_compared_for_its_newcomers_is_not_shown_beside_it_either() -> None:
    everyone = people(
        *((student(n, groups=("P1",)), [note(day(30))]) for n in range(9)),
        *((student(n, groups=("P2",)), [note(day(30))]) for n in range(9, 13)),
        (student("new", groups=("P2",), joined=day(38)), []),
    )
    found = report(everyone, SETTINGS, SPAN, Wanted(by="groups", equity=True))
    assert [group.hidden for group in found.equity.groups] == ["not shown", "fewer than 5"]
    assert found.hidden == ("not shown", "fewer than 5")
    alone = report(everyone, SETTINGS, SPAN, Wanted(by="groups"))
    assert alone.hidden == (None, None)
