"""Recording from the command line: what is written, what is said, and what stays here."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml


def notes(notebook: Path, student: str = "7013") -> list[dict[str, Any]]:
    return [yaml.safe_load(p.read_text()) for p in sorted((notebook / "notes" / student).glob("*"))]


def test_the_path_is_on_stdout_and_the_rest_on_stderr(
    notebook: Path, oo: Any, tmp_path: Path
) -> None:
    inside = oo("log", "jamal", "-m", "x", cwd=notebook)
    assert (notebook / inside.out.strip()).is_file()
    assert inside.out.startswith("notes/7013/2026-11-23-rivera-")
    assert inside.err.startswith("Saved: check-in with JB, Mon 23 Nov.")
    outside = oo("-C", notebook, "log", "jamal", "-m", "y", cwd=tmp_path)
    assert Path(outside.out.strip()).is_file()


def test_every_option_finds_its_key(notebook: Path, oo: Any) -> None:
    done = oo(
        "log", "jamal", "--note", "Free words", "--answer", "strength=Explains: well", "--pass",
        "growth", "--goal", "Two more", "--due", "30 Nov", "--next", "mon", "--minutes", "4",
        "--with", "Mr. Chen", "--with", "family", "--i-will", "Projector", "--by-day", "tomorrow",
        "--pin", "Goes by JB", "--tag", "fractions", "--tag", "#worked",
        cwd=notebook, env={"OO_TODAY": "2026-11-23T10:42:07"},
    )  # fmt: skip
    assert done.code == 0
    (note,) = notes(notebook)
    assert {key: str(value) for key, value in note.items()} == {
        "student": "7013",
        "date": "2026-11-23",
        "at": "10:42:07",
        "by": "rivera",
        "with": "['chen', 'family']",
        "template": "check-in",
        "outcome": "met",
        "minutes": "4",
        "answers": "{'strength': 'Explains: well'}",
        "passed": "['growth']",
        "note": "Free words",
        "goal": "{'text': 'Two more', 'due': datetime.date(2026, 11, 30)}",
        "owed": "{'text': 'Projector', 'due': datetime.date(2026, 11, 24)}",
        "next": "2026-11-30",
        "pin": "Goes by JB",
        "tags": "['fractions', 'worked']",
    }


def test_the_last_goal_is_the_newest_open_one(notebook: Path, oo: Any) -> None:
    first = oo("log", "jamal", "-g", "One", "--date", "last mon", "--json", cwd=notebook)
    goal = json.loads(first.out)["entries"][0]["id"]
    assert oo("log", "jamal", "--last-goal", "kept", cwd=notebook).code == 0
    assert notes(notebook)[1]["reviewed"] == {goal: "kept"}
    assert oo("log", "jamal", "--last-goal", "kept", "-m", "x", cwd=notebook).code == 2


def test_the_same_words_twice_are_one_note_unless_again(notebook: Path, oo: Any) -> None:
    first = oo("log", "jamal", "-m", "x", cwd=notebook, env={"OO_TODAY": "2026-11-23T10:00"})
    again = oo("log", "jamal", "-m", "x", cwd=notebook, env={"OO_TODAY": "2026-11-23T11:00"})
    assert (again.code, again.out) == (0, first.out)
    assert again.err.startswith("Already written")
    assert len(notes(notebook)) == 1
    for nth in (2, 3):
        assert oo("log", "jamal", "-m", "x", "--again", cwd=notebook).code == 0
        assert sorted(note.get("nth", 1) for note in notes(notebook))[-1] == nth


def test_several_students_are_fine_for_an_outcome_and_else_want_each(
    notebook: Path, oo: Any
) -> None:
    assert oo("log", "jamal", "wei", "--absent", cwd=notebook).code == 0
    assert [note["outcome"] for note in notes(notebook) + notes(notebook, "7066")] == ["absent"] * 2
    assert oo("log", "jamal", "wei", "-m", "x", cwd=notebook).code == 2
    assert oo("log", "jamal", "wei", "-m", "x", "--each", cwd=notebook).code == 0
    assert len(notes(notebook)) == len(notes(notebook, "7066")) == 2


def test_free_words_may_come_from_the_input(notebook: Path, oo: Any) -> None:
    assert oo("log", "jamal", "-m", "-", cwd=notebook, input="Two\r\nlines 😀\x07\n").code == 0
    assert notes(notebook)[0]["note"] == "Two\nlines 😀"


@pytest.mark.parametrize("template", ["counselor", "check-in"])
def test_no_private_word_is_written_into_the_notebook(
    template: str, notebook: Path, oo: Any, oo_home: Path
) -> None:
    options = ["--private"] if template == "check-in" else []
    done = oo(
        "log", "jamal", "--template", template, "-a", "warm_up=SECRET one", "-m", "SECRET two",
        "-g", "SECRET three", "--tag", "SECRET", "--pin", "SECRET four", "--minutes", "9",
        "--next", "mon", *options, cwd=notebook,
    )  # fmt: skip
    assert done.code == 0
    shared = [path for path in notebook.rglob("*") if path.is_file()]
    assert not any(b"SECRET" in path.read_bytes() for path in shared)
    assert any(b"SECRET two" in path.read_bytes() for path in oo_home.rglob("*.yaml"))
    (note,) = notes(notebook)
    assert note["private"] is True
    assert set(note) == {
        "student", "date", "at", "by", "template", "outcome", "minutes", "next", "private",
    }  # fmt: skip
    assert "SECRET two" in oo("show", "jamal", cwd=notebook).out
    assert "SECRET" not in oo("show", "jamal", cwd=notebook, as_="chen").out
    assert json.loads(oo("next", "--json", cwd=notebook).out)["left_out"][0]["student"] == "7013"


def test_private_words_are_not_hashed_into_the_name(notebook: Path, oo: Any) -> None:
    one = oo("log", "jamal", "-m", "SECRET one", "--private", cwd=notebook)
    other = oo("log", "wei", "-m", "SECRET two", "--private", cwd=notebook)
    again = oo("log", "jamal", "-m", "SECRET two", "--private", cwd=notebook)
    assert one.out.strip()[-9:] != other.out.strip()[-9:]
    assert again.code == 1
    assert "--again" in again.err
    assert oo("log", "jamal", "-m", "SECRET two", "--private", "--again", cwd=notebook).code == 0
    assert len(notes(notebook)) == 2


def test_a_private_question_stays_here_and_sharing_lifts_it_once(notebook: Path, oo: Any) -> None:
    args = [
        "log",
        "jamal",
        "--template",
        "reading-conference",
        "-a",
        "home=SECRET",
        "-a",
        "fluency=3",
    ]
    assert oo(*args, cwd=notebook).code == 0
    assert notes(notebook)[0]["answers"] == {"fluency": 3} or notes(notebook)[0]["answers"] == {
        "fluency": "3"
    }
    assert oo(*args, "--share", "-m", "agreed", cwd=notebook).code == 0
    assert any(note["answers"].get("home") == "SECRET" for note in notes(notebook))


def test_options_of_the_program_may_stand_behind_the_command(notebook: Path, oo: Any) -> None:
    done = oo("log", "jamal", "-m", "x", "--as", "chen", "--today", "20 nov", "-C", notebook)
    assert done.code == 0
    assert "2026-11-20-chen-" in done.out


def test_a_student_who_left_can_be_recorded_and_it_is_said(notebook: Path, oo: Any) -> None:
    oo("roster", "left", "jamal", "--on", "last fri", cwd=notebook)
    done = oo("log", "jamal", "-m", "x", cwd=notebook)
    assert done.code == 0
    assert "is not on the roster on that day" in done.err


def test_nobody_is_written_down_as_nobody(notebook: Path, oo: Any) -> None:
    done = oo("log", "jamal", "-m", "x", cwd=notebook, as_=None)
    assert done.code == 1
    assert "who are you? The team is rivera, chen." in done.err
    assert oo("me", "chen", cwd=notebook, as_=None).code == 0
    assert "-chen-" in oo("log", "jamal", "-m", "x", cwd=notebook, as_=None).out


def test_the_very_same_line_twice_is_one_note_even_where_it_reviews_a_goal(
    notebook: Path, oo: Any
) -> None:
    oo("log", "jamal", "-g", "Old", "--date", "last mon", cwd=notebook)
    for args in (["-m", "x", "--last-goal", "kept", "-g", "New"], ["--last-goal", "partly"]):
        first = oo("log", "jamal", *args, cwd=notebook)
        again = oo("log", "jamal", *args, cwd=notebook)
        assert (first.code, again.code) == (0, 0)
        assert first.out == again.out
    assert len(notes(notebook)) == 3


def test_a_note_for_several_wants_each_even_beside_an_outcome(notebook: Path, oo: Any) -> None:
    assert oo("log", "jamal", "wei", "--absent", "-m", "bus", cwd=notebook).code == 2
    assert oo("log", "jamal", "wei", "--absent", "-m", "bus", "--each", cwd=notebook).code == 0
