"""Days, names and numbers as they are said on screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from oneonone.core.cadence import Cadence
from oneonone.core.roster import Student, fold_grade, number_word
from oneonone.core.settings import Settings
from oneonone.core.term import day_words


def due_words(due: date, today: date) -> str:
    """When something is due: today, since Thu 12 Nov, Wed 25 Nov."""
    if due == today:
        return "due today"
    return f"due {'since ' if due < today else ''}{day_words(due, today)}"


def several(items: Sequence[str], word: str = "and") -> str:
    """A list as it is spoken: one, two and three."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """1 note, 2 notes."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def verb(number: int, one: str = "is", many: str = "are") -> str:
    """The verb that goes with a number."""
    return one if number == 1 else many


def days_words(number: int) -> str:
    """1 school day, 7 school days."""
    return counted(number, "school day")


def every_words(cadence: Cadence) -> str:
    """How often, behind a count of school days: every 10; twice a week where that is no number."""
    if cadence.days == 1:
        return "every day"
    return f"every {cadence.days}" if cadence.days.denominator == 1 else cadence.words


BAR = 10
"""Letters in a whole bar."""


def bar(share: float) -> str:
    """A share of 0 to 1 to see at a glance: full only where it is all, empty only where none."""
    full = round(BAR * share) if share in (0, 1) else min(max(round(BAR * share), 1), BAR - 1)
    return "█" * full + "░" * (BAR - full)


def times_over(urgency: float) -> str:
    """How many times a wait is longer than it should be, in words."""
    times = int(urgency)
    return "twice over" if times == 2 else f"{number_word(times)} times over"


def adult_words(settings: Settings, key: str, me: str | None = None) -> str:
    """How an adult is called; the one at this machine is you."""
    return "you" if key == me else settings.name_of(key)


_THEM = {"he": "him", "she": "her"}
_THEIR = {"he": "his", "she": "her"}


def they(student: Student) -> str:
    """he, she or they, as the roster says."""
    first = student.pronouns.casefold().split("/")[0].strip()
    return first if first in _THEM else "they"


def them(student: Student) -> str:
    """him, her or them."""
    return _THEM.get(they(student), "them")


def their(student: Student) -> str:
    """his, her or their."""
    return _THEIR.get(they(student), "their")


def family_words(settings: Settings) -> str:
    """Whose words a statement holds."""
    return "their own words" if settings.people == "staff" else "the family's words"


def grade_words(grade: str) -> str:
    """7th grade; what is not a number stays as it is."""
    if fold_grade(grade) == "k":
        return "kindergarten"
    if not grade.isascii() or not grade.isdigit():
        return grade
    number = int(grade)
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{number}{ending or 'th'} grade"


_COMPOUNDS = ("check-in", "student-led", "one-on-one", "two-by-ten")


def kind_words(template: str | None) -> str:
    """A kind of meeting as it is said: check-in, reading conference, student-led conference."""
    words = (template or "meeting").replace("-", " ")
    for compound in _COMPOUNDS:
        words = words.replace(compound.replace("-", " "), compound)
    return words


def first_upper(words: str) -> str:
    """A sentence's first letter as a capital."""
    return words[:1].upper() + words[1:]


def one_line(text: str) -> str:
    """Text without its line breaks, for a line that holds more than it."""
    return " ".join(text.split())


def spoken(key: str) -> str:
    """The key of a question as it is said: Warm up."""
    return first_upper(key.replace("_", " "))


@lru_cache(maxsize=8192)
def shown_width(text: str) -> int:
    """Columns a text takes on a terminal: two for wide letters, none for marks upon letters."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    marks = sum(unicodedata.combining(letter) != 0 for letter in text)
    return len(text) + wide - marks


def aligned(rows: Sequence[Sequence[str]], indent: str = "  ", gap: str = "  ") -> str:
    """Rows in columns that line up, as wide as they need to be."""
    if not rows:
        return ""
    widths = [max(shown_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        padded = [
            cell + " " * (width - shown_width(cell))
            for cell, width in zip(row, widths, strict=True)
        ]
        lines.append((indent + gap.join(padded)).rstrip())
    return "\n".join(lines)


_HELD = "\u00a0"
"""A space at which no line is broken."""


def menu(*keys: str) -> str:
    """Keys to choose from on a line, as ``k kept   p partly``; broken only between them."""
    return "   ".join(key.replace(" ", _HELD) for key in keys)


def wrapped(text: str, width: int, indent: str = "") -> str:
    """Text in lines of at most this width, broken between words."""
    lines: list[str] = []
    for line in text.split("\n"):
        start = indent if lines else ""
        if len(start) + len(line) <= max(20, width) and " ".join(line.split()) == line != "":
            lines.append(start + line)
            continue
        from textwrap import wrap

        lines += wrap(
            line,
            max(20, width),
            initial_indent=start,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return "\n".join(lines).replace(_HELD, " ")
