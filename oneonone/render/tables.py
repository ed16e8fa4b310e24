"""Tables: for the terminal, for Markdown, for a spreadsheet. The door of tabulate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import tabulate as door
from tabulate import tabulate

from oneonone.render.safe import safe
from oneonone.render.words import shown_width

Cell = str | int | float | date | None


class Figure(str):
    """A number as it is shown, or what stands in its place: set to the right as numbers are."""


door.MIN_PADDING = 0  # headers otherwise get two spaces that no cell has

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BLANK = re.compile(r"[\s\u200b-\u200d\u2060\ufeff\u00ad]*")


def fitting_table(
    header: Sequence[str], rows: Sequence[Sequence[Cell]], width: int, spare: Sequence[str]
) -> str:
    """A table no wider than the screen: columns of ``spare`` are left out, the first one first."""
    wide = [
        _room([name, *(_shown(row[place]) for row in rows)]) for place, name in enumerate(header)
    ]
    kept = list(range(len(header)))
    for name in spare:
        if sum(wide[n] + 2 for n in kept) <= width:
            break
        kept = [n for n in kept if header[n] != name]
    return table([header[n] for n in kept], [[row[n] for n in kept] for row in rows])


def _room(cells: Sequence[str]) -> int:
    """Columns of the screen that a column of these cells takes at most: it is padded by letters,
    of which some are two wide."""
    return max(map(len, cells)) + max(shown_width(cell) - len(cell) for cell in cells)


def table(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """Columns that line up, names to the left and numbers to the right; two spaces between."""
    text = tabulate(
        [[_shown(cell) for cell in row] for row in rows],
        headers=list(header),
        tablefmt="plain",
        disable_numparse=True,
        colalign=_alignment(rows, len(header)),
    )
    return "\n".join(f"  {line}".rstrip() for line in text.splitlines())


def markdown(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """A table that every Markdown reader of pipe tables shows."""
    escaped = [[for_markdown(_shown(cell)) for cell in row] for row in rows]
    text: str = tabulate(
        escaped,
        headers=[for_markdown(name) for name in header],
        tablefmt="pipe",
        disable_numparse=True,
        colalign=_alignment(rows, len(header)),
    )
    return text


def spreadsheet(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """CSV (RFC 4180). Text that a spreadsheet would run as a formula gets a quote in front
    (CWE-1236); what it would take for another number or a day, as 01103, stands in quotes, which
    Python's own writer sets for all cells or for none."""
    return "\n".join(",".join(map(_csv_cell, row)) for row in (header, *rows))


_SPECIAL = re.compile('[",\r\n]')
_MISREAD = re.compile(r"0\d+|\d{16,}|\d[\d.,:/ -]*\D[\d.,:/ +-]*|\d+\.\d*0")


def _csv_cell(cell: Cell) -> str:
    text = "" if cell is None else _harmless(safe(cell)) if isinstance(cell, str) else str(cell)
    if _SPECIAL.search(text) or (isinstance(cell, str) and _MISREAD.fullmatch(text[:99])):
        return '"' + text.replace('"', '""') + '"'
    return text


def _alignment(rows: Sequence[Sequence[Cell]], columns: int) -> list[str]:
    return [
        "right" if rows and all(isinstance(row[n], int | Figure | None) for row in rows) else "left"
        for n in range(columns)
    ]


def _shown(cell: Cell) -> str:
    return "" if cell is None else " ".join(str(cell).split())


def for_markdown(text: str) -> str:
    """Text in which nothing is a mark of Markdown or HTML: no emphasis, link, list or heading."""
    plain = _MARKS.sub(r"\\\g<0>", text.replace("&", "&amp;"))
    return _AT_START.sub(r"\1\\\2", plain)


_MARKS = re.compile(r"[\\|<>*_`~\[\]@]|(?<=:)/(?=/)|(?<=www)\.", re.IGNORECASE)
_AT_START = re.compile(r"^(\s*\d*)([#+=.)-])")


def _harmless(text: str) -> str:
    first = _BLANK.sub("", text, count=1)
    return f"'{text}" if first.startswith(_FORMULA) or text[:1] in ("\t", "\r", "\n") else text
