"""Editing an entry with real editors: small scripts that do what people's editors do, and worse."""

import os
import shlex
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="no terminal of this kind there")
LINE = b"#: --- Below this line stays on this machine ---"
NOTE = b"""\
# what a careful teacher wrote beside it
student: '7013'
by: rivera
colour: blue      # a key of our own
date: 2026-11-20
minutes: 4
note: "Explains: every step"   # in quotes

tags: [fractions,  puzzles]
"""


@pytest.fixture
def editor(tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """An editor that does this to `data`, the bytes of the file at `path`; its environment."""

    def made(body: str, after: str = "open(path, 'wb').write(data)") -> dict[str, str]:
        script = tmp_path / "editor.py"
        lines = ["import os, sys, time", "path = sys.argv[1]", "data = open(path, 'rb').read()"]
        script.write_text("\n".join([*lines, body, after]), encoding="utf-8")
        return {"EDITOR": shlex.join([sys.executable, str(script)])}

    return made


@pytest.fixture
def written(notebook: Path) -> Path:
    path = notebook / "notes" / "7013" / "2026-11-20-rivera-k3fq.yaml"
    path.parent.mkdir()
    path.write_bytes(NOTE)
    return path


def kept(oo_home: Path, under: str) -> list[bytes]:
    return [p.read_bytes() for p in sorted(oo_home.rglob(f"{under}/**/7013/*.yaml"))]


def test_a_saved_change_is_the_file_and_every_other_byte_stays(
    notebook: Path, written: Path, oo: Any, oo_home: Path, editor: Any
) -> None:
    done = oo("edit", "k3fq", cwd=notebook, env=editor("data = data.replace(b's: 4', b's: 6')"))
    assert (done.code, done.err.startswith("What it said before is kept in ")) == (0, True)
    assert done.out == "Saved: meeting with JB, Fri 20 Nov, 6 min.\n"
    assert written.read_bytes() == NOTE.replace(b"minutes: 4", b"minutes: 6")
    assert kept(oo_home, "editing") == []


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
def test_saving_without_a_change_changes_no_byte(
    end: bytes, notebook: Path, written: Path, oo: Any, editor: Any
) -> None:
    written.write_bytes(NOTE.rstrip() + end)
    before = written.stat()
    # Editors put an end of line behind the last line.
    body = "data = data if data.endswith(b'\\n') else data + b'\\n'"
    done = oo("edit", "k3fq", cwd=notebook, env=editor(body))
    assert (done.code, done.out) == (0, "Nothing was changed.\n")
    assert written.read_bytes() == NOTE.rstrip() + end
    assert written.stat().st_mtime_ns == before.st_mtime_ns


BAD = [
    pytest.param("data = b''", "empty", id="empties"),
    pytest.param("data = b'  \\n\\n'", "empty", id="leaves blanks"),
    pytest.param("data = data + b'pin: \\xff\\xfe\\n'", "UTF-8", id="corrupts"),
    pytest.param("data = data * 5000", "larger than 1 MiB", id="swells"),
    pytest.param("data = data.replace(b's: 4', b's: five')", "not a whole number", id="errs"),
    pytest.param("data = data.replace(b'student', b'studnet')", "student", id="no student"),
    pytest.param("data = data.replace(b'7013', b'7021')", "stays with its student", id="moves"),
    pytest.param("data = data.replace(b'rivera', b'chen')", "Who wrote it", id="another's"),
    pytest.param("data = data + b'kind: promise\\nnext: 2026-11-30\\n'", "kind", id="kind"),
    pytest.param("data = data + b'kind: song\\n'", "kind", id="unknown kind"),
    pytest.param("os.remove(path); sys.exit()", "no file behind", id="deletes"),
    pytest.param("os.remove(path); os.symlink('/etc/passwd', path); sys.exit()", "a link", id="ln"),
    pytest.param("os.remove(path); os.mkdir(path); sys.exit()", "a folder", id="mkdir"),
    pytest.param("sys.exit(3)", "fault (3)", id="exit 3"),
    pytest.param("os.kill(os.getpid(), 9)", "signal 9", id="killed"),
    pytest.param("os.kill(os.getpid(), 2); time.sleep(9)", "1", id="Ctrl-C"),
]


@pytest.mark.parametrize(("body", "words"), BAD)
def test_after_a_bad_save_the_note_is_as_it_was_and_the_text_is_still_there(
    body: str, words: str, notebook: Path, written: Path, oo: Any, oo_home: Path, editor: Any
) -> None:
    done = oo("edit", "k3fq", cwd=notebook, env=editor(body))
    assert done.code == 1
    assert words in done.err
    assert "Traceback" not in done.err.rpartition("oo: ")[2]
    assert written.read_bytes() == NOTE
    texts = [p.read_bytes() for p in oo_home.rglob("editing/rivera/7013/*") if p.is_file()]
    assert any(NOTE in text for text in texts)
    working = oo_home / "notebooks/1f6c2a90b3d44e0f/editing/rivera/7013/2026-11-20-rivera-k3fq.yaml"
    assert stat.S_ISREG(working.lstat().st_mode)
    assert str(working) in done.err
    if sys.platform != "win32":
        assert stat.S_IMODE(working.stat().st_mode) == 0o600
        assert stat.S_IMODE(working.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "body", ["os.remove(path); sys.exit()", "data = b''", "os.kill(os.getpid(), 9)"]
)
def test_words_of_a_second_round_outlive_an_editor_that_destroys_them(
    body: str, notebook: Path, written: Path, oo: Any, editor: Any
) -> None:
    mine = "data = data.replace(b's: 4', b's: five') + b'pin: loves puzzles\\n'"
    assert oo("edit", "k3fq", cwd=notebook, env=editor(mine)).code == 1
    assert oo("edit", "k3fq", cwd=notebook, env=editor(body)).code == 1
    mended = oo("edit", "k3fq", cwd=notebook, env=editor("data = data.replace(b'five', b'5')"))
    assert mended.code == 0
    assert "Going on with your text of before" in mended.err
    assert b"minutes: 5\n" in written.read_bytes()
    assert written.read_bytes().endswith(b"pin: loves puzzles\n")


def test_a_fault_is_named_by_its_line_and_stands_above_it_when_opened_again(
    notebook: Path, written: Path, oo: Any, oo_home: Path, editor: Any, tmp_path: Path
) -> None:
    done = oo("edit", "k3fq", cwd=notebook, env=editor("data = data.replace(b's: 4', b's: five')"))
    (text,) = kept(oo_home, "editing")
    line = text.split(b"\n").index(b"minutes: five") + 1
    assert done.err.startswith(f'line {line}: minutes: "five" is not a whole number. Write minutes')
    seen = tmp_path / "seen"
    oo("edit", "k3fq", cwd=notebook, env=editor(f"open({str(seen)!r}, 'wb').write(data)"))
    fault = b'#: >>> minutes: "five" is not a whole number. Write minutes: 5\nminutes: five\n'
    assert fault in seen.read_bytes()
    oo("edit", "k3fq", cwd=notebook, env=editor("data = data"))
    assert all(text.count(b">>>") <= 1 for text in kept(oo_home, "editing"))


def test_a_note_changed_meanwhile_is_never_written_over(
    notebook: Path, written: Path, oo: Any, oo_home: Path, editor: Any
) -> None:
    theirs = NOTE.replace(b"minutes: 4", b"minutes: 9")
    body = f"open({str(written)!r}, 'wb').write({theirs!r}); data = data.replace(b's: 4', b's: 6')"
    done = oo("edit", "k3fq", cwd=notebook, env=editor(body))
    assert done.code == 1
    assert "changed by someone else while you wrote" in done.err
    assert written.read_bytes() == theirs
    assert any(b"minutes: 6" in text for text in kept(oo_home, "editing"))
    fresh = oo("edit", "k3fq", cwd=notebook, env=editor("data = data.replace(b's: 9', b's: 7')"))
    assert fresh.code == 0
    assert written.read_bytes() == NOTE.replace(b"minutes: 4", b"minutes: 7")
    assert any(b"minutes: 6" in text for text in kept(oo_home, "editing"))


def test_a_note_deleted_meanwhile_is_not_made_again(
    notebook: Path, written: Path, oo: Any, oo_home: Path, editor: Any
) -> None:
    body = f"os.remove({str(written)!r}); data = data.replace(b's: 4', b's: 6')"
    assert oo("edit", "k3fq", cwd=notebook, env=editor(body)).code == 1
    assert not written.exists()
    assert any(b"minutes: 6" in text for text in kept(oo_home, "editing"))


def test_a_kept_text_is_not_gone_on_with_where_the_note_is_another_by_now(
    notebook: Path, written: Path, oo: Any, oo_home: Path, editor: Any
) -> None:
    oo("edit", "k3fq", cwd=notebook, env=editor("data = data.replace(b's: 4', b's: five')"))
    written.write_bytes(NOTE.replace(b"minutes: 4", b"minutes: 9"))
    done = oo("edit", "k3fq", cwd=notebook, env=editor("data = data.replace(b's: 9', b's: 8')"))
    assert done.code == 0
    assert "The note was changed since you edited it last" in done.err
    assert b"minutes: 8" in written.read_bytes()
    assert any(b"minutes: five" in text for text in kept(oo_home, "undone"))


@pytest.mark.parametrize("command", ["true", f"{shlex.quote(sys.executable)} -c pass"])
@posix_only
def test_an_editor_that_does_not_wait_is_recognised(
    command: str, notebook: Path, written: Path, oo: Any
) -> None:
    done = oo("edit", "k3fq", cwd=notebook, env={"EDITOR": command})
    assert done.code == 1
    assert "came back at once" in done.err
    assert "--wait" in done.err


@pytest.mark.parametrize(
    ("env", "words"),
    [
        ({"EDITOR": "no-such-editor-here"}, "EDITOR=no-such-editor-here: there is no such editor"),
        ({"EDITOR": "vi 'unclosed"}, "there is no such editor"),
        ({"EDITOR": "cat", "VISUAL": "neither-this"}, "VISUAL=neither-this"),
        ({"PATH": "/nowhere"}, "no editor was found on this machine. Name yours in EDITOR"),
    ],
)
def test_where_no_editor_can_be_started_it_is_said_how_to_name_one(
    env: dict[str, str], words: str, notebook: Path, written: Path, oo: Any
) -> None:
    done = oo("edit", "k3fq", cwd=notebook, env=env)
    assert done.code == 1
    assert words in done.err
    assert written.read_bytes() == NOTE


def test_an_entry_that_cannot_be_read_is_mended_by_an_edit(
    notebook: Path, written: Path, oo: Any, editor: Any, tmp_path: Path
) -> None:
    written.write_bytes(NOTE.replace(b"minutes: 4", b"goal: Read: two pages"))
    seen = tmp_path / "seen"
    body = f"open({str(seen)!r}, 'wb').write(data); data = data.replace(b'Read:', b'Read')"
    done = oo("edit", "k3fq", cwd=notebook, env=editor(body))
    assert (done.code, done.out) == (0, "Saved: meeting with JB, Fri 20 Nov.\n")
    assert written.read_bytes() == NOTE.replace(b"minutes: 4", b"goal: Read two pages")
    assert b"#: This note could not be read." in seen.read_bytes()
    assert b'needs quotes: goal: "Read: two pages".\ngoal: Read: two pages' in seen.read_bytes()


def test_a_note_in_another_encoding_is_shown_as_it_is_and_mended(
    notebook: Path, written: Path, oo: Any, editor: Any
) -> None:
    written.write_bytes(
        "student: '7013'\ndate: 2026-11-20\nby: rivera\nnote: José\n".encode("latin-1")
    )
    body = "data = data.decode('latin-1').encode(); assert data.startswith(b'student')"
    assert oo("edit", "k3fq", cwd=notebook, env=editor(body)).code == 0
    assert written.read_text("utf-8").endswith("note: José\n")


def test_an_unreadable_note_is_not_moved_to_another_student_either(
    notebook: Path, written: Path, oo: Any, editor: Any
) -> None:
    written.write_bytes(NOTE.replace(b"s: 4", b"s: x"))
    body = "data = data.replace(b's: x', b's: 4').replace(b'7013', b'7021')"
    done = oo("edit", "k3fq", cwd=notebook, env=editor(body))
    assert done.code == 1
    assert "stays with its student" in done.err


def test_nothing_newer_than_this_program_is_opened(
    notebook: Path, written: Path, oo: Any, editor: Any, tmp_path: Path
) -> None:
    env = editor(f"open({str(tmp_path / 'opened')!r}, 'w')")
    written.write_bytes(NOTE + b"kind: song\n")
    unknown = oo("edit", "k3fq", cwd=notebook, env=env)
    assert (unknown.code, "does not know" in unknown.err) == (1, True)
    settings = notebook / "oneonone.yaml"
    settings.write_text(settings.read_text().replace("format: 1", "format: 2"))
    newer = oo("edit", "k3fq", cwd=notebook, env=env)
    assert (newer.code, "newer oo" in newer.err) == (1, True)
    assert not (tmp_path / "opened").exists()


def test_a_colleagues_note_is_said_to_be_theirs(
    notebook: Path, written: Path, oo: Any, editor: Any
) -> None:
    env = editor("data = data.replace(b's: 4', b's: 6')")
    done = oo("edit", "k3fq", cwd=notebook, as_="chen", env=env)
    assert done.code == 0
    assert done.err.startswith("This is Ms. Rivera's note.\n")


def test_what_of_a_saved_note_will_not_count_is_said(
    notebook: Path, written: Path, oo: Any, editor: Any
) -> None:
    done = oo("edit", "k3fq", cwd=notebook, env=editor("data += b'goals: More\\n'"))
    assert done.code == 0
    assert "Did you mean goal?" in done.err


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (b"fluency: 7", "Give a number from 1 to 4"),
        (b"fluency: [1, 2]", "takes one answer"),
        (b"strategy: [predicting, guessing]", '"guessing" is not one of its choices'),
    ],
)
def test_answers_are_checked_by_their_questions(
    answers: bytes, words: str, notebook: Path, written: Path, oo: Any, editor: Any
) -> None:
    written.write_bytes(NOTE + b"template: reading-conference\n")
    body = f"data = data.replace({LINE!r}, b'answers:\\n  ' + {answers!r} + b'\\n' + {LINE!r})"
    done = oo("edit", "k3fq", cwd=notebook, env=editor(body))
    assert done.code == 1
    assert f"answers.{answers.partition(b':')[0].decode()}: " in done.err
    assert words in " ".join(done.err.split())


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounting needs root")
@pytest.mark.parametrize("where", ["home", "notebook"])
def test_a_full_disk_loses_no_word(
    where: str, notebook: Path, written: Path, oo: Any, oo_home: Path, editor: Any, tmp_path: Path
) -> None:
    disk = oo_home if where == "home" else written.parent
    size = ["mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", str(disk)]
    if subprocess.run(size, capture_output=True, check=False).returncode:
        pytest.skip("a tmpfs cannot be mounted here")
    try:
        written.write_bytes(NOTE)
        fill = f"open({str(disk / 'full')!r}, 'wb', buffering=0).write(b'x' * 40000)"
        body = f"data = data.replace(b's: 4', b's: 6')\nopen(path, 'wb').write(data)\n{fill}"
        done = oo("edit", "k3fq", cwd=notebook, env=editor(body, "data"))
        if where == "notebook":
            assert done.code == 1
            assert "Make room on the disk" in done.err
            assert written.read_bytes() == NOTE
            assert any(b"minutes: 6" in text for text in kept(oo_home, "editing"))
            (disk / "full").unlink()
            again = oo("edit", "k3fq", cwd=notebook, env=editor("time.sleep(1.1)", "data"))
            assert again.code == 0
        assert b"minutes: 6" in written.read_bytes() + b"".join(kept(oo_home, "editing"))
    finally:
        subprocess.run(["umount", disk], check=True)


