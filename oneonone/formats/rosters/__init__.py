"""The bytes of one roster export, as the school office made it, to students.

Adding a system: its headers to the table in ``columns``, its signs to ``families``, its header row
to the tests. Nothing of a column outside the allow-list goes further than this folder.
"""

from __future__ import annotations

from oneonone.core.exports import Export, Skipped
from oneonone.errors import Impossible
from oneonone.formats.rosters.families import SPREADSHEET, family_of
from oneonone.formats.rosters.header import delimiter_for, find_header, is_heading
from oneonone.formats.rosters.layout import (
    Layout,
    layout_from_words,
    layout_of,
    left_out,
    settled,
)
from oneonone.formats.rosters.remarks import remarks_on
from oneonone.formats.rosters.students import students_in
from oneonone.formats.sheets.decoding import text_of
from oneonone.formats.sheets.rows import Lines, Row, lines_of, rows_of
from oneonone.formats.sheets.spelling import lines_named

__all__ = ["read_export"]


def read_export(data: bytes, name: str, columns: tuple[str, ...] = ()) -> Export:
    """The students of one file. ``columns`` says what each holds where there is no header row.

    Raises Impossible, with ``where=name``, for a file that cannot be read without guessing.
    """
    decoded = text_of(data, name)
    lines = lines_of(decoded.text)
    if not decoded.text.strip("\0\x1a \t\r\n\ufeff"):
        remedy = "Export the roster again, as CSV UTF-8."
        raise Impossible("the file is empty", where=name, remedy=remedy)
    remarks = [decoded.remark] if decoded.remark else []
    if columns:
        return _without_header(lines, layout_from_words(columns), remarks, name)
    return _with_header(lines, remarks, name)


def _with_header(lines: Lines, remarks: list[str], name: str) -> Export:
    header = find_header(lines.all, lines.delimiter, name)
    if header.above:
        remarks.append(f"Passed over above the header: {lines_named(header.above)}.")
    family = family_of(header.row.cells)
    layout = layout_of(header.row.cells, family.not_kept)
    rows = [r for r in rows_of(lines.all, header.delimiter, name) if r.line > header.row.line]
    return _export(family.system, rows, layout, remarks, name)


def _without_header(lines: Lines, layout: Layout, remarks: list[str], name: str) -> Export:
    delimiter = lines.delimiter or delimiter_for(lines.all, len(layout.header))
    rows = list(rows_of(lines.all, delimiter, name))
    if not rows or not is_heading(rows[0]):
        return _export(SPREADSHEET.system, rows, layout, remarks, name)
    # Said to have none, but it has: nobody is called "Username", with the id "SIS ID".
    export = _export(SPREADSHEET.system, rows[1:], layout, remarks, name)
    first = Skipped(rows[0].line, "a header row")
    return export._replace(skipped=(first, *export.skipped))


def _export(system: str, rows: list[Row], asked: Layout, remarks: list[str], name: str) -> Export:
    layout = settled(asked, rows)
    students = students_in(rows, layout, name)
    remarks += remarks_on(students, layout, asked)
    return Export(
        system,
        tuple(students.people),
        tuple(students.skipped),
        left_out(layout, rows),
        tuple(remarks),
        tuple(students.unread),
    )
