"""Bytes to rows: encodings, line ends, quotation marks, and what is no table at all."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from oneonone.core.exports import Skipped
from oneonone.errors import Impossible, OneOnOneError
from oneonone.formats.rosters import read_export
from oneonone.formats.sheets.decoding import LARGEST
from oneonone.formats.sheets.rows import MOST_ROWS

HEADER = b"ID,Name,Note\n"


def names(data: bytes) -> list[tuple[str, int]]:
    return [(person.name, person.line) for person in read_export(data, "roster.csv").people]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml", "xlsx"),
        (b"PK\x03\x04\x14\x00\x00\x00mimetypeapplication/vnd.oasis.opendocument", "ods"),
        (b"PK\x03\x04\x14\x00\x00\x00students.csv", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "xls"),
        (b"%PDF-1.7\n", "PDF"),
        (b"{\\rtf1", "word processor"),
        (b"\xef\xbb\xbf<!DOCTYPE html><table>", "web page"),
        (b"<?xml version='1.0'?>", "web page"),
    ],
)
def test_what_is_no_table_is_told_by_its_bytes(data: bytes, what: str) -> None:
    with pytest.raises(Impossible, match=what) as fault:
        read_export(data, "roster.csv")
    assert "CSV UTF-8" in fault.value.remedy
    assert fault.value.where == "roster.csv"


@pytest.mark.parametrize(
    "data", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b" \r\n\r\n", b"\0\0", b"\x1a"]
)
def test_an_empty_file_is_a_fault(data: bytes) -> None:
    with pytest.raises(Impossible, match="empty"):
        read_export(data, "roster.csv")


def test_a_very_large_file_is_refused() -> None:
    with pytest.raises(Impossible, match="larger than 20 MB"):
        read_export(HEADER + b" " * LARGEST, "roster.csv")


@pytest.mark.parametrize(
    ("lines", "odd"),
    [
        (["é".encode(), b"\xe9", "ü".encode()], 3),
        ([b"\xe9", "é".encode(), b"\xfc"], 3),
        (["é".encode(), b"\xe9"], 3),
        ([b"plain", "é".encode() + b" \xe9"], 3),
    ],
)
@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_two_encodings_in_one_file_are_named_by_line(
    lines: list[bytes], odd: int, end: bytes
) -> None:
    data = (HEADER + b"".join(b"%d,Ana,%b\n" % pair for pair in enumerate(lines))).replace(
        b"\n", end
    )
    with pytest.raises(Impossible, match=f"two encodings: line {odd} is"):
        read_export(data, "roster.csv")


def test_a_utf8_mark_is_a_promise() -> None:
    with pytest.raises(Impossible, match="line 2 is not UTF-8"):
        read_export(b"\xef\xbb\xbf" + HEADER + b"1,Jos\xe9,\n", "roster.csv")


def test_bytes_of_neither_encoding_are_named_by_line() -> None:
    with pytest.raises(Impossible, match="line 3 is neither UTF-8 nor Windows-1252"):
        read_export(HEADER + b"1,Ana,\n2,Ren\x8fe,\n", "roster.csv")


def test_a_damaged_utf16_file_is_a_fault() -> None:
    with pytest.raises(Impossible, match="UTF-16"):
        read_export("ID,Name\n1,Ana\n".encode("utf-16") + b"\0", "roster.csv")


def test_line_numbers_count_newlines_inside_quotes_and_every_line_end() -> None:
    data = HEADER + b'\r1,Ana,"one\ntwo\r\nthree"\r\n\n2,Bo,"a ""b"" c"\r3,Cy,\n'
    assert names(data) == [("Ana", 3), ("Bo", 7), ("Cy", 8)]


def test_other_separators_of_unicode_do_not_end_a_line() -> None:
    data = HEADER + "1,Ana,a\u2028b\x0bc\x85d\n2,Bo,\n".encode()
    assert names(data) == [("Ana", 2), ("Bo", 3)]


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        (b'1,Ana,x\n2,"Bo,x\n3,Cy,x\n', 3),
        (b'1,Ana,x\n2,Bo,"x', 3),
        (b'1,"Ana,x\n2,"Bo, B",x\n3,Cy,x\n', 2),
        (b'"1","Ana","x\n"2","Bo","x"\n', 2),
        (b'1,"Ana,' + b"x" * 200_000 + b"\n", 2),
    ],
)
def test_a_quotation_mark_that_swallows_rows_is_named_by_line(rows: bytes, line: int) -> None:
    with pytest.raises(Impossible, match=f"line {line} "):
        read_export(HEADER + rows, "roster.csv")


def test_a_giant_cell_that_is_not_kept_does_no_harm_and_one_that_is_is_reported() -> None:
    data = HEADER + b"1,Ana," + b"x" * 100_000 + b"\n2,Bo" + b"x" * 5_000 + b",\n"
    export = read_export(data, "roster.csv")
    assert [person.name for person in export.people] == ["Ana"]
    assert export.skipped == (Skipped(3, "a very long cell"),)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["roster.csv", "roster.tsv", "roster.txt", "roster"])
def test_the_header_decides_the_delimiter_whatever_the_file_is_called(
    delimiter: str, name: str
) -> None:
    rows = [["ID", "Student Name", "Class"], ["1", '"a,b;c\td|e"', "7a"]]
    text = "\n".join(delimiter.join(row) for row in rows)
    assert read_export(text.encode(), name).people[0].groups == ("7a",)


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;", "\ufeffsep=;"])
def test_what_excel_says_of_the_delimiter_is_understood(first: str) -> None:
    data = f"{first}\r\nName;ID\r\nAna Solis;1\r\n".encode()
    export = read_export(data, "roster.csv")
    assert [(person.id, person.line) for person in export.people] == [("1", 3)]
    assert not export.remarks


def test_quotation_marks_out_of_place_in_one_line_are_remarked() -> None:
    export = read_export(b'ID,Name\n1,"Ana "Nita" Solis"\n2,"Bo Li"\n3,Al "Q" Ng\n', "roster.csv")
    assert len(export.people) == 3
    assert export.remarks == (
        "Quotation marks are out of place in line 2; see that it was read right.",
    )


def test_a_name_over_several_lines_is_remarked_for_it_may_hide_others() -> None:
    export = read_export(b'ID,Name,Class\n1,"Ana,7a\n2,Bo,7a\n3,Cy",7a\n', "roster.csv")
    assert export.remarks == (
        "A name goes on over several lines (line 2); see that it hides no other student.",
    )


def test_names_garbled_before_this_export_are_remarked() -> None:
    export = read_export("ID,Name\n1,Ana NÃºÃ±ez\n2,Zoë Núñez\n".encode(), "roster.csv")
    assert export.remarks == ("Accents look garbled since before this export: line 2.",)


def test_more_rows_than_any_district_has_are_refused() -> None:
    with pytest.raises(Impossible, match="more than 250,000 rows"):
        read_export(b"Name,ID\n" + b"Ana,1\n" * (MOST_ROWS + 1), "roster.csv")


# Sizes at which anything that takes the square of its input would take many minutes.
SLOW = {
    "quotes": HEADER + b'"' * 3_000_000,
    "rows of one student": HEADER.replace(b"Note", b"Class")
    + b"".join(b"1,Ana,c%d\n" % n for n in range(60_000)),
    "one name": HEADER + b"".join(b"%d,Ana,\n" % n for n in range(60_000)),
    "columns": b"Name," + b"Period," * 400_000 + b"\n" + b"a\n" * 400_000,
    "many groups, short rows": b"Name," + b"Period," * 1_900 + b"\n" + b"a\n" * 100_000,
    "many ids, short rows": b"Name," + b"ID," * 1_900 + b"\n" + b"a\n" * 100_000,
    "accents": b"ID,Name\n" + ("1,A" + "\u0301\u0316" * 65_000 + "\n").encode() * 8,
    "accents in the header": ("Name" + "\u0301\u0316" * 65_000 + ",ID\na,1\n").encode(),
    "spaces": b"Name,ID\n" + (b"a" + b" " * 120_000 + b"b,1\n") * 20,
    "brackets": b"(" * 120_000 + b",Name\n1,Ana\n",
    "blank lines": b"\n" * 3_000_000 + HEADER + b"1,Ana,\n",
}


@pytest.mark.parametrize("shape", SLOW)
def test_no_file_takes_the_square_of_its_size(shape: str) -> None:
    start = time.perf_counter()
    with suppress(OneOnOneError):
        read_export(SLOW[shape], "roster.csv")
    assert time.perf_counter() - start < 100
