"""The questions of one kind of meeting."""

from __future__ import annotations

import re
import zlib
from datetime import date
from typing import NamedTuple

from oneonone.core.entries import Answer
from oneonone.errors import WrongWords


class Prompt(NamedTuple):
    """One question, and what may be said to it. Any may be passed."""

    key: str
    ask: str
    ideas: tuple[str, ...] = ()
    """Sample questions the team shares (``try`` in the file)."""
    scale: tuple[int, int] | None = None
    choices: tuple[str, ...] = ()
    many: bool = False
    number: bool = False
    private: bool = False
    required: bool = False


class Template(NamedTuple):
    """A kind of meeting: its name, its usual length in minutes, its questions, its goal."""

    name: str
    title: str
    minutes: int
    prompts: tuple[Prompt, ...]
    goal: str | None = None
    private: bool = False

    def prompt(self, key: str) -> Prompt | None:
        """The question with this key."""
        return next((prompt for prompt in self.prompts if prompt.key == key), None)


IDEAS = 3
"""Sample questions shown at once."""


def ideas(prompt: Prompt, student: str, day: date) -> tuple[str, ...]:
    """A few of the sample questions: others for another student, and on another day."""
    if not prompt.ideas:
        return ()
    turn = zlib.crc32(f"{prompt.key}\n{student}".encode()) + day.toordinal() * IDEAS
    start = turn % len(prompt.ideas)
    return (prompt.ideas[start:] + prompt.ideas[:start])[:IDEAS]


def is_number(words: str) -> bool:
    """Whether it is written as a number: 12, -3 or 2.5."""
    return re.fullmatch(r"-?\d+(?:\.\d+)?", words, re.ASCII) is not None


def chosen_by_key(prompt: Prompt, words: str) -> str:
    """Choices picked by their places (``1 3``, ``1,3``) or by how they begin, in whole words;
    anything else as it is."""
    if not prompt.choices or words in prompt.choices:
        return words
    parts = words.replace(";", ",").split(",")
    if prompt.many and all(part.isdecimal() for part in words.split()):
        parts = words.split()
    return ", ".join(_choice(prompt, part.strip()) for part in parts)


def _choice(prompt: Prompt, words: str) -> str:
    known = [choice.casefold() for choice in prompt.choices]
    if words.casefold() in known:
        return words
    if words.isdecimal() and 1 <= int(words) <= len(known):
        return prompt.choices[int(words) - 1]
    near = [c for c in prompt.choices if words and c.casefold().startswith(words.casefold())]
    return near[0] if len(near) == 1 else words


def checked_answer(prompt: Prompt, words: str) -> Answer:
    """What was said, as this question keeps it; WrongWords where it is not allowed."""
    if prompt.scale is not None:
        low, high = prompt.scale
        if words not in {str(value) for value in range(low, high + 1)}:
            raise WrongWords(
                f'"{words}" is not on its scale',
                where=prompt.key,
                remedy=f"Give a number from {low} to {high}.",
            )
        return words
    if prompt.number:
        if not is_number(words):
            raise WrongWords(f'"{words}" is not a number', where=prompt.key, remedy="Write digits.")
        return words
    if prompt.choices:
        return _chosen(prompt, words)
    return words


def _chosen(prompt: Prompt, words: str) -> Answer:
    known = {choice.casefold(): choice for choice in prompt.choices}
    given = [words]
    if prompt.many and words.casefold() not in known:
        given = [part for part in words.replace(";", ",").split(",") if part.strip()]
    chosen: list[str] = []
    for part in given:
        choice = known.get(part.strip().casefold())
        if choice is None:
            raise WrongWords(
                f'"{part.strip()}" is not one of its choices',
                where=prompt.key,
                remedy=f"Choose from: {', '.join(prompt.choices)}.",
            )
        if choice not in chosen:
            chosen.append(choice)
    if not chosen:  # nothing but commas
        raise WrongWords(
            f'"{words}" is not one of its choices',
            where=prompt.key,
            remedy=f"Choose from: {', '.join(prompt.choices)}.",
        )
    return tuple(chosen) if prompt.many else chosen[0]
