"""The words of a note that stay on this machine, taken out of it and put back."""

from __future__ import annotations

from typing import Any, NamedTuple

from oneonone.core.entries import Meeting
from oneonone.core.templates import Template


class Parted(NamedTuple):
    """A note as it is shared, and the words that stay on this machine."""

    shared: Meeting
    private: Meeting | None

    def again(self) -> Parted:
        """The same words as one meeting more: both halves have the next number."""
        nth = (self.shared.nth or 1) + 1
        private = self.private and self.private._replace(nth=nth)
        return Parted(self.shared._replace(nth=nth), private)


def parted(
    note: Meeting,
    template: Template,
    sharing: bool = False,
    staying: frozenset[str] = frozenset(),
) -> Parted:
    """Take the private words out of a note. ``sharing`` lifts the rule once; ``staying`` are keys
    (``answers.home``, ``note``) that stay here whatever the template says by now.

    What stays shared of a note that is private as a whole is that it was held, for how long, how
    goals went and the promised day, so that coverage and promises still count.
    """
    if note.private:
        shared = note._replace(
            answers=(), passed=(), note=None, goal=None, owed=None, pin=None, tags=()
        )
        return Parted(shared, note)
    secret = staying | secret_keys(template)
    kept = tuple(pair for pair in note.answers if f"answers.{pair[0]}" in secret)
    words = {key: getattr(note, key) for key in _OTHER_WORDS if key in secret}
    words = {key: value for key, value in words.items() if value}
    if sharing or not (kept or words):
        return Parted(note, None)
    without: dict[str, Any] = {key: () if key == "tags" else None for key in words}
    rest = tuple(pair for pair in note.answers if pair not in kept)
    shared = note._replace(answers=rest, **without)
    hidden = Meeting(note.student, note.date, note.by, note.at, template=note.template)
    return Parted(shared, hidden._replace(answers=kept, **words))


_OTHER_WORDS = ("note", "goal", "owed", "pin", "tags")


def secret_keys(template: Template) -> frozenset[str]:
    """The keys of a template's private questions."""
    return frozenset(f"answers.{prompt.key}" for prompt in template.prompts if prompt.private)


def joined(shared: Meeting, private: Meeting) -> Meeting:
    """A shared note and its private words as one, for their owner's eyes."""
    return shared._replace(
        answers=shared.answers + tuple(p for p in private.answers if p not in shared.answers),
        passed=shared.passed or private.passed,
        note=shared.note or private.note,
        goal=shared.goal or private.goal,
        owed=shared.owed or private.owed,
        pin=shared.pin or private.pin,
        tags=shared.tags or private.tags,
    )
