"""A note of a student who has another id now: ``student:`` says the new one, the rest stays."""

from __future__ import annotations

from oneonone.formats.merged.pieces import Piece, Pieces, rewritten
from oneonone.formats.yaml_text import Text


def with_student(text: str, student_id: str) -> str:
    """The text of a note with another id under ``student``; Unreadable where it is no note."""
    new = Piece("student", Text(student_id, 1, plain=False))

    def changed(found: Pieces) -> Pieces:
        pieces = (p if p.key != "student" else new._replace(above=p.above) for p in found.pieces)
        return found._replace(pieces=tuple(pieces))

    return rewritten(text, changed)
