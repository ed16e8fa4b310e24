"""A file in pieces: each key with its value as it was written, and the comment lines above it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from oneonone.formats.merged.written import plain, written
from oneonone.formats.text import Unreadable
from oneonone.formats.yaml_text import Items, Node, Pairs, Text, read_yaml


class Piece(NamedTuple):
    """A key (or a thing in a list) and what stands behind it."""

    key: str
    node: Node
    above: str = ""
    """Whole lines of comments."""
    body: str = ""
    """Whole lines, as they were written; empty where they still have to be."""

    @property
    def text(self) -> str:
        """The piece as it stands in its file."""
        return self.above + (self.body or written(self.key, self.node))


class Pieces(NamedTuple):
    """The pieces of a mapping or list, with what stands before and behind them."""

    pieces: tuple[Piece, ...]
    head: str = ""
    """Comment lines at the start that an empty line parts from the first piece."""
    tail: str = ""
    """Comment lines at the end."""
    lead: str = ""
    """Where they lie below a key: the line of that key."""


NOTHING = Pieces(())
_MARK = re.compile(r"^(?:---|\.\.\.)(?:[ \t]+(#.*\n)|[ \t]*\n)")
_LINE = re.compile("[^\n\x85\u2028\u2029]*(?:[\n\x85\u2028\u2029]|\\Z)")


def same(one: Node, other: Node) -> bool:
    """Whether two nodes say the same; the order of keys does not matter."""
    return plain(one) == plain(other)


def pieces_of(text: str) -> Pieces:
    """The pieces of a whole file. One that is not written line by line is written anew."""
    text = text if text.endswith("\n") else f"{text}\n"
    root = read_yaml(text)
    lines = _lines(text)
    # What marks the start and the end of a document says nothing; a comment behind it may.
    lines = [_MARK.sub(lambda found: found[1] or "", line) for line in lines]
    found = _split(lines, [(key.value, key.line - 1, node) for key, node in root.pairs])
    if found is not None:
        return found
    anew = [Piece(key.value, node) for key, node in root.pairs]
    remarks = "".join(f"{words}\n" for words in comments(text))
    first = [anew[0]._replace(above=remarks)] if anew else []
    return Pieces((*first, *anew[1:]), tail="" if anew else remarks)


def rewritten(text: str, change: Callable[[Pieces], Pieces]) -> str:
    """A file with some of its pieces changed: comments, the mark at its start and the way its lines
    end stay. Unreadable where it cannot be taken apart."""
    mark, bare = text[: text.startswith("\ufeff")], text.lstrip("\ufeff")
    found = change(pieces_of(bare.replace("\r\n", "\n")))
    anew = "".join([found.head, *(piece.text for piece in found.pieces), found.tail])
    return mark + (anew.replace("\n", "\r\n") if "\r\n" in bare else anew)


def inner_pieces(piece: Piece) -> Pieces:
    """The pieces of a mapping or list that stands below a key, moved to the left edge; without
    their text where that is not written line by line."""
    node = piece.node
    found = _below(piece.body) if piece.body and not piece.body.startswith("- ") else None
    if found is not None:
        return found
    if isinstance(node, Pairs):
        return Pieces(tuple(Piece(key.value, value) for key, value in node.pairs))
    things = node.items if isinstance(node, Items) else ()
    return Pieces(tuple(Piece(key, thing) for key, thing in zip(_names(things), things)))  # noqa: B905  one name a thing


def _below(body: str) -> Pieces | None:
    lead, *lines = _lines(body)
    node = read_yaml(body).pairs[0][1]
    starts: list[tuple[str, int, Node]] = []
    if isinstance(node, Pairs):
        starts = [(inner.value, inner.line - 2, value) for inner, value in node.pairs]
    elif isinstance(node, Items):
        starts = [(n, t.line - 2, t) for n, t in zip(_names(node.items), node.items, strict=True)]
    if not starts or starts[0][1] < 0:
        return None
    first = lines[starts[0][1]]
    edge = len(first) - len(first.lstrip(" "))
    moved = [_moved_left(line, edge) for line in lines]
    if any(line is None for line in moved):
        return None
    found = _split([line or "" for line in moved], starts)
    return found and found._replace(lead=lead)


def _moved_left(line: str, edge: int) -> str | None:
    if line.startswith(" " * edge):
        return line[edge:]
    bare = line.lstrip(" ")
    return bare if not bare.strip() or bare.startswith("#") else None


def indented(text: str) -> str:
    """Lines moved in by two spaces."""
    return "".join(f"  {line}" if line.strip("\n") else line for line in _lines(text))


def _names(things: Sequence[Node]) -> list[str]:
    """What each thing in a list is called: its name, and whose it is, or all that it says; with a
    number where another was called so before it."""
    names: list[str] = []
    for thing in things:
        name, number = _named(thing), 2
        while name in names:
            name, number = f"{_named(thing)} #{number}", number + 1
        names.append(name)
    return names


def _named(thing: Node) -> str:
    words = plain(thing)
    if isinstance(words, dict) and isinstance(words.get("name"), str):
        return " ".join(str(words[key]) for key in ("name", "adult") if words.get(key))
    return json.dumps(words, ensure_ascii=False)


def _lines(text: str) -> list[str]:
    return [found[0] for found in _LINE.finditer(text) if found[0]]


def _split(lines: list[str], starts: list[tuple[str, int, Node]]) -> Pieces | None:
    """Pieces that each start on a line of their own; None where they do not."""
    numbers = [line for _, line, _ in starts]
    if numbers != sorted(set(numbers)):
        return None
    above = _remarks(lines[: numbers[0]]) if numbers else "".join(lines)
    if numbers and above != "".join(lines[: numbers[0]]).lstrip():
        return None
    head = above[: above.rfind("\n\n") + 2] if "\n\n" in above else ""
    above = above.removeprefix(head)
    found = []
    for (key, line, node), end in zip(starts, [*numbers[1:], len(lines)], strict=True):
        own = lines[line:end]
        below = _remarks(own)
        body = "".join(own)[: len("".join(own)) - len(below)]
        if not _stands_alone(key, body, node):
            return None
        found.append(Piece(key, node, above, body))
        above = below
    return Pieces(tuple(found), head, above)


def _remarks(lines: list[str]) -> str:
    """The comment lines at the end, from the first one at the left edge that only such, and empty
    ones, follow."""
    start = len(lines)
    while start and (not lines[start - 1].strip() or lines[start - 1].startswith("#")):
        start -= 1
    while start < len(lines) and not lines[start].strip():
        start += 1
    return "".join(lines[start:])


def _stands_alone(key: str, body: str, node: Node) -> bool:
    """Whether these lines, by themselves, hold just this key or thing."""
    if body.startswith("- "):
        inner = said_in(f"x:\n{body}")
        return inner == {"x": [plain(node)]}
    return not body.startswith((" ", "{", "?")) and said_in(body) == {key: plain(node)}


def said_in(text: str) -> object:
    """What a text says; None where it cannot be read."""
    try:
        return plain(read_yaml(text))
    except Unreadable:
        return None


_BLOCK = re.compile(r":[ ]*[|>][-+0-9]*[ \t]*(?:#.*)?\n")


def comments(text: str) -> list[str]:
    """Every comment of a text, each once: a ``#`` without which it says the same."""
    text = f"x:\n{text}" if text.startswith("- ") else text
    lines, found = _lines(text), []
    meant = said_in(text)
    if meant is None or "#" not in text:
        return []
    block = bool(lines) and _BLOCK.search(lines[0]) is not None
    for place, line in enumerate(lines):
        if block and place and line[0] == " ":
            continue  # words of the text, as many lines as there may be
        for at in (i for i, letter in enumerate(line) if letter == "#"):
            if at and not line[at - 1].isspace():
                continue
            without = [*lines[:place], f"{line[:at]}\n", *lines[place + 1 :]]
            if said_in("".join(without)) == meant:
                found.append(line[at:].strip())
                break
    return list(dict.fromkeys(found))


def pairs(pieces: Sequence[Piece]) -> Pairs:
    """The mapping that pieces make."""
    return Pairs(tuple((Text(piece.key, 1), piece.node) for piece in pieces), 1)
