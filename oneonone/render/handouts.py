"""Pages for paper: the sheet for the clipboard, the student's own page, slips with goals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from oneonone.core.handouts import Handout
from oneonone.core.rotation import Pick, Turns
from oneonone.core.standing import State
from oneonone.core.templates import Template
from oneonone.core.term import day_words
from oneonone.render.html import html_page
from oneonone.render.reasons import Speaker, reason
from oneonone.render.rotation import heading
from oneonone.render.words import days_words, due_words, one_line

Sources = Mapping[str, str]
"""The texts of the page templates, by their names."""

CARDS = 8
"""Slips on a page."""


def turns_sheet(turns: Turns, lines: Sequence[Handout], speaker: Speaker, sources: Sources) -> str:
    """Today's students, each with the reason and much room to write."""
    why = {pick.student.id: pick for pick in turns.picks}
    rows = [_row(line, _why(why[line.student.id], turns, speaker), speaker) for line in lines]
    return _sheet(heading(turns, speaker).removesuffix("."), rows, "roomy", speaker, sources)


def list_sheet(day: date, lines: Sequence[Handout], speaker: Speaker, sources: Sources) -> str:
    """Everybody, each on a narrow line."""
    rows = [_row(line, _waiting(line), speaker) for line in lines]
    return _sheet(day_words(day), rows, "dense", speaker, sources)


def _sheet(
    when: str, rows: list[dict[str, object]], kind: str, speaker: Speaker, sources: Sources
) -> str:
    settings = speaker.settings
    values = {"title": settings.title, "when": when, "rows": rows, "density": kind}
    return html_page(sources, "sheet.html", {**values, "one": settings.one})


def _row(line: Handout, why: str, speaker: Speaker) -> dict[str, object]:
    student, goal = line.student, line.goal
    return {
        "name": speaker.name(student),
        "groups": ", ".join(student.groups),
        "why": why,
        "goal": one_line(goal.text) if goal else "",
        "due": due_words(goal.due, speaker.today) if goal and goal.due else "",
    }


def _why(pick: Pick, turns: Turns, speaker: Speaker) -> str:
    slot = f"{pick.slot.name}: " if pick.slot is not None and len(turns.slots) > 1 else ""
    return f"{slot}{reason(pick.seated.candidate, pick.band, speaker)}"


def _waiting(line: Handout) -> str:
    now = line.standing
    if now.state is State.AWAY:
        return "away"
    if now.never_met:
        return "not met yet"
    return "met today" if now.school_days == 0 else f"met {days_words(now.school_days)} ago"


_SCRIPT = (
    "Thank you for coming. I am going to show you …",
    "This is where I grew: …",
    "I am proud of this work, because …",
    "This was hard for me: … What helped was …",
    "My one goal is … You can help me by …",
)
"""How a student may begin: growth, work shown, what was hard, one goal."""


def prepare_pages(
    template: Template, lines: Sequence[Handout], speaker: Speaker, sources: Sources
) -> str:
    """A student's own page before a conference: the questions, room to write, how to begin."""
    values = {
        "title": template.title,
        "notebook": speaker.settings.title,
        "questions": [prompt.ask for prompt in template.prompts],
        "goal": template.goal or "My one goal?",
        "script": _SCRIPT,
        "pages": [
            {
                "name": speaker.name(line.student),
                "goal": one_line(line.goal.text) if line.goal else "",
            }
            for line in lines
        ],
    }
    return html_page(sources, "prepare.html", values)


def cards_pages(lines: Sequence[Handout], speaker: Speaker, sources: Sources) -> str:
    """Slips with goals, in the student's words, with the next day where one is promised."""
    cards = [_card(line, speaker) for line in lines if line.goal is not None]
    pages = [cards[first : first + CARDS] for first in range(0, len(cards), CARDS)]
    values = {"title": speaker.settings.title, "pages": pages}
    return html_page(sources, "cards.html", values)


_LONG, _LONGER = 70, 130
"""Letters of a goal from which on it is set smaller, and still smaller, on its slip."""


def _card(line: Handout, speaker: Speaker) -> dict[str, object]:
    goal, promise = line.goal, line.promise
    assert goal is not None
    words = one_line(goal.text)
    size = "small" if len(words) > _LONGER else "middle" if len(words) > _LONG else "large"
    return {
        "name": speaker.name(line.student),
        "goal": words,
        "size": size,
        "due": f"by {day_words(goal.due)}" if goal.due else "",
        "next": day_words(promise.day) if promise else "",
        "with": speaker.settings.name_of(promise.by) if promise else "",
    }
