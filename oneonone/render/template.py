"""A template, shown: its questions and ideas for each."""

from __future__ import annotations

from collections.abc import Sequence

from oneonone.core.templates import Prompt, Template
from oneonone.render.words import aligned, counted, wrapped


def templates_page(templates: Sequence[Template], own: set[str]) -> str:
    """Every template, one line each."""
    return aligned(
        [
            (
                template.name,
                template.title,
                f"{template.minutes} min",
                counted(len(template.prompts), "question"),
                "your team's own" if template.name in own else "",
            )
            for template in templates
        ],
        indent="",
    )


def template_page(template: Template, width: int) -> str:
    """Each question with its key, what may be said, and ideas for asking it."""
    head = f"{template.title} ({template.name}), about {template.minutes} min"
    if template.private:
        head += "\nEvery answer stays on your own machine."
    blocks = [head]
    for prompt in template.prompts:
        lines = [wrapped(f"{prompt.key}: {prompt.ask}", width, "  ")]
        if kind := _kind(prompt):
            lines.append(wrapped(f"  {kind}", width, "  "))
        lines += [wrapped(f"  - {idea}", width, "    ") for idea in prompt.ideas]
        blocks.append("\n".join(lines))
    if template.goal:
        blocks.append(wrapped(f"goal: {template.goal}", width, "  "))
    return "\n\n".join(blocks)


def _kind(prompt: Prompt) -> str:
    parts = []
    if prompt.scale:
        parts.append(f"a number from {prompt.scale[0]} to {prompt.scale[1]}")
    if prompt.choices:
        what = "any of" if prompt.many else "one of"
        parts.append(f"{what}: {', '.join(prompt.choices)}")
    if prompt.number:
        parts.append("a number")
    if prompt.private:
        parts.append("stays on your own machine")
    return f"({'; '.join(parts)})" if parts else ""


def template_json(template: Template, own: bool) -> dict[str, object]:
    """A template as JSON, its prompts in order."""
    return {
        "template": template.name,
        "title": template.title,
        "minutes": template.minutes,
        "private": template.private,
        "own": own,
        "goal": template.goal,
        "prompts": [
            {
                "key": prompt.key,
                "ask": prompt.ask,
                "try": list(prompt.ideas),
                "scale": list(prompt.scale) if prompt.scale else None,
                "choices": list(prompt.choices),
                "many": prompt.many,
                "number": prompt.number,
                "private": prompt.private,
                "required": prompt.required,
            }
            for prompt in template.prompts
        ],
    }
