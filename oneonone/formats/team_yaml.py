"""The team in ``oneonone.yaml``: someone new beside the others."""

from __future__ import annotations

from oneonone.formats.merged.pieces import (
    NOTHING,
    Piece,
    comments,
    indented,
    inner_pieces,
    pairs,
    pieces_of,
)
from oneonone.formats.merged.written import flowing
from oneonone.formats.yaml_text import Pairs, Text


def with_adult(text: str, key: str, name: str) -> str:
    """The settings with one more adult in the team; every other key keeps its bytes."""
    mark, bare = text[: text.startswith("\ufeff")], text.lstrip("\ufeff")
    found = pieces_of(bare.replace("\r\n", "\n"))
    there = next((piece for piece in found.pieces if piece.key == "team"), None)
    new = Piece(key, Text(name, 1, plain=False))
    team = _with(there, new) if there else Piece("team", pairs([new]), found.tail)
    pieces = [team if piece is there else piece for piece in found.pieces]
    written = "".join(piece.text for piece in (*pieces, *([] if there else [team])))
    written += found.tail if there else ""
    return mark + (written.replace("\n", "\r\n") if "\r\n" in bare else written)


def _with(team: Piece, new: Piece) -> Piece:
    """The team with someone new in it, written as it was: a line each, or all on one line."""
    inner = inner_pieces(team) if isinstance(team.node, Pairs) else NOTHING
    if inner.lead:
        body = "".join(piece.text for piece in (*inner.pieces, new)) + inner.tail
        return team._replace(body=inner.lead + indented(body))
    remarks = "".join(f"{words}\n" for words in comments(team.body))
    line = f"team: {flowing(pairs((*inner.pieces, new)))}\n"
    return team._replace(above=team.above + remarks, body=line)
