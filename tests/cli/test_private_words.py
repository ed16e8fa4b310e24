"""What is private when it is typed stays on this machine, by whatever way it is kept."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from terminal import Terminal

TEMPLATE = """\
template: talk
title: Talk
prompts:
  warm_up: {ask: How are you?}
  home: {ask: 'Anything from home?', private: true}
goal: {ask: One goal?}
"""
SECRET = "zebra"


@pytest.fixture
def book(notebook: Path) -> Path:
    """The notebook with a template that has one private question."""
    (notebook / "templates").mkdir()
    (notebook / "templates" / "talk.yaml").write_text(TEMPLATE)
    return notebook


def shared(book: Path) -> list[Path]:
    """Files of the notebook in which the secret stands."""
    return [p for p in (book / "notes").rglob("*") if p.is_file() and SECRET in p.read_text()]


def kept_here(oo_home: Path) -> list[Path]:
    return [p for p in oo_home.rglob("private/*/*") if SECRET in p.read_text()]


def no_longer_private(book: Path) -> None:
    path = book / "templates" / "talk.yaml"
    path.write_text(TEMPLATE.replace(", private: true", "").replace("home:", "house:"))


def test_everything_below_the_line_of_a_new_note_stays(
    book: Path, oo: Any, editor: Any, oo_home: Path
) -> None:
    script = 'sed -i "s/^  home:$/  home: zebra\\nnote: zebra\\npin: zebra/" "$1"'
    script += '; sed -i "0,/^note:$/s///" "$1"'
    done = oo("log", "wei", "--template", "talk", "--edit", cwd=book, env=editor(script))
    assert done.code == 0, done.err
    assert shared(book) == []
    (kept,) = kept_here(oo_home)
    assert kept.read_text().count(SECRET) == 3
    assert SECRET in oo("show", "wei", cwd=book).out


def test_a_text_gone_on_with_keeps_what_was_private_when_it_was_written(
    book: Path, oo: Any, editor: Any, oo_home: Path
) -> None:
    bad = editor("sed -i 's/^  home:$/  home: zebra/; s/^minutes:$/minutes: x/' \"$1\"")
    args = ("log", "wei", "--template", "talk", "--edit")
    assert oo(*args, cwd=book, env=bad).code == 1
    no_longer_private(book)
    done = oo(*args, cwd=book, env=editor("sed -i 's/^minutes: x$/minutes: 4/' \"$1\""))
    assert done.code == 0, done.err
    assert shared(book) == []
    assert kept_here(oo_home)


def test_a_draft_gone_on_with_keeps_what_was_private_when_it_was_said(
    book: Path, oo_home: Path
) -> None:
    talk = Terminal("log", "wei", "--template", "talk", cwd=book)
    talk.is_killed_after("fine", SECRET)
    no_longer_private(book)
    again = Terminal("log", "wei", cwd=book)
    again.goes_on()
    again.answers("", "no", "")
    assert again.ends() == 0
    assert shared(book) == []
    assert kept_here(oo_home)


def test_what_was_to_be_shared_once_is_not_shared_for_good(book: Path) -> None:
    talk = Terminal("log", "wei", "--template", "counselor", "--share", cwd=book)
    talk.is_killed_after(SECRET)
    again = Terminal("log", "wei", cwd=book)
    again.goes_on()
    again.comes_to_the_last_look("-")
    again.types("5")
    assert again.ends() == 0
    assert shared(book) == []


@pytest.mark.parametrize(
    ("template", "script"),
    [
        ("counselor", "s/^private: .*//"),
        ("check-in", "s/^template: .*/template: counselor/"),
        ("talk", "s/^template: .*/template: tlak/; s/^answers:$/answers:\\n  home: zebra/"),
        ("talk", "s/^template: .*/template: check-in/; s/^answers:$/answers:\\n  home: zebra/"),
    ],
)
def test_an_edit_does_not_decide_what_stays_here(
    book: Path, oo: Any, editor: Any, template: str, script: str
) -> None:
    args = ["-m", "x"] if template == "counselor" else ["-a", "warm_up=fine"]
    made = oo("log", "wei", "--template", template, *args, cwd=book)
    assert made.code == 0, made.err
    tag = Path(made.out.strip()).stem.rpartition("-")[2]
    done = oo("edit", tag, cwd=book, env=editor(f"sed -i '{script}' \"$1\""))
    assert done.code == 1, done.out
    assert shared(book) == []


def test_another_adult_is_not_shown_a_text_that_is_not_theirs(
    book: Path, oo: Any, editor: Any, tmp_path: Path
) -> None:
    bad = editor("sed -i 's/^note:$/note: zebra/; s/^goal:$/goal: {due: x}/' \"$1\"")
    assert oo("log", "wei", "--edit", "--private", cwd=book, env=bad).code == 1
    seen = editor(f'cp "$1" {tmp_path}/seen; touch "$1"')
    oo("log", "wei", "--edit", "--private", cwd=book, env=seen, as_="chen")
    assert SECRET not in (tmp_path / "seen").read_text()


def test_a_spreadsheet_with_a_private_column_is_not_imported(
    book: Path, oo: Any, tmp_path: Path
) -> None:
    (tmp_path / "past.csv").write_text("Student,Date,Private notes\n7066,2026-11-09,zebra\n")
    done = oo("import", tmp_path / "past.csv", "--yes", cwd=book)
    assert (done.code, "says that it is private" in done.err) == (2, True)
    assert shared(book) == []
