"""How long a student has waited, against how often they should be met."""

import pytest
from classroom import ME, SETTINGS, START, day, note, past, promise, student

from oneonone.core.entries import Entry
from oneonone.core.standing import cadence_for, standing
from oneonone.core.term import Days
from oneonone.formats.cadence_words import parse_cadence


@pytest.mark.parametrize(
    ("entries", "today", "state", "waited", "urgency"),
    [
        ([], 0, "new", 0, 1),
        ([], 9, "new", 9, 1.9),
        ([], 10, "never", 10, 2),
        ([note(day(20))], 20, "ok", 0, 0),
        ([note(day(20))], 29, "ok", 9, 0.9),
        ([note(day(20))], 30, "due", 10, 1),
        ([note(day(20))], 39, "due", 19, 1.9),
        ([note(day(20))], 40, "overdue", 20, 2),
        ([note(day(20)), note(day(30), "absent")], 31, "due", 11, 1.1),
        ([note(day(20)), note(day(30), "declined")], 31, "due", 11, 1.1),
        ([note(day(20)), note(day(30), "moved")], 31, "due", 11, 1.1),
        ([note(day(20), by="chen")], 25, "ok", 5, 0.5),
        ([note(day(25)), note(day(20))], 30, "ok", 5, 0.5),
        ([note(day(20)), promise(day(28), day(30))], 30, "due", 10, 1),
    ],
)
def test_the_clock_runs_from_the_last_meeting_whoever_held_it(
    entries: list[Entry], today: int, state: str, waited: int, urgency: float
) -> None:
    now = standing(student(1), past(*entries), SETTINGS, day(today))
    assert (now.state, now.school_days, now.urgency) == (state, waited, urgency)


def test_a_meeting_before_the_term_moves_no_clock() -> None:
    from datetime import timedelta

    before = note(START - timedelta(3))
    assert standing(student(1), past(before), SETTINGS, day(12)).state == "never"


def test_a_meeting_after_the_day_asked_about_is_not_seen() -> None:
    assert standing(student(1), past(note(day(20))), SETTINGS, day(12)).state == "never"


def test_one_who_joined_late_waits_from_that_day() -> None:
    late = student(1, joined=day(30))
    assert standing(late, past(), SETTINGS, day(30)).school_days == 0
    assert standing(late, past(), SETTINGS, day(39)).state == "new"
    assert standing(late, past(), SETTINGS, day(40)).state == "never"


def test_one_who_is_away_is_neither_due_nor_up_to_date() -> None:
    away = student(1, away=(Days(day(20), day(30)),))
    assert standing(away, past(), SETTINGS, day(25)).state == "away"
    assert standing(away, past(), SETTINGS, day(31)).state == "never"


def test_the_students_own_cadence_wins_over_the_tiers_and_that_over_everyones() -> None:
    settings = SETTINGS._replace(
        tiers=(("2", parse_cadence("weekly")),),
        every=(("reading-conference", parse_cadence("daily")),),
    )
    own = parse_cadence("monthly")
    assert cadence_for(student(1), settings).days == 10
    assert cadence_for(student(1, tier="2"), settings).days == 5
    assert cadence_for(student(1, tier="2", cadence=own), settings).days == 20
    assert cadence_for(student(1, cadence=own), settings, "reading-conference").days == 1


def test_a_template_with_a_clock_of_its_own_counts_only_its_own_meetings() -> None:
    settings = SETTINGS._replace(every=(("reading", parse_cadence("weekly")),))
    entries = past(note(day(10), template="reading"), note(day(12), template="check-in", tag="b"))
    any_meeting = standing(student(1), entries, settings, day(14))
    reading = standing(student(1), entries, settings, day(14), "reading")
    assert (any_meeting.school_days, reading.school_days) == (2, 4)
    assert any_meeting.last is not None
    assert any_meeting.last.by == ME
