"""Outcomes and minutes as people write them."""

from __future__ import annotations

import pytest

from oneonone.core.entries import Outcome
from oneonone.formats.past_meetings.cells import minutes_in, outcome_in, several_in


@pytest.mark.parametrize(
    ("outcome", "cells"),
    [
        (Outcome.MET, ["met", "Met", "YES", "done", "held", "present", "Completed", "", "  "]),
        (Outcome.ABSENT, ["absent", "Away", "no show", "No-Show", "sick", "NoShow"]),
        (Outcome.DECLINED, ["declined", "refused", "did not want to", "Didn’t want to"]),
        (Outcome.MOVED, ["moved", "Rescheduled", "postponed", "cancelled", "Canceled"]),
        (None, ["maybe", "no", "5", "met?no", "=1+1", "\x1b[31mred"]),
    ],
)
def test_an_outcome_is_known_by_many_words(outcome: Outcome | None, cells: list[str]) -> None:
    assert {cell: outcome_in(cell) for cell in cells} == dict.fromkeys(cells, outcome)


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        ("15", 15), ("15 min", 15), ("15min.", 15), ("15 minutes", 15), ("0:15", 15), ("1:05", 65),
        ("0:15:00", 15), ("12.0", 12), ("12,00", 12), ("0", 0), ("480", 480),
        ("481", None), ("12.5", None), ("five", None), ("-5", None), ("1e5", None), ("0:75", None),
        ("15-20", None), ("٣", None), ("9" * 5000, None),
    ],
)  # fmt: skip
def test_minutes_are_a_whole_number_however_it_is_written(cell: str, minutes: int | None) -> None:
    assert minutes_in(cell) == minutes


def test_several_stand_between_commas_semicolons_or_lines() -> None:
    assert several_in(" a, b;c\r\nd,, a ") == ("a", "b", "c", "d")
