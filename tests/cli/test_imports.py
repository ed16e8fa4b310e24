"""What a command loads: no more than it uses, so that it is there between two bells."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

HEAVY = {"yaml", "tabulate", "jinja2", "icalendar", "dateutil", "hashlib", "csv", "subprocess"}

LOADED = """
import sys
sys.argv = ["oo", *sys.argv[1:]]
from oneonone.cli import run
code = run()
print(*sorted({name.split(".")[0] for name in sys.modules}), file=sys.stderr)
print(*sorted(name for name in sys.modules if name.startswith("oneonone.")), file=sys.stderr)
sys.exit(code)
"""


def loaded(*words: str, at: Path, **env: str) -> tuple[set[str], set[str]]:
    """The libraries, and the modules of this program, that a command has loaded when it ends."""
    world = os.environ | {"OO_TODAY": "2026-11-23", "OO_AS": "rivera", **env}
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words], cwd=at, env=world, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    libraries, own = done.stderr.decode().splitlines()[-2:]
    return set(libraries.split()), set(own.split())


@pytest.fixture
def settled(notebook: Path) -> Path:
    """A notebook with notes, looked at once, and long enough after they were written."""
    for student in ("7013", "7021", "7044"):
        folder = notebook / "notes" / student
        folder.mkdir()
        note = f"student: '{student}'\ndate: 2026-11-09\nby: rivera\nnext: 2026-11-20\n"
        (folder / "2026-11-09-rivera-abcd.yaml").write_text(note)
    time.sleep(2.1)
    loaded("next", at=notebook)
    loaded("next", "--all", at=notebook)
    return notebook


@pytest.mark.parametrize(
    "words", [("next",), ("next", "--all"), ("next", "--why", "-n", "3"), ("next", "--json"), ()]
)
def test_a_list_of_which_nothing_changed_loads_no_library_but_click(
    settled: Path, words: tuple[str, ...]
) -> None:
    libraries, own = loaded(*words, at=settled)
    assert not libraries & HEAVY
    assert not {name for name in own if "yaml" in name or name.endswith("roster_csv")}


def test_a_list_of_which_something_changed_does_load_yaml(settled: Path) -> None:
    note = settled / "notes" / "7013" / "2026-11-09-rivera-abcd.yaml"
    note.write_text(note.read_text() + "minutes: 5\n")
    libraries, _ = loaded("next", at=settled)
    assert "yaml" in libraries


@pytest.mark.parametrize("words", [("--help",), ("--version",)])
def test_help_loads_nothing_of_the_notebook(tmp_path: Path, words: tuple[str, ...]) -> None:
    libraries, own = loaded(*words, at=tmp_path)
    assert not libraries & {*HEAVY, "sqlite3", "json", "pathlib"}
    assert not {name for name in own if ".world" in name or ".core" in name}


@pytest.mark.parametrize("line", ["oo ", "oo ro"])
def test_tab_on_a_command_loads_none(tmp_path: Path, line: str) -> None:
    tab = {"_OO_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": "1"}
    libraries, own = loaded(at=tmp_path, **tab)
    assert not libraries & {*HEAVY, "sqlite3", "pathlib"}
    assert not {name for name in own if ".world" in name or ".core" in name}


def test_tab_on_a_name_loads_neither_a_command_nor_a_page(settled: Path) -> None:
    tab = {"_OO_COMPLETE": "bash_complete", "COMP_WORDS": "oo show ja", "COMP_CWORD": "2"}
    libraries, own = loaded(at=settled, **tab)
    assert not libraries & HEAVY
    assert not {name for name in own if ".render.show" in name or ".core.rotation" in name}
