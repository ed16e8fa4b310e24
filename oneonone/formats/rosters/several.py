"""Several exports that are no set, one for each class or school: the students of all of them."""

from __future__ import annotations

from collections.abc import Sequence

from oneonone.core.exports import Export, Person
from oneonone.core.roster import same_id
from oneonone.errors import Impossible
from oneonone.formats.rosters.names import may_be_one
from oneonone.formats.sheets.spelling import fold


def joined(exports: Sequence[tuple[str, Export]]) -> Export:
    """One export of several, each with its file's name. A student who is in two of them, by id or
    e-mail, is one, with the groups of both. Raises Impossible where one id has two names."""
    if len(exports) == 1:
        return exports[0][1]
    found: dict[str, tuple[str, Person]] = {}
    for file, export in exports:
        for person in export.people:
            key = _key(person) or f"{file}\0{person.line}"
            first, known = found.setdefault(key, (file, person))
            _see_that_they_are_one((first, known), (file, person))
            found[key] = (first, _both(known, person))
    systems = dict.fromkeys(export.system for _, export in exports)
    left_out = {fold(one.header): one for _, export in exports for one in export.left_out}
    return Export(
        " and ".join(systems),
        tuple(person for _, person in found.values()),
        tuple(one._replace(file=file) for file, export in exports for one in export.skipped),
        tuple(left_out.values()),
        tuple(f"{f}: {r[:1].lower()}{r[1:]}" for f, export in exports for r in export.remarks),
        tuple(one for _, export in exports for one in export.unread),
    )


def _key(person: Person) -> str:
    return same_id(person.id) or same_id(person.email)


def _both(first: Person, again: Person) -> Person:
    return first._replace(
        preferred=first.preferred or again.preferred,
        pronouns=first.pronouns or again.pronouns,
        grade=first.grade or again.grade,
        email=first.email or again.email,
        groups=tuple(dict.fromkeys((*first.groups, *again.groups))),
        teachers=tuple(dict.fromkeys((*first.teachers, *again.teachers))),
    )


def _see_that_they_are_one(first: tuple[str, Person], again: tuple[str, Person]) -> None:
    (file, one), (other_file, other) = first, again
    if not may_be_one(one.name, other.name):
        what = (
            f'the id "{one.id or one.email}" stands for two students, in {file}, line {one.line},'
            f" and in {other_file}, line {other.line}"
        )
        raise Impossible(what, remedy="Give each an id of their own, and import again.")
