"""How wide the screen is taken to be."""

from __future__ import annotations

import os

import pytest

from oneonone.cli.console import width


@pytest.mark.parametrize(
    ("told", "seen", "taken"),
    [("", 100, 100), ("", 0, 80), ("", 12, 20), ("60", 100, 60), ("0", 100, 100), ("x", 100, 100)],
)
def test_the_width_is_what_was_told_or_seen_and_80_where_neither_says(
    monkeypatch: pytest.MonkeyPatch, told: str, seen: int, taken: int
) -> None:
    monkeypatch.setenv("COLUMNS", told)
    monkeypatch.setattr("sys.stdout", open(os.devnull, "w"))  # noqa: SIM115
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((seen, 24)))
    assert width() == taken
