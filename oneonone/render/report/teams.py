"""Several notebooks side by side: coverage by team, in numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from oneonone.core.coverage import gaps
from oneonone.core.follow_through import kept_share
from oneonone.core.settings import Settings
from oneonone.core.teams import Team, all_together, too_few
from oneonone.render.html import html_page
from oneonone.render.reasons import Speaker
from oneonone.render.report.document import tally_json
from oneonone.render.report.headline import headline, percent_or_none
from oneonone.render.report.page import head, segments, states_bar
from oneonone.render.report.part import Part, Record, part_markdown, part_text
from oneonone.render.report.students import STUDENT, gaps_part, group_record, students_records
from oneonone.render.tables import Cell, Figure, spreadsheet
from oneonone.render.words import bar, days_words, wrapped

HIDDEN = "Teams of fewer than 5 are not shown, nor those with which so few could be worked out"


def _head(found: Sequence[Team]) -> tuple[Settings, str]:
    """Settings to speak with, and the first sentence about all of them."""
    counts, promises = all_together(found)
    people = {team.settings.people for team in found}
    settings = found[0].settings._replace(
        title="", people="staff" if people == {"staff"} else "students"
    )
    if too_few(found):
        return settings, f"Fewer than 5 {settings.many}: too few to be shown without names."
    return settings, headline(counts, promises, settings)


def _speaker(team: Team, width: int, initials: bool) -> Speaker:
    return Speaker(team.settings, "", team.report.span.until, width, initials)


def _parts(found: Sequence[Team], names: bool, initials: bool, width: int) -> list[Part]:
    header = ("", "people", "up to date", " ", "overdue", "due", "never", "longest wait")
    spare = (" ", "due", "people", "longest wait")
    words = (f"{HIDDEN}; --names shows all.",) if any(team.hidden for team in found) else ()
    parts = [Part("", words, header, tuple(map(_row, found)), spare=spare)]
    for team in found if names else ():
        if waiting := gaps(team.report.rows):
            part = gaps_part(waiting, _speaker(team, width, initials))
            parts.append(part._replace(title=f"Waiting longest in {team.settings.title}"))
    return parts


def _row(team: Team) -> tuple[Cell, ...]:
    if team.hidden:
        return team.settings.title, None, Figure(team.hidden), None, None, None, None, None
    counts, wait = team.tally, team.group.longest_wait
    share = counts.coverage
    return (
        team.settings.title,
        counts.students,
        Figure(percent_or_none(share)),
        "" if share is None else bar(share),
        counts.overdue,
        counts.due,
        counts.never,
        "" if wait is None else days_words(wait),
    )


def teams_page(found: Sequence[Team], names: bool, initials: bool, width: int) -> str:
    """The sentence about everybody, a line a team; with ``names``, who waits in each."""
    first = wrapped(_head(found)[1], width)
    parts = _parts(found, names, initials, width)
    return "\n\n".join([first, *(part_text(part, width) for part in parts)])


def teams_markdown(found: Sequence[Team], names: bool, initials: bool) -> str:
    """The same as a page of Markdown."""
    parts = _parts(found, names, initials, 80)
    return "\n\n".join([_head(found)[1], *(part_markdown(part) for part in parts)])


def teams_csv(found: Sequence[Team], names: bool, initials: bool) -> str:
    """A line a team, for a spreadsheet; with ``names``, a line for everybody."""
    if not names:
        records = [_record(team) for team in found]
        return spreadsheet(list(records[0]), [list(record.values()) for record in records])
    rows = [
        [team.settings.title, *record.values()]
        for team in found
        for record in students_records(team.report.rows, _speaker(team, 80, initials))
    ]
    return spreadsheet(["team", *STUDENT], rows)


def _record(team: Team) -> Record:
    counts, promises = team.tally, team.report.promises
    values: Record = {
        **group_record(team.group),
        "due": counts.due,
        "overdue": counts.overdue,
        "never": counts.never,
        "new": counts.new,
        "away": counts.away,
        **{f"promises_{ending}": count for ending, count in promises.items()},
    }
    if team.hidden:
        values = dict.fromkeys(values)
    values["name"] = team.settings.title
    return {"name": team.settings.title, "hidden": team.hidden and str(team.hidden)} | values


def teams_json(found: Sequence[Team], names: bool, initials: bool) -> dict[str, object]:
    """The states of everybody, and the same for each team; with ``names``, its rows."""
    counts, promises = all_together(found)
    everybody = {**tally_json(counts), "promises": promises}
    if too_few(found):
        everybody = dict.fromkeys(everybody)
    return {**everybody, "teams": [_team_json(team, names, initials) for team in found]}


def _team_json(team: Team, names: bool, initials: bool) -> dict[str, object]:
    rows = students_records(team.report.rows, _speaker(team, 80, initials)) if names else None
    span = team.report.span
    return {**_record(team), "since": span.since, "until": span.until, "rows": rows}


def teams_html(
    found: Sequence[Team],
    names: bool,
    initials: bool,
    sources: Mapping[str, str],
    unreadable: int,
) -> str:
    """The same as a page to print."""
    counts, promises = all_together(found)
    settings, sentence = _head(found)
    until = max(team.report.span.until for team in found)
    values = {
        **head(Speaker(settings, "", until, 80), counts, promises),
        "headline": sentence,
        "states": [] if too_few(found) else states_bar(counts),
        "title": f"{len(found)} teams" if len(found) > 1 else found[0].settings.title,
        "teams": [_team(team) for team in found],
        "hidden": f"{HIDDEN}." if any(team.hidden for team in found) else "",
        "waiting": [
            (team.settings.title, gaps_part(waiting, _speaker(team, 80, initials)))
            for team in found
            if names and (waiting := gaps(team.report.rows))
        ],
        "unreadable": unreadable,
    }
    return html_page(sources, "teams.html", values)


def _team(team: Team) -> dict[str, object]:
    counts, wait, promises = team.tally, team.group.longest_wait, team.report.promises
    ended = {end: n for end, n in promises.items() if end not in ("made", "open")}
    return {
        "name": team.settings.title,
        "hidden": team.hidden,
        "students": counts.students,
        "share": percent_or_none(counts.coverage),
        "bar": states_bar(counts._replace(new=0, away=0)),
        "wait": wait,
        "promises": segments(ended),
        "kept": percent_or_none(kept_share(promises)),
        "often": team.settings.cadence.words,
    }
