"""``--only``: some of the students of an export, by class, teacher, grade, course, period, school.

Conditions on a class (who teaches it, its period) hold of one and the same class, and only the
classes that fit are kept of a student: what nobody asked for is not copied.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from oneonone.core.classes import Class, Pupil, Teacher
from oneonone.core.exports import Export, Person
from oneonone.core.roster import fold, fold_grade, same_id
from oneonone.core.settings import TITLES
from oneonone.errors import WrongWords

MANY = 200
"""Students of several teachers, beyond which nobody wants all of them by accident."""

_OF_CLASS = ("class", "section", "teacher", "course", "period")
_OF_PUPIL = ("grade", "school")
KEYS = (*_OF_CLASS, *_OF_PUPIL)
_MANY_OF = {"class": "classes"}
_NAMED = 20


class Only(NamedTuple):
    """One ``--only``: any of its values fits. A value is said in one way, or in several where it
    stands for an adult of the team, the last being the name the team has for them."""

    key: str
    values: tuple[tuple[str, ...], ...]


class Choice(NamedTuple):
    """What a student can be chosen by: a teacher, a class, a grade. ``is_it`` never shows."""

    is_it: str
    title: str
    spellings: tuple[str, ...] = ()


class Offered(NamedTuple):
    """The values of one key, each with how many students it would bring."""

    key: str
    values: tuple[tuple[str, int], ...]


class Choices(NamedTuple):
    """More students than one team has: what could be chosen of them."""

    system: str
    students: int
    offered: tuple[Offered, ...]


def chosen(pupils: Sequence[Pupil], wanted: Iterable[Only]) -> list[Pupil]:
    """Those who fit, each with the classes that fit. Raises WrongWords where nobody does."""
    tests = [(only.key, _meant(pupils, only)) for only in wanted]
    if not tests:
        return list(pupils)
    found = [narrowed for pupil in pupils if (narrowed := _narrowed(pupil, tests)) is not None]
    if not found:
        raise WrongWords("nobody fits all of that", where="--only", remedy="Leave one out.")
    return found


def _narrowed(pupil: Pupil, tests: Sequence[tuple[str, frozenset[str]]]) -> Pupil | None:
    for key, meant in tests:
        if key in _OF_PUPIL and meant.isdisjoint(choice.is_it for choice in _of(pupil, key)):
            return None
    of_class = [(key, meant) for key, meant in tests if key in _OF_CLASS]
    if not of_class:
        return pupil
    classes = tuple(
        one
        for one in pupil.classes
        if all(not meant.isdisjoint(c.is_it for c in _in(one, key)) for key, meant in of_class)
    )
    return pupil._replace(classes=classes) if classes else None


def chosen_of(export: Export, wanted: Sequence[Only]) -> Export:
    """Of one file, which tells groups and teachers side by side, those who fit."""
    if not wanted:
        return export
    pupils = [_as_pupil(str(place), person) for place, person in enumerate(export.people)]
    people = []
    for pupil in chosen(pupils, wanted):
        kept = {one.title for one in pupil.classes}
        person = export.people[int(pupil.key)]
        people.append(person._replace(groups=tuple(g for g in person.groups if g in kept)))
    return export._replace(people=tuple(people))


def with_team_names(export: Export, wanted: Sequence[Only]) -> Export:
    """Whoever was asked for as an adult of the team is called as the team calls them: the export
    says Ana Rivera, the team Ms. Rivera."""
    names = dict.fromkeys(name for person in export.people for name in person.teachers)
    there = [Choice(name, name) for name in names]
    said = [way for only in wanted if only.key == "teacher" for way in only.values if way[1:]]
    known = {}
    for way in said:
        found = _candidates("teacher", way, there)
        if len(found) == 1:
            known[found[0].title] = way[-1]
    people = (
        person._replace(teachers=tuple(known.get(name, name) for name in person.teachers))
        for person in export.people
    )
    return export._replace(people=tuple(people))


def _as_pupil(key: str, person: Person) -> Pupil:
    teachers = tuple(Teacher(name) for name in person.teachers)
    groups = person.groups or ("",)
    return Pupil(key, person.grade, tuple(Class(group, teachers=teachers) for group in groups))


def choices(system: str, pupils: Sequence[Pupil]) -> Choices:
    """Everything that could be chosen, in the order of the alphabet and of numbers."""
    students = [pupil for pupil in pupils if not pupil.skipped]
    offered = []
    for key in ("school", "teacher", "class", "grade"):
        counts: dict[str, tuple[str, int]] = {}
        for pupil in students:
            told = {_listed_as(choice, key): choice.title for choice in _of(pupil, key)}
            for one, title in told.items():
                title, count = counts.get(one, (title, 0))
                counts[one] = (title, count + 1)
        if len(counts) > (key == "school"):
            values = sorted(counts.values(), key=lambda value: _in_order(value[0], key))
            offered.append(Offered(key, tuple(values)))
    return Choices(system, len(students), tuple(offered))


def _listed_as(choice: Choice, key: str) -> str:
    """Classes of one title stand in one line; so do 07 and 7."""
    return choice.is_it if key == "grade" else fold(choice.title)


def too_many(pupils: Sequence[Pupil]) -> bool:
    """Whether these are the students of several schools, or a great many of several teachers."""
    students = [pupil for pupil in pupils if not pupil.skipped]
    schools = {choice.is_it for pupil in students for choice in _of(pupil, "school")}
    teachers = {choice.is_it for pupil in students for choice in _of(pupil, "teacher")}
    return len(schools) > 1 or (len(students) > MANY and len(teachers) > 1)


def many_of(key: str) -> str:
    """The word for several of a key: classes, teachers."""
    return _MANY_OF.get(key, f"{key}s")


def _of(pupil: Pupil, key: str) -> Iterator[Choice]:
    """What one student can be chosen by under a key."""
    if key == "grade" and pupil.grade:
        yield Choice(fold_grade(pupil.grade), pupil.grade)
    elif key == "school":
        for school in pupil.schools:
            yield Choice(same_id(school.id), school.called, (school.id,))
    else:
        for one in pupil.classes:
            yield from _in(one, key)


def _in(one: Class, key: str) -> Iterator[Choice]:
    """What a class can be chosen by under a key."""
    if key in ("class", "section") and one.title:
        yield Choice(one.key, one.title, (one.code, one.id))
    elif key == "course" and one.courses:
        yield Choice(fold("\n".join(one.courses)), one.courses[0], one.courses[1:])
    elif key == "period" and one.period:
        yield Choice(fold(one.period), one.period)
    elif key == "teacher":
        for teacher in one.teachers:
            yield Choice(_known_by(teacher), teacher.name, (teacher.id, teacher.email))


def _known_by(teacher: Teacher) -> str:
    return same_id(teacher.id) if teacher.id else fold(teacher.name)


def _meant(pupils: Sequence[Pupil], only: Only) -> frozenset[str]:
    """What the values of one condition stand for. Raises WrongWords for one that fits nothing."""
    there = {c.is_it: c for pupil in pupils for c in _of(pupil, only.key)}
    if not there:
        told = [key for key in KEYS if any(any(_of(pupil, key)) for pupil in pupils)]
        remedy = f"It can be chosen by {', '.join(told)}." if told else "Import it without --only."
        what = f"this export does not tell the {only.key} of a student"
        raise WrongWords(what, where=f"--only {only.key}", remedy=remedy)
    found: set[str] = set()
    for value in only.values:
        found.update(choice.is_it for choice in _fitting(only.key, value, list(there.values())))
    return frozenset(found)


def _fitting(key: str, said: tuple[str, ...], there: Sequence[Choice]) -> Sequence[Choice]:
    """The choices a value names: spelled so before called so in part."""
    where = f"--only {key}={said[0]}"
    found = _candidates(key, said, there)
    if not found:
        raise WrongWords(f"no {key} is called so", where=where, remedy=_instead(key, said, there))
    # Two teachers of one name are two; classes of one title are meant together.
    if len(found) > 1 and (key == "teacher" or len({fold(c.title) for c in found}) > 1):
        listed = ", ".join(_with_id(choice) for choice in found[:_NAMED])
        remedy = "Say it in full, by id or e-mail; several with a semicolon between them."
        raise WrongWords(f"{len(found)} {many_of(key)} fit: {listed}", where=where, remedy=remedy)
    return found


def _candidates(key: str, said: tuple[str, ...], there: Sequence[Choice]) -> Sequence[Choice]:
    wanted = {_spelled(key, way) for way in said}
    exact = [choice for choice in there if not wanted.isdisjoint(_spellings(key, choice))]
    if exact or key in ("grade", "period"):
        return exact
    parts = [words for way in said if (words := _words(way))]
    return [choice for choice in there if any(part <= _words(choice.title) for part in parts)]


def _with_id(choice: Choice) -> str:
    known = next((spelling for spelling in choice.spellings if spelling), "")
    return f"{choice.title} ({known})" if known else choice.title


def _spellings(key: str, choice: Choice) -> set[str]:
    ways = {_spelled(key, way) for way in (choice.title, *choice.spellings) if way}
    if key == "teacher":
        *first, last = choice.title.split(" ")
        ways |= {fold(f"{last}{comma} {' '.join(first)}") for comma in (",", "")}
    return ways


def _spelled(key: str, text: str) -> str:
    return fold_grade(text) if key == "grade" else fold(text)


def _words(text: str) -> set[str]:
    """The words of a name; nobody is told by Mr. or Ms."""
    return {word.strip(".,") for word in fold(text).split()} - TITLES - {""}


def _instead(key: str, said: tuple[str, ...], there: Sequence[Choice]) -> str:
    titles = sorted({choice.title for choice in there}, key=lambda title: _in_order(title, key))
    known = {fold(part): title for title in titles for part in (title, *title.split(" "))}
    near = [known[hit] for way in said for hit in get_close_matches(fold(way), known, 1, 0.7)]
    more = f" and {len(titles) - _NAMED} more" if len(titles) > _NAMED else ""
    listed = f"There are: {', '.join(titles[:_NAMED])}{more}."
    return f"Did you mean {near[0]}? {listed}" if near else listed


def _in_order(title: str, key: str) -> tuple[int, str]:
    """Teachers by their surnames, grades by their numbers."""
    words = fold(title).split(" ")
    bare = " ".join([words[-1], *words]) if key == "teacher" else fold(title)
    return (int(bare) if bare.isascii() and bare.isdigit() and len(bare) < 9 else 10**9, bare)
