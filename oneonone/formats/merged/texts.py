"""Two texts, or two lists of words, that grew apart from the same ones before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

T = TypeVar("T")


def agreed(bases: Sequence[T | None]) -> T | None:
    """What stood there before; None where there was nothing, or where several bases disagree."""
    first = bases[0] if bases else None
    return first if all(base == first for base in bases) else None


class Joined(NamedTuple):
    """A text in which both sides stand, and whether they changed the same lines."""

    text: str
    clash: bool


def joined_text(bases: Sequence[str | None], ours: str, theirs: str) -> Joined:
    """Free text: line by line where that is clean, else both texts, one below the other."""
    first, last = sorted((ours, theirs))
    base = agreed(bases)
    if first in (last, base):
        return Joined(last, clash=False)
    if last == base:
        return Joined(first, clash=False)
    clean = joined_lines(base, first, last) if base is not None else None
    if clean is not None and clean.strip():
        return Joined(clean, clash=False)
    for longer, shorter in ((first, last), (last, first)):
        if _stands_in(shorter, longer):
            return Joined(longer, clash=False)
    end = "\n" if ours.endswith("\n") or theirs.endswith("\n") else ""
    return Joined("\n".join(text.rstrip("\n") for text in (first, last)) + end, clash=True)


def _stands_in(shorter: str, longer: str) -> bool:
    """Whether all lines of one text stand together in another."""
    return f"\n{shorter.rstrip(chr(10))}\n" in f"\n{longer.rstrip(chr(10))}\n"


class _Hunk(NamedTuple):
    """Lines ``start`` to ``end`` (excluded) of the base, and what one side made of them."""

    start: int
    end: int
    lines: list[str]


def joined_lines(base: str, ours: str, theirs: str) -> str | None:
    """The lines of both sides; None where they changed the same or neighbouring lines."""
    before = base.split("\n")
    hunks = [_hunks(before, side.split("\n")) for side in (ours, theirs)]
    result: list[str] = []
    at = 0
    while hunks[0] or hunks[1]:
        start = min(side[0].start for side in hunks if side)
        end, taken = _together(start, hunks)
        result += before[at:start]
        made = [_made(before, start, end, side) for side in taken]
        if taken[0] and taken[1] and made[0] != made[1]:
            return None
        result += made[0] if taken[0] else made[1]
        at = end
    return "\n".join(result + before[at:])


def _hunks(before: list[str], after: list[str]) -> list[_Hunk]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        _Hunk(i1, i2, after[j1:j2])
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


def _made(before: list[str], start: int, end: int, hunks: list[_Hunk]) -> list[str]:
    lines: list[str] = []
    for hunk in hunks:
        lines += [*before[start : hunk.start], *hunk.lines]
        start = hunk.end
    return lines + before[start:end]


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
    if ours == theirs:
        return ours
    first, last = sorted((ours, theirs))
    if first == agreed(bases):
        return last
    if last == agreed(bases):
        return first
    sides = [text.splitlines(keepends=True) for text in (first, last)]
    old = [text.splitlines(keepends=True) for text in bases]
    return "".join(
        line
        for line in dict.fromkeys([*sides[0], *sides[1]])
        if _stays(line, old, sides[0], sides[1])
    )
