"""One student on a page worth reading before a meeting, and as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from oneonone.core.history import History, open_goals, open_owed, open_requests, pins
from oneonone.core.holding import standing_hold
from oneonone.core.promises import Ending, Promised
from oneonone.core.record import Record, heads, together
from oneonone.core.roster import Student
from oneonone.core.standing import Standing, State
from oneonone.core.templates import Template
from oneonone.render.goals import so_far
from oneonone.render.note import Notes, hold_words, note_block
from oneonone.render.reasons import Speaker
from oneonone.render.words import (
    aligned,
    days_words,
    due_words,
    every_words,
    first_upper,
    grade_words,
    one_line,
    several,
    shown_width,
    spoken,
    them,
    wrapped,
)

LAST = 3
"""Notes shown unless more are asked for."""


class Page(NamedTuple):
    """Everything that is shown about one student."""

    record: Record
    standing: Standing
    promises: tuple[Promised, ...]
    templates: Mapping[str, Template]

    @property
    def student(self) -> Student:
        """Whose page it is."""
        return self.record.student

    @property
    def past(self) -> History:
        """What was recorded, as far as whoever looks may read it."""
        return self.record.own


def show_page(page: Page, speaker: Speaker, last: int = LAST) -> str:
    """Who they are, what is open, and the last notes, newest first."""
    head = [wrapped(who_words(page.student, speaker), speaker.width)]
    head += [wrapped(first_upper(pin), speaker.width) for pin in pins(page.past)]
    head.append(wrapped(standing_words(page, speaker), speaker.width))
    if hold := standing_hold(page.past, speaker.today):
        head.append(wrapped(f"{first_upper(hold_words(hold, speaker))}.", speaker.width))
    blocks = ["\n".join(head)]
    open_lines = [
        *_goal_lines(page, speaker),
        *_promise_lines(page, speaker),
        *_passed_lines(page),
    ]
    if open_lines:
        blocks.append("\n".join(wrapped(line, speaker.width, "  ") for line in open_lines))
    if scales := _scales(page, speaker.width):
        blocks.append(scales)
    shown = together(page.past, last)
    notes = Notes(page.record, page.templates, speaker)
    blocks += [note_block(one, notes) for one in shown]
    everything = heads(page.past)
    whole = {one.entry.id for one in shown}
    if more := sum(entry.id not in whole for entry in everything):
        blocks.append(f"{more} earlier: oo show {page.student.id} --last {len(everything)}")
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


def _goal_lines(page: Page, speaker: Speaker) -> list[str]:
    lines = []
    for goal in reversed(open_goals(page.past)):
        due = f", {due_words(goal.due, speaker.today)}" if goal.due else ""
        lines.append(f"Open goal{due}: {one_line(goal.text)}{so_far(goal.state)}")
    return [*lines, *owed_lines(page, speaker)]


def owed_lines(page: Page, speaker: Speaker) -> list[str]:
    """What adults said they would do for this student, and have not yet."""
    lines = []
    for one in open_owed(page.past):
        who = "You owe" if one.by == speaker.me else f"{speaker.adult(one.by)} owes"
        due = due_words(one.due, speaker.today) if one.due else f"since {speaker.day(one.since)}"
        lines.append(f"{who} {them(page.student)}: {one_line(one.text)}, {due}.")
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
    Ending.BROKEN: "not kept",
}


PASSED_IN = 3
"""The meetings whose passed questions are named, so as not to press."""


def _passed_lines(page: Page) -> list[str]:
    recent = page.past.met[: -PASSED_IN - 1 : -1]
    keys = dict.fromkeys(key for meeting in recent for key in meeting.passed)
    return [f"Passed lately: {', '.join(spoken(key).lower() for key in keys)}."] if keys else []


def _scales(page: Page, width: int) -> str:
    """Each scale over time, oldest first, as a small line of marks: the newest where not all
    have room."""
    marks: dict[str, list[str]] = {}
    for meeting in page.past.met:
        template = page.templates.get(meeting.template or "")
        for key, answer in meeting.answers:
            prompt = template.prompt(key) if template else None
            if prompt is not None and prompt.scale is not None and isinstance(answer, str):
                marks.setdefault(spoken(key), []).append(answer)
    room = width - max(map(shown_width, marks), default=0) - 2
    return aligned([(name, _newest(values, room)) for name, values in marks.items()], indent="")


def _newest(marks: Sequence[str], room: int) -> str:
    line = " ".join(marks)
    if len(line) <= room:
        return line
    return "… " + line[-(room - 2) :].partition(" ")[2]
