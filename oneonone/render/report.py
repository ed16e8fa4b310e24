"""The report: who has been met, and who has not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from oneonone.core.coverage import Group, Row, Span, Tally, gaps, tally
from oneonone.core.entries import Outcome
from oneonone.core.promises import promise_counts
from oneonone.core.standing import State
from oneonone.render.as_json import number
from oneonone.render.reasons import Speaker
from oneonone.render.tables import Cell, fitting_table, markdown, spreadsheet
from oneonone.render.words import aligned, days_words, every_words, first_upper, several, wrapped


class Report(NamedTuple):
    """What the report is made of: rows for students, groups where they were asked for."""

    rows: tuple[Row, ...]
    groups: tuple[Group, ...]
    by: str | None
    span: Span
    only_gaps: bool = False

    @property
    def tally(self) -> Tally:
        """The states of everyone in it."""
        return tally(self.rows)

    @property
    def promises(self) -> dict[str, int]:
        """How the promises of the span ended."""
        return promise_counts(tuple(p for row in self.rows for p in row.promises))


def report_page(report: Report, speaker: Speaker) -> str:
    """The sentence, the gaps, the table."""
    blocks = [wrapped(headline(report, speaker), speaker.width)]
    waiting = gaps(report.rows)
    if waiting:
        blocks.append(_gaps(waiting, speaker))
    if not report.only_gaps and report.rows:
        blocks.append(fitting_table(*_table(report, speaker), speaker.width, _SPARE))
    return "\n\n".join(blocks)


_SPARE = ("moved", "declined", "minutes", "absent", "met", "last met")
"""Columns a narrow screen can do without, in this order."""


def headline(report: Report, speaker: Speaker) -> str:
    """The first sentence of every report."""
    counts = report.tally
    settings = speaker.settings
    if counts.coverage is None:
        sentence = f"Nobody is expected to be met yet, of {settings.counted(counts.students)}"
    else:
        share = min(round(100 * counts.coverage), 100 if counts.coverage == 1 else 99)
        met = f"{counts.up_to_date} of {settings.counted(counts.expected)}"
        verb = "is" if counts.expected == 1 else "are"
        sentence = f"{met} {verb} up to date ({share} %)"
    states = (
        (counts.overdue, "overdue"),
        (counts.due, "due"),
        (counts.never, "never met"),
        (counts.new, "new"),
        (counts.away, "away"),
    )
    rest = [f"{count} {word}" for count, word in states if count]
    end = f": {', '.join(rest)}." if rest else "."
    return f"{sentence}{end}{_promises(report.promises)}"


def _promises(counts: dict[str, int]) -> str:
    words = [f"{counts[e]} {e}" for e in ("kept", "late", "moved", "broken") if counts[e]]
    return f" Promises: {', '.join(words)}." if words else ""


def _gaps(waiting: Sequence[Row], speaker: Speaker) -> str:
    return f"Waiting longest\n{aligned(_gap_rows(waiting, speaker))}"


def _gap_rows(waiting: Sequence[Row], speaker: Speaker) -> list[tuple[str, str, str, str]]:
    rows = []
    for row in waiting:
        now, student = row.standing, row.student
        if now.state is State.NEVER:
            wait = "never met"
            often = f"joined {speaker.day(student.joined)}" if student.joined else ""
        else:
            wait, often = days_words(now.school_days), every_words(now.cadence)
        adults = several([first_upper(speaker.adult(key)) for key in student.adults])
        rows.append((speaker.name(student), wait, often, adults))
    return rows


def _table(report: Report, speaker: Speaker) -> tuple[list[str], list[list[Cell]]]:
    if report.by is not None:
        return _group_table(report, speaker)
    extra = [
        o for o in (Outcome.DECLINED, Outcome.MOVED) if any(r.how_many(o) for r in report.rows)
    ]
    header = ["", "met", "absent", *extra, "minutes", "last met", "how long"]
    rows: list[list[Cell]] = []
    for row in report.rows:
        last = row.standing.last
        rows.append(
            [
                speaker.name(row.student),
                row.how_many(Outcome.MET),
                row.how_many(Outcome.ABSENT),
                *(row.how_many(outcome) for outcome in extra),
                row.minutes,
                f"{speaker.day(last.date)}, {speaker.adult(last.by)}" if last else "never",
                _how_long(row),
            ]
        )
    return header, rows


def _how_long(row: Row) -> str:
    now = row.standing
    if now.state is State.AWAY:
        return "away"
    if now.state in (State.NEW, State.NEVER):
        return "new" if now.state is State.NEW else days_words(now.school_days)
    return "today" if now.school_days == 0 else days_words(now.school_days)


def _group_table(report: Report, speaker: Speaker) -> tuple[list[str], list[list[Cell]]]:
    many = "colleagues" if speaker.settings.people == "staff" else "students"
    header = [report.by or "", many, "up to date", "met", "minutes", "longest wait"]
    rows: list[list[Cell]] = []
    for group in report.groups:
        counts = group.tally
        share = "" if counts.coverage is None else f"{round(100 * counts.coverage)} %"
        wait = group.longest_wait
        rows.append(
            [
                _group_name(group, report, speaker),
                counts.students,
                share,
                _meetings(group),
                _minutes(group),
                "" if wait is None else days_words(wait),
            ]
        )
    return header, rows


def _group_name(group: Group, report: Report, speaker: Speaker) -> str:
    if not group.name:
        return "(blank)"
    return speaker.settings.name_of(group.name) if report.by == "adult" else group.name


def _meetings(group: Group) -> int:
    return sum(row.how_many(Outcome.MET) for row in group.rows)


def _minutes(group: Group) -> int:
    return sum(row.minutes for row in group.rows)


def report_as(report: Report, speaker: Speaker, form: str) -> str:
    """The report in another form: ``csv`` for a spreadsheet, ``md`` for a page."""
    if form == "md":
        blocks = [headline(report, speaker)]
        if waiting := gaps(report.rows):
            header = ["Waiting longest", "", "how often", "adult"]
            blocks.append(markdown(header, _gap_rows(waiting, speaker)))
        if not report.only_gaps and report.rows:
            blocks.append(markdown(*_table(report, speaker)))
        return "\n\n".join(blocks)
    chosen = _gaps_alone(report) if report.only_gaps else report
    rows = groups_json(chosen) if chosen.by else rows_json(chosen, speaker)
    header = list(rows[0]) if rows else ["student", "name"]
    cells = [
        [value if isinstance(value, int) else _cell(value) for value in r.values()] for r in rows
    ]
    return spreadsheet(header, cells)


def _gaps_alone(report: Report) -> Report:
    return report._replace(rows=gaps(report.rows), groups=(), by=None)


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def report_json(report: Report, speaker: Speaker) -> dict[str, object]:
    """The keys of ``oo report --json``."""
    counts = report.tally
    chosen = _gaps_alone(report) if report.only_gaps else report
    return {
        "since": report.span.since,
        "until": report.span.until,
        "students": counts.students,
        "up_to_date": counts.up_to_date,
        "due": counts.due,
        "overdue": counts.overdue,
        "never": counts.never,
        "new": counts.new,
        "away": counts.away,
        "coverage": counts.coverage,
        "promises": report.promises,
        "groups": groups_json(report),
        "rows": rows_json(chosen, speaker),
    }


def groups_json(report: Report) -> list[dict[str, object]]:
    """One object a group."""
    return [
        {
            "name": group.name,
            "students": group.tally.students,
            "up_to_date": group.tally.up_to_date,
            "coverage": group.tally.coverage,
            "meetings": _meetings(group),
            "minutes": _minutes(group),
            "longest_wait": group.longest_wait,
        }
        for group in report.groups
    ]


def rows_json(report: Report, speaker: Speaker) -> list[dict[str, object]]:
    """One object a student."""
    return [
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
        for row in report.rows
    ]
