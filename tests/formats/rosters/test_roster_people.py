"""Rows to students: names, those who are none, and several rows of one."""

from __future__ import annotations

import pytest

from oneonone.core.exports import Export, Skipped
from oneonone.errors import Impossible
from oneonone.formats.rosters import read_export


def read(text: str) -> Export:
    return read_export(text.encode(), "roster.csv")


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ana Solis", "Ana Solis"),
        ("Solis, Ana", "Ana Solis"),
        ("Solis,Ana", "Ana Solis"),
        ("  Solis ,  Ana   Maria ", "Ana Maria Solis"),
        ("O'Brien-Núñez, Zoë", "Zoë O'Brien-Núñez"),
        ("St. John, Ana", "Ana St. John"),
        ("van der Berg, Ana", "Ana van der Berg"),
        ("King, Jr., Martin", "Martin King Jr."),
        ("King, Martin, Jr.", "Martin King Jr."),
        ("King Jr., Martin", "Martin King Jr."),
        ("King, III, Martin L.", "Martin L. King III"),
        ("Martin King, Jr.", "Martin King, Jr."),
        ("Smith, John, Q", "John Q Smith"),
        ("Suharto", "Suharto"),
        ("d’Arc, Jeanne", "Jeanne d’Arc"),
        ("山田, 花子", "花子 山田"),
        ("Ana\nSolis", "Ana Solis"),
        ("A\x00na\x1b[31m Solis", "Ana[31m Solis"),
        ("Nu\u0301n\u0303ez, Ana", "Ana Núñez"),
        ("\u202eAna\ufeff Solis", "Ana Solis"),
        ('Ana "Nita" Solis', 'Ana "Nita" Solis'),
    ],
)
def test_a_name_in_one_column_is_first_last(written: str, name: str) -> None:
    (person,) = read(f"ID,Student\n1,{quoted(written)}\n").people
    assert person.name == name


@pytest.mark.parametrize(
    "surname",
    ["O'Brien-Núñez", "St. John", "van der Berg, Jr.", "D’Angelo", "Smith/Jones", "Ng (Wu)"],
)
def test_every_mark_inside_a_surname_stays(surname: str) -> None:
    (person,) = read(f"ID,Last,First\n1,{quoted(surname)},Ana\n").people
    assert person.name == f"Ana {surname}"


def test_a_suffix_of_its_own_column_follows_the_name() -> None:
    assert read("Last,First,Suffix\nKing,Martin,Jr.\n").people[0].name == "Martin King Jr."


@pytest.mark.parametrize("blank", ["", "   ", "--", "...", "24", "\x07", "\u200b", '" , "'])
def test_a_name_without_letters_is_no_name(blank: str) -> None:
    export = read(f"ID,Name,Class\n1,{blank},7a\n")
    assert not export.people
    assert export.skipped == (Skipped(2, "no name"),)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Solis,", "no first name"),
        (",Ana", "no surname"),
        ("-,Ana", "no surname"),
        (",", "no name"),
    ],
)
def test_half_a_name_is_skipped_aloud(row: str, reason: str) -> None:
    assert read(f"Last,First,ID\n{row},1\n").skipped == (Skipped(2, reason),)


def test_one_column_that_says_name_and_another_first_name_are_understood_by_what_they_hold() -> (
    None
):
    assert read("Name,First Name\nAna Solis,Ana\nKen Ito,Ken\n").people[1].name == "Ken Ito"
    assert read("Name,First Name\nSolis,Ana\nIto,Ken\n").people[1].name == "Ken Ito"
    assert read("Name,Surname\nAna,Solis\nKen,Ito\n").people[1].name == "Ken Ito"


def test_first_names_alone_are_names_and_that_is_said() -> None:
    export = read("First Name,Period\nAna,3\n")
    assert export.people[0].name == "Ana"
    assert "There is no last name in this file; the first name stands alone." in export.remarks


@pytest.mark.parametrize(
    ("written", "kept"), [("Nita", "Nita"), ("Ana Solis", ""), ("-", ""), ("", ""), ("Ana", "Ana")]
)
def test_the_preferred_name_is_kept_where_it_says_something_new(written: str, kept: str) -> None:
    export = read(f"First,Last,Nickname,Pronouns\nAna,Solis,{written},they/them\n")
    assert export.people[0].preferred == kept
    assert export.people[0].pronouns == "they/them"


