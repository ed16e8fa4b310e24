"""The team in ``oneonone.yaml``: someone new beside the others."""

from __future__ import annotations

from oneonone.formats.merged.pieces import (
    Piece,
    comments,
    flowing,
    indented,
    inner_pieces,
    pairs,
    pieces_of,
)
from oneonone.formats.yaml_text import Pairs, Text


def with_adult(text: str, key: str, name: str) -> str:
    """The settings with one more adult in the team; every other byte stays."""
    found = pieces_of(text)
    there = next((piece for piece in found.pieces if piece.key == "team"), None)
    new = Piece(key, Text(name, 1, plain=False))
    if there is None or not isinstance(there.node, Pairs):
        added = f"team:\n{indented(new.text)}"
        kept = [piece for piece in found.pieces if piece.key != "team"]
        return "".join(piece.text for piece in kept) + found.tail + added
    inner = inner_pieces(there)
    if inner.lead:
        body = "".join(piece.text for piece in (*inner.pieces, new)) + inner.tail
        team = there._replace(body=inner.lead + indented(body))
    else:
        remarks = "".join(f"{words}\n" for words in comments(there.body))
        team = there._replace(
            above=there.above + remarks,
            body=f"team: {flowing(pairs((*inner.pieces, new)))}\n",
        )
    return (
        "".join(team.text if piece is there else piece.text for piece in found.pieces) + found.tail
    )