# --- at a terminal --------------------------------------------------------------------------


@pytest.fixture
def terminal(notebook: Path) -> Any:
    if sys.platform == "win32":
        pytest.skip("no terminal of this kind there")
    import pexpect
    from terminal import heeds_ctrl_c

    started = []

    def start(*args: str, env: dict[str, str]) -> Any:
        world = os.environ | {"OO_TODAY": "2026-11-23", "OO_AS": "rivera", "TERM": "dumb"} | env
        child = pexpect.spawn(
            sys.executable, ["-m", "oneonone", *args], cwd=str(notebook), env=world, timeout=20,
            encoding="utf-8", dimensions=(40, 100), preexec_fn=heeds_ctrl_c,
        )  # fmt: skip
        started.append(child)
        return child

    yield start
    for child in started:
        child.close(force=True)


def ended(child: Any) -> int:
    import pexpect

    child.expect(pexpect.EOF)
    child.wait()
    return int(child.exitstatus)


TWICE = """\
if b's: 4' in data:
    data = data.replace(b's: 4', b's: five') + b'pin: loves puzzles\\n'
elif b'>>>' in data:
    data = data.replace(b'five', b'5')
"""


def test_a_bad_save_is_offered_again_with_the_persons_own_text(
    terminal: Any, written: Path, editor: Any, oo_home: Path
) -> None:
    child = terminal("edit", "k3fq", env=editor(TWICE))
    child.expect('"five" is not a whole number')
    child.expect("Enter: back to the editor")
    child.sendline("x")
    child.expect("Enter: back to the editor")
    child.sendline("")
    child.expect("Saved: meeting with JB, Fri 20 Nov, 5 min.")
    assert ended(child) == 0
    assert written.read_bytes() == NOTE.replace(b"s: 4", b"s: 5") + b"pin: loves puzzles\n"
    assert kept(oo_home, "editing") == []


