"""What an export changes on the roster: who is new, changed, gone, or back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from oneonone.core.exports import Export, Person
from oneonone.core.matching import Clash, Matched, Unclear, first_names, matched
from oneonone.core.reach import Reach
from oneonone.core.roster import (
    Condition,
    Roster,
    Student,
    fold,
    fold_grade,
    is_given_id,
    new_ids,
    same_id,
)
from oneonone.core.settings import Settings

ENOUGH = 5
"""One in so many may go before it looks like another file than the whole roster."""


class Part(NamedTuple):
    """Which part of the roster an export is about, as far as that was said."""

    only: tuple[Condition, ...] = ()
    """The conditions by which it was narrowed: nobody else is missed in it."""
    keep: bool = False
    """It is a part, whichever: nobody is missed in it, and no group is gone with it."""


WHOLE = Part()


class Change(NamedTuple):
    """One cell of one student: what stood there, and what shall."""

    student: Student
    column: str
    old: str
    new: str


class Alike(NamedTuple):
    """A student who is gone, and the name of somebody new who may be the same one."""

    student: Student
    name: str


class Changes(NamedTuple):
    """What an import does to the roster. Rows are only ever added; who left stays as a row."""

    added: tuple[dict[str, str], ...] = ()
    """New rows, by column."""
    changed: tuple[Change, ...] = ()
    left: tuple[Student, ...] = ()
    back: tuple[Student, ...] = ()
    here: tuple[Student, ...] = ()
    """Who is in the export and was on the roster before."""
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
    replaced_groups: tuple[str, ...] = ()
    """Groups that the export does not know, whose students are in others now."""
    alike: tuple[Alike, ...] = ()
    unclear: tuple[Unclear, ...] = ()
    """Who may be one of several: nothing is written before that is settled."""
    clashes: tuple[Clash, ...] = ()
    """Who has an id that is another student's here: nothing is written either."""
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
    part: Part = WHOLE,
    chosen: Mapping[int, Student | None] | None = None,
    taken: Iterable[str] = (),
) -> Changes:
    """Compare an export with the roster.

    ``chosen`` says who is meant by the person at a place, or that they are new (None), where that
    was unclear. ``taken`` are ids that may not be given to anyone, beside those of the roster.
    """
    people = [person for person in export.people if not _has_left(person, today)]
    found = matched(people, roster.students, chosen or {})
    pairs = [(one.person, one.student) for one in found.matches if one.student is not None]
    here = [student for student in roster.students if student.on_roster(today)]
    reach = Reach(people, pairs, here, settings, keep=part.keep)
    changed = [c for person, student in pairs for c in _changed(person, student, reach)]
    back = [s for _, s in pairs if s.left is not None and s.left <= today]
    missed = [] if part.keep else _missed(found, export.unread, here, reach, part.only)
    new = [one.person for one in found.matches if one.student is None]
    since = today.isoformat() if roster.students and today > settings.term.starts else ""
    rows = _rows(new, reach, new_ids(roster.students, _spoken_for(new, taken)), since)
    touched = {c.student.id for c in changed} | {s.id for s in back}
    return Changes(
        added=rows,
        changed=tuple(changed),
        left=tuple(missed),
        back=tuple(back),
        here=tuple(student for _, student in pairs),
        same=sum(student.id not in touched for _, student in pairs),
        given_ids=sum(not person.id for person in new),
        other_ids=tuple(s for person, s in pairs if _by_another(person, s)),
        strangers=reach.strangers,
        kept_groups=reach.kept_groups(pairs),
        replaced_groups=reach.replaced_groups(_dropped(changed)),
        alike=_alike(missed, rows),
        unclear=found.unclear,
        clashes=found.clashes,
        shrinks=len(missed) * ENOUGH > len(here),
    )


