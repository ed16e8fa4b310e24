"""Editing a note with private words: shown below the line, saved here, never in the notebook."""

import shlex
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LINE = b"#: --- Below this line stays on this machine ---\n"


@pytest.fixture
def editor(tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """An editor that does this to `data`; `top` and `below` are what stands around the line."""

    def made(body: str) -> dict[str, str]:
        script = tmp_path / "editor.py"
        lines = ["import sys", "path = sys.argv[1]", "data = open(path, 'rb').read()"]
        lines += [f"top, line, below = data.partition({LINE!r})"]
        lines += [f"open({str(tmp_path / 'seen')!r}, 'wb').write(data)"]
        lines += [body, "open(path, 'wb').write(data)"]
        script.write_text("\n".join(lines), encoding="utf-8")
        return {"EDITOR": shlex.join([sys.executable, str(script)])}

    return made


def logged(oo: Any, notebook: Path, *more: str) -> Path:
    done = oo("log", "jamal", "--minutes", "4", *more, cwd=notebook)
    assert done.code == 0
    return notebook / str(done.out).strip()


def conference(oo: Any, notebook: Path, *more: str) -> Path:
    """A reading conference, which has one private question: home."""
    return logged(oo, notebook, "--template", "reading-conference", "-a", "fluency=3", *more)


def private_file(oo_home: Path) -> Path:
    (path,) = oo_home.rglob("private/7013/*.yaml")
    return path


def assert_kept_here(notebook: Path, oo_home: Path, secret: bytes = b"SECRET") -> None:
    files = [path for path in notebook.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if secret in path.read_bytes()]
    assert any(secret in path.read_bytes() for path in oo_home.rglob("*") if path.is_file())


def test_private_words_stand_below_the_line_and_are_saved_here(
    notebook: Path, oo: Any, oo_home: Path, editor: Any, tmp_path: Path
) -> None:
    note = conference(oo, notebook, "-a", "home=SECRET one")
    shared, head = note.read_bytes(), private_file(oo_home).read_bytes().partition(b"answers:")[0]
    env = editor("data = data.replace(b'SECRET one', b'SECRET two  # sic')")
    done = oo("edit", note.stem, cwd=notebook, env=env)
    assert done.code == 0
    seen = (tmp_path / "seen").read_bytes()
    assert seen.endswith(shared + LINE + b"answers:\n  home: SECRET one\n")
    assert note.read_bytes() == shared
    new = private_file(oo_home)
    assert new.read_bytes() == head + b"answers:\n  home: SECRET two  # sic\n"
    assert_kept_here(notebook, oo_home)
    if sys.platform != "win32":
        assert stat.S_IMODE(new.stat().st_mode) == 0o600


def test_both_parts_of_a_note_can_be_changed_at_once(
    notebook: Path, oo: Any, oo_home: Path, editor: Any
) -> None:
    note = conference(oo, notebook, "-a", "home=SECRET one")
    body = "data = data.replace(b'one', b'two').replace(b'minutes: 4', b'minutes: 7')"
    assert oo("edit", note.stem, cwd=notebook, env=editor(body)).code == 0
    assert b"minutes: 7" in note.read_bytes()
    assert b"SECRET two" in private_file(oo_home).read_bytes()
    assert_kept_here(notebook, oo_home)


def test_a_first_private_word_gets_a_file_of_its_own(
    notebook: Path, oo: Any, oo_home: Path, editor: Any, tmp_path: Path
) -> None:
    note = conference(oo, notebook)
    shared = note.read_bytes()
    env = editor("data += b'answers:\\n  home: SECRET\\n'")
    assert oo("edit", note.stem, cwd=notebook, env=env).code == 0
    assert b"#: answers:\n#:   home: |\n" in (tmp_path / "seen").read_bytes()
    assert note.read_bytes() == shared
    assert_kept_here(notebook, oo_home)
    assert "SECRET" in oo("show", "jamal", cwd=notebook).out


def test_a_private_note_has_all_its_words_below_the_line(
    notebook: Path, oo: Any, oo_home: Path, editor: Any, tmp_path: Path
) -> None:
    words = ["-m", "SECRET", "-g", "SECRET goal", "--tag", "SECRET-tag", "--pin", "SECRET pin"]
    note = logged(oo, notebook, "--private", *words)
    body = (
        "data = data.replace(b'SECRET goal', b'SECRET aim').replace(b'minutes: 4', b'minutes: 5')"
    )
    assert oo("edit", note.stem, cwd=notebook, env=editor(body)).code == 0
    top, _, below = (tmp_path / "seen").read_bytes().partition(LINE)
    assert b"SECRET" not in top
    assert b"student" not in below
    assert b"SECRET aim" in private_file(oo_home).read_bytes()
    assert b"private: true" in note.read_bytes()
    assert_kept_here(notebook, oo_home)


LEAKS = [
    pytest.param("data = data.replace(b'fluency:', b'home: SECRET\\n  fluency:')", id="above"),
    pytest.param(
        "data = top + below.replace(b'answers:\\n', b'')", id="line deleted, answer moved"
    ),
    pytest.param("data = top + below", id="line deleted"),
    pytest.param("data = top + b'# --- Below this line\\n' + below", id="line broken"),
    pytest.param("data = top + line + line + below", id="line twice"),
    pytest.param("data = line + top + below", id="line moved up"),
    pytest.param("data = top + below + line", id="line moved down"),
    pytest.param(
        "data = top + b'note: SECRET\\nprivate: true\\n' + line + below", id="made private"
    ),
    pytest.param("data = data + b'minutes: 5\\n'", id="the shared below"),
    pytest.param("data = data + b'home: [\\n'", id="unreadable below"),
]


@pytest.mark.parametrize("body", LEAKS)
def test_what_would_leak_is_a_fault_and_nothing_is_written(
    body: str, notebook: Path, oo: Any, oo_home: Path, editor: Any
) -> None:
    note = conference(oo, notebook, "-a", "home=SECRET one")
    before = note.read_bytes(), private_file(oo_home).read_bytes()
    done = oo("edit", note.stem, cwd=notebook, env=editor(body))
    assert done.code == 1, done.out
    assert done.err.startswith("line ")
    assert (note.read_bytes(), private_file(oo_home).read_bytes()) == before
    assert_kept_here(notebook, oo_home)


@pytest.mark.parametrize("key", ["answers", "passed", "note", "goal", "owed", "pin", "tags"])
def test_no_word_of_a_private_note_is_saved_above_the_line(
    key: str, notebook: Path, oo: Any, oo_home: Path, editor: Any
) -> None:
    note = logged(oo, notebook, "--private", "-m", "SECRET")
    value = "{one: SECRET}" if key == "answers" else "SECRET"
    before = note.read_bytes()
    body = f"data = top + b'{key}: {value}\\n' + line + below"
    done = oo("edit", note.stem, cwd=notebook, env=editor(body))
    assert done.code == 1
    assert f"{key}: stays on this machine: move it below the line" in done.err
    assert note.read_bytes() == before


def test_the_fault_of_a_private_answer_names_its_line_as_the_person_sees_it(
    notebook: Path, oo: Any, editor: Any, oo_home: Path
) -> None:
    note = conference(oo, notebook, "-a", "home=SECRET one")
    body = "data = data.replace(b'fluency:', b'home: SECRET\\n  fluency:')"
    done = oo("edit", note.stem, cwd=notebook, env=editor(body))
    (text,) = (p.read_bytes() for p in oo_home.rglob("editing/rivera/7013/*.yaml"))
    number = text.split(b"\n").index(b"  home: SECRET") + 1
    assert f"line {number}: answers.home: stays on this machine" in done.err


def test_a_fault_below_the_line_is_named_by_its_line(
    notebook: Path, oo: Any, editor: Any, oo_home: Path
) -> None:
    note = conference(oo, notebook, "-a", "home=SECRET one")
    done = oo("edit", note.stem, cwd=notebook, env=editor("data += b'tags: {a: b}\\n'"))
    (text,) = (p.read_bytes() for p in oo_home.rglob("editing/rivera/7013/*.yaml"))
    number = text.split(b"\n").index(b"tags: {a: b}") + 1
    assert done.err.startswith(f"line {number}: tags: ")


def test_what_was_shared_on_purpose_may_be_edited_where_it_is(
    notebook: Path, oo: Any, editor: Any
) -> None:
    note = conference(oo, notebook, "-a", "home=agreed", "--share")
    done = oo("edit", note.stem, cwd=notebook, env=editor("data = data.replace(b'agr', b'Agr')"))
    assert done.code == 0
    assert b"home: Agreed" in note.read_bytes()


def test_private_words_taken_out_are_kept_among_the_undone(
    notebook: Path, oo: Any, oo_home: Path, editor: Any
) -> None:
    note = conference(oo, notebook, "-a", "home=SECRET one")
    assert oo("edit", note.stem, cwd=notebook, env=editor("data = top + line")).code == 0
    assert list(oo_home.rglob("private/7013/*.yaml")) == []
    assert any(b"SECRET one" in p.read_bytes() for p in oo_home.rglob("undone/7013/*.yaml"))
    assert "SECRET" not in oo("show", "jamal", cwd=notebook).out


def test_a_colleague_is_not_shown_my_private_words_and_cannot_add_to_them(
    notebook: Path, oo: Any, editor: Any, tmp_path: Path
) -> None:
    note = conference(oo, notebook, "-a", "home=SECRET one")
    env = editor("data = data.replace(b'fluency:', b'home: theirs\\n  fluency:')")
    done = oo("edit", note.stem, cwd=notebook, as_="chen", env=env)
    assert done.code == 1
    assert "Take it out" in done.err
    assert b"SECRET" not in (tmp_path / "seen").read_bytes()
    body = f"data = data + {LINE!r} + b'note: mine\\n'"
    below = oo("edit", note.stem, cwd=notebook, as_="chen", env=editor(body))
    assert below.code == 1


def test_private_words_that_cannot_be_read_are_left_alone(
    notebook: Path, oo: Any, oo_home: Path, editor: Any
) -> None:
    note = conference(oo, notebook, "-a", "home=SECRET one")
    private_file(oo_home).write_bytes(b"SECRET: [")
    done = oo("edit", note.stem, cwd=notebook, env=editor("data = b'x'"))
    assert done.code == 1
    assert "private words of this note cannot be read" in done.err
    assert private_file(oo_home).read_bytes() == b"SECRET: ["


def test_private_words_saved_before_the_note_could_be_are_gone_on_with(
    notebook: Path, oo: Any, oo_home: Path, editor: Any
) -> None:
    note = conference(oo, notebook, "-a", "home=SECRET one")
    theirs = note.read_bytes()
    body = "data = data.replace(b'one', b'two').replace(b'minutes: 4', b'minutes: five')"
    assert oo("edit", note.stem, cwd=notebook, env=editor(body)).code == 1
    # As a full disk leaves it: the private words are saved, the note is not.
    private = private_file(oo_home)
    private.write_bytes(private.read_bytes().replace(b"one", b"two"))
    env = editor("data = data.replace(b'five', b'5')")
    done = oo("edit", note.stem, cwd=notebook, env=env)
    assert done.code == 0, done.err
    assert note.read_bytes() == theirs.replace(b"minutes: 4", b"minutes: 5")
    assert b"SECRET two" in private.read_bytes()


def test_private_words_changed_meanwhile_are_not_written_over(
    notebook: Path, oo: Any, oo_home: Path, editor: Any
) -> None:
    note = conference(oo, notebook, "-a", "home=SECRET one")
    private, before = private_file(oo_home), note.read_bytes()
    other = private.read_bytes().replace(b"one", b"other")
    change = f"open({str(private)!r}, 'wb').write({other!r})"
    body = f"{change}; data = data.replace(b'one', b'two').replace(b'minutes: 4', b'minutes: 5')"
    done = oo("edit", note.stem, cwd=notebook, env=editor(body))
    assert done.code == 1
    assert private.read_bytes() == other
    assert note.read_bytes() == before
    assert any(b"SECRET two" in p.read_bytes() for p in oo_home.rglob("editing/rivera/7013/*.yaml"))


@pytest.mark.parametrize("readable", [True, False])
def test_the_questions_that_count_are_those_of_the_note_as_it_becomes(
    readable: bool, notebook: Path, oo: Any, editor: Any
) -> None:
    note = logged(oo, notebook, "-m", "x")
    if not readable:
        note.write_bytes(note.read_bytes().replace(b"minutes: 4", b"minutes: x"))
    body = """data = data.replace(b'check-in', b'reading-conference').replace(b's: x', b's: 4')
data += b'answers:\\n  home: SECRET\\n'"""
    done = oo("edit", note.stem, cwd=notebook, env=editor(body))
    assert done.code == 1
    assert "answers.home: " in done.err
    assert b"SECRET" not in note.read_bytes()


def test_a_kept_text_is_not_gone_on_with_where_the_private_words_are_others_by_now(
    notebook: Path, oo: Any, oo_home: Path, editor: Any
) -> None:
    note = conference(oo, notebook, "-a", "home=SECRET one")
    body = "data = data.replace(b'one', b'two').replace(b'minutes: 4', b'minutes: five')"
    oo("edit", note.stem, cwd=notebook, env=editor(body))
    private = private_file(oo_home)
    private.write_bytes(private.read_bytes().replace(b"one", b"other"))
    done = oo("edit", note.stem, cwd=notebook, env=editor("data = data.replace(b's: 4', b's: 5')"))
    assert done.code == 0
    assert "The note was changed since you edited it last" in done.err
    assert b"SECRET other" in private.read_bytes()
    assert any(b"SECRET two" in p.read_bytes() for p in oo_home.rglob("undone/7013/*.yaml"))


def test_a_shared_note_is_made_private_below_a_line_that_the_person_puts_there(
    notebook: Path, oo: Any, oo_home: Path, editor: Any
) -> None:
    note = logged(oo, notebook, "-m", "SECRET")
    done = oo("edit", note.stem, cwd=notebook, env=editor("data += b'private: true\\n'"))
    assert done.code == 1
    assert LINE.decode().strip() in " ".join(done.err.split())
    body = f"data = data.replace(b'note: SECRET\\n', b'') + {LINE!r} + b'note: SECRET\\n'"
    assert oo("edit", note.stem, cwd=notebook, env=editor(body)).code == 0
    assert_kept_here(notebook, oo_home)
    assert "SECRET" in oo("show", "jamal", cwd=notebook).out
