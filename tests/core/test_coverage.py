"""Who is up to date and who is not: counted, with the gaps first."""

from classroom import SETTINGS, START, day, note, people, promise, student

from oneonone.core.coverage import Span, gaps, groups, rows, tally
from oneonone.core.entries import Outcome
from oneonone.core.promises import promise_counts
from oneonone.core.term import Days

EVERYONE = people(
    (student(1, groups=("P3",)), [note(day(35), minutes=4), note(day(2), minutes=3, tag="b")]),
    (student(2, groups=("P3", "P5")), [note(day(25), minutes=9), note(day(36), "absent")]),
    (student(3, groups=("P5",)), [note(day(10)), note(day(37), "declined")]),
    (student(4), []),
    (student(5, joined=day(35)), []),
    (student(6, away=(Days(day(38), day(45)),)), [note(day(1))]),
    (student(7, left=day(30)), [note(day(1))]),
    (student(8), [note(day(1)), promise(day(1), day(5))]),
)
SPAN = Span(START, day(40))


def test_coverage_leaves_out_the_new_and_the_away() -> None:
    found = tally(rows(EVERYONE, SETTINGS, SPAN))
    assert found == (7, 1, 1, 2, 1, 1, 1)
    assert found.expected == 5
    assert found.coverage == 0.2


def test_nobody_expected_has_no_coverage_rather_than_a_full_one() -> None:
    assert tally(()).coverage is None


def test_gaps_are_never_met_then_overdue_then_due_the_longest_wait_first() -> None:
    found = gaps(rows(EVERYONE, SETTINGS, SPAN))
    assert [row.student.id for row in found] == ["4", "8", "3", "2"]


def test_states_are_as_of_the_end_and_counts_from_the_start_of_the_span() -> None:
    found = {r.student.id: r for r in rows(EVERYONE, SETTINGS, Span(day(30), day(40)))}
    assert (found["1"].how_many(Outcome.MET), found["1"].minutes) == (1, 4)
    assert (found["2"].how_many(Outcome.MET), found["2"].how_many(Outcome.ABSENT)) == (0, 1)
    assert found["2"].standing.state == "due"


def test_looking_back_sees_the_roster_and_the_notes_of_that_day() -> None:
    found = {r.student.id: r.standing.state for r in rows(EVERYONE, SETTINGS, Span(START, day(12)))}
    assert set(found) == {"1", "2", "3", "4", "6", "7", "8"}
    assert found["1"] == "due"
    assert found["3"] == "ok"


def test_one_in_several_groups_stands_in_each_and_blanks_come_last() -> None:
    found = groups(rows(EVERYONE, SETTINGS, SPAN), "groups")
    assert [(g.name, len(g.rows)) for g in found] == [("P3", 2), ("P5", 2), ("", 4)]
    assert found[0].longest_wait == 15


def test_by_template_a_row_holds_only_its_meetings() -> None:
    everyone = people(
        (student(1), [note(day(3), template="a"), note(day(4), template="b", tag="c")]),
        (student(2), [note(day(3), template="a")]),
    )
    found = groups(rows(everyone, SETTINGS, SPAN), "template")
    assert [(g.name, sum(len(r.meetings) for r in g.rows)) for g in found] == [("a", 2), ("b", 1)]


def test_promises_of_the_span_are_counted_as_they_stand_at_its_end() -> None:
    made = tuple(p for row in rows(EVERYONE, SETTINGS, SPAN) for p in row.promises)
    assert promise_counts(made)["broken"] == 1
    early = tuple(p for row in rows(EVERYONE, SETTINGS, Span(START, day(4))) for p in row.promises)
    assert promise_counts(early)["open"] == 1
    late = tuple(p for row in rows(EVERYONE, SETTINGS, Span(day(2), day(40))) for p in row.promises)
    assert promise_counts(late)["made"] == 0
