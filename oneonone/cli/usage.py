"""What is wrong with a command line, in a teacher's words, with the command that would be right."""

from __future__ import annotations

from collections.abc import Iterable

import click

from oneonone.errors import nearest

MEANT = {
    "list": "oo roster",
    "students": "oo roster",
    "add": "oo roster add",
    "start": "oo log",
    "stop": "oo log",
    "meet": "oo log",
    "meeting": "oo log",
    "note": "oo log",
    "record": "oo log",
    "new": "oo init, or oo log",
    "today": "oo, or oo next",
    "who": "oo next",
    "absent": "oo log STUDENT --absent",
    "status": "oo report",
    "push": "oo sync",
    "pull": "oo sync",
    "share": "oo sync",
    "clone": "oo join",
    "print": "oo sheet",
    "calendar": "oo plan --ics",
    "delete": "oo undo, or oo forget",
    "remove": "oo undo, oo roster left, or oo forget",
    "rename": "oo roster rename",
}
"""What people type who know another program, or none, and what they want with it."""


def no_command(word: str, known: Iterable[str], path: str) -> click.UsageError:
    """There is no such command: the one that was meant, or the nearest."""
    if path == "oo" and word in MEANT:
        near = f"Did you mean {MEANT[word]}?"
    else:
        near = nearest(f"{path} {word}", [f"{path} {name}" for name in known], "")
    return click.UsageError(
        _sentences(f'there is no command "{word}".', near, f"{path} --help lists them.")
    )


def usage_words(fault: click.UsageError) -> str:
    """The fault in one sentence, and what to type instead."""
    path = fault.ctx.command_path if fault.ctx else "oo"
    shows_how = f"{path} --help shows how."
    if isinstance(fault, click.NoSuchOption):
        near = nearest(fault.option_name, _options(fault.ctx), "")
        return _sentences(f"there is no option {fault.option_name}.", near, shows_how)
    if isinstance(fault, click.BadOptionUsage):
        return f"{fault.option_name}: what belongs behind it is missing. {shows_how}"
    if isinstance(fault, click.MissingParameter) and fault.param:
        return f"{_called(fault.param)} is missing. {_example(fault.ctx) or shows_how}"
    words = fault.format_message().rstrip()
    end = "" if words.endswith((".", "?")) else "."
    hint = "" if "--help" in words else f" {shows_how}"
    return f"{words[:1].lower()}{words[1:]}{end}{hint}"


def _sentences(*words: str) -> str:
    return " ".join(filter(None, words))


def _options(ctx: click.Context | None) -> list[str]:
    params = ctx.command.get_params(ctx) if ctx else []
    return [name for param in params for name in param.opts if name.startswith("--")]


def _called(param: click.Parameter) -> str:
    """An option as it is typed, or what an argument stands for: STUDENT."""
    if isinstance(param, click.Option):
        return param.opts[-1]
    metavar = param.metavar or param.human_readable_name
    return metavar.split()[0].strip("[].")


def _example(ctx: click.Context | None) -> str:
    """The first example of the command's help."""
    _, _, examples = ((ctx.command.help if ctx else "") or "").partition("\b\n")
    first = examples.strip().partition("\n")[0].partition("    ")[0].strip()
    return f"For example {first}." if first else ""
