"""The part of the report on which adult knows whom."""

from __future__ import annotations

from oneonone.core.contacts import Contacts
from oneonone.core.coverage import Span
from oneonone.core.entries import Outcome
from oneonone.render.reasons import Speaker
from oneonone.render.report.part import Part
from oneonone.render.words import several


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
