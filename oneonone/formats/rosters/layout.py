"""Which column of a file holds what, and which columns stay behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from oneonone.core.exports import LeftOut
from oneonone.core.roster import same_id
from oneonone.errors import WrongWords
from oneonone.formats.rosters.columns import (
    NOT_KEPT,
    Meaning,
    bare,
    is_sensitive,
    meaning_of,
    rank,
)
from oneonone.formats.sheets.rows import Row
from oneonone.formats.sheets.spelling import LONGEST_KEPT, heading, is_blank, tidy, tidy_id

# A row with a longer cell is reported (reasons.py); till then no more than this is looked at.
_CUT = LONGEST_KEPT + 1
_MOST_IDS = 12
NAMES = frozenset({Meaning.NAME, Meaning.FIRST, Meaning.LAST, Meaning.PREFERRED})
_NAMES_AND_ID = (Meaning.ID, Meaning.NAME, Meaning.FIRST, Meaning.LAST)
# What is written where an id should be, by a person or by Excel, and is none.
_NO_ID = frozenset({"n/a", "#n/a", "na", "null", "none", "nan", "#ref!", "tbd", "unknown"})


class Layout(NamedTuple):
    """The columns of each meaning, the best first; all but ID, GROUP and TEACHER have one."""

    header: tuple[str, ...]
    columns: Mapping[Meaning, tuple[int, ...]]

    def has(self, meaning: Meaning) -> bool:
        return meaning in self.columns

    def value(self, row: Row, meaning: Meaning) -> str:
        """What a row says in the best column of a meaning, tidied; empty without one."""
        return next((tidy(row.cell(c)[:_CUT]) for c in self.columns.get(meaning, ())), "")

    def values(self, row: Row, meaning: Meaning) -> list[str]:
        """Everything a row says in the columns of a meaning; a ``;`` parts several in a cell."""
        found = []
        for column in self.columns.get(meaning, ()):
            if column >= len(row.cells):
                break
            found += [tidy(part) for part in row.cells[column].split(";")]
        return [value for value in found if value]

    def names_over_lines(self, row: Row) -> bool:
        """Whether an id or a name goes on below: two stray quotation marks can do that, and hide
        the students between them."""
        cells = [row.cell(c) for m in _NAMES_AND_ID for c in self.columns.get(m, ())]
        return any("\n" in cell or "\r" in cell for cell in cells)

    def id_in(self, row: Row) -> str:
        """The row's id, or else its e-mail address where that stands for one."""
        if not self.has(Meaning.ID):
            address = self.value(row, Meaning.EMAIL)
            return address.lower() if "@" in address else ""
        return id_at(row, self.columns[Meaning.ID][0])


def id_at(row: Row, column: int) -> str:
    found = tidy_id(row.cell(column)[:_CUT])
    empty = found.casefold() in _NO_ID or not any(letter.isalnum() for letter in found)
    return "" if empty else found


def layout_of(header: Sequence[str], misleading: frozenset[str] = frozenset()) -> Layout:
    """The columns a header names, without those that mislead in its family of exports."""
    found: dict[Meaning, list[int]] = {}
    for column, cell in enumerate(header):
        meaning = meaning_of(cell)
        if meaning and bare(cell) not in misleading:
            found.setdefault(meaning, []).append(column)
    columns: dict[Meaning, tuple[int, ...]] = {}
    for meaning, several in found.items():
        if meaning in (Meaning.GROUP, Meaning.GROUP_CODE, Meaning.TEACHER):
            columns[meaning] = tuple(several)
        else:
            best = sorted(several, key=lambda column: (rank(header[column], meaning), column))
            columns[meaning] = tuple(best[:_MOST_IDS] if meaning is Meaning.ID else best[:1])
    return Layout(tuple(header), _with_one_kind_of_name(columns))


