"""What is wrong in the files: one line each, and how many there are."""

from __future__ import annotations

from collections.abc import Sequence

from oneonone.core.checks import Problem
from oneonone.render.words import counted, first_upper


def problems_page(problems: Sequence[Problem], files: int, mended: Sequence[str] = ()) -> str:
    """What was mended, every problem at its line, then the count."""
    lines = [*mended, *(str(problem) for problem in problems)]
    read = counted(files, "file")
    if not problems:
        return "\n".join([*lines, f"{first_upper(read)} read, and nothing to look at."])
    things = counted(len(problems), "thing")
    end = "" if mended else " Nothing was changed."
    return "\n".join([*lines, f"{things} to look at in {read}.{end}"])


def problems_json(problems: Sequence[Problem], files: int) -> dict[str, object]:
    """The keys of ``oo check --json``."""
    return {
        "files": files,
        "problems": [
            {"path": p.path, "line": p.line, "rule": p.rule, "message": p.message} for p in problems
        ],
    }
