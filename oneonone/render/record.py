"""A student's record for those who may ask for it: a page for a browser, and what is said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from oneonone.core.entries import Meeting
from oneonone.core.masking import Found
from oneonone.core.record import Record, Together, heads, together
from oneonone.core.roster import Student
from oneonone.core.settings import Settings
from oneonone.core.templates import Template
from oneonone.core.term import day_words
from oneonone.render.html import html_page
from oneonone.render.note import Notes, beside_words, details, head_words, meeting_rows
from oneonone.render.reasons import Speaker
from oneonone.render.words import counted, one_line, several


class Asked(NamedTuple):
    """What an export is: of whose record, made by whom and when, for whom, with what in it."""

    record: Record
    """Names of others are masked in it already."""
    templates: Mapping[str, Template]
    settings: Settings
    by: str
    today: date
    to: str
    private: bool
    """Whether the words that this adult keeps for themselves are in it as well."""
    masked: int
    """How many names of others were taken out."""
    unread: int
    """Notes that could not be read, and so are not in it."""


class _Plainly(Speaker):
    """To somebody who was not there: every adult by name, every day with its year."""

    def day(self, day: date) -> str:
        return f"{day_words(day)} {day.year}"


def record_page(asked: Asked, sources: Mapping[str, str]) -> str:
    """The whole record, oldest first, each entry with what was said of it."""
    speaker = _Plainly(asked.settings, "", asked.today, 80)
    whose = f"private to {speaker.adult(asked.by)}"
    notes = Notes(asked.record, asked.templates, speaker, whose, whose)
    past = asked.record.own
    values = {
        "title": f"Record of {asked.record.student.name}",
        "notebook": asked.settings.title,
        "made": f"Made on {speaker.day(asked.today)} by {speaker.adult(asked.by)}, for {asked.to}.",
        "row": [(name, cell) for name, cell in asked.record.student.columns if cell.strip()],
        "entries": [_entry(one, notes) for one in together(past, len(heads(past)))[::-1]],
        "remarks": _remarks(asked, speaker),
    }
    return html_page(sources, "record.html", values)


def _entry(one: Together, notes: Notes) -> dict[str, object]:
    entry = one.entry
    if isinstance(entry, Meeting):
        rows: Sequence[tuple[str, str]] = meeting_rows(entry, notes)
        rows = [*rows, *([("To keep in mind", entry.pin)] if entry.pin else [])]
    else:
        rows = [("", words) for words in details(entry, notes)]
    return {
        "head": head_words(entry, notes),
        "id": entry.id,
        "rows": rows,
        "beside": [_beside(inner, notes) for inner in one.beside],
    }


def _beside(one: Together, notes: Notes) -> dict[str, object]:
    return {
        "head": beside_words(one.entry, notes.speaker),
        "id": one.entry.id,
        "rows": [("", str(getattr(one.entry, "note", "")))],
        "beside": [_beside(inner, notes) for inner in one.beside],
    }


def _remarks(asked: Asked, speaker: Speaker) -> list[str]:
    """What is in it, and what is not."""
    one, name = asked.settings.one, asked.record.student.first_name
    lines = ["This is all that is shared about them in this notebook, with who wrote it and when."]
    if asked.private:
        lines.append(f"It holds words that {speaker.adult(asked.by)} had kept private, marked so.")
    else:
        lines.append("Notes that an adult keeps for themselves alone are not in it.")
    if asked.masked:
        lines.append(f"Names of others were taken out: [another {one}] stands in their place.")
    if asked.unread:
        number = counted(asked.unread, "entry", "entries")
        lines.append(f"{number} could not be read when this was made, and must be asked for.")
    who = name if asked.settings.people == "staff" else f"{name}, or the family,"
    lines.append(f"Something in it is wrong? {who} may ask to have it corrected, "
                 "and may add a statement that stays with it.")  # fmt: skip
    return lines


def kept_words(
    entries: int, private: int, unfinished: int, on_roster: bool, student: Student
) -> str:
    """What is kept of a student, before it is removed."""
    parts = [counted(entries, "entry", "entries")] if entries else []
    parts += [counted(private, "private note") + " on this machine"] if private else []
    parts += [counted(unfinished, "unfinished note") + " on this machine"] if unfinished else []
    parts += ["the row of the roster"] if on_roster else []
    name = f"{student.name} ({student.id})" if student.name != student.id else student.id
    return f"{name}: {several(parts)}."


def beyond_reach(student: Student, shared: bool, in_git: bool) -> list[str]:
    """What a removal here does not reach, and how that is cleared."""
    lines = []
    if shared:
        lines.append(
            "The others have it until all of you have run oo sync. What they keep private of"
            f" {student.id} on their machines, their oo check names."
        )
    if in_git:
        lines.append(
            "git remembers what was committed, here and in every copy: a new notebook (oo rollover)"
            " leaves it behind, and then the old folders and the place you share through can be"
            " deleted. Anything else takes a rewrite of the history by whoever looks after git."
        )
    lines.append("Backups, and pages that were exported or printed, are where they are.")
    lines.append("Notes on others may name them: oo search, with the name, finds those.")
    return lines


def masked_lines(found: Sequence[Found], speaker: Speaker) -> list[str]:
    """Which names were masked, and in the entries of which days, for a person to check."""
    lines = []
    for words, many in Counter(one_line(one.words) for one in found).items():
        entries = [one.entry for one in found if one_line(one.words) == words and one.entry]
        days = ", ".join(speaker.day(day) for day in sorted({entry.date for entry in entries}))
        often = f" ({many})" if many > 1 else ""
        lines.append(f"  {words}{often}: {days}" if days else f"  {words}{often}: the roster")
    return lines


def record_sentences(asked: Asked, found: Sequence[Found], speaker: Speaker) -> list[str]:
    """What a person has to know before the record leaves their hands."""
    lines = []
    if found:
        lines.append("Masked, for you to check before it leaves your hands:")
        lines += masked_lines(found, speaker)
    else:
        lines.append(f"No other {asked.settings.one}'s name was found in it. Read it once more.")
    if not asked.private:
        lines.append("Private notes are not in it; --with-private adds yours.")
    lines.append(f"Noted in the record: given to {asked.to}.")
    return lines
