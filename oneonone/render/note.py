"""One entry on a page, with what speaks of it below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from oneonone.core.entries import (
    Answer,
    Entry,
    EntryId,
    Hold,
    Meeting,
    Outcome,
    Request,
    Statement,
    Unknown,
    kind_of,
    tag_in,
)
from oneonone.core.history import History, goals, owed
from oneonone.core.record import Record, Together
from oneonone.core.templates import Template
from oneonone.render.reasons import Speaker
from oneonone.render.words import (
    family_words,
    first_upper,
    kind_words,
    one_line,
    several,
    spoken,
    wrapped,
)  # fmt: skip


class Notes(NamedTuple):
    """What every entry of a student's needs to be shown."""

    record: Record
    templates: Mapping[str, Template]
    speaker: Speaker
    here: str = "only here"
    """What is said of words that are not shared."""
    whole: str = "only on this machine"
    """The same of a note that is not shared at all."""


def note_block(one: Together, notes: Notes) -> str:
    """An entry under its head line, which ends with the tag that names it."""
    entry, width = one.entry, notes.speaker.width
    if isinstance(entry, Meeting):
        body = side_by_side(meeting_rows(entry, notes), width)
    else:
        body = [f"  {line}" for words in details(entry, notes) for line in _lines(words, width)]
    lines = [wrapped(f"{head_words(entry, notes)}   {tag_in(entry.id)}", width, "  "), *body]
    lines += [line for inner in one.beside for line in _beside(inner, notes, "  ")]
    return "\n".join(lines)


def head_words(entry: Entry, notes: Notes) -> str:
    """When, by whom, and what it is."""
    return _meeting_head(entry, notes) if isinstance(entry, Meeting) else _other_head(entry, notes)


def _lines(words: str, width: int) -> list[str]:
    return wrapped(words, width - 2).split("\n")


def _beside(one: Together, notes: Notes, indent: str) -> list[str]:
    """What speaks of an entry, and what speaks of that, each a step further in."""
    entry, speaker = one.entry, notes.speaker
    note = one_line(getattr(entry, "note", ""))
    said = f"{indent}{beside_words(entry, speaker)}: {note}   {tag_in(entry.id)}"
    lines = [wrapped(said, speaker.width, f"{indent}  ")]
    return [*lines, *(line for more in one.beside for line in _beside(more, notes, f"{indent}  "))]


def beside_words(entry: Entry, speaker: Speaker) -> str:
    """What stands beside an entry: the family's words of a day, or who amended it when."""
    day = speaker.day(entry.date)
    if isinstance(entry, Statement):
        return f"{first_upper(family_words(speaker.settings))}, {day}"
    return f"Amended on {day} by {speaker.adult(entry.by)}"


def hold_words(hold: Hold, speaker: Speaker) -> str:
    """That a record is held: since when, by whom, and how long."""
    end = f"until {speaker.day(hold.until)}" if hold.until else "until oo hold --end"
    why = f" ({one_line(hold.note)})" if hold.note else ""
    since = f"since {speaker.day(hold.date)} by {speaker.adult(hold.by)}"
    return f"the record is held {since}{why}, {end}"


def _meeting_head(entry: Meeting, notes: Notes) -> str:
    speaker = notes.speaker
    kind = kind_words(entry.template)
    if entry.outcome is not Outcome.MET:
        kind = f"{kind}, {entry.outcome}"
    if entry.with_:
        kind += f", with {several([speaker.adult(who) for who in entry.with_])}"
    minutes = f", {entry.minutes} min" if entry.minutes is not None else ""
    return f"{_who_and_when(entry, speaker)}, {kind}{minutes}{_privately(entry, notes)}"


def _who_and_when(entry: Entry, speaker: Speaker) -> str:
    return f"{speaker.day(entry.date)}, {first_upper(speaker.adult(entry.by))}"


def _privately(entry: Meeting, notes: Notes) -> str:
    """Of a note that is private as a whole: that its words are here alone, or not here at all."""
    if not entry.private:
        return ""
    if not has_words(entry):
        return f" (what was said is private to {notes.speaker.adult(entry.by)})"
    return "" if entry == _shared(entry, notes) else f" ({notes.whole})"


def has_words(entry: Meeting) -> bool:
    """Whether anything is known of what was said."""
    said = (entry.answers, entry.passed, entry.note, entry.goal, entry.owed, entry.pin, entry.tags)
    return any(said)


