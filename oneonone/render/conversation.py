"""A conversation at the terminal: who this is, the questions, the last look, an unfinished note."""

from __future__ import annotations

from datetime import date

from oneonone.core.answering import Offer, usual_due
from oneonone.core.conversation import Conversation, Draft, Question, Step
from oneonone.core.entries import Answer, GoalState, Meeting
from oneonone.core.history import Goal, pins
from oneonone.core.roster import Student
from oneonone.core.templates import Prompt, ideas
from oneonone.core.term import day_words
from oneonone.render.note import Notes, meeting_rows, side_by_side
from oneonone.render.reasons import Speaker
from oneonone.render.show import (
    Page,
    owed_lines,
    standing_words,
    who_words,
)
from oneonone.render.words import (
    counted,
    due_words,
    first_upper,
    kind_words,
    menu,
    several,
    their,
    them,
    wrapped,
)


def opening(page: Page, speaker: Speaker) -> str:
    """Who this is, their pins, how long they have waited, what adults owe them."""
    lines = [who_words(page.student, speaker), *map(first_upper, pins(page.past))]
    lines += [standing_words(page, speaker), *owed_lines(page, speaker)]
    return "\n".join(wrapped(line, speaker.width) for line in lines)


def template_line(talk: Conversation, student: Student) -> str:
    """How the questions of the template are answered, before the first of them."""
    count = counted(len(talk.template.prompts), "question")
    line = f"{talk.template.title}, {count}. Enter skips, pass lets {them(student)} pass, "
    line += "? gives ideas, back goes back."
    return f"{line} What is said stays on this machine." if talk.note.private else line


def question_text(
    talk: Conversation, page: Page, speaker: Speaker, offered: Offer | None, minutes: int | None
) -> str:
    """The question that is asked now, with the answer it had, or would have, in brackets."""
    return wrapped(_question(talk, page, speaker, offered, minutes), speaker.width)


def _question(
    talk: Conversation, page: Page, speaker: Speaker, offered: Offer | None, minutes: int | None
) -> str:
    note, student = talk.note, page.student
    match talk.asked.step:
        case Step.REVIEW:
            goal = next(one for one in talk.goals if one.id == talk.asked.key)
            return _review(goal, dict(note.reviewed).get(goal.id), student, speaker)
        case Step.PROMPT:
            prompt = talk.template.prompt(talk.asked.key)
            assert prompt is not None
            return _prompt(prompt, note)
        case Step.GOAL:
            usual = f"{first_upper(their(student))} next goal?"
            return _bracketed(talk.template.goal or usual, note.goal and note.goal.text)
        case Step.DUE:
            due = note.goal.due if note.goal else None
            day = due or usual_due(talk, speaker.settings.term)
            return _bracketed("By when?", speaker.day(day) if day else None)
        case Step.NEXT:
            assert offered is not None
            return _next(talk, offered, student, speaker)
        case Step.LOOK:
            return last_look(note, page, speaker, minutes)
        case Step.WITH:
            here = several([speaker.adult(who) for who in note.with_])
            return _bracketed("Who else was there? A name, or a word as family.", here)
        case Step.WILL:
            question = f"What will you do for {them(student)}?"
            return _bracketed(question, note.owed and note.owed.text)
        case Step.WILL_BY:
            return "By when? Enter: no day."
        case Step.PIN:
            return _bracketed("What should stand first, every time?", note.pin)
        case _:
            return _bracketed("A word to find it by, as fractions.", ", ".join(note.tags))


def _bracketed(question: str, before: str | None) -> str:
    return f"{question} [{' '.join(before.split())}]" if before else question


_STATES = {
    GoalState.KEPT: "kept",
    GoalState.PARTLY: "partly",
    GoalState.NOT_YET: "not yet",
    GoalState.DROPPED: "dropped",
}


def _review(goal: Goal, state: GoalState | None, student: Student, speaker: Speaker) -> str:
    due = f", {due_words(goal.due, speaker.today)}" if goal.due else ""
    enter = f"Enter: {_STATES[state]}" if state else "Enter: leave it open"
    text = " ".join(goal.text.split())
    end = "" if text.endswith((".", "?", "!")) else "."
    return (
        f"{first_upper(their(student))} goal{due}: {text}{end}\n"
        f"How did it go?  {menu('k kept', 'p partly', 'n not yet', 'd dropped', enter)}"
    )


