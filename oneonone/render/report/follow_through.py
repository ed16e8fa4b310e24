"""The parts of the report on follow-through: promises, goals, and which adult knows whom."""

from __future__ import annotations

from datetime import date

from oneonone.core.contacts import Contacts
from oneonone.core.coverage import Span
from oneonone.core.entries import Outcome
from oneonone.core.follow_through import FollowThrough, GoalCounts
from oneonone.core.promises import Ending
from oneonone.core.term import MONTHS
from oneonone.render.reasons import Speaker
from oneonone.render.report.headline import percent_or_none
from oneonone.render.report.part import Part, Record
from oneonone.render.tables import Figure
from oneonone.render.words import counted, several, verb


def adults_part(found: Contacts, span: Span, speaker: Speaker) -> Part:
    """How often each adult has met each student, and whom no adult has met twice."""
    keys = [speaker.settings.name_of(key) for key in found.adults]
    return Part(
        "Who has met whom",
        (adults_words(found, span, speaker),),
        ("", *keys, "met"),
        tuple(
            (
                speaker.name(row.student),
                *(counts.get(key) for key in found.adults),
                row.how_many(Outcome.MET),
            )
            for row, counts in found.rows
        ),
        tuple(
            {"student": row.student.id, "name": speaker.initialled(row.student)}
            | {f"met_by_{key}": counts.get(key, 0) for key in found.adults}
            for row, counts in found.rows
        ),
        ("student", "name", *(f"met_by_{key}" for key in found.adults)),
        hanging=tuple(
            (
                speaker.name(row.student),
                ", ".join(
                    f"{speaker.settings.name_of(key)} {counts[key]}"
                    for key in found.adults
                    if counts.get(key)
                )
                or "nobody",
            )
            for row, counts in found.rows
        ),
    )


def adults_words(found: Contacts, span: Span, speaker: Speaker) -> str:
    """Whom no adult has met twice, in a sentence."""
    alone, settings = found.nobody_twice, speaker.settings
    since = f" since {speaker.day(span.since)}" if span.since > settings.term.starts else ""
    if not found.anyone:
        return "Nobody has been here long enough to know."
    if not alone:
        return f"Every {settings.one} has somebody who has met them twice{since}."
    names = several([speaker.name(row.student) for row in alone])
    if len(alone) == 1:
        return f"No adult has met {names} twice{since}."
    return f"No adult has met these {len(alone)} twice{since}: {names}."


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
