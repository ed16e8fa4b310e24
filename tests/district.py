"""A made district, as OneRoster 1.2 or Clever writes it, with all that must not be kept."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import NamedTuple

SECRETS = (b"hunter2", b"2013-03-04", b"03/04/2013", b"555-0100", b"Elm Street", b"LUNCHFREE")

ONEROSTER_USERS = (
    "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,"
    "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,"
    "resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,"
    "primaryOrgSourcedId,pronouns"
)
ONEROSTER_ROLES = (
    "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,"
    "userProfileSourcedId"
)
ONEROSTER_CLASSES = (
    "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
    "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods"
)
ONEROSTER_ENROLLMENTS = (
    "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,"
    "beginDate,endDate"
)
CLEVER_STUDENTS = (
    "School_id,Student_id,Student_number,State_id,Last_name,Middle_name,First_name,Gender,Dob,"
    "Grade,Race,Hispanic_Latino,Ell_status,Student_zip,Student_email,Contact_name,Contact_type,"
    "Contact_phone,Contact_email,Username,Password,Frl_status,Student_street"
)
CLEVER_TEACHERS = (
    "School_id,Teacher_id,Teacher_number,State_teacher_id,Teacher_email,First_name,Middle_name,"
    "Last_name,Title,Username,Password"
)
CLEVER_SECTIONS = (
    "School_id,Section_id,Teacher_id,Teacher_2_id,Teacher_3_id,Teacher_4_id,Name,Grade,"
    "Course_name,Course_number,Period,Term_name,Term_start,Term_end"
)


class District(NamedTuple):
    """Who is there: ids of students, names of teachers, and whose students are whose."""

    teachers: tuple[str, ...]
    students_of: dict[str, frozenset[str]]


class _Made(NamedTuple):
    students: list[str]
    teachers: list[tuple[str, str, str]]
    sections: list[tuple[str, str, str]]
    enrolled: list[tuple[str, str]]


def _made(size: int, seed: int) -> _Made:
    random = Random(seed)
    teachers = [(f"t{n:02}", f"Tea{n:02}", f"Cher{n:02}") for n in range(max(2, size // 25))]
    sections = [
        (f"c{n:03}", f"Course {n}", teachers[n % len(teachers)][0])
        for n in range(max(8, size // 5))
    ]
    students = [f"s{n:04}" for n in range(size)]
    enrolled = [(one, section[0]) for one in students for section in random.sample(sections, 6)]
    return _Made(students, teachers, sections, enrolled)


def _known(made: _Made) -> District:
    names = {teacher: f"{first} {last}" for teacher, first, last in made.teachers}
    taught = {section: names[teacher] for section, _, teacher in made.sections}
    of: dict[str, set[str]] = {name: set() for name in names.values()}
    for student, section in made.enrolled:
        of[taught[section]].add(student)
    return District(tuple(names.values()), {name: frozenset(those) for name, those in of.items()})


def _write(folder: Path, name: str, header: str, rows: Iterable[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")


def oneroster(folder: Path, size: int = 1000, seed: int = 1) -> District:
    """OneRoster 1.2: roles in a table of their own, birth dates in demographics.csv."""
    made = _made(size, seed)
    users = [
        f"{one},active,,true,u{n},,First{n},Last{n},,,{one}@x.org,,555-0100,,07,hunter2,,,,,,o1,"
        for n, one in enumerate(made.students)
    ]
    users += [
        f"{one},active,,true,{one},,{first},{last},,,,,,,,hunter2,,,,,,o1,"
        for one, first, last in made.teachers
    ]
    _write(folder, "users.csv", ONEROSTER_USERS, users)
    roles = [(one, "student") for one in made.students]
    roles += [(one, "teacher") for one, *_ in made.teachers]
    rows = [f"r{one},active,,{one},primary,{role},,,o1," for one, role in roles]
    _write(folder, "roles.csv", ONEROSTER_ROLES, rows)
    rows = [f"{c},active,,{title},,k,{c}-1,scheduled,,o1,t1,,,1" for c, title, _ in made.sections]
    _write(folder, "classes.csv", ONEROSTER_CLASSES, rows)
    rows = [f"e{n},active,,{c},o1,{s},student,false,," for n, (s, c) in enumerate(made.enrolled)]
    rows += [f"f{c},active,,{c},o1,{t},teacher,true,," for c, _, t in made.sections]
    _write(folder, "enrollments.csv", ONEROSTER_ENROLLMENTS, rows)
    header = "sourcedId,status,dateLastModified,birthDate,sex"
    rows = [f"{one},active,,2013-03-04,female" for one in made.students]
    _write(folder, "demographics.csv", header, rows)
    return _known(made)


def clever(folder: Path, size: int = 1000, seed: int = 1) -> District:
    """Clever: everything about a child in one wide table."""
    made = _made(size, seed)
    rows = [
        f"o1,{one},n{n},,Last{n},,First{n},F,03/04/2013,7,W,N,Y,53703,{one}@x.org,Mama Last{n},"
        f"mother,555-0100,m@x.org,u{n},hunter2,LUNCHFREE,12 Elm Street"
        for n, one in enumerate(made.students)
    ]
    _write(folder, "students.csv", CLEVER_STUDENTS, rows)
    rows = [f"o1,{one},,,,{first},,{last},,," for one, first, last in made.teachers]
    _write(folder, "teachers.csv", CLEVER_TEACHERS, rows)
    rows = [f"o1,{c},{t},,,,{title},7,k,k1,1,,," for c, title, t in made.sections]
    _write(folder, "sections.csv", CLEVER_SECTIONS, rows)
    rows = [f"o1,{s},{c}" for s, c in made.enrolled]
    _write(folder, "enrollments.csv", "School_id,Student_id,Section_id", rows)
    return _known(made)


FORMS = {"oneroster": oneroster, "clever": clever}
