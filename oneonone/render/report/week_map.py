"""The map of students by weeks: what happened with whom, and when nothing did."""

from __future__ import annotations

from itertools import groupby

from oneonone.core.coverage import Row
from oneonone.core.entries import Outcome
from oneonone.core.report import Report
from oneonone.core.standing import State
from oneonone.core.term import MONTHS, day_words
from oneonone.core.weeks import Cell, Seen, Week, cells, weeks
from oneonone.render.reasons import Speaker
from oneonone.render.words import counted, every_words


def week_map(report: Report, speaker: Speaker) -> dict[str, object]:
    """The map's head, lines and foot; whoever waits longest, for how often they should be met,
    stands first."""
    term = speaker.settings.term
    over = weeks(term, report.span)
    ordered = sorted(report.rows, key=lambda row: (-row.standing.urgency, row.student.id))
    lines = [(row, cells(row, over)) for row in ordered]
    return {
        "months": [
            (MONTHS[month - 1], len(list(some)))
            for (_, month), some in groupby(over, lambda w: (w.monday.year, w.monday.month))
        ],
        "weeks": [_week(week, len(term.week)) for week in over],
        "short": any(len(week.school_days) < len(term.week) for week in over),
        "rows": [_line(row, found, speaker) for row, found in lines],
        "met": [sum(found[n].met > 0 for _, found in lines) for n in range(len(over))],
    }


def _week(week: Week, whole: int) -> dict[str, object]:
    return {
        "day": week.monday.day,
        "words": f"week of {day_words(week.monday)}",
        "school_days": "" if len(week.school_days) == whole else len(week.school_days),
        "off": not week.school_days,
    }


def _line(row: Row, found: tuple[Cell, ...], speaker: Speaker) -> dict[str, object]:
    now = row.standing
    return {
        "name": speaker.name(row.student),
        "cells": [(_KINDS[cell.seen], cell_words(cell), cell.met) for cell in found],
        "met": row.how_many(Outcome.MET),
        "state": now.state,
        "wait": now.state if now.state in (State.AWAY, State.NEW) else now.school_days,
        "often": every_words(now.cadence),
    }


_KINDS = {
    Seen.MET: "m",
    Seen.DECLINED: "d",
    Seen.ABSENT: "a",
    Seen.MOVED: "v",
    Seen.AWAY: "w",
    Seen.OFF: "o",
    Seen.OUTSIDE: "x",
    Seen.NOTHING: "",
}
"""The class of a cell: a letter, since a page may hold tens of thousands."""


def cell_words(cell: Cell) -> str:
    """What a cell says to somebody who does not see it."""
    if not cell.outcomes:
        return "" if cell.seen is Seen.NOTHING else cell.seen
    return ", ".join(
        outcome if times == 1 else f"{outcome} {counted(times, 'time')}"
        for outcome, times in cell.outcomes
    )
