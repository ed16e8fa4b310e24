"""What is wrong in the files: one line each, and how many there are."""

from __future__ import annotations

from collections.abc import Sequence

from oneonone.core.checks import Problem
from oneonone.render.words import counted, first_upper


def problems_page(problems: Sequence[Problem], files: int) -> str:
    """Every problem at its line, then the count."""
    lines = [str(problem) for problem in problems]
    read = counted(files, "file")
    if not problems:
        return f"{first_upper(read)} read, and nothing to look at."
    things = counted(len(problems), "thing")
    return "\n".join([*lines, f"{things} to look at in {read}. Nothing was changed."])


def problems_json(problems: Sequence[Problem], files: int) -> dict[str, object]:
    """The keys of ``oo check --json``."""
    return {
        "files": files,
        "problems": [
            {"path": p.path, "line": p.line, "rule": p.rule, "message": p.message} for p in problems
        ],
    }
