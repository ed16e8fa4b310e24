"""What the words on a command line mean in this notebook: students, days, conditions, entries."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from oneonone.cli.console import at_a_terminal, hint, picked
from oneonone.core.entries import StudentId
from oneonone.core.roster import Ambiguous, Condition, Student, find, named_by
from oneonone.errors import Impossible, WrongWords, nearest
from oneonone.render.words import first_upper
from oneonone.world.desk import Desk

if TYPE_CHECKING:
    from oneonone.world.filing import Filed


def conditions(desk: Desk, words: Sequence[str]) -> tuple[Condition, ...]:
    """``--where`` as conditions on columns that the roster has."""
    found = []
    for written in words:
        column, equals, value = (part.strip() for part in written.partition("="))
        if not equals or not column:
            raise WrongWords("not KEY=VALUE", where=f"--where {written}", remedy="Try groups=P3.")
        if column == "adult":
            value = desk.settings.adult(value) or value
        found.append(Condition(known_column(desk, column, "--where"), value))
    return tuple(found)


def students_where(
    desk: Desk, where: Sequence[str], *, mine: bool, day: date | None = None
) -> list[Student]:
    """Everyone for whom these conditions hold; with ``mine``, of this adult's own on that day."""
    everyone, holds = desk.notebook.roster.students, conditions(desk, where)
    own = named_by(everyone, desk.me, day or desk.today) if mine else {s.id for s in everyone}
    return [s for s in everyone if s.id in own and all(c.holds(s) for c in holds)]


def nobody_has(where: Sequence[str]) -> Impossible:
    """What is said where these conditions hold for nobody."""
    what = f"nobody on the roster has {' and '.join(where)}"
    return Impossible(what, remedy="oo roster lists everyone.")


def known_column(desk: Desk, column: str, option: str) -> str:
    """The roster's column of this name; WrongWords with the nearest where there is none."""
    columns = desk.notebook.roster.columns
    for name in columns:
        if name.casefold() == column.casefold():
            return name
    named = tuple(dict.fromkeys(filter(None, columns)))
    remedy = nearest(column, named, f"It has: {', '.join(named)}.")
    raise WrongWords(f'the roster has no column "{column}"', where=option, remedy=remedy)


def day_of(desk: Desk, words: str | None, option: str, *, ahead: bool) -> date | None:
    """The day an option names; None where it was not given."""
    if words is None:
        return None
    from oneonone.formats.days import parse_day

    settings = desk.settings
    return parse_day(
        words,
        desk.today,
        ahead=ahead,
        term=settings.term,
        marks=dict(settings.marks),
        where=option,
    )


def students_of(desk: Desk, words: Sequence[str]) -> list[Student]:
    """The students these words name. Where several are meant, a person at a terminal picks one."""
    roster = desk.notebook.roster
    try:
        return find(roster.students, words, desk.settings.one)
    except Ambiguous as several:
        if not at_a_terminal():
            raise
        return [_picked(several)]


def _picked(several: Ambiguous) -> Student:
    hint(f"{first_upper(several.what.partition(':')[0])}:")
    place = picked([(student.id, student.name) for student in several.students])
    if place is None:
        raise several
    return several.students[place]


def student_of(desk: Desk, words: Sequence[str]) -> Student:
    """The one student these words name together."""
    found = students_of(desk, words)
    if len(found) > 1:
        names = " and ".join(student.name for student in found)
        raise WrongWords(f"one at a time, please: {names}", remedy="Name one of them.")
    return found[0]


_LONGEST_DAY = 3
"""Words a day may have behind a name: 30 Nov 2026, in 2 weeks."""


def day_behind(desk: Desk, words: tuple[str, ...]) -> tuple[tuple[str, ...], date | None]:
    """The last words are a day where they read as one; what stands before names the students."""
    for length in range(min(_LONGEST_DAY, len(words) - 1), 0, -1):
        try:
            day = day_of(desk, " ".join(words[-length:]), "DAY", ahead=True)
        except WrongWords:
            continue
        return words[:-length], day
    return words, None


def entry_of(desk: Desk, words: Sequence[str]) -> Filed:
    """The one entry these words name. Where they begin with a student, one may be picked."""
    from oneonone.world.filing import filed

    if len(words) > 1:
        return filed(desk.notebook, [student_of(desk, words[:-1]).id, words[-1]])
    return filed(desk.notebook, words)


def student_with_id(desk: Desk, student_id: str) -> Student:
    """The student with this id; where the roster has none, one who is called by it."""
    return desk.notebook.roster.student(student_id) or Student(StudentId(student_id), student_id)


def words_of(written: str | None, option: str) -> str | None:
    """What an option says, as it is kept; None where it was not given."""
    if written is None:
        return None
    from oneonone.formats.text import clean

    text = clean(written)
    if not text:
        raise WrongWords("holds no words", where=option, remedy="Leave it out, or say something.")
    return text


def free_words(written: str | None) -> str | None:
    """What ``--note`` says; ``-`` reads it from the input."""
    return words_of(sys.stdin.read() if written == "-" else written, "--note")
