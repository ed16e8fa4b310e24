"""The questions of one kind of meeting."""

from __future__ import annotations

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
        if not words.lstrip("-").replace(".", "", 1).isdecimal():
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
    return tuple(chosen) if prompt.many else chosen[0]
