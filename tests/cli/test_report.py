"""The report: its sentence, its keys, its forms, its exit code."""

import csv
import io
import json
import os
import re
import stat
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt


@pytest.fixture
def logged(notebook: Path, oo: Any) -> Path:
    """Jamal is met today, Wei was met long ago, the others never."""
    oo("log", "jamal", "-m", "x", "--minutes", "4", "--next", "mon", cwd=notebook)
    oo("log", "wei", "-m", "x", "--minutes", "6", "--date", "2026-10-01", cwd=notebook)
    oo("log", "sofia", "--absent", cwd=notebook)
    return notebook


def test_the_first_sentence_says_it_all(logged: Path, oo: Any) -> None:
    out = oo("report", cwd=logged).out
    assert out.startswith(
        "1 of 6 students are up to date (17 %): 1 overdue, 4 never met.\n\nWaiting"
    )


def test_every_key_of_the_document_is_there(logged: Path, oo: Any) -> None:
    found = json.loads(oo("report", "--json", "--by", "groups", cwd=logged).out)
    assert (found["students"], found["up_to_date"], found["due"], found["overdue"]) == (6, 1, 0, 1)
    assert (found["never"], found["new"], found["coverage"]) == (4, 0, 1 / 6)
    assert found["promises"]["open"] == found["promises"]["made"] == 1
    assert [set(group) for group in found["groups"]] == [
        {"name", "students", "up_to_date", "coverage", "meetings", "minutes", "longest_wait"}
    ] * 3
    assert found["rows"][0] == {
        "student": "7013", "name": "Jamal Brooks", "adult": "rivera", "groups": "P3",
        "state": "ok", "met": 1, "absent": 0, "declined": 0, "moved": 0, "minutes": 4,
        "last_met": "2026-11-23", "last_by": "rivera", "school_days": 0, "cadence": 10,
    }  # fmt: skip


def test_csv_and_markdown_hold_the_same_rows(logged: Path, oo: Any) -> None:
    rows = list(csv.DictReader(io.StringIO(oo("report", "--format", "csv", cwd=logged).out)))
    assert [row["student"] for row in rows] == ["7013", "7021", "7044", "7052", "7066", "7078"]
    assert (rows[0]["met"], rows[4]["minutes"]) == ("1", "6")
    page = oo("report", "--format", "md", cwd=logged).out
    lines = [line for line in page.splitlines() if line.startswith("|")]
    assert len(lines) == (2 + 5) + (2 + 6)
    assert "Maria" in lines[2]
    assert "JB Brooks" in lines[9]


@pytest.mark.parametrize(("percent", "code"), [("16", 0), ("17", 1), ("0", 0), ("100", 1)])
def test_it_fails_under_a_coverage_and_only_under_it(
    percent: str, code: int, logged: Path, oo: Any
) -> None:
    assert oo("report", "--fail-under", percent, cwd=logged).code == code


def test_counts_are_since_and_states_until(logged: Path, oo: Any) -> None:
    found = json.loads(
        oo("report", "--json", "--since", "1 nov", "--until", "20 nov", cwd=logged).out
    )
    rows = {row["student"]: row for row in found["rows"]}
    assert (rows["7066"]["met"], rows["7066"]["state"]) == (0, "overdue")
    assert rows["7013"]["state"] == "never"


def test_mine_and_where_narrow_it(logged: Path, oo: Any) -> None:
    mine = json.loads(oo("report", "--json", "--mine", cwd=logged).out)
    assert [row["student"] for row in mine["rows"]] == ["7013", "7021", "7052", "7066"]
    where = json.loads(oo("report", "--json", "--where", "groups=P5", cwd=logged).out)
    assert [row["student"] for row in where["rows"]] == ["7021", "7052", "7078"]
    adult = json.loads(oo("report", "--json", "--where", "adult=Mr. Chen", cwd=logged).out)
    assert [row["student"] for row in adult["rows"]] == ["7044", "7078"]


def test_it_can_be_written_into_a_file(logged: Path, oo: Any) -> None:
    done = oo("report", "--format", "csv", "-o", "out.csv", cwd=logged)
    assert (done.code, done.out) == (0, "")
    assert (logged / "out.csv").read_text("utf-8-sig").startswith("student,name,adult")
    assert oo("report", "-o", "nowhere/out.csv", cwd=logged).code == 1
    assert oo("report", "-o", ".", cwd=logged).err == "oo: .: is a folder. Name a file inside it.\n"


