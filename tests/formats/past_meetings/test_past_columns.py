"""What the columns of past meetings are called, and what becomes of those that are no part."""

from __future__ import annotations

import pytest

from oneonone.formats.past_meetings.columns import (
    Field,
    field_of,
    is_never_kept,
    key_from,
    of_the_respondent,
)


@pytest.mark.parametrize(
    ("field", "headers"),
    [
        (Field.STUDENT, ["student", "STUDENT:", "Pupil", "Which student?", "Who did you meet?"]),
        (Field.ID, ["id", "Student ID", "student_id", "ID (student)", "Student No."]),
        (Field.NAME, ["Name", "Student Name", "name of the student", "Student's name", "FullName"]),
        (Field.FIRST, ["First Name", "first", "Student First Name"]),
        (Field.LAST, ["Last name", "Surname", "Family name"]),
        (
            Field.DATE,
            ["date", "Date of the meeting", "met on", "What day did you meet?"],
        ),
        (Field.STAMP, ["Timestamp", "time stamp", "Completion time", "Submitted at"]),
        (Field.OUTCOME, ["Outcome", "status", "Attendance", "Outcome of the meeting"]),
        (Field.MINUTES, ["minutes", "Min.", "Length (min)", "Duration", "How long did you meet?"]),
        (Field.BY, ["by", "Teacher", "Adult", "staff", "Met with", "Name of teacher", "Your name"]),
        (Field.WITH, ["with", "With whom?", "Also present"]),
        (Field.TEMPLATE, ["template", "kind", "Type of meeting", "Meeting type"]),
        (Field.GOAL, ["Goal", "New goal"]),
        (Field.DUE, ["due", "Goal due", "Due date", "By when?"]),
        (Field.NEXT, ["next", "Next meeting", "Date of next meeting", "next_meeting"]),
        (Field.NOTE, ["note", "Notes", "comments", "Meeting notes"]),
        (Field.OWED, ["owed", "I will", "I owe"]),
        (Field.OWED_BY, ["I will by", "owed due"]),
        (Field.PIN, ["pin"]),
        (Field.TAGS, ["tags", "Tag", "Keywords"]),
        (
            None,
            ["Mood", "", "Meeting", "How are you?", "What did you talk about?", "Next steps"],
        ),
    ],
)
def test_a_header_is_known_whatever_its_case_punctuation_and_word_order(
    field: Field | None, headers: list[str]
) -> None:
    assert {header: field_of(header) for header in headers} == dict.fromkeys(headers, field)


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("Mood", "mood"),
        ("What did you read?", "what_did_you_read"),
        ("Größe – heute", "größe_heute"),
        ("<<", "column_4"),
        ("", "column_4"),
        ("x" * 80, "x" * 64),
    ],
)
def test_an_answer_gets_a_key_made_of_its_header(header: str, key: str) -> None:
    assert key_from(header, 3, set()) == key


def test_no_two_columns_get_one_key() -> None:
    taken: set[str] = set()
    for header in ("Mood", "mood!", "MOOD?", "x" * 70, "x" * 90):
        key = key_from(header, 0, taken)
        assert key not in taken
        assert len(key) <= 64
        taken.add(key)
    assert {"mood", "mood_2", "mood_3"} <= taken


@pytest.mark.parametrize(
    ("header", "never"),
    [
        ("Password", True),
        ("Date of birth", True),
        ("Lunch status", True),
        ("Home address", True),
        ("Parent phone number", True),
        ("How was lunch?", False),
        ("Family", False),
        ("Email address", False),
        ("Street art project", False),
    ],
)
def test_what_has_no_place_in_a_note_is_never_kept(header: str, never: bool) -> None:
    assert is_never_kept(header) is never


def test_columns_a_form_adds_about_whoever_filled_it_in_are_not_the_students() -> None:
    microsoft = frozenset("id starttime completiontime email name student".split())
    google = frozenset("timestamp emailaddress student".split())
    assert of_the_respondent("ID", microsoft)
    assert of_the_respondent("Name", microsoft)
    assert not of_the_respondent("Student", microsoft)
    assert of_the_respondent("Email Address", google)
    assert not of_the_respondent("ID", google)
