"""PowerShell's side of completion, which click does not know by itself."""

from __future__ import annotations

import os

from click.shell_completion import (
    CompletionItem,
    ShellComplete,
    add_completion_class,
    split_arg_string,
)

SHELL = "powershell"

_SCRIPT = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $env:COMP_WORDS = $commandAst.ToString()
    $env:COMP_WORD = $wordToComplete
    $env:%(complete_var)s = "powershell_complete"
    $letters = [Console]::OutputEncoding
    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
    try {
        %(prog_name)s | ForEach-Object {
            $value, $words = $_ -split "`t", 2
            $shown = if ($value -match "[^\\w./:-]") { "'" + $value.Replace("'", "''") + "'" }
                     else { $value }
            $help = if ($words) { $words } else { $value }
            [System.Management.Automation.CompletionResult]::new(
                $shown, $value, 'ParameterValue', $help)
        }
    } finally {
        [Console]::OutputEncoding = $letters
        Remove-Item -ErrorAction SilentlyContinue `
            Env:%(complete_var)s, Env:COMP_WORDS, Env:COMP_WORD
    }
}
"""


class PowerShellComplete(ShellComplete):
    """Speaks to the script above: a candidate a line, its help behind a tab."""

    name = SHELL
    source_template = _SCRIPT

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words typed so far, and the one that is not finished."""
        words = split_arg_string(os.environ.get("COMP_WORDS", ""))[1:]
        incomplete = os.environ.get("COMP_WORD", "")
        if incomplete and words and words[-1].strip("'") == incomplete.strip("'"):
            words.pop()
        return words, incomplete.strip("'")

    def format_completion(self, item: CompletionItem) -> str:
        """One candidate as the script reads it."""
        return f"{item.value}\t{item.help or ''}"


add_completion_class(PowerShellComplete)
