"""Days without school, said once, and kept where the whole team has them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from oneonone.core.term import Days, Term
from oneonone.errors import WrongWords
from oneonone.formats.days_off_yaml import parse_days_off, with_days_off
from oneonone.formats.notebook_yaml import parse_settings

TERM = Term(date(2026, 8, 17), date(2027, 6, 4))
TODAY = date(2026, 11, 23)


def days(first: str, last: str = "") -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("25 nov - 27 nov", [days("2026-11-25", "2026-11-27")]),
        ("21 dec to 1 jan", [days("2026-12-21", "2027-01-01")]),
        ("2026-11-25..2026-11-27", [days("2026-11-25", "2026-11-27")]),
        ("2 dec, 21 dec - 1 jan", [days("2026-12-02"), days("2026-12-21", "2027-01-01")]),
        ("7 sep", [days("2026-09-07")]),
        ("25-27 nov", [days("2026-11-25", "2026-11-27")]),
        ("25 nov-27 nov", [days("2026-11-25", "2026-11-27")]),
        ("Nov 25-27", [days("2026-11-25", "2026-11-27")]),
        ("2026-11-25 - 2026-11-27", [days("2026-11-25", "2026-11-27")]),
        ("", []),
    ],
)
def test_days_and_spans_as_they_are_said(words: str, found: list[Days]) -> None:
    assert list(parse_days_off(words, TERM, TODAY)) == found


@pytest.mark.parametrize(
    "words", ["christmas", "1 jan - 21 dec", "1 dec - 2 dec - 3 dec", "2030-01-01"]
)
def test_what_is_no_day_is_refused(words: str) -> None:
    with pytest.raises(WrongWords):
        parse_days_off(words, TERM, TODAY)


@pytest.mark.parametrize(
    ("out", "left"),
    [
        (days("2026-12-01", "2026-12-31"), []),
        (days("2026-12-10"), [days("2026-12-07", "2026-12-09"), days("2026-12-11")]),
        (days("2026-12-07"), [days("2026-12-08", "2026-12-11")]),
        (days("2026-12-11", "2026-12-20"), [days("2026-12-07", "2026-12-10")]),
        (days("2026-12-12"), [days("2026-12-07", "2026-12-11")]),
    ],
)
def test_a_part_of_a_span_can_be_taken_out(out: Days, left: list[Days]) -> None:
    assert list(days("2026-12-07", "2026-12-11").without(out)) == left


def test_the_settings_keep_every_other_byte(notebook: Path) -> None:
    text = f"# ours\n{(notebook / 'oneonone.yaml').read_text('utf-8')}mood: fine # mine\n"
    for before in (text, text.replace("days_off: [2026-09-07, 2026-11-25..2026-11-27]\n", "")):
        after = with_days_off(before, [days("2026-12-21", "2027-01-01")])
        kept = [line for line in before.splitlines() if not line.startswith("days_off")]
        now = [line for line in after.splitlines() if not line.startswith("days_off")]
        assert now == kept
        found = parse_settings(after).settings
        assert found is not None
        assert found.term.days_off == (days("2026-12-21", "2027-01-01"),)


def test_remarks_between_the_days_are_not_thrown_away(oo: Callable, notebook: Path) -> None:
    settings = notebook / "oneonone.yaml"
    listed = "days_off:\n- 2026-09-07  # Labor Day\n"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("days_off: [2026-09-07, 2026-11-25..2026-11-27]\n", listed))
    before = settings.read_bytes()
    done = oo("days-off", "2 dec", cwd=notebook)
    assert done.code == 1
    assert "by hand" in done.err
    assert settings.read_bytes() == before


def test_they_are_added_and_taken_out_again(oo: Callable, notebook: Path) -> None:
    settings = notebook / "oneonone.yaml"
    before = settings.read_bytes()
    said = oo("days-off", "21 dec - 1 jan", cwd=notebook)
    assert said.out.splitlines() == [
        "Mon 7 Sep 2026",
        "Wed 25 Nov to Fri 27 Nov 2026",
        "Mon 21 Dec to Fri 1 Jan 2027",
    ]
    assert "for everyone who shares" in said.err
    assert oo("days-off", "21 dec - 1 jan", "--remove", cwd=notebook).code == 0
    assert settings.read_bytes() == before
    assert oo("days-off", "someday", cwd=notebook).code == 2
    assert settings.read_bytes() == before
