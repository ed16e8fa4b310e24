"""The parts of the report about students one by one, and gathered in groups."""

from __future__ import annotations

from collections.abc import Sequence

from oneonone.core.coverage import Group, Row
from oneonone.core.entries import Outcome
from oneonone.core.report import Report
from oneonone.core.standing import State
from oneonone.render.as_json import number
from oneonone.render.reasons import Speaker
from oneonone.render.report.headline import percent_or_none
from oneonone.render.report.part import Part, Record
from oneonone.render.tables import Cell, Figure
from oneonone.render.words import (
    bar,
    days_words,
    every_words,
    first_upper,
    several,
)


def gaps_part(waiting: Sequence[Row], speaker: Speaker) -> Part:
    """Who is not up to date, whoever waits longest first."""
    rows = tuple(_gap(row, speaker) for row in waiting)
    return Part(
        "Waiting longest",
        header=(speaker.settings.one, "waiting", "how often", "adult"),
        rows=rows,
        records=students_records(waiting, speaker),
        keys=STUDENT,
        bare=True,
        hanging=tuple((name, ", ".join(filter(None, more))) for name, *more in rows),
    )


def _gap(row: Row, speaker: Speaker) -> tuple[str, str, str, str]:
    student = row.student
    adults = several([first_upper(speaker.adult(key)) for key in student.adults])
    return speaker.name(student), *gap_words(row, speaker), adults


def gap_words(row: Row, speaker: Speaker) -> tuple[str, str]:
    """How long somebody has waited, and how often they should be met, or since when they wait."""
    now, joined = row.standing, row.student.joined
    if now.state is State.NEVER:
        return "never met", f"joined {speaker.day(joined)}" if joined else ""
    return days_words(now.school_days), every_words(now.cadence)


def students_part(report: Report, speaker: Speaker) -> Part:
    """The table: one line a student, in the roster's order."""
    extra = [
        o for o in (Outcome.DECLINED, Outcome.MOVED) if any(r.how_many(o) for r in report.rows)
    ]
    header = ("", "met", "absent", *extra, "minutes", "last met", "how long")
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            speaker.name(row.student),
            row.how_many(Outcome.MET),
            row.how_many(Outcome.ABSENT),
            *(row.how_many(outcome) for outcome in extra),
            row.minutes,
            last_words(row, speaker),
            _how_long(row),
        )
        for row in report.rows
    )
    spare = ("moved", "declined", "minutes", "absent", "met", "last met")
    records = students_records(report.rows, speaker)
    return Part("", (), header, rows, records, STUDENT, spare)


def last_words(row: Row, speaker: Speaker) -> str:
    """The day of the last meeting, and with whom it was."""
    last = row.standing.last
    return f"{speaker.day(last.date)}, {speaker.adult(last.by)}" if last else "never"


def _how_long(row: Row) -> str:
    now = row.standing
    if now.state is State.AWAY:
        return "away"
    if now.state in (State.NEW, State.NEVER):
        return "new" if now.state is State.NEW else days_words(now.school_days)
    return "today" if now.school_days == 0 else days_words(now.school_days)


STUDENT = (
    *("student", "name", "adult", "groups", "state", "met", "absent", "declined", "moved"),
    *("minutes", "last_met", "last_by", "school_days", "cadence"),
)
"""The keys of one student."""


def students_records(rows: Sequence[Row], speaker: Speaker) -> tuple[Record, ...]:
    """One record a student."""
    return tuple(
        {
            "student": row.student.id,
            "name": speaker.initialled(row.student),
            "adult": ";".join(row.student.adults),
            "groups": ";".join(row.student.groups),
            "state": row.standing.state,
            "met": row.how_many(Outcome.MET),
            "absent": row.how_many(Outcome.ABSENT),
            "declined": row.how_many(Outcome.DECLINED),
            "moved": row.how_many(Outcome.MOVED),
            "minutes": row.minutes,
            "last_met": row.standing.last.date if row.standing.last else None,
            "last_by": row.standing.last.by if row.standing.last else None,
            "school_days": row.standing.school_days,
            "cadence": number(row.standing.cadence.days),
        }
        for row in rows
    )


def groups_part(report: Report, speaker: Speaker) -> Part:
    """Coverage, meetings and the longest wait of each group."""
    by = report.wanted.by or ""
    many = speaker.settings.many
    header = (by, many, "up to date", " ", "met", "minutes", "longest wait")
    rows: list[tuple[Cell, ...]] = []
    for group in report.groups:
        share, wait = group.tally.coverage, group.longest_wait
        rows.append(
            (
                group_name(group.name, by, speaker),
                group.tally.students,
                Figure(percent_or_none(share)),
                "" if share is None else bar(share),
                group.meetings,
                group.minutes,
                "" if wait is None else days_words(wait),
            )
        )
    records = groups_records(report)
    return Part("", (), header, tuple(rows), records, GROUP, spare=(" ", "minutes", "met", many))


def group_name(name: str, by: str, speaker: Speaker) -> str:
    """How a group is called: an adult by name, a number with what it counts, a blank as such."""
    if not name:
        return "(blank)"
    if by == "adult":
        return speaker.settings.name_of(name)
    return f"{by} {name}" if name.isdecimal() else name


GROUP = ("name", "students", "up_to_date", "coverage", "meetings", "minutes", "longest_wait")
"""The keys of one group."""


def groups_records(report: Report) -> tuple[Record, ...]:
    """One record a group. Beside the attention of groups, what is hidden there is hidden here."""
    if report.equity is None:
        return tuple(group_record(group) for group in report.groups)
    return tuple(
        dict.fromkeys(GROUP) | {"name": group.name} if why else group_record(group)
        for group, why in zip(report.groups, report.hidden, strict=True)
    )


def group_record(group: Group) -> Record:
    """The numbers of some students together."""
    counts = group.tally
    return {
        "name": group.name,
        "students": counts.students,
        "up_to_date": counts.up_to_date,
        "coverage": counts.coverage,
        "meetings": group.meetings,
        "minutes": group.minutes,
        "longest_wait": group.longest_wait,
    }
