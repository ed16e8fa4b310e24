"""The report as a page to pass around: for a screen, a phone and paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from math import log
from typing import NamedTuple

from oneonone.core.contacts import Contacts
from oneonone.core.coverage import Group, Row, Tally, gaps
from oneonone.core.entries import Outcome
from oneonone.core.equity import Attention, Equity
from oneonone.core.follow_through import FollowThrough, Month
from oneonone.core.report import Report
from oneonone.core.suppression import Hidden
from oneonone.core.term import day_words
from oneonone.render.html import html_page
from oneonone.render.reasons import Speaker
from oneonone.render.report.about import about_part
from oneonone.render.report.contacts import adults_words
from oneonone.render.report.equity import equity_words
from oneonone.render.report.follow_through import follow_words, month_words
from oneonone.render.report.headline import headline, percent_or_none
from oneonone.render.report.students import gap_words, group_name, last_words
from oneonone.render.report.week_map import week_map
from oneonone.render.words import every_words, first_upper, several

Values = dict[str, object]
"""What a template of a page is filled with."""


class Segment(NamedTuple):
    """A piece of a bar that is 100 wide."""

    kind: str
    x: float
    width: float
    words: str


def report_html(
    report: Report, speaker: Speaker, sources: Mapping[str, str], unreadable: int
) -> str:
    """The whole page; what was not asked for is left out."""
    settings, wanted, waiting = speaker.settings, report.wanted, gaps(report.rows)
    if not report.rows:
        report = report._replace(contacts=None, follow_through=None, equity=None)
    values: Values = {
        **head(speaker, report.tally, report.promises),
        "since": day_words(report.span.since),
        "with_gaps": wanted.gaps or wanted.everything or not wanted.a_part,
        "with_adults": any(row.student.adults for row in waiting),
        "gaps": [_gap(row, speaker) for row in waiting],
        "map": week_map(report, speaker) if wanted.everything and report.rows else None,
        "by": wanted.by,
        "groups": _groups(report, speaker),
        "contacts": report.contacts and _contacts(report, report.contacts, speaker),
        "follow": report.follow_through and _follow(report.follow_through, speaker),
        "equity": report.equity and _equity(report.equity, speaker),
        "about": report.about and about_part(report.about, speaker),
        "cadence": settings.cadence.words,
        "template": wanted.template,
        "notes": sum(len(row.meetings) for row in report.rows),
        "unreadable": unreadable,
    }
    return html_page(sources, "report.html", values)


def head(speaker: Speaker, counts: Tally, promises: Mapping[str, int]) -> Values:
    """What stands at the top of a report: the title, the day, the first sentence, the bar."""
    settings = speaker.settings
    return {
        "title": settings.title,
        "until": day_words(speaker.today),
        "year": speaker.today.year,
        "one": settings.one,
        "many": settings.many,
        "headline": headline(counts, promises, settings),
        "states": states_bar(counts),
    }


def states_bar(counts: Tally) -> list[Segment]:
    """The states of everyone as one bar."""
    return segments(
        {
            "up to date": counts.up_to_date,
            "due": counts.due,
            "overdue": counts.overdue,
            "never met": counts.never,
            "new": counts.new,
            "away": counts.away,
        }
    )


def segments(counts: Mapping[str, int], whole: int | None = None) -> list[Segment]:
    """A bar of these counts, as wide as their share of ``whole`` (of their sum, unless said)."""
    total = sum(counts.values()) if whole is None else whole
    found, x = [], 0.0
    for words, count in counts.items():
        if count and total:
            width = 100 * count / total
            found.append(
                Segment(words.replace(" ", "-"), round(x, 2), round(width, 2), f"{count} {words}")
            )
            x += width
    return found


def _gap(row: Row, speaker: Speaker) -> Values:
    wait, more = gap_words(row, speaker)
    never = row.standing.never_met
    return {
        "name": speaker.name(row.student),
        "state": row.standing.state,
        "wait": f"{wait}, {more}" if never and more else wait,
        "often": every_words(row.standing.cadence),
        "adult": several([first_upper(speaker.adult(key)) for key in row.student.adults]),
        "last": last_words(row, speaker) if row.standing.last else "",
    }


def _groups(report: Report, speaker: Speaker) -> list[Values]:
    """A line a group; on a page that is passed around the small ones are not shown here either,
    and where none is left there is no table."""
    hidden = report.hidden
    if all(hidden):
        return []
    return [
        _group(group, why, report.wanted.by or "", speaker)
        for group, why in zip(report.groups, hidden, strict=True)
    ]


def _group(group: Group, hidden: Hidden | None, by: str, speaker: Speaker) -> Values:
    counts, wait, name = group.tally, group.longest_wait, group_name(group.name, by, speaker)
    if hidden:
        return {"name": name, "hidden": hidden}
    return {
        "name": name,
        "hidden": None,
        "students": counts.students,
        "bar": states_bar(counts._replace(new=0, away=0)),
        "share": percent_or_none(counts.coverage),
        "met": group.meetings,
        "minutes": group.minutes,
        "wait": wait,
    }


def _contacts(report: Report, found: Contacts, speaker: Speaker) -> Values:
    """Those an adult knows least come first."""
    known = sorted(found.rows, key=lambda pair: max(pair[1].values(), default=0))
    alone = {row.student.id for row in found.nobody_twice}
    return {
        "words": adults_words(found, report.span, speaker),
        "adults": [(speaker.settings.name_of(key), found.met_by(key)) for key in found.adults],
        "rows": [
            {
                "name": speaker.name(row.student),
                "alone": row.student.id in alone,
                "counts": [counts.get(key, 0) for key in found.adults],
                "met": row.how_many(Outcome.MET),
            }
            for row, counts in known
        ],
    }


def _follow(found: FollowThrough, speaker: Speaker) -> Values:
    promised = [month for month in found.months if month.promises["made"]]
    aimed = [month for month in found.months if month.goals.made]
    return {
        "words": follow_words(found),
        "promises": _months(
            (m.first, m.promises["made"], _ends(m.promises), m.promises_kept) for m in promised
        ),
        "goals": _months((m.first, m.goals.made, _went(m), m.goals.kept_share) for m in aimed),
    }


def _ends(promises: Mapping[str, int]) -> dict[str, int]:
    return {ending: count for ending, count in promises.items() if ending != "made"}


def _went(month: Month) -> dict[str, int]:
    counts = month.goals
    return {
        "kept": counts.kept,
        "partly": counts.partly,
        "not yet": counts.not_yet,
        "dropped": counts.dropped,
        "no word": counts.no_word,
    }


def _months(months: Iterable[tuple[date, int, dict[str, int], float | None]]) -> list[Values]:
    """Lines of months; the longest bar is that of the month with the most."""
    rows = list(months)
    most = max((made for _, made, *_ in rows), default=0)
    return [
        {
            "month": month_words(first),
            "made": made,
            "bar": segments(counts, most),
            "share": percent_or_none(share),
        }
        for first, made, counts, share in rows
    ]


def _equity(found: Equity, speaker: Speaker) -> Values:
    return {
        "by": found.by,
        "words": equity_words(found, speaker),
        "rows": [_attention(group, found, speaker) for group in found.groups if found.shown],
    }


def _attention(group: Attention, found: Equity, speaker: Speaker) -> Values:
    name = group_name(group.name, found.by, speaker)
    if group.hidden:
        return {"name": name, "hidden": group.hidden}
    return {
        "name": name,
        "hidden": None,
        "students": group.students,
        "each": f"{group.meetings_each:.1f}",
        "ratio": "–" if group.ratio is None else f"{group.ratio:.2f}",
        "dot": None if group.ratio is None else dot(group.ratio),
        "minutes": f"{group.minutes_each:.0f}",
        "most": group.most,
        "fewest": group.fewest,
        "wait": group.longest_wait,
    }


def dot(ratio: float) -> float:
    """Where a ratio stands on a line 100 wide: a third at its start, as many in the middle, three
    times as many at its end; half and twice are as far from the middle."""
    return round(50 + 50 * max(-1.0, min(1.0, log(max(ratio, 0.01)) / log(3))), 1)
