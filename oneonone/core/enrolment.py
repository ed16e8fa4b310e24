"""What an export changes on the roster: who is new, changed, gone, or back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from oneonone.core.exports import Export, Person
from oneonone.core.matching import Unclear, matched
from oneonone.core.roster import Condition, Roster, Student, fold, new_ids, same_id
from oneonone.core.settings import Settings

ENOUGH = 5
"""One in so many may go, or come, before it looks like another file than the whole roster."""


class Change(NamedTuple):
    """One cell of one student: what stood there, and what shall."""

    student: Student
    column: str
    old: str
    new: str


class Changes(NamedTuple):
    """What an import does to the roster. Rows are only ever added; who left stays as a row."""

    added: tuple[dict[str, str], ...] = ()
    """New rows, by column."""
    changed: tuple[Change, ...] = ()
    left: tuple[Student, ...] = ()
    back: tuple[Student, ...] = ()
    same: int = 0
    """How many are as they were."""
    given_ids: int = 0
    """How many of those added had no id and got one."""
    other_ids: tuple[Student, ...] = ()
    """Who was known by something else than the id of the export; the roster's id stays."""
    strangers: tuple[str, ...] = ()
    """Teachers of the export who are not in the team."""
    kept_groups: tuple[str, ...] = ()
    """Groups that the export does not know; who is in them stays in them."""
    unclear: tuple[Unclear, ...] = ()
    """Who may be one of several: nothing is written before that is settled."""
    shrinks: bool = False
    """Whether more than a fifth of the roster would leave."""

    @property
    def any(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.added or self.changed or self.left or self.back)

    def cells(self, today: date) -> dict[str, dict[str, str]]:
        """The cells to write, by id and column."""
        found: dict[str, dict[str, str]] = {}
        for one in self.changed:
            found.setdefault(one.student.id, {})[one.column] = one.new
        for student in self.left:
            found.setdefault(student.id, {})["left"] = today.isoformat()
        for student in self.back:
            found.setdefault(student.id, {}).update(_back(student, today))
        return found


def changes(
    export: Export,
    roster: Roster,
    settings: Settings,
    today: date,
    only: Sequence[Condition] = (),
    keep: bool = False,
    chosen: Mapping[int, Student | None] | None = None,
) -> Changes:
    """Compare an export with the roster.

    ``only`` are the conditions by which the export was narrowed: nobody else is missed in it.
    ``keep`` marks nobody as left. ``chosen`` says who is meant by the person of a line, or that
    they are new (None), where that was unclear.
    """
    found = matched(export.people, roster.students, chosen or {})
    known = _Known(export.people, settings)
    pairs = [(one.person, one.student) for one in found.matches if one.student is not None]
    changed = [c for person, student in pairs for c in _changed(person, student, known)]
    back = [s for _, s in pairs if s.left is not None and s.left <= today]
    missed = [] if keep else _missed(pairs, roster, known, only, today)
    new = [one.person for one in found.matches if one.student is None]
    here = sum(student.on_roster(today) for student in roster.students)
    since = ""
    if here and len(new) * ENOUGH <= here and today > settings.term.starts:
        since = today.isoformat()  # a few come later; a whole class was there from the start
    rows, given = _rows(new, roster, known, since)
    touched = {c.student.id for c in changed} | {s.id for s in back}
    return Changes(
        added=rows,
        changed=tuple(changed),
        left=tuple(missed),
        back=tuple(back),
        same=sum(student.id not in touched for _, student in pairs),
        given_ids=given,
        other_ids=tuple(s for person, s in pairs if _by_another(person, s)),
        strangers=known.strangers,
        kept_groups=_kept_groups(pairs, known),
        unclear=found.unclear,
        shrinks=len(missed) * ENOUGH > here,
    )


