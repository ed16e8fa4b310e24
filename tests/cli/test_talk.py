"""A meeting written down at a real terminal, question by question."""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from terminal import Terminal

needs_root = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="mounting needs root"
)


def notes(notebook: Path, student: str = "7013") -> list[dict[str, Any]]:
    return [yaml.safe_load(p.read_text()) for p in sorted((notebook / "notes" / student).glob("*"))]


@pytest.fixture
def with_a_goal(notebook: Path, oo: Any) -> str:
    """A goal of a fortnight ago, due today; its id."""
    done = oo(
        "log", "jamal", "-g", "Try the area model", "-d", "23 nov", "--date", "9 nov", "--json",
        cwd=notebook, as_="chen",
    )  # fmt: skip
    return str(json.loads(done.out)["entries"][0]["id"])


def test_a_whole_meeting(notebook: Path, with_a_goal: str) -> None:
    talk = Terminal("log", "jamal", cwd=notebook)
    first = talk.asked()
    assert "JB Brooks, he/him, 7th grade, P3, with you" in first
    assert "Up to date: met Mon 9 Nov by Mr. Chen, 10 school days ago; every 10" in first or (
        "Due: met Mon 9 Nov by Mr. Chen, 10 school days ago; every 10" in first
    )
    assert "His goal, due today: Try the area model." in first
    talk.types("k")
    assert "Check-in, 5 questions. Enter skips, pass lets him pass" in talk.asked()
    talk.types("Tired but fine 🙂, Zoë’s game")
    talk.answers("", "Explains every step", "pass", "", "Two more, with mixed numbers")
    assert "By when? [Mon 30 Nov]" in talk.asked()
    talk.types("")
    assert "When will you meet again?" in talk.asked()
    talk.types("1 dec")
    last = talk.asked()
    assert "Explains every step" in last
    assert "1 minute? Enter saves. [1]" in last
    talk.types("4")
    assert talk.ends() == 0
    assert "Saved: check-in with JB, Mon 23 Nov, 4 min. Goal due Mon 30 Nov" in talk.all
    assert "oo undo" in talk.all
    note = notes(notebook)[1]
    note["goal"]["due"] = str(note["goal"]["due"])
    assert {k: v for k, v in note.items() if k not in ("student", "date", "by")} == {
        "at": "10:42:07",
        "template": "check-in",
        "outcome": "met",
        "minutes": 4,
        "reviewed": {with_a_goal: "kept"},
        "answers": {"warm_up": "Tired but fine 🙂, Zoë’s game", "strength": "Explains every step"},
        "passed": ["growth"],
        "goal": {"text": "Two more, with mixed numbers", "due": "2026-11-30"},
        "next": note["next"],
    }
    assert str(note["next"]) == "2026-12-01"


def test_back_returns_and_enter_keeps_what_was_said(notebook: Path) -> None:
    talk = Terminal("log", "wei", cwd=notebook)
    talk.answers("first", "second", "back")
    assert "What did you look at together? [second]" in talk.asked()
    talk.types("back")
    assert "[first]" in talk.asked()
    talk.types("back")
    assert "This is the first question." in talk.asked()
    talk.types("better")
    talk.answers("", "", "", "", "", "no", "")
    assert talk.ends() == 0
    (note,) = notes(notebook, "7066")
    assert note["answers"] == {"warm_up": "better", "evidence": "second"}
    assert "next" not in note


def test_an_answer_that_does_not_fit_is_asked_again(notebook: Path) -> None:
    talk = Terminal("log", "wei", "--template", "reading-conference", cwd=notebook)
    talk.answers("", "page 12", "9")
    assert '"9" is not on its scale. Give a number from 1 to 4.' in talk.asked()
    talk.types("3")
    assert "1 predicting   2 questioning   3 inferring" in talk.asked()
    talk.types("1 7")
    assert '"7" is not one of its choices' in talk.asked()
    talk.types("1, inf")
    talk.asked()
    talk.types("pass")
    assert "(stays on this" in talk.asked()
    talk.types("A new baby")
    talk.answers("", "", "no", "")
    assert talk.ends() == 0
    (note,) = notes(notebook, "7066")
    assert note["answers"] == {
        "passage": "page 12",
        "fluency": "3",
        "strategy": ["predicting", "inferring"],
    }
    assert "What was said of home stays on this machine." in talk.all


def test_a_question_mark_gives_ideas_and_the_line_on_harm(notebook: Path) -> None:
    talk = Terminal("log", "wei", cwd=notebook)
    talk.answers("?")
    ideas = talk.asked()
    assert ideas.count("?") > 3
    assert "follow your school's" in ideas
    talk.interrupt()
    assert talk.ends() == 130


