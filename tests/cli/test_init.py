"""Making a notebook: from every real export, and at a terminal with nothing said beforehand."""

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest

ROSTERS = Path(__file__).resolve().parents[2].parent / "shared" / "rosters"
COUNTS = {
    "canvas_gradebook_gradelib.csv": 4,
    "egrades_tab_gradelib.csv": 3,
    "rosariosis_students_test.csv": 6,
    "sds_v1_25users_Student.csv": 22,
    "canvas_sis_users_doc_sample.csv": 3,
    "google_admin_user_download.csv": 5,
    "powerschool_quickexport_txoof_student_export.text": 4,
}
SECRET = re.compile(
    rb"P@ssword|letterpin|123456789|987654321|12/06/93|06/22/49|2003-08-23|05/13/12"
    rb"|4/2/2000|6/20/2000|11/12/1999|Unknown|Female|Male"
)
needs_rosters = pytest.mark.skipif(not ROSTERS.is_dir(), reason="the real exports are not here")


@needs_rosters
@pytest.mark.parametrize(("name", "count"), COUNTS.items())
def test_a_real_export_becomes_a_notebook_and_nothing_sensitive_is_written(
    name: str, count: int, oo: Any, tmp_path: Path, oo_home: Path
) -> None:
    made = oo("init", "class", "--roster", ROSTERS / name, "--name", "Ms. Rivera")
    assert (made.code, made.out) == (0, f"class is ready: {count} students.\n")
    listed = json.loads(oo("roster", "--json", cwd=tmp_path / "class").out)
    assert len(listed["students"]) == count
    assert (
        len(json.loads(oo("next", "--json", "-n", "99", cwd=tmp_path / "class").out)["picks"])
        == count
    )
    for folder in (tmp_path / "class", oo_home):
        for path in folder.rglob("*"):
            if path.is_file():
                assert not SECRET.search(path.read_bytes()), path


@needs_rosters
@pytest.mark.parametrize(("name", "count"), COUNTS.items())
def test_the_same_export_goes_into_a_notebook_that_is_there(
    name: str, count: int, oo: Any, tmp_path: Path
) -> None:
    oo("init", "class")
    dry = oo("roster", "import", ROSTERS / name, "--dry-run", cwd=tmp_path / "class")
    assert f"{count} students would be added" in dry.out
    assert oo("roster", "--json", cwd=tmp_path / "class").out.count('"here"') == 0
    assert oo("roster", "import", ROSTERS / name, cwd=tmp_path / "class").code == 0
    again = oo("roster", "import", ROSTERS / name, cwd=tmp_path / "class")
    assert (again.code, again.out) == (0, "Nothing new: the roster stays as it is.\n")
    assert oo("roster", "--json", cwd=tmp_path / "class").out.count('"here"') == count


@needs_rosters
def test_an_export_without_names_is_said_to_have_none(oo: Any, tmp_path: Path) -> None:
    made = oo("init", "class", "--roster", ROSTERS / "sds_v1_minrequired_Student.csv")
    assert made.code == 1
    assert "name" in made.err
    assert not (tmp_path / "class").exists()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04xlsx", "CSV"),
        (b"id,grade\n1,7\n", "name"),
        (b"id,name\n1,Ann Bee\n1,Cy Dee\n", "1"),
        (b"", "empty"),
    ],
)
def test_a_file_that_is_no_roster_changes_nothing(
    data: bytes, words: str, oo: Any, tmp_path: Path
) -> None:
    (tmp_path / "students.csv").write_bytes(data)
    made = oo("init", "class", "--roster", "students.csv")
    assert made.code == 1
    assert made.err.startswith("oo: students.csv: ")
    assert words in made.err
    assert not (tmp_path / "class").exists()


def test_a_notebook_is_made_as_it_was_asked_for(oo: Any, tmp_path: Path) -> None:
    made = oo(
        "init", "class", "--title", "Grade 7: blue", "--as", "okoye", "--name", "Mrs. Okoye",
        "--starts", "2026-09-01", "--ends", "2027-06-18", "--cadence", "weekly", as_=None,
    )  # fmt: skip
    assert made.code == 0
    text = (tmp_path / "class" / "oneonone.yaml").read_text()
    for line in ("title: 'Grade 7: blue'", "starts: 2026-09-01", "cadence: weekly", "okoye: Mrs."):
        assert line in text
    assert oo("me", cwd=tmp_path / "class", as_=None).out.startswith("You are Mrs. Okoye (okoye)")
    assert sorted(path.name for path in (tmp_path / "class").iterdir()) == [
        ".git", ".gitattributes", ".gitignore", "oneonone.yaml", "roster.csv",
    ]  # fmt: skip


