"""What TAB offers, asked by the real shells."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Offered = Callable[..., list[str]]

BASH = """\
eval "$(oo completion bash)"
compopt() { :; }
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_oo_completion oo
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with an `oo` in it, as an installed one would be."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "oo"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m oneonone "$@"\n')
    program.chmod(0o755)
    return folder


def _asked(
    programs: Path, cwd: Path, *command: str, **env: str
) -> subprocess.CompletedProcess[str]:
    world = os.environ | {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "OO_TODAY": "2026-11-23",
        "OO_AS": "rivera",
        "LC_ALL": "C.UTF-8",
    }
    return subprocess.run(
        command, cwd=cwd, env=world | env, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture
def bash(programs: Path, notebook: Path) -> Offered:
    """What bash offers for these words, the last one unfinished."""

    def offered(*words: str, cwd: Path = notebook) -> list[str]:
        done = _asked(programs, cwd, "bash", "-c", BASH, "bash", *words)
        assert done.stderr == ""
        return done.stdout.split()

    return offered


needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
needs_fish = pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish")
needs_zsh = pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh")


@needs_bash
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["oo", "lo"], ["log"]),
        (["oo", "goal"], ["goals", "goal"]),
        (["oo", "log", "ja"], ["Jamal"]),
        (["oo", "log", "JB"], ["JB"]),
        (["oo", "show", "sof"], ["Sofía"]),
        (["oo", "log", "mar"], ["Maria", "Marín"]),
        (["oo", "log", "maria", ""], ["Garcia", "Gómez"]),
        (["oo", "log", "maria", "go"], ["Gómez"]),
        (["oo", "log", "702"], ["7021"]),
        (["oo", "log", "jamal", "--wi"], ["--with"]),
        (["oo", "log", "jamal", "--template", "rea"], ["reading-conference"]),
        (["oo", "template", "show", "cou"], ["counselor"]),
        (["oo", "request", "jamal", "--adult", "c"], ["chen"]),
        (["oo", "--as", "ri"], ["rivera"]),
        (["oo", "log", "jamal", "--last-goal", "ke"], ["kept"]),
        (["oo", "goal", "jamal", "not"], ["not_yet"]),
        (["oo", "log", "zz"], []),
    ],
)
def test_bash_offers(bash: Offered, words: list[str], offered: list[str]) -> None:
    assert bash(*words) == offered


@needs_bash
def test_goals_and_entries_are_offered_by_their_tags(
    bash: Offered, notebook: Path, oo: Any
) -> None:
    path = oo("log", "jamal", "-g", "Two pages", cwd=notebook).out.strip()
    tag = path.rpartition("-")[2].removesuffix(".yaml")
    for command in ("goal", "edit", "amend"):
        assert tag in bash("oo", command, "")
        assert bash("oo", command, tag[:3]) == [tag]


@needs_bash
def test_a_name_never_puts_more_than_a_word_on_the_command_line(
    bash: Offered, notebook: Path
) -> None:
    with (notebook / "roster.csv").open("a") as roster:
        roster.write(
            "$(id),$(touch evil) Bad;rm,,,7,,\n9001,Shay O'Brien,,,7,,\n\x1b]0;x,Esc,,,,,\n"
        )
    for begun in ("", "$", "b", "r", "o", "sh"):
        for word in bash("oo", "log", begun):
            assert word.replace("-", "").replace(".", "").isalnum()
    assert "9001" in bash("oo", "log", "o")
    assert not (notebook / "evil").exists()


@needs_bash
def test_a_broken_notebook_offers_nothing_and_says_nothing(
    bash: Offered, notebook: Path, tmp_path: Path
) -> None:
    (notebook / "oneonone.yaml").write_text("title: [half\n")
    assert bash("oo", "log", "ja") == []
    assert bash("oo", "lo") == ["log"]
    assert bash("oo", "log", "ja", cwd=tmp_path) == []


@needs_fish
def test_fish_offers_with_an_explanation(programs: Path, notebook: Path) -> None:
    script = 'oo completion fish | source; complete -C "oo log ja"'
    done = _asked(programs, notebook, "fish", "-c", script)
    assert done.stdout == "Jamal\tJamal Brooks (7013)\n"


@needs_zsh
def test_zsh_completes_at_a_real_prompt(programs: Path, notebook: Path, tmp_path: Path) -> None:
    import pexpect

    (tmp_path / ".zshrc").write_text(
        "PS1='ready> '\nautoload -U compinit; compinit -u -d $ZDOTDIR/dump\n"
        'eval "$(oo completion zsh)"\n'
    )
    world = os.environ | {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "ZDOTDIR": str(tmp_path),
        "OO_TODAY": "2026-11-23",
        "TERM": "dumb",
    }
    shell = pexpect.spawn("zsh", ["-i"], cwd=str(notebook), env=world, encoding="utf-8", timeout=20)
    shell.expect("ready> ")
    shell.send("oo log jam\t")
    shell.expect("Jamal ")  # zle goes back over what was typed
    shell.close(force=True)


def test_powershell_is_answered_a_candidate_a_line(programs: Path, notebook: Path) -> None:
    said = {"_OO_COMPLETE": "powershell_complete", "COMP_WORDS": "oo log ja", "COMP_WORD": "ja"}
    done = _asked(programs, notebook, str(programs / "oo"), **said)
    assert done.stdout == "Jamal\tJamal Brooks (7013)\n"
    said |= {"COMP_WORDS": "oo log jamal --template ", "COMP_WORD": ""}
    done = _asked(programs, notebook, str(programs / "oo"), **said)
    assert "check-in\t\n" in done.stdout
    script = _asked(programs, notebook, str(programs / "oo"), "completion", "powershell").stdout
    assert "Register-ArgumentCompleter -Native -CommandName oo" in script


def test_a_shell_that_is_not_known_is_refused(oo: Any) -> None:
    done = oo("completion", env={"SHELL": "/bin/tcsh"})
    assert (done.code, done.err) == (2, "oo: which shell? One of bash, zsh, fish, powershell.\n")
