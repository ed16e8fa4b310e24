"""Sets of several files: every family gives its students, their classes and their teachers."""

from __future__ import annotations

from datetime import date

import pytest
from district import (
    CLEVER_SECTIONS,
    CLEVER_STUDENTS,
    CLEVER_TEACHERS,
    ONEROSTER_CLASSES,
    ONEROSTER_ENROLLMENTS,
    ONEROSTER_ROLES,
    ONEROSTER_USERS,
)

from oneonone.errors import Impossible
from oneonone.formats.rosters.sets import read_set

TODAY = date(2026, 11, 23)
USERS_11 = (
    "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,"
    "familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password"
)


def table(header: str, *rows: str) -> bytes:
    return "\n".join([header, *rows, ""]).encode()


ONEROSTER_11 = {
    "users.csv": table(
        USERS_11,
        "u1,active,,true,o1,student,jb,,Jamal,Brooks,,,jb@x.org,,,,07,pw",
        "u2,active,,true,o1,student,sm,,Sofia,Marín,,,,,,,07,pw",
        "u3,tobedeleted,,true,o1,student,ns,,Noah,Silva,,,,,,,07,pw",
        "u9,active,,true,o1,teacher,ar,,Ana,Rivera,,,,,,,,pw",
        "u8,active,,true,o1,teacher,lc,,Li,Chen,,,,,,,,pw",
    ),
    "classes.csv": table(
        ONEROSTER_CLASSES,
        "c1,active,,Math 7,07,k,M7-1,scheduled,,o1,t,,,1",
        "c2,active,,Math 7,07,k,M7-2,scheduled,,o1,t,,,2",
        "c3,active,,Art,07,k,A-1,scheduled,,o1,t,,,3",
    ),
    "enrollments.csv": table(
        ONEROSTER_ENROLLMENTS,
        "e1,active,,c1,o1,u1,student,,,",
        "e2,active,,c3,o1,u1,student,,2026-08-17,2026-10-30",
        "e3,active,,c3,o1,u2,student,,2026-08-17,2027-06-04",
        "e4,active,,c2,o1,u2,student,,2027-01-11,",
        "e5,active,,c3,o1,u8,teacher,false,,",
        "e6,active,,c3,o1,u9,teacher,true,,",
        "e7,active,,c1,o1,u9,teacher,true,,",
        "e8,tobedeleted,,c1,o1,u2,student,,,",
    ),
    "orgs.csv": table("sourcedId,name,type", "o1,Lincoln,school"),
}
CLEVER = {
    "students.csv": table(
        CLEVER_STUDENTS,
        "o,s1,n1,,Brooks,,Jamal,M,03/04/2013,7,W,N,Y,1,jb@x.org,,,,,jb,pw,F,x",
        "o,s2,n2,,Marín,,Sofia,F,03/04/2013,7,W,N,Y,1,,,,,,sm,pw,F,x",
    ),
    "teachers.csv": table(CLEVER_TEACHERS, "o,t1,,,,Ana,,Rivera,,,", "o,t2,,,,Li,,Chen,,,"),
    "sections.csv": table(
        CLEVER_SECTIONS, "o,c1,t1,t2,,,Math 7,7,k,k,1,,,", "o,c2,t2,,,,Art,7,k,k,2,,,"
    ),
    "enrollments.csv": table("School_id,Student_id,Section_id", "o,s1,c1", "o,s2,c2", "o,s2,c1"),
}
PEOPLE_SDS = "SIS ID,School SIS ID,First Name,Last Name,Username,Password,Grade,Birthdate"
SDS = {
    "Student.csv": table(PEOPLE_SDS, "1,o,Jamal,Brooks,jb,pw,7,x", "2,o,Sofia,Marín,sm,pw,7,x"),
    "Teacher.csv": table(PEOPLE_SDS, "8,o,Li,Chen,lc,pw,,", "9,o,Ana,Rivera,ar,pw,,"),
    "Section.csv": table("SIS ID,School SIS ID,Section Name", "c1,o,Math 7", "c2,o,Art"),
    "StudentEnrollment.csv": table("Section SIS ID,SIS ID", "c1,1", "c2,2", "c1,2"),
    "TeacherRoster.csv": table("Section SIS ID,SIS ID", "c1,9", "c1,8", "c2,8"),
    "School.csv": table("SIS ID,Name", "o,Lincoln"),
}
CANVAS = {
    "users.csv": table(
        "user_id,login_id,password,first_name,last_name,short_name,email,status",
        "1,jb,pw,Jamal,Brooks,,jb@x.org,active",
        "2,sm,pw,Sofia,Marín,,,active",
        "9,ar,pw,Ana,Rivera,,,active",
    ),
    "courses.csv": table("course_id,short_name,long_name,status", "k1,M7,Math 7,active"),
    "sections.csv": table("section_id,course_id,name,status", "c1,k1,Math 7 P1,active"),
    "enrollments.csv": table(
        "course_id,user_id,role,section_id,status",
        "k1,1,student,c1,active",
        "k1,2,StudentEnrollment,,active",
        "k1,9,teacher,c1,active",
        "k1,9,teacher,,active",
    ),
}


