"""The roster imported again, all year long, with meetings in between."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import SETTINGS

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


def test_who_left_is_no_longer_planned_with_and_is_still_found(
    oo: Any, book: Path, tmp_path: Path
) -> None:
    oo("log", "5", "-m", "about turtles", "--next", "30 nov", cwd=book, today="2026-11-16")
    before = {name: oo(*name.split(), cwd=book).out for name in ("next -n 9", "report", "agenda")}
    assert all("Wei" in said for said in before.values()), before
    path = export(tmp_path, {k: v for k, v in CLASS.items() if k != "5"})
    assert oo("roster", "import", path, "--yes", cwd=book).code == 0
    for words in ("next -n 9 --json", "report", "agenda", "plan", "report --json", "plan --json"):
        assert "Wei" not in oo(*words.split(), cwd=book).out, words
    assert "about turtles" in oo("show", "wei", cwd=book).out
    assert "Wei Chen" in oo("search", "turtles", cwd=book).out
    yesterday = json.loads(oo("report", "--until", "2026-11-20", "--json", cwd=book).out)
    assert "5" in {row["student"] for row in yesterday["rows"]}


def test_the_same_file_again_does_not_touch_the_roster(oo: Any, book: Path, tmp_path: Path) -> None:
    path, roster = export(tmp_path, CLASS), book / "roster.csv"
    before = roster.stat()
    assert oo("roster", "import", path, "--yes", cwd=book).code == 0
    after = roster.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_the_teams_own_columns_and_every_other_byte_stay(
    oo: Any, book: Path, tmp_path: Path
) -> None:
    roster = book / "roster.csv"
    roster.write_bytes(
        b"\xef\xbb\xbfhouse,id,name,groups,adult,tier,grade\r\n"
        b'"Red",1,Jamal Brooks ,P3,rivera,2,7\r\n'
        b" Blue ,2,Sofia Mar\xc3\xadn,P3,rivera,,7\r\n\r\n"
        b'"Gr""een",3,Noah Silva,P5,rivera,3,7\r\n'
    )
    rows = {k: CLASS[k] for k in ("1", "2")} | {"3": "Noah Silva,7,P3,Ms. Rivera"}
    done = oo("roster", "import", export(tmp_path, rows), "--yes", cwd=book)
    assert done.code == 0, done.err
    assert roster.read_bytes() == (
        b"\xef\xbb\xbfhouse,id,name,groups,adult,tier,grade\r\n"
        b'"Red",1,Jamal Brooks ,P3,rivera,2,7\r\n'
        b" Blue ,2,Sofia Mar\xc3\xadn,P3,rivera,,7\r\n\r\n"
        b'"Gr""een",3,Noah Silva,P3,rivera,3,7\r\n'
    )


def test_a_list_numbered_anew_is_refused_and_says_whose_the_ids_are(
    oo: Any, book: Path, tmp_path: Path
) -> None:
    before = (book / "roster.csv").read_bytes()
    turned = dict(zip(CLASS, reversed(CLASS.values()), strict=True))
    refused = oo("roster", "import", export(tmp_path, turned), "--yes", cwd=book)
    assert refused.code == 1
    assert "Line 2: Priya Raghavan, 7th grade, P5. The id 1 is Jamal Brooks's here." in refused.err
    assert refused.err.splitlines()[-1].startswith("oo: ")
    assert (book / "roster.csv").read_bytes() == before


def test_a_roster_with_a_row_that_cannot_be_read_is_not_compared(
    oo: Any, book: Path, tmp_path: Path
) -> None:
    roster = book / "roster.csv"
    roster.write_text(roster.read_text() + "7,,,,,,,,,,,,\n")
    before = roster.read_bytes()
    path = export(tmp_path, CLASS | {"7": "Leo Petrov,7,P5,Ms. Rivera"})
    refused = oo("roster", "import", path, "--yes", cwd=book)
    assert (refused.code, refused.out) == (1, "")
    assert "roster.csv:8: name: is empty" in refused.err
    assert roster.read_bytes() == before


def test_an_id_on_which_notes_hang_is_given_to_nobody_else(oo: Any, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("Name,Section\nAnn Bee,P3\nCy Dee,P3\n")
    oo("init", "class", "--roster", path, "--name", "Ms. Rivera")
    book = tmp_path / "class"
    oo("log", "cy", "-m", "private matters", cwd=book)
    roster = book / "roster.csv"
    roster.write_text("".join(line for line in roster.open() if "Cy" not in line))
    path.write_text("Name,Section\nAnn Bee,P3\nGus Hay,P3\n")
    assert oo("roster", "import", path, "--yes", cwd=book).code == 0
    assert "private matters" not in oo("show", "gus", cwd=book).out
    assert "s002" not in roster.read_text()
    assert "s753013,Gus Hay" in roster.read_text()


def test_two_colleagues_who_add_someone_give_no_id_twice(oo: Any, tmp_path: Path) -> None:
    given = set()
    for name in ("Ida Jay", "Ken Lee", "Ida Jay"):
        book = tmp_path / f"class-{len(list(tmp_path.iterdir()))}"
        book.mkdir()
        (book / "oneonone.yaml").write_text(SETTINGS)
        (book / "roster.csv").write_text("id,name\ns001,Ann Bee\n")
        given.add(oo("roster", "add", name, cwd=book).out.split("(")[1])
    assert len(given) == 2


def test_at_a_terminal_a_shrink_is_said_and_n_writes_nothing(book: Path, tmp_path: Path) -> None:
    from terminal import Terminal

    before = (book / "roster.csv").read_bytes()
    path = export(tmp_path, {k: v for k, v in CLASS.items() if k not in ("1", "5")})
    table = Terminal("roster", "import", path, cwd=book)
    table.reads("2 left; 4 as before", "Is it the whole roster?", "Write this to the roster?")
    table.types("n")
    assert table.ends() == 0
    assert (book / "roster.csv").read_bytes() == before


def test_two_namesakes_who_are_asked_about_are_never_one_student(oo: Any, tmp_path: Path) -> None:
    from terminal import Terminal

    path = tmp_path / "names.csv"
    path.write_text("Name,Section\nEve Fox,P3\nEve Fox,P5\n")
    oo("init", "class", "--roster", path, "--name", "Ms. Rivera")
    path.write_text("Name,Section\nEve Fox,P7\nEve Fox,P8\n")
    table = Terminal("roster", "import", path, cwd=tmp_path / "class")
    table.reads("Line 2: Eve Fox, P7. Who is it?", "1  Eve Fox (s001), P3", "someone new:")
    table.types("2")
    table.reads("Line 3: Eve Fox, P8. Who is it?", "1  Eve Fox (s001), P3", "someone new:")
    table.types("1")
    table.reads("Eve Fox (s002): groups P5 -> P7", "Write this to the roster?")
    table.types("y")
    assert table.ends() == 0
    text = (tmp_path / "class" / "roster.csv").read_text()
    assert "s001,Eve Fox,,,,P8," in text
    assert "s002,Eve Fox,,,,P7," in text


def test_a_year_of_lists_without_ids_keeps_everyone_apart(oo: Any, tmp_path: Path) -> None:
    lists = {
        "2026-09-14": "Ann Bee,7,P3,ann@x.org\nCy Dee,7,P3,\nEve Fox,7,P3,\nEve Fox,7,P5,\n",
        "2026-10-12": "Ann Bee,7,P3,ann@x.org\nEve Fox,7,P3,\nEve Fox,7,P5,\nGus Hay,7,P5,\n",
        "2026-11-16": "Ann Bee,7,P3,ann@x.org\nEve Fox,7,P3,\nEve Fox,7,P6,\nGus Hay,7,P5,\n",
        "2027-01-11": "Ann Gee,7,P3,ann@x.org\nEve Fox,7,P3,\nEve Fox,7,P6,\nGus Hay,7,P5,\n",
        "2027-02-08": (
            "Ann Gee,7,P3,ann@x.org\nCy Dee,7,P3,\nEve Fox,7,P3,\nEve Fox,7,P6,\nGus Hay,7,P5,\n"
        ),
    }
    path, book = tmp_path / "list.csv", tmp_path / "class"
    for number, (today, rows) in enumerate(lists.items()):
        path.write_text(f"Name,Grade,Section,Email\n{rows}")
        made = (
            oo("roster", "import", path, "--yes", cwd=book, today=today)
            if number
            else oo("init", "class", "--roster", path, "--name", "Ms. Rivera", today=today)
        )
        assert made.code == 0, made.err
        for student in ("ann@x.org", "s002", "s003"):
            oo("log", student, "-m", f"{student} on {today}", cwd=book, today=today)
    listed = json.loads(oo("roster", "--json", cwd=book, today="2027-02-08").out)["students"]
    assert [(s["id"], s["name"], s["groups"], s["here"]) for s in listed] == [
        ("ann@x.org", "Ann Gee", "P3", True),
        ("s001", "Cy Dee", "P3", True),
        ("s002", "Eve Fox", "P3", True),
        ("s003", "Eve Fox", "P6", True),
        ("s753013", "Gus Hay", "P5", True),
    ]
    for student in ("ann@x.org", "s002", "s003"):
        shown = oo("show", student, "--last", "9", cwd=book, today="2027-02-08").out
        assert all(f"{student} on {today}" in shown for today in lists)


@pytest.mark.parametrize("columns", ["40", "80"])
def test_the_difference_reads_at_any_width(
    columns: str, oo: Any, book: Path, tmp_path: Path
) -> None:
    rows = {k: v for k, v in CLASS.items() if k != "5"}
    rows |= {"3": "Noah Silva-Montgomery,7,P3,Ms. Rivera", "7": "Leo Petrov,7,P5,Ms. Rivera"}
    path = export(tmp_path, rows)
    said = oo("roster", "import", path, "--dry-run", cwd=book, env={"COLUMNS": columns}).err
    assert max(map(len, said.splitlines())) <= int(columns)
    assert " ".join(said.split()).count("name Noah Silva -> Noah Silva-Montgomery") == 1
