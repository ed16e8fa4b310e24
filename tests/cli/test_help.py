"""Help that teaches: examples that work, and what was meant by a command line that does not."""

from __future__ import annotations

import re
import shlex
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from called import called
from json_seen import DISTRICT

HELP = {name: command.help or "" for name, command in called()}


def examples(name: str) -> list[str]:
    """The commands that this help shows, without what it says of them."""
    lines = [line.strip() for line in HELP[name].partition("\b\n")[2].splitlines()]
    return [re.split(r"\s{3,}", line)[0] for line in lines if line]


@pytest.mark.parametrize("name", HELP)
def test_help_shows_two_examples_or_more_before_the_options(name: str) -> None:
    shown = examples(name)
    if name in ("completion", "undo"):
        return  # a shell each; a command with nothing to say behind it
    own = [one for one in shown if re.search(rf"\boo {name}(?!\S)", one)]
    assert len(own) >= 2, "give the help of this command another example"


PREPARED = {
    "students.csv": "id,name,grade\n7013,Jamal Brooks,7\n",
    "meetings.csv": "student,date,minutes\n7013,2026-10-05,5\n",
    "correction.txt": "It was problem 5",
    "letter.txt": "He reads every night",
}
ASK = ("oo log", "oo log jamal", "--goals choose")
"""At a terminal: played in tests/transcripts/ and tests/cli/."""


@pytest.mark.parametrize(
    ("name", "line"), [(name, line) for name in HELP for line in examples(name)]
)
def test_every_example_of_help_works(
    name: str, line: str, oo: Callable, editor: Callable, tmp_path: Path
) -> None:
    if name == "completion" or line in ASK or line.endswith(ASK[-1]):
        return  # played in real shells: tests/cli/test_completion.py
    assert oo("demo").code == 0
    home = tmp_path / "grade-7"
    for file, text in PREPARED.items():
        (home / file).write_text(text, encoding="utf-8")
    (home / ".vscode").mkdir()
    _, *words = shlex.split(_prepared(name, line, oo, home), posix=True)
    words, into = words[: _at(words, ">")], words[_at(words, ">") + 1 :]
    words, given = words[: _at(words, "<")], words[_at(words, "<") + 1 :]
    text = (home / given[0]).read_text("utf-8") if given else None
    env = editor("echo '# looked at' >> \"$1\"")
    said = oo(*words, cwd=home if home.exists() else tmp_path, input=text, env=env)
    assert said.code in (0, *MAY_END.get(name, ())), said
    assert bool(into) <= bool(said.out)


MAY_END = {"check": (1,), "forget": (2,), "sync": (3,), "roster import": (1,)}
"""What is found, asked, or not reached, off a terminal."""


def _at(words: list[str], sign: str) -> int:
    return words.index(sign) if sign in words else len(words)


def _prepared(name: str, line: str, oo: Callable, home: Path) -> str:
    """The example, in a folder where what it speaks of is there."""
    line = line.replace('EDITOR="code --wait" ', "")
    if re.search(r"\b(k3fq|b2k7)\b", line) or name == "undo":
        said = oo("log", "jamal", "-m", "Two more problems", "-g", "Two problems", cwd=home)
        tag = said.out.strip().removesuffix(".yaml")[-4:]
        line = line.replace("k3fq", tag).replace("b2k7", tag)
    if line == "oo goal jamal kept":
        line = line.replace("jamal", "leo")
        assert oo("log", "leo", "-m", "Words", "-g", "One goal", cwd=home).code == 0
    if "grade-8" in line and name == "report":
        assert oo("demo", "grade-8", "--example", "grade-3-reading", cwd=home.parent).code == 0
        line = line.replace("--notebook grade-", "--notebook ../grade-")
    if name in ("init", "demo"):
        shutil.copy(home / "students.csv", home.parent)
        home.rename(home.parent / "prepared")
    if "oneroster.zip" in line:
        with zipfile.ZipFile(home / "oneroster.zip", "w") as archive:
            for file, text in DISTRICT.items():
                archive.writestr(file, text)
    if name == "hold" and "--end" in line:
        assert oo("hold", "jamal", cwd=home).code == 0
    store = home.parent / "store.git"
    if name in ("join", "sync"):
        line = re.sub(r"\S+\.git(?= |$)", str(store), line)
    if name == "join":
        assert oo("sync", "--to", store, "--yes", cwd=home).code == 0
        line += f" -C {home.parent}" if " grade-7 " not in line else f" -C {home}"
    return line
