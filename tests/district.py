"""A made-up district: 1,000 students, 40 teachers, 6,000 enrolments, as OneRoster 1.2 and Clever.

    python tests/district.py FOLDER        writes FOLDER/oneroster and FOLDER/clever

Everybody in it is drawn from a seed. It holds what an office's export holds and must never be
kept: passwords, birth dates, race, lunch, addresses, phones. All of these are in ``SECRETS``.
"""

from __future__ import annotations

import csv
import io
import random
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

FIRST = "Ana Bo Cem Dara Eli Fen Gia Hugo Ines Jun Kai Lena Mia Noor Olu Pia Quin Rui Sana Tom"
LAST = "Adeyemi Brooks Castillo Díaz Ellis Fofana Garcia Hoang Ivanov Jones Khan Lê Marín Núñez"
LAST += " Okafor Petrov Quist Rossi Silva Tanaka Ueda Vega Wong Xu Young Zeidan"
SUBJECTS = "English Algebra Biology History Art Music Spanish Health"
SECRETS = re.compile(
    rb"pw-[a-h2-5]{8}|20(09|11|13)-\d\d-\d\d|(race|lunch|ell)-[abc]|\d+ Secret St|555-01\d\d"
)


class Person(NamedTuple):
    id: str
    number: str
    first: str
    last: str
    grade: str = ""
    school: str = ""

    @property
    def email(self) -> str:
        return f"{self.number}@district.example"


class Section(NamedTuple):
    id: str
    subject: str
    period: int
    teacher: Person
    second: Person | None
    students: tuple[Person, ...]


class District(NamedTuple):
    students: tuple[Person, ...]
    teachers: tuple[Person, ...]
    sections: tuple[Section, ...]

    def of(self, teacher: Person) -> set[str]:
        """The ids of a teacher's students."""
        mine = [s for s in self.sections if teacher in (s.teacher, s.second)]
        return {student.id for section in mine for student in section.students}


def district(students: int = 1000, teachers: int = 40, seed: int = 7) -> District:
    """Two schools; each student has six classes, one in each period."""
    dice = random.Random(seed)
    first, last = FIRST.split(), LAST.split()
    schools = ("north", "south")
    staff = tuple(
        Person(f"t{n:03}", f"9{n:03}", dice.choice(first), f"{last[n % len(last)]}-{n}", "", school)
        for n in range(teachers)
        for school in [schools[n % 2]]
    )
    pupils = tuple(
        Person(known, f"{n + 10000}", dice.choice(first), dice.choice(last), grade, schools[n % 2])
        for n in range(students)
        for known, grade in [(f"{dice.getrandbits(48):012x}", f"{dice.randint(6, 8):02}")]
    )
    sections = []
    for school in schools:
        mine = [student for student in pupils if student.school == school]
        adults = [teacher for teacher in staff if teacher.school == school]
        for period in range(1, 7):
            dice.shuffle(mine)
            for place, teacher in enumerate(adults):
                second = dice.choice(adults) if dice.random() < 0.1 else None
                seated = tuple(mine[place :: len(adults)])
                subject = SUBJECTS.split()[(place + period) % 8]
                number = f"{school}-{period}-{place:02}"
                sections.append(Section(number, subject, period, teacher, second, seated))
    return District(pupils, staff, tuple(sections))


