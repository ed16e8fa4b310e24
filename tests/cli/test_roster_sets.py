"""A district's export as a folder or a zip, narrowed to one teacher; and hostile ones."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from district import FORMS, SECRETS, oneroster


def ids(book: Path) -> set[str]:
    rows = (book / "roster.csv").read_text(encoding="utf-8").splitlines()[1:]
    return {row.partition(",")[0] for row in rows}


def zipped(folder: Path) -> Path:
    path = folder.with_suffix(".zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in folder.iterdir():
            archive.write(file, f"export/{file.name}")
        archive.writestr("__MACOSX/._users.csv", b"\0\1\2")
    return path


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("as_zip", [False, True])
def test_of_a_thousand_one_teacher_gets_theirs_and_nothing_sensitive_is_written(
    form: str, as_zip: bool, oo: Any, tmp_path: Path, oo_home: Path
) -> None:
    known = FORMS[form](tmp_path / "district")
    path = zipped(tmp_path / "district") if as_zip else tmp_path / "district"
    teacher = known.teachers[7]
    made = oo("init", "class", "--roster", path, "--only", f"teacher={teacher}")
    assert made.code == 0, made.err
    book = tmp_path / "class"
    assert ids(book) == known.students_of[teacher]
    last_first = ", ".join(reversed(known.teachers[9].split()))
    more = oo("roster", "import", path, "--only", f"teacher={last_first}", "--yes", cwd=book)
    assert more.code == 0, more.err
    assert ids(book) == known.students_of[teacher] | known.students_of[known.teachers[9]]
    for folder in (book, oo_home):
        for file in folder.rglob("*"):
            assert not file.is_file() or not any(one in file.read_bytes() for one in SECRETS)


def test_a_whole_school_is_not_taken_without_a_choice(oo: Any, tmp_path: Path) -> None:
    known = oneroster(tmp_path / "district", 300)
    oo("init", "class")
    book = tmp_path / "class"
    asked = oo("roster", "import", "../district", cwd=book)
    assert asked.code == 1
    assert "300 students of several teachers. Choose with --only" in asked.err
    assert "--only teacher=…" in asked.err
    assert "--only grade=…  07 (300)" in asked.err
    assert ids(book) == set()
    everyone = oo("roster", "import", "../district", "--yes", "--json", cwd=book)
    assert len(json.loads(everyone.out)["added"]) == 300
    both = f"class={'Course 1'};{'Course 2'}"
    dry = oo("roster", "import", "../district", "--only", both, "--dry-run", cwd=book)
    assert dry.code == 0
    assert known


@pytest.mark.parametrize(
    ("only", "said"),
    [
        ("teacher=Nobody", '"Nobody" is no teacher of this export. There is: Tea00 Cher00'),
        ("teacher=", "not class=…, teacher=… or grade=…"),
        ("shoe=42", "not class=…, teacher=… or grade=…"),
        ("grade=9", '"9" is no grade of this export. There is: 07.'),
    ],
)
def test_a_choice_that_names_nothing_is_refused_with_what_there_is(
    only: str, said: str, oo: Any, tmp_path: Path
) -> None:
    oneroster(tmp_path / "district", 60)
    oo("init", "class")
    done = oo("roster", "import", "../district", "--only", only, cwd=tmp_path / "class")
    assert (done.code, said in done.err) == (2, True), done.err


def test_who_is_narrowed_out_is_not_marked_as_left(oo: Any, tmp_path: Path) -> None:
    oneroster(tmp_path / "district", 60)
    oo("init", "class", "--roster", "district")
    book = tmp_path / "class"
    before = (book / "roster.csv").read_bytes()
    for only in ("teacher=Cher00", "grade=7"):
        done = oo("roster", "import", "../district", "--only", only, "--yes", cwd=book)
        assert (done.code, done.out) == (0, "Nothing new: the roster stays as it is.\n")
    assert (book / "roster.csv").read_bytes() == before


def test_one_file_for_each_class_is_one_import(oo: Any, tmp_path: Path) -> None:
    (tmp_path / "p3.csv").write_text("ID,Name,Section\n1,Ann Bee,P3\n2,Cy Dee,P3\n")
    (tmp_path / "p5.csv").write_text("ID,Name,Section\n2,Cy Dee,P5\n3,Eve Fox,P5\n")
    oo("init", "class")
    done = oo("roster", "import", "../p3.csv", "../p5.csv", cwd=tmp_path / "class")
    assert done.code == 0, done.err
    text = (tmp_path / "class" / "roster.csv").read_text()
    assert "2,Cy Dee,,,,P3;P5," in text
    assert ids(tmp_path / "class") == {"1", "2", "3"}


@pytest.mark.parametrize(("member", "code"), [("demographics.csv", 0), ("users.csv", 1)])
def test_a_broken_table_is_said_and_demographics_are_not_even_opened(
    member: str, code: int, oo: Any, tmp_path: Path
) -> None:
    oneroster(tmp_path / "district", 20)
    path = zipped(tmp_path / "district")
    whole = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo(f"export/{member}").header_offset + 60
    path.write_bytes(whole[:start] + b"\xff" * 20 + whole[start + 20 :])
    done = oo("init", "class", "--roster", path)
    assert (done.code, "cannot be unpacked" in done.err) == (code, bool(code)), done.err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 not a zip at all", "cannot be unpacked"),
        (b"", "cannot be unpacked"),
    ],
)
def test_a_broken_zip_is_said(data: bytes, said: str, oo: Any, tmp_path: Path) -> None:
    (tmp_path / "broken.zip").write_bytes(data)
    done = oo("init", "class", "--roster", "broken.zip")
    assert (done.code, said in done.err) == (1, True), done.err
    assert not (tmp_path / "class").exists()


def test_a_bomb_and_a_crowd_in_a_zip_are_refused(oo: Any, tmp_path: Path) -> None:
    bomb, crowd = tmp_path / "bomb.zip", tmp_path / "crowd.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(8):
            archive.writestr(f"{number}.csv", b"a" * (30 << 20))
    with zipfile.ZipFile(crowd, "w") as archive:
        for number in range(300):
            archive.writestr(f"{number}.csv", b"Name\nAnn Bee\n")
    for path in (bomb, crowd):
        done = oo("init", "class", "--roster", path)
        assert (done.code, "holds more than any school's roster" in done.err) == (1, True)


def test_names_in_a_zip_lead_nowhere(oo: Any, tmp_path: Path) -> None:
    path = tmp_path / "slip.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../evil.csv", b"ID,Name\n1,Ann Bee\n")
        archive.writestr("/abs.csv", b"ID,Name\n2,Cy Dee\n")
    assert oo("init", "class", "--roster", path).code == 0
    assert ids(tmp_path / "class") == {"2"}
    assert not list(tmp_path.parent.glob("evil.csv"))


def test_links_in_a_folder_are_not_followed(oo: Any, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("ID,Name\n9,Nobody Else\n")
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "a.csv").write_text("ID,Name\n1,Ann Bee\n")
    (folder / "b.csv").symlink_to(tmp_path / "secret")
    assert oo("init", "class", "--roster", folder).code == 0
    assert ids(tmp_path / "class") == {"1"}


def test_a_folder_without_tables_is_said(oo: Any, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = oo("init", "class", "--roster", "empty")
    assert (done.code, "holds no CSV file" in done.err) == (1, True)
