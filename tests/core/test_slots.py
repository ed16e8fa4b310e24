"""On which days a slot falls."""

from datetime import date, timedelta

import pytest

from oneonone.core.slots import Recurrence, Slot, falls_on, is_meeting_day, is_rule, slots_of
from oneonone.core.term import Days, Term, is_school_day

TERM = Term(
    date(2026, 8, 18),  # a Tuesday
    date(2027, 6, 4),
    days_off=(Days(date(2026, 11, 25), date(2026, 11, 27)),),
    cycle=("A", "B"),
)
NOVEMBER = [date(2026, 11, 1) + timedelta(n) for n in range(30)]


def days_of(on: Recurrence, **more: object) -> list[int]:
    slot = Slot("x", on, "09:00", 20, **more)  # type: ignore[arg-type]
    return [day.day for day in NOVEMBER if falls_on(slot, TERM, day)]


@pytest.mark.parametrize(
    ("on", "days"),
    [
        (Recurrence("Wed", (2,)), [4, 11, 18]),
        (Recurrence("Tue Thu", (1, 3)), [3, 5, 10, 12, 17, 19, 24]),
        (Recurrence("1st Tue", (1,), nth=1), [3]),
        (Recurrence("3rd Tue", (1,), nth=3), [17]),
        (Recurrence("last Mon", (0,), nth=-1), [30]),
        (Recurrence("last Fri", (4,), nth=-1), []),
        (Recurrence("every other Wed", (2,), every_other=True), [11]),
        (Recurrence("x", rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"), [11]),
        (Recurrence("x", rule="FREQ=MONTHLY;BYDAY=2TH"), [12]),
        (Recurrence("x", rule="FREQ=DAILY;COUNT=3"), []),
    ],
)
def test_a_slot_falls_on_its_days_and_on_no_day_off(on: Recurrence, days: list[int]) -> None:
    assert days_of(on) == days


def test_every_other_week_counts_from_the_first_such_day_of_the_term() -> None:
    on = Recurrence("every other Wed", (2,), every_other=True)
    slot = Slot("x", on, "09:00", 20)
    assert falls_on(slot, TERM, date(2026, 8, 19))
    assert not falls_on(slot, TERM, date(2026, 8, 26))
    assert falls_on(slot, TERM, date(2026, 9, 2))


def test_a_slot_of_the_cycle_falls_on_every_second_school_day() -> None:
    a, b = days_of(Recurrence("A", cycle=("A",))), days_of(Recurrence("B", cycle=("B",)))
    school = [day.day for day in NOVEMBER if is_school_day(TERM, day)]
    assert sorted(a + b) == school
    assert not set(a) & set(b)


def test_a_slot_can_be_left_out_on_single_days() -> None:
    assert days_of(Recurrence("Wed", (2,)), not_on=(date(2026, 11, 11),)) == [4, 18]


def test_a_slot_of_nobody_is_everyones_and_they_come_by_time() -> None:
    wed = Recurrence("Wed", (2,))
    late, early = Slot("late", wed, "14:00", 9), Slot("early", wed, "08:00", 9, "rivera")
    other = Slot("other", wed, "07:00", 9, "chen")
    found = slots_of((late, early, other), "rivera", TERM, date(2026, 11, 11))
    assert [slot.name for slot in found] == ["early", "late"]


def test_without_slots_of_ones_own_every_school_day_is_a_meeting_day() -> None:
    slots = (Slot("x", Recurrence("Wed", (2,)), "09:00", 20, "chen"),)
    tuesday, wednesday = date(2026, 11, 10), date(2026, 11, 11)
    assert is_meeting_day(slots, "rivera", TERM, tuesday)
    assert not is_meeting_day(slots, "chen", TERM, tuesday)
    assert is_meeting_day(slots, "chen", TERM, wednesday)
    assert not is_meeting_day(slots, "rivera", TERM, date(2026, 11, 26))


@pytest.mark.parametrize(
    ("rule", "good"),
    [
        ("FREQ=WEEKLY;BYDAY=TU", True),
        ("RRULE:FREQ=MONTHLY;BYDAY=1TU", True),
        ("FREQ=SECONDLY", False),
        ("FREQ=HOURLY", False),
        ("FREQ=WEEKLY;BYDAY=XX", False),
        ("BYDAY=TU", False),
        ("", False),
        ("FREQ=DAILY;INTERVAL=0", False),
        ("FREQ=DAILY;INTERVAL=-1", False),
        ("FREQ=DAILY;freq=SECONDLY", False),
        ("FREQ=DAILY;FREQ=WEEKLY", False),
        ("FREQ=MONTHLY;BYDAY=99MO", False),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", False),
        ("FREQ=MONTHLY;BYMONTHDAY=99", False),
        ("dtstart;TZID=Europe/Berlin:20260101T000000 RRULE:FREQ=DAILY", False),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1", True),
        ("FREQ=DAILY;" * 100, False),
        ("DTSTART:20260101\nRRULE:FREQ=DAILY", False),
    ],
)
def test_only_rules_of_days_are_taken(rule: str, good: bool) -> None:
    assert is_rule(rule) is good
