"""What a report holds beside its table: weeks, adults, follow-through, one question."""

from datetime import date, timedelta

import pytest
from classroom import SETTINGS, START, TERM, day, note, people, promise, student
from hypothesis import given
from hypothesis import strategies as st

from oneonone.core.contacts import contacts
from oneonone.core.coverage import Span, rows
from oneonone.core.entries import AdultKey, EntryId, GoalState, Outcome, Review, StudentId
from oneonone.core.entries import Undertaking as Doing
from oneonone.core.follow_through import follow_through
from oneonone.core.handouts import handout
from oneonone.core.history import history
from oneonone.core.report import Wanted, report
from oneonone.core.teams import all_together, teams
from oneonone.core.templates import Prompt, Template
from oneonone.core.term import Days, is_school_day
from oneonone.core.weeks import Seen, cells, weeks

SPAN = Span(START, day(40))


# --- weeks --------------------------------------------------------------------------------------


def week(*entries: object, **about: object) -> list[str]:
    """What each week of the first two was for one student."""
    found = rows(people((student(1, **about), entries)), SETTINGS, Span(START, day(9)))  # type: ignore[arg-type]
    return [cell.seen for cell in cells(found[0], weeks(TERM, Span(START, day(9))))]


def test_a_week_is_what_counts_most_in_it() -> None:
    assert week(note(day(0), "absent"), note(day(1), tag="b"), note(day(7), "moved")) == [
        "met", "moved",
    ]  # fmt: skip
    assert week(note(day(0), "absent"), note(day(1), "declined")) == ["declined", "nothing"]
    assert week(joined=day(6)) == ["not here", "nothing"]
    assert week(joined=day(6), away=(Days(day(6), day(9)),)) == ["not here", "away"]
    assert week(away=(Days(day(5), day(9)),)) == ["nothing", "away"]


def test_a_week_without_school_says_so_and_a_short_one_how_many_days_it_has() -> None:
    term = TERM._replace(days_off=(Days(day(0), day(4)), Days(day(6), day(6))))
    found = weeks(term, Span(START, day(9)))
    assert [(w.monday, len(w.school_days)) for w in found] == [(day(0), 0), (day(5), 4)]
    row = rows(people((student(1), [])), SETTINGS, SPAN)[0]
    assert [cell.seen for cell in cells(row, found)] == [Seen.OFF, Seen.NOTHING]
    four = weeks(TERM._replace(week=(0, 1, 2, 3)), Span(START, day(4)))
    gone = rows(people((student(1, away=(Days(day(0), day(3)),)), [])), SETTINGS, SPAN)[0]
    assert [cell.seen for cell in cells(gone, four)] == [Seen.AWAY]


@given(st.dates(START, date(2027, 6, 4)), st.integers(0, 200), st.data())
def test_every_meeting_of_the_span_stands_in_exactly_one_week(
    first: date, length: int, data: st.DataObject
) -> None:
    span = Span(first, first + timedelta(length))
    over = weeks(TERM, span)
    days = data.draw(st.lists(st.dates(span.since, span.until), max_size=8))
    outcomes = [data.draw(st.sampled_from([o.value for o in Outcome])) for _ in days]
    notes = [
        note(on, outcome, tag=f"n{n}")
        for n, (on, outcome) in enumerate(zip(days, outcomes, strict=True))
    ]
    row = rows(people((student(1), notes)), SETTINGS, span)[0]
    found = cells(row, over)
    assert sum(times for cell in found for _, times in cell.outcomes) == len(days)
    assert sum(cell.met for cell in found) == row.how_many(Outcome.MET)
    assert sum(len(w.school_days) for w in over) >= sum(
        is_school_day(TERM, span.since + timedelta(n)) for n in range(length + 1)
    )


# --- adults -------------------------------------------------------------------------------------


def test_an_adult_who_sat_in_has_met_them_too_and_a_family_is_no_adult() -> None:
    held = [
        note(day(1), with_=("chen", "family")),
        note(day(2), "absent", tag="x"),
        note(day(3), by="gone", tag="y"),
    ]
    found = contacts(rows(people((student(1), held)), SETTINGS, SPAN), SETTINGS)
    assert found.adults == ("rivera", "chen", "gone")
    assert found.rows[0][1] == {"rivera": 1, "chen": 1, "gone": 1}
    assert [row.student.id for row in found.nobody_twice] == ["1"]


def test_two_meetings_with_different_adults_are_not_knowing_each_other() -> None:
    everyone = people(
        (student(1), [note(day(1)), note(day(2), by="chen")]),
        (student(2), [note(day(1)), note(day(2), tag="b")]),
        (student(3, joined=day(39)), []),
    )
    found = contacts(rows(everyone, SETTINGS, SPAN), SETTINGS)
    assert [row.student.id for row in found.nobody_twice] == ["1"]
    assert found.met_by("chen") == 1