class _Known:
    """What an export as a whole knows: its groups, its grades, its teachers of the team."""

    def __init__(self, people: Iterable[Person], settings: Settings) -> None:
        people = list(people)
        self.groups = {fold(group) for person in people for group in person.groups}
        self.grades = {fold(person.grade) for person in people if person.grade}
        teachers = dict.fromkeys(name for person in people for name in person.teachers)
        self.adults = {name: key for name in teachers if (key := settings.adult(name))}
        self.strangers = tuple(name for name in teachers if name not in self.adults)

    def adults_of(self, person: Person) -> tuple[str, ...]:
        """The keys of a person's teachers who are in the team."""
        keys = [self.adults[name] for name in person.teachers if name in self.adults]
        return tuple(dict.fromkeys(keys))


def _changed(person: Person, student: Student, known: _Known) -> list[Change]:
    """The cells that differ. What the export leaves blank says nothing."""
    new = {
        "name": person.name,
        "preferred": person.preferred,
        "pronouns": person.pronouns,
        "grade": person.grade,
        "groups": _joined(person.groups, student.groups, lambda g: fold(g) not in known.groups),
        "adult": _joined(
            known.adults_of(person), student.adults, lambda a: a not in known.adults.values()
        ),
        "email": person.email,
    }
    old = {name: student.value(name) for name in new}
    old["name"] = student.name
    if {fold(g) for g in new["groups"].split(";")} == {fold(g) for g in student.groups}:
        new["groups"] = ""
    if set(new["adult"].split(";")) == set(student.adults):
        new["adult"] = ""
    return [
        Change(student, column, old[column], value)
        for column, value in new.items()
        if value and value != old[column]
    ]


def _joined(given: Sequence[str], there: Sequence[str], is_own: Callable[[str], bool]) -> str:
    """What the export gives, and behind it the team's own; empty where the export gives none."""
    if not given:
        return ""
    return ";".join(dict.fromkeys([*given, *(one for one in there if is_own(one))]))


def _missed(
    pairs: Sequence[tuple[Person, Student]],
    roster: Roster,
    known: _Known,
    only: Sequence[Condition],
    today: date,
) -> list[Student]:
    """Who is on the roster, would be in such an export, and is not in it."""
    there = {student.id for _, student in pairs}
    return [
        student
        for student in roster.students
        if student.on_roster(today) and student.id not in there and _covered(student, known, only)
    ]


def _covered(student: Student, known: _Known, only: Sequence[Condition]) -> bool:
    """Whether an export as this one is about a student: by what it was narrowed to, else by a
    group it knows, else by the grade, else by nothing at all."""
    if only:
        return all(condition.holds(student) for condition in only)
    if known.groups and student.groups:
        return any(fold(group) in known.groups for group in student.groups)
    if known.grades and student.grade:
        return fold(student.grade) in known.grades
    return True


def _rows(
    people: Sequence[Person], roster: Roster, known: _Known, since: str
) -> tuple[tuple[dict[str, str], ...], int]:
    """The rows to add, and how many were given an id."""
    free = new_ids(roster.students, [person.id for person in people if person.id])
    rows = [
        {
            "id": person.id or next(free),
            "name": person.name,
            "preferred": person.preferred,
            "pronouns": person.pronouns,
            "grade": person.grade,
            "groups": ";".join(person.groups),
            "adult": ";".join(known.adults_of(person)),
            "joined": since,
            "email": person.email,
        }
        for person in people
    ]
    return tuple(rows), sum(not person.id for person in people)


def _by_another(person: Person, student: Student) -> bool:
    return bool(person.id) and same_id(person.id) != same_id(student.id)


def _kept_groups(pairs: Sequence[tuple[Person, Student]], known: _Known) -> tuple[str, ...]:
    if not known.groups:
        return ()
    groups = [g for person, student in pairs if person.groups for g in student.groups]
    return tuple(sorted({group for group in groups if fold(group) not in known.groups}))


def _back(student: Student, today: date) -> dict[str, str]:
    """On the roster again. The days between stay what they were: days without them."""
    assert student.left is not None
    cells = {"left": ""}
    if student.left < today:
        gap = f"{student.left.isoformat()}..{(today - timedelta(1)).isoformat()}"
        cells["away"] = ";".join(filter(None, [student.value("away"), gap]))
    return cells
