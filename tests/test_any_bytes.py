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
"""Seconds; the longest of these takes a few hundredths."""


def tried(name: str, data: bytes) -> float:
    """How long it took, whether it was read or refused."""
    started = time.perf_counter()
    with contextlib.suppress(*READERS[name].may_raise):
        READERS[name].read(data)
    return time.perf_counter() - started


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
