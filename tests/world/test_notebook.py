"""A notebook on the disk: folders, adding, and reading past what is broken."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from classroom import day, note
from hypothesis import given
from hypothesis import strategies as st

from oneonone.core.entries import StudentId
from oneonone.errors import Impossible
from oneonone.formats.entry_yaml import entry_id
from oneonone.world.enrolling import add_to_roster, change_roster
from oneonone.world.notebook import Notebook, folder_name
from oneonone.world.place import found_from


@pytest.mark.parametrize("student_id", ["7013", "s001", "A-b_c.d", "01103", "x" * 64, "COMMON"])
def test_a_plain_id_is_its_own_folder(student_id: str) -> None:
    assert folder_name(student_id) == student_id


@pytest.mark.parametrize(
    "student_id",
    ["../../x", "a/b", "..", ".", ".x", "-rf", "con", "NUL", "com1.txt", "x.", "x" * 65, "é", "a b",
     "a@b.org", "", "a\\b", "a:b", "\u202eabc", "7013\n"],
)  # fmt: skip
def test_any_other_id_has_a_folder_that_cannot_reach_outside(student_id: str) -> None:
    name = folder_name(student_id)
    assert name.startswith("_")
    assert len(name) == 13
    assert name[1:].isalnum()


def test_an_id_is_one_folder_in_either_unicode_form() -> None:
    assert folder_name("é") == folder_name("e\u0301")


@given(st.text(max_size=80))
def test_every_id_has_one_safe_folder(student_id: str) -> None:
    name = folder_name(student_id)
    assert name == os.path.basename(name)
    assert name not in ("", ".", "..")


def test_a_notebook_is_found_from_below_and_not_from_beside(notebook: Path) -> None:
    (notebook / "notes" / "7013").mkdir()
    assert found_from(notebook / "notes" / "7013") == str(notebook)
    assert found_from(notebook.parent) is None


def test_the_same_words_twice_are_one_file_and_other_words_another(notebook: Path) -> None:
    book = Notebook(notebook)
    meeting = note(day(10), note="x", at="10:00:00", of=StudentId("7013"))
    first = book.add_entry(meeting)
    again = book.add_entry(meeting._replace(at="11:00:00"))
    other = book.add_entry(meeting._replace(note="y"))
    assert (first.already, again.already, other.already) == (False, True, False)
    assert first.id == again.id != other.id
    assert len(list((notebook / "notes" / "7013").iterdir())) == 2


def test_a_name_taken_by_other_words_makes_the_tag_longer(notebook: Path) -> None:
    book = Notebook(notebook)
    meeting = note(day(10), note="x", of=StudentId("7013"))
    folder = notebook / "notes" / "7013"
    folder.mkdir()
    (folder / f"{entry_id(meeting)}.yaml").write_text("student: '7013'\nbroken: [\n")
    added = book.add_entry(meeting)
    assert added.id == entry_id(meeting, 5)
    assert (folder / f"{entry_id(meeting)}.yaml").read_text().endswith("broken: [\n")


def test_a_newer_format_is_read_and_never_written(notebook: Path) -> None:
    settings = notebook / "oneonone.yaml"
    settings.write_text(settings.read_text().replace("format: 1", "format: 2"))
    book = Notebook(notebook)
    assert len(book.roster.students) == 6
    with pytest.raises(Impossible, match="newer oo"):
        book.add_entry(note(day(10), of=StudentId("7013")))
    assert list((notebook / "notes").iterdir()) == []


def test_notes_of_a_folder_that_is_a_link_are_not_read(notebook: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.yaml").write_text("student: '7013'\ndate: 2026-11-20\nby: rivera\n")
    (notebook / "notes" / "7013").symlink_to(tmp_path / "out")
    book = Notebook(notebook)
    assert book.history("7013").entries == ()
    assert book.unreadable == 1
    with pytest.raises(Impossible, match="is a link"):
        book.add_entry(note(day(10), of=StudentId("7013")))


WRITER = """
import sys
from pathlib import Path
from datetime import date
from oneonone.core.entries import Meeting, StudentId, AdultKey
from oneonone.world.notebook import Notebook
book = Notebook(Path(sys.argv[1]))
for number in range(25):
    words = f"{sys.argv[2]} {number}" if number % 2 else f"shared {number}"
    book.add_entry(Meeting(StudentId("7013"), date(2026, 11, 20), AdultKey("rivera"), note=words))