def _missed(
    found: Matched,
    unread: Iterable[str],
    here: Iterable[Student],
    reach: Reach,
    only: Sequence[Condition],
) -> list[Student]:
    """Who is here, would be in such an export, and is nobody in it."""
    doubtful = {same_id(one) for one in unread}
    there = {one.student.id for one in found.matches if one.student is not None}
    there |= {clash.student.id for clash in found.clashes}
    there |= {student.id for one in found.unclear for student in one.candidates}
    return [
        student
        for student in here
        if student.id not in there
        and same_id(student.id) not in doubtful
        and (all(one.holds(student) for one in only) if only else reach.covers(student))
    ]


def _has_left(person: Person, today: date) -> bool:
    """Another notebook's roster names those who are gone as well."""
    try:
        return bool(person.left) and date.fromisoformat(person.left) <= today
    except ValueError:
        return False


def _spoken_for(new: Iterable[Person], taken: Iterable[str]) -> list[str]:
    return [*taken, *(person.id for person in new if person.id)]


def _changed(person: Person, student: Student, reach: Reach) -> list[Change]:
    """The cells that differ. What the export leaves blank says nothing."""
    new = {
        "name": person.name,
        "preferred": person.preferred,
        "pronouns": person.pronouns,
        "grade": person.grade,
        "groups": ";".join(reach.groups_after(person, student)),
        "adult": ";".join(reach.adults_after(person, student)),
        "email": person.email,
    }
    old = {column: student.value(column) for column in new} | {"name": student.name}
    if set(new["groups"].split(";")) == set(student.groups):
        new["groups"] = ""
    if set(new["adult"].split(";")) == set(student.adults):
        new["adult"] = ""
    return [
        Change(student, column, old[column], value)
        for column, value in new.items()
        if value and not _as_good(column, old[column], value)
    ]


def _as_good(column: str, old: str, new: str) -> bool:
    """Whether a value says nothing new: equal, or the same in a poorer spelling. Many a system
    writes SOFIA MARIN, and 07; the accents on the roster are the student's own."""
    if column == "grade":
        return fold_grade(old) == fold_grade(new)
    poorer = new.isupper() or new.islower() or (new.isascii() and not old.isascii())
    return old == new or (fold(old) == fold(new) and (poorer or column == "email"))


def _rows(
    people: Sequence[Person], reach: Reach, give: Callable[[str], str], since: str
) -> tuple[dict[str, str], ...]:
    """The rows to add."""
    return tuple(
        {
            "id": person.id or give(person.name),
            "name": person.name,
            "preferred": person.preferred,
            "pronouns": person.pronouns,
            "grade": person.grade,
            "groups": ";".join(person.groups),
            "adult": ";".join(reach.adults_of(person)),
            "joined": since if reach.joins(person) else "",
            "email": person.email,
        }
        for person in people
    )


def _by_another(person: Person, student: Student) -> bool:
    return bool(person.id) and same_id(person.id) != same_id(student.id)


def _dropped(changed: Iterable[Change]) -> tuple[str, ...]:
    """The groups that a change takes a student out of."""
    return tuple(
        group
        for change in changed
        if change.column == "groups"
        for group in change.student.groups
        if group not in change.new.split(";")
    )


def _alike(left: Sequence[Student], rows: Iterable[Mapping[str, str]]) -> tuple[Alike, ...]:
    """Who is new and who is gone, and may be one: known by no id of the school's, with the same
    first name and no other grade."""
    return tuple(
        Alike(student, row["name"])
        for student in left
        for row in rows
        if is_given_id(student.id)
        and first_names(row["name"], row["preferred"])
        & first_names(student.name, student.preferred)
        and fold_grade(row["grade"]) in ("", fold_grade(student.grade))
    )


def _back(student: Student, today: date) -> dict[str, str]:
    """On the roster again. The days between stay what they were: days without them."""
    assert student.left is not None
    cells = {"left": ""}
    if student.left < today:
        gap = f"{student.left.isoformat()}..{(today - timedelta(1)).isoformat()}"
        cells["away"] = ";".join(filter(None, [student.value("away"), gap]))
    return cells
