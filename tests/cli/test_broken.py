"""A notebook with broken notes: every command answers for the rest, and counts aloud."""

import json
from pathlib import Path
from typing import Any

import pytest

BROKEN = (
    b"goal: Read: two pages\n",
    b"\xff\xfe\x00\x00",
    b"",
    b"[" * 60_000,
    b"a: &x [*x, *x]\n",
    b"student: '7013'\ndate: someday\nby: rivera\n",
    b"student: '7013'\ndate: 2026-11-20\nby: rivera\nminutes: five\n",
    b"student: '7013'\ndate: 2026-11-20\nby: rivera\nstudent: '7014'\n",
)
TERM = "term: {starts: 2026-08-17, ends: 2027-06-04}\n"
SHOWING = (
    ["next", "-n", "3"],
    ["next", "--why", "-n", "3"],
    ["report"],
    ["report", "--by", "groups"],
    ["report", "--format", "csv"],
    ["show", "7013"],
)


@pytest.fixture
def broken(oo: Any, tmp_path: Path) -> Path:
    """The grade team's example with one note in twenty broken; at least one of them Jamal's."""
    assert oo("demo", "demo").code == 0
    notes = sorted((tmp_path / "demo" / "notes").glob("*/*.yaml"))
    for number, path in enumerate(notes[::20]):
        path.write_bytes(BROKEN[number % len(BROKEN)])
    jamal = next((tmp_path / "demo" / "notes" / "7013").glob("*.yaml"))
    jamal.write_bytes(BROKEN[0])
    return tmp_path / "demo"


@pytest.mark.parametrize("args", SHOWING, ids=" ".join)
def test_every_command_that_shows_answers_for_the_rest_and_counts_aloud(
    args: list[str], broken: Path, oo: Any
) -> None:
    shown = oo(*args, cwd=broken)
    assert shown.code == 0
    assert shown.out.strip()
    assert "could not be read: oo check" in shown.err
    assert "Traceback" not in shown.err


def test_the_count_of_what_could_not_be_read_stands_in_every_document(
    broken: Path, oo: Any
) -> None:
    listed = oo("check", "--json", cwd=broken)
    assert listed.code == 1
    broken_files = json.loads(listed.out)["unreadable"]
    assert broken_files > 40
    for args in (["next", "--all"], ["report"]):
        assert json.loads(oo(*args, "--json", cwd=broken).out)["unreadable"] == broken_files
    assert json.loads(oo("show", "7013", "--json", cwd=broken).out)["unreadable"] >= 1


def test_check_names_file_line_rule_and_way_out(broken: Path, oo: Any) -> None:
    checked = oo("check", cwd=broken)
    lines = checked.out.splitlines()
    assert any(
        line.startswith("notes/7013/") and ':1: goal: the colon after "Read" needs quotes' in line
        for line in lines
    )
    assert lines[-1].endswith("Nothing was changed.")


def test_logging_goes_on_beside_what_is_broken(broken: Path, oo: Any) -> None:
    before = {path: path.read_bytes() for path in (broken / "notes").glob("*/*.yaml")}
    assert oo("log", "7013", "-m", "x", cwd=broken).code == 0
    after = {path: path.read_bytes() for path in (broken / "notes").glob("*/*.yaml")}
    assert before.items() <= after.items()
    assert len(after) == len(before) + 1


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("oneonone.yaml", "format: 1\nid: x\nterm: soon\n", "oneonone.yaml:3"),
        ("oneonone.yaml", f"id: x\n{TERM}cadence: often\n", "oneonone.yaml:3"),
        ("oneonone.yaml", "", "oneonone.yaml:1"),
    ],
)  # fmt: skip
def test_settings_that_cannot_be_read_stop_the_command_with_their_line(
    name: str, text: str, where: str, notebook: Path, oo: Any
) -> None:
    (notebook / name).write_text(text)
    for args in (["next"], ["report"], ["log", "jamal", "-m", "x"], ["show", "jamal"]):
        stopped = oo(*args, cwd=notebook)
        assert stopped.code == 1
        assert stopped.err.startswith(f"oo: {where}")
        assert stopped.err.count("\n") == 1
    assert oo("check", cwd=notebook).code == 1
    assert list((notebook / "notes").iterdir()) == []


def test_a_roster_row_that_is_broken_hides_no_other(notebook: Path, oo: Any) -> None:
    roster = notebook / "roster.csv"
    roster.write_text(
        roster.read_text() + "7013,Twice,,,7,P3,rivera\n,Nobody,,,,,\n7099,Zoë,,,7,P3,Garcia\n"
    )
    found = json.loads(oo("report", "--json", cwd=notebook).out)
    assert (found["students"], found["unreadable"]) == (7, 2)
    checked = oo("check", cwd=notebook)
    assert 'roster.csv:10: adult: "Garcia" is not in the team.' in checked.out
    assert "3 things to look at" in checked.out


def test_a_link_in_the_notebook_is_not_followed(notebook: Path, oo: Any, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("id,name\n1,Secret Person\n")
    (notebook / "roster.csv").unlink()
    (notebook / "roster.csv").symlink_to(tmp_path / "secret")
    shown = oo("roster", cwd=notebook)
    assert shown.code == 1
    assert "is a link" in shown.err
    assert "Secret" not in shown.out + shown.err


@pytest.mark.parametrize(
    "name", ["\x1b[31mRed\x1b[0m", "\x9b31mC1", "a\u202eb", "\x1b]0;title\x07x"]
)
def test_nothing_in_a_file_steers_the_terminal(name: str, notebook: Path, oo: Any) -> None:
    roster = notebook / "roster.csv"
    roster.write_text(roster.read_text() + f'7100,"{name}",,,7,P3,rivera\n')
    for args in (["roster"], ["next", "-n", "9"], ["report"], ["show", "7100"], ["next", "--json"]):
        shown = oo(*args, cwd=notebook)
        assert not {"\x1b", "\x9b", "\u202e", "\x07"} & set(shown.out + shown.err)


def test_csv_runs_no_formula(notebook: Path, oo: Any) -> None:
    roster = notebook / "roster.csv"
    roster.write_text(roster.read_text() + "=1+1,=HYPERLINK(1),,,7,P3,rivera\n")
    out = oo("report", "--format", "csv", cwd=notebook).out
    assert "'=1+1,'=HYPERLINK(1)" in out
