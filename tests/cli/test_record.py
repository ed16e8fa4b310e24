"""A student's record through its life: given out, held, forgotten; and a year that is let go."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from team import Pair

from oneonone.formats.yaml_text import read_yaml

Run = Callable[..., Any]


def everything(*places: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of these folders, names and bytes; what git keeps is left out."""
    for place in places:
        for path in place.rglob("*"):
            if path.is_file() and ".git" not in path.relative_to(place).parts:
                yield str(path.relative_to(place)), path.read_bytes()


def holding(word: str, *places: Path) -> list[str]:
    """The files that say a word, or have it in their name."""
    return [n for n, data in everything(*places) if word.encode() in data or word in n]


# --- giving it out ---------------------------------------------------------------------------


@pytest.fixture
def told(notebook: Path, oo: Run) -> Path:
    """A notebook in which much was said of Jamal, in private too, and of whom he sat with."""
    for words in (
        ("log", "jamal", "-m", "Sat with Sofía <b>& wei</b>; María Gómez came", "-g", "Help Amara"),
        ("log", "jamal", "--private", "-m", "secretword and Sofía", "--date", "20 nov"),
        ("statement", "jamal", "-m", "familyword: ask Wei"),
        ("amend", "jamal", "-m", "amendedword"),
    ):
        tag = []
        if words[0] == "amend":
            shown = json.loads(oo("show", "jamal", "--json", cwd=notebook).out)["entries"]
            tag = [next(e["id"] for e in shown if e["kind"] == "meeting" and e.get("note"))]
        done = oo(*words[:2], *tag, *words[2:], cwd=notebook)
        assert done.code == 0, done.err
    return notebook


def test_the_page_holds_all_that_is_shared_and_nobody_elses_name(told: Path, oo: Run) -> None:
    page = told.parent / "jamal.html"
    done = oo("export", "jamal", "-o", page, cwd=told)
    assert done.code == 0, done.err
    head, _, text = page.read_text("utf-8").partition("<body")
    assert "Content-Security-Policy" in head
    for words in ("familyword", "amendedword", "Ms. Rivera", "Jamal Brooks", "&lt;b&gt;", "2026"):
        assert words in text
    for words in ("Sofía", "wei", "Wei", "María", "Gómez", "Amara", "secretword", "<b>"):
        assert words not in text
    assert text.count("[another student]") >= 6
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    masked = [line.strip().split(":")[0] for line in done.err.splitlines() if line[:2] == "  "]
    assert sorted(masked) == ["Amara", "María Gómez", "Sofía", "Wei", "wei"]


def test_what_was_kept_private_is_in_it_only_where_it_was_asked_for(told: Path, oo: Run) -> None:
    page = told.parent / "jamal.html"
    assert oo("export", "jamal", "--with-private", "-o", page, cwd=told).code == 0
    text = page.read_text("utf-8")
    assert "secretword and [another student]" in text
    assert "private to Ms. Rivera" in text
    assert oo("export", "jamal", "-o", page, cwd=told, as_="chen").code == 0
    assert "secretword" not in page.read_text("utf-8")


def test_whom_it_was_given_to_is_noted(told: Path, oo: Run) -> None:
    page = told.parent / "jamal.yaml"
    done = oo("export", "jamal", "--to", "Lincoln High", "-o", page, "--json", cwd=told)
    keys = json.loads(done.out)
    noted = (told / keys["disclosure"]["path"]).read_text("utf-8")
    assert "kind: disclosure" in noted
    assert "to: Lincoln High" in noted
    assert {one["words"] for one in keys["masked"]} >= {"Sofía", "wei"}
    again = oo("export", "jamal", "-o", told.parent / "again.html", cwd=told)
    assert again.code == 0
    assert "Lincoln High" in (told.parent / "again.html").read_text("utf-8")
    text = page.read_text("utf-8")
    read_yaml(text)
    assert YAML(typ="safe").load(text)["student"]["name"] == "Jamal Brooks"


