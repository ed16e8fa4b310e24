"""Following up from the command line: open goals, and a word on one between meetings."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml


def logged(oo: Any, notebook: Path, *args: str) -> str:
    """Record a meeting; its id."""
    done = oo("log", *args, "--json", cwd=notebook)
    assert done.code == 0, done.err
    return str(json.loads(done.out)["entries"][0]["id"])


def listed(oo: Any, notebook: Path, *args: str, **more: Any) -> list[tuple[str, str]]:
    """Names and texts of the goals that are listed."""
    found = json.loads(oo("goals", *args, "--json", cwd=notebook, **more).out)
    return [(goal["name"], goal["text"]) for goal in found["goals"]]


def entries(notebook: Path, kind: str) -> list[dict[str, Any]]:
    found = [yaml.safe_load(path.read_text()) for path in sorted(notebook.glob("notes/*/*.yaml"))]
    return [entry for entry in found if entry.get("kind") == kind]


def tag(entry_id: str) -> str:
    return entry_id.rpartition("-")[2]


@pytest.fixture
def two_goals(notebook: Path, oo: Any) -> tuple[str, str]:
    """Jamal's goal that is due, of Ms. Rivera; and one of another class, of Mr. Chen."""
    first = logged(oo, notebook, "jamal", "-g", "Read", "-d", "20 nov", "--date", "9 nov")
    other = logged(oo, notebook, "amara", "-g", "Draw", "-d", "30 nov", "--as", "chen")
    return first, other


def test_due_ones_come_first_and_the_list_names_who_set_them(
    notebook: Path, oo: Any, two_goals: tuple[str, str]
) -> None:
    said = oo("goals", cwd=notebook)
    assert said.out.splitlines() == [
        "2 open goals, 1 of them due.",
        "",
        "Goals",
        f"  JB Brooks   Read  due since Fri 20 Nov  you       {tag(two_goals[0])}",
        f"  Ama Okafor  Draw  due Mon 30 Nov        Mr. Chen  {tag(two_goals[1])}",
    ]
    assert listed(oo, notebook) == [("Jamal Brooks", "Read"), ("Amara Okafor", "Draw")]
    assert listed(oo, notebook, "--due") == [("Jamal Brooks", "Read")]
    assert listed(oo, notebook, "--mine") == [("Jamal Brooks", "Read")]
    assert listed(oo, notebook, "amara") == [("Amara Okafor", "Draw")]
    assert listed(oo, notebook, "amara", "jamal", "--due") == [("Jamal Brooks", "Read")]


def test_the_document_has_its_keys(notebook: Path, oo: Any) -> None:
    made = logged(oo, notebook, "jamal", "-g", "Read", "-d", "fri", "--i-will", "Find the book")
    found = json.loads(oo("goals", "--json", cwd=notebook).out)
    (goal,), (debt,) = found["goals"], found["owed"]
    assert goal.items() >= {
        "id": made, "student": "7013", "name": "Jamal Brooks", "text": "Read",
        "due": "2026-11-27", "state": "open", "set_on": "2026-11-23", "set_by": "rivera",
    }.items()  # fmt: skip
    assert debt.items() >= {
        "id": made, "student": "7013", "name": "Jamal Brooks", "text": "Find the book",
        "due": None, "by": "rivera",
    }.items()  # fmt: skip


def test_who_has_left_is_listed_only_by_name(notebook: Path, oo: Any) -> None:
    logged(oo, notebook, "jamal", "-g", "Read")
    oo("roster", "left", "jamal", "--on", "today", cwd=notebook)
    assert listed(oo, notebook) == []
    assert listed(oo, notebook, "jamal") == [("Jamal Brooks", "Read")]


def test_two_lists_at_once_are_refused(notebook: Path, oo: Any) -> None:
    said = oo("goals", "--kept", "--all", cwd=notebook)
    assert (said.code, said.out) == (2, "")
    assert "--kept and --all say different things" in said.err


def test_what_could_not_be_read_is_counted_aloud(notebook: Path, oo: Any) -> None:
    folder = notebook / "notes" / "7013"
    folder.mkdir()
    (folder / "2026-11-02-rivera-aaaa.yaml").write_text("goal: Read: two pages\n")
    said = oo("goals", cwd=notebook)
    assert said.code == 0
    assert "1 note could not be read: oo check" in said.err


