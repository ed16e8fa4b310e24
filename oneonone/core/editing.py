"""What a person's edit may not make of a note: another's, or one that shares private words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from oneonone.core.entries import Answer, Entry, Meeting, kind_of
from oneonone.core.templates import Prompt, Template, checked_answer
from oneonone.errors import WrongWords

WORDS = ("answers", "passed", "note", "goal", "owed", "pin", "tags")
"""The keys that hold what was said: in a private note, they stay on this machine."""

BELOW = "stays on this machine: move it below the line"
OUT = "is private, and nothing private can be kept with this note here. Take it out"


class Amiss(NamedTuple):
    """A key (``minutes``, ``answers.home``) and what is wrong with it."""

    key: str
    message: str


class Before(NamedTuple):
    """What was shared before the edit: the entry, where it could be read, and its keys of words;
    and the keys of the questions that were private then."""

    entry: Entry | None
    keys: frozenset[str]
    secret: frozenset[str] = frozenset()


def keys_of_words(entry: Entry) -> frozenset[str]:
    """The keys under which an entry holds words; each answer has its own."""
    if not isinstance(entry, Meeting):
        return frozenset()
    answers = {f"answers.{key}" for key, _ in entry.answers}
    return frozenset({key for key in WORDS if getattr(entry, key)} | answers)


def amiss(before: Before, after: Entry, template: Template | None, mine: bool) -> list[Amiss]:
    """What is wrong with the shared part of an edited entry."""
    found = [*_another(before.entry, after)]
    if isinstance(after, Meeting):
        found += _made_shared(before.entry, after, template)
        earlier = before.entry.answers if isinstance(before.entry, Meeting) else ()
        found += _answers(after, earlier, template)
        found += (Amiss(key, BELOW if mine else OUT) for key in _leaks(before, after, template))
    return found


def amiss_below(below: Meeting, above: Entry, template: Template | None) -> list[Amiss]:
    """What is wrong with the private part of an edited note."""
    found = [*_answers(below, (), template)]
    if isinstance(above, Meeting):
        twice = keys_of_words(below) & keys_of_words(above) - {"answers", "passed", "tags"}
        found += (Amiss(key, "stands above the line as well. Keep one") for key in sorted(twice))
    return found


def _another(before: Entry | None, after: Entry) -> Iterator[Amiss]:
    if before is None:
        return
    if after.student != before.student:
        message = f'was "{before.student}". A note stays with its student; write a new one instead'
        yield Amiss("student", message)
    if after.by != before.by:
        yield Amiss("by", f'was "{before.by}". Who wrote it stays as it is')
    if kind_of(after) != kind_of(before):
        yield Amiss("kind", f'was "{kind_of(before)}", and stays so')


def _made_shared(
    before: Entry | None, after: Meeting, template: Template | None
) -> Iterator[Amiss]:
    """An edit does not decide anew what stays on this machine."""
    if not isinstance(before, Meeting):
        return
    if before.private and not after.private:
        yield Amiss("private", "was true, and stays so: what was said stays on this machine")
    if after.template == before.template:
        return
    if template is None:
        yield Amiss("template", f'there is no template "{after.template}"')
    elif template.private and not after.private:
        yield Amiss("template", "keeps every word on this machine, and this note is shared")


def _answers(
    note: Meeting, earlier: tuple[tuple[str, Answer], ...], template: Template | None
) -> Iterator[Amiss]:
    """Answers that their question does not allow. What stood there before may stay, since the
    questions may have changed since."""
    for key, answer in note.answers:
        prompt = template.prompt(key) if template else None
        if prompt is not None and (key, answer) not in earlier:
            yield from _answer(prompt, answer)


def _answer(prompt: Prompt, answer: Answer) -> Iterator[Amiss]:
    parts = (answer,) if isinstance(answer, str) else answer
    if len(parts) > 1 and not prompt.many and (prompt.choices or prompt.scale or prompt.number):
        yield Amiss(f"answers.{prompt.key}", "takes one answer, not several")
        return
    for part in parts:
        try:
            checked_answer(prompt, part)
        except WrongWords as fault:
            yield Amiss(f"answers.{prompt.key}", f"{fault.what}. {fault.remedy}")


def _leaks(before: Before, after: Meeting, template: Template | None) -> list[str]:
    """The keys whose words would be shared and should not be. What was shared before may stay."""
    was_private = isinstance(before.entry, Meeting) and before.entry.private
    there = before.keys if was_private or before.entry is None else frozenset()
    if after.private:
        return [key for key in WORDS if getattr(after, key) and key not in there]
    prompts = template.prompts if template else ()
    secret = {f"answers.{prompt.key}" for prompt in prompts if prompt.private} | before.secret
    secret -= before.keys
    return [name for key, _ in after.answers if (name := f"answers.{key}") in secret]
