"""The roster imported again, all year long, with meetings in between."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

HEADER = "Student ID,Name,Grade,Section,Teacher,Birthdate\n"
CLASS = {
    "1": "Jamal Brooks,7,P3,Ms. Rivera",
    "2": "Sofia Marín,7,P3,Ms. Rivera",
    "3": "Noah Silva,7,P5,Ms. Rivera",
    "4": "Amara Okafor,7,P5,Ms. Rivera",
    "5": "Wei Chen,7,P3,Ms. Rivera",
    "6": "Priya Raghavan,7,P5,Ms. Rivera",
}


@pytest.fixture
def book(oo: Any, tmp_path: Path) -> Path:
    """A class of six, imported in August."""
    export(tmp_path, CLASS)
    made = oo(
        "init", "class", "--roster", tmp_path / "export.csv", "--name", "Ms. Rivera",
        "--starts", "2026-08-17", "--ends", "2027-06-04", today="2026-08-17",
    )  # fmt: skip
    assert made.code == 0, made.err
    return tmp_path / "class"


def export(folder: Path, rows: dict[str, str]) -> Path:
    path = folder / "export.csv"
    lines = [f"{student_id},{row},2014-03-05\n" for student_id, row in rows.items()]
    path.write_text(HEADER + "".join(lines), encoding="utf-8")
    return path


def test_a_difference_is_shown_first_and_written_only_after_a_yes(
    oo: Any, book: Path, tmp_path: Path
) -> None:
    rows = {k: v for k, v in CLASS.items() if k != "5"}
    rows |= {"3": "Noah Silva,7,P3,Ms. Rivera", "7": "Leo Petrov,7,P5,Ms. Rivera"}
    path, before = export(tmp_path, rows), (book / "roster.csv").read_bytes()
    asked = oo("roster", "import", path, cwd=book)
    assert asked.code == 1
    for line in (
        "1 new, 1 changed, 1 left; 4 as before.",
        "+ Leo Petrov (7), 7th grade, P5",
        "  Noah Silva (3): groups P5 -> P3",
        "- Wei Chen (5) left",
    ):
        assert line in asked.err
    assert oo("roster", "import", path, "--dry-run", cwd=book).code == 0
    assert (book / "roster.csv").read_bytes() == before
    assert oo("roster", "import", path, "--yes", cwd=book).code == 0
    after = (book / "roster.csv").read_bytes()
    again = oo("roster", "import", path, cwd=book)
    assert (again.code, again.out) == (0, "Nothing new: the roster stays as it is.\n")
    assert (book / "roster.csv").read_bytes() == after
    assert b"2014" not in after


def test_a_shrink_of_more_than_a_fifth_wants_a_yes(oo: Any, book: Path, tmp_path: Path) -> None:
    path = export(tmp_path, {k: v for k, v in CLASS.items() if k not in ("1", "5")})
    refused = oo("roster", "import", path, cwd=book)
    assert refused.code == 1
    assert "2 of 6 students on the roster are not in this file" in refused.err
    kept = oo("roster", "import", path, "--keep", cwd=book)
    assert (kept.code, kept.out) == (0, "Nothing new: the roster stays as it is.\n")
    assert oo("roster", "import", path, "--yes", "--json", cwd=book).code == 0
    assert (book / "roster.csv").read_text().count("2026-11-23") == 2


def test_the_document_tells_everything(oo: Any, book: Path, tmp_path: Path) -> None:
    rows = {k: v for k, v in CLASS.items() if k != "5"} | {"3": "Noah Sil,7,P5,Ms. Rivera"}
    done = oo("roster", "import", export(tmp_path, rows), "--dry-run", "--json", cwd=book)
    found = json.loads(done.out)
    assert found["changed"] == [
        {"student": "3", "column": "name", "old": "Noah Silva", "new": "Noah Sil"}
    ]
    assert (found["left"], found["came_back"], found["added"]) == (["5"], [], [])
    assert (found["read"], found["known"], found["written"]) == (5, 4, False)
    assert found["left_out"] == [{"column": "Birthdate", "sensitive": True}]


def test_five_imports_over_a_year_lose_nothing_and_the_rotation_is_right(
    oo: Any, book: Path, tmp_path: Path
) -> None:
    def imports(rows: dict[str, str], today: str) -> None:
        done = oo("roster", "import", export(tmp_path, rows), "--yes", cwd=book, today=today)
        assert done.code == 0, done.err

    def picked(today: str) -> list[str]:
        found = json.loads(oo("next", "-n", "99", "--json", cwd=book, today=today).out)
        return [pick["student"] for pick in found["picks"]]

    for student in CLASS:
        oo("log", student, "-m", "first talk", "-g", "Two pages", cwd=book, today="2026-08-20")
    notes = sorted(p.read_bytes() for p in book.glob("notes/*/*.yaml"))
    rows = dict(CLASS)
    # September: one joins. Never met, so first, though the others have waited as long.
    imports(rows := rows | {"7": "Leo Petrov,7,P5,Ms. Rivera"}, "2026-09-14")
    assert picked("2026-09-14")[0] == "7"
    oo("log", "7", "-m", "hello", cwd=book, today="2026-09-14")
    # October: one leaves and is no longer picked; the record is still there.
    rows.pop("5")
    imports(rows, "2026-10-12")
    assert "5" not in picked("2026-10-12")
    assert "first talk" in oo("show", "wei", cwd=book, today="2026-10-12").out
    # November: another section, found by it.
    imports(rows := rows | {"3": "Noah Silva,7,P3,Ms. Rivera"}, "2026-11-02")
    where = oo("next", "-n", "99", "--where", "groups=P3", "--json", cwd=book, today="2026-11-02")
    assert "3" in {pick["student"] for pick in json.loads(where.out)["picks"]}
    # January: another name, the same student, the same open goal.
    imports(rows := rows | {"2": "Sofia Marín-Soto,7,P3,Ms. Rivera"}, "2027-01-11")
    assert "Two pages" in oo("show", "marín-soto", cwd=book, today="2027-01-11").out
    # February: the one who left is back, and has waited longest of all who were met.
    for student in rows:
        oo("log", student, "-m", "x", cwd=book, today="2027-02-01")
    imports(rows | {"5": CLASS["5"]}, "2027-02-02")
    assert picked("2027-02-02")[0] == "5"
    assert "Two pages" in oo("show", "wei", cwd=book, today="2027-02-02").out
    kept = [p.read_bytes() for p in book.glob("notes/*/*.yaml")]
    assert all(note in kept for note in notes)
    assert oo("check", cwd=book, today="2027-02-02").code == 0


def test_a_roster_that_changed_meanwhile_is_not_written_over(book: Path) -> None:
    from oneonone.errors import Impossible
    from oneonone.world.enrolling import import_roster
    from oneonone.world.notebook import Notebook

    notebook = Notebook(book)
    assert notebook.roster.students
    text = (book / "roster.csv").read_text() + "9,Someone New,,,,,,,,,,,\n"
    (book / "roster.csv").write_text(text)
    with pytest.raises(Impossible, match="changed by someone else"):
        import_roster(notebook, [], {"1": {"grade": "8"}})
    assert (book / "roster.csv").read_text() == text


def test_who_is_unclear_is_asked_at_a_terminal_and_refused_elsewhere(
    oo: Any, tmp_path: Path
) -> None:
    from terminal import Terminal

    path = tmp_path / "names.csv"
    path.write_text("Name,Grade,Section\nEve Fox,7,P3\nEve Fox,7,P5\nAnn Bee,7,P3\n")
    assert oo("init", "class", "--roster", path, "--name", "Ms. Rivera").code == 0
    book = tmp_path / "class"
    path.write_text("Name,Grade,Section\nEve Fox,7,P7\nAnn Bee,7,P3\n")
    refused = oo("roster", "import", path, "--keep", cwd=book)
    assert refused.code == 1
    assert (
        "Line 2: Eve Fox, 7th grade, P7. May be Eve Fox (s001) or Eve Fox (s002), or new."
        in refused.err
    )
    table = Terminal("roster", "import", path, "--keep", cwd=book)
    table.reads("Line 2: Eve Fox, 7th grade, P7. Who is it?", "A number, or n for someone new:")
    table.types("2")
    table.reads("Write this to the roster?")
    table.types("y")
    assert table.ends() == 0
    assert "s002,Eve Fox,,,7,P7;P5," in (book / "roster.csv").read_text()
