"""What is written into a file of the team's by a command leaves every other line as it was."""

from collections.abc import Callable
from datetime import date

import pytest

from oneonone.core.term import Days
from oneonone.formats.days_off_yaml import with_days_off
from oneonone.formats.renamed import with_student
from oneonone.formats.team_yaml import with_adult

OWN = """# Ours: ask Ana before you change it

id: '4f2a'
# why so
title: Ours
wiki: [a, b]
# end
"""

CHANGES = {
    "an adult": lambda text: with_adult(text, "patel", "Ms. Patel"),
    "days off": lambda text: with_days_off(text, [Days(date(2026, 12, 21), date(2027, 1, 1))]),
    "another id": lambda text: with_student(f"{text}student: '7'\n", "70"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "marked"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_every_other_line_stays(change: Callable[[str], str], mark: str, end: str) -> None:
    before = mark + OWN.replace("\n", end)
    after = change(before)
    lines = after.split(end)
    assert [line for line in lines if line in before.split(end)] == before.split(end)
    assert len(lines) > len(before.split(end))
    assert after.count("\n") == after.count(end)
