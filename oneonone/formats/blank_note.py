"""A note that is still to be written, as text for an editor: what is known, and a place for each
answer."""

from __future__ import annotations

from oneonone.core.editing import WORDS
from oneonone.core.entries import Meeting
from oneonone.core.templates import Template
from oneonone.formats.entry_yaml import entry_values
from oneonone.formats.yaml_text import Value, write_yaml

PLACES = ("minutes", "note", "goal", "next")
"""Keys that stand empty where nothing is known of them yet."""


def format_blank(note: Meeting, template: Template) -> str:
    """The note with every question of its template that may be shared, answered or not."""
    values = entry_values(note)
    answers = values.pop("answers", {})
    assert isinstance(answers, dict)
    places = [key for key in PLACES if key not in values]
    text = write_yaml(values)
    if note.private:
        return text
    questions = [prompt.key for prompt in template.prompts if not prompt.private]
    others = [key for key in answers if key not in questions]
    text += "answers:\n" + "".join(_place(key, answers.get(key)) for key in [*questions, *others])
    return text + "".join(f"{key}:\n" for key in places)


def format_private_blank(
    hidden: Meeting | None, template: Template, whole: bool, more: frozenset[str] = frozenset()
) -> str:
    """The same for what stays on this machine: what is hidden so far, and places for the rest.
    Empty where nothing can stay; ``whole`` for a note of which every word does."""
    keys = [p.key for p in template.prompts if whole or p.private or f"answers.{p.key}" in more]
    answers = dict(hidden.answers) if hidden else {}
    keys += [key for key in answers if key not in keys]
    values = entry_values(hidden) if hidden else {}
    kept: dict[str, Value] = {key: values[key] for key in WORDS[1:] if key in values}
    if not keys and not kept:
        return ""
    text = "answers:\n" + "".join(_place(key, answers.get(key)) for key in keys) if keys else ""
    text += write_yaml(kept) if kept else ""
    places = ("note", "goal") if whole else ()
    return text + "".join(f"{key}:\n" for key in places if key not in kept)


def _place(key: str, answer: Value | None) -> str:
    if answer is None:
        return f"  {key}:\n"
    written = write_yaml({key: answer})
    return "".join(f"  {line}\n" if line else "\n" for line in written.splitlines())