@pytest.mark.parametrize("bracketed", [True, False])
def test_pasted_lines_are_one_answer(notebook: Path, bracketed: bool) -> None:
    talk = Terminal("log", "wei", cwd=notebook)
    talk.asked()
    pasted = "One line\nanother\nand a third"
    talk.child.send(f"\x1b[200~{pasted}\x1b[201~\r" if bracketed else f"{pasted}\r")
    assert "What did you look at together?" in talk.asked()
    talk.interrupt()
    talk.ends()
    again = Terminal("log", "wei", cwd=notebook)
    again.reads("c continue")
    again.asked()
    again.types("c")
    again.answers("", "", "", "", "", "no", "")
    assert again.ends() == 0
    assert notes(notebook, "7066")[0]["answers"] == {"warm_up": pasted}


def test_what_was_typed_ahead_is_one_answer_a_line(notebook: Path) -> None:
    talk = Terminal("log", "wei", cwd=notebook)
    talk.child.send("one\rtwo\rthree\r\r\r\rno\r5\r")
    assert talk.ends() == 0
    (note,) = notes(notebook, "7066")
    assert note["answers"] == {"warm_up": "one", "evidence": "two", "strength": "three"}
    assert note["minutes"] == 5


def test_a_backslash_goes_on_in_the_next_line(notebook: Path) -> None:
    talk = Terminal("log", "wei", cwd=notebook)
    talk.asked()
    talk.types("Tired \\")
    talk.reads("  ")
    talk.types("but fine")
    talk.answers("", "", "", "", "", "no", "")
    assert talk.ends() == 0
    assert notes(notebook, "7066")[0]["answers"] == {"warm_up": "Tired\nbut fine"}


LONG_DAY = "2027-05-03T10:42:07"


def test_a_full_day_is_said_once_and_then_taken(notebook: Path, oo: Any) -> None:
    for name in ("jamal", "sofia", "maria gomez"):
        oo("promise", name, "4 may", cwd=notebook, today="2027-05-03")
    talk = Terminal("log", "wei", cwd=notebook, today=LONG_DAY)
    talk.answers("", "", "", "", "", "", "4 may")
    full = talk.asked()
    assert "Tue 4 May has no room left for a promise" in full
    talk.types("")
    talk.answers("")
    assert talk.ends() == 0
    assert str(notes(notebook, "7066")[0]["next"]) == "2027-05-04"


def test_the_last_look_takes_who_was_there_what_the_adult_will_do_a_pin_and_a_tag(
    notebook: Path,
) -> None:
    talk = Terminal("log", "wei", cwd=notebook)
    talk.answers("", "", "", "", "", "", "no")
    for key, *lines in (
        ["w", "mr. chen, family"],
        ["i", "Get the projector", "fri"],
        ["p", "Likes chess"],
        ["t", "#worked fractions"],
    ):
        talk.answers(key, *lines)
    look = talk.asked()
    for words in ("Mr. Chen and family", "Get the projector, by Fri 27 Nov", "Likes chess"):
        assert words in look
    talk.types("6")
    assert talk.ends() == 0
    (note,) = notes(notebook, "7066")
    assert note["with"] == ["chen", "family"]
    assert note["owed"]["text"] == "Get the projector"
    assert (note["pin"], note["tags"], note["minutes"]) == (
        "Likes chess",
        ["worked", "fractions"],
        6,
    )


def test_for_another_day_no_minutes_are_guessed(notebook: Path) -> None:
    talk = Terminal("log", "wei", "--date", "fri", "--next", "1 dec", cwd=notebook)
    talk.answers("fine", "", "", "", "", "")
    look = talk.asked()
    assert "Check-in, Fri 20 Nov" in look
    assert "How many minutes? Enter saves without." in look
    talk.types("")
    assert talk.ends() == 0
    (note,) = notes(notebook, "7066")
    assert (str(note["date"]), str(note["next"])) == ("2026-11-20", "2026-12-01")
    assert "minutes" not in note
    assert "at" not in note


# --- nothing typed is lost ------------------------------------------------------------------

WORDS = ("one", "two", "pass", "four", "five", "a goal", "", "1 dec")


