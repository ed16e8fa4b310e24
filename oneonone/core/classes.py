"""The classes of an export: what each is called, who teaches it, and who is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from oneonone.core.roster import fold


class Teacher(NamedTuple):
    """Somebody who teaches a class; many an export has no more than the name."""

    name: str
    id: str = ""
    email: str = ""


class School(NamedTuple):
    """A school of a district. Its name may be all that is known, or its id."""

    id: str
    name: str = ""

    @property
    def called(self) -> str:
        """The name, where there is one."""
        return self.name or self.id


class Class(NamedTuple):
    """A class as it meets: a course may be taught to several. The first teacher is the main one."""

    title: str
    id: str = ""
    code: str = ""
    period: str = ""
    courses: tuple[str, ...] = ()
    """How its course is named: title, number, id."""
    teachers: tuple[Teacher, ...] = ()

    @property
    def key(self) -> str:
        """What it is known by among the classes of its export."""
        return self.id or self.title


class Pupil(NamedTuple):
    """What a student of an export can be chosen by, before anything is kept of them."""

    key: str
    """What tells them apart within the export; not always the id that is kept."""
    grade: str = ""
    classes: tuple[Class, ...] = ()
    schools: tuple[School, ...] = ()
    skipped: str = ""
    """Why they are no student to import, where they are none."""


def group_names(classes: Iterable[Class]) -> dict[str, str]:
    """A name for each class, by its key. Where two have one title, the period tells them apart,
    or the code, or else the id."""
    by_title: dict[str, dict[str, Class]] = {}
    for one in classes:
        by_title.setdefault(fold(one.title), {})[one.key] = one
    names = {}
    for alike in by_title.values():
        told = _told_apart(list(alike.values())) if len(alike) > 1 else None
        for key, one in alike.items():
            name = f"{one.title} ({told(one)})" if told else one.title
            names[key] = name.replace(";", ",")  # a semicolon parts two groups
    return names


_MARKS: tuple[Callable[[Class], str], ...] = (
    lambda one: one.period,
    lambda one: one.code,
    lambda one: one.id,
)


def _told_apart(alike: list[Class]) -> Callable[[Class], str] | None:
    for mark in _MARKS:
        marks = {fold(mark(one)) for one in alike}
        if len(marks) == len(alike) and "" not in marks:
            return mark
    return None
