"""Importing a set of files: a district of 1,000 students, a folder, a zip, files one by one."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from district import FORMS, SECRETS, District, district, write
from small_school import CLEVER, FAMILIES, ONEROSTER_11, ONEROSTER_12


@pytest.fixture(scope="session")
def made() -> District:
    return district()


@pytest.fixture(scope="session")
def exports(made: District, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    for form, made_as in FORMS.items():
        write(made_as(made), folder / form)
    return folder


@pytest.fixture
def empty(oo: Any, tmp_path: Path) -> Path:
    """A notebook without students."""
    assert oo("init", "class", "--name", "Ms. Rivera").code == 0
    return tmp_path / "class"


def rows(notebook: Path) -> list[dict[str, str]]:
    with open(notebook / "roster.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ids(notebook: Path) -> set[str]:
    return {row["id"] for row in rows(notebook)}


def packed(folder: Path, path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, f"export/{file.name}")
    return path


# --- the district ---------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("packing", ["folder", "zip"])
def test_a_teacher_gets_their_students_and_no_other(
    form: str, packing: str, made: District, exports: Path, oo: Any, empty: Path
) -> None:
    path = exports / form
    if packing == "zip":
        path = packed(path, empty.parent / "export.zip")
    for teacher in (made.teachers[0], made.teachers[17]):
        name = f"{teacher.first} {teacher.last}"
        asked = oo("roster", "import", path, "--only", f"teacher={name}", "--yes", cwd=empty)
        assert asked.code == 0
    wanted = made.of(made.teachers[0]) | made.of(made.teachers[17])
    assert ids(empty) == wanted
    assert len(wanted) < 400


@pytest.mark.parametrize("form", FORMS)
def test_no_byte_that_must_not_be_kept_is_written(
    form: str, exports: Path, oo: Any, empty: Path, oo_home: Path
) -> None:
    held = b"".join(path.read_bytes() for path in (exports / form).iterdir())
    assert len(set(SECRETS.findall(held))) > 3, "the export holds none of them"
    asked = oo("roster", "import", exports / form, "--yes", cwd=empty)
    assert (asked.code, len(ids(empty))) == (0, 1000)
    said = f"{asked.out}{asked.err}".encode()
    written = [path for folder in (empty, oo_home) for path in folder.rglob("*") if path.is_file()]
    assert any(path.name == "roster.csv" for path in written)
    for text in (said, *(path.read_bytes() for path in written)):
        assert not SECRETS.search(text)


@pytest.mark.parametrize("form", FORMS)
def test_where_nothing_was_chosen_it_is_listed_what_could_be(
    form: str, made: District, exports: Path, oo: Any, empty: Path
) -> None:
    before = (empty / "roster.csv").read_bytes()
    asked = oo("roster", "import", exports / form, "--json", cwd=empty)
    assert asked.code == 1
    assert (empty / "roster.csv").read_bytes() == before
    assert "Say whose, as --only teacher=" in asked.err
    assert "and 20 more" in asked.err
    told = json.loads(asked.out)
    assert (told["students"], told["written"]) == (1000, False)
    assert {one["name"]: one["students"] for one in told["choices"]["teachers"]} == {
        f"{teacher.first} {teacher.last}": len(made.of(teacher)) for teacher in made.teachers
    }
    assert told["choices"]["schools"] == [
        {"name": "North Middle", "students": 500},
        {"name": "South Middle", "students": 500},
    ]


@pytest.mark.parametrize("form", FORMS)
def test_grade_and_school_and_class_choose_as_well(
    form: str, made: District, exports: Path, oo: Any, empty: Path
) -> None:
    only = ["--only", "grade=7", "--only", "school=north middle", "--only", "class=art;music"]
    assert oo("roster", "import", exports / form, *only, cwd=empty).code == 0
    assert ids(empty) == {
        student.id
        for section in made.sections
        for student in section.students
        if section.subject in ("Art", "Music")
        if (student.grade, student.school) == ("07", "north")
    }
    groups = {group.split(" (")[0] for row in rows(empty) for group in row["groups"].split(";")}
    assert groups == {"Art", "Music"}


def test_the_main_teacher_stands_first(made: District, exports: Path, oo: Any, empty: Path) -> None:
    section = next(s for s in made.sections if s.second and s.second != s.teacher)
    names = [f"{one.first} {one.last}" for one in (section.teacher, section.second)]
    settings = (empty / "oneonone.yaml").read_text()
    team = "".join(f"  adult{n}: {name}\n" for n, name in enumerate(names))
    (empty / "oneonone.yaml").write_text(f"{settings.rstrip()}\n{team}")
    only = ["--only", f"class={section.id.upper()}"]
    asked = oo("roster", "import", exports / "oneroster", *only, cwd=empty)
    assert asked.code == 0
    assert {row["adult"] for row in rows(empty)} == {"adult0;adult1"}


# --- what may be named ----------------------------------------------------------------------


@pytest.mark.parametrize("family", FAMILIES)
def test_a_folder_a_zip_and_single_files_are_one_and_the_same(
    family: str, oo: Any, tmp_path: Path
) -> None:
    folder = write(FAMILIES[family][1], tmp_path / "export")
    ways = {
        "folder": [folder],
        "zip": [packed(folder, tmp_path / "export.zip")],
        "files": sorted(folder.iterdir()),
    }
    rosters = {}
    for way, paths in ways.items():
        assert oo("init", way).code == 0
        assert oo("roster", "import", *paths, cwd=tmp_path / way).code == 0
        rosters[way] = (tmp_path / way / "roster.csv").read_bytes()
    assert len(set(rosters.values())) == 1
    assert oo("init", "made", "--roster", folder).out == "made is ready: 3 students.\n"
    assert (tmp_path / "made" / "roster.csv").read_bytes() == rosters["zip"]


def test_the_same_set_again_changes_nothing(oo: Any, empty: Path, tmp_path: Path) -> None:
    folder = write(CLEVER, tmp_path / "export")
    assert oo("roster", "import", folder, cwd=empty).code == 0
    before = (empty / "roster.csv").read_bytes()
    again = oo("roster", "import", folder, cwd=empty)
    assert (again.code, again.out) == (0, "Nothing new: the roster stays as it is.\n")
    assert (empty / "roster.csv").read_bytes() == before


def test_files_that_are_no_set_are_joined(oo: Any, empty: Path, tmp_path: Path) -> None:
    (tmp_path / "p2.csv").write_text("ID,Student,Period\n1,Ana Ng,P2\n2,Bo Li,P2\nx,,P2\n")
    (tmp_path / "p3.csv").write_text("ID,Student,Period\n1,Ana Ng,P3\n3,Cem Díaz,P3\n")
    asked = oo("roster", "import", "../p2.csv", "../p3.csv", "--json", cwd=empty)
    assert asked.code == 0
    assert {row["id"]: row["groups"] for row in rows(empty)} == {"1": "P2;P3", "2": "P2", "3": "P3"}
    assert json.loads(asked.out)["skipped"] == [{"file": "p2.csv", "line": 4, "reason": "no name"}]
    assert "p2.csv, line 4: no name" in asked.err


def test_one_id_with_two_names_is_refused(oo: Any, empty: Path, tmp_path: Path) -> None:
    (tmp_path / "p2.csv").write_text("ID,Student\n1,Ana Ng\n")
    (tmp_path / "p3.csv").write_text("ID,Student\n1,Bo Li\n")
    asked = oo("roster", "import", "../p2.csv", "../p3.csv", cwd=empty)
    assert asked.code == 1
    assert "p2.csv, line 2, and in p3.csv, line 2" in asked.err
    assert not ids(empty)


def test_of_a_single_file_only_those_who_fit_are_added(
    oo: Any, empty: Path, tmp_path: Path
) -> None:
    (tmp_path / "all.csv").write_text(
        "ID,Student,Period,Teacher\n1,Ana Ng,P2,Ms. Rivera\n2,Bo Li,P3,Mr. Chen\n"
    )
    assert oo("roster", "import", "../all.csv", "--only", "teacher=me", cwd=empty).code == 0
    assert [(row["id"], row["adult"]) for row in rows(empty)] == [("1", "rivera")]


@pytest.mark.parametrize("value", ["me", "rivera", "Ms. Rivera", "r1", "rivera@x.example"])
def test_a_teacher_is_known_by_the_key_in_the_team_or_as_me(
    value: str, oo: Any, empty: Path, tmp_path: Path
) -> None:
    folder = write(CLEVER, tmp_path / "export")
    assert oo("roster", "import", folder, "--only", f"teacher={value}", cwd=empty).code == 0
    assert ids(empty) == {"11", "12"}
    if value in ("me", "rivera", "Ms. Rivera"):  # said in the team's own words
        assert {row["adult"] for row in rows(empty)} == {"rivera"}


def test_init_takes_only_what_was_asked_for(oo: Any, tmp_path: Path) -> None:
    folder = write(CLEVER, tmp_path / "export")
    made = oo("init", "a", "--roster", folder, "--only", "teacher=me", "--name", "Ms. Rivera")
    assert made.out == "a is ready: 2 students.\n"
    both = oo("init", "b", "--roster", folder, "--only", "class=art", "--only", "grade=8")
    assert both.code == 2
    assert not (tmp_path / "b").exists()


def test_init_lists_what_could_be_chosen_and_makes_nothing(
    exports: Path, oo: Any, tmp_path: Path
) -> None:
    made = oo("init", "class", "--roster", exports / "clever")
    assert made.code == 1
    assert "Teachers" in made.err
    assert not (tmp_path / "class").exists()


@pytest.mark.parametrize(
    ("only", "words"),
    [
        ("teacher=Riviera", "Did you mean Ines Rivera?"),
        ("class=Chess", "There are: Algebra, Art."),
        ("birthday=today", "not one of class"),
        ("teacher", "not one of class"),
        ("teacher=", "not one of class"),
    ],
)
def test_what_fits_nobody_is_wrong_words_and_writes_nothing(
    only: str, words: str, oo: Any, empty: Path, tmp_path: Path
) -> None:
    asked = oo("roster", "import", write(CLEVER, tmp_path / "x"), "--only", only, cwd=empty)
    assert asked.code == 2
    assert words in asked.err
    assert asked.err.count("\n") == 1
    assert not ids(empty)


# --- what is never opened -------------------------------------------------------------------

WATCH = """
import sys
from oneonone.cli import run
opened = []
def watch(event, arguments):
    if event == "open":
        opened.append(str(arguments[0]))
