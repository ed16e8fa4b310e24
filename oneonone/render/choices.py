"""What could be chosen of an export that has more students than one team."""

from __future__ import annotations

from oneonone.core.choosing import Choices, many_of
from oneonone.render.words import aligned, counted, first_upper

_SHOWN = 20


def choices_page(choices: Choices) -> str:
    """Each teacher, class and grade with how many students it would bring."""
    blocks = []
    for offered in choices.offered:
        rows = [(title, str(count)) for title, count in offered.values[:_SHOWN]]
        block = f"{first_upper(many_of(offered.key))}\n{aligned(rows)}"
        rest = len(offered.values) - _SHOWN
        blocks.append(f"{block}\n  and {rest} more" if rest > 0 else block)
    return "\n\n".join(blocks)


def choices_sentence(choices: Choices) -> str:
    """How much there is, in a sentence."""
    parts = [
        counted(len(offered.values), offered.key, many_of(offered.key))
        for offered in choices.offered
    ]
    more = f" ({', '.join(parts)})" if parts else ""
    return f"this {choices.system} export has {counted(choices.students, 'student')}{more}"


def choices_json(choices: Choices) -> dict[str, object]:
    """The same as keys of a document."""
    return {
        "system": choices.system,
        "students": choices.students,
        "choices": {
            many_of(offered.key): [
                {"name": title, "students": count} for title, count in offered.values
            ]
            for offered in choices.offered
        },
        "written": False,
    }
