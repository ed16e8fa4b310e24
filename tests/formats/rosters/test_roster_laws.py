"""What holds of any file: only faults a person can put right, and no secret is repeated."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.errors import OneOnOneError
from oneonone.formats.rosters import read_export
from oneonone.formats.sheets.spelling import is_blank, tidy

GOOD = (
    "Student_Number;Last_Name;First_Name;Grade_Level;Password;Home_Room;Email\r\n"
    '9001;"Solis; Ruiz";Ana;0;QZXSECRET1;"Room\r\n4";ana@example.org\r\n'
    "9002;Ito;Ken;7;QZXSECRET2;Room 5;ken@example.org\r\n"
    "9002;Ito;Ken;7;QZXSECRET3;Band;\r\n"
    "Total: 2;;;;;;\r\n"
)
FILES = [
    GOOD.encode(),
    GOOD.replace("Ito", "Itó").encode("cp1252"),
    GOOD.encode("utf-16"),
    ("sep=;\n" + GOOD).encode("utf-8-sig"),
]
PIECES = [b'"', b";", b",", b"\n", b"\r", b"\0", b"\xe9", b"\xc3\xa9", b"\xff\xfe", b"Name", b"\t"]


def try_to_read(data: bytes, columns: tuple[str, ...] = ()) -> str:
    """Everything the reader says of these bytes, fault or not."""
    try:
        return repr(read_export(data, "roster.csv", columns))
    except OneOnOneError as fault:
        return str(fault)


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_a_fault(data: bytes) -> None:
    try_to_read(data)
    try_to_read(data, ("id", "last", "first"))


@given(st.sampled_from(FILES), st.data())
def test_no_damage_to_a_good_file_raises_anything_but_a_fault(
    file: bytes, data: st.DataObject
) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(file)))
        end = data.draw(st.integers(start, min(len(file), start + 20)))
        piece = data.draw(st.sampled_from(PIECES) | st.binary(max_size=6))
        file = file[:start] + piece + file[end:]
    try_to_read(file)


SECRETS = [
    "Password",
    "Birthdate",
    "Race",
    "Lunch_ID",
    "Ell_status",
    "IEP",
    "Phone",
    "Gender",
    "Score",
]


@given(
    st.lists(st.sampled_from(SECRETS), min_size=1, max_size=4),
    st.lists(st.sampled_from(["Ana", "", "Total", "Test Student", "Ken Ito"]), max_size=5),
    st.sampled_from([",", ";", "\t", "|"]),
    st.booleans(),
)
def test_no_value_of_a_column_left_out_is_repeated(
    secret: list[str], names: list[str], delimiter: str, ids: bool
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow([*secret, "Name", "ID" if ids else "Period"])
    for number, name in enumerate(names):
        writer.writerow([*("QZX" for _ in secret), name, number])
    assert "QZX" not in try_to_read(out.getvalue().encode())


@pytest.mark.parametrize("cut", range(0, len(GOOD), 7))
def test_a_file_cut_short_is_read_or_refused_and_tells_no_secret(cut: int) -> None:
    assert "QZX" not in try_to_read(GOOD[:cut].encode())


@given(st.text(max_size=30))
def test_a_kept_text_is_one_line_and_stays_as_it_is(text: str) -> None:
    kept = tidy(text)
    assert tidy(kept) == kept
    assert len(kept.splitlines()) <= 1
    assert is_blank(text) == (not kept)


@given(
    st.lists(
        st.tuples(
            st.integers(1, 5),
            st.sampled_from(["7a", "7b", "Band"]),
        ),
        max_size=12,
    )
)
def test_every_row_is_a_student_or_joined_to_one(rows: list[tuple[int, str]]) -> None:
    text = "ID,Name,Class\n" + "".join(f"{n},Student{n} X,{group}\n" for n, group in rows)
    people = read_export(text.encode(), "roster.csv").people
    assert [person.id for person in people] == list(dict.fromkeys(str(n) for n, _ in rows))
    for person in people:
        assert set(person.groups) == {group for n, group in rows if str(n) == person.id}
