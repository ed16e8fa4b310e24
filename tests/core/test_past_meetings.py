"""The fate of each row: content alone decides what is new, there already, or said twice."""

from __future__ import annotations

from collections.abc import Sequence

from classroom import day, note, student

from oneonone.core.checks import Problem
from oneonone.core.entries import EntryId, Meeting, StudentId
from oneonone.core.parting import Parted
from oneonone.core.past_meetings import Draft, Fate, Row, There, content_of, fates, whole

JAMAL = student("1", "Jamal Brooks")


def draft(line: int, shared: Meeting, private: Meeting | None = None) -> Draft:
    part = Parted(content_of(shared), private and content_of(private))
    return Draft(line, "1", JAMAL, shared.date, shared.outcome, part)


def there_after(rows: Sequence[Row]) -> There:
    """What the notebook holds once the new rows are written."""
    return {
        StudentId("1"): {
            content_of(row.part.shared): (EntryId(f"note-{row.draft.line}"), whole(row.part))
            for row in rows
            if row.fate is Fate.NEW and row.part
        }
    }


def test_what_says_the_same_is_one_note_and_names_its_first_line() -> None:
    rows = fates([draft(2, note(day(1))), draft(3, note(day(2))), draft(4, note(day(1)))], {})
    assert [row.fate for row in rows] == [Fate.NEW, Fate.NEW, Fate.SAME]
    assert rows[2].twin == 2


def test_different_answers_on_one_day_are_two_notes() -> None:
    first, second = (note(day(1), answers=(("mood", words),)) for words in "ab")
    assert [r.fate for r in fates([draft(2, first), draft(3, second)], {})] == [Fate.NEW] * 2


def test_what_is_there_whenever_it_was_written_is_there_already() -> None:
    said = content_of(note(day(1)))
    there = {StudentId("1"): {said: (EntryId("k3fq"), said)}}
    (row,) = fates([draft(2, note(day(1), at="10:42:07"))], there)
    assert (row.fate, row.id) == (Fate.ALREADY, "k3fq")


def test_notes_that_differ_in_private_words_only_are_numbered_the_same_way_again() -> None:
    secrets = [note(day(1), answers=(("home", words),)) for words in "aba"]
    made = [draft(line, note(day(1)), secret) for line, secret in enumerate(secrets, 2)]
    rows = fates(made, {})
    assert [row.fate for row in rows] == [Fate.NEW, Fate.NEW, Fate.SAME]
    assert rows[1].part is not None
    assert rows[1].part.shared.nth == 2
    again = fates(made, there_after(rows))
    assert [row.fate for row in again] == [Fate.ALREADY] * 3


def test_a_row_that_is_to_mend_takes_no_part() -> None:
    bad = Draft(2, "x", None, None, None, None, (Problem("past.csv", 2, "x", "y"),))
    assert [row.fate for row in fates([bad, draft(3, note(day(1)))], {})] == [Fate.FAULT, Fate.NEW]
