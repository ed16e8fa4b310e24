"""Headers: those of every system, those in other languages, and those that are not there."""

from __future__ import annotations

import pytest

from oneonone.core.exports import Export
from oneonone.errors import Impossible, OneOnOneError, WrongWords
from oneonone.formats.rosters import read_export
from oneonone.formats.rosters.columns import Meaning, is_sensitive, meaning_of

FIELD = {
    "OneRoster": (
        (
            "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,"
            "givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password"
        ),
        (
            "u-1,active,2026-08-01,true,o1,student,asolis,{LDAP:7},Ana,Solis,Maria,9001,"
            "ana@example.org,5550001,5550002,p1,07,hunter2"
        ),
        ("u-1", "Ana Solis", "", "", "07", "ana@example.org"),
    ),
    "OneRoster 1.2": (
        (
            "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,"
            "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,"
            "resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,"
            "primaryOrgSourcedId,pronouns"
        ),
        "u-1,,,true,asolis,,Ana,Solis,,,ana@example.org,,,,07,hunter2,m1,,Nita,,,o1,she/her",
        ("u-1", "Ana Solis", "Nita", "she/her", "07", "ana@example.org"),
    ),
    "Clever": (
        (
            "School_id,Student_id,Student_number,State_id,Last_name,Middle_name,First_name,Gender,Dob,"
            "Grade,Race,Hispanic_Latino,Ell_status,Student_zip,Student_email,Contact_name,Contact_type,"
            "Contact_phone,Contact_email,Username,Password"
        ),
        (
            "s1,c-7,9001,ST77,Solis,M,Ana,F,1/2/2014,7,W,Y,Y,94110,ana@example.org,Rosa,mother,555,"
            "rosa@example.org,asolis,hunter2"
        ),
        ("c-7", "Ana Solis", "", "", "7", "ana@example.org"),
    ),
    "Canvas gradebook": (
        "Student,ID,SIS User ID,SIS Login ID,Section,Essay (11),Group (12),Final Score",
        '"Solis, Ana",55,c-7,asolis,Period 3,9,8,91',
        ("c-7", "Ana Solis", "", "", "", ""),
    ),
    "Google Classroom": (
        "Last Name,First Name,Email Address,Grade,Assignment State,Comments",
        "Solis,Ana,Ana@Example.org,88,TURNED_IN,late",
        ("ana@example.org", "Ana Solis", "", "", "", "Ana@Example.org"),
    ),
    "PowerSchool": (
        (
            "Student_Number,Last_Name,First_Name,Grade_Level,SchoolID,Enroll_Status,ClassOf,Lunch_ID,"
            "Home_Room"
        ),
        "9001,Solis,Ana,-1,12,0,2038,L9,Room 4",
        ("9001", "Ana Solis", "", "", "PK", ""),
    ),
    "Infinite Campus": (
        (
            "student.stateID,student.studentNumber,student.lastName,student.firstName,student.grade,"
            "courseSection.courseName,teacher.lastName,guardian.email,school.name"
        ),
        "ST77,9001,Solis,Ana,00,Algebra,Rivera,rosa@example.org,Lincoln",
        ("9001", "Ana Solis", "", "", "K", ""),
    ),
    "Schoology": (
        "school_uid,name_display,name_first,name_last,role,additional_info",
        "9001,Nita S.,Ana,Solis,Student,x",
        ("9001", "Ana Solis", "Nita S.", "", "", ""),
    ),
    "Gradescope": (
        "First Name,Last Name,SID,Email,section_name",
        "Ana,Solis,9001,ana@example.org,A01",
        ("9001", "Ana Solis", "", "", "", "ana@example.org"),
    ),
    "Moodle": (
        "First name,Surname,ID number,Institution,Department,Email address",
        "Ana,Solis,9001,Lincoln,Maths,ana@example.org",
        ("9001", "Ana Solis", "", "", "", "ana@example.org"),
    ),
    "oneonone roster": (
        "id,name,preferred,pronouns,grade,groups,adult,tier,cadence,joined,left,away,email",
        "9001,Ana Solis,Nita,she/her,7,P3;Band,rivera;chen,2,weekly,,,,ana@example.org",
        ("9001", "Ana Solis", "Nita", "she/her", "7", "ana@example.org"),
    ),
    "German": ("Nachname;Vorname;Klasse", "Solis;Ana;7a", ("", "Ana Solis", "", "", "", "")),
    "German name": ("Name;Vorname;Klasse", "Solis;Ana;7a", ("", "Ana Solis", "", "", "", "")),
    "French": ("Nom;Prénom;Classe", "Solis;Ana;7a", ("", "Ana Solis", "", "", "", "")),
    "Spanish": ("Apellidos;Nombre;Grupo", "Solis;Ana;7a", ("", "Ana Solis", "", "", "", "")),
    "Portuguese": ("Nome;Apelido;Turma", "Ana;Solis;7a", ("", "Ana Solis", "", "", "", "")),
    "Italian": ("Cognome;Nome;Classe", "Solis;Ana;7a", ("", "Ana Solis", "", "", "", "")),
    "Dutch": (
        "Achternaam;Tussenvoegsel;Voornaam;Klas",
        "Berg;van der;Ana;7a",
        ("", "Ana van der Berg", "", "", "", ""),
    ),
    "a spreadsheet": ("Student,Period", "Ana Solis,3", ("", "Ana Solis", "", "", "", "")),
}
GROUPS = {
    "Canvas gradebook": ("Period 3",),
    "PowerSchool": ("Room 4",),
    "Infinite Campus": ("Algebra",),
    "Gradescope": ("A01",),
    "oneonone roster": ("P3", "Band"),
    "a spreadsheet": ("3",),
}
OFFICE_SECRETS = ("hunter2", "1/2/2014", "94110", "Rosa", "rosa@", "ST77", "5550001", "L9", "late")