sys.addaudithook(watch)
code = run()
print(sorted({name.rpartition("/")[2] for name in opened if name.endswith(".csv")}))
sys.exit(code)
"""


def opened_by(*args: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", WATCH, *map(str, args)],
        cwd=cwd, capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def test_demographics_are_never_opened(empty: Path, tmp_path: Path) -> None:
    files = {**ONEROSTER_12, "demographics.csv": "sourcedId,birthDate\n11,2013-05-01\n"}
    folder = write(files, tmp_path / "export")
    for paths in ([folder], sorted(folder.iterdir())):
        names = opened_by("-C", empty, "roster", "import", *paths, "--dry-run", cwd=tmp_path)
        assert "users.csv" in names
        assert "demographics" not in names


def test_in_a_zip_no_byte_of_them_is_read(oo: Any, empty: Path, tmp_path: Path) -> None:
    files = {**ONEROSTER_11, "demographics.csv": "sourcedId,birthDate\n" + "11,2013-05-01\n" * 99}
    path = packed(write(files, tmp_path / "export"), tmp_path / "export.zip")
    data = bytearray(path.read_bytes())
    place = data.index(b"export/demographics.csv") + len("export/demographics.csv")
    data[place : place + 20] = b"\xff" * 20  # whoever reads it finds it damaged
    path.write_bytes(data)
    asked = oo("roster", "import", path, cwd=empty)
    assert asked.code == 0
    assert "Never opened: demographics.csv." in asked.err


def test_demographics_named_alone_are_refused(oo: Any, empty: Path, tmp_path: Path) -> None:
    (tmp_path / "demographics.csv").write_text("sourcedId,name\n11,Ana\n")
    asked = oo("roster", "import", "../demographics.csv", cwd=empty)
    assert asked.code == 1
    assert "never opened" in asked.err


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda path: path.write_bytes(b"no zip"), id="no zip"),
        pytest.param(lambda path: packed(write(CLEVER, path.parent / "x"), path), id="a path out"),
    ],
)
def test_a_zip_that_cannot_be_read_is_one_sentence(
    make: Callable[[Path], object], oo: Any, empty: Path, tmp_path: Path
) -> None:
    path = tmp_path / "export.zip"
    make(path)
    if path.read_bytes().startswith(b"PK"):
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("../../evil.csv", "x")
    asked = oo("roster", "import", path, cwd=empty)
    assert asked.code == 1
    assert asked.err.startswith("oo: export.zip: ")
    assert asked.err.count("\n") == 1
    assert not ids(empty)
    assert not list(tmp_path.parent.rglob("evil.csv"))
