"""What is said around an entry that is edited or taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from textwrap import wrap

from oneonone.core.checks import Problem
from oneonone.core.entries import Entry, Meeting, Outcome, kind_of
from oneonone.core.roster import Student
from oneonone.core.settings import Settings
from oneonone.core.templates import Prompt, Template
from oneonone.core.term import day_words
from oneonone.render.words import adult_words, family_words, first_upper, kind_words, several

_WIDE = 76
_KINDS = {
    "hold": "the hold",
    "release": "the end of the hold",
    "disclosure": "that the record was given out",
}


def named_entry(student: Student, entry: Entry, today: date, settings: Settings) -> str:
    """An entry named in a sentence: check-in with Jamal, Mon 23 Nov, 4 min."""
    if isinstance(entry, Meeting):
        return named_meeting(student, entry, today)
    kind = kind_of(entry)
    words = family_words(settings) if kind == "statement" else _KINDS.get(kind, kind)
    return f"{words} for {student.first_name}, {day_words(entry.date, today)}"


def named_meeting(student: Student, note: Meeting, today: date) -> str:
    """A meeting named in a sentence, or what came in its place."""
    name, day = student.first_name, day_words(note.date, today)
    match note.outcome:
        case Outcome.ABSENT:
            return f"{name} was absent on {day}"
        case Outcome.DECLINED:
            return f"{name} declined on {day}"
        case Outcome.MOVED:
            return f"the meeting with {name} on {day} is moved"
    minutes = f", {note.minutes} min" if note.minutes is not None else ""
    return f"{kind_words(note.template)} with {name}, {day}{minutes}"


_KEYS_OF = {
    **dict.fromkeys(
        ("vi", "vim", "nvim"),
        "This editor: i begins to type; Esc, then :wq and Enter saves and closes; Esc, then :q! and"
        " Enter leaves all as it was.",
    ),
    "nano": "This editor: Ctrl-O and Enter saves, Ctrl-X closes.",
}
"""Editors that do not say how they are left."""


def help_lines(
    student: Student, entry: Entry | None, template: Template | None, settings: Settings,
    today: date, me: str, editor: str = "",
) -> list[str]:  # fmt: skip
    """The help above a note that is edited: what it is, and the questions with their keys."""
    how = ["Lines that begin with #: are help and are not kept. Save and close when you are done."]
    how += [_KEYS_OF[editor]] if editor in _KEYS_OF else []
    if entry is None:
        return ["This note could not be read. What is wrong stands above its line.", *how]
    by = adult_words(settings, entry.by, me)
    lines = [f"{first_upper(named_entry(student, entry, today, settings))}, written by {by}.", *how]
    if template is not None and isinstance(entry, Meeting):
        lines += ["", "The questions, each by its key under answers:"]
        lines += question_lines(template.prompts)
    return lines


def question_lines(prompts: Sequence[Prompt]) -> list[str]:
    """Questions with their keys, and what may be said to them."""
    column = max((len(prompt.key) for prompt in prompts), default=0)
    lines: list[str] = []
    for prompt in prompts:
        words = f"{prompt.ask}{_allowed(prompt)}"
        lines += wrap(
            words,
            _WIDE,
            initial_indent=f"  {prompt.key:{column}}  ",
            subsequent_indent=" " * (column + 4),
            break_long_words=False,
            break_on_hyphens=False,
        )
    return lines


def _allowed(prompt: Prompt) -> str:
    parts = []
    if prompt.scale:
        parts.append(f"{prompt.scale[0]} to {prompt.scale[1]}")
    if prompt.choices:
        parts.append(", ".join(prompt.choices))
    if prompt.private:
        parts.append("stays on this machine")
    return f" ({'; '.join(parts)})" if parts else ""


def private_ideas(entry: Entry | None, template: Template | None, words: bytes | None) -> list[str]:
    """Help below the line where nothing stands there yet: how it would look."""
    if words is None or words.strip():
        return []
    if isinstance(entry, Meeting) and entry.private:
        return ["note: |", "  What was said"]
    keys = [prompt.key for prompt in template.prompts if prompt.private] if template else []
    return ["answers:", *(f"  {key}: |" for key in keys)] if keys else []


def whose_line(entry: Entry | None, settings: Settings, me: str) -> str:
    """That a note is somebody else's; empty for one's own."""
    if entry is None or entry.by == me:
        return ""
    thing = "note" if isinstance(entry, Meeting) else kind_of(entry)
    name = settings.name_of(entry.by)
    return f"This is {name}{chr(39) if name.endswith('s') else chr(39) + 's'} {thing}."


def remark_lines(problems: Iterable[Problem]) -> str:
    """What of a saved note will not count."""
    return "\n".join(f"{p.rule}: {p.message}" for p in problems if not p.hides)


def roster_words(rows: Sequence[Student]) -> str:
    """A change of the roster that was taken back: whose rows are as they were."""
    names = [student.name for student in rows[:3]]
    more = len(rows) - len(names)
    who = several([*names, *([f"{more} more"] if more else [])])
    return f"what was changed of {who} in the roster" if rows else "a change of the roster"


def taken_back_lines(words: str, kept: str, before: str) -> str:
    """What was taken back, where it is kept, and what would come next."""
    lines = [f"Taken back: {words}.{f' It is kept in {kept}' if kept else ''}"]
    if before:
        lines.append(f"Before it: {before}. One more oo undo takes that back.")
    return "\n".join(lines)