@pytest.mark.parametrize("named", ["tag", "id", "student", "student and tag", "name of two words"])
def test_a_goal_is_named_by_its_tag_its_id_or_its_student(
    named: str, notebook: Path, oo: Any
) -> None:
    made = logged(oo, notebook, "jamal", "-g", "Read", "--date", "9 nov")
    words = {
        "tag": [tag(made)],
        "id": [made],
        "student": ["brooks"],
        "student and tag": ["jamal", tag(made)],
        "name of two words": ["jamal", "brooks"],
    }[named]
    done = oo("goal", *words, "kept", cwd=notebook)
    assert done.code == 0
    assert done.err.startswith("Saved: JB kept his goal: Read.\nSomething wrong? oo edit ")
    (review,) = entries(notebook, "review")
    assert (review["reviewed"], review["by"]) == ({made: "kept"}, "rivera")
    assert (notebook / done.out.strip()).is_file()
    assert listed(oo, notebook) == []
    assert listed(oo, notebook, "--kept") == [("Jamal Brooks", "Read")]


@pytest.mark.parametrize("state", [["not_yet"], ["not-yet"], ["not yet"], ["Not", "yet"]])
def test_not_yet_may_be_written_as_it_is_said(state: list[str], notebook: Path, oo: Any) -> None:
    made = logged(oo, notebook, "jamal", "-g", "Read")
    assert oo("goal", "jamal", *state, "-m", "Library closed", cwd=notebook).code == 0
    (review,) = entries(notebook, "review")
    assert (review["reviewed"], review["note"]) == ({made: "not_yet"}, "Library closed")
    assert "Read (not yet)" in oo("goals", cwd=notebook).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "which goal, and how did it go?"),
        (["kept"], "which goal?"),
        (["jamal"], "how did it go? Say kept, partly, not_yet or dropped"),
        (["jamal", "done"], '"done" does not say how it went. Say kept, partly, not_yet or drop'),
        (["jamel", "kept"], 'no student is called "jamel". Did you mean Jamal Brooks'),
        (["b2k7", "kept"], 'no entry has the id "b2k7"'),
        (["wei", "kept"], "Wei has no open goal."),
        (["maria", "kept"], "two students are called Maria"),
    ],
)
def test_wrong_words_get_one_sentence_and_nothing_is_written(
    words: list[str], said: str, notebook: Path, oo: Any
) -> None:
    logged(oo, notebook, "jamal", "-g", "Read")
    done = oo("goal", *words, cwd=notebook)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert not entries(notebook, "review")


def test_of_several_goals_one_is_to_be_named(notebook: Path, oo: Any) -> None:
    one = logged(oo, notebook, "jamal", "-g", "Read", "-d", "fri", "--date", "9 nov")
    two = logged(oo, notebook, "jamal", "-g", "Draw")
    done = oo("goal", "jamal", "kept", cwd=notebook)
    assert done.code == 2
    assert (
        f"JB has 2 open goals: {tag(one)} (Read, due Fri 27 Nov) and {tag(two)} (Draw)" in done.err
    )
    assert f"oo goal {tag(two)} kept" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_at_a_terminal_one_of_several_goals_is_picked(notebook: Path, oo: Any) -> None:
    import pexpect

    one = logged(oo, notebook, "jamal", "-g", "Read", "--date", "9 nov")
    logged(oo, notebook, "jamal", "-g", "Draw")
    world = os.environ | {"OO_TODAY": "2026-11-23", "OO_AS": "rivera", "TERM": "dumb"}
    child = pexpect.spawn(
        sys.executable, ["-m", "oneonone", "goal", "jamal", "kept"], cwd=str(notebook), env=world,
        encoding="utf-8", timeout=20,
    )  # fmt: skip
    child.expect("1  Read")
    child.expect("Which one")
    child.sendline("1")
    child.expect("JB kept his goal: Read")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert entries(notebook, "review")[0]["reviewed"] == {one: "kept"}


def test_a_goal_and_what_is_owed_of_one_meeting_are_closed_together(
    notebook: Path, oo: Any
) -> None:
    made = logged(oo, notebook, "jamal", "-g", "Read", "--i-will", "Find the book")
    done = oo("goal", tag(made), "kept", cwd=notebook)
    assert "JB kept his goal: Read. What you owed him is done as well" in done.err
    found = json.loads(oo("goals", "--json", cwd=notebook).out)
    assert (found["goals"], found["owed"]) == ([], [])