@pytest.mark.parametrize("answered", range(1, len(WORDS) + 1))
@pytest.mark.parametrize("how", ["ctrl-c", "kill", "closed"])
def test_whatever_ends_it_every_answer_is_in_the_draft(
    notebook: Path, answered: int, how: str
) -> None:
    talk = Terminal("log", "wei", cwd=notebook)
    talk.answers(*WORDS[:answered])
    talk.asked()
    if how == "ctrl-c":
        talk.interrupt()
        assert talk.ends() == 130
        assert "What was said is kept: oo log 7066 goes on." in talk.all
    elif how == "kill":
        talk.kill()
    else:
        talk.child.close()
    assert not notes(notebook, "7066")
    again = Terminal("log", "wei", cwd=notebook)
    assert "There is an unfinished note of 10:42 for Wei:" in again.goes_on()
    again.answers(*WORDS[answered:], "7")
    assert again.ends() == 0
    (note,) = notes(notebook, "7066")
    assert note["answers"] == {
        "warm_up": "one",
        "evidence": "two",
        "growth": "four",
        "encouragement": "five",
    }
    assert note["passed"] == ["strength"]
    assert (note["goal"]["text"], note["minutes"]) == ("a goal", 7)
    after = Terminal("log", "wei", cwd=notebook)
    assert "unfinished" not in after.asked()
    after.child.close()


def test_a_draft_can_be_looked_at_and_begun_anew_and_is_kept_aside(
    notebook: Path, oo_home: Path
) -> None:
    talk = Terminal("log", "wei", cwd=notebook)
    talk.is_killed_after("the first words")
    again = Terminal("log", "wei", cwd=notebook)
    again.reads("v view")
    again.types("v")
    again.reads("the first words", "v view")
    again.types("s")
    again.answers("others", "", "", "", "", "", "no", "")
    assert again.ends() == 0
    assert notes(notebook, "7066")[0]["answers"] == {"warm_up": "others"}
    (aside,) = (oo_home / "notebooks").rglob("undone/*/draft.yaml")
    assert "the first words" in aside.read_text()


def test_a_draft_that_cannot_be_read_is_kept_aside_and_said(notebook: Path, oo_home: Path) -> None:
    place = oo_home / "notebooks" / "1f6c2a90b3d44e0f" / "drafts" / "rivera"
    place.mkdir(parents=True)
    (place / "7066.yaml").write_text("note: [half\n")
    talk = Terminal("log", "wei", cwd=notebook)
    assert "An unfinished note could not be read. It is kept in" in talk.asked()
    talk.child.close()
    (aside,) = (oo_home / "notebooks").rglob("undone/*/draft.yaml")
    assert aside.read_text() == "note: [half\n"


@pytest.mark.parametrize("line", ["student: '7013'", "by: chen"])
def test_a_draft_of_someone_else_is_not_gone_on_with(
    notebook: Path, oo_home: Path, line: str
) -> None:
    talk = Terminal("log", "wei", cwd=notebook)
    talk.is_killed_after("zebra")
    (draft,) = oo_home.rglob("drafts/*/7066.yaml")
    key = line.partition(":")[0]
    draft.write_text(re.sub(rf"(?m)^{key}: .*$", line, draft.read_text()))
    again = Terminal("log", "wei", cwd=notebook)
    assert "An unfinished note could not be read" in again.asked()
    again.child.close()


def test_what_cannot_be_kept_is_asked_about_again(notebook: Path, oo: Any) -> None:
    args = ("log", "wei", "--template", "reading-conference", "--minutes", "5")
    said = ["", "", "", "", "", "zebra", "", "", "no"]
    talk = Terminal(*args, cwd=notebook)
    talk.answers(*said, "")
    assert talk.ends() == 0
    other = Terminal(*args, cwd=notebook)
    other.answers(*said[:5], "another", *said[6:], "")
    look = other.asked()
    assert "a note with the same shared words and other private ones" in " ".join(look.split())
    other.types("6")
    assert other.ends() == 0
    assert [note["minutes"] for note in notes(notebook, "7066")] in ([5, 6], [6, 5])


def test_a_draft_lies_only_in_the_home_for_this_person_alone(notebook: Path, oo_home: Path) -> None:
    talk = Terminal("log", "wei", cwd=notebook)
    talk.is_killed_after("zebra")
    found = [p for p in oo_home.rglob("*") if p.is_file() and b"zebra" in p.read_bytes()]
    assert [p.stat().st_mode & 0o777 for p in found] == [0o600]
    assert not [p for p in notebook.rglob("*") if p.is_file() and b"zebra" in p.read_bytes()]


def test_a_draft_gone_on_with_privately_shares_none_of_its_words(notebook: Path) -> None:
    talk = Terminal("log", "wei", cwd=notebook)
    talk.is_killed_after("zebra")
    again = Terminal("log", "wei", "--private", "--minutes", "9", cwd=notebook)
    again.goes_on()
    again.answers("zebra as well", "", "", "", "", "no", "")
    assert again.ends() == 0
    (note,) = notes(notebook, "7066")
    assert (note["private"], note["minutes"]) == (True, 9)
    assert not [p for p in notebook.rglob("*") if p.is_file() and b"zebra" in p.read_bytes()]


