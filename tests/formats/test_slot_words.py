"""When a teacher meets, in the words of the first question."""

from __future__ import annotations

from datetime import date

import pytest

from oneonone.core.term import Term
from oneonone.errors import WrongWords
from oneonone.formats.slot_words import parse_slot_words

TERM = Term(date(2026, 8, 17), date(2027, 6, 4), cycle=("A", "B"))
ALL = "Mon Tue Wed Thu Fri"


@pytest.mark.parametrize(
    ("words", "on", "at", "minutes", "group"),
    [
        ("Wed 9:10 25 min", "Wed", "09:10", 25, None),
        ("Tue Thu 10:40 15 min", "Tue Thu", "10:40", 15, None),
        ("tue, thu 9.00 30", "Tue Thu", "09:00", 30, None),
        ("Tuesdays and Thursdays at 9am 30 min", "Tue Thu", "09:00", 30, None),
        ("Mon-Fri 8:30 10 min", ALL, "08:30", 10, None),
        ("every day 8:30 10", ALL, "08:30", 10, None),
        ("daily 2pm 10 minutes", ALL, "14:00", 10, None),
        ("every other Wed 9:10 25", "every other Wed", "09:10", 25, None),
        ("1st Tue 15:30 60 min", "1st Tue", "15:30", 60, None),
        ("A 10:40 15", "A", "10:40", 15, None),
        ("tue 9 30 min", "Tue", "09:00", 30, None),
        ("daily 8:30 am 10 min", ALL, "08:30", 10, None),
        ("P3 on Mondays and Wednesdays at 9:10 for 15 minutes", "Mon Wed", "09:10", 15, "P3"),
        ("P3 mon wed 9:10-9:25", "Mon Wed", "09:10", 15, "P3"),
        ("tue 11:50-12:10", "Tue", "11:50", 20, None),
        ("Mon 1:30 for 20 min", "Mon", "13:30", 20, None),
        ("Art and Design Mon 9:10 20", "Mon", "09:10", 20, "Art and Design"),
        ("P3 Mon 9:00 10 min", "Mon", "09:00", 10, "P3"),
        ("Reading group Wed 9:10 25 min", "Wed", "09:10", 25, "Reading group"),
    ],
)
def test_one_time_as_it_is_said(
    words: str, on: str, at: str, minutes: int, group: str | None
) -> None:
    (slot,) = parse_slot_words(words, "rivera", TERM)
    assert (slot.on.words, slot.at, slot.minutes, slot.adult) == (on, at, minutes, "rivera")
    assert [one.value for one in slot.where] == ([group] if group else [])


def test_several_times_are_parted_by_a_semicolon_and_have_names_of_their_own() -> None:
    found = parse_slot_words("P3 Mon 9:00 10; P5 Wed 9:00 10; Thu 8:00 5; Fri 8:00 5", "r", TERM)
    assert [[one.value for one in slot.where] for slot in found] == [["P3"], ["P5"], [], []]
    same = parse_slot_words("Mon 9 10; Mon 10 10; Mon 11 10", "r", TERM)
    for slots in (found, same):
        assert len({slot.name for slot in slots}) == len(slots)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("sometimes", "does not say when"),
        ("tue 9:00", "does not say how long"),
        ("Tue and Thu 15 min", "names no time"),
        ("9:10 25 min", "does not say when"),
        ("P3 9:10 25 min", "names no day"),
        ("tue 25:00 10", "is not a time"),
        (";", "does not say when"),
        ("x" * 500, "too long"),
    ],
)
def test_what_is_missing_is_said(words: str, says: str) -> None:
    with pytest.raises(WrongWords, match=says):
        parse_slot_words(words, "rivera", TERM)