def test_what_is_only_owed_is_closed_as_well(notebook: Path, oo: Any) -> None:
    made = logged(oo, notebook, "jamal", "--i-will", "Find the book")
    hinted = oo("goal", "jamal", "kept", cwd=notebook)
    assert (hinted.code, f"oo goal {tag(made)} kept" in hinted.err) == (2, True)
    done = oo("goal", tag(made), "dropped", cwd=notebook)
    assert "what you owed JB is dropped: Find the book." in done.err
    assert json.loads(oo("goals", "--json", cwd=notebook).out)["owed"] == []


def test_the_same_word_again_writes_nothing_and_another_one_counts(notebook: Path, oo: Any) -> None:
    made = logged(oo, notebook, "jamal", "-g", "Read", "--date", "9 nov")
    first = oo("goal", tag(made), "kept", cwd=notebook)
    again = oo("goal", tag(made), "kept", cwd=notebook)
    assert (again.code, again.out) == (0, first.out)
    assert again.err.startswith("Already written")
    tomorrow = oo("goal", tag(made), "kept", cwd=notebook, today="2026-11-24")
    assert (tomorrow.code, tomorrow.out) == (0, "")
    assert "JB's goal was kept on Mon 23 Nov: Read. Nothing new" in tomorrow.err
    assert len(entries(notebook, "review")) == 1
    for state in ("dropped", "kept", "partly"):
        assert oo("goal", tag(made), state, cwd=notebook).code == 0
        (goal,) = json.loads(oo("goals", "--all", "--json", cwd=notebook).out)["goals"]
        assert goal["state"] == state
    noted = oo("goal", tag(made), "kept", "-m", "In the end", cwd=notebook)
    assert (noted.code, len(entries(notebook, "review"))) == (0, 5)


def test_an_entry_without_a_goal_is_called_what_it_is(notebook: Path, oo: Any) -> None:
    made = logged(oo, notebook, "jamal", "-m", "Only talk")
    done = oo("goal", tag(made), "kept", cwd=notebook)
    assert done.code == 2
    assert "the check-in of Mon 23 Nov has no goal, and nothing is owed by it" in done.err


def test_a_private_goal_is_followed_up_by_its_owner_and_no_word_of_it_is_shared(
    notebook: Path, oo: Any
) -> None:
    made = logged(oo, notebook, "jamal", "--private", "-g", "SECRET goal", "--i-will", "SECRET too")
    assert "SECRET goal (only here)" in oo("goals", cwd=notebook).out
    assert "SECRET" not in oo("goals", cwd=notebook, as_="chen").out
    theirs = oo("goal", tag(made), "kept", cwd=notebook, as_="chen")
    assert theirs.code == 2
    assert "private to Ms. Rivera" in theirs.err
    done = oo("goal", tag(made), "kept", "-m", "Went well", cwd=notebook)
    assert done.code == 0
    assert "SECRET goal" in done.err
    assert "Your note on it is shared with the team" in done.err
    assert entries(notebook, "review")[0]["reviewed"] == {made: "kept"}
    shared = [path.read_bytes() for path in notebook.rglob("*") if path.is_file()]
    assert not any(b"SECRET" in text for text in shared)


def test_the_answer_may_be_a_document(notebook: Path, oo: Any) -> None:
    made = logged(oo, notebook, "jamal", "-g", "Read", "--date", "9 nov")
    (entry,) = json.loads(oo("goal", tag(made), "kept", "--json", cwd=notebook).out)["entries"]
    assert (notebook / entry["path"]).is_file()
    later = oo("goal", tag(made), "kept", "--json", cwd=notebook, today="2026-11-24")
    assert json.loads(later.out)["entries"] == []


def test_a_tag_that_is_a_student_s_name_as_well_is_not_guessed_at(notebook: Path, oo: Any) -> None:
    made = logged(oo, notebook, "jamal", "-g", "Read")
    oo("roster", "add", f"{tag(made).title()} Doe", "--id", "9001", cwd=notebook)
    done = oo("goal", tag(made), "kept", cwd=notebook)
    assert done.code == 2
    assert "a student is called so as well" in done.err
    assert oo("goal", "jamal", tag(made), "kept", cwd=notebook).code == 0
