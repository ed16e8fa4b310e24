"""A page worth reading before a meeting; and what is put beside an entry later."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml


def logged(oo: Any, notebook: Path, *args: str) -> str:
    done = oo("log", *args, "--json", cwd=notebook)
    assert done.code == 0, done.err
    return str(json.loads(done.out)["entries"][0]["id"])


def written(notebook: Path, path: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((notebook / path.strip()).read_text())
    return found


def test_pins_open_the_page_and_what_was_passed_lately_is_named(notebook: Path, oo: Any) -> None:
    for number, passed in enumerate(["evidence", "growth", "strength", "warm_up"]):
        day = f"{9 + number} nov"
        logged(
            oo, notebook, "jamal", "--pass", passed, "-m", "x", "--date", day, "--pin", "Goes by JB"
        )
    lines = oo("show", "jamal", cwd=notebook).out.splitlines()
    assert lines[0].startswith("JB Brooks, he/him")
    assert lines[1] == "Goes by JB"
    assert "Passed lately: warm up, strength, growth." in lines


def test_each_entry_ends_its_first_line_with_the_tag_that_names_it(notebook: Path, oo: Any) -> None:
    made = logged(oo, notebook, "jamal", "-m", "x", "--minutes", "5", "--date", "12 nov")
    oo("request", "jamal", "--adult", "chen", "-m", "Before the test", cwd=notebook)
    (asked,) = (path for path in notebook.glob("notes/7013/*.yaml") if path.stem != made)
    lines = oo("show", "jamal", cwd=notebook).out.splitlines()
    assert f"Thu 12 Nov, You, check-in, 5 min   {made[-4:]}" in lines
    place = lines.index(f"Mon 23 Nov, You, request to see Mr. Chen   {asked.stem[-4:]}")
    assert lines[place + 1] == "  Before the test"


def test_amendments_and_statements_stand_under_their_note(notebook: Path, oo: Any) -> None:
    made = logged(oo, notebook, "jamal", "-m", "Problem 4", "--date", "12 nov")
    before = (notebook / f"notes/7013/{made}.yaml").read_bytes()
    amended = oo("amend", made[-4:], "-m", "Problem 5", cwd=notebook, as_="chen")
    assert amended.err.startswith(
        "Saved: your words stand beside the check-in of Thu 12 Nov with JB"
    )
    entry = written(notebook, amended.out)
    assert (entry["kind"], entry["of"], entry["by"]) == ("amendment", made, "chen")
    said = oo("statement", "jamal", "-m", "He did all of it", "--of", made[-4:], cwd=notebook)
    saved = " ".join(said.err.split())
    assert "the family's words stand in JB's record, beside the check-in of Thu 12 Nov." in saved
    assert written(notebook, said.out)["of"] == made
    assert (notebook / f"notes/7013/{made}.yaml").read_bytes() == before
    shown = oo("show", "jamal", "--last", "1", cwd=notebook).out
    assert "Problem 4" in shown
    assert "\n  Amended on Mon 23 Nov by Mr. Chen: Problem 5   " in shown
    assert "\n  The family's words, Mon 23 Nov: He did all of it   " in shown
    assert "earlier" not in shown


def test_an_amendment_of_a_note_too_old_to_be_shown_is_not_lost(notebook: Path, oo: Any) -> None:
    old = logged(oo, notebook, "jamal", "-m", "Old", "--date", "2 nov")
    logged(oo, notebook, "jamal", "-m", "New", "--date", "12 nov")
    oo("amend", old[-4:], "-m", "Mended", cwd=notebook)
    shown = oo("show", "jamal", "--last", "2", cwd=notebook).out
    assert "Mon 23 Nov, You, amendment of the check-in of Mon 2 Nov" not in shown
    assert "Amended on Mon 23 Nov by you: Mended" in shown
    shown = oo("show", "jamal", "--last", "1", cwd=notebook).out
    assert "Mon 23 Nov, You, amendment of the check-in of Mon 2 Nov" in shown
    assert "2 earlier: oo show 7013 --last 2" in shown


def test_an_amendment_may_be_amended_and_read_from_the_input(notebook: Path, oo: Any) -> None:
    made = logged(oo, notebook, "jamal", "-m", "x")
    first = oo("amend", "jamal", made, "-m", "One", "--json", cwd=notebook)
    of = json.loads(first.out)["entries"][0]["id"]
    second = oo("amend", of, "-m", "-", cwd=notebook, input="Two\nlines\n")
    assert second.code == 0
    assert written(notebook, second.out)["note"] == "Two\nlines"
    assert "\n    Amended on Mon 23 Nov by you: Two lines" in oo("show", "jamal", cwd=notebook).out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["amend", "TAG"], "what should it say? For example oo amend"),
        (["amend", "TAG", "-m", "  "], "--note: holds no words"),
        (["amend", "zzzz", "-m", "x"], 'no entry has the id "zzzz"'),
        (["amend", "wei", "TAG", "-m", "x"], "no entry has the id"),
        (["statement", "jamal"], "what do they say? For example oo statement jamal"),
        (["statement", "wei", "-m", "x", "--of", "TAG"], "no entry has the id"),
    ],
)
def test_what_is_not_said_or_not_there_is_refused(
    args: list[str], said: str, notebook: Path, oo: Any
) -> None:
    made = logged(oo, notebook, "jamal", "-m", "x")
    done = oo(*[made[-4:] if arg == "TAG" else arg for arg in args], cwd=notebook)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert len(list(notebook.glob("notes/*/*.yaml"))) == 1


def test_a_private_note_is_amended_only_where_that_is_meant(notebook: Path, oo: Any) -> None:
    made = logged(oo, notebook, "jamal", "-m", "SECRET", "--private")
    mine = oo("amend", made[-4:], "-m", "More", cwd=notebook)
    assert (mine.code, mine.out) == (1, "")
    assert f"oo edit {made[-4:]} changes your own words." in mine.err
    theirs = oo("amend", made[-4:], "-m", "More", cwd=notebook, as_="chen")
    assert "Ms. Rivera's private note" in theirs.err
    assert "oo edit" not in theirs.err
    assert oo("amend", made[-4:], "-m", "More", "--share", cwd=notebook).code == 0


def test_a_private_note_of_mine_is_marked_and_what_was_shared_once_is_not(
    notebook: Path, oo: Any
) -> None:
    logged(oo, notebook, "jamal", "-m", "SECRET", "--private")
    home = ["jamal", "--template", "reading-conference", "-a", "home=A new baby"]
    logged(oo, notebook, *home, "--date", "12 nov")
    logged(oo, notebook, *home, "--date", "11 nov", "--share")
    shown = oo("show", "jamal", cwd=notebook).out
    assert "Mon 23 Nov, You, check-in (only on this machine)   " in shown
    assert shown.count("A new baby (only here)") == 1
    assert shown.count("A new baby") == 2
    theirs = oo("show", "jamal", cwd=notebook, as_="chen").out
    assert "(what was said is private to Ms. Rivera)" in theirs


@pytest.mark.parametrize(("columns", "marks"), [("80", 30), ("40", 14)])
def test_a_long_scale_keeps_its_newest_marks(
    columns: str, marks: int, notebook: Path, oo: Any
) -> None:
    folder = notebook / "notes" / "7013"
    folder.mkdir()
    for number in range(30):
        day, mark = f"2026-10-{number + 1:02}", 4 if number == 29 else 1 + number % 3
        (folder / f"{day}-rivera-aaaa.yaml").write_text(
            f'student: "7013"\ndate: {day}\nby: rivera\ntemplate: reading-conference\n'
            f'answers:\n  fluency: "{mark}"\n'
        )
    shown = oo("show", "jamal", cwd=notebook, env={"COLUMNS": columns}).out
    (line,) = (line for line in shown.splitlines() if line.startswith("Fluency"))
    assert len(line) <= int(columns)
    assert line.endswith(" 4")
    assert sum(letter.isdigit() for letter in line) == marks


def test_staff_speak_for_themselves(notebook: Path, oo: Any) -> None:
    settings = notebook / "oneonone.yaml"
    settings.write_text(settings.read_text().replace("people: students", "people: staff"))
    done = oo("statement", "jamal", "-m", "I see it another way", cwd=notebook)
    assert done.err.startswith("Saved: their own words stand in JB's record.")
