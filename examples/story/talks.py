"""What is said in one meeting, for each template: answers, passes, a goal, a note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import ModuleType
from typing import NamedTuple

from words import asides, english, habits, history, math, opening, science

from oneonone.core.entries import Answer
from story.cast import Person
from story.voice import Voice

SUBJECTS: dict[str, ModuleType] = {
    "english": english,
    "habits": habits,
    "history": history,
    "math": math,
    "science": science,
}
TEACHES = {"rivera": "english", "chen": "math", "okoye": "science", "patel": "history"}


class Goal(NamedTuple):
    """A goal that was set, and what will be seen when it has been kept."""

    text: str
    seen: str = ""
    about: str = ""


class Talk(NamedTuple):
    """The words of one meeting."""

    answers: tuple[tuple[str, Answer], ...] = ()
    passed: tuple[str, ...] = ()
    note: str | None = None
    tags: tuple[str, ...] = ()
    about: str = ""
    topic: str = ""


class Setting(NamedTuple):
    """Who talks with whom, and the goal that was just kept, if one was."""

    person: Person
    adult: str
    kept: Goal | None = None


Conversation = Callable[[Voice, Setting], Talk]
GoalMaking = Callable[[Voice, Setting, "Talk"], Goal]

SHAPES: tuple[tuple[int, tuple[tuple[str, ...], ...]], ...] = (
    (8, ((),)),
    (
        13,
        (("evidence",), ("strength",), ("growth",), ("warm_up",), ("strength",)),
    ),
    (
        34,
        (
            ("evidence", "strength"),
            ("warm_up", "growth"),
            ("strength", "growth"),
            ("evidence", "growth"),
            ("warm_up", "strength"),
            ("warm_up", "encouragement"),
        ),
    ),
    (
        28,
        (
            ("warm_up", "evidence", "strength"),
            ("evidence", "strength", "growth"),
            ("warm_up", "evidence", "growth"),
            ("warm_up", "strength", "encouragement"),
            ("evidence", "strength", "encouragement"),
        ),
    ),
    (
        17,
        (
            ("warm_up", "evidence", "strength", "growth"),
            ("evidence", "strength", "growth", "encouragement"),
            ("warm_up", "evidence", "strength", "growth", "encouragement"),
        ),
    ),
)
"""How much is written down, as teachers do: often two answers, sometimes one line."""


def shape(voice: Voice) -> tuple[str, ...]:
    """The questions that were answered this time."""
    drawn = voice.chance.random() * sum(weight for weight, _ in SHAPES)
    for weight, shapes in SHAPES:
        drawn -= weight
        if drawn < 0:
            return voice.chance.choice(shapes)
    return SHAPES[-1][1][0]


def passes(voice: Voice, asked: Sequence[str], answered: Sequence[str]) -> tuple[str, ...]:
    """Now and then a question is passed; only the key is kept."""
    left = [key for key in asked if key not in answered]
    return (voice.chance.choice(left),) if left and voice.chance.random() < 0.07 else ()


def subject(voice: Voice, adult: str) -> str:
    """Mostly what this adult teaches, else habits or another class."""
    drawn = voice.chance.random()
    if drawn < 0.7:
        return TEACHES[adult]
    return "habits" if drawn < 0.88 else voice.chance.choice(sorted(SUBJECTS))


def topic_of(voice: Voice, about: str) -> str:
    """What the class is working on; a talk keeps to it."""
    topics = getattr(SUBJECTS[about], "TOPICS", "").splitlines()
    return voice.chance.choice(topics) if topics else ""


def check_in(voice: Voice, setting: Setting) -> Talk:
    """The team's five questions, about one piece of work."""
    person, kept = setting.person, setting.kept
    about = kept.about if kept and kept.about else subject(voice, setting.adult)
    topic, bank = topic_of(voice, about), SUBJECTS[about]
    words = {"topic": topic}
    keys = shape(voice)
    answers: list[tuple[str, Answer]] = []
    for key in keys:
        if key == "evidence" and kept and kept.seen and not voice.repeated(kept.seen):
            answers.append((key, kept.seen))
        elif key == "warm_up":
            answers.append((key, voice.say(person, opening.WARM_UP)))
        elif key == "encouragement":
            answers.append((key, _encouragement(voice, person, about)))
        else:
            own, any_class = getattr(bank, key.upper()), getattr(habits, key.upper())
            answers.append((key, voice.say_either(person, own, any_class, words)))
    note = voice.say(person, asides.NOTES) if not keys or voice.chance.random() < 0.04 else None
    tags = []
    if voice.chance.random() < 0.14:
        tags.append(voice.chance.choice(asides.TAGS[about]))
    if "strength" in keys and voice.chance.random() < 0.11:
        tags.append("worked")
    passed = passes(voice, ("warm_up", "strength", "growth"), keys) if keys else ()
    return Talk(tuple(answers), passed, note, tuple(tags), about, topic)


def _encouragement(voice: Voice, person: Person, about: str) -> str:
    own = opening.ENCOURAGEMENT_IN.get(about)
    if own and voice.chance.random() < 0.3:
        return voice.say_either(person, own, opening.ENCOURAGEMENT)
    return voice.say(person, opening.ENCOURAGEMENT)


def check_in_goal(voice: Voice, setting: Setting, talk: Talk) -> Goal:
    """A goal in the subject they were talking about."""
    own, words = SUBJECTS[talk.about].GOALS, {"topic": talk.topic}
    line = voice.say_either(setting.person, own, habits.GOALS, words)
    text, _, seen = line.partition(" => ")
    return Goal(text, seen, talk.about)
