"""A template as text: the questions of one kind of meeting."""

from __future__ import annotations

import re
from typing import NamedTuple

from oneonone.core.checks import Problem
from oneonone.core.templates import Prompt, Template
from oneonone.formats.conflicts import conflict_problem, conflicts_in
from oneonone.formats.fields import Fields
from oneonone.formats.text import Unreadable
from oneonone.formats.yaml_text import read_yaml

KEYS = "template title minutes private prompts goal conflicts".split()
PROMPT_KEYS = "ask try scale choices many number private required".split()
_PROMPT_KEY = re.compile(r"[^\W\d][\w-]{0,63}")


class ParsedTemplate(NamedTuple):
    """The template, unless something in it hides it, and the faults."""

    template: Template | None
    problems: tuple[Problem, ...]


def parse_template(text: str, path: str, name: str) -> ParsedTemplate:
    """The template a text holds; ``name`` is its file's, which its ``template:`` must repeat."""
    problems: list[Problem] = []
    try:
        fields = Fields(read_yaml(text), path, problems)
    except Unreadable as fault:
        return ParsedTemplate(None, (Problem(path, fault.line, fault.rule, str(fault)),))
    fields.near_misses(KEYS)
    named = fields.required("template") or name
    if named != name:
        message = f'says "{named}", but the file is {name}.yaml. Make the two the same'
        fields.fault("template", message)
    inner = fields.within_key("prompts")
    prompts = tuple(_prompt(inner, key) for key in inner.nodes) if inner else ()
    if not prompts:
        fields.fault("prompts", "are missing. Add a question, as prompts: {warm_up: {ask: …}}")
    goal = fields.within_key("goal")
    found = Template(
        name=name,
        title=fields.text("title") or name.replace("-", " ").capitalize(),
        minutes=fields.whole("minutes", 1, 600) or 5,
        prompts=prompts,
        goal=goal.free("ask") if goal else None,
        private=fields.yes("private"),
    )
    problems += [conflict_problem(path, c) for c in conflicts_in(fields.nodes.get("conflicts"))]
    hidden = any(problem.hides for problem in problems)
    return ParsedTemplate(None if hidden else found, tuple(problems))


def _prompt(prompts: Fields, key: str) -> Prompt:
    if not _PROMPT_KEY.fullmatch(key):
        prompts.fault(key, "is no short key. Use letters, digits and _, as warm_up")
    inner = prompts.within_key(key)
    if inner is None:
        prompts.fault(key, "needs a question, as {ask: What is going well?}")
        return Prompt(key, key)
    inner.near_misses(PROMPT_KEYS)
    ask = inner.free("ask")
    if ask is None:
        inner.fault("ask", "is missing. Write the question behind it")
    return Prompt(
        key=key,
        ask=ask or key,
        ideas=inner.words("try"),
        scale=_scale(inner),
        choices=inner.words("choices"),
        many=inner.yes("many"),
        number=inner.yes("number"),
        private=inner.yes("private"),
        required=inner.yes("required"),
    )


def _scale(inner: Fields) -> tuple[int, int] | None:
    written = inner.text("scale")
    if written is None:
        return None
    found = re.fullmatch(r"(\d{1,3})\s*(?:-|\.\.|to)\s*(\d{1,3})", written, re.ASCII)
    if not found or int(found[1]) >= int(found[2]) or int(found[2]) - int(found[1]) > 20:
        inner.fault("scale", f'"{written}" is not a scale. For example scale: 1-4')
        return None
    return int(found[1]), int(found[2])