def _with_one_kind_of_name(
    columns: dict[Meaning, tuple[int, ...]],
) -> dict[Meaning, tuple[int, ...]]:
    """First and last name make a whole one needless; a preferred name alone is the name."""
    if columns.keys() >= {Meaning.FIRST, Meaning.LAST}:
        columns.pop(Meaning.NAME, None)
    elif Meaning.PREFERRED in columns and columns.keys().isdisjoint(NAMES - {Meaning.PREFERRED}):
        columns[Meaning.NAME] = columns.pop(Meaning.PREFERRED)
    if Meaning.GROUP in columns:
        columns.pop(Meaning.GROUP_CODE, None)
    elif Meaning.GROUP_CODE in columns:
        columns[Meaning.GROUP] = columns.pop(Meaning.GROUP_CODE)
    return columns


def layout_from_words(meanings: Sequence[str]) -> Layout:
    """The layout a person gives for a file without a header: ``class,last,first``."""
    known = [meaning_of(word.strip()) for word in meanings]
    for word, meaning in zip(meanings, known, strict=True):
        if meaning is None and word.strip() not in ("", "-"):
            remedy = "Use id, name, first, last, preferred, pronouns, grade, class, teacher, email"
            raise WrongWords(f'"{word}" is no column', remedy=f"{remedy}, or - to pass over one.")
    layout = layout_of(
        [word if meaning else "" for word, meaning in zip(meanings, known, strict=True)]
    )
    if layout.columns.keys().isdisjoint(NAMES):
        remedy = "Say which column is the name: --columns class,last,first"
        raise WrongWords("no column is said to hold a name", remedy=remedy)
    return layout


def settled(layout: Layout, rows: Sequence[Row]) -> Layout:
    """The layout with what only the rows can tell: the id column in use, and what Name means."""
    columns = dict(layout.columns)
    ids = columns.pop(Meaning.ID, ())
    used = next((c for c in ids if any(id_at(row, c) for row in rows)), None)
    if used is not None:
        columns[Meaning.ID] = (used,)
    elif ids and Meaning.EMAIL not in columns:
        columns[Meaning.ID] = ids[:1]
    return Layout(layout.header, _with_name_told(columns, rows))


def _with_name_told(
    columns: dict[Meaning, tuple[int, ...]], rows: Sequence[Row]
) -> dict[Meaning, tuple[int, ...]]:
    """Beside Surname, RosarioSIS's Name is the first name; beside Vorname, it is the last."""
    halves = [half for half in (Meaning.FIRST, Meaning.LAST) if half in columns]
    if Meaning.NAME not in columns or not halves:
        return columns
    whole, part = columns[Meaning.NAME][0], columns[halves[0]][0]
    both = [(words_of(row.cell(whole)), words_of(row.cell(part))) for row in rows]
    told = [has <= name for name, has in both if name and has]
    if sum(told) * 2 > len(told):
        del columns[halves[0]]
    else:
        other = Meaning.LAST if halves[0] is Meaning.FIRST else Meaning.FIRST
        columns[other] = columns.pop(Meaning.NAME)
    return columns


def words_of(name: str) -> frozenset[str]:
    """The words of a name, to see whether one holds the other."""
    apart = "".join(letter if letter.isalnum() else " " for letter in same_id(name[:200]))
    return frozenset(apart.split())


def holds_what_must_not_be_kept(layout: Layout) -> bool:
    """Whether any column that stays behind is one that should not be kept here at all."""
    kept = {column for columns in layout.columns.values() for column in columns}
    return any(
        column not in kept and is_sensitive(heading(cell))
        for column, cell in enumerate(layout.header)
    )


def left_out(layout: Layout, rows: Sequence[Row]) -> tuple[LeftOut, ...]:
    """Every column not kept. One without a heading counts where something stands in it."""
    kept = {c for m, cs in layout.columns.items() if m not in NOT_KEPT for c in cs}
    stays = [column for column in range(len(layout.header)) if column not in kept]
    filled = _filled([column for column in stays if is_blank(layout.header[column])], rows)
    found = []
    for column in stays:
        shown = heading(layout.header[column])
        if shown or column in filled:
            found.append(LeftOut(shown or f"column {column + 1}", is_sensitive(shown)))
    return tuple(found)


def _filled(columns: Sequence[int], rows: Sequence[Row]) -> set[int]:
    """Those of some columns, in order, in which anything stands."""
    filled = set()
    for row in rows:
        for column in columns:
            if column >= len(row.cells):
                break
            if not is_blank(row.cells[column]):
                filled.add(column)
    return filled
