"""A student's folder of notes: its entries, their outline, and what was wrong with its files."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from oneonone.core.checks import Problem
from oneonone.core.entries import (
    KINDS,
    Entry,
    GoalState,
    Outcome,
    StudentId,
    Undertaking,
    Unknown,
)
from oneonone.core.exchange import Differing
from oneonone.core.outline import Held, Last, Outline


class Brief(NamedTuple):
    """What most commands ask of a folder: little, however many notes it holds."""

    outline: Outline
    problems: tuple[Problem, ...] = ()
    differing: tuple[Differing, ...] = ()


def format_brief(brief: Brief) -> str:
    """The brief as text."""
    short = brief.outline
    days = [day and day.toordinal() for day in (short.before, short.newest, short.missed)]
    return _text(
        [
            short.start,
            *days,
            short.asked,
            short.standing,
            short.held,
            brief.problems,
            brief.differing,
        ]
    )


def parse_brief(text: str) -> Brief:
    """The brief that a text holds."""
    try:
        start, *days, asked, standing, held, problems, differing = json.loads(text)
        before, newest, missed = (None if day is None else date.fromordinal(day) for day in days)
        kinds = tuple([Held(name, tuple(dates), Last(*last)) for name, dates, last in held])
        return Brief(
            Outline(start, before, newest, asked, tuple(standing), missed, kinds),
            tuple([Problem(*one) for one in problems]),
            tuple([Differing(one[0], one[1], tuple(one[2]), *one[3:]) for one in differing]),
        )
    except (TypeError, KeyError, IndexError) as fault:
        raise ValueError("no brief") from fault


def format_entries(entries: Sequence[Entry], student: StudentId) -> str:
    """The entries as text. ``student`` is whose they are."""
    return _text([_packed(entry, student) for entry in entries])


def parse_entries(text: str, student: StudentId) -> tuple[Entry, ...]:
    """The entries that a text holds. ``student`` is whose they are."""
    try:
        return tuple(_unpacked(one, student) for one in json.loads(text))
    except (TypeError, KeyError, IndexError) as fault:
        raise ValueError("no entries") from fault


def _text(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


# One entry is a list: its kind's number, then the values of its fields in their order. The student
# is left out, since they are the same in nearly all of a folder; an empty tuple is null.

_CLASSES: tuple[Any, ...] = (*KINDS.values(), Unknown)


def _undertaking(packed: Sequence[Any]) -> Undertaking:
    text, due = packed
    return Undertaking(text, None if due is None else date.fromordinal(due))


def _pair(answer: Sequence[Any]) -> tuple[str, Any]:
    key, value = answer
    return key, value if isinstance(value, str) else tuple(value)


_STATES = {state.value: state for state in GoalState}
_UNPACK: dict[str, tuple[Callable[[Any], Any], object]] = {
    **dict.fromkeys(("date", "next", "until"), (date.fromordinal, None)),
    **dict.fromkeys(("with_", "passed", "tags"), (tuple, ())),
    **dict.fromkeys(("goal", "owed"), (_undertaking, None)),
    "outcome": ({outcome.value: outcome for outcome in Outcome}.__getitem__, None),
    "reviewed": (lambda pairs: tuple((key, _STATES[word]) for key, word in pairs), ()),
    "answers": (lambda pairs: tuple(map(_pair, pairs)), ()),
}
"""How the value of a field is made again, and what stands for null in it."""

_PLANS = [
    [(place, *_UNPACK[name]) for place, name in enumerate(kind._fields) if name in _UNPACK]
    for kind in _CLASSES
]
_STUDENT = 0


def _packed(entry: Entry, student: StudentId) -> list[Any]:
    values: list[Any] = [
        value.toordinal()
        if isinstance(value, date)
        else (value.text, value.due and value.due.toordinal())
        if isinstance(value, Undertaking)
        else None
        if value == ()
        else value
        for value in entry
    ]
    if entry.student == student:
        values[_STUDENT] = None
    return [_CLASSES.index(type(entry)), *values]


def _unpacked(packed: list[Any], student: StudentId) -> Entry:
    number = packed.pop(0)
    for place, unpack, empty in _PLANS[number]:
        value = packed[place]
        packed[place] = empty if value is None else unpack(value)
    if packed[_STUDENT] is None:
        packed[_STUDENT] = student
    found: Entry = _CLASSES[number]._make(packed)
    return found
