"""Finding what was written, from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def written(notebook: Path, oo: Any) -> Path:
    for args in (
        ["jamal", "-m", "The área model works", "--tag", "worked", "--date", "9 nov"],
        ["amara", "-a", "strength=Area and volume", "--as", "chen"],
        ["sofia", "-m", "SECRET area", "--private"],
    ):
        assert oo("log", *args, cwd=notebook).code == 0
    assert oo("request", "wei", "-m", "about the area test", cwd=notebook).code == 0
    return notebook


def names(oo: Any, notebook: Path, *args: str, **more: Any) -> list[str]:
    found = json.loads(oo("search", *args, "--json", cwd=notebook, **more).out)
    return [entry["name"].split()[0] for entry in found["entries"]]


def test_everything_that_holds_the_words_is_found_newest_first(written: Path, oo: Any) -> None:
    found = names(oo, written, "AREA")
    assert sorted(found) == ["Amara", "Jamal", "Sofía", "Wei"]
    assert found[-1] == "Jamal"
    assert names(oo, written, "area", "model") == ["Jamal"]


def test_each_option_narrows_it(written: Path, oo: Any) -> None:
    assert names(oo, written, "area", "--student", "jamal") == ["Jamal"]
    assert names(oo, written, "area", "--by", "Mr. Chen") == ["Amara"]
    assert "Jamal" not in names(oo, written, "area", "--since", "last fri")
    assert names(oo, written, "area", "--tag", "worked") == ["Jamal"]
    assert names(oo, written, "--tag", "#Worked") == ["Jamal"]
    assert names(oo, written, "area", "--tag", "worked", "--tag", "other") == []


def test_the_document_names_the_file_and_the_parts_that_hold_it(written: Path, oo: Any) -> None:
    said = oo("search", "volume", "--json", cwd=written)
    (entry,) = json.loads(said.out)["entries"]
    assert (written / entry["path"]).is_file()
    assert entry["id"] == Path(entry["path"]).stem
    assert entry.items() >= {
        "student": "7078", "name": "Amara Okafor", "date": "2026-11-23", "by": "chen",
        "kind": "meeting",
    }.items()  # fmt: skip
    (found,) = entry["found"]
    assert (found["key"], found["text"]) == ("strength", "Area and volume")


def test_private_words_are_found_by_their_owner_alone(written: Path, oo: Any) -> None:
    assert "Note: SECRET area (only here)" in oo("search", "secret", cwd=written).out
    theirs = oo("search", "secret", cwd=written, as_="chen")
    assert (theirs.code, theirs.out) == (0, 'Nothing holds "secret".\n')


def test_who_has_left_is_found_as_well(written: Path, oo: Any) -> None:
    oo("roster", "left", "jamal", "--on", "today", cwd=written)
    assert names(oo, written, "area model") == ["Jamal"]


def test_a_head_line_says_whose_it_is_and_ends_with_the_tag(written: Path, oo: Any) -> None:
    lines = oo("search", "volume", cwd=written).out.splitlines()
    (path,) = written.glob("notes/7078/*.yaml")
    assert lines == [
        '1 entry holds "volume".',
        "",
        f"Mon 23 Nov, Ama Okafor, Mr. Chen, check-in   {path.stem[-4:]}",
        "  Strength: Area and volume",
    ]


@pytest.mark.parametrize("args", [[], [""], ["  "], ["\u0301"], ["", "--tag", "x", "\u0301"]])
def test_no_words_at_all_are_refused_with_an_example(
    args: list[str], notebook: Path, oo: Any
) -> None:
    said = oo("search", *args, cwd=notebook)
    assert said.code == 2
    assert "For example oo search fractions" in said.err


def test_what_steers_a_terminal_is_not_handed_on(notebook: Path, oo: Any) -> None:
    folder = notebook / "notes" / "7013"
    folder.mkdir()
    text = 'student: "7013"\ndate: 2026-11-02\nby: rivera\nnote: "red \\e[31m alert"\n'
    (folder / "2026-11-02-rivera-aaaa.yaml").write_text(text)
    said = oo("search", "alert", cwd=notebook)
    assert "alert" in said.out
    assert "\x1b" not in said.out
