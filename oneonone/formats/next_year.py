"""The files of a notebook as next year's begins with them: settings and roster, made from the old
ones, so that comments, keys of the team's own and the order of both stay."""

from __future__ import annotations

from datetime import date

from oneonone.core.roster import Roster
from oneonone.formats.merged.pieces import Piece, pieces_of
from oneonone.formats.roster_csv import with_values, without_rows
from oneonone.formats.yaml_text import Text

ENDED = ("marks", "days_off", "conflicts")
"""Keys of the settings that speak of days of the old year, or of a choice that was not made."""

_OF_A_YEAR = ("joined", "left", "away", "conflicts")
"""Columns that do."""


def next_settings(text: str, notebook_id: str, starts: date, ends: date, title: str | None) -> str:
    """The settings with another id and term, and perhaps another title."""
    new = {
        "id": Piece("id", _said(notebook_id)),
        "term": Piece("term", _said(starts), body=f"term: {{starts: {starts}, ends: {ends}}}\n"),
    }
    if title is not None:
        new["title"] = Piece("title", _said(title))
    found = pieces_of(text.lstrip("\ufeff").replace("\r\n", "\n"))
    kept = [piece for piece in found.pieces if piece.key not in ENDED]
    written = [
        new.pop(piece.key)._replace(above=piece.above).text if piece.key in new else piece.text
        for piece in kept
    ]
    return "".join([found.head, *written, *(piece.text for piece in new.values()), found.tail])


def _said(value: object) -> Text:
    return Text(str(value), 1, plain=False)


def next_roster(text: str, roster: Roster) -> str:
    """The roster without those who have left, and without the days of the old year."""
    gone = [student.id for student in roster.students if student.left is not None]
    cells: dict[str, dict[str, str]] = {}
    for student in roster.students:
        if student.left is None and any(map(student.value, _OF_A_YEAR)):
            cells[student.id] = {name: "" for name in _OF_A_YEAR if student.value(name)}
    text = without_rows(text, gone)
    return with_values(text, cells) if cells else text
