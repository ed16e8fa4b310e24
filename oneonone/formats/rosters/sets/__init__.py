"""Exports that are sets of several files: who is in which class, and who teaches it.

Adding a family: one file here that says by which headers its tables are known and how they belong
together, its line in ``FAMILIES``, and its set in the tests. Birth dates and the like lie in tables
that no family names: they are not opened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from oneonone.core.exports import Export, Person, Skipped
from oneonone.errors import Impossible
from oneonone.formats.rosters import read_export
from oneonone.formats.rosters.sets import canvas_sis, clever, oneroster, sds
from oneonone.formats.rosters.sets.tables import Parts, Table, tables_in

FAMILIES = (oneroster, clever, sds, canvas_sis)


def read_set(files: Mapping[str, bytes], today: date) -> Export | None:
    """The students of a set of files, with their classes and teachers; None where they are none.

    Raises Impossible for a set that lacks the file with the students in it.
    """
    tables = tables_in(files)
    for family in FAMILIES:
        if (parts := family.parts(tables, today)) is not None:
            return _export(parts, files)
    return None


def _export(parts: Parts, files: Mapping[str, bytes]) -> Export:
    people = parts.people
    read = read_export(files[people.name], people.name)
    keys = {row.line: people.value(row, parts.key) for row in people.rows}
    titles = _titles(parts)
    kept: list[Person] = []
    skipped = list(read.skipped)
    for person in read.people:
        key = keys.get(person.line, "")
        if parts.students is not None and key not in parts.students:
            skipped.append(Skipped(person.line, "not a student"))
            continue
        classes = dict.fromkeys(parts.attends.get(key, ()))
        groups = dict.fromkeys(titles[one] for one in classes if one in titles)
        teachers = dict.fromkeys(name for one in classes for name in parts.taught.get(one, ()))
        kept.append(person._replace(groups=tuple(groups), teachers=tuple(teachers)))
    if not kept:
        raise Impossible(
            "no student is in it", where=people.name, remedy="Export it again, students included."
        )
    skipped.sort(key=lambda one: one.line)
    remarks = (*read.remarks, *parts.remarks)
    return Export(parts.system, tuple(kept), tuple(skipped), read.left_out, remarks)


def _titles(parts: Parts) -> dict[str, str]:
    """Each class by its title; by its code as well where several have the same."""
    titles = Counter(title for title, _ in parts.classes.values())
    return {
        one: title if titles[title] == 1 or not code else f"{title} ({code})"
        for one, (title, code) in parts.classes.items()
    }


__all__ = ["Table", "read_set"]
