"""What two people changed at once: both values stand under ``conflicts:`` until one is chosen."""

from __future__ import annotations

from typing import NamedTuple

from oneonone.core.checks import Problem
from oneonone.formats.yaml_text import Items, Node, Pairs, Text

KEY = "conflicts"


class Conflict(NamedTuple):
    """A key of the file, what each made of it, and the line that says so."""

    key: str
    values: tuple[str, ...]
    line: int


def conflicts_in(node: Node | None) -> tuple[Conflict, ...]:
    """The conflicts that stand under the key of a file."""
    if isinstance(node, Pairs):
        return tuple(Conflict(key.value, _values(value), key.line) for key, value in node.pairs)
    values = _values(node) if node is not None else ()
    return (Conflict(KEY, values, node.line),) if node is not None and values else ()


def _values(node: Node) -> tuple[str, ...]:
    nodes = node.items if isinstance(node, Items) else (node,)
    return tuple(n.value for n in nodes if isinstance(n, Text) and not n.empty)


def conflict_problem(path: str, conflict: Conflict, whose: str = "") -> Problem:
    """The conflict as something to look at; it hides nothing."""
    values = " or ".join(" ".join(f'"{value}"'.split()) for value in conflict.values)
    message = f"{whose}two of you changed {conflict.key}: {values}. Keep one there"
    message += ", then take this line out"
    return Problem(path, conflict.line, KEY, message, hides=False)