def test_a_preferred_family_name_is_kept_too() -> None:
    header = "sourcedId,givenName,familyName,preferredGivenName,preferredFamilyName"
    assert read(f"{header}\n1,Ana,Solis,,Ruiz\n").people[0].preferred == "Ana Ruiz"


SKIPPED = [
    ("Name,ID", "    Points Possible,", "points possible"),
    ("Name,ID,Essay", ",,Manual Posting", "manual posting"),
    ("Name,ID", '"Student, Test",9', "a test student"),
    ("Name,ID", "Test Student,9", "a test student"),
    ("Last,First", "Student,Test", "a test student"),
    ("Name,ID", "Total,24", "a total"),
    ("Name,ID", "Total students: 24", "a total"),
    ("Last,First", "Total students: 24", "a total"),
    ("ID,Name", "Total,", "a total"),
    ("ID,Name", "Total,24 students", "a total"),
    ("Name,Score", "Average,85.2", "a total"),
    ("Name,Score", "Class average,85.2", "a total"),
    ("Name,Score", "Count,24", "a total"),
    ("Name,Score", "24 students", "a total"),
    ("Nachname;Vorname", "Anzahl Schüler: 24", "a total"),
    ("Name,ID", "Page 1 of 3", "a line of the printout"),
    ("Name,ID", "Printed on 11/23/2026 by office", "a line of the printout"),
    ("Name,ID", "Name,ID", "the header again"),
    ("Name,ID,Role", "Rosa Rivera,9,Teacher", "not a student"),
    ("Name,ID,role", "Rosa Rivera,9,TeacherEnrollment", "not a student"),
    ("Name,ID,role", "Rosa Rivera,9,guardian", "not a student"),
    ("Name,ID,Status", "Ken Ito,9,Inactive", "inactive"),
    ("Name,ID,Status", "Ken Ito,9,tobedeleted", "to be deleted"),
    ("Name,ID,Status", "Ken Ito,9,deleted", "deleted"),
    ("Name,ID,Status", "Ken Ito,9,Withdrawn", "withdrawn"),
    ("Name,ID,Status [READ ONLY]", "Ken Ito,9,Suspended", "suspended"),
    ("Name,ID,Enroll_Status", "Ken Ito,9,2", "withdrawn"),
    ("Name,ID,Enroll_Status", "Ken Ito,9,3", "graduated"),
    ("Name,ID,Active", "Ken Ito,9,FALSE", "inactive"),
]


@pytest.mark.parametrize(("header", "row", "reason"), SKIPPED)
def test_who_is_no_student_is_skipped_with_line_and_reason(
    header: str, row: str, reason: str
) -> None:
    export = read(f"{header}\n{row}\n")
    assert not export.people
    assert export.skipped == (Skipped(2, reason),)


@pytest.mark.parametrize(
    "row",
    [
        '"Count, Basie",1,student,active',
        "Total Recall,1,,",
        '"Student, Ana",1,Learner,Active',
        "Paige Turner,1,StudentEnrollment,enrolled",
        '"Page, Jimmy",1,students,0',
        "Ken Teacher,1,7C,-1",
        "Media Luna,1,,A",
    ],
)
def test_a_student_who_only_looks_like_none_is_kept(row: str) -> None:
    export = read(f"Name,ID,Role,Status\n{row}\n")
    assert len(export.people) == 1
    assert not export.skipped


def test_powerschool_students_who_are_enrolled_or_will_be_are_kept() -> None:
    export = read('Student_Number,LastFirst,Enroll_Status\n1,"A, B",0\n2,"C, D",-1\n')
    assert len(export.people) == 2


def test_several_rows_of_one_student_are_one_with_all_groups_and_teachers() -> None:
    export = read(
        "Student ID,Student,Course,Period,Teacher,Email\n"
        "a1,Ana Solis,Algebra,P3,Rivera,\n"
        "b2,Ken Ito,Algebra,P3,Rivera,\n"
        "A1,Ana Solis,Band,P5,Chen,ana@example.org\n"
        "a1,Ana M. Solis,Algebra,P3,Rivera,\n"
    )
    ana, ken = export.people
    assert ana.groups == ("Algebra", "P3", "Band", "P5")
    assert ana.teachers == ("Rivera", "Chen")
    assert (ana.id, ana.line, ana.email) == ("a1", 2, "ana@example.org")
    assert ken.line == 3
    assert "2 rows were joined to a student of the same id (lines 4, 5)." in export.remarks
    assert any("written in two ways (lines 2, 5)" in remark for remark in export.remarks)