def test_a_text_kept_for_later_is_offered_and_gone_on_with(
    terminal: Any, written: Path, editor: Any
) -> None:
    child = terminal("edit", "k3fq", env=editor(TWICE))
    child.expect("Enter: back to the editor")
    child.sendline("k")
    child.expect("Kept for later")
    assert ended(child) == 0
    assert written.read_bytes() == NOTE
    child = terminal("edit", "k3fq", env=editor(TWICE))
    child.expect("There is an unfinished edit")
    child.sendline("c")
    child.expect("Saved: ")
    assert ended(child) == 0
    assert b"pin: loves puzzles" in written.read_bytes()


@pytest.mark.parametrize("how", ["d", "s"])
def test_a_text_that_is_dropped_is_moved_and_not_destroyed(
    how: str, terminal: Any, written: Path, editor: Any, oo_home: Path
) -> None:
    child = terminal("edit", "k3fq", env=editor(TWICE))
    child.expect("Enter: back to the editor")
    child.sendline("d" if how == "d" else "k")
    assert ended(child) == 0
    if how == "s":
        child = terminal("edit", "k3fq", env=editor("data = data"))
        child.expect("There is an unfinished edit")
        child.sendline("s")
        child.expect("Nothing was changed")
        assert ended(child) == 0
    assert written.read_bytes() == NOTE
    assert any(b"pin: loves puzzles" in text for text in kept(oo_home, "undone"))
    assert kept(oo_home, "editing") == []