def test_only_a_plain_file_is_written_over_and_a_link_is_the_persons_own(
    logged: Path, oo: Any, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    said = oo("report", "-o", tmp_path / "pipe.html", cwd=logged)
    assert (said.code, "is no plain file" in said.err) == (2, True)
    assert stat.S_ISFIFO(os.lstat(tmp_path / "pipe.html").st_mode)
    (tmp_path / "link.html").symlink_to(tmp_path / "there.html")
    assert oo("report", "-o", tmp_path / "link.html", cwd=logged).code == 0
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "there.html").read_text("utf-8").startswith("<!DOCTYPE")
    (tmp_path / "round.html").symlink_to(tmp_path / "round.html")
    assert oo("report", "-o", tmp_path / "round.html", cwd=logged).code == 2
    assert oo("sheet", "--all", "-o", "", cwd=logged).code == 2
    (tmp_path / "roster.html").symlink_to(logged / "roster.csv")
    assert oo("report", "-o", tmp_path / "roster.html", cwd=logged).code == 1
    assert (logged / "roster.csv").read_text("utf-8").startswith("id,name")


@pytest.mark.parametrize("name", ["roster.csv", "notes/7013/x.html", "../grade-7/oneonone.yaml"])
def test_it_never_takes_the_place_of_the_notebook_itself(name: str, logged: Path, oo: Any) -> None:
    before = {path: path.read_bytes() for path in logged.rglob("*") if path.is_file()}
    for command in (("report",), ("sheet", "--all"), ("plan", "--ics", name)):
        options = () if "--ics" in command else ("-o", name)
        done = oo(*command, *options, cwd=logged)
        refused = "is no name" if "sheet" in command and name == "roster.csv" else "belongs to"
        assert (done.code > 0, refused in done.err) == (True, True)
    assert {path: path.read_bytes() for path in logged.rglob("*") if path.is_file()} == before


def test_the_ending_of_the_file_says_the_form(logged: Path, oo: Any) -> None:
    for name, start in (
        ("a.csv", "student,name"),
        ("a.md", "1 of 6"),
        ("a.html", "<!DOCTYPE html>"),
        ("a.json", '{\n  "format": 1'),
        ("a.txt", "1 of 6"),
    ):
        assert oo("report", "-o", name, cwd=logged).code == 0
        assert (logged / name).read_text("utf-8-sig").startswith(start)
    for words in (("--json", "-o", "a.csv"), ("--format", "csv", "-o", "a.html"),
                  ("--json", "--format", "csv"), ("-o", "")):  # fmt: skip
        assert oo("report", *words, cwd=logged).code == 2
    assert oo("report", "-o", "-", cwd=logged).out.startswith("1 of 6")
    for name, instead in (("a.xlsx", "-o a.csv"), ("a.pdf", "-o a.html")):
        done = oo("report", "-o", name, cwd=logged)
        assert (done.code, instead in done.err) == (2, True)


