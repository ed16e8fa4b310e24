"""What was saved, for whom, on which day, and how to take it back."""

from __future__ import annotations

from datetime import date

from oneonone.core.entries import Meeting, Outcome, Promise, Request, tag_in
from oneonone.core.roster import Student
from oneonone.core.settings import Settings
from oneonone.core.term import day_words
from oneonone.render.second_thoughts import named_meeting
from oneonone.render.words import several, their, them


def saved_lines(
    student: Student,
    note: Meeting,
    private: Meeting | None,
    already: bool,
    path: str,
    settings: Settings,
    today: date,
) -> str:
    """What follows every note; ``private`` are its words that were not shared."""
    day = day_words(note.date, today)
    head = "Already written" if already else "Saved"
    lines = [f"{head}: {_what(student, note, today)}.{_follow_up(note, today)}"]
    if note.date not in settings.term:
        lines.append(f"{day} lies outside the term: it is kept, and counts for no turn.")
    if not student.on_roster(note.date):
        lines.append(f"{student.name} is not on the roster on that day.")
    if note.private:
        lines.append("What was said stays on this machine.")
    elif private is not None:
        said = [key.replace("_", " ") for key, _ in private.answers]
        said += [f"the {key}" for key in ("note", "goal") if getattr(private, key)]
        keys = several(said or ["the rest"])
        lines.append(f"What was said of {keys} stays on this machine.")
    if already:
        lines.append("--again keeps it as a second meeting.")
    else:
        lines.append(_take_back(path))
    return "\n".join(lines)


def kept_lines(sentence: str, already: bool, path: str) -> str:
    """What follows an entry that one sentence tells; what it takes to undo it."""
    if already:
        return f"Already written: {sentence}"
    return f"Saved: {sentence}\n{_take_back(path)}"


def _take_back(path: str) -> str:
    tag = tag_in(path.removesuffix(".yaml"))
    return f"Something wrong? oo edit {tag} or oo undo."


def _what(student: Student, note: Meeting, today: date) -> str:
    rest = f"; let {them(student)} be for three school days"
    return named_meeting(student, note, today) + (rest if note.outcome is Outcome.DECLINED else "")


def _follow_up(note: Meeting, today: date) -> str:
    due = note.goal.due if note.goal else None
    parts = []
    if due:
        parts.append(f"goal due {day_words(due, today)}")
    elif note.goal:
        parts.append("a goal without a day")
    if note.next and note.next == due:
        parts.append("promised for the same day")
    elif note.next:
        parts.append(f"promised for {day_words(note.next, today)}")
    words = ", ".join(parts)
    return f" {words[0].upper()}{words[1:]}." if words else ""


def request_sentence(student: Student, entry: Request, settings: Settings, today: date) -> str:
    """What a request says."""
    whom = f" with {settings.name_of(entry.adult)}" if entry.adult else ""
    urgent = ", urgent" if entry.urgent else ""
    asked = f"{student.first_name} asked for a meeting{whom} on {day_words(entry.date, today)}"
    return f"{asked}{urgent}."


def promise_lines(
    student: Student, entry: Promise, wanted: date | None, already: bool, path: str, today: date
) -> str:
    """What follows a promise."""
    moved = ""
    if wanted is not None and wanted != entry.next:
        moved = f"; there is no school on {day_words(wanted, today)}"
    turn = f", when {their(student)} turn comes" if wanted is None else ""
    day = day_words(entry.next, today)
    return kept_lines(f"you meet {student.first_name} on {day}{turn}{moved}.", already, path)


def no_room_line(day: date, free: date | None, today: date) -> str:
    """What it costs to promise a day that has no room left."""
    words = (
        f"{day_words(day, today)} has no room left for a promise: who comes by turn waits longer."
    )
    if free is not None and free != day:
        return f"{words} {day_words(free, today)} has room."
    return words
