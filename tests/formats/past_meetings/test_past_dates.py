"""Days as spreadsheets and forms write them, and which of two numbers is the day."""

from __future__ import annotations

from datetime import date

import pytest

from oneonone.core.term import Term
from oneonone.errors import WrongWords
from oneonone.formats.past_meetings.dates import Order, day_in, decided, numbers_in

TERM = Term(date(2026, 8, 17), date(2027, 6, 4))
TODAY = date(2027, 5, 3)
MARCH = date(2027, 3, 9)


@pytest.mark.parametrize(
    "cell",
    [
        "2027-03-09", "2027/3/9", "2027.03.09", "9/3/27", "09/03/2027", "9.3.2027", "9-3-27",
        "9/3", "9.3.", "9 Mar", "Mar 9", "9 March 2027", "March 9, 2027", "9th of March",
        "9-Mar-27", "9-Mar", "09-MAR-2027", "Mar 9 '27", "Tue 9 Mar", "Tuesday, March 9, 2027",
        "9/3/27 14:05", "9/3/2027 2:05:33 PM", "2027/03/09 2:05:33 PM GMT-5", " 9/3/27 ",
        "2027-03-09T14:05:00Z", "2027-03-09T14:05:00.123+02:00", "2027-03-09 00:00:00", "9 mar.",
        "2027/03/09 2:05:33 p.m. EST", "9 Mar, 14:05",
    ],
)  # fmt: skip
def test_a_day_is_known_in_every_form_found(cell: str) -> None:
    assert day_in(cell, Order.DAY_FIRST, TERM, TODAY) == MARCH


@pytest.mark.parametrize(
    "cell",
    ["yesterday", "mon", "+5", "in 2 weeks", "31/2/27", "2027-02-30", "30 Feb", "0/3/27",
     "13/13/27",
     "soon", "9", "46090", "14:05", "9//3", "9/3.27", "99999-01-01", "٣/٩/٢٦", "x" * 5000],
)  # fmt: skip
def test_what_is_no_day_or_moves_with_the_calendar_is_none(cell: str) -> None:
    assert day_in(cell, Order.DAY_FIRST, TERM, TODAY) is None


def test_the_order_turns_numbers_but_nothing_else() -> None:
    assert day_in("3/9/27", Order.MONTH_FIRST, TERM, TODAY) == MARCH
    assert day_in("2027-03-09", Order.MONTH_FIRST, TERM, TODAY) == MARCH


@pytest.mark.parametrize("cell", ["9 Mar", "9/3"])
def test_a_day_without_a_year_is_the_one_in_the_term_unless_that_is_still_to_come(
    cell: str,
) -> None:
    assert day_in(cell, Order.DAY_FIRST, TERM, date(2027, 5, 3)) == date(2027, 3, 9)
    assert day_in(cell, Order.DAY_FIRST, TERM, date(2026, 11, 23)) == date(2026, 3, 9)


@pytest.mark.parametrize(
    ("since", "due"),
    [
        (date(2026, 11, 23), date(2027, 3, 9)),
        (date(2026, 3, 2), date(2026, 3, 9)),
        (date(2027, 3, 9), date(2027, 3, 9)),
    ],
)
def test_what_follows_a_meeting_is_the_next_such_day(since: date, due: date) -> None:
    assert day_in("9 Mar", Order.DAY_FIRST, TERM, TODAY, since) == due


def order_of(*meetings: str, due: tuple[str, ...] = (), today: date = TODAY) -> Order:
    found = [
        [n for line, c in enumerate(cells, 2) if (n := numbers_in(c, line))]
        for cells in (meetings, due)
    ]
    return decided(found[0], found[1], TERM, today, "past.csv").order


@pytest.mark.parametrize(
    ("meetings", "order"),
    [
        (["3/9/26", "25/9/26"], Order.DAY_FIRST),
        (["3/9/26", "9/25/26"], Order.MONTH_FIRST),
        (["5/9/26", "6/10/26"], Order.DAY_FIRST),  # 9 May and 10 June 2026 lie before the term
        (["9/5/26", "10/6/26"], Order.MONTH_FIRST),
        (["12/4/27"], Order.DAY_FIRST),  # 4 December 2027 is still to come
        (["4/12/27"], Order.MONTH_FIRST),
        (["5/9/26", "1/12/29"], Order.DAY_FIRST),  # a slip of the hand tells nothing either way
        (["9.10.2026", "10.9.2026"], Order.DAY_FIRST),  # dots are written where the day is first
        (["3/3/27", "2027-03-09", "9 Mar"], Order.DAY_FIRST),
    ],
)
def test_the_whole_file_tells_which_number_is_the_day(meetings: list[str], order: Order) -> None:
    assert order_of(*meetings) is order


def test_a_due_day_can_tell_as_well() -> None:
    assert order_of("10/9/26", due=("10/13/26",)) is Order.MONTH_FIRST


def test_where_nothing_tells_both_readings_are_spelled_out() -> None:
    with pytest.raises(WrongWords) as fault:
        order_of("2026-09-01", "9/10/26", "10/11/26")
    assert str(fault.value) == (
        "past.csv:3: 9/10/26 may be Fri 9 Oct 2026 or Thu 10 Sep 2026, and nothing in the file"
        " tells which. Add --dates day-first or --dates month-first."
    )


def test_two_days_that_contradict_each_other_are_both_named() -> None:
    with pytest.raises(WrongWords, match=r"25/9/26 has the day first, and 9/25/26 in line 3"):
        order_of("25/9/26", "9/25/26")


def test_what_was_decided_is_said_with_its_reason() -> None:
    numbers = [n for line, c in ((2, "3/9/26"), (3, "25/9/26")) if (n := numbers_in(c, line))]
    said = decided(numbers, [], TERM, TODAY, "past.csv").remark
    assert said == (
        "Days such as 3/9/26 are read with the day first, as 25/9/26 in line 3 has to be."
    )
    assert decided(numbers[1:], [], TERM, TODAY, "past.csv").remark == ""
