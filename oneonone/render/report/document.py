"""The report as one JSON document."""

from __future__ import annotations

from oneonone.core.about import About
from oneonone.core.contacts import Contacts
from oneonone.core.coverage import Span, Tally, gaps
from oneonone.core.equity import Equity
from oneonone.core.follow_through import FollowThrough, GoalCounts
from oneonone.core.report import Report
from oneonone.render.reasons import Speaker
from oneonone.render.report.about import about_part
from oneonone.render.report.contacts import adults_part
from oneonone.render.report.equity import equity_record, rounded
from oneonone.render.report.follow_through import goals_part
from oneonone.render.report.students import groups_records, students_records


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
        "equity": report.equity and _equity(report.equity),
        "adults": report.contacts and _adults(report.contacts, report.span, speaker),
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


def _equity(found: Equity) -> dict[str, object]:
    everyone = equity_record(found.everyone)
    if not found.tells_extremes:
        everyone |= dict.fromkeys(("most", "fewest", "most_to_fewest", "longest_wait"))
    return {
        "by": found.by,
        "most_to_fewest": rounded(found.most_to_fewest),
        "everyone": {k: v for k, v in everyone.items() if k not in ("name", "hidden", "ratio")}
        | {"median": None if found.everyone.hidden else found.everyone.median},
        "groups": [equity_record(group) for group in found.groups],
    }


def _adults(found: Contacts, span: Span, speaker: Speaker) -> dict[str, object]:
    return {
        "adults": [{"adult": key, "students": found.met_by(key)} for key in found.adults],
        "rows": adults_part(found, span, speaker).records,
        "nobody_twice": [row.student.id for row in found.nobody_twice],
    }


def _goals(found: FollowThrough) -> dict[str, object]:
    return {
        **_counts(found.goals),
        "owed": _counts(found.owed),
        "months": goals_part(found).records,
    }


def _counts(counts: GoalCounts) -> dict[str, int]:
    return {**counts._asdict(), "open": counts.open}


def _about(found: About, speaker: Speaker) -> dict[str, object]:
    return {
        "key": found.key,
        "values": dict(found.values),
        "rows": about_part(found, speaker).records,
    }