def test_a_table_for_a_spreadsheet_begins_with_the_mark_of_its_letters_only_in_a_file(
    logged: Path, oo: Any
) -> None:
    oo("report", "-o", "a.csv", cwd=logged)
    assert (logged / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfstudent")
    assert oo("report", "--format", "csv", cwd=logged).out.startswith("student")


@pytest.mark.parametrize(
    "options",
    [(), ("--gaps",), ("--by", "groups"), ("--equity", "--adults", "--goals"), ("--about", "odd")],
)
def test_markdown_is_tables_and_text_for_a_standard_renderer(
    options: tuple[str, ...], logged: Path, oo: Any
) -> None:
    roster = logged / "roster.csv"
    text = roster.read_text("utf-8").replace("Wei Chen", "Wei|`x` <b>*Chen*</b> [a](b)")
    roster.write_text(text, encoding="utf-8")
    settings = logged / "oneonone.yaml"
    settings.write_text(settings.read_text("utf-8").replace("Mr. Chen", "Mr. <b>|`Chen`"), "utf-8")
    odd = "student: '7013'\ndate: 2026-11-20\nby: rivera\nanswers: {odd: '<b>4</b>'}\n"
    (logged / "notes/7013/2026-11-20-rivera-oddd.yaml").write_text(odd, encoding="utf-8")
    page = oo("report", *options, "--format", "md", cwd=logged).out
    shown = MarkdownIt("commonmark").enable("table").render(page)
    assert shown.count("<table>") >= 1
    assert "|" not in shown.replace("Wei|", "").replace("&gt;|`Chen", "")
    assert not re.search("<(b|em|code|a|strong)[ >]", shown)
    if options in ((), ("--gaps",)):
        assert "Wei|`x` &lt;b&gt;*Chen*&lt;/b&gt; [a](b)" in shown


def test_a_spreadsheet_holds_one_table(logged: Path, oo: Any) -> None:
    done = oo("report", "--equity", "--goals", "--format", "csv", cwd=logged)
    assert done.code == 2
    assert "--equity and --goals" in done.err


# --- the parts --------------------------------------------------------------------------------


def test_small_groups_are_not_shown_in_any_form(logged: Path, oo: Any) -> None:
    page = oo("report", "--equity", cwd=logged).out
    assert page.count("fewer than 5") >= 3
    for form in ("csv", "md", "html"):
        shown = oo("report", "--equity", "--format", form, cwd=logged).out
        assert "fewer than 5" in shown
    found = json.loads(oo("report", "--equity", "--json", cwd=logged).out)["equity"]
    assert {group["hidden"] for group in found["groups"]} == {"fewer than 5"}
    assert {group["meetings"] for group in found["groups"]} == {None}


def test_a_question_is_listed_by_whom_nobody_has_asked_it_for_longest(
    notebook: Path, oo: Any
) -> None:
    def log(who: str, value: str, day: str) -> None:
        said = ("-a", f"fluency={value}", "--template", "reading-conference")
        assert oo("log", who, *said, "--date", day, cwd=notebook).code == 0

    log("jamal", "2", "2026-11-02")
    log("jamal", "3", "2026-11-20")
    log("wei", "3", "2026-11-09")
    page = oo("report", "--about", "fluency", cwd=notebook).out
    assert "4 of 6 students never answered it." in page
    assert "Last answers: 3 from 2." in page
    found = json.loads(oo("report", "--about", "fluency", "--json", cwd=notebook).out)["about"]
    assert found["key"] == "fluency"
    assert found["values"] == {"3": 2}
    assert [row["last"] for row in found["rows"]] == [None] * 4 + ["2026-11-09", "2026-11-20"]
    assert found["rows"][-1] == {
        "student": "7013", "name": "Jamal Brooks", "last": "2026-11-20", "value": "3",
        "school_days": 1,
    }  # fmt: skip


def test_free_words_are_listed_and_not_counted(logged: Path, oo: Any) -> None:
    oo("log", "amara", "-a", "strength=Asks why", cwd=logged)
    found = json.loads(oo("report", "--about", "strength", "--json", cwd=logged).out)["about"]
    assert (found["values"], found["rows"][-1]["value"]) == ({}, "Asks why")


def test_a_question_nobody_has_is_named_with_the_nearest(logged: Path, oo: Any) -> None:
    done = oo("report", "--about", "fluencey", cwd=logged)
    assert (done.code, "Did you mean fluency?" in done.err) == (2, True)
    done = oo("report", "--by", "goups", cwd=logged)
    assert (done.code, "Did you mean groups?" in done.err) == (2, True)


def test_a_private_question_is_not_said_to_be_never_answered(logged: Path, oo: Any) -> None:
    page = oo("report", "--about", "home", cwd=logged).out
    assert "never answered it" not in page
    assert "stays with each adult" in page


def test_a_day_ahead_is_said_to_be_one(logged: Path, oo: Any) -> None:
    assert "lies ahead" in oo("report", "--until", "2026-12-18", cwd=logged).err
    assert (
        "Nobody on the roster has groups=P9."
        in oo("report", "--where", "groups=P9", cwd=logged).err
    )


def test_private_words_are_in_no_report(notebook: Path, oo: Any, tmp_path: Path) -> None:
    said = ("-a", "strength=Zebra", "-g", "Zebra goal", "-m", "Zebra", "--pin", "Zebra")
    assert oo("log", "jamal", *said, "--private", cwd=notebook).code == 0
    for command in (
        ("report", "--about", "strength", "--goals", "--format", "html"),
        ("report", "--about", "strength", "--json"),
        ("sheet", "jamal"),
        ("sheet", "--prepare", "student-led-prep", "jamal"),
    ):
        done = oo(*command, cwd=notebook)
        assert (done.code, "Zebra" in done.out) == (0, False)
    assert oo("cards", "jamal", cwd=notebook).code == 1


def test_adults_are_shown_with_whom_nobody_has_met_twice(logged: Path, oo: Any) -> None:
    oo("log", "jamal", "-m", "z", "--date", "2026-11-20", cwd=logged)
    found = json.loads(oo("report", "--adults", "--json", cwd=logged).out)["adults"]
    assert found["adults"] == [{"adult": "rivera", "students": 2}, {"adult": "chen", "students": 0}]
    assert found["nobody_twice"] == ["7021", "7044", "7052", "7066", "7078"]
    assert "No adult has met these 5 twice" in oo("report", "--adults", cwd=logged).out


def test_every_part_is_readable_on_a_narrow_screen(logged: Path, oo: Any) -> None:
    for option in ("--equity", "--adults", "--goals", "--gaps", "--about=fluency"):
        page = oo("report", option, cwd=logged, env={"COLUMNS": "40"}).out
        longest = max(page.splitlines(), key=len)
        assert len(longest) <= 46, (option, longest)


# --- several notebooks ------------------------------------------------------------------------


@pytest.fixture
def two_teams(notebook: Path, oo: Any, tmp_path: Path) -> tuple[Path, Path]:
    other = tmp_path / "grade-3-reading"
    oo("demo", other, "--example", "grade-3-reading")
    oo("log", "jamal", "-m", "Zebra", "--minutes", "4", cwd=notebook)
    return notebook, other


def test_several_notebooks_are_numbers_only_unless_names_are_asked_for(
    two_teams: tuple[Path, Path], oo: Any, tmp_path: Path
) -> None:
    named = [word for folder in two_teams for word in ("--notebook", folder)]
    everyone = [
        student["name"]
        for folder in two_teams
        for student in json.loads(oo("roster", "--json", cwd=folder).out)["students"]
    ]
    for form in ("table", "csv", "md", "html"):
        done = oo("report", *named, "--format", form, cwd=tmp_path)
        assert done.code == 0, done.err
        assert "Grade 7, Lincoln Middle School" in done.out
        assert not [name for name in (*everyone, "Zebra", "7013") if name in done.out]
    assert "Wei Chen" in oo("report", *named, "--names", cwd=tmp_path).out
    found = json.loads(oo("report", *named, "--json", cwd=tmp_path).out)
    apart = [json.loads(oo("report", "--json", cwd=folder).out) for folder in two_teams]
    for key in ("students", "up_to_date", "due", "overdue", "never", "new"):
        assert found[key] == sum(one[key] for one in apart)
    assert [team["coverage"] for team in found["teams"]] == [one["coverage"] for one in apart]
    assert [team["rows"] for team in found["teams"]] == [None, None]


def test_a_team_of_fewer_than_five_is_not_shown_nor_what_it_could_be_worked_out_from(
    two_teams: tuple[Path, Path], oo: Any, tmp_path: Path
) -> None:
    roster = two_teams[0] / "roster.csv"
    roster.write_text(
        "\n".join(roster.read_text("utf-8").splitlines()[:4]) + "\n", encoding="utf-8"
    )
    named = [word for folder in two_teams for word in ("--notebook", folder)]
    found = json.loads(oo("report", *named, "--json", cwd=tmp_path).out)
    assert [team["hidden"] for team in found["teams"]] == ["fewer than 5", "not shown"]
    assert {team["up_to_date"] for team in found["teams"]} == {None}
    alone = ("--notebook", two_teams[0])
    assert json.loads(oo("report", *alone, "--json", cwd=tmp_path).out)["up_to_date"] is None
    for form in ("table", "md", "html"):
        shown = oo("report", *alone, "--format", form, cwd=tmp_path).out
        assert "Fewer than 5 students" in shown
        assert "of 3 students" not in shown
    assert oo("report", *alone, "--fail-under", "10", cwd=tmp_path).code == 2
    assert oo("report", *alone, "--fail-under", "10", "--names", cwd=tmp_path).code == 0


def test_what_is_wrong_in_one_of_them_is_said_with_its_name(
    two_teams: tuple[Path, Path], oo: Any, tmp_path: Path
) -> None:
    named = [word for folder in two_teams for word in ("--notebook", folder.name)]
    (two_teams[1] / "roster.csv").unlink()
    (two_teams[0] / "notes/7013/broken.yaml").write_text("a: [", encoding="utf-8")
    said = oo("report", *named, cwd=tmp_path)
    assert "grade-3-reading: there is nobody on its roster." in said.err
    assert "oo -C grade-7 check" in said.err
    (two_teams[1] / "oneonone.yaml").write_text("a: [", encoding="utf-8")
    assert "oo: grade-3-reading: oneonone.yaml:1" in oo("report", *named, cwd=tmp_path).err


def test_what_looks_into_one_notebook_is_refused_for_several(
    two_teams: tuple[Path, Path], oo: Any, tmp_path: Path
) -> None:
    done = oo("report", "--notebook", two_teams[0], "--gaps", cwd=tmp_path)
    assert (done.code, "--gaps" in done.err) == (2, True)
    assert oo("report", "--notebook", tmp_path / "nowhere", cwd=tmp_path).code == 2
    assert oo("report", "--notebook", tmp_path, cwd=tmp_path).code == 1
    assert oo("report", "--names", cwd=two_teams[0]).code == 2
    twice = oo("report", "--notebook", two_teams[0], "--notebook", two_teams[0], cwd=tmp_path)
    assert (twice.code, "is the same notebook" in twice.err) == (2, True)


def test_a_table_on_the_screen_loads_nothing_that_only_a_page_needs(logged: Path, oo: Any) -> None:
    told = {"PYTHONPROFILEIMPORTTIME": "1"}
    loaded = oo("report", cwd=logged, env=told).err
    assert "oneonone.core.report" in loaded
    assert not re.search(r"\| +(jinja2|statistics|icalendar)$", loaded, re.MULTILINE)
    page = oo("report", "-o", "a.html", cwd=logged, env=told).err
    assert re.search(r"\| +jinja2$", page, re.MULTILINE)
