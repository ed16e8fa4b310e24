"""Meetings that were held before, as a spreadsheet tells them: what becomes of each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date as Day  # a field is called date
from enum import StrEnum
from typing import NamedTuple

from oneonone.core.checks import Problem
from oneonone.core.entries import NOT_FILED, EntryId, Meeting, Outcome, StudentId, content
from oneonone.core.parting import Parted, joined
from oneonone.core.roster import Student


class Told(NamedTuple):
    """Words in a column that is no part of every meeting: an answer."""

    header: str
    key: str
    """Under which they are kept where no question of the template asks for them."""
    words: str
    of_student: bool = False
    """The column is about the student, as the roster's grade; it says nothing of a meeting."""


class Reported(NamedTuple):
    """One row of a spreadsheet, each cell read as what it should be, with what could not be."""

    line: int
    who: tuple[tuple[str, str], ...] = ()
    """All that says whose it was, as header and words, the surest first."""
    date: Day | None = None
    outcome: Outcome | None = Outcome.MET
    minutes: int | None = None
    by: str = ""
    with_: tuple[str, ...] = ()
    template: str = ""
    note: str | None = None
    goal: str | None = None
    due: Day | None = None
    owed: str | None = None
    owed_by: Day | None = None
    next: Day | None = None
    pin: str | None = None
    tags: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    faults: tuple[Problem, ...] = ()


class Draft(NamedTuple):
    """A row and the note it would be; without one, ``faults`` say what is to be mended."""

    line: int
    who: str
    student: Student | None
    date: Day | None
    outcome: Outcome | None
    part: Parted | None
    faults: tuple[Problem, ...] = ()


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    ALREADY = "already"
    SAME = "same"
    FAULT = "fault"


class Row(NamedTuple):
    """A row with its fate: the note to write, or the one that is there, or the line it repeats."""

    draft: Draft
    fate: Fate
    part: Parted | None = None
    id: EntryId = NOT_FILED
    twin: int = 0
    """The line that says the very same."""


There = Mapping[StudentId, Mapping[Meeting, tuple[EntryId, Meeting]]]
"""What each student's notes say, shared and as a whole, with their ids."""


def whole(part: Parted) -> Meeting:
    """A note with its private words."""
    return content_of(joined(part.shared, part.private) if part.private else part.shared)


def content_of(note: Meeting) -> Meeting:
    """What a note says, apart from the time of writing and its id."""
    said = content(note)
    assert isinstance(said, Meeting)
    return said


def fates(drafts: Sequence[Draft], there: There) -> tuple[Row, ...]:
    """What becomes of each row: content alone decides, so that importing again adds nothing."""
    known: dict[StudentId, dict[Meeting, tuple[EntryId, Meeting, int]]] = {
        student: {shared: (name, said, 0) for shared, (name, said) in notes.items()}
        for student, notes in there.items()
    }
    rows = []
    for draft in drafts:
        if draft.part is None:
            rows.append(Row(draft, Fate.FAULT))
            continue
        notes = known.setdefault(draft.part.shared.student, {})
        rows.append(_fate(draft, draft.part, notes))
    return tuple(rows)


def _fate(draft: Draft, part: Parted, notes: dict[Meeting, tuple[EntryId, Meeting, int]]) -> Row:
    """Where only private words differ, the shared notes are numbered, in the order of the file."""
    while (found := notes.get(content_of(part.shared))) is not None:
        name, said, line = found
        if said == whole(part):
            fate = Fate.SAME if line else Fate.ALREADY
            return Row(draft, fate, part, name, line)
        part = part.again()
    notes[content_of(part.shared)] = (NOT_FILED, whole(part), draft.line)
    return Row(draft, Fate.NEW, part)
