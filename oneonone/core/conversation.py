"""A meeting being written down: state and answer in, state and next question out."""

from __future__ import annotations

from datetime import date as Day  # as in the entries
from enum import StrEnum
from typing import NamedTuple

from oneonone.core.entries import Meeting
from oneonone.core.history import Goal, History, open_goals
from oneonone.core.parting import secret_keys
from oneonone.core.templates import Template
from oneonone.errors import WrongWords


class Step(StrEnum):
    """What a question is about. From ``review`` to ``look`` they are asked one after another;
    those behind it only when the last look calls for them."""

    REVIEW = "review"
    PROMPT = "prompt"
    GOAL = "goal"
    DUE = "due"
    NEXT = "next"
    LOOK = "look"
    WITH = "with"
    WILL = "will"
    WILL_BY = "will_by"
    PIN = "pin"
    TAG = "tag"
    DONE = "done"


class Question(NamedTuple):
    """What is asked: of a prompt its key, of an earlier goal its id."""

    step: Step
    key: str = ""


class Conversation(NamedTuple):
    """All that was said so far, and what is asked now."""

    note: Meeting
    template: Template
    goals: tuple[Goal, ...] = ()
    """Earlier goals, each asked how it went."""
    asked: Question = Question(Step.LOOK)
    fixed: frozenset[Step] = frozenset()
    """What was settled beforehand and is not asked."""
    secret: frozenset[str] = frozenset()
    """Keys of words that stay on this machine: those of questions that were private when they
    were answered, whatever the template says by now."""
    full: Day | None = None
    """A day that was wanted for the promise and has no room; said again, it is taken."""


class Draft(NamedTuple):
    """A note that was not finished: what was said, where it stopped, and the seconds it took."""

    note: Meeting
    asked: Question
    seconds: int = 0
    secret: frozenset[str] = frozenset()

    @property
    def said(self) -> int:
        """How much it holds: answers, passes, the goal, who was there."""
        note = self.note
        one = (note.goal, note.owed, note.pin, note.note, note.next)
        several = (note.answers, note.passed, note.reviewed, note.with_, note.tags)
        return sum(map(len, several)) + sum(value is not None for value in one)


def begun(
    note: Meeting, template: Template, past: History, fixed: frozenset[Step] = frozenset()
) -> Conversation:
    """The state before the first question."""
    talk = Conversation(
        note, template, goals_to_ask(past, note.date), fixed=fixed, secret=secret_keys(template)
    )
    return talk._replace(asked=questions(talk)[0])


def resumed(draft: Draft, template: Template, past: History) -> Conversation:
    """The state a draft was left in; where its question is asked no more, the last look."""
    goals = goals_to_ask(past, draft.note.date)
    secret = draft.secret | secret_keys(template)
    talk = Conversation(draft.note, template, goals, secret=secret)
    asked = draft.asked if draft.asked in questions(talk) else Question(Step.LOOK)
    return talk._replace(asked=asked)


def as_draft(talk: Conversation, seconds: int) -> Draft:
    """The state as it is kept; what is said to be done is asked once more."""
    asked = talk.asked if talk.asked.step is not Step.DONE else Question(Step.LOOK)
    return Draft(talk.note, asked, seconds, talk.secret)


def goals_to_ask(past: History, day: Day) -> tuple[Goal, ...]:
    """The newest open goal, then the other open ones that are due, newest first."""
    newest_first = open_goals(past.up_to(day))[::-1]
    return newest_first[:1] + tuple(g for g in newest_first[1:] if g.due and g.due <= day)


def questions(talk: Conversation) -> tuple[Question, ...]:
    """Everything that is asked one after another, as far as it is known now."""
    found = [Question(Step.REVIEW, goal.id) for goal in talk.goals]
    found += [Question(Step.PROMPT, prompt.key) for prompt in talk.template.prompts]
    if talk.template.goal is not None:
        found.append(Question(Step.GOAL))
    if talk.note.goal is not None:
        found.append(Question(Step.DUE))
    found += [Question(Step.NEXT), Question(Step.LOOK)]
    return tuple(one for one in found if one.step not in talk.fixed)


def stepped_back(talk: Conversation) -> Conversation:
    """The question before; from what the last look called for, the last look."""
    order = questions(talk)
    if talk.asked not in order:
        return talk._replace(asked=Question(Step.LOOK))
    place = order.index(talk.asked)
    if place == 0:
        raise WrongWords("this is the first question", remedy="Ctrl-C leaves.")
    return talk._replace(asked=order[place - 1], full=None)


def onward(talk: Conversation) -> Conversation:
    """The next question."""
    order = questions(talk)
    if talk.asked not in order:
        return talk._replace(asked=Question(Step.LOOK))
    return talk._replace(asked=order[order.index(talk.asked) + 1], full=None)
