"""Parts of a roll that several families write alike: teachers, courses, sections, schools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from oneonone.core.classes import Class, School, Teacher
from oneonone.core.roster import same_id
from oneonone.formats.rosters.sets.roll import Enrolment, day_in, id_of
from oneonone.formats.rosters.sets.tables import Record

Span = tuple[date | None, date | None]
"""The first and the last day; None where the file does not say."""


def teachers_in(records: Iterable[Record], key: str, *email: str) -> dict[str, Teacher]:
    """Everybody of a file as they would be called, were they a teacher, by their ids."""
    found = {}
    for record in records:
        name = f"{record.said('givenname', 'firstname', 'namefirst')} "
        name += record.said("familyname", "lastname", "namelast")
        known = record.id(key)
        whole = record.said("fullname", "namedisplay") if not name.strip() else name.strip()
        found[same_id(known)] = Teacher(whole or known, known, record.said(*email))
    return found


def courses_in(records: Iterable[Record], key: str, *names: str) -> dict[str, tuple[str, ...]]:
    """All that each course is called, by its id, which is the last of its names."""
    found = {}
    for record in records:
        called = (*(record.said(name) for name in names), record.id(key))
        found[id_of(record, key)] = tuple(filter(None, called))
    return found


def section_in(record: Record, key: str, titles: Iterable[str], period: str) -> Class:
    """A class whose own row names its course; its title is the first of these that it has."""
    known = record.id(key)
    return Class(
        title=record.said(*titles) or known,
        id=known,
        code=record.said("sectionnumber"),
        period=record.said(period),
        courses=tuple(filter(None, (record.said("coursename"), record.said("coursenumber")))),
    )


def spans_in(records: Iterable[Record], key: str, starts: str, ends: str) -> dict[str, Span]:
    """From when to when each section runs, by its id."""
    return {
        id_of(record, key): (day_in(record.said(starts)), day_in(record.said(ends)))
        for record in records
    }


def members(
    records: Iterable[Record],
    section: str,
    person: str,
    role: str,
    spans: Mapping[str, Span] = {},
) -> Iterator[Enrolment]:
    """Whom a file puts into sections, all in one role, for as long as each section runs."""
    for record in records:
        known = id_of(record, section)
        starts, ends = spans.get(known, (None, None))
        yield Enrolment(known, id_of(record, person), role, record.line, starts, ends)


def schools_in(
    listed: Iterable[tuple[str, str]], names: Mapping[str, str]
) -> dict[str, tuple[School, ...]]:
    """The schools of each person, from pairs of a person and a school's id as it is written."""
    found: dict[str, dict[str, School]] = {}
    for person, school in listed:
        found.setdefault(person, {})[same_id(school)] = School(
            school, names.get(same_id(school), "")
        )
    return {person: tuple(schools.values()) for person, schools in found.items()}
