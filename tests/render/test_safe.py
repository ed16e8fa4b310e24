"""What is shown steers no terminal, and hides no word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.render.safe import safe


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2Jcleared \x1b[31mred\x1b[0m", "cleared red"),
        ("Ok\x1b]\nolder notes\nand more", "Ok\nolder notes\nand more"),
        ("a \x1bP b\nc \x1b\\ d", "a  b\nc  d"),
        ("\x1b]0;title\x07after", "0;titleafter"),
        ("paid \x1b[25 dollars", "paid [25 dollars"),
        ("\x9b31m and \x85", "31m and "),
        ("turned \u202eback\u202c", "turned back"),
        ("Zoë, 王小明 and 👍🏽\ttab", "Zoë, 王小明 and 👍🏽\ttab"),
    ],
)
def test_what_steers_goes_and_every_word_stays(text: str, shown: str) -> None:
    assert safe(text) == shown


lines = st.text("ab \x1b]P[\\\x07\x9b;0m", max_size=12)


@given(st.lists(lines, max_size=4))
def test_no_line_reaches_into_another(parts: list[str]) -> None:
    assert safe("\n".join(parts)) == "\n".join(map(safe, parts))
    assert not set(safe("\n".join(parts))) & set("\x1b\x9b\x07")
