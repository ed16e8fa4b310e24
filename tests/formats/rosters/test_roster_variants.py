"""However an office writes a class down, it is the right students, or a sentence; never others."""

from __future__ import annotations

import csv
import io
import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from variants import CLASS, DAMAGE, SECRET, TROUBLES, Way, damaged, written

from oneonone.errors import OneOnOneError
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
        (
            *("secrets", "titles", "totals", "tester", "blanks", "short", "backwards", "quoted"),
            *("notes", "pages", "gone", "staff"),
        ),
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


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("marked", [False, True])
def test_what_cannot_be_put_right_is_one_sentence_that_names_the_line(
    damage: str, newline: str, marked: bool
) -> None:
    with pytest.raises(OneOnOneError) as fault:
        read_export(damaged(damage, newline, marked), "class.csv")
    said = str(fault.value)
    assert fault.value.where == "class.csv"
    assert re.search(rf"\blines? (\d+ and )?{DAMAGE[damage].at}\b", said), said
    assert "\n" not in said
    assert fault.value.remedy


@given(ways, st.data())
def test_a_line_gone_wrong_is_told_or_the_students_are_right(way: Way, data: st.DataObject) -> None:
    """One byte of a file is another, as when a disk or a person slips: nobody gets the name of
    somebody else."""
    whole = written(way)
    place = data.draw(st.integers(0, len(whole) - 1))
    slip = whole[:place] + data.draw(st.sampled_from(SLIPS)) + whole[place + 1 :]
    try:
        export = read_export(slip, "class.csv")
    except OneOnOneError:
        return
    names = {name for name, _ in RIGHT.values()}
    others = [p for p in export.people if p.id in RIGHT and p.name in names - {RIGHT[p.id][0]}]
    assert not others


def said_of(data: bytes) -> str:
    """Everything that is kept or told of a file."""
    try:
        return repr(read_export(data, "class.csv"))
    except OneOnOneError as fault:
        return str(fault)


def below_the_header(whole: bytes, way: Way) -> int:
    encoding = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(way.encoding, way.encoding)
    return whole.index(way.newline.encode(encoding), whole.index("Birthdate".encode(encoding)))


@given(ways.map(lambda way: way._replace(secrets=True, short=False)), st.data())
def test_a_stray_quotation_mark_or_delimiter_moves_no_secret_into_what_is_kept(
    way: Way, data: st.DataObject
) -> None:
    whole = written(way)
    place = data.draw(st.integers(below_the_header(whole, way), len(whole)))
    mark = data.draw(st.sampled_from(['"', way.delimiter])).encode()
    assert SECRET not in said_of(whole[:place] + mark + whole[place:])


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("1,Washington, George,hunter2,7a", "more cells than the header has columns"),
        ('1,"Ana","Nita" Solis",hunter2,7a', "more cells than the header has columns"),
        ('1,"Ana,hunter2"x,7a', "quotation marks out of place"),
    ],
)
def test_a_row_whose_cells_have_moved_is_refused_where_a_secret_could_be_kept(
    row: str, what: str
) -> None:
    text = f"ID,Name,Password,Class\n2,Bo Li,swordfish,7b\n{row}\n"
    with pytest.raises(OneOnOneError, match=f"line 3 has {what}") as fault:
        read_export(text.encode(), "class.csv")
    assert "hunter2" not in str(fault.value)


SLIPS = [b'"', b";", b",", b"\t", b"|", b"\n", b"\r", b"\0", b"", b"x", b"\xe9", b" "]


@pytest.mark.parametrize("mark", sorted(set(string.punctuation) - {"|", ";", ","}) + list("’‘ʼ–·"))
@pytest.mark.parametrize("names", ["halves", "first", "last"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_mark_in_a_surname_stays_where_it_is(mark: str, names: str, delimiter: str) -> None:
    for surname in (f"Ab{mark}Cd", f"Ab {mark}Cd", f"Ab{mark} Cd"):
        out = io.StringIO()
        writer = csv.writer(out, delimiter=delimiter)
        rows = [("7", surname, "Ana"), ("8", "Li", "Bo")]
        if names == "halves":
            writer.writerows([("ID", "Last Name", "First Name"), *rows])
        else:
            form = "{1}, {2}" if names == "last" else "{2} {1}"
            writer.writerows([("ID", "Name"), *((row[0], form.format(*row)) for row in rows)])
        people = read_export(out.getvalue().encode(), "class.csv").people
        assert [(p.id, p.name) for p in people] == [("7", f"Ana {surname}"), ("8", "Bo Li")]


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        ("ID,Name,Gruop", "Group"),
        ("ID,Name,Grdae", "Grade"),
        ("ID,Name,Emial", "Email"),
        ("ID,Name,Teahcer", "Teacher"),
        ("Student_Nubmer,Name,Class", "Student Number"),
    ],
)
def test_a_column_that_is_mistyped_is_said_to_be_left_out(header: str, meant: str) -> None:
    remarks = read_export(f"{header}\n7,Ana Li,x\n".encode(), "class.csv").remarks
    assert any(f'did you mean "{meant}"?' in remark for remark in remarks)


@pytest.mark.parametrize("header", ["ID,Nmae,Class", "ID,Frist,Last", "ID,Last Nmae,First Name"])
def test_a_name_column_that_is_mistyped_stops_the_import(header: str) -> None:
    with pytest.raises(OneOnOneError, match="did you mean"):
        read_export(f"{header}\n7,Ana Li,x\n".encode(), "class.csv")


def test_a_role_that_contradicts_another_row_is_said_and_the_student_stays() -> None:
    read = read_export(b"ID,Name,Role\n1,Ana Li,Student\n1,Ana Li,Teacher\n", "class.csv")
    assert [person.id for person in read.people] == ["1"]
    assert read.remarks == (
        "No student by line 3, but one by another row: kept; see which of them is right.",
    )


def test_an_id_that_a_spreadsheet_has_shortened_is_remarked() -> None:
    read = read_export(b"ID,Name\n1.23457E+11,Ana Li\n1e5,Bo Li\n0x1F,Cy Li\n", "class.csv")
    assert [person.id for person in read.people] == ["1.23457E+11", "1e5", "0x1F"]
    assert [remark.partition(" looks")[0] for remark in read.remarks] == ["The id in line 2"]
