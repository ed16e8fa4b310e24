"""Versions of a file that grew apart -> one file in which both stand, and what could not agree.

One pure function of texts. Swapping the sides gives the same bytes; merging twice changes
nothing; nothing either side wrote is missing from the result; it always reads well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from oneonone.errors import OneOnOneError
from oneonone.formats.merged.joining import Clash, Joining
from oneonone.formats.merged.pieces import Piece, Pieces, comments, pairs, pieces_of, plain, written
from oneonone.formats.merged.rosters import joined_rosters
from oneonone.formats.merged.texts import agreed, joined_remarks, joined_text, joined_words
from oneonone.formats.roster_csv import FILE as ROSTER
from oneonone.formats.yaml_text import Items, Node, Pairs, Text, decode, read_yaml

CONFLICTS = "conflicts"
"""The key, or column, under which both values stand until a person takes them out."""


class Merged(NamedTuple):
    """What became of a file that both sides changed."""

    data: bytes
    clashes: tuple[Clash, ...] = ()
    beside: tuple[bytes, ...] = ()
    """Versions that could not be read, to be kept next to it."""


def merged(path: str, bases: Sequence[bytes], ours: bytes, theirs: bytes) -> Merged:
    """The file at this path, from what it was (several, where histories crossed; none where it
    is new) and what each side made of it."""
    before = agreed(bases)
    if ours == theirs or theirs == before:
        return Merged(ours)
    if ours == before:
        return Merged(theirs)
    read = {data: _text(path, data) for data in (ours, theirs, *bases)}
    good = sorted(data for data in (ours, theirs) if read[data] is not None)
    if len(good) < 2:
        kept = good[0] if good else max(ours, theirs)
        return Merged(kept, (), tuple(data for data in (ours, theirs) if data != kept))
    known = [text for data in sorted(bases) if (text := read[data]) is not None]
    if len(known) < len(bases):
        known = []  # nothing is removed on the word of a version that cannot be read
    first, last = (read[data] or "" for data in good)
    if path == ROSTER:
        text, clashes = joined_rosters(known, first, last)
    elif path.endswith(".yaml"):
        text, clashes = _joined_yaml(known, first, last, path.startswith("notes/"))
    else:
        text, clashes = joined_text(known, first, last).text, []
    both_windows = all(data.count(b"\r\n") * 2 > data.count(b"\n") for data in good)
    end = "\r\n" if both_windows else "\n"
    mark = "\ufeff" if any(data.startswith(b"\xef\xbb\xbf") for data in good) else ""
    return Merged((mark + text.replace("\n", end)).encode(), tuple(clashes))


def name_beside(name: str, data: bytes) -> str:
    """What a version that could not be read is called, next to the file of this name."""
    return f"{name}.{hashlib.sha256(data).hexdigest()[:8]}.conflict"


def _text(path: str, data: bytes) -> str | None:
    """The text of a version, its line ends as newlines; None where it cannot be read."""
    try:
        text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
        if path.endswith(".yaml"):
            read_yaml(text)
        elif path == ROSTER:
            joined_rosters([], text, text)
    except OneOnOneError:
        return None
    return text


def _joined_yaml(
    bases: Sequence[str], ours: str, theirs: str, entry: bool
) -> tuple[str, list[Clash]]:
    joining = Joining(_free_in_entry if entry else _free_elsewhere)
    old = [pieces_of(base) for base in bases]
    one, other = sides = pieces_of(ours), pieces_of(theirs)
    found = joining.pieces([_without(base) for base in old], _without(one), _without(other))
    said = [_conflicts(base.pieces) for base in old]
    conflicts = _joined_conflicts(said, _conflicts(one.pieces), _conflicts(other.pieces))
    for clash in joining.clashes:
        there = conflicts.get(clash.key, [])
        conflicts[clash.key] = [*there, *(v for v in clash.values if v not in there)]
    tail = joined_remarks([base.tail for base in old], one.tail, other.tail)
    if conflicts:
        found.append(_conflicts_piece(conflicts, [side.pieces for side in sides]))
    text = "".join(piece.text for piece in found) + tail
    if plain(read_yaml(text)) != plain(pairs(found)):
        remarks = "".join(f"{words}\n" for words in comments(text))
        text = remarks + "".join(written(piece.key, piece.node) for piece in found)
    return text, joining.clashes


def _free_in_entry(where: Sequence[str]) -> bool:
    return where[0] in ("note", "pin", "answers") or tuple(where[1:]) == ("text",)


def _free_elsewhere(where: Sequence[str]) -> bool:
    return False


def _without(found: Pieces) -> Pieces:
    kept = tuple(piece for piece in found.pieces if piece.key != CONFLICTS)
    return found._replace(pieces=kept)


def _conflicts(pieces: Sequence[Piece]) -> dict[str, list[str]]:
    node = next((piece.node for piece in pieces if piece.key == CONFLICTS), None)
    if isinstance(node, Pairs):
        return {key.value: _values(value) for key, value in node.pairs}
    return {CONFLICTS: _values(node)} if node is not None else {}


def _values(node: Node) -> list[str]:
    nodes = node.items if isinstance(node, Items) else (node,)
    return [n.value if isinstance(n, Text) else str(plain(n)) for n in nodes]


def _joined_conflicts(
    bases: Sequence[dict[str, list[str]]], ours: dict[str, list[str]], theirs: dict[str, list[str]]
) -> dict[str, list[str]]:
    found = {}
    for key in sorted({*ours, *theirs}):
        old = [base.get(key, []) for base in bases]
        values = joined_words(old, ours.get(key, []), theirs.get(key, []))
        if values:
            found[key] = values
    return found


def _conflicts_piece(conflicts: dict[str, list[str]], sides: Sequence[Sequence[Piece]]) -> Piece:
    there = [piece for side in sides for piece in side if piece.key == CONFLICTS]
    node = Pairs(
        tuple(
            (Text(key, 1), Items(tuple(Text(word, 1, False) for word in words), 1))
            for key, words in conflicts.items()
        ),
        1,
    )
    for piece in sorted(there, key=lambda one: (one.body, one.above)):
        if _conflicts([piece]) == conflicts:
            return piece
    above = "".join(dict.fromkeys(piece.above for piece in there))
    lost = [words for piece in there for words in comments(piece.body) if words not in above]
    return Piece(CONFLICTS, node, above + "".join(f"{w}\n" for w in dict.fromkeys(lost)))
