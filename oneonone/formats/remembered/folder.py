"""A student's folder of notes: its entries, their outline, and what was wrong with its files."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from sys import intern
from typing import Any, NamedTuple

from oneonone.core.checks import Problem
from oneonone.core.entries import (
    KINDS,
    Entry,
    GoalState,
    Meeting,
    Outcome,
    StudentId,
    Undertaking,
    Unknown,
)
from oneonone.core.exchange import Differing
from oneonone.core.outline import Held, Last, Outline
from oneonone.formats.remembered import BROKEN


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
    except BROKEN as fault:
        raise ValueError("no brief") from fault


def format_entries(entries: Sequence[Entry], student: StudentId) -> str:
    """The entries as text. ``student`` is whose they are."""
    return _text([_packed(entry, student) for entry in entries])


def parse_entries(text: str, student: StudentId) -> tuple[Entry, ...]:
    """The entries that a text holds. ``student`` is whose they are."""
    try:
        return tuple([_unpacked(one, student) for one in json.loads(text)])
    except BROKEN as fault:
        raise ValueError("no entries") from fault


def _text(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


# One entry is a list: its kind's number, then the values of its fields in their order. The student
# is left out, since they are the same in nearly all of a folder; an empty tuple is null.

_CLASSES: tuple[Any, ...] = (*KINDS.values(), Unknown)


@cache
def _day(ordinal: int) -> date:
    """One value for all entries of a day."""
    return date.fromordinal(ordinal)


def _undertaking(packed: Sequence[Any]) -> Undertaking:
    text, due = packed
    return Undertaking(text, due and _day(due))


_OUTCOMES = {outcome.value: outcome for outcome in Outcome}
_STATES = {state.value: state for state in GoalState}


def _reviewed(pairs: Sequence[Any]) -> tuple[tuple[str, GoalState], ...]:
    return tuple([(key, _STATES[word]) for key, word in pairs])


def _meeting(packed: list[Any], student: StudentId) -> Meeting:
    """The kind nearly all entries are of, at once: a district has a hundred thousand."""
    _, who, day, by, at, with_, template, outcome, minutes, reviewed, answers, *rest = packed
    passed, note, goal, owed, following, pin, tags, private, nth, name = rest
    return Meeting._make(
        (
            student if who is None else who,
            _day(day),
            intern(by),
            at,
            tuple(with_) if with_ else (),
            template and intern(template),
            _OUTCOMES[outcome],
            minutes,
            _reviewed(reviewed) if reviewed else (),
            tuple([(intern(k), v if v.__class__ is str else tuple(v)) for k, v in answers])
            if answers
            else (),
            tuple(passed) if passed else (),
            note,
            goal and _undertaking(goal),
            owed and _undertaking(owed),
            following and _day(following),
            pin,
            tuple(tags) if tags else (),
            private,
            nth,
            name,
        )
    )


_OTHERS: dict[str, tuple[Callable[[Any], Any], object]] = {
    **dict.fromkeys(("date", "next", "until"), (_day, None)),
    "reviewed": (_reviewed, ()),
    "by": (intern, None),
}
"""How the value of a field of another kind is made again, and what null in it stands for."""

_PLANS = [
    [(place, *_OTHERS[name]) for place, name in enumerate(kind._fields) if name in _OTHERS]
    for kind in _CLASSES
]
_MEETING = _CLASSES.index(Meeting)
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
    if packed[0] == _MEETING:
        return _meeting(packed, student)
    number, *values = packed
    for place, unpack, empty in _PLANS[number]:
        value = values[place]
        values[place] = empty if value is None else unpack(value)
    if values[_STUDENT] is None:
        values[_STUDENT] = student
    found: Entry = _CLASSES[number]._make(values)
    return found
