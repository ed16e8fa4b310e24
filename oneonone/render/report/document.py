"""The report as one JSON document."""

from __future__ import annotations

from oneonone.core.about import About
from oneonone.core.contacts import Contacts
from oneonone.core.coverage import Tally, gaps
from oneonone.core.equity import Equity
from oneonone.core.follow_through import FollowThrough
from oneonone.core.report import Report
from oneonone.render.reasons import Speaker
from oneonone.render.report.equity import equity_record
from oneonone.render.report.follow_through import adults_part, goals_part
from oneonone.render.report.students import about_part, groups_records, students_records


def report_json(report: Report, speaker: Speaker) -> dict[str, object]:
    """The keys of ``oo report --json``; a part that was not asked for is null."""
    rows = gaps(report.rows) if report.wanted.gaps else report.rows
    return {
        "since": report.span.since,
        "until": report.span.until,
        **tally_json(report.tally),
        "promises": report.promises,
        "groups": groups_records(report),
        "rows": students_records(rows, speaker),
        "equity": report.equity and _equity(report.equity, speaker),
        "adults": report.contacts and _adults(report.contacts, speaker),
        "goals": report.follow_through and _goals(report.follow_through),
        "about": report.about and _about(report.about, speaker),
    }


def tally_json(counts: Tally) -> dict[str, object]:
    """The states, counted."""
    return {
        "students": counts.students,
        "up_to_date": counts.up_to_date,
        "due": counts.due,
        "overdue": counts.overdue,
        "never": counts.never,
        "new": counts.new,
        "away": counts.away,
        "coverage": counts.coverage,
    }


def _equity(found: Equity, speaker: Speaker) -> dict[str, object]:
    everyone = equity_record(found.everyone, found, speaker)
    return {
        "by": found.by,
        "most_to_fewest": found.most_to_fewest,
        "everyone": {k: v for k, v in everyone.items() if k not in ("name", "hidden", "ratio")}
        | {"median": None if found.everyone.hidden else found.everyone.median},
        "groups": [equity_record(group, found, speaker) for group in found.groups],
    }


def _adults(found: Contacts, speaker: Speaker) -> dict[str, object]:
    return {
        "adults": [{"adult": key, "students": found.met_by(key)} for key in found.adults],
        "rows": adults_part(found, speaker).records,
        "nobody_twice": [row.student.id for row in found.nobody_twice],
    }


def _goals(found: FollowThrough) -> dict[str, object]:
    return {
        **found.goals._asdict(),
        "owed": found.owed._asdict(),
        "months": goals_part(found).records,
    }


def _about(found: About, speaker: Speaker) -> dict[str, object]:
    return {
        "key": found.key,
        "values": dict(found.values),
        "rows": about_part(found, speaker).records,
    }
