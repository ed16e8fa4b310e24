"""Two texts, or two lists of words, that grew apart from the same ones before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

T = TypeVar("T")

LONGEST = 4_000_000
"""Lines times lines that are compared; two longer texts are both kept whole."""


def agreed(bases: Sequence[T | None]) -> T | None:
    """What stood there before; None where there was nothing, or where several bases disagree."""
    first = bases[0] if bases else None
    return first if all(base == first for base in bases) else None


class Joined(NamedTuple):
    """A text in which both sides stand, and whether they changed the same lines."""

    text: str
    clash: bool


def joined_text(bases: Sequence[str | None], ours: str, theirs: str) -> Joined:
    """Free text, line by line: where both changed the same lines, both stand there."""
    base = agreed(bases)
    if ours == theirs or theirs == base:
        return Joined(ours, clash=False)
    if ours == base:
        return Joined(theirs, clash=False)
    end = "\n" if ours.endswith("\n") or theirs.endswith("\n") else ""
    sides = sorted(side.rstrip("\n").split("\n") for side in (ours, theirs))
    before = base.rstrip("\n").split("\n") if base is not None else []
    lines, clash = joined_lines(before, *sides)
    if not "".join(lines).strip():  # each took out what the other left
        lines, clash = [line for side in sides for line in side], True
    return Joined("\n".join(lines) + end, clash)


class _Hunk(NamedTuple):
    """Lines ``start`` to ``end`` (excluded) of the base, and what one side made of them."""

    start: int
    end: int
    lines: list[str]


def joined_lines(
    before: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> tuple[list[str], bool]:
    """The lines of both sides; and whether they changed the same or neighbouring ones, so that
    those of both stand there, one after the other."""
    if max(len(ours), len(theirs)) * len(before) > LONGEST:
        before = []
    hunks = [_hunks(before, side) for side in (ours, theirs)]
    result: list[str] = []
    at, clash = 0, False
    while hunks[0] or hunks[1]:
        start = min(side[0].start for side in hunks if side)
        end, taken = _together(start, hunks)
        result += before[at:start]
        made = [_made(before, start, end, side) for side in taken if side]
        both = _both(made[0], made[-1])
        clash = clash or len(both) > max(len(made[0]), len(made[-1]))
        result += both
        at = end
    return [*result, *before[at:]], clash


def _both(one: list[str], other: list[str]) -> list[str]:
    """Both, one after the other; once where all of one stands in the other."""
    shorter, longer = sorted((one, other), key=len)
    size = len(shorter)
    stands = any(longer[i : i + size] == shorter for i in range(len(longer) - size + 1))
    if stands and (size or one == other):
        return longer
    return [line for side in sorted((one, other)) for line in side]


def _hunks(before: Sequence[str], after: Sequence[str]) -> list[_Hunk]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        _Hunk(i1, i2, list(after[j1:j2]))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]


def _together(start: int, hunks: list[list[_Hunk]]) -> tuple[int, list[list[_Hunk]]]:
    """The changes of both sides that touch each other from here on, taken out of ``hunks``."""
    taken: list[list[_Hunk]] = [[], []]
    end, grew = start, True
    while grew:
        grew = False
        for mine, side in zip(taken, hunks, strict=True):
            while side and side[0].start <= end:
                mine.append(side.pop(0))
                end, grew = max(end, mine[-1].end), True
    return end, taken


def _made(before: Sequence[str], start: int, end: int, hunks: list[_Hunk]) -> list[str]:
    lines: list[str] = []
    for hunk in hunks:
        lines += [*before[start : hunk.start], *hunk.lines]
        start = hunk.end
    return [*lines, *before[start:end]]


def joined_words(
    bases: Sequence[Collection[str]], ours: Sequence[str], theirs: Sequence[str]
) -> list[str]:
    """Lists of plain words as sets: gone is what every base had and one side took out. In the
    order of the base, then what is new, sorted."""
    old = [word for base in sorted(map(tuple, bases)) for word in base]
    known = dict.fromkeys([*old, *sorted({*ours, *theirs})])
    return [word for word in known if _stays(word, bases, ours, theirs)]


def _stays(
    word: str, bases: Sequence[Collection[str]], ours: Collection[str], theirs: Collection[str]
) -> bool:
    was_there = bool(bases) and all(word in base for base in bases)
    return (word in ours and word in theirs) or (not was_there and (word in ours or word in theirs))


def joined_remarks(bases: Sequence[str], ours: str, theirs: str) -> str:
    """Lines of comments: those of both sides, but for what one side took out."""
    base = agreed(bases)
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    sides = sorted(side.splitlines(keepends=True) for side in (ours, theirs))
    return "".join(joined_lines((base or "").splitlines(keepends=True), *sides)[0])
