"""One question across all students: who has not been asked it for longest, and what they said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from oneonone.core.coverage import Row
from oneonone.core.entries import Answer
from oneonone.core.roster import Student
from oneonone.core.settings import Settings
from oneonone.core.templates import Template, is_number
from oneonone.core.term import school_days_after


class Answered(NamedTuple):
    """When a student last answered a question, and with what; None where they never did."""

    student: Student
    last: date | None = None
    value: Answer | None = None
    school_days: int | None = None
    """Since then."""


class About(NamedTuple):
    """One question, those who never answered it first, then the longest ago."""

    key: str
    ask: str | None
    """Its words in the templates, where one has it."""
    rows: tuple[Answered, ...]
    values: tuple[tuple[str, int], ...]
    """How many gave each answer last, where it is one to choose from or a number; else empty."""
    private: bool = False
    """Whether what is said to it stays with each adult, so that no report can know."""

    @property
    def never(self) -> int:
        """How many never answered it."""
        return sum(row.last is None for row in self.rows)


def about(
    found: Sequence[Row],
    key: str,
    settings: Settings,
    until: date,
    template: str | None,
    templates: Sequence[Template],
) -> About:
    """When each student of these rows last answered the question this term."""
    asking = [(one, prompt) for one in templates if (prompt := one.prompt(key))]
    prompts = [prompt for _, prompt in asking]
    rows = [_answered(row, key, settings, until, template) for row in found]
    rows.sort(key=lambda row: (row.last is not None, -(row.school_days or 0)))
    values = _values(rows)
    if prompts:
        closed = any(prompt.scale or prompt.choices or prompt.number for prompt in prompts)
    else:
        closed = all(value.isdecimal() for value, _ in values)
    private = bool(asking) and all(one.private or prompt.private for one, prompt in asking)
    ask = prompts[0].ask if prompts else None
    return About(key, ask, tuple(rows), values if closed else (), private)


def _answered(
    row: Row, key: str, settings: Settings, until: date, template: str | None
) -> Answered:
    for meeting in reversed(row.past.meetings):
        if meeting.date < settings.term.starts or template not in (None, meeting.template):
            continue
        value = dict(meeting.answers).get(key)
        if value is not None:
            waited = school_days_after(settings.term, meeting.date, until)
            return Answered(row.student, meeting.date, value, waited)
    return Answered(row.student)


def _values(rows: Sequence[Answered]) -> tuple[tuple[str, int], ...]:
    """Each answer counted once for every student who gave it last, numbers in their order."""
    counts: Counter[str] = Counter()
    for row in rows:
        if row.value is not None:
            counts.update((row.value,) if isinstance(row.value, str) else set(row.value))
    return tuple(sorted(counts.items(), key=lambda pair: (_as_number(pair[0]), pair[0])))


def _as_number(value: str) -> float:
    return float(value) if is_number(value) else float("inf")
