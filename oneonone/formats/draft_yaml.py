"""An unfinished note as text: ``parse_draft`` and ``format_draft``. The note's own keys, and
where the conversation stopped."""

from __future__ import annotations

from oneonone.core.conversation import Draft, Question, Step
from oneonone.core.entries import Meeting
from oneonone.formats.entry_yaml import entry_values, parse_entry
from oneonone.formats.fields import Fields
from oneonone.formats.text import Unreadable
from oneonone.formats.yaml_text import Value, read_yaml, write_yaml


def format_draft(draft: Draft) -> str:
    """The draft as it is kept on this machine."""
    asked = [draft.asked.step.value, *filter(None, [draft.asked.key])]
    own: dict[str, Value] = {"asked": asked, "seconds": draft.seconds}
    if draft.secret:
        own["secret"] = sorted(draft.secret)
    return write_yaml(entry_values(draft.note) | own)


def parse_draft(text: str, path: str = "draft") -> Draft:
    """The draft a text holds; Unreadable, with the line, where it holds none."""
    note, problems, _ = parse_entry(text, path)
    if not isinstance(note, Meeting):
        first = next((one for one in problems if one.hides), None)
        line, rule = (first.line, first.rule) if first else (1, "kind")
        raise Unreadable(line, rule, first.message if first else "is no note of a meeting")
    fields = Fields(read_yaml(text), path, [])
    step, *key = fields.words("asked") or (Step.LOOK.value,)
    known = step in {one.value for one in Step}
    asked = Question(Step(step) if known else Step.LOOK, "".join(key))
    seconds = fields.whole("seconds", 0, 10**8) or 0
    return Draft(note, asked, seconds, frozenset(fields.words("secret")))
