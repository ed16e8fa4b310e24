"""A file's bytes to its table: any encoding and separator, titles above, totals below."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest

from oneonone.core.entries import Outcome
from oneonone.core.past_meetings import Reported
from oneonone.core.term import Term
from oneonone.errors import Impossible, OneOnOneError, WrongWords
from oneonone.formats.past_meetings import PastMeetings, read_past_meetings

TERM = Term(date(2026, 8, 17), date(2027, 6, 4))
TODAY = date(2026, 11, 23)
TEXT = "Student,Date,Note\nSofía,2026-09-03,Größer\nWei,2026-09-04,\n"


def read(text: str | bytes) -> PastMeetings:
    data = text.encode() if isinstance(text, str) else text
    return read_past_meetings(data, "past.csv", TERM, TODAY)


def row(text: str) -> Reported:
    (only,) = read(text).rows
    return only


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_encoding_separator_and_line_end_is_read_alike(
    encoding: str, mark: str, end: str
) -> None:
    text = TEXT.replace(",", mark).replace("\n", end)
    rows = read(text.encode(encoding)).rows
    assert [(r.line, r.who[0][1], r.note) for r in rows] == [
        (2, "Sofía", "Größer"),
        (3, "Wei", None),
    ]


def test_titles_above_blank_lines_and_totals_below_do_no_harm() -> None:
    past = read(
        "Meetings of 2026,,,\n,,,\nStudent,Date,Minutes,Mood\n\nJamal,2026-09-03,5,fine\n,,,\n"
        "Student,Date,Minutes,Mood\nWei,2026-09-04,10,\nTotal,,15,\n,,15,\n,Sum:,15,\n"
    )
    assert [(r.line, r.who[0][1]) for r in past.rows] == [(5, "Jamal"), (8, "Wei")]
    assert past.remarks == ("Passed over: lines 9, 10, 11 (a total).",)


@pytest.mark.parametrize(
    "text",
    ["Student,Date,Minutes\n7013,,15\n", "Student,Date,Minutes\n,2026-09-03,15\n"],
)
def test_half_a_meeting_is_no_total(text: str) -> None:
    assert len(read(text).rows) == 1


@pytest.mark.parametrize(
    ("header", "what", "named"),
    [
        ("Date,Mood", "student", "Date, Mood"),
        ("Student,Mood", "date", "Student, Mood"),
        ("Foo,Bar", "student", "Foo, Bar"),
    ],
)
def test_a_missing_column_is_named_with_the_headers_found(
    header: str, what: str, named: str
) -> None:
    with pytest.raises(WrongWords) as fault:
        read(f"{header}\n1,2\n")
    assert fault.value.exit_code == 2
    assert str(fault.value) == (
        f"past.csv:1: there is no column for the {what} among {named}."
        f" Call the one that holds it {what}."
    )


def test_two_columns_for_one_part_are_both_named() -> None:
    with pytest.raises(WrongWords, match='"Notes" and "Comments" both hold the note'):
        read("Student,Date,Notes,Comments\nWei,2026-09-03,a,b\n")


def test_a_column_in_which_nothing_stands_is_no_column() -> None:
    past = read("Student,Date,Notes,Comments,Mood\nWei,2026-09-03,,b,\n")
    assert past.rows[0].note == "b"
    assert past.answers == ()


def test_a_timestamp_is_the_day_unless_the_form_asks_for_one() -> None:
    assert row("Timestamp,Student\n2026/09/03 2:05:33 PM GMT-5,Wei\n").date == date(2026, 9, 3)
    asked = read("Timestamp,Student,Date\n2026/09/09 2:05:33 PM,Wei,2026-09-03\n")
    assert asked.rows[0].date == date(2026, 9, 3)
    assert asked.left_out == ("Timestamp",)


def test_an_export_of_microsoft_forms_tells_of_students_not_of_who_filled_it_in() -> None:
    past = read(
        "ID,Start time,Completion time,Email,Name,Student,Mood\n"
        "1,9/23/26 10:01:00,9/23/26 10:05:00,anonymous,anonymous,Wei,fine\n"
    )
    assert past.rows[0].who == (("Student", "Wei"),)
    assert past.rows[0].date == date(2026, 9, 23)
    assert past.left_out == ("ID", "Start time", "Email", "Name")
    assert past.answers == ("Mood",)


def test_every_cell_becomes_what_it_should_be() -> None:
    found = row(
        "Last name,First name,Date,Status,Length,Teacher,With,Kind,Goal,Goal due,Next meeting,"
        "Comments,I will,I will by,Pin,Tags,How was it?\n"
        'Brooks,Jamal,3 Sep,,"0:15",chen,"family, nurse",advisory,Read,10 Sep,9/20/26,'
        '"Two\r\nlines ",Projector,12 Sep,Goes by JB,"#fractions; worked",Good\n'
    )
    assert found == Reported(
        line=2,
        who=(("name", "Jamal Brooks"),),
        date=date(2026, 9, 3),
        outcome=Outcome.MET,
        minutes=15,
        by="chen",
        with_=("family", "nurse"),
        template="advisory",
        note="Two\nlines",
        goal="Read",
        due=date(2026, 9, 10),
        owed="Projector",
        owed_by=date(2026, 9, 12),
        next=date(2026, 9, 20),
        pin="Goes by JB",
        tags=("fractions", "worked"),
        told=found.told,
    )
    assert [(t.header, t.key, t.words) for t in found.told] == [
        ("How was it?", "how_was_it", "Good")
    ]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("Wei,,met,5", "Day: is empty. Write the day, as 2026-03-09."),
        ("Wei,soon,met,5", 'Day: "soon" is no day. Write it as 2026-03-09.'),
        (
            "Wei,3 Sep,maybe,5",
            'Outcome: "maybe" is not one of met, absent, declined, moved. Write one of these four.',
        ),
        ("Wei,3 Sep,met,five", 'Min: "five" is no whole number up to 480. For example 15.'),
        (
            'Wei,3 Sep,"m"et,5',
            "this row: has quotation marks that do not fit together. Put them right.",
        ),
    ],
)
def test_what_cannot_be_is_named_by_line_and_column(cells: str, said: str) -> None:
    faults = row(f"Name,Day,Outcome,Min\n{cells}\n").faults
    assert f"past.csv:2: {said}" in [str(fault) for fault in faults]


def test_everything_that_is_wrong_in_a_row_is_named_at_once() -> None:
    assert len(row("Name,Day,Outcome,Min\nWei,soon,maybe,five\n").faults) == 3


def test_words_are_kept_clean_and_formulas_stay_words() -> None:
    found = row('Student,Date,Note\n="01103",3 Sep,"=1+1\x1b[31m\x07\0"\n')
    assert found.who == (("Student", "01103"),)
    assert found.note == "=1+1[31m"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"\0\0\0",
        b"PK\x03\x04xl/",
        b"%PDF",
        b"Student,Date\n" + b'"' + b"x" * 200_000,
        b"Student,Date," + b",".join(b"c%d" % n for n in range(10_000)) + b"\n1,2\n",
        b"Student,Date\n" + b"Wei,2026-09-03\n" * 20_001,
        b"Student,Date\n\xff\xfe\x81\n\xc3\xa9\n",
        b"\0".join(b"Student,Date\n7013,2026-09-03\n" for _ in range(3)),
        bytes(range(256)) * 50,
        b"Student,Date\n" + b"x" * (21 << 20),
    ],
)
def test_whatever_comes_is_read_or_refused_in_a_sentence(data: bytes) -> None:
    with suppress(OneOnOneError):
        assert read(data).file == "past.csv"


def test_an_unfinished_quotation_mark_names_its_line() -> None:
    with pytest.raises(Impossible, match="line 3"):
        read('Student,Date,Note\nWei,3 Sep,a\nWei,4 Sep,"b\nWei,5 Sep,c\n')
