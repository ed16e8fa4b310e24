"""How often a student should be met, in school days."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction


class Cadence(NamedTuple):
    """A length between meetings, with the words it was given in."""

    words: str
    days: "int | Fraction"
    """School days: weekly is 5 in a five-day week, twice a week is 5/2."""


def exactly(number: int, parts: int) -> "int | Fraction":
    """A number of days divided exactly; most are whole, and need no fractions."""
    if number % parts == 0:
        return number // parts
    from fractions import Fraction

    return Fraction(number, parts)
