"""However an office writes a class down, it is the right students, or a sentence; never others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from variants import CLASS, SECRET, TROUBLES, Way, written

from oneonone.formats.rosters import read_export

RIGHT = {
    student_id: (f"{given_name} {family}", groups)
    for student_id, (given_name, family, groups) in CLASS.items()
}
ways = st.builds(
    Way,
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"]),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
    names=st.sampled_from(["halves", "first", "last"]),
    spelling=st.sampled_from(["plain", "loud", "bracketed"]),
    **dict.fromkeys(
        ("secrets", "titles", "totals", "tester", "blanks", "short", "backwards", "quoted"),
        st.booleans(),
    ),
)


def students(data: bytes) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {p.id: (p.name, p.groups) for p in read_export(data, "class.csv").people}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_each_trouble_on_its_own_gives_the_right_students(trouble: str) -> None:
    assert students(written(TROUBLES[trouble])) == RIGHT


@given(ways)
def test_troubles_mixed_give_the_right_students(way: Way) -> None:
    data = written(way)
    assert students(data) == RIGHT
    assert SECRET not in repr(read_export(data, "class.csv"))
