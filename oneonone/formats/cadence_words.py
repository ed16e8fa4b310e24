"""How often, in words: ``every 2 weeks``, ``twice a week``, ``every 7 school days``."""

from __future__ import annotations

import re

from oneonone.core.cadence import Cadence, exactly

EXAMPLES = "daily, weekly, every 2 weeks, monthly, twice a week or every 7 school days"

_SINGLE = {"daily": (1, "school day"), "weekly": (1, "week"), "monthly": (1, "month")}
_TIMES = {"once": 1, "twice": 2}
_NUMBERS = {"other": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_EVERY = re.compile(r"every(?: (?!school)(\w+))? (school day|day|week|month)s?\Z")
_A_WEEK = re.compile(r"(?:(once|twice)|(\w+) times) (?:a|per) (week|month)\Z")


def parse_cadence(words: str, days_a_week: int = 5) -> Cadence:
    """The length these words mean in school days; ValueError where they mean none.

    A week has as many school days as the notebook's week, a month four such weeks.
    """
    text = " ".join(words.casefold().split())
    length = {"school day": 1, "day": 1, "week": days_a_week, "month": 4 * days_a_week}
    if text in _SINGLE:
        number, unit = _SINGLE[text]
        return Cadence(text, number * length[unit])
    if found := _EVERY.match(text):
        number = _number(found[1] or "1")
        return Cadence(text, number * length[found[2]])
    if found := _A_WEEK.match(text):
        number = _TIMES[found[1]] if found[1] else _number(found[2])
        return Cadence(text, exactly(length[found[3]], number))
    raise ValueError(f'"{words}" does not say how often')


def _number(word: str) -> int:
    number = int(word) if word.isascii() and word.isdigit() else _NUMBERS.get(word, 0)
    if not 1 <= number <= 400:
        raise ValueError(f"{word} is not a number that fits here")
    return number
