"""Days without school: as a teacher says them, and in ``oneonone.yaml``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from oneonone.core.term import Days, Term, week_of
from oneonone.errors import Impossible, WrongWords
from oneonone.formats.days import format_days, parse_day
from oneonone.formats.merged.pieces import Piece, Pieces, comments, rewritten
from oneonone.formats.yaml_text import Text

KEY = "days_off"
_BETWEEN = re.compile(r"\s+(?:-|to|until|till)\s+|\s*–\s*|\.\.|(?<=[A-Za-z])-(?=\d)")
_OF_ONE_MONTH = re.compile(
    r"(\d{1,2})\s*[-–]\s*(\d{1,2})\s+([A-Za-z]+)|([A-Za-z]+)\s+(\d{1,2})\s*[-–]\s*(\d{1,2})"
)
"""25-27 nov, nov 25-27."""

_WEEKS = {"this week": 0, "next week": 1}
LONGEST = 366
"""Days of one span, beyond which a year is a slip."""


def parse_days_off(words: str, term: Term, today: date, where: str = "") -> tuple[Days, ...]:
    """``25 nov - 27 nov, 21 dec to 1 jan``: days and spans, parted by commas; a day without a year
    is the one in the term, and the end of a span comes after its start."""
    try:
        return tuple(
            _days(part, term, today, where) for part in map(str.strip, words.split(",")) if part
        )
    except WrongWords as fault:
        if "is not a day" in fault.what:
            fault.remedy = 'For example "2 dec", "25-27 nov" or "21 dec - 1 jan".'
        raise


def _days(words: str, term: Term, today: date, where: str) -> Days:
    if words.casefold() in _WEEKS:
        monday = week_of(today) + timedelta(7 * _WEEKS[words.casefold()])
        return Days(monday, monday + timedelta(4))
    if one := _OF_ONE_MONTH.fullmatch(words):
        month = one[3] or one[4]
        first, *rest = f"{one[1] or one[5]} {month}", f"{one[2] or one[6]} {month}"
    else:
        first, *rest = _BETWEEN.split(words)
    if len(rest) > 1:
        remedy = 'For example "21 dec - 1 jan".'
        raise WrongWords(f'"{words}" is not a day or a span of days', where=where, remedy=remedy)
    starts = parse_day(first, today, ahead=True, term=term, where=where)
    ends = parse_day(rest[0], starts, ahead=True, term=term, where=where) if rest else starts
    if not starts <= ends or (ends - starts).days > LONGEST:
        remedy = "Name the first day first, and the year where it is needed."
        raise WrongWords(f"{ends} does not come after {starts}", where=where, remedy=remedy)
    if ends < term.starts or term.ends < starts:
        remedy = f"It runs from {term.starts} to {term.ends}."
        raise WrongWords(f"{words} lies outside the school year", where=where, remedy=remedy)
    return Days(starts, ends)


def with_days_off(text: str, days: Sequence[Days]) -> str:
    """The settings with these days off and no others; every other key keeps its bytes."""
    listed = ", ".join(map(format_days, days))
    new = Piece(KEY, Text("", 1, plain=False), body=f"{KEY}: [{listed}]\n")

    def changed(found: Pieces) -> Pieces:
        pieces, keys = list(found.pieces), [piece.key for piece in found.pieces]
        if KEY not in keys:
            behind = next((keys.index(key) for key in ("week", "term") if key in keys), -1)
            pieces.insert(behind + 1, new)
        elif comments(pieces[there := keys.index(KEY)].body):
            raise Impossible(
                "holds remarks of yours between the days",
                where=KEY,
                remedy="Write it there by hand.",
            )
        else:
            pieces[there] = new._replace(above=pieces[there].above)
        return found._replace(pieces=tuple(pieces))

    return rewritten(text, changed)
