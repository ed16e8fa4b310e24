"""OneRoster 1.1 and 1.2, and Microsoft SDS 2, which took its files from there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from oneonone.core.classes import Class, School
from oneonone.core.roster import same_id
from oneonone.formats.rosters.sets.kinds import NO_CLASSES, Kind, Tables, records
from oneonone.formats.rosters.sets.parts import courses_in, schools_in, teachers_in
from oneonone.formats.rosters.sets.roll import Enrolment, Roll, alive, closed, day_in, id_of
from oneonone.formats.rosters.sets.tables import Record, Sheet, Table

_SHEETS = (
    Sheet(
        "users",
        ("sourcedid givenname", "sourcedid familyname"),
        "sourcedid status enableduser orgsourcedids primaryorgsourcedid role givenname familyname"
        " email grades grade preferredgivenname preferredfamilyname pronouns",
    ),
    Sheet(
        "roles",
        ("usersourcedid role",),
        "usersourcedid status role begindate enddate rolestartdate roleenddate orgsourcedid grade",
        never="classsourcedid",
    ),
    Sheet(
        "enrollments",
        ("classsourcedid usersourcedid",),
        "status classsourcedid usersourcedid role primary begindate enddate",
    ),
    Sheet(
        "classes",
        tuple(
            f"sourcedid title {one}"
            for one in ("coursesourcedid", "schoolsourcedid", "classcode", "sessionsourcedids")
        ),
        "sourcedid status title classcode coursesourcedid periods",
        never="coursecode schoolyearsourcedid",
    ),
    Sheet("courses", ("sourcedid title coursecode",), "sourcedid title coursecode"),
    Sheet("orgs", ("sourcedid name type",), "sourcedid name type"),
)


def _read(tables: Tables, today: date) -> Roll:
    users, held = tables["users"], list(_held(records(tables, "roles"), today))
    return Roll(
        people=users,
        key="sourcedid",
        classes=_classes(tables),
        enrolled=tables.get("enrollments"),
        enrolments=tuple(_enrolments(tables)),
        teachers=teachers_in(users.records(), "sourcedid", "email"),
        roles=_roles(users, held),
        grades={person: grade for person, record in held if (grade := record.said("grade"))},
        schools=_schools(tables, held),
        gone={
            id_of(record, "sourcedid"): "inactive"
            for record in users.records()
            if record.said("enableduser").casefold() in ("false", "0", "no")
        },
    )


def _held(roles: Iterable[Record], today: date) -> Iterator[tuple[str, Record]]:
    """Each person and a role they have today."""
    for record in alive(roles):
        starts = day_in(record.said("begindate", "rolestartdate"))
        ends = day_in(record.said("enddate", "roleenddate"))
        # A role for a year to come is one already: rosters are made in the summer.
        if ends is None or ends >= today or (starts is not None and starts > today):
            yield id_of(record, "usersourcedid"), record


def _roles(users: Table, held: list[tuple[str, Record]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for record in users.records():
        found.setdefault(id_of(record, "sourcedid"), []).extend(record.said("role").split(","))
    for person, record in held:
        found.setdefault(person, []).append(record.said("role"))
    return {person: tuple(filter(None, roles)) for person, roles in found.items()}


def _enrolments(tables: Tables) -> Iterator[Enrolment]:
    over = closed(records(tables, "classes"), "sourcedid")
    for record in alive(records(tables, "enrollments")):
        if id_of(record, "classsourcedid") in over:
            continue
        yield Enrolment(
            id_of(record, "classsourcedid"),
            id_of(record, "usersourcedid"),
            record.said("role"),
            record.line,
            day_in(record.said("begindate")),
            day_in(record.said("enddate")),
            record.said("primary").casefold() in ("true", "1", "yes"),
        )


def _classes(tables: Tables) -> Mapping[str, Class]:
    courses = courses_in(records(tables, "courses"), "sourcedid", "title", "coursecode")
    found = {}
    for record in alive(records(tables, "classes")):
        known = record.id("sourcedid")
        course = id_of(record, "coursesourcedid")
        found[same_id(known)] = Class(
            title=record.said("title") or known,
            id=known,
            code=record.said("classcode"),
            period=record.said("periods"),
            courses=courses.get(course, (record.id("coursesourcedid"),) if course else ()),
        )
    return found


def _schools(tables: Tables, held: list[tuple[str, Record]]) -> Mapping[str, tuple[School, ...]]:
    """The schools of each person; a district, which all of them have, is none."""
    orgs = list(records(tables, "orgs"))
    names = {id_of(record, "sourcedid"): record.said("name") for record in orgs}
    above = {id_of(r, "sourcedid") for r in orgs if r.said("type").casefold() != "school"}
    said = [(id_of(record, "sourcedid"), record) for record in tables["users"].records()]
    listed = ((person, org) for person, record in [*said, *held] for org in _orgs(record))
    return schools_in((pair for pair in listed if same_id(pair[1]) not in above), names)


def _orgs(record: Record) -> Iterator[str]:
    listed = record.said("orgsourcedids", "primaryorgsourcedid", "orgsourcedid")
    return filter(None, map(str.strip, listed.split(",")))


KIND = Kind(
    "OneRoster",
    _SHEETS,
    people="users",
    read=_read,
    lost={"enrollments": NO_CLASSES, "classes": "classes are named by their ids"},
    tell_students=("roles", "enrollments"),
    alone="role",
)