@pytest.mark.parametrize("other", ["é1", "E\u03011", "e\u03011"])
def test_ids_equal_but_for_case_and_composition_are_one(other: str) -> None:
    assert len(read(f"ID,Name\nÉ1,Ana Solis\n{other},Ana Solis\n").people) == 1


@pytest.mark.parametrize("other", ["Ken Ito", "Luis Solis", "Solis Ken"])
def test_one_id_for_two_names_is_a_fault_naming_both_lines(other: str) -> None:
    with pytest.raises(Impossible, match='"7" stands for two students, in lines 2 and 4'):
        read(f"ID,Name\n7,Ana Solis\n8,Bo Li\n7,{other}\n")


def test_equal_names_stay_apart_by_their_ids_and_that_is_said() -> None:
    export = read("ID,Name\n1,Maria Garcia\n2,Bo Li\n3,MARIA GARCIA\n")
    assert len(export.people) == 3
    assert export.remarks == (
        "2 students share the name Maria Garcia (lines 2, 4); they stay apart by their ids.",
    )


def test_without_ids_equal_names_stay_apart_and_that_is_said() -> None:
    export = read("Name,Class\nMaria Garcia,7a\nMaria Garcia,7b\n")
    assert len(export.people) == 2
    assert export.remarks[0].startswith("There is no id in this file")
    assert "lines 2, 3" in export.remarks[1]


@pytest.mark.parametrize("nothing", ["", "-", "N/A", "#N/A", "null", "none"])
def test_what_is_no_id_is_none(nothing: str) -> None:
    export = read(f"ID,Name\n1,Bo Li\n{nothing},Ana Solis\n{nothing},Ken Ito\n")
    assert [person.id for person in export.people] == ["1", "", ""]
    assert "There is no id in lines 3, 4; the student is kept without one." in export.remarks


@pytest.mark.parametrize(
    ("written", "kept"), [("01103", "01103"), ('"=""01103"""', "01103"), (" 1e5 ", "1e5")]
)
def test_an_id_is_text(written: str, kept: str) -> None:
    assert read(f"ID,Name\n{written},Ana Solis\n").people[0].id == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("0", "K"),
        ("00", "K"),
        ("-1", "PK"),
        ("-2", "PK"),
        ("07", "07"),
        ("KG", "KG"),
        ("9th", "9th"),
    ],
)
def test_grades_below_first_have_names(written: str, kept: str) -> None:
    assert read(f"Name,Grade Level\nAna Solis,{written}\n").people[0].grade == kept


def test_more_cells_than_headers_are_a_name_without_its_quotation_marks() -> None:
    with pytest.raises(Impossible, match="line 2 has more cells than the header has columns"):
        read("ID,Name,Class\n1,Washington, George,9\n2,Bo Li,7a,,\n3,Al\n")


def test_where_most_rows_are_longer_than_the_header_it_is_the_header_that_is_short() -> None:
    export = read("ID,Name,Class\n1,Al Ng,7b,tall\n2,Bo Li,7a,,\n3,Cy Wu,7b,late\n")
    remark = "More cells than the header has columns: lines 2, 4; the last were passed over."
    assert remark in export.remarks
    assert [person.groups for person in export.people] == [("7b",), ("7a",), ("7b",)]


def test_whose_row_cannot_be_read_whole_is_told_by_the_id() -> None:
    export = read(f"ID,Last,First\n1,Solis,\n2,Li,Bo\n3,Wu,{'x' * 1001}\n,Ng,\n")
    assert export.unread == ("1", "3", "")


def test_a_leaving_date_of_our_own_roster_is_remarked() -> None:
    export = read("id,name,groups,adult,left\n1,Ana Solis,P3,rivera,2026-10-01\n")
    remark = "A leaving date stands in line 2; who has left by today is passed over."
    assert remark in export.remarks
    assert export.people[0].left == "2026-10-01"
