"""Versions of a file that grew apart -> one file in which both stand, and what could not agree.

One pure function of texts. Swapping the sides gives the same bytes; merging twice changes
nothing; nothing either side wrote is missing from the result; it always reads well.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from oneonone.core.digest import digest
from oneonone.errors import OneOnOneError
from oneonone.formats.conflicts import KEY as CONFLICTS
from oneonone.formats.conflicts import conflicts_in
from oneonone.formats.merged.joining import Clash, Joining
from oneonone.formats.merged.pieces import (
    Piece,
    Pieces,
    comments,
    pairs,
    pieces_of,
    said_in,
    same,
)
from oneonone.formats.merged.rosters import joined_rosters
from oneonone.formats.merged.texts import agreed, joined_remarks, joined_text, joined_words
from oneonone.formats.merged.written import plain, written
from oneonone.formats.roster_csv import FILE as ROSTER
from oneonone.formats.text import decode
from oneonone.formats.yaml_text import Items, Node, Pairs, Text, read_yaml


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
    return f"{name}.{digest(data).hex()[:8]}.conflict"


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
    if not found:
        return max(ours, theirs), []  # each took out what the other left: nothing is
    conflicts = _conflicts_piece(old, sides, joining.clashes)
    found += [conflicts] if conflicts else []
    head = joined_remarks([base.head for base in old], one.head, other.head)
    tail = joined_remarks([base.tail for base in old], one.tail, other.tail)
    text = head + "".join(piece.text for piece in found) + tail
    if said_in(text) != plain(pairs(found)):
        text = head + "".join(_rewritten(piece) for piece in found) + tail
    return text, joining.clashes


def _rewritten(piece: Piece) -> str:
    """A piece as it stands, where that says what it should by itself; else written anew."""
    if said_in(piece.text) == {piece.key: plain(piece.node)}:
        return piece.text
    remarks = "".join(f"{words}\n" for words in comments(piece.body))
    return piece.above + remarks + written(piece.key, piece.node)


def _free_in_entry(where: Sequence[str]) -> bool:
    return where[0] in ("note", "pin", "answers") or tuple(where[1:]) == ("text",)


def _free_elsewhere(where: Sequence[str]) -> bool:
    return False


def _without(found: Pieces) -> Pieces:
    kept = tuple(piece for piece in found.pieces if piece.key != CONFLICTS)
    return found._replace(pieces=kept)


def _piece_of(found: Pieces) -> Piece:
    nothing = Piece(CONFLICTS, Pairs((), 1))
    return next((piece for piece in found.pieces if piece.key == CONFLICTS), nothing)


def _conflicts_piece(
    bases: Sequence[Pieces], sides: Sequence[Pieces], clashes: Sequence[Clash]
) -> Piece | None:
    """What stood under ``conflicts`` on either side and nobody has settled, and what is new."""
    old, there = [_piece_of(base) for base in bases], [_piece_of(side) for side in sides]
    before = [_listed(piece.node) for piece in old]
    one, other = (_listed(piece.node) for piece in there)
    listed = {
        key: joined_words(
            [base.get(key, []) for base in before], one.get(key, []), other.get(key, [])
        )
        for key in {*one, *other}
    }
    for clash in clashes:
        listed[clash.key] = _with_values(listed.get(clash.key, []), clash.values)
    node = Pairs(
        tuple(
            (Text(key, 1), Items(tuple(Text(word, 1, False) for word in sorted(words)), 1))
            for key, words in sorted(listed.items())
            if words
        ),
        1,
    )
    if not node.pairs:
        return None
    above = joined_remarks([piece.above for piece in old], *(piece.above for piece in there))
    remarks = joined_words(
        [comments(piece.body) for piece in old], *(comments(piece.body) for piece in there)
    )
    for piece in sorted(there, key=lambda side: (side.body, side.above)):
        if same(piece.node, node):
            lost = [words for words in remarks if words not in comments(piece.body)]
            return piece._replace(above=above + _lines(lost, above))
    return Piece(CONFLICTS, node, above + _lines(remarks, above))


def _lines(remarks: Sequence[str], above: str) -> str:
    there = [line.strip() for line in above.split("\n")]
    return "".join(f"{words}\n" for words in remarks if words not in there)


def _with_values(there: Sequence[str], new: Sequence[str]) -> list[str]:
    """Values with new ones; a text that is made of those that stand there is none."""
    lines = {line for value in there for line in value.split("\n")}
    made = [value for value in new if len(there) > 1 and set(value.split("\n")) <= lines]
    return list(dict.fromkeys([*there, *(value for value in new if value not in made)]))


def _listed(node: Node) -> dict[str, list[str]]:
    return {conflict.key: list(conflict.values) for conflict in conflicts_in(node)}
