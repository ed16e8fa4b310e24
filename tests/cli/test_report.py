"""The report: its sentence, its keys, its forms, its exit code."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest


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