def told(files: dict[str, bytes]) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Each student's groups and teachers."""
    export = read_set(files, TODAY)
    assert export is not None
    return {person.name: (person.groups, person.teachers) for person in export.people}


@pytest.mark.parametrize(
    ("files", "students"),
    [
        (
            ONEROSTER_11,
            {
                "Jamal Brooks": (("Math 7 (M7-1)",), ("Ana Rivera",)),
                "Sofia Marín": (("Art",), ("Ana Rivera", "Li Chen")),
            },
        ),
        (
            CLEVER,
            {
                "Jamal Brooks": (("Math 7",), ("Ana Rivera", "Li Chen")),
                "Sofia Marín": (("Art", "Math 7"), ("Li Chen", "Ana Rivera")),
            },
        ),
        (
            SDS,
            {
                "Jamal Brooks": (("Math 7",), ("Ana Rivera", "Li Chen")),
                "Sofia Marín": (("Art", "Math 7"), ("Li Chen", "Ana Rivera")),
            },
        ),
        (
            CANVAS,
            {
                "Jamal Brooks": (("Math 7 P1",), ("Ana Rivera",)),
                "Sofia Marín": (("Math 7",), ("Ana Rivera",)),
            },
        ),
    ],
    ids=["oneroster 1.1", "clever", "sds", "canvas"],
)
def test_every_family_gives_students_classes_and_teachers(
    files: dict[str, bytes], students: dict[str, object]
) -> None:
    assert told(files) == students
    assert told(dict(reversed(files.items()))) == students
    renamed = {f"export/{n:02}-{name}": data for n, (name, data) in enumerate(files.items())}
    assert told(renamed) == students


def test_in_oneroster_1_2_the_table_of_roles_says_who_is_a_student() -> None:
    people = ["u1,active,,true,a,,Jamal,Brooks,,,,,,,07,pw,,,JB,,,o,he/him"]
    people += ["u2,active,,true,b,,Ana,Rivera,,,,,,,,pw,,,,,,o,"]
    people += ["u3,active,,true,c,,Cy,Dee,,,,,,,07,pw,,,,,,o,"]
    files = {
        "users.csv": table(ONEROSTER_USERS, *people),
        "roles.csv": table(
            ONEROSTER_ROLES,
            "r1,active,,u1,primary,student,,,o,",
            "r2,active,,u2,primary,teacher,,,o,",
            "r3,active,,u3,primary,student,,,o,",
            "r4,active,,u3,secondary,aide,,,o,",
        ),
        "classes.csv": ONEROSTER_11["classes.csv"],
        "enrollments.csv": table(
            ONEROSTER_ENROLLMENTS,
            "e1,active,,c3,o,u1,student,,,",
            "e2,active,,c3,o,u2,teacher,,,",
            "e3,active,,c3,o,u3,student,,,",
        ),
    }
    export = read_set(files, TODAY)
    assert export is not None
    assert [(p.id, p.preferred, p.pronouns) for p in export.people] == [
        ("u1", "JB", "he/him"),
        ("u3", "", ""),
    ]
    assert [(one.line, one.reason) for one in export.skipped] == [(3, "not a student")]
    assert "Both student and teacher, read as a student: Cy Dee." in export.remarks


@pytest.mark.parametrize(
    ("files", "gone", "remark"),
    [
        (ONEROSTER_11, "enrollments.csv", "nobody's classes are known"),
        (CLEVER, "enrollments.csv", "nobody's classes are known"),
        (CLEVER, "sections.csv", "classes have no names"),
        (SDS, "StudentEnrollment.csv", "nobody's classes are known"),
    ],
)
def test_a_table_that_is_missing_is_said_with_what_is_lost(
    files: dict[str, bytes], gone: str, remark: str
) -> None:
    export = read_set({name: data for name, data in files.items() if name != gone}, TODAY)
    assert export is not None
    assert [one for one in export.remarks if remark in one]
    assert {person.name for person in export.people} == {"Jamal Brooks", "Sofia Marín"}


@pytest.mark.parametrize(
    "files",
    [
        {"a.csv": b"Name,Section\nAnn Bee,P3\n", "b.csv": b"Name,Section\nCy Dee,P5\n"},
        {"users.csv": ONEROSTER_11["users.csv"]},
        {"orgs.csv": ONEROSTER_11["orgs.csv"], "x.csv": b""},
    ],
)
def test_files_that_do_not_belong_together_are_no_set(files: dict[str, bytes]) -> None:
    files = {name: data or b"a\n" for name, data in files.items()}
    assert read_set(files, TODAY) is None


def test_a_set_without_students_says_so() -> None:
    teachers = [row for row in ONEROSTER_11["users.csv"].split(b"\n") if b"student" not in row]
    files = ONEROSTER_11 | {"users.csv": b"\n".join(teachers)}
    with pytest.raises(Impossible, match="student"):
        read_set(files, TODAY)