def read(text: str, columns: tuple[str, ...] = ()) -> Export:
    return read_export(text.encode(), "roster.csv", columns)


@pytest.mark.parametrize("system", FIELD)
def test_the_header_of_each_system_is_understood(system: str) -> None:
    header, row, expected = FIELD[system]
    export = read(f"{header}\n{row}\n")
    (person,) = export.people
    found = (person.id, person.name, person.preferred, person.pronouns, person.grade, person.email)
    assert found == expected
    assert person.groups == GROUPS.get(system, ("7a",) if ";" in header else ())
    assert not export.skipped
    assert not [secret for secret in OFFICE_SECRETS if secret in repr(export)]
    if system not in ("OneRoster 1.2", "Dutch", "a spreadsheet") and ";" not in header:
        assert export.system == system


def test_teachers_are_kept_as_exported() -> None:
    header, row, _ = FIELD["oneonone roster"]
    assert read(f"{header}\n{row}").people[0].teachers == ("rivera", "chen")
    header, row, _ = FIELD["Infinite Campus"]
    assert read(f"{header}\n{row}").people[0].teachers == ("Rivera",)


@pytest.mark.parametrize(
    "header",
    [
        *("First Name", "first_name", "FIRST-NAME", "First Name [Required]", "student.firstName"),
        *("Prénom", "PRENOM", " first.name ", "First Name (legal)", "#First Name"),
    ],
)
def test_headers_match_without_case_marks_brackets_or_accents(header: str) -> None:
    assert meaning_of(header) is Meaning.FIRST


@pytest.mark.parametrize(
    "header", ["teacher.firstName", "school.name", "Group (150834)", "Contact_email", "Exam name"]
)
def test_a_header_of_something_else_is_not_taken_for_the_students(header: str) -> None:
    assert meaning_of(header) not in (Meaning.FIRST, Meaning.NAME, Meaning.GROUP, Meaning.EMAIL)


@pytest.mark.parametrize(
    "header",
    [
        *("Password", "Birthdate", "Dob", "birthDate", "Race", "Hispanic_Latino", "Ell_status"),
        *("Lunch_ID", "lunchStatus", "IEP", "504 Plan", "PIN", "Gender", "Sex", "Student_zip"),
        *("Home Address", "Contact_phone", "Parent 1", "Geburtsdatum", "SSN", "State_id", "sms"),
    ],
)
def test_what_should_not_be_kept_is_called_sensitive(header: str) -> None:
    assert is_sensitive(header)
    assert meaning_of(header) is None


