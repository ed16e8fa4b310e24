"""The team in ``oneonone.yaml``: someone new beside the others."""

from __future__ import annotations

from oneonone.formats.merged.pieces import (
    NOTHING,
    Piece,
    Pieces,
    comments,
    indented,
    inner_pieces,
    pairs,
    rewritten,
)
from oneonone.formats.merged.written import flowing
from oneonone.formats.yaml_text import Pairs, Text


def with_adult(text: str, key: str, name: str) -> str:
    """The settings with one more adult in the team; every other key keeps its bytes."""
    new = Piece(key, Text(name, 1, plain=False))

    def changed(found: Pieces) -> Pieces:
        there = next((piece for piece in found.pieces if piece.key == "team"), None)
        if there is None:
            team = Piece("team", pairs([new]), found.tail)
            return found._replace(pieces=(*found.pieces, team), tail="")
        team = _with(there, new)
        return found._replace(pieces=tuple(team if p is there else p for p in found.pieces))

    return rewritten(text, changed)


def _with(team: Piece, new: Piece) -> Piece:
    """The team with someone new in it, written as it was: a line each, or all on one line."""
    inner = inner_pieces(team) if isinstance(team.node, Pairs) else NOTHING
    if inner.lead:
        body = "".join(piece.text for piece in (*inner.pieces, new)) + inner.tail
        return team._replace(body=inner.lead + indented(body))
    remarks = "".join(f"{words}\n" for words in comments(team.body))
    line = f"team: {flowing(pairs((*inner.pieces, new)))}\n"
    return team._replace(above=team.above + remarks, body=line)
