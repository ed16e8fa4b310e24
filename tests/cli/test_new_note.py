"""A new note written in the person's editor; editors are small programs here."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

if sys.platform == "win32":
    pytest.skip("its editors are shell scripts", allow_module_level=True)

from terminal import Terminal


def notes(notebook: Path, student: str = "7066") -> list[dict[str, Any]]:
    return [yaml.safe_load(p.read_text()) for p in sorted((notebook / "notes" / student).glob("*"))]


def working_copies(oo_home: Path) -> list[Path]:
    return [path for path in oo_home.rglob("editing/*/*/*") if path.is_file()]


FILLS = "sed -i 's/^  strength:$/  strength: Explains well/; s/^goal:$/goal: Two pages/' \"$1\""


def test_a_note_is_written_between_its_questions(
    notebook: Path, oo: Any, editor: Any, oo_home: Path
) -> None:
    done = oo("log", "wei", "--edit", "--minutes", "4", cwd=notebook, env=editor(FILLS))
    assert (done.code, done.err.startswith("Saved: check-in with Wei")) == (0, True)
    (note,) = notes(notebook)
    assert note["answers"] == {"strength": "Explains well"}
    assert (note["goal"], note["minutes"]) == ({"text": "Two pages"}, 4)
    assert "#:" not in next((notebook / "notes" / "7066").iterdir()).read_text()
    assert working_copies(oo_home) == []


def test_a_note_open_in_one_editor_is_not_opened_in_a_second(
    notebook: Path, oo: Any, editor: Any, tmp_path: Path
) -> None:
    again = f"{sys.executable} -m oneonone log wei --edit --as rivera > {tmp_path}/second 2>&1"
    env = editor(f"EDITOR=true {again}; {FILLS}")
    done = oo("log", "wei", "--edit", cwd=notebook, env=env)
    assert done.code == 0
    assert "being written in another window" in (tmp_path / "second").read_text()
    assert [note["answers"] for note in notes(notebook)] == [{"strength": "Explains well"}]


def test_every_question_and_its_key_stand_there(
    notebook: Path, oo: Any, editor: Any, tmp_path: Path
) -> None:
    env = editor(f'cp "$1" {tmp_path}/seen; touch "$1"')
    done = oo("log", "wei", "--edit", "--template", "reading-conference", cwd=notebook, env=env)
    assert "nothing is saved" in done.out
    seen = (tmp_path / "seen").read_text()
    for words in ("How is reading going?", "\n  fluency:\n", "1 to 4", "stays on this machine"):
        assert words in seen
    assert notes(notebook) == []


def test_what_was_given_is_kept_though_nothing_was_changed(
    notebook: Path, oo: Any, editor: Any
) -> None:
    done = oo("log", "wei", "-m", "Free words", "--edit", cwd=notebook, env=editor('touch "$1"'))
    assert done.code == 0
    assert notes(notebook)[0]["note"] == "Free words"


def test_private_answers_stay_here_wherever_they_are_written(
    notebook: Path, oo: Any, editor: Any, oo_home: Path
) -> None:
    below = editor("sed -i 's/^  home:$/  home: zebra/' \"$1\"")
    args = ("log", "wei", "--edit", "--template", "reading-conference")
    assert oo(*args, cwd=notebook, env=below).code == 0
    above = editor("sed -i 's/^  passage:$/  passage: x\\n  home: zebra/' \"$1\"")
    refused = oo(*args, cwd=notebook, env=above)
    assert refused.code == 1
    assert "answers.home: stays on this machine: move it below the line" in refused.err
    whole = editor("sed -i 's/^note:$/note: zebra/' \"$1\"")
    assert oo("log", "wei", "--edit", "--template", "counselor", cwd=notebook, env=whole).code == 0
    assert not [p for p in notebook.rglob("*") if p.is_file() and b"zebra" in p.read_bytes()]
    assert [p for p in oo_home.rglob("private/7066/*") if b"zebra" in p.read_bytes()]


@pytest.mark.parametrize(
    "script",
    [
        "s/^template: .*/template: check-in/; s/^  home:$/  home: zebra/",
        "s/^template: .*/template: no-such/; s/^  passage:$/  home: zebra/",
        "s/^private: .*//; s/^note:$/note: zebra/",
    ],
)
def test_what_stays_here_is_not_decided_in_the_editor(
    notebook: Path, oo: Any, editor: Any, script: str
) -> None:
    kind = "counselor" if "private" in script else "reading-conference"
    args = ("log", "wei", "--edit", "--template", kind)
    done = oo(*args, cwd=notebook, env=editor(f"sed -i '{script}' \"$1\""))
    assert done.code == 1, done.out
    assert not [p for p in notebook.rglob("*") if p.is_file() and b"zebra" in p.read_bytes()]


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("sed -i 's/^minutes:$/minutes: five/' \"$1\"", 'minutes: "five" is not a whole number'),
        ("sed -i 's/^goal:$/goal: Read: two pages/' \"$1\"", 'the colon after "Read" needs quotes'),
        ("sed -i 's/7066/7013/' \"$1\"", "student: "),
        (f"{FILLS}; exit 3", "The editor ended with a fault (3)"),
        ("sed -i 's/^note:$/note: kept/' \"$1\"; printf '\\377' >> \"$1\"", "not UTF-8"),
    ],
)
def test_a_bad_save_is_kept_and_gone_on_with(
    notebook: Path, oo: Any, editor: Any, script: str, said: str
) -> None:
    done = oo("log", "wei", "--edit", cwd=notebook, env=editor(script))
    assert done.code == 1
    assert said in done.err
    assert "oo log 7066 --edit --template check-in goes on with it" in done.err
    assert notes(notebook) == []
    mends = "sed -i 's/: five/: 5/; s/: Read: two/: Read two/; s/7013/7066/' \"$1\""
    mended = oo(
        "log", "wei", "--edit", cwd=notebook, env=editor(f"LC_ALL=C {mends}; "
        "LC_ALL=C sed -i 's/\\xff//; s/^note:$/note: mended/' \"$1\"")
    )  # fmt: skip
    assert mended.code == 0, mended.err
    assert len(notes(notebook)) == 1


@pytest.mark.parametrize("script", [': > "$1"', 'rm "$1"'])
def test_an_editor_that_empties_or_deletes_the_file_leaves_the_text_before(
    notebook: Path, oo: Any, editor: Any, oo_home: Path, script: str
) -> None:
    done = oo("log", "wei", "-m", "Free words", "--edit", cwd=notebook, env=editor(script))
    assert done.code == 1
    assert [p for p in working_copies(oo_home) if "Free words" in p.read_text()]


def test_e_at_the_last_look_opens_the_note_in_the_editor(
    notebook: Path, editor: Any, oo_home: Path
) -> None:
    mends = editor("sed -i 's/^  warm_up: .*/  warm_up: mended/; s/^note:$/note: More/' \"$1\"")
    talk = Terminal("log", "wei", cwd=notebook, env=mends)
    talk.answers("misspelt", "", "", "", "", "", "no", "e")
    look = talk.asked()
    assert "mended" in look
    assert "More" in look
    talk.types("5")
    assert talk.ends() == 0
    (note,) = notes(notebook)
    assert (note["answers"], note["note"], note["minutes"]) == ({"warm_up": "mended"}, "More", 5)
    assert working_copies(oo_home) == []


def test_without_an_editor_the_conversation_goes_on(notebook: Path) -> None:
    talk = Terminal("log", "wei", cwd=notebook, env={"EDITOR": "no-such-editor"})
    talk.answers("fine", "", "", "", "", "", "no", "e")
    assert "there is no such editor" in talk.asked().lower()
    talk.types("5")
    assert talk.ends() == 0


def test_the_same_words_for_several_are_asked_about_at_a_terminal(notebook: Path) -> None:
    several = Terminal("log", "wei", "jamal", "-m", "Worked as a pair", cwd=notebook)
    several.reads("The same words for 2 students (Wei Chen, Jamal Brooks)?")
    several.types("y")
    assert several.ends() == 0
    assert len(notes(notebook)) == len(notes(notebook, "7013")) == 1
    assert os.listdir(notebook / "notes" / "7066")
