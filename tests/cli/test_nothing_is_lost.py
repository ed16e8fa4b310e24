"""Words that were typed are somewhere, whatever a person does next."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from terminal import Terminal


def standing(*folders: Path) -> str:
    """Everything that stands in any file there."""
    files = [p for folder in folders for p in folder.rglob("*") if p.is_file()]
    return "\n".join(p.read_text("utf-8", "replace") for p in files)


BAD = "sed -i 's/^note:$/note: {word}/; s/^minutes:$/minutes: x/' \"$1\""


@pytest.mark.parametrize("key", ["s", "d"])
def test_a_text_that_is_begun_anew_or_dropped_is_kept(
    notebook: Path, editor: Any, oo_home: Path, oo: Any, key: str
) -> None:
    bad = editor(BAD.format(word="first"))
    if key == "s":
        assert oo("log", "wei", "--edit", cwd=notebook, env=bad).code == 1
        other = editor("sed -i 's/^note:$/note: second/' \"$1\"")
        table = Terminal("log", "wei", "--edit", cwd=notebook, env=other)
        table.reads("s start again")
    else:
        table = Terminal("log", "wei", "--edit", cwd=notebook, env=bad)
        table.reads("d: drop the changes")
    table.types(key)
    assert table.ends() == 0
    assert "first" in standing(oo_home / "notebooks")


def test_an_older_text_does_not_take_the_place_of_what_was_just_said(
    notebook: Path, editor: Any, oo: Any, oo_home: Path
) -> None:
    assert oo("log", "wei", "--edit", cwd=notebook, env=editor(BAD.format(word="old"))).code == 1
    talk = Terminal("log", "wei", cwd=notebook, env=editor("sed -i 's/^next:$/next:/' \"$1\""))
    talk.answers("just said", "", "", "", "", "", "no", "e", "5")
    assert talk.ends() == 0
    (note,) = (notebook / "notes" / "7066").iterdir()
    assert "just said" in note.read_text()
    assert "old" in standing(oo_home / "notebooks")


def test_who_was_there_and_a_tag_are_worth_a_draft(notebook: Path) -> None:
    talk = Terminal("log", "wei", cwd=notebook)
    talk.answers("", "", "", "", "", "", "no", "t", "fractions")
    talk.asked()
    talk.interrupt()
    assert talk.ends() == 130
    assert "What was said is kept" in talk.all
    again = Terminal("log", "wei", cwd=notebook)
    again.reads("unfinished note")
    again.child.close()


def test_the_first_lines_of_an_answer_are_kept_while_the_next_is_typed(
    notebook: Path, oo_home: Path
) -> None:
    talk = Terminal("log", "wei", cwd=notebook)
    talk.asked()
    talk.types("first line \\")
    talk.reads("  ")
    talk.types("second \\")
    talk.reads("  ")
    talk.kill()
    text = standing(oo_home / "notebooks")
    assert "first line" in text
    assert "second" in text


def test_a_talk_left_open_over_night_is_saved_without_its_minutes(
    notebook: Path, oo_home: Path
) -> None:
    talk = Terminal("log", "wei", cwd=notebook)
    talk.is_killed_after("fine")
    (draft,) = oo_home.rglob("drafts/*/7066.yaml")
    draft.write_text(draft.read_text().replace("seconds: 0", "seconds: 90000"))
    again = Terminal("log", "wei", cwd=notebook)
    again.goes_on()
    again.answers("", "", "", "", "", "no", "")
    assert again.ends() == 0
    (note,) = (notebook / "notes" / "7066").iterdir()
    assert "minutes" not in yaml.safe_load(note.read_text())


def test_a_draft_whose_template_is_gone_can_still_be_saved(notebook: Path) -> None:
    (notebook / "templates").mkdir()
    own = notebook / "templates" / "own.yaml"
    own.write_text("template: own\nprompts: {one: {ask: One?}}\n")
    talk = Terminal("log", "wei", "--template", "own", cwd=notebook)
    talk.is_killed_after("kept words")
    own.unlink()
    again = Terminal("log", "wei", cwd=notebook)
    again.goes_on()
    again.comes_to_the_last_look("no")
    again.types("5")
    assert again.ends() == 0
    (note,) = (notebook / "notes" / "7066").iterdir()
    assert "kept words" in note.read_text()


def test_enter_at_an_empty_list_ends_the_sitting(notebook: Path, oo: Any) -> None:
    oo("log", "jamal", "sofia", "wei", "maria gomez", "--absent", cwd=notebook)
    sitting = Terminal("log", cwd=notebook)
    sitting.answers("")
    assert sitting.ends() == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("s/^date: .*/date: 2027-12-04/", "has not come yet"),
        ("s/^next:$/next: 2031-01-01/", "lies past the last day"),
        ("s/^outcome: met/outcome: absent/; s/^goal:$/goal: Two/", "does not go with outcome"),
    ],
)
def test_the_rules_of_a_line_hold_in_the_editor(
    notebook: Path, oo: Any, editor: Any, line: str, said: str
) -> None:
    env = editor(f"sed -i '{line}' \"$1\"")
    done = oo("log", "wei", "-m", "x", "--edit", cwd=notebook, env=env)
    assert (done.code, said in done.err) == (1, True), done.err


def test_an_edit_cannot_put_a_meeting_into_the_future(notebook: Path, oo: Any, editor: Any) -> None:
    made = oo("log", "wei", "-m", "x", "--json", cwd=notebook)
    tag = json.loads(made.out)["entries"][0]["id"].rpartition("-")[2]
    env = editor("sed -i 's/^date: .*/date: 2027-12-04/' \"$1\"")
    done = oo("edit", tag, cwd=notebook, env=env)
    assert (done.code, "has not come yet" in done.err) == (1, True)


def test_a_promise_changed_back_is_the_one_that_holds(notebook: Path, oo: Any) -> None:
    for day in ("14 dec", "9 dec", "14 dec"):
        done = oo("promise", "wei", day, cwd=notebook, env={"OO_TODAY": "2026-11-23T10:00:00"})
        assert done.err.startswith("Saved: "), done.err
    assert "You promised Mon 14 Dec" in oo("show", "wei", cwd=notebook).out


def test_a_path_with_dots_leads_out_of_a_notebook(notebook: Path, oo: Any) -> None:
    assert oo("init", "../another", cwd=notebook).code == 0
    assert oo("demo", "../looked-at", cwd=notebook).code == 0


def test_a_note_is_written_in_one_window_at_a_time(notebook: Path) -> None:
    first = Terminal("log", "wei", cwd=notebook)
    first.answers("fine")
    first.asked()
    second = Terminal("log", "wei", cwd=notebook)
    assert second.ends() == 1
    assert "is being written in another window" in second.all
    other = Terminal("log", "jamal", cwd=notebook)
    other.asked()
    other.kill()
    first.kill()
    again = Terminal("log", "wei", cwd=notebook)
    again.reads("unfinished note")
    again.child.close()


def test_what_a_note_said_before_an_edit_is_kept(
    notebook: Path, oo: Any, editor: Any, oo_home: Path
) -> None:
    made = oo("log", "wei", "-m", "zebra", cwd=notebook, as_="chen")
    tag = Path(made.out.strip()).stem.rpartition("-")[2]
    done = oo("edit", tag, cwd=notebook, env=editor("sed -i 's/zebra/horse/' \"$1\""))
    assert (done.code, "What it said before is kept in" in done.err) == (0, True)
    assert "zebra" in standing(oo_home / "notebooks")