def table(header: str, rows: Iterable[Mapping[str, str]]) -> str:
    """A file with this header; what a row does not say is blank."""
    out = io.StringIO()
    writer = csv.DictWriter(out, header.split(","), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


class Secrets(NamedTuple):
    password: str
    born: str
    home: str
    phone: str
    race: str
    ell: str
    lunch: str


def secrets_of(dice: random.Random) -> Secrets:
    word = "".join(dice.choice("abcdefgh2345") for _ in range(8))
    born = f"20{dice.choice(('09', '11', '13'))}-0{dice.randint(1, 9)}-1{dice.randint(0, 9)}"
    home, phone = f"{dice.randint(1, 99)} Secret St", f"555-01{dice.randint(10, 99)}"
    kinds = [f"{kind}-{dice.choice('abc')}" for kind in ("race", "ell", "lunch")]
    return Secrets(f"pw-{word}", born, home, phone, *kinds)


ONEROSTER = {
    "users": "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,"
    "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,"
    "resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,"
    "primaryOrgSourcedId,pronouns",
    "roles": "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,"
    "orgSourcedId,userProfileSourcedId",
    "classes": "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,"
    "location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
    "enrollments": "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,"
    "role,primary,beginDate,endDate",
    "orgs": "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
    "demographics": "sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative",
    "manifest": "propertyName,value",
}


def as_oneroster(made: District) -> dict[str, str]:
    """The files of OneRoster 1.2, with the phones and passwords it has room for."""
    dice = random.Random(1)
    rows: dict[str, list[dict[str, str]]] = {name: [] for name in ONEROSTER}
    for person in (*made.teachers, *made.students):
        hidden, role = secrets_of(dice), "student" if person.grade else "teacher"
        rows["users"].append(
            {
                "sourcedId": person.id,
                "enabledUser": "true",
                "username": person.number,
                "givenName": person.first,
                "familyName": person.last,
                "grades": person.grade,
                "email": person.email,
                "sms": hidden.phone,
                "phone": hidden.phone,
                "password": hidden.password,
                "primaryOrgSourcedId": person.school,
            }
        )
        rows["roles"].append(
            {
                "sourcedId": f"r-{person.id}",
                "userSourcedId": person.id,
                "role": role,
                "roleType": "primary",
                "orgSourcedId": person.school,
            }
        )
        born = {"birthDate": hidden.born, "americanIndianOrAlaskaNative": hidden.race}
        rows["demographics"].append({"sourcedId": person.id, **born})
    for section in made.sections:
        rows["classes"].append(
            {
                "sourcedId": section.id,
                "title": section.subject,
                "classType": "scheduled",
                "classCode": section.id.upper(),
                "periods": str(section.period),
                "courseSourcedId": section.subject[:3],
                "schoolSourcedId": section.id[:5],
            }
        )
        # The helping teacher first, so that only the column tells who answers for the class.
        for person in (section.second, section.teacher, *section.students):
            if person is not None:
                rows["enrollments"].append(
                    {
                        "sourcedId": f"e-{len(rows['enrollments'])}",
                        "classSourcedId": section.id,
                        "userSourcedId": person.id,
                        "role": "student" if person.grade else "teacher",
                        "primary": str(person == section.teacher).lower(),
                        "beginDate": "2026-08-17",
                        "endDate": "2027-06-04",
                    }
                )
    for school in ("north", "south"):
        name = f"{school.title()} Middle"
        rows["orgs"].append({"sourcedId": school, "name": name, "type": "school"})
    rows["orgs"].append({"sourcedId": "all", "name": "Riverside", "type": "district"})
    rows["manifest"].append({"propertyName": "oneroster.version", "value": "1.2"})
    return {f"{name}.csv": table(header, rows[name]) for name, header in ONEROSTER.items()}


CLEVER = {
    "students": "School_id,Student_id,Student_number,State_id,Last_name,Middle_name,First_name,"
    "Gender,Dob,Grade,Race,Hispanic_Latino,Ell_status,Frl_status,Student_street,Student_zip,"
    "Student_email,Contact_name,Contact_type,Contact_phone,Contact_email,Username,Password",
    "teachers": "School_id,Teacher_id,Teacher_number,State_teacher_id,Teacher_email,First_name,"
    "Middle_name,Last_name,Title,Username,Password",
    "sections": "School_id,Section_id,Teacher_id,Teacher_2_id,Teacher_3_id,Teacher_4_id,Name,Grade,"
    "Course_name,Course_number,Period,Term_name,Term_start,Term_end",
    "enrollments": "School_id,Student_id,Section_id",
    "schools": "School_id,School_name,School_number",
}


def as_clever(made: District) -> dict[str, str]:
    """The five files of Clever, with everything a school may put into them."""
    dice = random.Random(2)
    rows: dict[str, list[dict[str, str]]] = {name: [] for name in CLEVER}
    for person in made.students:
        hidden = secrets_of(dice)
        rows["students"].append(
            {
                "School_id": person.school,
                "Student_id": person.id,
                "Grade": person.grade,
                "Student_number": person.number,
                "Student_email": person.email,
                "Last_name": person.last,
                "First_name": person.first,
                "Dob": hidden.born,
                "Race": hidden.race,
                "Ell_status": hidden.ell,
                "Frl_status": hidden.lunch,
                "Student_street": hidden.home,
                "Contact_phone": hidden.phone,
                "Password": hidden.password,
                "Contact_name": hidden.home,
            }
        )
    for person in made.teachers:
        rows["teachers"].append(
            {
                "School_id": person.school,
                "Teacher_id": person.id,
                "Teacher_email": person.email,
                "Password": secrets_of(dice).password,
                "Last_name": person.last,
                "First_name": person.first,
            }
        )
    for section in made.sections:
        second = section.second.id if section.second else ""
        rows["sections"].append(
            {
                "School_id": section.id[:5],
                "Section_id": section.id,
                "Grade": "07",
                "Teacher_id": section.teacher.id,
                "Teacher_2_id": second,
                "Name": section.subject,
                "Period": str(section.period),
                "Term_start": "08/17/2026",
                "Term_end": "06/04/2027",
            }
        )
        rows["enrollments"] += [
            {"School_id": student.school, "Student_id": student.id, "Section_id": section.id}
            for student in section.students
        ]
    for school in ("north", "south"):
        rows["schools"].append({"School_id": school, "School_name": f"{school.title()} Middle"})
    return {f"{name}.csv": table(header, rows[name]) for name, header in CLEVER.items()}


FORMS = {"oneroster": as_oneroster, "clever": as_clever}


def write(files: dict[str, str], folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


if __name__ == "__main__":
    for form, made_as in FORMS.items():
        print(write(made_as(district()), Path(sys.argv[1]) / form))