def _prompt(prompt: Prompt, note: Meeting) -> str:
    given = dict(note.answers).get(prompt.key)
    before = "passed" if prompt.key in note.passed else _answer(given) if given else None
    lines = [f"{prompt.ask}{' (stays on this machine)' if prompt.private else ''}"]
    if prompt.scale is not None and not any(ch.isdigit() for ch in prompt.ask):
        lines[0] += f" {prompt.scale[0]} to {prompt.scale[1]}."
    lines[0] = _bracketed(lines[0], before)
    if prompt.choices:
        keys = [f"{place} {choice}" for place, choice in enumerate(prompt.choices, 1)]
        lines.append(menu(*keys, *(["(several: 1 3)"] if prompt.many else [])))
    return "\n".join(lines)


def _answer(answer: Answer) -> str:
    return answer if isinstance(answer, str) else ", ".join(answer)


def _next(talk: Conversation, offered: Offer, student: Student, speaker: Speaker) -> str:
    if talk.full is not None:
        day = speaker.day(talk.full)
        free = offered.sooner or offered.day
        other = f" {speaker.day(free)} has room." if free and free != talk.full else ""
        return (
            f"{day} has no room left for a promise: who comes by turn waits longer.{other}\n"
            f"When will you meet again? [{day}]"
        )
    parts = []
    if offered.turn is not None:
        parts.append(f"{first_upper(their(student))} turn comes about {speaker.day(offered.turn)}")
    if offered.sooner is not None:
        parts.append(f"{speaker.day(offered.sooner)} has room")
    hint = f" {'; '.join(parts)}." if parts else ""
    if offered.day is None:
        return f"When will you meet again?{hint} Enter: no promise."
    how = "Enter promises the day in brackets; no, none."
    return f"When will you meet again?{hint} {how} [{speaker.day(offered.day)}]"


def last_look(note: Meeting, page: Page, speaker: Speaker, minutes: int | None) -> str:
    """The note as it will be saved, and what can still be added."""
    lines = ["", f"{first_upper(kind_words(note.template))}, {speaker.day(note.date)}"]
    lines += side_by_side(_rows(note, page, speaker), speaker.width)
    more = ("w who else was there", "i what you will do", "p pin", "t tag", "e editor", "back")
    lines.append(menu(*more))
    took = note.minutes if note.minutes is not None else minutes
    if took is None:
        lines.append("How many minutes? Enter saves without.")
    else:
        lines.append(f"{counted(took, 'minute')}? Enter saves. [{took}]")
    return "\n".join(lines)


def _rows(note: Meeting, page: Page, speaker: Speaker) -> list[tuple[str, str]]:
    rows = meeting_rows(note, Notes(page.record, page.templates, speaker))
    if note.with_:
        rows.append(("With", several([speaker.adult(who) for who in note.with_])))
    if note.pin:
        rows.append(("Pin", note.pin))
    return rows or [("", "Nothing was said. It is kept that you met.")]


HARM = (
    "Harm, abuse or self-harm: stop, follow your school's reporting rule, and write here only"
    " that you referred, to which role, and when."
)


def ideas_text(
    asked: Question, prompt: Prompt | None, student: str, today: date, speaker: Speaker
) -> str:
    """What ``?`` shows: a few questions to ask, how to answer, and the line on harm."""
    lines = [f"  {idea}" for idea in ideas(prompt, student, today)] if prompt else []
    if asked.step in (Step.NEXT, Step.DUE, Step.WILL_BY):
        lines.append("A day: 30 nov, fri, next tue, in 2 weeks, +5 (school days); - for none.")
    elif asked.step is not Step.REVIEW:
        lines.append("A \\ at the end of a line goes on in the next one; - takes an answer out.")
    return "\n".join(wrapped(line, speaker.width, "  ") for line in [*lines, HARM])


def draft_line(draft: Draft, student: Student, speaker: Speaker) -> str:
    """That an unfinished note is there, and what can be done with it."""
    keys = menu("c continue", "s start again", "v view")
    line = f"{draft_words(draft, student, speaker.today)}."
    apart = " " if len(line) + len(keys) < speaker.width else "\n"
    return wrapped(f"{line}{apart}{keys}", speaker.width)


def draft_words(draft: Draft, student: Student, today: date) -> str:
    """There is an unfinished note of 10:42 for Jamal: 3 answers"""
    note = draft.note
    of = (note.at or "")[:5] if note.date == today else ""
    of = of or day_words(note.date, today)
    count = counted(draft.said, "answer")
    return f"There is an unfinished note of {of} for {student.first_name}: {count}"


def draft_view(draft: Draft, page: Page, speaker: Speaker) -> str:
    """What the unfinished note holds so far."""
    return "\n".join(side_by_side(_rows(draft.note, page, speaker), speaker.width))