@pytest.mark.parametrize("header", ["Final Score", "Last Sign In [READ ONLY]", "Shipping", "Spine"])
def test_what_is_only_of_no_use_is_not_called_sensitive(header: str) -> None:
    assert not is_sensitive(header)


def test_columns_left_out_are_listed_with_their_headers() -> None:
    export = read("Name,Lunch_ID,Score,,\nAna Solis,L9,4,x,\n")
    assert export.left_out == (("Lunch_ID", True), ("Score", False), ("column 4", False))


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("Student ID,Student Number,Name", "a,b,Ana", "a"),
        ("SIS ID,SIS User ID,Student_Number,Name", "a,b,c,Ana", "c"),
        ("login,Email,ID number,Name", "a,b@c.d,e,Ana", "e"),
        ("Email,Username,Name", "b@c.d,asolis,Ana", "asolis"),
        ("SIS User ID,ID,Name", ",55,Ana", "55"),
        ("Employee ID [UPLOAD ONLY],Email Address,Name", ",B@c.d,Ana", "b@c.d"),
    ],
)
def test_identity_has_an_order(header: str, row: str, expected: str) -> None:
    assert read(f"{header}\n{row}").people[0].id == expected


def test_rows_above_the_header_are_passed_over_and_named() -> None:
    export = read("Name,Lincoln School\n\nTeacher: Ms. Rivera,,\nLast,First,ID\nSolis,Ana,1\n")
    assert [(p.name, p.line) for p in export.people] == [("Ana Solis", 5)]
    assert export.remarks == ("Passed over above the header: lines 1, 3.",)


def test_a_header_below_ten_rows_is_not_looked_for() -> None:
    with pytest.raises(Impossible, match="no header"):
        read("1,2\n" * 10 + "Last,First\nSolis,Ana\n")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "Frist Name,Last Name,ID\nAna,Solis,1\n",
            'line 1 has a column "Frist Name".*"First Name"',
        ),
        ("Title\nStudnet Name,Class\nAna Solis,1\n", 'line 2 .*"Studnet Name".*"Student Name"'),
        ("Nachname;Vornahme\nSolis;Ana\n", '"Vornahme": did you mean "Vorname"'),
    ],
)
def test_a_mistyped_header_is_met_with_the_nearest_one(text: str, meant: str) -> None:
    with pytest.raises(Impossible, match=meant):
        read(text)


def test_a_file_without_a_header_asks_for_columns_and_repeats_nothing() -> None:
    with pytest.raises(Impossible, match="no header with a name column") as fault:
        read("7a,Solis,Ana,hunter2\n7a,Ito,Ken,swordfish\n")
    assert "--columns class,last,first" in fault.value.remedy
    assert "hunter2" not in str(fault.value)


@pytest.mark.parametrize(
    "text", ["Solis,Ana,Student\nIto,Ken,Student\n", "Student,Test,1\nA,B,2\n"]
)
def test_a_row_of_data_that_says_student_is_no_header(text: str) -> None:
    with pytest.raises(Impossible, match="no header"):
        read(text)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_columns_can_be_told_and_then_every_row_is_data(delimiter: str) -> None:
    text = "7a,Solis,Ana,x\n7b,Ito,Ken,y\n".replace(",", delimiter)
    export = read(text, ("class", "last", "first", "-"))
    assert [(p.name, p.groups, p.line) for p in export.people] == [
        ("Ana Solis", ("7a",), 1),
        ("Ken Ito", ("7b",), 2),
    ]
    assert export.left_out == (("column 4", False),)


@pytest.mark.parametrize("columns", [("class", "colour", "name"), ("class", "id"), ("-",)])
def test_columns_that_mean_nothing_are_wrong_words(columns: tuple[str, ...]) -> None:
    with pytest.raises(WrongWords):
        read("a,b,c\n", columns)


def test_a_header_without_students_is_an_empty_export_that_says_so() -> None:
    assert read("Name,ID\n").remarks == ("There is no student in this file.",)


def test_too_many_columns_are_refused() -> None:
    with pytest.raises(OneOnOneError, match="2,000 columns"):
        read("Name," + "Period," * 3000 + "\n")
