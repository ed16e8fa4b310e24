"""No reader stumbles over anything: it reads, or says where and what is wrong, and soon."""

from __future__ import annotations

import contextlib
import os
import time

import pytest
from any_bytes import READERS, spoilt
from hypothesis import given
from hypothesis import strategies as st

MANY = 20_000 if os.environ.get("OO_THOROUGH") == "1" else 400
SOON = 1.0
"""Seconds of a processor; the longest of these takes a few hundredths."""


def tried(name: str, data: bytes) -> float:
    """How long it took, whether it was read or refused."""
    started = time.process_time()
    with contextlib.suppress(*READERS[name].may_raise):
        READERS[name].read(data)
    return time.process_time() - started


@pytest.mark.parametrize("name", READERS)
def test_spoilt_files_are_read_or_refused_with_a_sentence(name: str) -> None:
    for number in range(MANY):
        data = spoilt(name, number)
        try:
            seconds = tried(name, data)
        except Exception as fault:
            raise AssertionError(f"{name} {number}: {data[:400]!r}") from fault
        assert seconds < SOON, (name, number)


letters = st.text(max_size=600).map(lambda text: text.encode("utf-8", "replace"))


@pytest.mark.parametrize("name", READERS)
@given(data=st.binary(max_size=2000) | letters)
def test_any_bytes_at_all_are_read_or_refused_with_a_sentence(name: str, data: bytes) -> None:
    tried(name, data)


def test_a_header_of_very_many_columns_is_read_or_refused_as_soon() -> None:
    for name in ("roster", "export", "import", "merge"):
        header = b",".join(b"c%d" % number for number in range(20_000))
        assert tried(name, b"id,name,student,date,%s\n1,Ana,Ana,2026-11-20\n" % header) < 5 * SOON


REPEATED = (b"\t", b",", b"- a\n", b"a: b\n", b"a,", b"'", b"((", b"[a, ", b"\n\n", b"1.", b"#")


@pytest.mark.parametrize("name", READERS)
def test_a_large_file_of_the_same_thing_takes_no_longer_than_its_size_wants(name: str) -> None:
    """What takes twice the time for twice the bytes is done in a part of this; a pattern or a loop
    that takes four times as long is not."""
    size = 100_000
    for repeated in REPEATED:
        for start in (b"", START.get(name, b"")):
            data = start + repeated * (size // len(repeated))
            assert tried(name, data) < 5 * SOON, (name, repeated)


START = {
    **dict.fromkeys(
        ("entry", "draft", "edited", "merge"), b"student: '1'\ndate: 2026-11-20\nnote: "
    ),
    "settings": b"format: 1\nid: a\ntitle: ",
    "template": b"template: t\nprompts:\n",
    "roster": b"id,name\n1,Ana Li\n",
    "export": b"Student ID,Student Name\n1,Ana Li\n",
    "import": b"student,date,note\nAna,2026-11-20,",
}
