"""Pieces of three versions of a file joined into one, and what could not agree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from oneonone.formats.merged.pieces import (
    NOTHING,
    Piece,
    Pieces,
    comments,
    indented,
    inner_pieces,
    pairs,
    same,
)
from oneonone.formats.merged.texts import (
    agreed,
    joined_lines,
    joined_remarks,
    joined_text,
    joined_words,
)
from oneonone.formats.merged.written import flowing, plain
from oneonone.formats.yaml_text import Items, Node, Pairs, Text

WORDS = frozenset("with passed tags days_off".split())
"""Keys that hold a list of words, of which one alone may stand without brackets."""

ORDERED = frozenset(("cycle", "choices"))
"""Keys that hold words of which the order matters."""

UNDERTAKINGS = frozenset(("goal", "owed"))
"""Keys whose ``text`` may stand right behind them."""


class Clash(NamedTuple):
    """A key that both sides changed, and what each made of it."""

    key: str
    values: tuple[str, ...]
    row: str = ""
    """The id of the student, in a roster."""


class Joining:
    """Joins pieces; ``clashes`` gathers what could not agree."""

    def __init__(self, is_free: Callable[[Sequence[str]], bool]) -> None:
        self.is_free = is_free
        """Whether what stands below these keys is free text, one line of it as well."""
        self.clashes: list[Clash] = []

    def pieces(
        self, bases: Sequence[Pieces], ours: Pieces, theirs: Pieces, where: tuple[str, ...] = ()
    ) -> list[Piece]:
        """The pieces of both sides: in the order of the base, then new ones sorted."""
        old = [{piece.key: piece for piece in base.pieces} for base in bases]
        mine, other = ({piece.key: piece for piece in side.pieces} for side in (ours, theirs))
        first = sorted((tuple(base) for base in old), key=lambda keys: (-len(keys), keys))
        order = [*(key for keys in first for key in keys), *sorted({*mine, *other})]
        found = []
        for key in dict.fromkeys(order):
            before = [base.get(key) for base in old]
            piece = self._piece(before, mine.get(key), other.get(key), where)
            if piece is not None:
                found.append(piece)
        return found

    def _piece(
        self,
        bases: Sequence[Piece | None],
        ours: Piece | None,
        theirs: Piece | None,
        where: tuple[str, ...],
    ) -> Piece | None:
        base = _agreed(bases)
        if ours is None or theirs is None:
            only = ours or theirs
            taken_out = base is not None and only is not None and _alike(only, base)
            return None if taken_out else only
        if _alike(ours, theirs):
            return max(ours, theirs, key=_bytes)
        if base is not None and _alike(ours, base):
            return theirs
        if base is not None and _alike(theirs, base):
            return ours
        return self._both(bases, ours, theirs, (*where, ours.key))

    def _both(
        self, bases: Sequence[Piece | None], ours: Piece, theirs: Piece, where: tuple[str, ...]
    ) -> Piece:
        first, last = sorted((ours, theirs), key=_bytes)
        base = _agreed(bases)
        if same(first.node, last.node) or (base and same(first.node, base.node)):
            chosen = last
        elif base and same(last.node, base.node):
            chosen = first
        else:
            chosen = self._values(bases, first, last, where)
            for side in (first, last):
                if same(chosen.node, side.node):
                    chosen = side
        old = [piece for piece in bases if piece is not None]
        above = joined_remarks([piece.above for piece in old], ours.above, theirs.above)
        return _with_remarks(chosen._replace(above=above), old, first, last)

    def _values(
        self, bases: Sequence[Piece | None], first: Piece, last: Piece, where: tuple[str, ...]
    ) -> Piece:
        if not plain(first.node) or not plain(last.node):
            return first if plain(first.node) else last  # beside nothing at all, what is there
        if len(where) == 1:
            first, last = _in_one_form(first), _in_one_form(last)
            bases = [_in_one_form(piece) if piece is not None else None for piece in bases]
        nodes = [piece.node if piece is not None else None for piece in bases]
        shapes = {type(first.node), type(last.node)}
        if shapes == {Pairs}:
            return self._mappings(bases, first, last, where)
        if shapes == {Items}:
            mine, other = _words(first.node), _words(last.node)
            if mine is None or other is None or not (_flows(first) and _flows(last)):
                return self._lists(bases, first, last, where)
            before = [_words(node) or [] for node in nodes]
            words = joined_words(before, mine, other)
            if where[-1] in ORDERED:
                words, clash = joined_lines(agreed(before) or [], *sorted((mine, other)))
                if clash:
                    return self._clashed(first, last, where)
            return Piece(first.key, Items(tuple(Text(word, 1, False) for word in words), 1))
        if shapes == {Text}:
            return self._texts(nodes, first, last, where)
        return self._clashed(first, last, where)

    def _texts(
        self, bases: Sequence[Node | None], first: Piece, last: Piece, where: tuple[str, ...]
    ) -> Piece:
        one, other = str(plain(first.node)), str(plain(last.node))
        if where == ("at",) and not bases:
            return last if other > one else first  # one entry, written down twice
        if where[-1] == "private" and (yes := [p for p in (first, last) if _is_yes(p.node)]):
            return yes[-1]  # what one of two wanted kept to themselves is
        free = self.is_free(where) and not (one.isdigit() and other.isdigit())
        if not (free or "\n" in one.strip() or "\n" in other.strip()):
            return self._clashed(first, last, where)
        old = [str(plain(base)) if isinstance(base, Text) else None for base in bases]
        joined = joined_text(old, one, other)
        if joined.clash:
            self._clash(where, first.node, last.node)
        return Piece(first.key, Text(joined.text, 1, False))

    def _clashed(self, first: Piece, last: Piece, where: tuple[str, ...]) -> Piece:
        """What sorts last stands."""
        self._clash(where, first.node, last.node)
        return first if _shown(first.node) > _shown(last.node) else last

    def _clash(self, where: tuple[str, ...], *nodes: Node) -> None:
        values = tuple(sorted({_shown(node) for node in nodes}))
        self.clashes.append(Clash(".".join(where), values))

    def _mappings(
        self, bases: Sequence[Piece | None], first: Piece, last: Piece, where: tuple[str, ...]
    ) -> Piece:
        found, lead, tail = self._below(bases, first, last, where)
        node = pairs(found)
        body = ""
        if not found:
            body = f"{first.key}: {{}}\n{tail}"
        elif lead:
            body = lead + indented("".join(piece.text for piece in found) + tail)
        elif _flows(first) and _flows(last):
            body = f"{first.key}: {flowing(node)}\n"
        return Piece(first.key, node, "", body)

    def _lists(
        self, bases: Sequence[Piece | None], first: Piece, last: Piece, where: tuple[str, ...]
    ) -> Piece:
        found, lead, tail = self._below(bases, first, last, where)
        node = Items(tuple(piece.node for piece in found), 1)
        things = (p.above + (p.body or f"- {flowing(p.node)}\n") for p in found)
        body = (lead or f"{first.key}:\n") + indented("".join(things) + tail)
        if not found:
            body = f"{first.key}: []\n{tail}"
        return Piece(first.key, node, "", body)

    def _below(
        self, bases: Sequence[Piece | None], first: Piece, last: Piece, where: tuple[str, ...]
    ) -> tuple[list[Piece], str, str]:
        """What stands below a key, joined; the key's own line, and the comments at the end."""
        old, one, other = [_inner(base) for base in bases], inner_pieces(first), inner_pieces(last)
        head = joined_remarks([base.head for base in old], one.head, other.head)
        tail = joined_remarks([base.tail for base in old], one.tail, other.tail)
        lead = max(one.lead, other.lead)
        return self.pieces(old, one, other, where), lead and lead + indented(head), tail


