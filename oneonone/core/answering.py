"""What each question of a conversation makes of its answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as Day  # as in the entries
from datetime import timedelta
from typing import NamedTuple

from oneonone.core.conversation import Conversation, Question, Step, onward, stepped_back
from oneonone.core.entries import EntryId, GoalState, Meeting, Undertaking
from oneonone.core.offering import Diary
from oneonone.core.recording import due_day, next_day
from oneonone.core.settings import Settings
from oneonone.core.templates import checked_answer, chosen_by_key
from oneonone.core.term import Term, school_day_from
from oneonone.errors import WrongWords

BACK, PASS, CLEAR = "back", "pass", "-"
"""Words that answer no question: to the one before, the student passes, take back what was said."""


class Asides(NamedTuple):
    """What a conversation needs to know besides: asked for only when it comes to it."""

    settings: Settings
    today: Day
    day: Callable[[str], Day]
    """Reads a day that lies ahead; WrongWords where it is none."""
    diary: Callable[[], Diary]
    minutes: int | None
    """How long it has taken; None where the meeting was on another day."""


def answered(talk: Conversation, words: str, asides: Asides) -> Conversation:
    """The state after an answer, with the next question; WrongWords where it does not fit.

    No words at all skip the question, or keep what was said before.
    """
    if words.casefold() == BACK:
        return stepped_back(talk)
    return _TAKERS[talk.asked.step](talk, words, asides)


def _with(talk: Conversation, note: Meeting) -> Conversation:
    return onward(talk._replace(note=note))


_STATES = {"k": GoalState.KEPT, "p": GoalState.PARTLY, "n": GoalState.NOT_YET}
_STATES |= {"d": GoalState.DROPPED} | {state.value: state for state in GoalState}


def _review(talk: Conversation, words: str, asides: Asides) -> Conversation:
    if not words:
        return onward(talk)
    goal_id = EntryId(talk.asked.key)
    others = tuple(pair for pair in talk.note.reviewed if pair[0] != goal_id)
    if words == CLEAR:
        return _with(talk, talk.note._replace(reviewed=others))
    state = _STATES.get(words.casefold().replace(" ", "_"))
    if state is None:
        raise WrongWords(
            f'"{words}" does not say how it went', remedy="Type k, p, n or d, or just Enter."
        )
    return _with(talk, talk.note._replace(reviewed=(*others, (goal_id, state))))


def _prompt(talk: Conversation, words: str, asides: Asides) -> Conversation:
    note, key = talk.note, talk.asked.key
    prompt = talk.template.prompt(key)
    assert prompt is not None
    if not words:
        if prompt.required and key not in dict(note.answers) and key not in note.passed:
            raise WrongWords("this question wants an answer", remedy="pass is one as well.")
        return onward(talk)
    answers = {k: answer for k, answer in note.answers if k != key}
    passed = tuple(k for k in note.passed if k != key)
    if words.casefold() == PASS:
        passed += (key,)
    elif words != CLEAR:
        answers[key] = checked_answer(prompt, chosen_by_key(prompt, words))
    place = {one.key: nth for nth, one in enumerate(talk.template.prompts)}
    kept = tuple(sorted(answers.items(), key=lambda pair: place.get(pair[0], len(place))))
    return _with(talk, note._replace(answers=kept, passed=passed))


def _goal(talk: Conversation, words: str, asides: Asides) -> Conversation:
    if not words or words.casefold() == PASS:
        return onward(talk)
    if _says_none(words):
        return _with(talk, talk.note._replace(goal=None))
    due = talk.note.goal.due if talk.note.goal else None
    return _with(talk, talk.note._replace(goal=Undertaking(words, due)))


def usual_due(talk: Conversation, term: Term) -> Day | None:
    """A week from the meeting, or the first school day from there."""
    return school_day_from(term, talk.note.date + timedelta(7))


def _due(talk: Conversation, words: str, asides: Asides) -> Conversation:
    goal = talk.note.goal
    assert goal is not None
    if words:
        day = None if _says_none(words) else due_day(asides.day(words), talk.note.date)
    else:
        day = goal.due or usual_due(talk, asides.settings.term)
    return _with(talk, talk.note._replace(goal=Undertaking(goal.text, day)))


class Offer(NamedTuple):
    """What is offered for the next meeting."""

    turn: Day | None
    """About when their turn comes anyway."""
    day: Day | None
    """What no words at all will mean."""
    sooner: Day | None
    """A day with room about when the goal is due, where that is another."""


def offer(talk: Conversation, asides: Asides) -> Offer:
    """The days to offer for a promise; what was promised before stands first."""
    days, goal = asides.diary(), talk.note.goal
    day = talk.note.next or days.offered(asides.today)
    sooner = days.offered(asides.today, goal.due) if goal and goal.due else None
    if sooner == day or (sooner and days.room(sooner) < 1):
        sooner = None
    return Offer(days.turn(asides.today), day, sooner)


def _next(talk: Conversation, words: str, asides: Asides) -> Conversation:
    if _says_none(words):
        return _with(talk, talk.note._replace(next=None))
    wanted = asides.day(words) if words else talk.full or offer(talk, asides).day
    if wanted is None:
        return onward(talk)
    day = next_day(wanted, talk.note.date, asides.settings.term, asides.today)
    if words and day != talk.full and asides.diary().room(day) < 1:
        return talk._replace(full=day)
    return _with(talk, talk.note._replace(next=day))


def _says_none(words: str) -> bool:
    return words.casefold() in (CLEAR, "no", "none", "n", PASS)


def _look(talk: Conversation, words: str, asides: Asides) -> Conversation:
    minutes = talk.note.minutes if talk.note.minutes is not None else asides.minutes
    step = _CALLED.get(words.casefold())
    if step is not None:
        return talk._replace(asked=Question(step))
    if words == CLEAR:
        minutes = None
    elif words:
        minutes = _minutes(words)
    return talk._replace(note=talk.note._replace(minutes=minutes), asked=Question(Step.DONE))


_CALLED = {"w": Step.WITH, "i": Step.WILL, "p": Step.PIN, "t": Step.TAG}
"""What the last look can still ask, by a key."""

MOST_MINUTES = 480


def _minutes(words: str) -> int:
    found = re.fullmatch(r"(\d{1,3})\s*(?:m|min|mins|minutes?)?", words.casefold(), re.ASCII)
    if not found or int(found[1]) > MOST_MINUTES:
        raise WrongWords(
            f'"{words}" is neither minutes nor one of the keys', remedy="Enter saves the note."
        )
    return int(found[1])


def _there(talk: Conversation, words: str, asides: Asides) -> Conversation:
    parts = [part.strip() for part in re.split(r"[,;]|\band\b", words) if part.strip()]
    found = [asides.settings.adult(part) or part for part in parts if part != CLEAR]
    kept = () if words == CLEAR else talk.note.with_
    return _with(talk, talk.note._replace(with_=tuple(dict.fromkeys((*kept, *found)))))


def _will(talk: Conversation, words: str, asides: Asides) -> Conversation:
    if not words:
        return onward(talk)
    if words == CLEAR:
        return _with(talk, talk.note._replace(owed=None))
    note = talk.note._replace(owed=Undertaking(words))
    return talk._replace(note=note, asked=Question(Step.WILL_BY))


def _will_by(talk: Conversation, words: str, asides: Asides) -> Conversation:
    owed = talk.note.owed
    assert owed is not None
    if not words or _says_none(words):
        return onward(talk)
    day = due_day(asides.day(words), talk.note.date)
    return _with(talk, talk.note._replace(owed=Undertaking(owed.text, day)))


def _pin(talk: Conversation, words: str, asides: Asides) -> Conversation:
    pin = None if words == CLEAR else words or talk.note.pin
    return _with(talk, talk.note._replace(pin=pin))


def _tag(talk: Conversation, words: str, asides: Asides) -> Conversation:
    parts = words.replace(",", " ").split()
    found = [part.lstrip("#") for part in parts if part.lstrip("#") and part != CLEAR]
    kept = () if words == CLEAR else talk.note.tags
    return _with(talk, talk.note._replace(tags=tuple(dict.fromkeys((*kept, *found)))))


_TAKERS: dict[Step, Callable[[Conversation, str, Asides], Conversation]] = {
    Step.REVIEW: _review,
    Step.PROMPT: _prompt,
    Step.GOAL: _goal,
    Step.DUE: _due,
    Step.NEXT: _next,
    Step.LOOK: _look,
    Step.WITH: _there,
    Step.WILL: _will,
    Step.WILL_BY: _will_by,
    Step.PIN: _pin,
    Step.TAG: _tag,
}
