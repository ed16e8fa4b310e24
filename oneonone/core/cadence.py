"""How often a student should be met, in school days."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple


class Cadence(NamedTuple):
    """A length between meetings, with the words it was given in."""

    words: str
    days: Fraction
    """School days: weekly is 5 in a five-day week, twice a week is 5/2."""
