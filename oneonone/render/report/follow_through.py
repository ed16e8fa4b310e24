"""The parts of the report on follow-through: promises and goals."""

from __future__ import annotations

from datetime import date

from oneonone.core.follow_through import FollowThrough, GoalCounts
from oneonone.core.promises import Ending
from oneonone.core.term import MONTHS
from oneonone.render.report.headline import percent_or_none
from oneonone.render.report.part import Part, Record
from oneonone.render.tables import Figure
from oneonone.render.words import counted, verb


def promises_part(found: FollowThrough) -> Part:
    """Promises by the month in which they were made."""
    months = [month for month in found.months if month.promises["made"]]
    return Part(
        "Promises, by the month they were made",
        (_SHARE if months else "No promises were made.",),
        ("", "made", *Ending, "share"),
        tuple(
            (
                month_words(month.first),
                *month.promises.values(),
                Figure(percent_or_none(month.promises_kept)),
            )
            for month in months
        ),
        spare=("open", "waived", "moved", "late"),
    )


_SHARE = "Share: kept, of all but those open or waived."


def goals_part(found: FollowThrough) -> Part:
    """Goals by the month in which they were set, and what adults owe."""
    months = [month for month in found.months if month.goals.made]
    return Part(
        "Goals, by the month they were set",
        follow_words(found, "oo goals --due"),
        ("", "set", "kept", "partly", "not yet", "dropped", "no word", "past due"),
        tuple((month_words(month.first), *month.goals) for month in months),
        _records(found),
        tuple(_records(found)[0]),
        spare=("dropped", "not yet", "partly", "no word"),
    )


def follow_words(found: FollowThrough, command: str = "") -> tuple[str, ...]:
    """How goals went and what adults owe, in sentences; with the command that names them."""
    goals, owed = found.goals, found.owed
    if not goals.made and not owed.made:
        return ("No goals were set.",)
    words = []
    if goals.made:
        words.append(
            f"{counted(goals.made, 'goal')} set: {goals.kept} kept, {goals.dropped}"
            f" dropped, {goals.open} still open.{_past_due(goals, command)}"
        )
    if owed.made:
        words.append(
            f"Adults said {counted(owed.made, 'time')} that they would do something: {owed.kept}"
            f" done, {owed.dropped} dropped, {owed.open} still open.{_past_due(owed, command)}"
        )
    return tuple(words)


def _past_due(counts: GoalCounts, command: str) -> str:
    if not counts.past_due:
        return ""
    where = f": {command}" if command else ""
    return f" {counts.past_due} {verb(counts.past_due)} past due{where}."


def month_words(first: date) -> str:
    """A month as it is said: Sep 2026."""
    return f"{MONTHS[first.month - 1]} {first.year}"


def _records(found: FollowThrough) -> tuple[Record, ...]:
    return tuple(
        {"month": month.first.isoformat()[:7]}
        | {f"promises_{ending}": count for ending, count in month.promises.items()}
        | {f"goals_{state}": count for state, count in month.goals._asdict().items()}
        for month in found.months
    )
