"""A note of a student who has another id now: ``student:`` says the new one, the rest stays."""

from __future__ import annotations

from oneonone.formats.merged.pieces import Piece, pieces_of
from oneonone.formats.yaml_text import Text


def with_student(text: str, student_id: str) -> str:
    """The text of a note with another id under ``student``; Unreadable where it is no note."""
    mark, bare = text[: text.startswith("\ufeff")], text.lstrip("\ufeff")
    found = pieces_of(bare.replace("\r\n", "\n"))
    new = Piece("student", Text(student_id, 1, plain=False))
    pieces = [
        new._replace(above=piece.above) if piece.key == "student" else piece
        for piece in found.pieces
    ]
    written = "".join([found.head, *(piece.text for piece in pieces), found.tail])
    return mark + (written.replace("\n", "\r\n") if "\r\n" in bare else written)
