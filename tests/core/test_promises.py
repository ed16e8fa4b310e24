"""How each promise ended: it is made on school day 10, for school day 15."""

from datetime import timedelta

import pytest
from classroom import TERM, day, note, past, promise, student

from oneonone.core.entries import Entry
from oneonone.core.promises import promised_day, promises
from oneonone.core.term import Days

MADE = promise(day(10), day(15))


@pytest.mark.parametrize(
    ("entries", "today", "ending", "waits"),
    [
        ([], 14, "open", False),
        ([], 15, "open", True),
        ([], 20, "open", True),
        ([], 21, "broken", True),
        ([note(day(15))], 15, "kept", False),
        ([note(day(14))], 15, "kept", False),
        ([note(day(13))], 13, "kept", False),
        ([note(day(12))], 15, "open", True),
        ([note(day(15), by="chen", with_=("rivera",))], 15, "kept", False),
        ([note(day(15), by="chen")], 15, "open", True),
        ([note(day(16))], 16, "late", False),
        ([note(day(20))], 20, "late", False),
        ([note(day(21))], 21, "broken", False),
        ([note(day(15), "moved")], 15, "moved", True),
        ([note(day(14), "moved")], 14, "moved", True),
        ([note(day(12), "moved")], 15, "open", True),
        ([note(day(15), "moved"), note(day(17))], 17, "moved", False),
        ([note(day(15), "absent")], 15, "waived", True),
        ([note(day(15), "absent", by="chen")], 15, "waived", True),
        ([note(day(14), "absent")], 15, "open", True),
        ([note(day(15), "absent"), note(day(17))], 17, "waived", False),
        ([note(day(15), "declined")], 15, "waived", False),
        ([note(day(15), "absent"), note(day(17), "declined")], 18, "waived", False),
        ([note(day(15), "absent"), note(day(15))], 15, "kept", False),
        ([note(day(21), "declined")], 22, "broken", False),
    ],
)
def test_a_promise_ends_at_the_first_thing_that_ends_it(
    entries: list[Entry], today: int, ending: str, waits: bool
) -> None:
    (made,) = promises(student(1), past(MADE, *entries), TERM, day(today))
    assert (made.ending, made.waits) == (ending, waits)


@pytest.mark.parametrize(
    ("again", "first"),
    [(11, "moved"), (15, "moved"), (16, "open"), (21, "broken")],
)
def test_a_newer_promise_moves_the_older_and_takes_its_place(again: int, first: str) -> None:
    newer = promise(day(again), day(25))
    older, newest = promises(student(1), past(MADE, newer), TERM, day(again))
    assert (older.ending, older.waits) == (first, False)
    assert (newest.ending, newest.waits) == ("open", False)


def test_a_meeting_that_keeps_a_promise_may_make_the_next_one() -> None:
    meeting = note(day(15), next=day(25))
    older, newest = promises(student(1), past(MADE, meeting), TERM, day(16))
    assert (older.ending, newest.ending, newest.day) == ("kept", "open", day(25))


def test_the_meeting_that_makes_a_promise_does_not_keep_it() -> None:
    meeting = note(day(10), next=day(11))
    (made,) = promises(student(1), past(meeting), TERM, day(11))
    assert (made.ending, made.waits) == ("open", True)


@pytest.mark.parametrize(
    "who",
    [student(1, away=(Days(day(14), day(16)),)), student(1, left=day(15))],
)
def test_a_student_away_or_gone_on_the_day_waives_it(who: object) -> None:
    (made,) = promises(who, past(MADE), TERM, day(15))  # type: ignore[arg-type]
    assert made.ending == "waived"


def test_promises_of_two_adults_do_not_touch_each_other() -> None:
    other = promise(day(11), day(15), by="chen")
    endings = {
        p.by: p.ending
        for p in promises(student(1), past(MADE, other, note(day(15))), TERM, day(15))
    }
    assert endings == {"rivera": "kept", "chen": "open"}


def test_a_day_without_school_reads_as_the_next_school_day() -> None:
    friday = day(14)
    assert promised_day(TERM, friday, friday + timedelta(1)) == day(15)
    assert promised_day(TERM, friday, friday) is None
    assert promised_day(TERM, friday, TERM.ends + timedelta(1)) is None


def test_what_happened_after_the_day_asked_about_is_not_seen() -> None:
    (made,) = promises(student(1), past(MADE, note(day(15))), TERM, day(12))
    assert made.ending == "open"


def test_a_meeting_before_it_was_moved_does_not_take_the_student_out() -> None:
    moved = [note(day(11)), note(day(14), "moved")]
    (made,) = promises(student(1), past(MADE, *moved), TERM, day(16))
    assert (made.ending, made.waits) == ("moved", True)


def test_declining_after_the_day_takes_the_student_out_of_an_open_promise() -> None:
    (made,) = promises(student(1), past(MADE, note(day(16), "declined")), TERM, day(17))
    assert (made.ending, made.waits) == ("open", False)


def test_a_day_that_was_promised_before_the_term_promises_nothing() -> None:
    before = TERM.starts - timedelta(20)
    meeting = note(before, next=before + timedelta(7))
    assert promises(student(1), past(meeting), TERM, day(20)) == ()
