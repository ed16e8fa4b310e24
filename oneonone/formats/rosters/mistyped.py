"""Headers that nearly are one that is known, and the one that was meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from oneonone.formats.rosters.columns import Meaning, meaning_of
from oneonone.formats.sheets.spelling import fold, heading

_LEAST, _MOST = 4, 40
_COLUMNS_SEARCHED = 50

# As they are offered to somebody who has mistyped one.
_OFFERED = {
    Meaning.ID: ("Student ID", "Student Number", "ID Number", "User ID", "SIS ID"),
    Meaning.PREFERRED: ("Preferred Name", "Nickname"),
    Meaning.PRONOUNS: ("Pronouns",),
    Meaning.GRADE: ("Grade", "Grade Level", "Year Group"),
    Meaning.GROUP: ("Group", "Section", "Period", "Homeroom", "Class", "Course", "Klasse"),
    Meaning.TEACHER: ("Teacher", "Teacher Name", "Instructor", "Advisor"),
    Meaning.EMAIL: ("Email", "Email Address", "Student Email"),
    Meaning.ROLE: ("Role",),
    Meaning.STATUS: ("Status", "Enroll Status"),
}


def nearest(cells: Sequence[str], spellings: Sequence[str]) -> tuple[str, str] | None:
    """A cell that nearly is one of these headers, and that header."""
    folded = {fold(spelling): spelling for spelling in spellings}
    for cell in cells[:_COLUMNS_SEARCHED]:
        word = fold(cell)
        if not _LEAST <= len(word) < _MOST or meaning_of(cell) is not None:
            continue
        if close := [one for one in folded if _is_near(word, one)]:
            best = difflib.get_close_matches(word, close, 1, 0) or close
            return heading(cell), folded[best[0]]
    return None


def _is_near(word: str, known: str) -> bool:
    """Two letters changed places in a short word, or little is amiss in a longer one."""
    if len(word) == _LEAST:
        return word[0] == known[0] and sorted(word) == sorted(known)
    return difflib.SequenceMatcher(None, word, known).ratio() >= 0.8


def mistyped(header: Sequence[str], known: Sequence[Meaning]) -> Iterator[tuple[str, str]]:
    """Headers that nearly are those of a column that the file would otherwise lack."""
    for meaning, spellings in _OFFERED.items():
        if meaning not in known and (found := nearest(header, spellings)):
            yield found
