"""What a teacher should know of a file that was read, in whole sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from oneonone.core.exports import Person
from oneonone.core.roster import same_id
from oneonone.formats.rosters.columns import Meaning
from oneonone.formats.rosters.layout import Layout
from oneonone.formats.rosters.mistyped import mistyped
from oneonone.formats.rosters.students import Students
from oneonone.formats.sheets.spelling import heading, lines_named, words

_SERVICES = frozenset(
    """automation service services svc serviceaccount bot robot gcp aws azure api noreply reply
    admin administrator root system sync backup scanner printer kiosk helpdesk support postmaster
    webmaster daemon integration integrations sso ldap cron info office""".split()
)
_NAMES_SHOWN = 20
_SHORTENED = re.compile(r"[0-9]([.,][0-9]+)?E\+[0-9]{2,}")


def remarks_on(students: Students, layout: Layout, asked: Layout) -> Iterator[str]:
    """``layout`` is the one in use, ``asked`` what the header offered before the rows were seen."""
    people = students.people
    if not people:
        yield "There is no student in this file."
        return
    for cell, meant in mistyped(layout.header, tuple(asked.columns)):
        yield f'Nothing was read from the column "{cell}": did you mean "{meant}"?'
    yield from _on_ids(people, layout, asked)
    yield from _on_equal_names(people)
    if not layout.has(Meaning.NAME):
        for half, other in ((Meaning.FIRST, Meaning.LAST), (Meaning.LAST, Meaning.FIRST)):
            if not layout.has(half):
                yield f"There is no {half} name in this file; the {other} name stands alone."
    if students.joined:
        rows = _rows(len(students.joined))
        yield f"{rows} joined to a student of the same id ({lines_named(students.joined)})."
    if students.named_twice:
        pair = lines_named([line for pair in students.named_twice for line in pair])
        yield f"One id has a name written in two ways ({pair}); the first was taken."
    if students.staff_too:
        lines = lines_named(students.staff_too)
        yield f"No student by {lines}, but one by another row: kept; see which of them is right."
    if students.long_rows:
        lines = lines_named(students.long_rows)
        yield f"More cells than the header has columns: {lines}; the last were passed over."
    if students.odd_quotes:
        lines = lines_named(students.odd_quotes)
        yield f"Quotation marks are out of place in {lines}; see that it was read right."
    if students.over_lines:
        lines = lines_named(students.over_lines)
        yield f"A name goes on over several lines ({lines}); see that it hides no other student."
    garbled = [person.line for person in people if _is_garbled(person.name)]
    if garbled:
        yield f"Accents look garbled since before this export: {lines_named(garbled)}."
    if students.leaving:
        lines = lines_named(students.leaving)
        yield f"A leaving date stands in {lines}; who has left by today is passed over."
    graduated = [person.line for person in people if person.grade == "99"]
    if graduated:
        yield f"Grade 99 usually means graduated: {lines_named(graduated)}."
    services = [person.line for person in people if _is_service(person)]
    if services:
        yield f"This looks like a service account, not a student: {lines_named(services)}."


def _rows(count: int) -> str:
    return "1 row was" if count == 1 else f"{count} rows were"


def _on_ids(people: Sequence[Person], layout: Layout, asked: Layout) -> Iterator[str]:
    lacking = [person.line for person in people if not person.id]
    if len(lacking) == len(people):
        yield "There is no id in this file; each student is given one."
        return
    offered = asked.columns.get(Meaning.ID, ())
    if not layout.has(Meaning.ID):
        yield "There is no id in this file; the e-mail address stands for it."
    elif len(offered) > 1:
        used = layout.header[layout.columns[Meaning.ID][0]]
        yield f'The id is that of the column "{heading(used)}".'
    shortened = [person.line for person in people if _SHORTENED.fullmatch(person.id)]
    if shortened:
        yield (
            f"The id in {lines_named(shortened)} looks like a number that a spreadsheet has"
            " shortened; export it again as text."
        )
    if lacking:
        yield f"There is no id in {lines_named(lacking)}; the student is kept without one."


def _on_equal_names(people: Sequence[Person]) -> Iterator[str]:
    by_name: dict[str, list[Person]] = {}
    for person in people:
        by_name.setdefault(same_id(person.name), []).append(person)
    shared = [several for several in by_name.values() if len(several) > 1]
    for several in shared[:_NAMES_SHOWN]:
        apart = "they stay apart by their ids"
        if sum(not person.id for person in several) > 1:
            apart = "without ids nothing else tells them apart"
        lines = lines_named([person.line for person in several])
        yield f"{len(several)} students share the name {several[0].name} ({lines}); {apart}."
    if len(shared) > _NAMES_SHOWN:
        yield f"{len(shared) - _NAMES_SHOWN} more names are shared by several students."


def _is_garbled(name: str) -> bool:
    """``NÃºÃ±ez``: UTF-8 once read as Windows-1252, and saved so."""
    try:
        return not name.isascii() and name.encode("cp1252").decode("utf-8") != name
    except UnicodeError:
        return False


def _is_service(person: Person) -> bool:
    """By the words of its address, or a name of nothing but such words."""
    if "@" not in person.email:
        return False
    name = words(person.name)
    address = words(person.email.partition("@")[0])
    return not _SERVICES.isdisjoint(address) or (bool(name) and _SERVICES.issuperset(name))
