"""The text that is edited: what comes back is what the person wrote, byte by byte."""

from codecs import BOM_UTF8

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import entries, meetings

from oneonone.core.checks import Problem
from oneonone.core.editing import WORDS
from oneonone.core.entries import NOT_FILED, Entry, Meeting
from oneonone.core.templates import Prompt, Template
from oneonone.formats.edited_entry import Was, becomes, faults, parsed_entry
from oneonone.formats.editing import (
    LINE,
    divided,
    format_editing,
    parse_editing,
    with_faults,
    without_faults,
)
from oneonone.formats.entry_yaml import format_entry

HELP = ["Check-in with Jamal.", "", "  home  Anything from home?"]
line = st.sampled_from(
    [
        b"a: 1",
        b"",
        b"  - x",
        b"# mine",
        b"#: my own help",
        b"#:",
        b"\xff",
        b"\xc2\x85",
        b"#:x\r",
        b"\r",
    ]
) | st.binary(max_size=12).filter(lambda data: b"\n" not in data)
files = st.tuples(
    st.sampled_from([b"", BOM_UTF8]), st.lists(line, max_size=8), st.sampled_from([b"", b"\n"])
).map(lambda parts: parts[0] + b"\n".join(parts[1]) + parts[2])
not_the_line = files.filter(lambda data: b"#:-" not in data.replace(b" ", b"").replace(b"\t", b""))


@given(not_the_line, st.none() | not_the_line)
def test_what_is_opened_and_not_changed_is_what_it_was(note: bytes, private: bytes | None) -> None:
    assume(private is None or not private.startswith(BOM_UTF8))
    parts = parse_editing(format_editing(note, HELP, private, ["home:"]), note, private)
    # A note without an end of line gets one in front of the line; it goes again.
    assert parts.shared.data == note
    assert (parts.private and parts.private.data) == private
    assert parts.twice is None


@given(not_the_line, st.lists(line, max_size=6))
def test_what_is_written_is_kept_but_for_lines_of_help(note: bytes, new: list[bytes]) -> None:
    new = [one for one in new if not one.startswith(b"#:")]
    assume(new)
    text = format_editing(note, HELP)
    written = b"".join(one + b"\n" for one in new)
    assert parse_editing(text + b"\n" + written, note).shared.data == note + b"\n" + written


@given(entries, st.sampled_from([b"\n", b"\r\n"]))
def test_one_line_changed_leaves_every_other_byte(entry: Entry, end: bytes) -> None:
    note = b"# mine\nunknown: [a,  b]   # odd\n" + format_entry(entry).encode()
    note = note.replace(b"\n", end) if b"\r" not in note else note
    text = format_editing(note, HELP, b"" if isinstance(entry, Meeting) else None)
    changed = text.replace(b"[a,  b]", b"[a, c]")
    assert changed != text
    read = parsed_entry(note).entry
    assert read is not None
    was = Was(note, read, True, words=b"" if isinstance(entry, Meeting) else None)
    assert faults(was, changed, lambda _: None) == []
    assert becomes(was, changed).shared == note.replace(b"[a,  b]", b"[a, c]")


@given(meetings)
def test_a_private_file_is_divided_into_head_and_words(note: Meeting) -> None:
    private = format_entry(note).encode()
    parts = divided(private, WORDS)
    assert parts is not None
    head, words = parts
    assert sorted((head + words).split(b"\n")) == sorted(private.split(b"\n"))
    whole = parsed_entry(head + words).entry
    assert whole == note._replace(id=NOT_FILED)
    bare = parsed_entry(head).entry
    assert isinstance(bare, Meeting)
    assert not any(getattr(bare, word) for word in WORDS)


@pytest.mark.parametrize(
    "private", [b"{student: 1, note: x}", b"\xff", b"", b" a: 1\n b: 2\n", b"- x"]
)
def test_a_private_file_that_cannot_be_divided_line_by_line_is_left(private: bytes) -> None:
    assert divided(private, WORDS) is None


@given(not_the_line, st.lists(st.integers(1, 20), max_size=4))
def test_faults_stand_in_the_text_and_can_be_taken_out_again(text: bytes, at: list[int]) -> None:
    problems = [Problem("", number, "minutes", "is wrong") for number in at]
    once = with_faults(text, problems)
    assume(b"#: >>>" not in text)
    assert without_faults(once) == text
    assert once.count(b"#: >>> minutes: is wrong") == (len(at) if text else 0)
    assert with_faults(once, []) == text


def test_the_lines_of_a_part_are_those_of_the_whole_text() -> None:
    text = b"#: help\na: 1\n#: more\nb: 2\n" + LINE.encode() + b"\n#: idea\nc: 3\n"
    parts = parse_editing(text, b"a: 1\nb: 2\n", b"")
    assert parts.private is not None
    assert [parts.shared.seen(n) for n in (1, 2, 9)] == [2, 4, 4]
    assert parts.private.seen(1) == 7


HOME = Template("t", "T", 5, (Prompt("home", "Home?", private=True), Prompt("open", "Open?")))


@given(
    meetings,
    st.lists(st.sampled_from(["home: SECRET", "open: x"]), unique=True),
    st.lists(st.sampled_from(["note: SECRET", "goal: SECRET", "answers: {home: SECRET}"])),
    st.sampled_from(["", LINE, f"{LINE}\n{LINE}", LINE.replace("#: ---", "# ---")]),
    st.booleans(),
)
def test_whatever_is_done_to_the_text_no_private_word_is_shared_unless_it_was(
    note: Meeting, above: list[str], below: list[str], between: str, private: bool
) -> None:
    """The answer to a private question, and any word of a private note."""
    bare = Meeting(note.student, note.date, note.by, note.at, template="t", private=private)
    shared = format_entry(bare).encode()
    was = Was(shared, bare, True, words=b"note: SECRET\n")
    top = "answers:\n" + "".join(f"  {one}\n" for one in above) if above else ""
    text = shared + f"{top}{between}\n".encode() + "".join(f"{b}\n" for b in below).encode()
    if faults(was, text, lambda _: HOME) == []:
        made = becomes(was, text)
        assert between == LINE
        assert b"SECRET" not in made.shared
        assert not (private and above)
        assert (b"SECRET" in (made.private or b"")) == bool(below)