def test_a_principals_notebook_speaks_of_colleagues(oo: Any, tmp_path: Path) -> None:
    (tmp_path / "staff.csv").write_text("id,name\n1,Ann Bee\n2,Cy Dee\n")
    made = oo("init", "staff", "--staff", "--roster", "staff.csv")
    assert made.out == "staff is ready: 2 colleagues.\n"
    assert "colleague is called" in oo("show", "zoe", cwd=tmp_path / "staff").err


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["--starts", "someday"], 2),
        (["--cadence", "often"], 2),
        (["--as", "Ms. Rivera"], 2),
        (["--starts", "2027-01-01", "--ends", "2026-01-01"], 2),
        (["--roster", "nowhere.csv"], 2),
    ],
)
def test_what_cannot_be_understood_makes_no_notebook(
    args: list[str], code: int, oo: Any, tmp_path: Path
) -> None:
    made = oo("init", "class", *args)
    assert made.code == code
    assert made.err.count("\n") == 1
    assert not (tmp_path / "class").exists()


def test_a_roster_that_is_there_is_never_overwritten(oo: Any, tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text("mine")
    assert oo("init").code == 1
    assert (tmp_path / "roster.csv").read_text() == "mine"
    assert not (tmp_path / "oneonone.yaml").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_at_a_terminal_everything_is_asked_and_enter_is_enough(tmp_path: Path) -> None:
    import pexpect

    (tmp_path / "students.csv").write_text("Student,Period\nJamal Brooks,P3\nSofia Marín,P2\n")
    world = os.environ | {"OO_TODAY": "2026-11-23", "COLUMNS": "80", "TERM": "dumb"}
    child = pexpect.spawn(
        sys.executable, ["-m", "oneonone", "init", "grade-7"], cwd=str(tmp_path), env=world,
        encoding="utf-8", timeout=20,
    )  # fmt: skip
    answers = [
        ("called", ""),
        ("Who are you", "Rivera!, Ms. Rivera"),
        ("is no short key", None),
        ("Who are you", "Ms. Rivera"),
        ("roster", "nowhere.csv"),
        ("no such file", None),
        ("roster", "students.csv"),
        ("runs from", "someday"),
        ("is not a day", None),
        ("runs from", ""),
        ("to", "1 jan 2020"),
        ("is no end", None),
        ("to \\[", "4 jun"),
        ("How often", "now and then"),
        ("does not say how often", None),
        ("How often", ""),
        ("When do you meet", "sometimes"),
        ("does not say when", None),
        ("When do you meet", "Tue Thu 10:40 15 min"),
        ("grade-7 is ready: 2 students", None),
    ]
    for question, answer in answers:
        child.expect(question)
        if answer is not None:
            child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    text = (tmp_path / "grade-7" / "oneonone.yaml").read_text()
    assert "title: Grade 7" in text
    assert "ends: 2027-06-04" in text
    assert "rivera: Ms. Rivera" in text
    assert "on: Tue Thu" in text


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_ctrl_c_at_a_question_makes_nothing(tmp_path: Path) -> None:
    from terminal import Terminal

    asking = Terminal("init", "grade-7", cwd=tmp_path)
    asking.reads("called")
    asking.interrupt()
    assert "oo: stopped" in asking.reads("oo: stopped")
    assert asking.ends() == 130
    assert not (tmp_path / "grade-7").exists()


def test_a_start_without_a_year_is_that_of_this_school_year(oo: Any, tmp_path: Path) -> None:
    assert oo("init", "class", "--starts", "31 aug", "--ends", "11 jun").code == 0
    text = (tmp_path / "class" / "oneonone.yaml").read_text()
    assert "starts: 2026-08-31" in text
    assert "ends: 2027-06-11" in text


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_names_paths_and_times_as_a_teacher_gives_them(tmp_path: Path, oo: Any) -> None:
    from terminal import Terminal

    (tmp_path / "my lists").mkdir()
    path = tmp_path / "my lists/class.csv"
    path.write_text("Student,Period\nJamal Brooks,P3\nSofia Marín,P5\n")
    asking = Terminal("init", "Period 3", cwd=tmp_path, env={"OO_AS": ""})
    for question, answer in (
        ("called", ""),
        ("Who are you", "Okonkwo, Samuel"),
        ("roster", str(path).replace(" ", "\\ ")),
        ("runs from", ""),
        ("to", ""),
        ("How often", ""),
        ("When do you meet", "P33 Mon 9:10 15 min"),
        ('no class is called "P33". There is: P3, P5', None),
        ("When do you meet", "P3 Mon 9:10 15 min; P5 Tue 1:05pm 20 min"),
        ("cd 'Period 3', then oo next", None),
    ):
        asking.reads(question)
        if answer is not None:
            asking.types(answer)
    assert asking.ends() == 0
    text = (tmp_path / "Period 3/oneonone.yaml").read_text("utf-8")
    assert "okonkwo: Samuel Okonkwo" in text
    assert "where: groups=P5" in text
    assert "'13:05'" in text
    settings = tmp_path / "Period 3/oneonone.yaml"
    settings.write_text(text.replace("groups=P5", "groups=P55"), "utf-8")
    told = oo("check", cwd=tmp_path / "Period 3")
    assert (told.code, "nobody on the roster has groups=P55" in told.out) == (1, True)