"""


def test_two_hundred_notes_from_eight_processes_at_once_lose_nothing(notebook: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(notebook), str(number)])
        for number in range(8)
    ]
    assert [writer.wait(120) for writer in writers] == [0] * 8
    notes = [m.note for m in Notebook(notebook).history("7013").meetings]
    own = {f"{writer} {number}" for writer in range(8) for number in range(1, 25, 2)}
    shared = {f"shared {number}" for number in range(0, 25, 2)}
    assert sorted(notes, key=str) == sorted(own | shared)
    assert not [p for p in (notebook / "notes" / "7013").iterdir() if p.name.startswith(".oo-")]


def test_what_is_broken_hides_nothing_else(notebook: Path) -> None:
    book = Notebook(notebook)
    for number in range(38):
        book.add_entry(note(day(number), note=str(number), of=StudentId("7013")))
    folder = notebook / "notes" / "7013"
    (folder / "2026-11-01-rivera-aaaa.yaml").write_text("goal: Read: two pages\n")
    (folder / "2026-11-02-rivera-bbbb.yaml").write_bytes(b"\xff\xfe\x00")
    fresh = Notebook(notebook)
    assert len(fresh.history("7013").entries) == 38
    assert fresh.unreadable == 2


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_a_note_that_is_no_plain_file_is_counted_aloud(kind: str, notebook: Path) -> None:
    place = notebook / "notes" / "7013" / "2026-11-20-rivera-aaaa.yaml"
    place.parent.mkdir()
    if kind == "link":
        place.symlink_to(notebook / "roster.csv")
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        place.mkdir()
    book = Notebook(notebook)
    assert book.history("7013").entries == ()
    assert book.unreadable == 1


def test_a_note_too_large_to_be_read_is_not_written(notebook: Path) -> None:
    with pytest.raises(Impossible, match="longer than a note may be"):
        Notebook(notebook).add_entry(note(day(10), note="x " * 600_000, of=StudentId("7013")))
    assert not list((notebook / "notes").rglob("*.yaml"))


@pytest.mark.parametrize(
    "text",
    ["7013,Jamal\n", "id;name\n7013;Jamal\n", 'id,name\n1,A\n2,"B\n3,C\n', "name\nA\n"],
)
def test_a_roster_that_does_not_read_well_is_not_written_to(text: str, notebook: Path) -> None:
    (notebook / "roster.csv").write_text(text)
    book = Notebook(notebook)
    with pytest.raises(Impossible, match=r"Nothing was written\."):
        add_to_roster(book, [{"id": "9", "name": "New"}])
    assert (notebook / "roster.csv").read_text() == text


def test_blank_lines_above_the_header_stay(notebook: Path) -> None:
    (notebook / "roster.csv").write_text("\n\nid,name\n1,A\n\n2,B\n")
    add_to_roster(Notebook(notebook), [{"id": "3", "name": "C", "groups": "P3"}])
    change_roster(Notebook(notebook), "2", "left", "2026-12-01")
    assert (notebook / "roster.csv").read_text() == (
        "\n\nid,name,groups,left\n1,A,,\n\n2,B,,2026-12-01\n3,C,P3,\n"
    )


ADDER = """
import sys
from pathlib import Path
from oneonone.world.enrolling import add_to_roster
from oneonone.world.notebook import Notebook
for number in range(6):
    name = f"{sys.argv[2]}x{number}"
    add_to_roster(Notebook(Path(sys.argv[1])), [{"id": name, "name": name}])
"""


def test_rows_added_from_six_processes_at_once_are_all_there(notebook: Path) -> None:
    adders = [
        subprocess.Popen([sys.executable, "-c", ADDER, str(notebook), str(number)])
        for number in range(6)
    ]
    assert [adder.wait(120) for adder in adders] == [0] * 6
    ids = {student.id for student in Notebook(notebook).roster.students}
    assert {f"{a}x{n}" for a in range(6) for n in range(6)} <= ids
    assert len(ids) == 42