def _agreed(bases: Sequence[Piece | None]) -> Piece | None:
    """What every base had; None where one had none of it, or another."""
    first = bases[0] if bases else None
    if first is None or not all(base is not None and same(base.node, first.node) for base in bases):
        return None
    alike = all(base is not None and _alike(base, first) for base in bases)
    return first if alike else first._replace(above="", body="")


def _alike(one: Piece, other: Piece) -> bool:
    """Whether two pieces are the same to the letter, or hold the same where neither was written."""
    if one.body or other.body:
        return _bytes(one) == _bytes(other)
    return one.above == other.above and same(one.node, other.node)


def _bytes(piece: Piece) -> tuple[str, str, str]:
    return (piece.body, piece.above, _shown(piece.node))


def _shown(node: Node) -> str:
    said = plain(node)
    return said.rstrip("\n") if isinstance(said, str) else flowing(node)


def _words(node: Node | None) -> list[str] | None:
    """The words of a list that holds nothing else."""
    items = node.items if isinstance(node, Items) else ()
    words = [item.value for item in items if isinstance(item, Text)]
    return words if len(words) == len(items) else None


def _is_yes(node: Node) -> bool:
    return str(plain(node)).casefold() in ("true", "yes", "on")


def _flows(piece: Piece) -> bool:
    """Whether a piece stands on one line, or has none yet."""
    return piece.body.count("\n") <= 1 and not piece.body.startswith("- ")


def _inner(piece: Piece | None) -> Pieces:
    if piece is None or isinstance(piece.node, Text):
        return NOTHING
    return inner_pieces(piece)


def _in_one_form(piece: Piece) -> Piece:
    """``goal: words`` is a goal with a text; one word alone is a list of one."""
    if not isinstance(piece.node, Text) or not plain(piece.node):
        return piece
    if piece.key in UNDERTAKINGS:
        node: Node = Pairs(((Text("text", 1), piece.node),), 1)
    elif piece.key in WORDS:
        words = (part.strip() for part in piece.node.value.split(","))
        node = Items(tuple(Text(word, 1, False) for word in words if word), 1)
    else:
        return piece
    return piece._replace(node=node, body="")


def _with_remarks(piece: Piece, bases: Sequence[Piece], *sides: Piece) -> Piece:
    """With every comment of both sides that did not stay in its place on a line above."""
    old = [comments(base.body) for base in bases]
    mine, other = (comments(side.body) for side in sides)
    there = {*(line.strip() for line in piece.above.split("\n")), *comments(piece.body)}
    lost = [words for words in joined_words(old, mine, other) if words not in there]
    return piece._replace(above=piece.above + "".join(f"{words}\n" for words in lost))
