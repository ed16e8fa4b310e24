"""``oo completion``: have the shell complete commands, students, adults, templates and goals."""

from __future__ import annotations

import os
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from oneonone.cli.params import Command, OneOf
from oneonone.cli.powershell import SHELL as POWERSHELL
from oneonone.errors import WrongWords

SHELLS = ("bash", "zsh", "fish", POWERSHELL)


@click.command("completion", cls=Command)
@click.argument("shell", required=False, type=OneOf(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str | None) -> None:
    """Print what makes TAB complete oo in your shell. Put one of these where your shell starts:

    \b
    bash         eval "$(oo completion bash)"              in ~/.bashrc
    zsh          eval "$(oo completion zsh)"               in ~/.zshrc, after compinit
    fish         oo completion fish | source               in ~/.config/fish/config.fish
    powershell   oo completion powershell | Out-String | Invoke-Expression     in $PROFILE
    """
    shell = shell or Path(os.environ.get("SHELL", "")).name
    kind = get_completion_class(shell) if shell in SHELLS else None
    if kind is None:
        raise WrongWords("which shell?", remedy=f"One of {', '.join(SHELLS)}.")
    script = kind(ctx.find_root().command, {}, "oo", "_OO_COMPLETE").source()
    # Bytes: bash of git for Windows takes no line that ends as Windows ends them.
    click.echo(f"{script}\n".encode(), nl=False)
