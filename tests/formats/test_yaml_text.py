"""Reading refuses what could surprise; writing says the same to every reader of YAML."""

import contextlib
import io
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from strategies import TRICKY, texts

from oneonone.formats.text import Unreadable, clean, decode
from oneonone.formats.yaml_text import read_yaml, write_yaml

DEEP = "[" * 60_000
BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("a: &x 1\n", "anchor", 1),
        ("a: 1\nb: *x\n", "alias", 2),
        ("a: !!str x\n", "tag", 1),
        ("a: !python/object:os.system x\n", "tag", 1),
        ("%YAML 1.2\n---\na: 1\n", "directive", 1),
        ("a: 1\n---\nb: 2\n", "document", 2),
        ("a: 1\n<<: {b: 2}\n", "merge", 2),
        ("a: 1\nb: 2\na: 3\n", "a", 3),
        ("a: 1\n? [b]\n: 2\n", "key", 2),
        ("- a\n- b\n", "shape", 1),
        ("just words\n", "shape", 1),
        ("a: [[[[[[[[1]]]]]]]]\n", "depth", 1),
        ("a: 'never closed\n", "form", 1),
        ("a:\n\t- b\n", "tab", 2),
        ("a: 1\nb: \x07\n", "character", 2),
        (BOMB, "anchor", 1),
        (DEEP, "depth", 1),
        ("{a: " * 100_000, "depth", 1),
    ],
)
def test_what_could_surprise_is_refused_at_its_line(text: str, rule: str, line: int) -> None:
    started = time.perf_counter()
    with pytest.raises(Unreadable) as fault:
        read_yaml(text)
    # A newer libyaml gives up on its own before the ninth level is reached.
    assert fault.value.rule in ((rule, "form") if rule == "depth" else (rule,))
    assert fault.value.line == line
    assert time.perf_counter() - started < 0.5


def test_the_eighth_level_is_still_read() -> None:
    assert read_yaml("a: [[[[[[[1]]]]]]]\n").pairs[0][0].value == "a"


def test_nested_brackets_never_crash_the_interpreter() -> None:
    """libyaml's compose does, and a crash would end this test run with it."""
    code = (
        "from oneonone.formats.yaml_text import read_yaml, Unreadable\n"
        "for text in ('[' * 60000, '{a: ' * 100000, '- ' * 100000):\n"
        "    try: read_yaml(text)\n"
        "    except Unreadable: print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30)
    assert (done.returncode, done.stdout) == (0, "refused\n" * 3)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("goal: Read: two pages\n", 'the colon after "Read" needs quotes: goal: "Read: two pages"'),
        ("a: 1\nnote: We said: later\n", 'the colon after "said" needs quotes'),
    ],
)
def test_the_likeliest_hand_edit_has_a_sentence_of_its_own(text: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as fault:
        read_yaml(text)
    assert sentence in str(fault.value)


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"a: " + b"x" * (1 << 20), "size"),
        ("a: é".encode("latin-1"), "encoding"),
        ("a: 1".encode("utf-16"), "encoding"),
    ],
)
def test_bytes_that_are_no_small_utf8_text_are_refused(data: bytes, rule: str) -> None:
    with pytest.raises(Unreadable) as fault:
        decode(data)
    assert fault.value.rule == rule


def test_a_byte_order_mark_is_dropped() -> None:
    assert decode(b"\xef\xbb\xbfa: 1\n") == "a: 1\n"


def test_scalars_stay_what_was_written() -> None:
    text = "a: NO\nb: 12:30\nc: 0123\nd: 1e5\ne: ~\n"
    values = [node.value for _, node in read_yaml(text).pairs]  # type: ignore[union-attr]
    assert values == ["NO", "12:30", "0123", "1e5", "~"]


def test_words_lost_to_an_inline_comment_are_noticed_in_plain_text_only() -> None:
    pairs = dict(read_yaml("a: see #5\nb: 'see #5'\nc: see # 5\n# a comment\nd: x\n").pairs)
    assert [node.cut for node in pairs.values()] == [True, False, True, False]  # type: ignore[union-attr]


def _read_by_others(text: str) -> list[object]:
    found = []
    for version in ("1.1", "1.2"):
        reader = YAML(typ="rt", pure=True)
        reader.version = version  # type: ignore[assignment]
        found.append(reader.load(io.StringIO(text)))
    return found


@given(st.dictionaries(st.sampled_from(["note", "y", "no", "on", "1"]), texts, min_size=1))
def test_yaml_1_1_and_1_2_readers_get_the_same_texts(pairs: dict[str, str]) -> None:
    text = write_yaml(pairs)
    for loaded in _read_by_others(text):
        assert {str(key): str(value) for key, value in loaded.items()} == pairs  # type: ignore[attr-defined]
        assert all(isinstance(value, str) for value in loaded.values())  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", [clean(text) for text in TRICKY if clean(text)])
def test_every_tricky_text_survives_as_text(text: str) -> None:
    written = write_yaml({"note": text, "within": {"note": text}})
    for loaded in _read_by_others(written):
        assert loaded["note"] == text  # type: ignore[index]
        assert loaded["within"]["note"] == text  # type: ignore[index]


@given(st.text())
def test_cleaning_leaves_no_control_character_and_changes_nothing_twice(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not any(letter < " " and letter not in "\n\t" for letter in once)
    once.encode()


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_a_newline(end: str) -> None:
    assert clean(f"a{end}b") == "a\nb"


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_no_bytes_at_all_raise_anything_but_unreadable(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        read_yaml(decode(data))