def _shared(entry: Entry, notes: Notes) -> Entry | None:
    return next((one for one in notes.record.shared.entries if one.id == entry.id), None)


def meeting_rows(entry: Meeting, notes: Notes) -> list[tuple[str, str]]:
    """What a note says, each with the question it answers."""
    template, speaker = notes.templates.get(entry.template or ""), notes.speaker
    shared = _shared(entry, notes)
    said = set(shared.answers) if isinstance(shared, Meeting) else set()
    rows = []
    for pair in entry.answers:
        prompt = template.prompt(pair[0]) if template else None
        if isinstance(shared, Meeting):
            here = pair not in said
        else:  # not saved yet, or only its private words are left
            here = prompt is not None and prompt.private
        secret = f" ({notes.here})" if here and not entry.private else ""
        rows.append((prompt.ask if prompt else spoken(pair[0]), f"{_answer(pair[1])}{secret}"))
    if entry.passed:
        rows.append(("Passed on", ", ".join(spoken(key).lower() for key in entry.passed)))
    if entry.note:
        rows.append(("Note", entry.note.strip()))
    texts = _texts(notes.record.own)
    for goal_id, state in entry.reviewed:
        rows.append((f"Goal {state.replace('_', ' ')}", one_line(texts.get(goal_id, goal_id))))
    for label, what in (("Goal", entry.goal), ("Will do", entry.owed)):
        if what is not None:
            by = f", by {speaker.day(what.due)}" if what.due else ""
            rows.append((label, f"{what.text.strip()}{by}"))
    if entry.next:
        rows.append(("Promised", speaker.day(entry.next)))
    if entry.tags:
        rows.append(("Tags", ", ".join(entry.tags)))
    return rows


def _texts(past: History) -> dict[EntryId, str]:
    """What goals and debts say, by their id; the goal where an id is of both."""
    texts = {one.id: one.text for one in owed(past)}
    return texts | {goal.id: goal.text for goal in goals(past)}


def side_by_side(rows: Sequence[tuple[str, str]], width: int) -> list[str]:
    """Question and answer side by side where there is room, else one under the other."""
    lines: list[str] = []
    room = width - 32
    for label, words in rows:
        if room >= 40 and len(label) <= 26:
            inner = wrapped(words, room).split("\n")
            lines.append(f"  {label:<28}{inner[0]}")
            lines += [" " * 30 + line for line in inner[1:]]
        else:
            lines += ["  " + line for line in _lines(label, width) if label]
            lines += ["    " + line for line in wrapped(words, width - 4).split("\n")]
    return lines


def _other_head(entry: Entry, notes: Notes) -> str:
    speaker = notes.speaker
    head, words = _who_and_when(entry, speaker), kind_of(entry)
    if isinstance(entry, Unknown):
        return f"{head}, {words} (a kind of entry that this version of oo does not know)"
    words += ", urgent" if isinstance(entry, Request) and entry.urgent else ""
    if isinstance(entry, Request) and entry.adult:
        words += f" to see {speaker.adult(entry.adult)}"
    days = [getattr(entry, name, None) for name in ("next", "until")]
    words += "".join(f" for {speaker.day(one)}" for one in days if one)
    of: str | None = getattr(entry, "of", None)
    words += f" of {_named(of, notes)}" if of else ""
    to: str | None = getattr(entry, "to", None)
    return f"{head}, {words}{f' to {to}' if to else ''}"


def _named(of: str, notes: Notes) -> str:
    """An entry that another speaks of: its kind and day where it is there, else its id."""
    found = next((one for one in notes.record.own.entries if one.id == of), None)
    return entry_words(found, notes.speaker) if found else of


def entry_words(entry: Entry, speaker: Speaker) -> str:
    """An entry as it is spoken of: the check-in of Mon 9 Nov."""
    kind = kind_words(entry.template) if isinstance(entry, Meeting) else kind_of(entry)
    return f"the {kind} of {speaker.day(entry.date)}"


def details(entry: Entry, notes: Notes) -> list[str]:
    """What an entry that is no meeting says, line by line."""
    texts = _texts(notes.record.own)
    lines = [
        f"{one_line(texts.get(goal_id, goal_id))}: {state.replace('_', ' ')}"
        for goal_id, state in getattr(entry, "reviewed", ())
    ]
    note: str | None = getattr(entry, "note", None)
    return [*lines, *([one_line(note)] if note else [])]


def _answer(answer: Answer) -> str:
    return answer.strip() if isinstance(answer, str) else ", ".join(answer)
