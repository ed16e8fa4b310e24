"""One student on a page worth reading before a meeting, and as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from oneonone.core.entries import (
    Answer,
    Entry,
    GoalState,
    Meeting,
    Outcome,
    Request,
    Unknown,
    kind_of,
)
from oneonone.core.history import (
    History,
    goals,
    open_goals,
    open_owed,
    open_requests,
    owed,
    pins,
)
from oneonone.core.promises import Ending, Promised
from oneonone.core.roster import Student
from oneonone.core.standing import Standing, State
from oneonone.core.templates import Template
from oneonone.render.reasons import Speaker
from oneonone.render.words import (
    aligned,
    days_words,
    due_words,
    every_words,
    first_upper,
    grade_words,
    kind_words,
    several,
    them,
    wrapped,
)

LAST = 3
"""Notes shown unless more are asked for."""


class Page(NamedTuple):
    """Everything that is shown about one student."""

    student: Student
    past: History
    standing: Standing
    promises: tuple[Promised, ...]
    templates: Mapping[str, Template]


def show_page(page: Page, speaker: Speaker, last: int = LAST) -> str:
    """Who they are, what is open, and the last notes, newest first."""
    head = [wrapped(who_words(page.student, speaker), speaker.width)]
    head += [wrapped(first_upper(pin), speaker.width) for pin in pins(page.past)]
    head.append(wrapped(standing_words(page, speaker), speaker.width))
    blocks = ["\n".join(head)]
    open_lines = [*_goal_lines(page, speaker), *_promise_lines(page, speaker)]
    if open_lines:
        blocks.append("\n".join(wrapped(line, speaker.width, "  ") for line in open_lines))
    if scales := _scales(page):
        blocks.append(scales)
    shown = page.past.entries[::-1][:last]
    notes = [_note(entry, page, speaker) for entry in shown]
    if notes:
        blocks += notes
    more = len(page.past.entries) - len(shown)
    if more > 0:
        everything = len(page.past.entries)
        blocks.append(f"{more} earlier: oo show {page.student.id} --last {everything}")
    return "\n\n".join(blocks)


def who_words(student: Student, speaker: Speaker) -> str:
    """Who this is, on a line: name, pronouns, grade, groups, adults."""
    parts = [student.called, student.pronouns, grade_words(student.grade)]
    if student.groups:
        parts.append(several(student.groups))
    if student.adults:
        parts.append(f"with {several([speaker.adult(key) for key in student.adults])}")
    if student.left:
        parts.append(f"left on {speaker.day(student.left)}")
    return ", ".join(part for part in parts if part)


_STATES = {
    State.OK: "Up to date",
    State.DUE: "Due",
    State.OVERDUE: "Overdue",
    State.AWAY: "Away",
    State.NEVER: "Never met this term",
    State.NEW: "New, not met yet",
}


def standing_words(page: Page, speaker: Speaker) -> str:
    """How long they have waited, against how often they should be met; and whether they asked."""
    now = page.standing
    words = _STATES[now.state]
    if now.last is not None:
        ago = "today" if not now.school_days and now.last.date == speaker.today else ""
        ago = ago or f"{days_words(now.school_days)} ago"
        by = speaker.adult(now.last.by)
        words += f": met {speaker.day(now.last.date)} by {by}, {ago}"
    else:
        words += f": {days_words(now.school_days)}"
    words += f"; {every_words(now.cadence)}."
    for request in open_requests(page.past):
        urgent = ", urgent" if request.urgent else ""
        words += f" Asked to talk on {speaker.day(request.date)}{urgent}."
    return words


_SO_FAR = {GoalState.PARTLY: "partly so far", GoalState.NOT_YET: "not yet"}


def _goal_lines(page: Page, speaker: Speaker) -> list[str]:
    lines = []
    for goal in reversed(open_goals(page.past)):
        due = f", {due_words(goal.due, speaker.today)}" if goal.due else ""
        state = f" ({_SO_FAR[goal.state]})" if goal.state in _SO_FAR else ""
        lines.append(f"Open goal{due}: {_one_line(goal.text)}{state}")
    return [*lines, *owed_lines(page, speaker)]


def owed_lines(page: Page, speaker: Speaker) -> list[str]:
    """What adults said they would do for this student, and have not yet."""
    lines = []
    for one in open_owed(page.past):
        who = "You owe" if one.by == speaker.me else f"{speaker.adult(one.by)} owes"
        due = due_words(one.due, speaker.today) if one.due else f"since {speaker.day(one.since)}"
        lines.append(f"{who} {them(page.student)}: {_one_line(one.text)}, {due}.")
    return lines


def _promise_lines(page: Page, speaker: Speaker) -> list[str]:
    lines = []
    for promise in page.promises:
        who = first_upper(speaker.adult(promise.by))
        if promise.ending is Ending.OPEN:
            lines.append(f"{who} promised {speaker.day(promise.day)}.")
        elif promise.waits:
            lines.append(f"{who} promised {speaker.day(promise.day)}: {_ENDED[promise.ending]}.")
    return lines


_ENDED = {
    Ending.WAIVED: "it could not be kept, and stands first",
    Ending.MOVED: "moved without a new day",
    Ending.LATE: "late",
    Ending.BROKEN: "not kept",
}


def _scales(page: Page) -> str:
    """Each scale over time, oldest first, as a small line of marks."""
    marks: dict[str, list[str]] = {}
    for meeting in page.past.met():
        template = page.templates.get(meeting.template or "")
        for key, answer in meeting.answers:
            prompt = template.prompt(key) if template else None
            if prompt is not None and prompt.scale is not None and isinstance(answer, str):
                marks.setdefault(first_upper(key.replace("_", " ")), []).append(answer)
    return aligned([(name, " ".join(values)) for name, values in marks.items()], indent="")


def _note(entry: Entry, page: Page, speaker: Speaker) -> str:
    head = f"{speaker.day(entry.date)}, {first_upper(speaker.adult(entry.by))}"
    if not isinstance(entry, Meeting):
        return _other(entry, head, page, speaker)
    kind = kind_words(entry.template)
    if entry.outcome is not Outcome.MET:
        kind = f"{kind}, {entry.outcome}"
    if entry.with_:
        kind += f", with {several([speaker.adult(who) for who in entry.with_])}"
    minutes = f", {entry.minutes} min" if entry.minutes is not None else ""
    rows = note_rows(entry, page, speaker)
    said = (entry.answers, entry.passed, entry.note, entry.goal, entry.owed, entry.pin, entry.tags)
    hidden = entry.private and not any(said)
    private = f" (what was said is private to {speaker.adult(entry.by)})" if hidden else ""
    lines = [f"{head}, {kind}{minutes}{private}"]
    lines += side_by_side(rows, speaker.width)
    return "\n".join(lines)


def note_rows(entry: Meeting, page: Page, speaker: Speaker) -> list[tuple[str, str]]:
    """What a note says, each with the question it answers."""
    template = page.templates.get(entry.template or "")
    rows = []
    for key, answer in entry.answers:
        prompt = template.prompt(key) if template else None
        secret = " (only here)" if prompt and prompt.private else ""
        rows.append((prompt.ask if prompt else _spoken(key), f"{_answer(answer)}{secret}"))
    if entry.passed:
        rows.append(("Passed on", ", ".join(_spoken(key).lower() for key in entry.passed)))
    if entry.note:
        rows.append(("Note", entry.note.strip()))
    names = {goal.id: goal.text for goal in goals(page.past)}
    for goal_id, state in entry.reviewed:
        rows.append((f"Goal {state.replace('_', ' ')}", _one_line(names.get(goal_id, goal_id))))
    for label, what in (("Goal", entry.goal), ("Will do", entry.owed)):
        if what is not None:
            by = f", by {speaker.day(what.due)}" if what.due else ""
            rows.append((label, f"{what.text.strip()}{by}"))
    if entry.next:
        rows.append(("Promised", speaker.day(entry.next)))
    if entry.tags:
        rows.append(("Tags", ", ".join(entry.tags)))
    return rows


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
            lines += ["  " + line for line in wrapped(label, width - 2, "").split("\n") if label]
            lines += ["    " + line for line in wrapped(words, width - 4).split("\n")]
    return lines


def _other(entry: Entry, head: str, page: Page, speaker: Speaker) -> str:
    words = kind_of(entry)
    if isinstance(entry, Unknown):
        return f"{head}, {words} (a kind of entry that this version of oo does not know)"
    words += ", urgent" if isinstance(entry, Request) and entry.urgent else ""
    if isinstance(entry, Request) and entry.adult:
        words += f" to see {speaker.adult(entry.adult)}"
    days = [getattr(entry, name, None) for name in ("next", "until")]
    words += "".join(f" for {speaker.day(one)}" for one in days if one)
    words += "".join(
        f" {getattr(entry, name)}" for name in ("of", "to") if getattr(entry, name, "")
    )
    names = {one.id: one.text for one in owed(page.past)}
    names |= {goal.id: goal.text for goal in goals(page.past)}
    details = [
        f"{_one_line(names.get(goal_id, goal_id))}: {state.replace('_', ' ')}"
        for goal_id, state in getattr(entry, "reviewed", ())
    ]
    note: str | None = getattr(entry, "note", None)
    details += [_one_line(note)] if note else []
    text = f"{head}, {words}{': ' if details else ''}{', '.join(details)}"
    return wrapped(text, speaker.width, "  ")


def _spoken(key: str) -> str:
    return first_upper(key.replace("_", " "))


def _answer(answer: Answer) -> str:
    return answer.strip() if isinstance(answer, str) else ", ".join(answer)


def _one_line(text: str) -> str:
    return " ".join(text.split())
