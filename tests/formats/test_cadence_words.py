"""How often, in words and in school days."""

from fractions import Fraction

import pytest

from oneonone.formats.cadence_words import parse_cadence


@pytest.mark.parametrize(
    ("words", "five_days", "four_days"),
    [
        ("daily", 1, 1),
        ("weekly", 5, 4),
        ("every week", 5, 4),
        ("Every  2 Weeks", 10, 8),
        ("every other week", 10, 8),
        ("every two weeks", 10, 8),
        ("monthly", 20, 16),
        ("every 3 months", 60, 48),
        ("every 7 school days", 7, 7),
        ("every school day", 1, 1),
        ("twice a week", Fraction(5, 2), 2),
        ("once a week", 5, 4),
        ("3 times a week", Fraction(5, 3), Fraction(4, 3)),
        ("twice a month", 10, 8),
    ],
)
def test_words_mean_that_many_school_days(
    words: str, five_days: int | Fraction, four_days: int | Fraction
) -> None:
    assert parse_cadence(words, 5).days == five_days
    assert parse_cadence(words, 4).days == four_days


@pytest.mark.parametrize(
    "words",
    ["", "often", "every 0 weeks", "every -1 weeks", "0 times a week", "2", "every x weeks"],
)
def test_words_that_say_no_length_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"how often|fits here"):
        parse_cadence(words)
