"""Down the list of the day at a real terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from terminal import Terminal

TALK = ["fine", "", "", "", "", "", "no", "3"]
"""One answer to a check-in, no goal, no promise, three minutes."""


def outcomes(notebook: Path, day: str = "2026-11-23") -> dict[str, str]:
    """Each student's outcome of a day, as it stands in the folder."""
    found = {}
    for path in (notebook / "notes").glob(f"*/{day}-rivera-*.yaml"):
        note = yaml.safe_load(path.read_text())
        found[note["student"]] = note.get("outcome", "")
    return found


@pytest.fixture
def promised(notebook: Path, oo: Any) -> None:
    """Jamal, Sofía, Wei and María are promised for today, in this order; Jamal has a goal."""
    for name, goal in (("jamal", "Two area-model problems"), ("sofia", ""), ("wei", "")):
        words = ["-g", goal, "-d", "23 nov"] if goal else ["-m", "x"]
        day = {"jamal": "5 nov", "sofia": "6 nov", "wei": "9 nov"}[name]
        done = oo("log", name, *words, "--next", "23 nov", "--date", day, cwd=notebook)
        assert done.code == 0, done.err


@pytest.mark.usefixtures("promised")
def test_a_sitting_of_five_with_one_absent_one_declined_one_unplanned(notebook: Path) -> None:
    sitting = Terminal("log", cwd=notebook)
    first = sitting.asked()
    assert first.startswith("Mon 23 Nov: JB Brooks, Sofía Marín, Wei Chen, ")
    assert "1 of 4  JB Brooks\r\n  promised for today" in first
    assert "goal due today: Two area-model problems" in first
    sitting.types("a")
    assert "JB stays first next time." in sitting.asked()
    sitting.types("amara")  # unplanned, between two others
    sitting.answers(*TALK)
    assert "2 of 4  Sofía Marín" in sitting.asked()
    sitting.types("")
    sitting.answers("fine", "", "", "", "", "", "1 dec", "3")
    assert "3 of 4  Wei Chen" in sitting.asked()
    sitting.types("d")
    assert "4 of 4  Maria Gómez" in sitting.asked()
    sitting.types("")
    sitting.answers(*TALK)
    assert sitting.ends() == 0
    end = sitting.all[sitting.all.rindex("oo undo.") :]
    assert "Met Ama, Sofía, Maria. Absent: JB. Declined: Wei." in " ".join(end.split())
    assert "Promised: Sofía for Tue 1 Dec." in " ".join(end.split())
    assert outcomes(notebook) == {
        "7013": "absent",
        "7078": "met",
        "7052": "met",
        "7066": "declined",
        "7021": "met",
    }


@pytest.mark.usefixtures("promised")
def test_those_promised_and_not_reached_may_be_marked_as_moved(notebook: Path) -> None:
    sitting = Terminal("log", cwd=notebook)
    sitting.answers("", "k", *TALK, "s", "q")
    said = " ".join(sitting.reads("Mark Sofía as moved?").split())
    assert "Met JB. Not reached: Maria, Sofía and Wei, who are promised for today." in said
    sitting.types("y")
    sitting.reads("Mark Wei as moved?")
    sitting.types("n")
    assert sitting.ends() == 0
    assert outcomes(notebook) == {"7013": "met", "7052": "moved"}


@pytest.mark.usefixtures("promised")
def test_a_name_that_nobody_has_or_two_have_does_not_end_it(notebook: Path) -> None:
    sitting = Terminal("log", cwd=notebook)
    sitting.answers("zzz")
    assert 'no student is called "zzz"' in sitting.asked()
    sitting.types("maria")
    assert "Two students are called Maria:" in sitting.reads("Which one?")
    sitting.types("2")
    assert "Maria Garcia, she/her" in sitting.asked()
    sitting.interrupt()
    assert sitting.ends() == 130


@pytest.mark.usefixtures("promised")
def test_ctrl_c_says_what_is_done_and_keeps_the_draft(notebook: Path) -> None:
    sitting = Terminal("log", cwd=notebook)
    sitting.answers("a", "", "half a word")
    sitting.asked()
    sitting.interrupt()
    assert sitting.ends() == 130
    said = " ".join(sitting.all.split())
    assert "Absent: JB. Not reached: Maria, Sofía and Wei, who are promised for today." in said
    assert "What was said is kept: oo log 7052 goes on." in said
    again = Terminal("log", cwd=notebook)
    again.asked()
    again.types("")
    again.reads("There is an unfinished note of 10:42 for Sofía: 1 answer")
    again.child.close()


@pytest.mark.usefixtures("promised")
def test_for_an_earlier_day_the_list_is_that_of_its_morning(notebook: Path) -> None:
    sitting = Terminal("log", "--date", "23 nov", cwd=notebook, today="2026-11-24T08:00:00")
    assert "1 of 4  JB Brooks\r\n  promised for today" in sitting.asked()
    sitting.types("a")
    sitting.answers("q")
    sitting.reads("Mark Sofía as moved?")
    sitting.types("n")
    sitting.reads("Mark Wei as moved?")
    sitting.types("n")
    assert sitting.ends() == 0
    assert outcomes(notebook) == {"7013": "absent"}
    again = Terminal("log", "--date", "23 nov", cwd=notebook, today="2026-11-24T08:00:00")
    assert "1 of 3  Sofía Marín" in again.asked()
    again.child.close()


def test_a_slot_kept_for_one_kind_of_meeting_asks_its_questions(notebook: Path) -> None:
    settings = notebook / "oneonone.yaml"
    slot = "{name: Advisory, adult: rivera, on: Mon, at: '09:10', minutes: 25, template: advisory}"
    settings.write_text(settings.read_text() + f"slots:\n  - {slot}\n")
    sitting = Terminal("log", cwd=notebook)
    assert "Mon 23 Nov: Advisory at 09:10, 25 min: " in sitting.asked()
    sitting.types("")
    assert "Advisory, " in sitting.asked()
    sitting.child.close()


def test_where_nobody_is_on_the_list_a_name_is_asked_for(notebook: Path, oo: Any) -> None:
    oo("log", "jamal", "sofia", "wei", "maria gomez", "--absent", cwd=notebook)
    sitting = Terminal("log", cwd=notebook)
    assert "nobody is on the list" in sitting.asked()
    sitting.types("amara")
    sitting.answers(*TALK, "q")
    assert sitting.ends() == 0
    assert "Met Ama." in sitting.all


def test_without_a_terminal_a_student_is_wanted(notebook: Path, oo: Any) -> None:
    done = oo("log", cwd=notebook)
    assert (done.code, done.err.startswith("oo: whom did you meet?")) == (2, True)