def test_one_line_says_that_a_draft_is_still_there(notebook: Path, oo: Any) -> None:
    talk = Terminal("log", "wei", cwd=notebook)
    talk.is_killed_after("zebra")
    done = oo("log", "wei", "-m", "x", cwd=notebook)
    assert "There is an unfinished note of 10:42 for Wei: 1 answer. oo log 7066 goes" in done.err
    assert "unfinished note of 10:42" in oo("show", "wei", cwd=notebook).err


def test_where_nothing_was_said_nothing_is_kept(notebook: Path, oo_home: Path) -> None:
    talk = Terminal("log", "wei", cwd=notebook)
    talk.answers("", "")
    talk.asked()
    talk.interrupt()
    assert talk.ends() == 130
    assert "nothing was said yet" in talk.all
    assert not list(oo_home.rglob("drafts/*/*.yaml"))


@contextlib.contextmanager
def full_disk(place: Path) -> Iterator[Path]:
    """A small disk at this folder that is full; removing the file given makes room."""
    place.mkdir(parents=True, exist_ok=True)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a tmpfs cannot be mounted here")
    filling = place / "filling"
    try:
        with contextlib.suppress(OSError), filling.open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)
        yield filling
    finally:
        subprocess.run(["umount", place], check=True)


@needs_root
def test_a_full_disk_is_said_and_the_note_is_saved_when_there_is_room(notebook: Path) -> None:
    with full_disk(notebook / "notes" / "7066") as filling:
        talk = Terminal("log", "wei", cwd=notebook)
        talk.answers("zebra", "", "", "", "", "", "no", "")
        assert "Not saved yet: No space left on device. Make room" in talk.asked()
        talk.types("")
        assert "Not saved yet" in talk.asked()
        filling.unlink()
        talk.types("")
        assert talk.ends() == 0
        assert notes(notebook, "7066")[0]["answers"] == {"warm_up": "zebra"}


@needs_root
def test_where_drafts_cannot_be_kept_it_is_said_once_and_the_note_is_saved(
    notebook: Path, oo_home: Path
) -> None:
    with full_disk(oo_home / "notebooks" / "1f6c2a90b3d44e0f" / "drafts" / "rivera"):
        talk = Terminal("log", "wei", cwd=notebook)
        talk.answers("zebra", "", "", "", "", "", "no", "")
        assert talk.ends() == 0
        assert talk.all.count("The draft cannot be kept (No space left on device)") == 1
        assert notes(notebook, "7066")[0]["answers"] == {"warm_up": "zebra"}


def test_check_names_the_drafts_of_earlier_days(notebook: Path, oo: Any) -> None:
    talk = Terminal("log", "wei", cwd=notebook)
    talk.is_killed_after("zebra")
    assert oo("check", cwd=notebook).code == 0
    later = oo("check", cwd=notebook, today="2026-11-24")
    assert later.code == 1
    assert (
        "draft: an unfinished note of Mon 23 Nov for Wei Chen: oo log 7066 goes on with it"
        in later.out
    )


def test_a_draft_of_yesterday_is_a_note_of_yesterday(notebook: Path) -> None:
    talk = Terminal("log", "wei", cwd=notebook)
    talk.is_killed_after("zebra")
    again = Terminal("log", "wei", cwd=notebook, today="2026-11-24T08:00:00")
    assert "an unfinished note of Mon 23 Nov for Wei: 1 answer" in again.goes_on()
    again.answers("", "", "", "", "", "no")
    assert "How many minutes? Enter saves without." in again.asked()
    again.types("")
    assert again.ends() == 0
    (note,) = notes(notebook, "7066")
    assert str(note["date"]) == "2026-11-23"
    assert note["at"] == "10:42:07"


# --- narrow screens -------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [80, 40])
def test_no_line_of_a_conversation_is_wider_than_the_screen(
    notebook: Path, with_a_goal: str, columns: int
) -> None:
    talk = Terminal("log", "jamal", cwd=notebook, columns=columns)
    talk.answers("p", "?", "Tired but fine, and a rather long answer to look at", "", "", "", "")
    talk.answers("A goal of several words that needs more than a line", "", "?", "1 dec", "")
    assert talk.ends() == 0
    said = [line.rstrip() for line in talk.all.replace("\r", "").split("\n")]
    own = [line for line in said if line and not line.startswith((">", "notes/"))]
    assert max(map(len, own)) <= columns, [line for line in own if len(line) > columns]