# --- follow-through -----------------------------------------------------------------------------


def test_goals_and_promises_stand_in_the_month_they_were_made_with_the_last_word() -> None:
    def goal(on: date, tag: str, **more: object) -> object:
        return note(on, tag=tag, goal=Doing("Read", day(30)), **more)

    first = goal(day(2), "a")
    entries = [
        first,
        goal(day(12), "b"),
        goal(day(13), "c", owed=Doing("A seat", day(20))),
        Review(
            StudentId("1"), day(20), AdultKey("rivera"),
            ((EntryId(f"{day(2)}-rivera-a"), GoalState.KEPT),
             (EntryId(f"{day(12)}-rivera-b"), GoalState.NOT_YET)),
        ),
        promise(day(2), day(4)),
    ]  # fmt: skip
    found = follow_through(rows(people((student(1), entries)), SETTINGS, SPAN), SPAN)  # type: ignore[arg-type]
    assert [month.first for month in found.months] == [date(2026, 8, 1), date(2026, 9, 1), date(2026, 10, 1)]  # fmt: skip  # noqa: E501
    goals = found.goals
    assert (goals.made, goals.kept, goals.not_yet, goals.no_word, goals.past_due) == (3, 1, 1, 1, 2)
    assert (goals.open, goals.kept_share) == (2, 1.0)
    assert (found.owed.made, found.owed.past_due) == (1, 1)
    assert [month.goals.made for month in found.months] == [1, 2, 0]
    assert sum(month.promises["made"] for month in found.months) == 1


def test_a_month_without_an_end_has_no_share() -> None:
    entries = [promise(day(39), day(60))]
    found = follow_through(rows(people((student(1), entries)), SETTINGS, SPAN), SPAN)
    assert found.months[-1].promises_kept is None
    assert found.goals.kept_share is None


# --- one question -------------------------------------------------------------------------------

FLUENCY = Template(
    "reading", "Reading", 5,
    (Prompt("fluency", "How?", scale=(1, 4)), Prompt("book", "Which book?")),
)  # fmt: skip


def asked(key: str, template: str | None = None) -> object:
    everyone = people(
        (student(1), [note(day(5), answers=(("fluency", "3"), ("book", "Frog"))),
                      note(day(9), answers=(("fluency", "10"),), tag="b", template="reading")]),
        (student(2), []),
        (student(3), [note(day(2), answers=(("fluency", "2"),)), note(day(3), tag="x")]),
        (student(4), [note(START - timedelta(9), answers=(("fluency", "4"),))]),
    )  # fmt: skip
    wanted = Wanted(template=template, about=key)
    return report(everyone, SETTINGS, SPAN, wanted, [FLUENCY]).about


def test_those_never_asked_come_first_then_the_longest_ago() -> None:
    found = asked("fluency")
    assert [(row.student.id, row.value, row.school_days) for row in found.rows] == [
        ("2", None, None), ("4", None, None), ("3", "2", 38), ("1", "10", 31),
    ]  # fmt: skip
    assert (found.ask, found.never, found.values) == ("How?", 2, (("2", 1), ("10", 1)))


def test_free_words_are_not_counted_and_one_kind_of_meeting_can_be_asked_about() -> None:
    assert asked("book").values == ()
    assert [row.value for row in asked("fluency", "reading").rows] == [None, None, None, "10"]


# --- handouts, and several teams ----------------------------------------------------------------


def test_a_handout_holds_the_newest_open_goal_and_the_next_promised_day() -> None:
    entries = [
        note(day(1), goal=Doing("Old"), tag="a"),
        note(day(5), goal=Doing("New"), tag="b", next=day(45)),
        promise(day(6), day(42), by="chen"),
        promise(day(7), day(8), by="okoye"),
    ]
    found = handout(student(1), history(StudentId("1"), entries), SETTINGS, day(40))
    assert (found.goal and found.goal.text) == "New"
    assert (found.promise and (found.promise.day, found.promise.by)) == (day(42), "chen")
    empty = handout(student(1), history(StudentId("1"), ()), SETTINGS, day(40))
    assert (empty.goal, empty.promise) == (None, None)


@pytest.mark.parametrize(("names", "hidden"), [(False, "fewer than 5"), (True, None)])
def test_teams_are_added_up_and_small_ones_hidden_unless_names_are_shown(
    names: bool, hidden: str | None
) -> None:
    large = people(*((student(n), [note(day(38))]) for n in range(12)))
    small = people(*((student(n), []) for n in range(3)))
    both = [(SETTINGS, report(some, SETTINGS, SPAN, Wanted())) for some in (large, small, large)]
    found = teams(both, names)
    assert found[1].hidden == hidden
    assert sum(team.hidden is not None for team in found) == (0 if names else 2)
    counts, promises = all_together(found)
    assert (counts.students, counts.up_to_date, counts.never) == (27, 24, 3)
    assert promises["made"] == 0
