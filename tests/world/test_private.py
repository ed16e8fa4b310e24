"""Private words: never lost, never shared, never under another note's name."""

from pathlib import Path

import pytest
from classroom import day, note

from oneonone.core.entries import Meeting, StudentId
from oneonone.core.parting import Parted
from oneonone.errors import Impossible
from oneonone.world.notebook import Notebook
from oneonone.world.private import add_note, with_private


def private_note(words: str, **more: object) -> Parted:
    whole = note(day(10), note=words, private=True, of=StudentId("7013"), **more)
    return Parted(whole._replace(note=None), whole)


def kept(oo_home: Path) -> list[str]:
    return sorted(path.read_text() for path in oo_home.rglob("private/*/*.yaml"))


def words_of(book: Notebook) -> list[str | None]:
    past = with_private(book, book.history("7013"), "rivera")
    return [entry.note for entry in past.entries if isinstance(entry, Meeting)]


def test_a_second_private_note_of_a_day_wants_again_and_loses_nothing(
    notebook: Path, oo_home: Path
) -> None:
    book = Notebook(notebook)
    add_note(book, private_note("first"))
    with pytest.raises(Impossible, match="Add --again"):
        add_note(book, private_note("second"))
    add_note(book, private_note("second"), again=True)
    add_note(book, private_note("third"), again=True)
    assert words_of(Notebook(notebook)) == ["first", "second", "third"] or set(
        words_of(Notebook(notebook))
    ) == {"first", "second", "third"}


def test_the_same_private_note_twice_is_one(notebook: Path, oo_home: Path) -> None:
    book = Notebook(notebook)
    assert not add_note(book, private_note("first")).already
    assert add_note(book, private_note("first")).already
    assert len(kept(oo_home)) == 1


def test_words_under_a_longer_tag_are_never_written_over(notebook: Path, oo_home: Path) -> None:
    book = Notebook(notebook)
    first = add_note(book, private_note("first"))
    edited = notebook / first.path
    edited.write_text(edited.read_text() + "minutes: 7\n")
    second = add_note(book, private_note("second"))
    assert len(second.id) == len(first.id) + 1
    with pytest.raises(Impossible, match="Add --again"):
        add_note(book, private_note("third"))
    assert {"first", "second"} <= set(words_of(Notebook(notebook)))


def test_private_words_whose_shared_note_is_gone_are_shown_and_stand_in_nobodys_way(
    notebook: Path, oo_home: Path
) -> None:
    book = Notebook(notebook)
    first = add_note(book, private_note("first"))
    (notebook / first.path).unlink()
    assert words_of(book) == ["first"]
    add_note(book, private_note("second"))
    assert set(words_of(Notebook(notebook))) == {"first", "second"}


def test_another_adult_is_not_shown_them(notebook: Path, oo_home: Path) -> None:
    book = Notebook(notebook)
    add_note(book, private_note("first"))
    past = with_private(book, book.history("7013"), "chen")
    assert [entry.note for entry in past.entries if isinstance(entry, Meeting)] == [None]


def test_private_words_that_cannot_be_read_are_counted_aloud(notebook: Path, oo_home: Path) -> None:
    book = Notebook(notebook)
    add_note(book, private_note("first"))
    (path,) = oo_home.rglob("private/*/*.yaml")
    path.write_bytes(b"\xff")
    fresh = Notebook(notebook)
    assert words_of(fresh) == [None]
    assert fresh.unreadable == 1


def test_a_link_in_the_home_never_leads_private_words_into_the_notebook(
    notebook: Path, oo_home: Path
) -> None:
    book = Notebook(notebook)
    inside = oo_home / "notebooks" / book.settings.id
    inside.mkdir(parents=True)
    (inside / "private").symlink_to(notebook / "notes")
    with pytest.raises(Impossible, match="is a link"):
        add_note(book, private_note("SECRET"))
    assert not list(notebook.rglob("*.yaml"))[1:]
