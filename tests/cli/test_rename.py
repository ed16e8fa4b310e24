"""Another id for a student: what hangs on the old one goes along, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


def written(oo: Callable, notebook: Path) -> Path:
    said = oo("log", "jamal", "-m", "Two more", "-g", "One problem", "--pin", "JB", cwd=notebook)
    assert said.code == 0, said
    return notebook / said.out.strip()


def test_a_student_keeps_notes_goals_and_private_words_under_another_id(
    oo: Callable, notebook: Path, oo_home: Path
) -> None:
    note = written(oo, notebook)
    note.write_text(f"# mine\n{note.read_text('utf-8')}mood: fine\n", "utf-8")
    assert oo("log", "jamal", "-m", "A secret", "--private", cwd=notebook).code == 0
    said = oo("roster", "rename", "jamal", "x-7013", cwd=notebook)
    assert said.code == 0, said
    assert said.out == "Jamal Brooks is x-7013 from now on: 2 entries and 1 private note.\n"
    moved = notebook / "notes/x-7013" / note.name
    assert moved.read_text("utf-8").startswith("# mine\nstudent: x-7013\n")
    assert moved.read_text("utf-8").endswith("mood: fine\n")
    assert not (notebook / "notes/7013").exists()
    shown = oo("show", "x-7013", cwd=notebook).out
    assert "Open goal: One problem" in shown
    assert "A secret" in shown
    assert "x-7013,Jamal Brooks" in (notebook / "roster.csv").read_text("utf-8")
    assert oo("check", cwd=notebook).code == 0
    assert not list(oo_home.glob("notebooks/*/private/7013"))


def test_what_comes_later_under_the_old_id_is_taken_along_by_the_same_command(
    oo: Callable, notebook: Path
) -> None:
    note = written(oo, notebook)
    late = note.read_text("utf-8").replace("One problem", "Another problem")
    assert oo("roster", "rename", "7013", "8013", cwd=notebook).code == 0
    (notebook / "notes/7013").mkdir()
    (notebook / "notes/7013/2026-11-20-chen-abcd.yaml").write_text(late, "utf-8")
    told = oo("check", cwd=notebook)
    assert told.code == 1
    assert "oo roster rename 7013" in told.out
    said = oo("roster", "rename", "7013", "8013", cwd=notebook)
    assert said.out == "Jamal Brooks is 8013 from now on: 1 entry.\n"
    assert oo("check", cwd=notebook).code == 0


def test_renamed_back_it_is_as_it_was(oo: Callable, notebook: Path) -> None:
    note = written(oo, notebook)
    before = {path: path.read_bytes() for path in (note, notebook / "roster.csv")}
    for old, new in (("7013", "Ärger 1"), ("Ärger 1", "7013")):
        assert oo("roster", "rename", old, new, cwd=notebook).code == 0
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("jamal", "7021"), 2, "7021 is Maria Gómez's id already. Choose another."),
        (("jamal", "7013"), 2, "7013 is Jamal Brooks's id already. Nothing is left to rename."),
        (("jamal", " "), 2, "the new id is missing"),
        (("nobody", "9"), 2, 'no student is called "nobody"'),
        (("maria", "9"), 2, "two students are called Maria"),
        (("7013",), 2, "NEW is missing"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(
    words: tuple[str, ...], code: int, says: str, oo: Callable, notebook: Path
) -> None:
    note = written(oo, notebook)
    before = {path: path.read_bytes() for path in (note, notebook / "roster.csv")}
    said = oo("roster", "rename", *words, cwd=notebook)
    assert (said.code, says in said.err) == (code, True), said
    assert {path: path.read_bytes() for path in before} == before


def test_a_note_that_cannot_be_read_stops_it_and_the_same_command_goes_on(
    oo: Callable, notebook: Path
) -> None:
    note = written(oo, notebook)
    good = note.read_bytes()
    note.write_bytes(good + b"tags: [\n")
    said = oo("roster", "rename", "7013", "8013", cwd=notebook)
    assert said.code == 1
    assert note.name in said.err
    assert note.read_bytes() == good + b"tags: [\n"
    note.write_bytes(good)
    assert oo("roster", "rename", "7013", "8013", cwd=notebook).code == 0
    assert oo("check", cwd=notebook).code == 0


def test_what_is_not_finished_goes_along_whoever_wrote_it(
    oo: Callable, notebook: Path, oo_home: Path
) -> None:
    from terminal import Terminal

    for adult in ("rivera", "chen"):
        talk = Terminal("log", "7066", "--as", adult, cwd=notebook)
        talk.is_killed_after("words of " + adult)
    assert oo("roster", "rename", "7066", "8066", cwd=notebook).code == 0
    drafts = {path.parent.name: path for path in oo_home.glob("notebooks/*/drafts/*/*.yaml")}
    assert {path.name for path in drafts.values()} == {"8066.yaml"}
    for adult, path in drafts.items():
        assert f"words of {adult}" in path.read_text("utf-8")
    assert "Unfinished: Wei Chen" in oo("next", cwd=notebook).err
    assert oo("forget", "8066", "--yes", cwd=notebook).code == 0
    assert not list(oo_home.glob("notebooks/*/drafts/*/*.yaml"))
