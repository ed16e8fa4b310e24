"""Sets of several files, in every family: who is in them, in which class, and of whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_school import (
    CANVAS,
    CLEVER,
    FAMILIES,
    ONEROSTER_11,
    ONEROSTER_12,
    SCHOOLOGY,
    SDS_1,
    TITLES,
    WITHOUT_GRADES,
)

from oneonone.core.choosing import Choices, Only
from oneonone.core.exports import Export, Person, Skipped
from oneonone.errors import Impossible, OneOnOneError, WrongWords
from oneonone.formats.rosters.sets import is_never_opened, read_set, recognised

TODAY = date(2026, 11, 23)
Files = Mapping[str, str]


def read(files: Files, *only: str, today: date = TODAY, everyone: bool = False) -> Export:
    export = read_or_choose(files, *only, today=today, everyone=everyone)
    assert isinstance(export, Export)
    return export


def read_or_choose(
    files: Files, *only: str, today: date = TODAY, everyone: bool = False
) -> Export | Choices:
    found = recognised({name: text.encode()[:4096] for name, text in files.items()})
    assert found is not None
    wanted = []
    for words in only:
        key, _, value = words.partition("=")
        wanted.append(Only(key, tuple((part,) for part in value.split(";"))))
    data = {role: (name, files[name].encode()) for role, name in found.files.items()}
    return read_set(found.kind, data, wanted, today, everyone)


def without(files: Files, name: str) -> Files:
    return {other: text for other, text in files.items() if other != name}


def told(people: Iterable[Person]) -> dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return {person.id: (person.name, person.groups, person.teachers) for person in people}


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_tells_of_the_same_students(family: str) -> None:
    system, files = FAMILIES[family]
    export = read(files)
    algebra, art = TITLES.get(family, ("Algebra", "Art"))
    eli = ("Homeroom",) if family == "Canvas" else ()
    assert export.system == system
    assert told(export.people) == {
        "11": ("Ana Ng", (algebra, art), ("Ines Rivera", "Bo Chen")),
        "12": ("Cem Díaz", (algebra,), ("Ines Rivera", "Bo Chen")),
        "13": ("Eli Vega", eli, ()),
    }
    grades = {person.grade for person in export.people}
    assert grades == ({""} if family in WITHOUT_GRADES else {"07", "08"})


@pytest.mark.parametrize("family", FAMILIES)
def test_a_teacher_brings_their_own_students_and_of_these_their_own_classes(family: str) -> None:
    _, files = FAMILIES[family]
    algebra, art = TITLES.get(family, ("Algebra", "Art"))
    assert told(read(files, "teacher=Ines Rivera").people) == {
        "11": ("Ana Ng", (algebra,), ("Ines Rivera", "Bo Chen")),
        "12": ("Cem Díaz", (algebra,), ("Ines Rivera", "Bo Chen")),
    }
    assert set(told(read(files, "class=" + art).people)) == {"11"}


@pytest.mark.parametrize("family", FAMILIES)
def test_nothing_of_a_column_that_is_not_kept_becomes_a_value(family: str) -> None:
    export = read(FAMILIES[family][1])
    assert "hidden" not in repr(export).casefold()
    sensitive = {one.header.casefold() for one in export.left_out if one.sensitive}
    assert "password" in sensitive or family == "Schoology"


@pytest.mark.parametrize("family", FAMILIES)
def test_files_are_told_by_their_headers_whatever_their_names(family: str) -> None:
    _, files = FAMILIES[family]
    if family == "Microsoft SDS 1":  # its enrolments and its teachers' have one header
        renamed = {f"export of {name}": text for name, text in files.items()}
    else:
        renamed = {f"{n}.txt": text for n, text in enumerate(reversed(files.values()))}
    assert told(read(renamed).people) == told(read(files).people)


@pytest.mark.parametrize("family", FAMILIES)
def test_headers_in_another_case_and_with_semicolons_are_the_same(family: str) -> None:
    _, files = FAMILIES[family]
    changed = {name: text.replace(",", ";") for name, text in files.items()}
    for name, text in changed.items():
        header, _, rows = text.partition("\n")
        changed[name] = f"{header.upper()}\n{rows}"
    assert told(read(changed).people) == told(read(files).people)


@pytest.mark.parametrize(
    ("files", "name", "words"),
    [
        (ONEROSTER_11, "enrollments.csv", "without classes"),
        (CLEVER, "enrollments.csv", "without classes"),
        (SDS_1, "StudentEnrollment.csv", "without classes"),
        (SCHOOLOGY, "enrollments.csv", "without classes"),
        (ONEROSTER_11, "classes.csv", "named by their ids"),
        (CLEVER, "sections.csv", "named by their ids"),
        (CLEVER, "teachers.csv", "teachers are named by their ids"),
        (SDS_1, "TeacherRoster.csv", "chosen by teacher"),
        (CANVAS, "sections.csv", "named by their ids"),
    ],
)
def test_a_missing_file_is_named_with_what_is_lost(files: Files, name: str, words: str) -> None:
    export = read(without(files, name))
    said = [remark for remark in export.remarks if remark.startswith(f"There is no {name}: ")]
    assert len(said) == 1
    assert words in said[0]
    assert [person.name for person in export.people] == ["Ana Ng", "Cem Díaz", "Eli Vega"]


@pytest.mark.parametrize(
    ("files", "name"),
    [(ONEROSTER_11, "users.csv"), (CLEVER, "students.csv"), (SDS_1, "Student.csv")],
)
def test_without_the_students_there_is_nothing_to_read(files: Files, name: str) -> None:
    with pytest.raises(Impossible, match=f"{name}, which has the students, is missing"):
        read(without(files, name))


def test_where_nothing_tells_who_is_a_student_nobody_is_taken() -> None:
    files = without(without(ONEROSTER_12, "roles.csv"), "enrollments.csv")
    with pytest.raises(Impossible, match="tells students from others"):
        read(files)
    with pytest.raises(Impossible, match="tells students from others"):
        read(without(CANVAS, "enrollments.csv"))


def test_without_roles_those_enrolled_as_students_are_students() -> None:
    export = read(without(ONEROSTER_12, "roles.csv"))
    assert [person.name for person in export.people] == ["Ana Ng", "Cem Díaz"]
    assert "Passed over in users.csv: 3 people who are no students." in export.remarks


def test_without_enrolments_nobody_can_be_chosen_by_class() -> None:
    with pytest.raises(WrongWords, match="does not tell the class") as fault:
        read(without(CLEVER, "enrollments.csv"), "class=Algebra")
    assert "grade" in fault.value.remedy


# --- roles ----------------------------------------------------------------------------------


def roles(*rows: str) -> Files:
    text = ONEROSTER_12["roles.csv"] + "".join(f"9,,,{row},,,north,\n" for row in rows)
    return {**ONEROSTER_12, "roles.csv": text}


def test_a_student_who_is_staff_as_well_is_kept_where_enrolled_as_one_and_named() -> None:
    export = read(roles("12,secondary,aide"))
    assert "12" in told(export.people)
    said = "Cem Díaz (users.csv, line 5) is student and staff here: kept as a student."
    assert said in export.remarks


def test_a_student_who_is_staff_and_in_no_class_is_left_out_aloud() -> None:
    export = read(roles("13,secondary,teacher"))
    assert "13" not in told(export.people)
    assert export.skipped == (
        Skipped(6, "a student and staff, in no class as a student", "users.csv"),
    )
    assert export.skipped[0].place == "users.csv, line 6"


def test_a_teacher_enrolled_as_a_student_is_no_student_and_named() -> None:
    files = dict(ONEROSTER_11)
    files["enrollments.csv"] += "9,active,,b1,north,r1,student,false,,\n"
    export = read(files)
    assert "r1" not in told(export.people)
    said = "Ines Rivera (users.csv, line 2) is student and staff here: left out."
    assert said in export.remarks


def test_a_role_that_is_over_does_not_count() -> None:
    files = roles()
    ended = files["roles.csv"].replace("11,primary,student,,", "11,primary,teacher,,2026-06-01")
    now = ended + "9,,,11,primary,student,2026-06-02,,north,\n"
    export = read({**files, "roles.csv": now})
    assert "11" in told(export.people)
    assert not [remark for remark in export.remarks if "Ana" in remark]


@pytest.mark.parametrize(
    ("was", "becomes", "reason"),
    [
        ("12,active,,true", "12,tobedeleted,,true", "to be deleted"),
        ("12,active,,true", "12,inactive,,true", "inactive"),
        ("12,active,,true", "12,active,,false", "inactive"),
        ("Cem,Díaz", "Cem,", "no surname"),
    ],
)
def test_who_is_gone_is_skipped_with_file_and_line(was: str, becomes: str, reason: str) -> None:
    files = {**ONEROSTER_11, "users.csv": ONEROSTER_11["users.csv"].replace(was, becomes)}
    export = read(files)
    assert "12" not in told(export.people)
    assert export.skipped == (Skipped(5, reason, "users.csv"),)
    assert not read(files, "class=art").skipped  # of nobody's concern there


# --- enrolments -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts", "ends", "counts"),
    [
        ("2026-08-17", "2026-11-22", False),
        ("2026-08-17", "2026-11-23", True),
        ("2026-11-23", "", True),
        ("2026-11-24", "2027-06-04", False),
        ("", "", True),
        ("soon", "", True),
    ],
)
def test_an_enrolment_that_is_over_or_has_not_begun_does_not_count(
    starts: str, ends: str, counts: bool
) -> None:
    row = "12,student,false,2026-08-17,2027-06-04"
    changed = ONEROSTER_11["enrollments.csv"].replace(row, f"12,student,false,{starts},{ends}")
    cem = told(read({**ONEROSTER_11, "enrollments.csv": changed}).people)["12"]
    assert cem[1] == (("Algebra",) if counts else ())


def test_before_the_year_begins_the_classes_to_come_are_taken() -> None:
    export = read(CLEVER, today=date(2026, 8, 10))
    assert told(export.people)["11"][1] == ("Algebra", "Art")
    assert "No enrolment in enrollments.csv has begun; those to come are taken." in export.remarks


def test_after_the_year_the_students_come_without_classes() -> None:
    export = read(CLEVER, today=date(2027, 7, 1))
    assert told(export.people)["11"][1] == ()
    assert [remark for remark in export.remarks if "is over" in remark]


@pytest.mark.parametrize("status", ["tobedeleted", "inactive"])
def test_a_class_or_an_enrolment_that_is_deleted_does_not_count(status: str) -> None:
    enrolled = ONEROSTER_11["enrollments.csv"].replace("5,active", f"5,{status}")
    assert told(read({**ONEROSTER_11, "enrollments.csv": enrolled}).people)["11"][1] == ("Algebra",)
    classes = ONEROSTER_11["classes.csv"].replace("b1,active", f"b1,{status}")
    assert told(read({**ONEROSTER_11, "classes.csv": classes}).people)["11"][1] == ("Algebra",)


def test_a_student_enrolled_but_not_among_the_people_is_named_by_line() -> None:
    files = {**CLEVER, "enrollments.csv": CLEVER["enrollments.csv"] + "north,77,a1\n"}
    said = "Enrolled, but not in students.csv: enrollments.csv, line 5."
    assert said in read(files).remarks
    assert said not in read(files, "class=Art").remarks


def test_classes_of_one_title_are_told_apart_by_period() -> None:
    files = {**CLEVER, "sections.csv": CLEVER["sections.csv"].replace("Art,", "Algebra,")}
    assert told(read(files).people)["11"][1] == ("Algebra (1)", "Algebra (2)")
    assert told(read(files, "period=2").people)["11"][1] == ("Algebra",)


def test_a_student_of_two_schools_is_one() -> None:
    row = CLEVER["students.csv"].splitlines()[1].replace("north", "south", 1)
    files = {**CLEVER, "students.csv": f"{CLEVER['students.csv']}{row}\n"}
    export = read(files, everyone=True)
    assert len(export.people) == 3
    assert set(told(read(files, "school=south").people)) == {"11"}


@given(st.data())
def test_whatever_is_wrong_in_a_file_it_is_students_or_one_sentence(data: st.DataObject) -> None:
    """Bytes changed, taken out or doubled anywhere: never somebody who is not in the export."""
    _, files = FAMILIES[data.draw(st.sampled_from(sorted(FAMILIES)))]
    name = data.draw(st.sampled_from(sorted(files)))
    changed = bytearray(files[name].encode())
    start, length = data.draw(st.integers(0, len(changed))), data.draw(st.integers(0, 30))
    changed[start : start + length] = data.draw(st.binary(max_size=12))
    bad = {other: text.encode() for other, text in files.items()} | {name: bytes(changed)}
    try:
        found = recognised(bad)
        if found is None:
            return
        told = {role: (file, bad[file]) for role, file in found.files.items()}
        export = read_set(found.kind, told, [], TODAY, everyone=True)
    except OneOnOneError as fault:
        assert str(fault).isprintable()  # noqa: PT017
        return
    assert isinstance(export, Export)
    assert len(export.people) <= 6
    assert all(person.name and person.line > 1 for person in export.people)


# --- which set it is ------------------------------------------------------------------------


def test_users_alone_are_a_set_where_they_do_not_say_who_is_a_student() -> None:
    with pytest.raises(Impossible, match="tells students from others"):
        read({"users.csv": ONEROSTER_12["users.csv"]})
    for alone in (ONEROSTER_11["users.csv"], CANVAS["users.csv"], CLEVER["students.csv"]):
        assert recognised({"users.csv": alone.encode()}) is None


def test_files_of_no_family_are_no_set() -> None:
    lists = {"p1.csv": b"Student,Period\nAna Ng,1\n", "p2.csv": b"Student,Period\nBo Li,2\n"}
    assert recognised(lists) is None


def test_two_files_that_hold_the_same_are_refused_by_name() -> None:
    files = {**CLEVER, "students (1).csv": CLEVER["students.csv"]}
    with pytest.raises(Impossible, match=r"students\.csv and students \(1\)\.csv both"):
        read(files)


def test_a_file_that_may_be_two_is_not_guessed_at() -> None:
    files = {("people.csv" if n == "StudentEnrollment.csv" else n): t for n, t in SDS_1.items()}
    with pytest.raises(Impossible, match="StudentEnrollment or the TeacherRoster"):
        read(files)


def test_files_a_set_has_no_use_for_are_told_apart() -> None:
    starts = {name: text.encode() for name, text in ONEROSTER_11.items()}
    starts["results.csv"] = b"sourcedId,lineItemSourcedId,score\n"
    found = recognised(starts)
    assert found is not None
    assert found.unused == ("results.csv",)


@pytest.mark.parametrize(
    ("name", "never"),
    [
        ("demographics.csv", True),
        ("export/Demographics.csv", True),
        ("guardianrelationship.csv", True),
        ("userProfiles.csv", True),
        ("users.csv", False),
        ("Health.csv", False),
    ],
)
def test_what_holds_birth_dates_or_contacts_is_never_opened(name: str, never: bool) -> None:
    assert is_never_opened(name) is never


def test_a_set_without_names_is_said_to_have_none() -> None:
    files = {**SDS_1, "Student.csv": "SIS ID,School SIS ID,Username\n11,north,ana\n"}
    with pytest.raises(Impossible, match="no name column"):
        read(files)


def test_the_students_of_several_schools_are_not_taken_by_accident() -> None:
    two = CLEVER["students.csv"].replace("north,12", "south,12")
    choices = read_or_choose({**CLEVER, "students.csv": two})
    assert isinstance(choices, Choices)
    offered = {one.key: one.values for one in choices.offered}
    assert offered["school"] == (("north", 2), ("south", 1))
    assert offered["teacher"] == (("Bo Chen", 2), ("Ines Rivera", 2))
