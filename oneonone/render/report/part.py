"""One part of the report: a title, some sentences and a table, as text or as Markdown."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from oneonone.render.tables import Cell, fitting_table, for_markdown, markdown
from oneonone.render.words import aligned, shown_width, wrapped

Value = str | int | float | date | None
Record = dict[str, Value]
"""A row for other programs: plain values under the names of their columns."""


class Part(NamedTuple):
    """One part of the report."""

    title: str
    words: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    records: tuple[Record, ...] = ()
    keys: tuple[str, ...] = ()
    """The keys of each record, for a table that may have none."""
    spare: tuple[str, ...] = ()
    """Columns a narrow screen can do without, in this order."""
    bare: bool = False
    """Whether a terminal shows the rows without their header."""
    hanging: tuple[tuple[str, str], ...] = ()
    """A name and what belongs to it, where the table is wider than the screen in any case."""


def part_text(part: Part, width: int) -> str:
    """A part for the terminal."""
    lines = [wrapped(part.title, width)] if part.title else []
    lines += [wrapped(f"  {words}", width, "  ") for words in part.words]
    if part.rows:
        lines += [""] if part.words else []
        lines.append(_table(part, width))
    return "\n".join(lines)


def _table(part: Part, width: int) -> str:
    if part.bare:
        text = aligned([["" if cell is None else str(cell) for cell in row] for row in part.rows])
    else:
        text = fitting_table(part.header, part.rows, width, part.spare)
    if part.hanging and max(map(shown_width, text.splitlines())) > width:
        under = [(name, wrapped(f"    {said}", width, "    ")) for name, said in part.hanging]
        return "\n".join(f"  {name}\n{said}" for name, said in under)
    return text


def part_markdown(part: Part) -> str:
    """A part as Markdown."""
    blocks = [f"## {for_markdown(part.title)}"] if part.title else []
    blocks += [for_markdown(words) for words in part.words]
    if part.rows:
        blocks.append(markdown(part.header, part.rows))
    return "\n\n".join(blocks)
