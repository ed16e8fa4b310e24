"""What the columns of past meetings are called, loosely: case, punctuation and word order aside."""

from __future__ import annotations

from enum import StrEnum

from oneonone.formats.sheets.spelling import fold, words


class Field(StrEnum):
    """What a column holds; its value is the word for it on screen. Any other is an answer."""

    ID = "student id"
    STUDENT = "student"
    NAME = "name"
    FIRST = "first name"
    LAST = "last name"
    DATE = "date"
    STAMP = "timestamp"
    OUTCOME = "outcome"
    MINUTES = "minutes"
    BY = "by"
    WITH = "with"
    TEMPLATE = "template"
    GOAL = "goal"
    DUE = "due"
    NEXT = "next"
    NOTE = "note"
    OWED = "i will"
    OWED_BY = "i will by"
    PIN = "pin"
    TAGS = "tags"


WHO = (Field.ID, Field.STUDENT, Field.NAME, Field.FIRST, Field.LAST)
"""The columns that say whose a meeting was, the surest first."""

_SPELLINGS = {
    Field.ID: "id | student id | student number | student no | pupil id | sid | sis id | school id",
    Field.STUDENT: "student | pupil | learner | child | colleague | who | whom",
    Field.NAME: "name | student name | students name | full name | student full name | pupil name"
    " | last name first name | first name last name",
    Field.FIRST: "first name | first | given name | forename | student first name",
    Field.LAST: "last name | last | family name | surname | student last name",
    Field.DATE: "date | day | when | met on | held on | date met | date held | day met",
    Field.STAMP: "timestamp | time stamp | completion time | submitted | submitted at"
    " | submitted on | submission date | submission time | date submitted",
    Field.OUTCOME: "outcome | status | attendance | attended | how did it go",
    Field.MINUTES: "minutes | min | mins | length | duration | length minutes | length min"
    " | duration minutes | duration min | duration mins | time spent | how long | minutes spent",
    Field.BY: "by | teacher | adult | staff | met with | met by | held by | teacher name"
    " | staff member | staff name | your name | adult name | logged by | recorded by",
    Field.WITH: "with | with whom | also there | also present | who else | who else was there",
    Field.TEMPLATE: "template | kind | type",
    Field.GOAL: "goal | new goal | next goal | student goal | goal set",
    Field.DUE: "due | due date | goal due | goal due date | goal by | goal date | due by | by when",
    Field.NEXT: "next | next date | next day | next on",
    Field.NOTE: "note | notes | comment | comments | remark | remarks",
    Field.OWED: "owed | i will | i owe | we owe | teacher will",
    Field.OWED_BY: "owed by | owed due | i will by | i owe by | i will by day",
    Field.PIN: "pin | pinned",
    Field.TAGS: "tag | tags | label | labels | keyword | keywords",
}
# "Date of the meeting" is the date, "When did you meet?" too, "Which student?" the student.
_ADDS_NOTHING = frozenset(
    """of the a an in for s meeting conference session talk chat which what did do you meet is was
    please select choose""".split()
)


def _known_by(header: str) -> tuple[str, ...]:
    return tuple(sorted(word for word in words(header) if word not in _ADDS_NOTHING))


_FIELDS = {
    _known_by(spelling): field
    for field, spellings in _SPELLINGS.items()
    for spelling in spellings.split("|")
}


def field_of(header: str) -> Field | None:
    """What a column of this header holds; None where its words become an answer, or nothing."""
    known = _known_by(header)
    return _FIELDS.get(known) if known else None


_OF_THE_RESPONDENT = frozenset({"id", "email", "name", "starttime", "lastmodifiedtime"})


def of_the_respondent(header: str, folded: frozenset[str]) -> bool:
    """Whether a form put this column there by itself, about whoever filled it in: Microsoft Forms
    counts the answers under ``ID``, and no student has such a number. ``folded`` is the header."""
    if fold(header) in ("emailaddress", "username") and "timestamp" in folded:
        return True  # so does Google Forms
    return fold(header) in _OF_THE_RESPONDENT and {"starttime", "completiontime"} <= folded


_NEVER_KEPT = frozenset(
    """password passwort dob birth birthdate birthday race ethnicity hispanic ssn ell iep lunch
    phone telephone mobile street zip postcode""".split()
)
_BESIDE_THESE = frozenset(
    """date of home student students parent parents guardian mother father number no status code
    address social security latino family""".split()
)


def is_never_kept(header: str) -> bool:
    """Whether a column has no place in a note: passwords, birth dates, race, lunch, addresses.
    A question that only mentions one, as ``How was lunch?``, is a question."""
    said = set(words(header))
    return said in ({"home", "address"}, {"address"}) or (
        bool(said & _NEVER_KEPT) and said <= _NEVER_KEPT | _BESIDE_THESE
    )


_LONGEST_KEY = 64


def key_from(header: str, place: int, taken: set[str]) -> str:
    """A key for an answer, made from its header, that none of those taken has."""
    letters = "".join(letter if letter.isalnum() else " " for letter in header.lower())
    key = "_".join(letters.split())[:_LONGEST_KEY].rstrip("_") or f"column_{place + 1}"
    number = 1
    while key in taken:
        number += 1
        key = f"{key[: _LONGEST_KEY - 4].removesuffix(f'_{number - 1}')}_{number}"
    return key


_OF_STUDENT = frozenset(
    """email emailaddress studentemail grade gradelevel grades yearlevel class classes section
    sections group groups period homeroom course pronouns preferredname preferred tier""".split()
)


def is_of_student(header: str) -> bool:
    """Whether a column tells of the student, as the roster does, rather than of a meeting."""
    return fold(header) in _OF_STUDENT


def says_private(header: str) -> bool:
    """Whether a column calls itself private."""
    return bool({"private", "confidential"} & set(words(header)))
