"""A day as a teacher writes it. 23 Nov 2026 is a Monday."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.core.term import Days, Term
from oneonone.errors import OneOnOneError, WrongWords
from oneonone.formats.days import format_days, parse_day, parse_days

MONDAY = date(2026, 11, 23)
TERM = Term(
    date(2026, 8, 17), date(2027, 6, 4), days_off=(Days(date(2026, 11, 25), date(2026, 11, 27)),)
)
MARKS = {"Q3": date(2027, 1, 19)}


@pytest.mark.parametrize(
    ("words", "ahead", "back"),
    [
        ("2026-11-30", "2026-11-30", "2026-11-30"),
        ("2026-3-9", "2026-03-09", "2026-03-09"),
        ("today", "2026-11-23", "2026-11-23"),
        ("Yesterday", "2026-11-22", "2026-11-22"),
        ("tomorrow", "2026-11-24", "2026-11-24"),
        ("mon", "2026-11-30", "2026-11-23"),
        ("Tuesday", "2026-11-24", "2026-11-17"),
        ("fri", "2026-11-27", "2026-11-20"),
        ("sun", "2026-11-29", "2026-11-22"),
        ("next tue", "2026-12-01", "2026-12-01"),
        ("next mon", "2026-11-30", "2026-11-30"),
        ("last fri", "2026-11-20", "2026-11-20"),
        ("last mon", "2026-11-16", "2026-11-16"),
        ("this thu", "2026-11-26", "2026-11-26"),
        ("in 2 weeks", "2026-12-07", "2026-12-07"),
        ("in a month", "2026-12-23", "2026-12-23"),
        ("in 3 months", "2027-02-23", "2027-02-23"),
        ("3 days ago", "2026-11-20", "2026-11-20"),
        ("a week ago", "2026-11-16", "2026-11-16"),
        ("+1", "2026-11-24", "2026-11-24"),
        ("+2", "2026-11-30", "2026-11-30"),
        ("+5", "2026-12-03", "2026-12-03"),
        ("-1", "2026-11-20", "2026-11-20"),
        ("30 Nov", "2026-11-30", "2026-11-30"),
        ("Nov 30", "2026-11-30", "2026-11-30"),
        ("1st december", "2026-12-01", "2026-12-01"),
        ("9 Mar", "2027-03-09", "2027-03-09"),
        ("4 jun", "2027-06-04", "2027-06-04"),
        ("17 Aug", "2026-08-17", "2026-08-17"),
        ("1 jul", "2027-07-01", "2026-07-01"),
        ("9 March 2025", "2025-03-09", "2025-03-09"),
        ("q3", "2027-01-19", "2027-01-19"),
    ],
)
def test_words_mean_the_day_a_teacher_would_say(words: str, ahead: str, back: str) -> None:
    def parsed(looks_ahead: bool) -> str:
        day = parse_day(words, MONDAY, ahead=looks_ahead, term=TERM, marks=MARKS)
        return day.isoformat()

    assert (parsed(True), parsed(False)) == (ahead, back)


@pytest.mark.parametrize(
    "words",
    ["", "soon", "2026-02-30", "31 feb", "3/9/26", "32", "next", "in weeks", "2026", "+999", "mo",
     "30 Nov 20266", "2026-11-23T10:00", "99 days", "٣ nov", "0 nov", "9999-99-99"],
)  # fmt: skip
def test_what_is_no_day_is_said_with_examples(words: str) -> None:
    with pytest.raises(WrongWords) as fault:
        parse_day(words, MONDAY, ahead=True, term=TERM, marks=MARKS, where="--next")
    assert str(fault.value).startswith("--next: ")
    assert "For example" in str(fault.value)


@given(st.text(max_size=30), st.dates(date(1, 1, 1), date(9999, 12, 31)), st.booleans())
def test_no_words_on_any_day_raise_anything_but_a_sentence(
    words: str, today: date, ahead: bool
) -> None:
    with contextlib.suppress(OneOnOneError):
        parse_day(words, today, ahead=ahead, term=TERM)


@given(st.dates(), st.sampled_from("mon tue wed thu fri sat sun".split()))
def test_a_bare_weekday_lies_within_a_week_on_the_side_it_looks(today: date, word: str) -> None:
    if not date(2, 1, 1) < today < date(9998, 1, 1):
        return
    ahead = parse_day(word, today, ahead=True)
    back = parse_day(word, today, ahead=False)
    assert 1 <= (ahead - today).days <= 7
    assert 0 <= (today - back).days <= 6
    assert ahead.weekday() == back.weekday()


@given(st.dates(), st.dates())
def test_a_range_of_days_survives_the_round_trip(one: date, other: date) -> None:
    days = Days(min(one, other), max(one, other))
    assert parse_days(format_days(days)) == days


@pytest.mark.parametrize(
    "words", ["2026-11-27..2026-11-25", "2026-11-25..", "..", "soon", "20261125"]
)
def test_a_range_that_is_none_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_days(words)
