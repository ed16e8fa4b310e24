"""Past meetings as they are imported: the fate of every row, what is to be mended, the sums."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from oneonone.core.past_meetings import Fate, Row
from oneonone.core.settings import Settings
from oneonone.core.term import day_words
from oneonone.render.words import aligned, counted, several, verb


def fates_page(rows: Sequence[Row], settings: Settings, today: date) -> str:
    """Each row: its line, the student, the day, how it went, and what becomes of it."""
    table = [("line", settings.one, "day", "outcome", "")]
    for row in rows:
        draft = row.draft
        who = draft.student.called if draft.student else _short(draft.who) or "?"
        day = _day(draft.date, settings, today) if draft.date else "?"
        outcome = draft.outcome.value if draft.outcome else "?"
        table.append((str(draft.line), who, day, outcome, _fate_words(row)))
    return aligned(table)


def _short(words: str) -> str:
    return words if len(words) <= 24 else f"{words[:23]}…"


def _day(day: date, settings: Settings, today: date) -> str:
    """With its year where the term does not tell it."""
    return day_words(day, today) if day in settings.term else f"{day_words(day)} {day.year}"


def _fate_words(row: Row) -> str:
    match row.fate:
        case Fate.ALREADY:
            return "already there"
        case Fate.SAME:
            return f"the same as line {row.twin}"
        case Fate.FAULT:
            return "to mend"
    return "new"


def faults_page(rows: Sequence[Row]) -> str:
    """Everything that is to be mended, with its line and column."""
    return "\n".join(str(fault) for row in rows for fault in row.draft.faults)


def count(rows: Sequence[Row], fate: Fate) -> int:
    """How many rows have this fate."""
    return sum(row.fate is fate for row in rows)


def sums_line(rows: Sequence[Row]) -> str:
    """500 rows: 480 new, 12 already there, 8 to mend."""
    words = {
        Fate.NEW: "new",
        Fate.ALREADY: "already there",
        Fate.SAME: "the same as another",
        Fate.FAULT: "to mend",
    }
    parts = [f"{number} {words[fate]}" for fate in Fate if (number := count(rows, fate))]
    return f"{counted(len(rows), 'row')}: {', '.join(parts)}." if parts else "There are no rows."


def remarks_on(
    answers: Sequence[str], left_out: Sequence[str], rows: Sequence[Row], settings: Settings
) -> list[str]:
    """Sentences on the columns that are no part of every meeting, and on days outside the term."""
    lines = []
    if answers:
        lines.append(f"Kept as answers: {_some(answers)}.")
    if left_out:
        lines.append(f"Left out: {_some(left_out)}.")
    outside = [row for row in rows if row.draft.date and row.draft.date not in settings.term]
    if outside:
        meetings = counted(len(outside), "meeting")
        lines.append(
            f"{meetings} {verb(len(outside), 'lies', 'lie')} outside the term:"
            f" kept and shown, but {verb(len(outside), 'counts', 'count')} for no turn."
        )
    return lines


def _some(headers: Sequence[str]) -> str:
    more = [f"{len(headers) - 8} more"] if len(headers) > 8 else []
    return several([*(f'"{header}"' for header in headers[:8]), *more])


def past_meetings_json(rows: Sequence[Row], written: int) -> dict[str, object]:
    """The keys of ``oo import --json``."""
    return {
        "rows": [
            {
                "line": row.draft.line,
                "student": row.draft.student.id if row.draft.student else None,
                "date": row.draft.date,
                "outcome": row.draft.outcome,
                "fate": row.fate,
                "id": row.id or None,
                "same_as": row.twin or None,
                "message": " ".join(f"{fault.rule}: {fault.message}" for fault in row.draft.faults)
                or None,
            }
            for row in rows
        ],
        "written": written,
        "new": count(rows, Fate.NEW),
        "already": count(rows, Fate.ALREADY),
        "same": count(rows, Fate.SAME),
        "faults": count(rows, Fate.FAULT),
    }