def test_ctrl_c_at_the_question_keeps_the_text(
    terminal: Any, written: Path, editor: Any, oo_home: Path
) -> None:
    child = terminal("edit", "k3fq", env=editor(TWICE))
    child.expect("Enter: back to the editor")
    child.expect("> ")
    # Python's input() does not see a Ctrl-C that comes in the moment after it shows its prompt.
    child.delaybeforesend = 0.5
    child.sendintr()
    assert ended(child) == 130
    assert any(b"pin: loves puzzles" in text for text in kept(oo_home, "editing"))


def test_an_editor_that_opens_a_window_is_waited_for(
    terminal: Any, written: Path, editor: Any
) -> None:
    window = "data = data.replace(b's: 4', b's: 6')\nif os.fork() == 0:\n    time.sleep(1)\n    open(path, 'wb').write(data)"  # noqa: E501
    child = terminal("edit", "k3fq", env=editor(window, "os._exit(0)"))
    child.expect("came back at once")
    child.expect("Enter, once you have saved")
    import time

    time.sleep(2)
    child.sendline("")
    child.expect("Saved: meeting with JB, Fri 20 Nov, 6 min.")
    assert ended(child) == 0


def test_ctrl_c_in_the_editor_is_for_the_editor(terminal: Any, written: Path, editor: Any) -> None:
    body = """\
import signal
signal.signal(signal.SIGINT, lambda *_: None)
print("ready", flush=True)
time.sleep(1)
data = data.replace(b's: 4', b's: 6')
"""
    child = terminal("edit", "k3fq", env=editor(body))
    child.expect("ready")
    child.sendintr()
    child.expect("Saved: ")
    assert ended(child) == 0
