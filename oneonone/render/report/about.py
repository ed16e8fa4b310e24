"""The part of the report on one question: whom nobody has asked it for longest."""

from __future__ import annotations

from oneonone.core.about import About, Answered
from oneonone.render.reasons import Speaker
from oneonone.render.report.part import Part
from oneonone.render.words import days_words, one_line, spoken


def about_part(found: About, speaker: Speaker) -> Part:
    """Who has not been asked one question for longest, and the last answers."""
    everyone = speaker.settings.counted(len(found.rows))
    words = [f"{found.never} of {everyone} never answered it."] if found.never else []
    if found.private:
        words = ["What is said to it stays with each adult, so no report can know."]
    if found.values:
        counts = [f"{value} from {count}" for value, count in found.values]
        words.append(f"Last answers: {', '.join(counts)}.")
    return Part(
        f"{spoken(found.key)}{f': {found.ask}' if found.ask else ''}",
        tuple(words),
        (speaker.settings.one, "how long", "day", "last answer"),
        tuple(_answer(row, speaker) for row in found.rows),
        tuple(
            {
                "student": row.student.id,
                "name": speaker.initialled(row.student),
                "last": row.last,
                "value": value_text(row),
                "school_days": row.school_days,
            }
            for row in found.rows
        ),
        ("student", "name", "last", "value", "school_days"),
        spare=("day",),
        hanging=tuple(
            (speaker.name(row.student), " ".join(map(str, _answer(row, speaker)[1:])).strip())
            for row in found.rows
        ),
    )


def _answer(row: Answered, speaker: Speaker) -> tuple[str, ...]:
    name = speaker.name(row.student)
    if row.last is None or row.school_days is None:
        return name, "never", "", ""
    ago = "today" if row.school_days == 0 else days_words(row.school_days)
    return name, ago, speaker.day(row.last), one_line(value_text(row) or "")


def value_text(row: Answered) -> str | None:
    """An answer as text; several choices on one line."""
    return ", ".join(row.value) if isinstance(row.value, tuple) else row.value
