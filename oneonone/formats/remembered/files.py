"""``oneonone.yaml`` and ``roster.csv`` as they were read: the settings, and all the students."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from oneonone.core.cadence import Cadence, exactly
from oneonone.core.checks import Problem
from oneonone.core.roster import Condition, Roster, Student
from oneonone.core.settings import Settings
from oneonone.core.slots import Recurrence, Slot
from oneonone.core.term import Days, Term
from oneonone.formats.remembered import BROKEN

Problems = Sequence[Problem]

_KINDS: dict[str, Any] = {
    kind.__name__: kind
    for kind in (Settings, Term, Days, Cadence, Slot, Recurrence, Condition, Problem)
}


def format_settings(settings: Settings) -> str:
    """The settings as text."""
    return _text(_packed(settings))


def parse_settings(text: str) -> Settings:
    """The settings that a text holds."""
    try:
        settings = _unpacked(json.loads(text))
    except BROKEN as fault:
        raise ValueError("no settings") from fault
    if not isinstance(settings, Settings):
        raise ValueError("no settings")
    return settings


def format_roster(roster: Roster, problems: Problems) -> str:
    """Everyone on a roster, with what is wrong in its file, as text."""
    cadences = {s.cadence.words: s.cadence for s in roster.students if s.cadence is not None}
    keys = [name for name, _ in roster.students[0].columns] if roster.students else []
    return _text(
        [
            [_student(one, keys) for one in roster.students],
            keys,
            roster.columns,
            _packed(tuple(cadences.items())),
            _packed(tuple(problems)),
        ]
    )


def parse_roster(text: str) -> tuple[Roster, tuple[Problem, ...]]:
    """The roster that a text holds, with what is wrong in its file."""
    try:
        rows, keys, columns, cadences, problems = json.loads(text)
        students = _students(rows, keys, dict(_unpacked(cadences)))
        return Roster(students, tuple(columns)), _unpacked(problems)
    except BROKEN as fault:
        raise ValueError("no roster") from fault


def _text(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _packed(value: Any) -> Any:
    """A value as JSON can hold it: what is no text, number or list says what it is."""
    if isinstance(value, tuple) and type(value).__name__ in _KINDS:
        return {type(value).__name__: [_packed(inner) for inner in value]}
    if isinstance(value, tuple):
        return [_packed(inner) for inner in value]
    if isinstance(value, date):
        return {"date": value.toordinal()}
    if hasattr(value, "denominator") and not isinstance(value, int):
        return {"of": [value.numerator, value.denominator]}
    return value


def _unpacked(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_unpacked, value))
    if not isinstance(value, dict):
        return value
    ((kind, inner),) = value.items()
    if kind == "date":
        return date.fromordinal(inner)
    if kind == "of":
        return exactly(*inner)
    return _KINDS[kind](*map(_unpacked, inner))


# A district's roster is read between two bells as well: a student is one flat list, the names of
# the columns stand once, and what is as it was written in a cell stands nowhere else.

_AS_WRITTEN = ("id", "preferred", "pronouns", "grade", "tier", "email")


def _student(one: Student, keys: Sequence[str]) -> list[Any]:
    cells = [cell for _, cell in one.columns]
    assert [name for name, _ in one.columns] == list(keys)
    rest: list[Any] = [
        one.cadence and one.cadence.words,
        one.joined and one.joined.toordinal(),
        one.left and one.left.toordinal(),
        [(days.first.toordinal(), days.last.toordinal()) for days in one.away],
    ]
    return [cells, one.name, one.groups, one.adults, rest if any(rest) else None, one.line]


def _students(
    rows: list[Any], keys: list[str], cadences: dict[str, Cadence]
) -> tuple[Student, ...]:
    nowhere = len(keys)  # the place of what the roster has no column for
    written = itemgetter(*[keys.index(k) if k in keys else nowhere for k in _AS_WRITTEN])
    found = []
    for cells, name, groups, adults, rest, line in rows:
        columns = tuple(zip(keys, cells, strict=True))
        cells.append("")
        one, preferred, pronouns, grade, tier, email = written(cells)
        head = (one, name, preferred, pronouns, grade, tuple(groups), tuple(adults), tier)
        days = _NO_DAYS if rest is None else _days(rest, cadences)
        found.append(Student._make((*head, *days, email, columns, line)))
    return tuple(found)


_NO_DAYS = (None, None, None, ())


def _days(
    rest: list[Any], cadences: dict[str, Cadence]
) -> tuple[Cadence | None, date | None, date | None, tuple[Days, ...]]:
    words, joined, left, away = rest
    return (
        None if words is None else cadences[words],
        None if joined is None else date.fromordinal(joined),
        None if left is None else date.fromordinal(left),
        tuple([Days(*map(date.fromordinal, days)) for days in away]),
    )
