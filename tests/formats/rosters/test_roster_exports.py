"""Real exports, and each of them as other programs and offices would have written it."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from oneonone.core.exports import Export, Skipped
from oneonone.errors import Impossible
from oneonone.formats.rosters import read_export

SAMPLES = Path(__file__).resolve().parents[3].parent / "shared" / "rosters"
SENSITIVE = ("P@ssword", "12/06/93", "letterpin", "987654321", "2003-08-23", "4/2/2000")

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"no samples at {SAMPLES}")

# name of the file: system, students
COUNTS = {
    "canvas_gradebook_gradelib.csv": ("Canvas gradebook", 4),
    "egrades_tab_gradelib.csv": ("eGrades", 3),
    "rosariosis_students_test.csv": ("RosarioSIS", 6),
    "sds_v1_25users_Student.csv": ("Microsoft SDS", 22),
    "canvas_sis_users_doc_sample.csv": ("Canvas", 3),
    "google_admin_user_download.csv": ("Google Admin", 5),
    "powerschool_quickexport_txoof_student_export.text": ("PowerSchool", 4),
}


def sample(name: str) -> str:
    return (SAMPLES / name).read_bytes().decode("utf-8").replace("\r\n", "\n")


def read(text: str, name: str = "roster.csv") -> Export:
    return read_export(text.encode(), name)


def without_lines(export: Export) -> list[object]:
    return [person._replace(line=0) for person in export.people]


def again(text: str, delimiter: str) -> str:
    """The same table with another delimiter."""
    first = text.partition("\n")[0]
    now = "\t" if "\t" in first else ","
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(
        csv.reader(io.StringIO(text), delimiter=now)
    )
    return out.getvalue()


VARIANTS: dict[str, Callable[[str], bytes]] = {
    "CR": lambda text: text.replace("\n", "\r").encode(),
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "mixed line ends": lambda text: text.replace("\n", "\r", 1).replace("\n", "\r\n", 2).encode(),
    "UTF-16 LE": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "UTF-16 BE": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "UTF-16 LE, no BOM": lambda text: text.encode("utf-16-le"),
    "UTF-16 BE, no BOM": lambda text: text.encode("utf-16-be"),
    "UTF-16 LE with tabs": lambda text: again(text, "\t").encode("utf-16"),
    "UTF-8 BOM, semicolons": lambda text: codecs.BOM_UTF8 + again(text, ";").encode(),
    "pipes": lambda text: again(text, "|").encode(),
    "sep= above": lambda text: ("sep=;\r\n" + again(text, ";")).encode(),
    "title rows": lambda text: ("Lincoln Middle School\n\nClass list, 23 Nov\n" + text).encode(),
    "a total row": lambda text: f"{text.rstrip()}\nTotal students: 24\n".encode(),
    "blank rows": lambda text: (text.replace("\n", "\n\n") + " \n,,,\n\x1a").encode(),
    "no newline at the end": lambda text: text.rstrip("\n").encode(),
}


@pytest.mark.parametrize("name", COUNTS)
def test_every_student_of_a_real_export_is_found(name: str) -> None:
    export = read_export((SAMPLES / name).read_bytes(), name)
    assert (export.system, len(export.people)) == COUNTS[name]


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", COUNTS)
def test_however_it_was_saved_the_students_are_the_same(name: str, variant: str) -> None:
    text = sample(name)
    written = read_export(VARIANTS[variant](text), name)
    assert without_lines(written) == without_lines(read(text))
    assert written.left_out == read(text).left_out


@pytest.mark.parametrize("name", COUNTS)
def test_an_accented_name_is_read_from_windows_1252(name: str) -> None:
    text = sample(name)
    given = read(text).people[0].name.split(" ")[0]
    export = read_export(text.replace(given, "Núñez-Brontë", 1).encode("cp1252"), name)
    assert export.people[0].name.startswith("Núñez-Brontë")
    assert len(export.people) == COUNTS[name][1]
    assert export.remarks[0] == "Read as Windows-1252 (no sign of UTF-8)."


@pytest.mark.parametrize("name", COUNTS)
def test_lines_are_those_of_the_file(name: str) -> None:
    lines = sample(name).split("\n")
    for person in read(sample(name)).people:
        assert person.name.split(" ")[-1] in lines[person.line - 1]


@pytest.mark.parametrize("name", COUNTS)
def test_nothing_of_a_column_left_out_is_shown(name: str) -> None:
    shown = repr(read(sample(name)))
    assert not [value for value in SENSITIVE if value in shown]


def test_a_total_row_below_is_no_student() -> None:
    text = sample("canvas_sis_users_doc_sample.csv") + "Total,,,,,,,,\n"
    export = read(text)
    assert len(export.people) == 3
    assert export.skipped == (Skipped(5, "a total"),)


def test_rows_of_the_gradebook_itself_are_skipped_aloud() -> None:
    export = read(sample("canvas_gradebook_gradelib.csv"))
    assert export.skipped == (Skipped(2, "manual posting"), Skipped(3, "points possible"))
    assert [person.id for person in export.people][:3] == ["A16000000", "A12345678", "a10000000"]


def test_half_a_name_is_reported_and_a_missing_id_is_remarked() -> None:
    export = read(sample("rosariosis_students_test.csv"))
    assert export.skipped == (Skipped(5, "no surname"), Skipped(6, "no first name"))
    assert [(p.id, p.name) for p in export.people if not p.id] == [("", "No Account #")]
    assert "There is no id in line 7; the student is kept without one." in export.remarks


def test_the_short_name_is_the_preferred_one_and_ids_stay_text() -> None:
    people = read(sample("canvas_sis_users_doc_sample.csv")).people
    assert [(p.id, p.name, p.preferred) for p in people] == [
        ("01103", "Bob Smith", "Bobby Smith"),
        ("13834", "John Doe", ""),
        ("13aa3", "Peggy Sue", ""),
    ]


def test_an_address_stands_for_the_id_where_there_is_no_other() -> None:
    export = read(sample("google_admin_user_download.csv"))
    assert export.people[1].id == export.people[1].email == "mike@gigantic-retail.com"
    assert "This looks like a service account, not a student: line 2." in export.remarks


def test_grade_99_is_kept_and_remarked() -> None:
    export = read(sample("powerschool_quickexport_txoof_student_export.text"))
    assert [person.grade for person in export.people] == ["99", "99", "88", "32"]
    assert "Grade 99 usually means graduated: lines 2, 3." in export.remarks


def test_an_export_without_names_says_so_and_offers_the_username() -> None:
    data = (SAMPLES / "sds_v1_minrequired_Student.csv").read_bytes()
    with pytest.raises(Impossible, match=r"no name column.*only SIS ID, Username") as fault:
        read_export(data, "Student.csv")
    assert fault.value.where == "Student.csv"
    assert "--columns id,-,name" in fault.value.remedy

    export = read_export(data, "Student.csv", ("id", "-", "name"))
    assert len(export.people) == 22
    assert export.people[0][:2] == ("13001", "OKlein")
    assert export.skipped == (Skipped(1, "a header row"),)
