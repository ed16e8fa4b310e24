"""Merging rosters: row by row, by id and column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.core.settings import Settings
from oneonone.formats.merged import merged
from oneonone.formats.notebook_yaml import parse_settings
from oneonone.formats.roster_csv import parse_roster
from oneonone.formats.roster_rows import filled_rows, format_rows

BASE = """\
id,name,groups,adult,notes of the office
7013,"Brooks, Jamal",P3,rivera,bus 4
7021,Maria Gómez,P2;P5,rivera,
7044,Maria Garcia,P3,chen,"two
lines"
"""


def joined(base: str | None, ours: str, theirs: str) -> str:
    bases = [] if base is None else [base.encode()]
    one = merged("roster.csv", bases, ours.encode(), theirs.encode())
    assert one == merged("roster.csv", bases, theirs.encode(), ours.encode())
    assert not one.beside
    return one.data.decode()


def test_each_side_changed_another_row_and_column_and_every_other_byte_stays() -> None:
    ours = BASE.replace("Jamal", "Jamal J.") + "7052,Sofía Marín,P2,rivera,\n"
    theirs = BASE.replace("bus 4", "walks").replace("P2;P5", "P2") + "7050,Ana Li,,chen,\n"
    expected = BASE.replace("Jamal", "Jamal J.").replace("bus 4", "walks").replace("P2;P5", "P2")
    expected += "7050,Ana Li,,chen,\n7052,Sofía Marín,P2,rivera,\n"
    assert joined(BASE, ours, theirs) == expected


def test_groups_and_adults_are_sets() -> None:
    ours = BASE.replace("P2;P5,rivera", "P5;P6,rivera;chen")
    theirs = BASE.replace("P2;P5,rivera", "P2;P5;P7,patel;rivera")
    assert "7021,Maria Gómez,P5;P6;P7,rivera;chen;patel" in joined(BASE, ours, theirs)


def test_a_cell_both_changed_keeps_what_sorts_last_and_names_both() -> None:
    text = joined(BASE, BASE.replace("bus 4", "bus 5"), BASE.replace("bus 4", "walks"))
    assert text.splitlines()[:2] == [
        "id,name,groups,adult,notes of the office,conflicts",
        '7013,"Brooks, Jamal",P3,rivera,walks,notes of the office: bus 5 | walks',
    ]
    assert joined(BASE, text, BASE.replace("bus 4", "bus 5")) == text
    settled = text.replace("notes of the office: bus 5 | walks", "")
    assert "| walks" not in joined(text, settled, text.replace("P3", "P4"))


def test_a_row_one_side_took_out_stays_only_where_the_other_changed_it() -> None:
    without = BASE.replace('7013,"Brooks, Jamal",P3,rivera,bus 4\n', "")
    assert "7013" not in joined(BASE, without, BASE.replace("P2;P5", "P2"))
    assert "walks" in joined(BASE, without, BASE.replace("bus 4", "walks"))


def test_a_column_one_side_added_is_there_and_an_empty_cell_is_no_clash() -> None:
    ours = "id,name,tier\n1,Ana,2\n2,Ben,\n"
    assert joined("id,name\n1,Ana\n2,Ben\n", ours, "id,name\n1,Anna\n2,Ben\n3,Cy\n") == (
        "id,name,tier\n1,Anna,2\n2,Ben,\n3,Cy,\n"
    )


def test_a_side_with_an_open_quotation_mark_or_one_id_twice_is_kept_beside() -> None:
    good = BASE.replace("bus 4", "walks").encode()
    for broken in (BASE.replace('lines"', "lines"), BASE + "7013,Again,,,\n", "name\nAna\n", "\0"):
        result = merged("roster.csv", [BASE.encode()], broken.encode(), good)
        assert (result.data, result.beside) == (good, (broken.encode(),))


def test_windows_line_ends_and_the_mark_of_a_spreadsheet_stay() -> None:
    base, ours, theirs = (
        ("\ufeff" + text.replace("\n", "\r\n"))
        for text in (BASE, BASE.replace("P3", "P4"), BASE.replace("bus 4", "walks"))
    )
    text = joined(base, ours, theirs)
    assert text.startswith("\ufeffid,name")
    assert text.count("\r\n") == text.count("\n") == 5


def test_a_header_in_other_letters_heads_the_same_columns() -> None:
    text = joined(
        "id,name,groups\n1,Ana,P1\n2,Ben,P2\n",
        "ID,Name,Groups\n1,Ana,P3\n2,Ben,P2\n3,Cy,P1\n",
        "id,name,groups\n1,Ana,P1\n2,Benjamin,P2\n4,Dee,P2\n",
    )
    assert cells(text) == cells("id,name,groups\n1,Ana,P3\n2,Benjamin,P2\n3,Cy,P1\n4,Dee,P2\n")


@pytest.mark.parametrize(
    "other",
    [
        "id,name,groups,email\n1,Ana,P1,\n2,Ben,P2,\n",
        "id,name,groups,,\n1,Ana,P1,,\n2,Ben,P2,,\n",
        "id,name,groups,conflicts\n1,Ana,P1,\n2,Ben,P2,\n",
        "name,id\nAna,1\nBen,2\n",
    ],
)
def test_who_was_taken_out_stays_out_where_only_columns_changed(other: str) -> None:
    text = joined("id,name,groups\n1,Ana,P1\n2,Ben,P2\n", "id,name,groups\n1,Ana,P1\n", other)
    assert "Ben" not in text
    assert joined("id,name,groups\n1,Ana,P1\n2,Ben,P2\n", text, other) == text


def test_an_open_quotation_mark_in_the_last_row_swallows_nobody() -> None:
    base, good = "id,name\n1,Ana\n", b"id,name\n1,Ana\n4,Dee\n5,Eve\n"
    broken = b'id,name\n1,Ana\n3,"Cy\n'
    result = merged("roster.csv", [base.encode()], broken, good)
    assert (result.data, result.beside) == (good, (broken,))


def test_one_id_in_two_spellings_is_one_student() -> None:
    text = joined("id,name\na1,Ana\n", "id,name\nA1,Ana\n", "id,name\na1,Anna\n")
    assert text == "id,name\nA1,Anna\n"


CELLS = st.sampled_from(["", "a", "b;c", "c", 'say "x"', "two\nlines", "é, ü", "2026-11-23"])
COLUMNS = st.lists(
    st.sampled_from(["groups", "adult", "tier", "left", "own"]), max_size=4, unique=True
)


@st.composite
def rosters(draw: st.DrawFn) -> str:
    columns = ["id", "name", *draw(COLUMNS)]
    ids = draw(st.lists(st.sampled_from(["1", "02", "x y", "Ü"]), max_size=4, unique=True))
    rows = [[i, f"Name {i}", *(draw(CELLS) for _ in columns[2:])] for i in ids]
    return format_rows([columns, *rows], draw(st.sampled_from(["\n", "\r\n"])))


SETTINGS = parse_settings("id: x\nterm: {starts: 2026-08-17, ends: 2027-06-04}\n").settings
assert isinstance(SETTINGS, Settings)


def cells(text: str) -> dict[tuple[str, str], str]:
    header, *rows = (row.cells for row in filled_rows(text))
    return {(row[0], c): v for row in rows for c, v in zip(header, row, strict=False) if v}


@given(st.lists(rosters(), max_size=2), rosters(), rosters())
def test_nothing_is_missing_and_the_sides_may_be_swapped(
    bases: list[str], ours: str, theirs: str
) -> None:
    old = [base.encode() for base in bases]
    one = merged("roster.csv", old, ours.encode(), theirs.encode())
    assert one == merged("roster.csv", old[::-1], theirs.encode(), ours.encode())
    text = one.data.decode().replace("\r\n", "\n")
    found = cells(text)
    before = [cells(base.replace("\r\n", "\n")) for base in bases]
    assert SETTINGS is not None
    assert not [p for p in parse_roster(text, SETTINGS).problems if p.hides]
    for side in (ours, theirs):
        for (student, column), value in cells(side.replace("\r\n", "\n")).items():
            if any(old.get((student, column)) == value for old in before):
                continue
            there = found.get((student, column), "") + found.get((student, "conflicts"), "")
            there = there.replace("\n", " ")
            assert all(part in there for part in value.replace("\n", " ").split(";"))
    for side in (ours, theirs):
        again = merged("roster.csv", old, one.data, side.encode()).data.decode()
        assert cells(again.replace("\r\n", "\n")) == found
