"""Every command of the program, those within another behind it: ``roster``, ``roster add``."""

from __future__ import annotations

from collections.abc import Iterator

import click


def called() -> Iterator[tuple[str, click.Command]]:
    """Each by its whole name, imported now."""
    from oneonone.cli import COMMANDS, program

    context = click.Context(program)
    for name in COMMANDS:
        command = program.get_command(context, name)
        assert command is not None
        yield name, command
        yield from ((f"{name} {i}", c) for i, c in getattr(command, "commands", {}).items())
