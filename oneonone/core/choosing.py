"""A part of an export: those of one teacher, class or grade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from oneonone.core.exports import Export, Person
from oneonone.core.roster import Condition, fold
from oneonone.core.settings import Settings
from oneonone.errors import WrongWords

MANY = 200
"""Students of an export that several teachers share, from which on one is asked to choose."""

KEYS = {"teacher": "teacher", "adult": "teacher", "class": "class", "section": "class"}
KEYS |= {"course": "class", "group": "class", "groups": "class", "grade": "grade"}
"""What may stand before the ``=`` of ``--only``."""


class Only(NamedTuple):
    """One condition: what it is about, and the values of which one must hold."""

    key: str
    values: tuple[str, ...]


class Choices(NamedTuple):
    """What an export could be narrowed to, each with its number of students."""

    teachers: tuple[tuple[str, int], ...]
    classes: tuple[tuple[str, int], ...]
    grades: tuple[tuple[str, int], ...]


def only_of(words: Sequence[str]) -> tuple[Only, ...]:
    """``--only`` as it was typed: KEY=VALUE, several values with ``;``."""
    found = []
    for written in words:
        key, equals, value = (part.strip() for part in written.partition("="))
        values = tuple(part for one in value.split(";") if (part := one.strip()))
        if not equals or key.casefold() not in KEYS or not values:
            raise WrongWords(
                "not class=…, teacher=… or grade=…",
                where=f"--only {written}",
                remedy='For example --only teacher="Rivera".',
            )
        found.append(Only(KEYS[key.casefold()], values))
    return tuple(found)


def choices(export: Export) -> Choices:
    """Everything that ``--only`` could name, the largest first."""

    def counted(values: Sequence[Sequence[str]]) -> tuple[tuple[str, int], ...]:
        count = Counter(value for those in values for value in dict.fromkeys(those) if value)
        return tuple(sorted(count.items(), key=lambda one: (-one[1], one[0])))

    return Choices(
        counted([person.teachers for person in export.people]),
        counted([person.groups for person in export.people]),
        counted([(person.grade,) for person in export.people]),
    )


def is_a_whole_school(export: Export) -> bool:
    """Whether it holds more students of more teachers than one team's notebook would."""
    teachers = {name for person in export.people for name in person.teachers}
    return len(export.people) > MANY and len(teachers) > 1


def narrowed(export: Export, only: Sequence[Only], settings: Settings) -> Export:
    """Those of whom every condition holds; WrongWords where a value names nothing."""
    offered = choices(export)
    people = export.people
    for one in only:
        named = {name for value in one.values for name in _named(one.key, value, offered, settings)}
        people = tuple(p for p in people if named & set(_values(p, one.key)))
    return export._replace(people=people)


def _values(person: Person, key: str) -> tuple[str, ...]:
    if key == "grade":
        return (person.grade,)
    return person.teachers if key == "teacher" else person.groups


def _named(key: str, value: str, offered: Choices, settings: Settings) -> list[str]:
    """The names of the export that a value means: the very name, else the one that holds all of
    its words, in any order."""
    names = [name for name, _ in _offered(key, offered)]
    wanted = {fold(value)}
    if key == "teacher" and (adult := settings.adult(value)):
        wanted.add(fold(settings.name_of(adult)))
    if key == "grade":  # 07 is 7
        wanted = {fold(value).lstrip("0")}
        names = [name for name in names if fold(name).lstrip("0") in wanted] or names
        wanted |= {fold(name) for name in names if fold(name).lstrip("0") in wanted}
    if same := [name for name in names if fold(name) in wanted]:
        return same
    words = _words(value)
    near = [name for name in names if words and words <= _words(name)]
    if key != "grade" and len(near) == 1:
        return near
    known = ", ".join(near or names[:12]) or "none"
    what = f"may be several: {known}" if near else f"is no {key} of this export"
    raise WrongWords(
        f'"{value}" {what}',
        where=f"--only {key}={value}",
        remedy="Give the whole name." if near else f"There is: {known}.",
    )


def _words(text: str) -> set[str]:
    return set(fold(text.replace(",", " ").replace(".", " ")).split())


def _offered(key: str, offered: Choices) -> tuple[tuple[str, int], ...]:
    return {"teacher": offered.teachers, "class": offered.classes, "grade": offered.grades}[key]


def conditions(only: Sequence[Only], export: Export, settings: Settings) -> tuple[Condition, ...]:
    """The same on the roster, so that only those are missed who belong to the part; none where
    the roster cannot tell, as of a teacher who is not in the team."""
    found = []
    offered = choices(export)
    for one in only:
        names = [n for value in one.values for n in _named(one.key, value, offered, settings)]
        if len(names) != 1:
            return ()
        if one.key == "teacher":
            adult = settings.adult(names[0])
            if adult is None:
                return ()
            found.append(Condition("adult", adult))
        else:
            found.append(Condition({"class": "groups"}.get(one.key, one.key), names[0]))
    return tuple(found)