def test_a_student_of_the_same_name_is_not_taken_out_of_their_own_record(
    notebook: Path, oo: Run
) -> None:
    assert oo("log", "7021", "-m", "Maria reads to Maria Garcia", cwd=notebook).code == 0
    done = oo("export", "7021", "--format", "yaml", cwd=notebook)
    assert "note: Maria reads to [another student]" in done.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--json",), "the record needs a file"),
        (("--format", "yaml", "-o", "oneonone.yaml"), "belongs to the notebook"),
        (("-o", "jamal.pdf"), "cannot write .pdf files"),
        (("--format", "yaml", "-o", "jamal.html"), "is no name for a file of the form yaml"),
        (("-o", "nowhere/x.html"), "there is no folder"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_noted(
    words: tuple[str, ...], said: str, told: Path, oo: Run
) -> None:
    before = sorted(name for name, _ in everything(told))
    done = oo("export", "jamal", *words, cwd=told)
    assert done.code != 0
    assert said in done.err
    assert sorted(name for name, _ in everything(told)) == before


# --- forgetting ------------------------------------------------------------------------------


def test_after_forgetting_no_byte_is_left_but_the_tombstone(
    told: Path, oo: Run, oo_home: Path, editor: Callable[[str], dict[str, str]]
) -> None:
    taken = oo("log", "jamal", "-m", "takenbackword", cwd=told)
    assert oo("undo", cwd=told).code == 0, taken.err
    spoilt = editor('sed -i s/outcome:.met/outcome:.sat/ "$1"; echo \'x: openword\' >> "$1"')
    shown = json.loads(oo("show", "jamal", "--json", cwd=told).out)["entries"]
    mine = next(e["id"] for e in shown if e["kind"] == "meeting" and e.get("note"))
    assert oo("edit", "jamal", mine, cwd=told, env=spoilt).code != 0
    assert oo("next", "--all", cwd=told).code == 0  # so that the index is there
    words = ["secretword", "familyword", "takenbackword", "openword", "Help Amara", "Jamal"]
    for word in words:
        assert holding(word, told, oo_home), word
    done = oo("forget", "jamal", "--yes", cwd=told)
    assert done.code == 0, done.err
    for word in words:
        assert holding(word, told, oo_home) == [], word
    stone = [name for name in holding("7013", told, oo_home) if name.startswith("notes")]
    assert holding("7013", told, oo_home) == stone
    assert len(stone) == 1
    assert "kind: forgotten" in (told / stone[0]).read_text("utf-8")
    assert "Maria Garcia" in (told / "roster.csv").read_text("utf-8")
    assert oo("check", cwd=told).code == 0
    assert oo("undo", cwd=told).code == 1
    assert oo("next", "--all", cwd=told).code == 0


def test_a_hold_of_a_colleague_is_known_before_anything_is_removed(pair: Pair) -> None:
    rivera, chen, _ = pair
    rivera.log("jamal", "Fractions")
    rivera.sync()
    assert chen.oo("hold", "jamal", "--until", "18 dec", "-m", "Asked by mail").code == 0
    chen.sync()
    before = rivera.files()
    done = rivera.oo("forget", "jamal", "--yes")
    assert done.code == 1
    assert "held since Mon 23 Nov by Mr. Chen (Asked by mail), until Fri 18 Dec" in done.err
    assert set(before) <= set(rivera.files())
    assert rivera.oo("forget", "jamal", "--yes", env={"OO_TODAY": "2026-12-19"}).code == 0


def test_without_the_others_nothing_is_removed(pair: Pair) -> None:
    rivera, _, store = pair
    rivera.log("jamal", "Fractions")
    os.rename(store, store.with_name("away.git"))
    before = rivera.files()
    done = rivera.oo("forget", "jamal", "--yes")
    assert done.code == 1
    assert "could not be synced first" in done.err
    assert rivera.files() == before


def test_it_is_forgotten_in_every_copy_and_what_is_private_there_is_named(pair: Pair) -> None:
    rivera, chen, _ = pair
    rivera.log("jamal", "Fractions")
    rivera.sync()
    chen.sync()
    assert chen.oo("log", "jamal", "--private", "-m", "chenword").code == 0
    chen.sync()
    assert rivera.oo("forget", "jamal", "--yes").code == 0
    late = chen.log("jamal", "lateword")
    rivera.sync("--yes")
    chen.sync("--yes")
    assert chen.read("roster.csv") == rivera.read("roster.csv")
    assert "Jamal" not in chen.read("roster.csv")
    checked = chen.oo("check")
    assert checked.code == 1
    assert f"{late.relative_to(chen.folder)}:1: forgotten: " in checked.out
    assert "private words are still here. oo forget 7013 removes them" in checked.out
    assert chen.oo("forget", "7013", "--yes").code == 0
    assert holding("chenword", chen.folder, chen.home) == []
    assert holding("lateword", chen.folder, chen.home) == []
    chen.sync("--yes")
    rivera.sync("--yes")
    assert rivera.files() == chen.files()
    assert rivera.oo("check").code == 0
    assert chen.oo("check").code == 0


def test_a_row_that_a_colleague_changed_meanwhile_is_named_until_it_is_gone_or_explained(
    pair: Pair,
) -> None:
    rivera, chen, _ = pair
    chen.write("roster.csv", chen.read("roster.csv").replace(",he/him,7,P3", ",he/him,8,P3"))
    assert rivera.oo("forget", "jamal", "--yes").code == 0
    rivera.sync("--yes")
    chen.sync("--yes")
    assert "Jamal" in chen.read("roster.csv")
    checked = chen.oo("check")
    assert "forgotten: Jamal Brooks's record was forgotten on Mon 23 Nov" in checked.out
    assert chen.oo("forget", "jamal", "--yes").code == 0
    assert "Jamal" not in chen.read("roster.csv")
    assert chen.oo("check").code == 0


def test_a_removal_that_was_stopped_is_finished_by_the_same_command(told: Path, oo: Run) -> None:
    folder = told / "notes" / "7013"
    note = next(path for path in sorted(folder.iterdir()) if path.suffix == ".yaml")
    kept = note.read_bytes()
    assert oo("forget", "jamal", "--yes", cwd=told).code == 0
    note.write_bytes(kept)  # as if it had been stopped before this one
    assert oo("check", cwd=told).code == 1
    assert oo("forget", "7013", "--yes", cwd=told).code == 0
    assert oo("check", cwd=told).code == 0
    done = oo("forget", "7013", "--yes", cwd=told)
    assert done.code == 2
    assert "nothing is kept of 7013 any more" in done.err


def test_what_is_kept_is_shown_and_stays_with_a_dry_run(told: Path, oo: Run) -> None:
    before = dict(everything(told))
    done = oo("forget", "jamal", "--dry-run", cwd=told)
    kept = "4 entries, 1 private note on this machine and the row of the roster."
    assert " ".join(done.out.split()) == f"Jamal Brooks (7013): {kept}"
    assert dict(everything(told)) == before


# --- letting the year go ---------------------------------------------------------------------


def test_next_year_has_the_team_its_questions_and_the_chosen_goals_and_no_old_words(
    told: Path, oo: Run
) -> None:
    assert oo("template", "copy", "check-in", "ours", cwd=told).code == 0
    assert oo("roster", "left", "amara", cwd=told).code == 0
    with (told / "oneonone.yaml").open("a", encoding="utf-8") as file:
        file.write("# Our own words\nours: {kept: as it is}\n")
    new = told.parent / "next"
    done = oo("rollover", new, "--starts", "2027-08-23", "--goals", "all", cwd=told)
    assert done.code == 0, done.err
    assert holding("secretword", new) == holding("familyword", new) == []
    assert holding("Sat with", new) == []
    assert len(holding("Help Amara", new)) == 1
    assert "Amara Okafor" not in (new / "roster.csv").read_text("utf-8")
    assert (new / "templates/ours.yaml").read_bytes() == (told / "templates/ours.yaml").read_bytes()
    settings = (new / "oneonone.yaml").read_text("utf-8")
    assert "# Our own words\nours: {kept: as it is}\n" in settings
    assert "term: {starts: 2027-08-23, ends: 2028-06-02}" in settings
    assert "1f6c2a90b3d44e0f" not in settings
    assert "days_off" not in settings
    assert oo("check", cwd=new).code == 0
    state = json.loads(oo("show", "jamal", "--json", cwd=new, today="2027-08-24").out)
    assert (state["state"], len(state["goals"])) == ("new", 1)


def test_what_cannot_be_read_is_mended_before_the_year_is_let_go(told: Path, oo: Run) -> None:
    (told / "notes/7013/2026-11-20-rivera-abcd.yaml").write_text("student: [\n")
    done = oo("rollover", told.parent / "next", "--starts", "2027-08-23", cwd=told)
    assert done.code == 1
    assert "oo check lists it" in done.err
    assert not (told.parent / "next").exists()


def test_a_notebook_of_a_newer_format_gives_nothing_out(told: Path, oo: Run) -> None:
    settings = told / "oneonone.yaml"
    settings.write_text(settings.read_text("utf-8").replace("format: 1", "format: 2"), "utf-8")
    for words in (("export", "jamal", "-o", "jamal.html"), ("me", "new", "--name", "Ms. New")):
        done = oo(*words, cwd=told)
        assert (done.code, "made by a newer oo" in done.err) == (1, True)
    assert not (told / "jamal.html").exists()
    assert "Ms. New" not in settings.read_text("utf-8")


def test_names_alone_tell_who_is_who_though_everybody_is_a_grade_higher(
    told: Path, oo: Run
) -> None:
    office = told.parent / "office.csv"
    office.write_text("Name,Grade\nJamal Brooks,8\nNew Girl,8\n")
    new = told.parent / "next"
    done = oo("rollover", new, "--starts", "2027-08-23", "--roster", office, cwd=told)
    assert done.code == 0, done.err
    assert "1 new" in done.err
    rows = (new / "roster.csv").read_text("utf-8").splitlines()
    assert rows[1].startswith("7013,Jamal Brooks,JB,he/him,8")


def test_the_new_roster_of_the_office_keeps_the_ids(told: Path, oo: Run) -> None:
    office = told.parent / "office.csv"
    office.write_text("Student ID,Student Name,Grade\n7013,Jamal Brooks,8\n9001,New Girl,8\n")
    new = told.parent / "next"
    words = ("--starts", "2027-08-23", "--roster", office, "--goals", "all")
    done = oo("rollover", new, *words, cwd=told)
    assert done.code == 0, done.err
    rows = (new / "roster.csv").read_text("utf-8").splitlines()
    assert [row.split(",")[0] for row in rows] == ["id", "7013", "9001"]
    assert "Jamal Brooks,JB,he/him,8" in rows[1]
    assert [path.name for path in (new / "notes").iterdir()] == ["7013"]
