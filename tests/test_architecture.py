"""The house rules that can be read off the source: who imports whom, and what each floor may do.

Each check is a function of a file's path (`oneonone/core/roster.py`) and its text, and answers
with the faults it found, as `path:line: what`. ARCHITECTURE.md gives the reasons.
"""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
Check = Callable[[str, str], list[str]]

# --- the rules, as tables -------------------------------------------------------------------

# From the ground up. A floor may use any below it; two of one height do not know each other.
FLOORS = {"errors": 0, "core": 1, "formats": 2, "render": 2, "world": 3, "cli": 4, "__main__": 5}

# Inside world, from the ground up: a room may use any that stands before it.
WORLD = (
    "clock shipped place programs files home lock writing git editor journal bundles exports"
    " workers stamps index ahead templates student reading folders notebook before enrolling filing"
    " private past_meetings drafts editing undoing checking repository trees looking shareable"
    " results keeping joining moving remote doubts mending synced founding demo desk diary sync"
    " sharing arriving forgetting rolling renaming"
).split()

# The one door of each dependency: the files, or the folders, that may import it.
DOORS = {
    "click": ("oneonone/cli/",),
    "csv": ("oneonone/formats/", "oneonone/render/"),
    "dateutil": ("oneonone/core/", "oneonone/world/clock.py"),
    "icalendar": ("oneonone/render/",),
    "jinja2": ("oneonone/render/html.py",),
    "markupsafe": ("oneonone/render/html.py",),
    "sqlite3": ("oneonone/world/index.py",),
    "zipfile": ("oneonone/world/bundles.py",),
    "subprocess": ("oneonone/world/git.py", "oneonone/world/editor.py"),
    "tabulate": ("oneonone/render/",),
    "yaml": ("oneonone/formats/yaml_text.py",),
}

# core touches nothing: what it may not import of the standard library, nor call.
TOUCHING = {
    *("csv", "io", "json", "os", "pathlib", "random", "shutil", "sqlite3", "subprocess", "sys"),
    *("tempfile", "time", "getpass", "glob", "http", "importlib", "locale", "platform"),
    *("secrets", "socket", "urllib", "uuid"),
}
TOUCHING_CALLS = {"open", "input", "exec", "eval", "__import__"}

# The standard library, with what it calls by another name from version to version.
STANDARD = sys.stdlib_module_names | {"_sha2", "_sha256"}

CLOCK_FILE = "oneonone/world/clock.py"
CLOCKS = {
    *("datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today"),
    *("datetime.date.today", "time.time", "time.time_ns", "time.monotonic", "time.monotonic_ns"),
    *("time.perf_counter", "time.perf_counter_ns", "time.localtime", "time.gmtime", "time.ctime"),
    *("time.strftime", "time.sleep"),
}
SAYING = {"print", "click.echo", "click.secho", "sys.stdout.write", "sys.stderr.write"}

LONGEST_FILE = 300
LONGEST_FUNCTION = 60


# --- reading the source ---------------------------------------------------------------------


@cache
def tree(source: str) -> ast.Module:
    return ast.parse(source)


def dotted(path: str) -> str:
    """`oneonone/core/roster.py` is `oneonone.core.roster`; a package is named by its folder."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def floor_and_room(module: str) -> tuple[str, str]:
    """`oneonone.world.git.push` stands on the floor `world`, in the room `git`."""
    parts = [*module.split("."), "", ""]
    return parts[1], parts[2] or "__init__"


def imports(path: str, source: str) -> Iterator[tuple[int, str]]:
    """Every import, lazy ones too, as its line and full name: `from a import b` is `a.b`."""
    package = dotted(path) if path.endswith("__init__.py") else dotted(path).rpartition(".")[0]
    for node in ast.walk(tree(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            up = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*(up if node.level else []), *filter(None, [node.module])])
            yield from ((node.lineno, f"{base}.{name.name}") for name in node.names)


def uses(source: str) -> Iterator[tuple[int, str]]:
    """Every use of something imported, by its full name, and every bare name: after
    `import datetime as dt`, `dt.date.today` is `datetime.date.today`."""
    known: dict[str, str] = {}
    for node in ast.walk(tree(source)):
        if isinstance(node, ast.Import):
            tops = {n.name.split(".")[0] for n in node.names if not n.asname}
            known |= {n.asname: n.name for n in node.names if n.asname} | {t: t for t in tops}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            known |= {n.asname or n.name: f"{node.module}.{n.name}" for n in node.names}
    for node in ast.walk(tree(source)):
        if isinstance(node, ast.Attribute | ast.Name):
            first, *rest = ast.unparse(node).split(".")
            if first in known or not rest:
                yield node.lineno, ".".join([known.get(first, first), *rest])


def commands() -> set[str]:
    """The modules of cli that are commands."""
    table = importlib.import_module("oneonone.cli").COMMANDS
    return {module.rpartition(".")[2] for module, _ in table.values()}


# --- the checks -----------------------------------------------------------------------------


def arrows_up(path: str, source: str) -> list[str]:
    own, _ = floor_and_room(dotted(path))
    return [
        f"{path}:{line}: {own} may not import {target}"
        for line, target in imports(path, source)
        if target.startswith("oneonone.") and own in FLOORS
        for floor, _ in [floor_and_room(target)]
        if floor != own and floor in FLOORS and FLOORS[floor] >= FLOORS[own]
    ]


def commands_that_know_each_other(
    path: str, source: str, names: set[str] | None = None
) -> list[str]:
    own = floor_and_room(dotted(path))
    if own[0] != "cli" or own[1] == "__init__":
        return []
    others = (commands() if names is None else names) - {own[1]}
    return [
        f"{path}:{line}: {own[1]} may not import the command {room}"
        for line, target in imports(path, source)
        for floor, room in [floor_and_room(target)]
        if target.startswith("oneonone.") and floor == "cli" and room in others
    ]


def rooms_of_world_that_know_each_other(path: str, source: str) -> list[str]:
    floor, own = floor_and_room(dotted(path))
    if floor != "world" or own == "__init__":
        return []
    if own not in WORLD:
        return [f"{path}:1: the room {own} has no place in WORLD"]
    below = WORLD[: WORLD.index(own)]
    return [
        f"{path}:{line}: the room {own} may not use the room {room}"
        for line, target in imports(path, source)
        for floor, room in [floor_and_room(target)]
        if target.startswith("oneonone.") and floor == "world"
        if room not in (*below, own)
    ]


def core_touching(path: str, source: str) -> list[str]:
    if floor_and_room(dotted(path))[0] != "core":
        return []

    def allowed(name: str) -> bool:
        top = name.split(".")[0]
        inside = name.startswith(("oneonone.core.", "oneonone.errors", "dateutil.rrule"))
        return inside or name == "oneonone.core" or top in STANDARD - TOUCHING

    touched = [(line, name) for line, name in imports(path, source) if not allowed(name)]
    for node in ast.walk(tree(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in TOUCHING_CALLS:
            touched.append((node.lineno, ast.unparse(node.func)))
    return [f"{path}:{line}: core may not use {name}" for line, name in touched]


def other_doors(path: str, source: str) -> list[str]:
    found = []
    for line, name in imports(path, source):
        top = name.split(".")[0]
        if top in DOORS and not path.startswith(DOORS[top]):
            found.append(f"{path}:{line}: {top} belongs in {' or '.join(DOORS[top])}")
        elif top not in DOORS and top != "oneonone" and top not in STANDARD:
            found.append(f"{path}:{line}: {top} has no door yet; give it one in DOORS")
    return found


def clock_reads(path: str, source: str) -> list[str]:
    if path == CLOCK_FILE:
        return []
    return [f"{path}:{line}: {name} reads a clock" for line, name in uses(source) if name in CLOCKS]


def sayings(path: str, source: str) -> list[str]:
    if path.startswith("oneonone/cli/"):
        return []
    return [f"{path}:{line}: {name} outside cli" for line, name in uses(source) if name in SAYING]


def long_files(path: str, source: str) -> list[str]:
    length = len(source.splitlines())
    return [f"{path}:{length}: {length} lines"] if length > LONGEST_FILE else []


def long_functions(path: str, source: str) -> list[str]:
    """From `def` to the last line: decorators and the docstring do not count."""
    found = []
    for node in ast.walk(tree(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = node.end_lineno - node.lineno + 1
            if ast.get_docstring(node) is not None:
                length -= node.body[0].end_lineno - node.body[0].lineno + 1
            if length > LONGEST_FUNCTION:
                found.append(f"{path}:{node.lineno}: {node.name} has {length} lines")
    return found


def silent_modules(path: str, source: str) -> list[str]:
    module = tree(source)
    if ast.get_docstring(module) or (path.endswith("__init__.py") and not module.body):
        return []
    return [f"{path}:1: opens without a sentence saying what it is about"]


def silent_words_of_core(path: str, source: str) -> list[str]:
    if floor_and_room(dotted(path))[0] != "core":
        return []
    return [
        f"{path}:{node.lineno}: {node.name} has no docstring"
        for node in tree(source).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        if not node.name.startswith("_") and ast.get_docstring(node) is None
    ]


# What says by itself what to write instead, or never comes to a person's eyes.
TOLD_ELSEWHERE = {
    "oneonone/formats/merged/rosters.py": "a side that cannot be read is kept beside",
    "oneonone/formats/slot_words.py": "the problem of the slot itself",
    "oneonone/world/templates.py": "the problem of the template itself",
}


def faults_without_a_way_out(path: str, source: str) -> list[str]:
    found = []
    for node in ast.walk(tree(source)):
        if not isinstance(node, ast.Call) or path in TOLD_ELSEWHERE:
            continue
        if ast.unparse(node.func) in ("WrongWords", "Impossible"):
            remedies = [word.value for word in node.keywords if word.arg == "remedy"]
            if not remedies or ast.unparse(remedies[0]) in ("''", "None"):
                found.append(f"{path}:{node.lineno}: says not what to do next")
    return found


# --- the house is in order ------------------------------------------------------------------


def assert_none(check: Check) -> None:
    paths = sorted((ROOT / "oneonone").rglob("*.py"))
    texts = [(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in paths]
    found = [fault for path, text in texts for fault in check(path, text)]
    assert texts, "no source was found"
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def test_imports_point_down() -> None:
    assert_none(arrows_up)


def test_commands_do_not_know_each_other() -> None:
    assert_none(commands_that_know_each_other)


def test_a_room_of_world_uses_only_those_below_it() -> None:
    assert_none(rooms_of_world_that_know_each_other)


def test_core_touches_nothing() -> None:
    assert_none(core_touching)


def test_each_dependency_has_one_door() -> None:
    assert_none(other_doors)


def test_only_the_clock_reads_the_clock() -> None:
    assert_none(clock_reads)


def test_only_cli_speaks() -> None:
    assert_none(sayings)


def test_a_file_has_at_most_300_lines() -> None:
    assert_none(long_files)


def test_a_function_has_at_most_60_lines() -> None:
    assert_none(long_functions)


def test_every_module_says_what_it_is_about() -> None:
    assert_none(silent_modules)


def test_every_public_word_of_core_is_explained() -> None:
    assert_none(silent_words_of_core)


def test_every_fault_says_what_to_do_next() -> None:
    assert_none(faults_without_a_way_out)


# --- each check can fail, and does not fail for nothing ---------------------------------------

BODY = "\n".join(["    pass"] * LONGEST_FUNCTION)
KNOWN = {"next", "log"}


def commands_next_and_log(path: str, source: str) -> list[str]:
    return commands_that_know_each_other(path, source, KNOWN)


FAULTS: list[tuple[Check, str, str, int]] = [
    (arrows_up, "core/roster.py", "from oneonone.formats import days", 1),
    (arrows_up, "core/roster.py", "from ..world import git", 1),
    (arrows_up, "core/__init__.py", "from ..world.git import push", 1),
    (arrows_up, "errors.py", "import oneonone.core.roster", 1),
    (arrows_up, "formats/days.py", "\nfrom oneonone.render.tables import table", 2),
    (arrows_up, "render/tables.py", "from oneonone.formats.rosters import plain", 1),
    (arrows_up, "world/sync.py", "def sync():\n    from oneonone.cli import log", 2),
    (arrows_up, "world/sync.py", "from oneonone import cli", 1),
    (faults_without_a_way_out, "cli/log.py", "raise WrongWords('no', where='--note')", 1),
    (faults_without_a_way_out, "world/git.py", "raise Impossible('no', remedy='')", 1),
    (commands_next_and_log, "cli/log.py", "from oneonone.cli import next", 1),
    (commands_next_and_log, "cli/log.py", "from .next import picks", 1),
    (commands_next_and_log, "cli/params.py", "from oneonone.cli.log import log", 1),
    (rooms_of_world_that_know_each_other, "world/git.py", "from . import index", 1),
    (rooms_of_world_that_know_each_other, "world/files.py", "from oneonone.world.git import x", 1),
    (core_touching, "core/term.py", "import os.path", 1),
    (core_touching, "core/term.py", "from json import loads", 1),
    (core_touching, "core/term.py", "import dateutil.parser", 1),
    (core_touching, "core/term.py", "from click import echo", 1),
    (core_touching, "core/term.py", "text = open('roster.csv').read()", 1),
    (other_doors, "formats/days.py", "import yaml", 1),
    (other_doors, "world/notebook.py", "import csv", 1),
    (other_doors, "cli/log.py", "from subprocess import run", 1),
    (other_doors, "world/notebook.py", "import sqlite3", 1),
    (other_doors, "render/tables.py", "import click", 1),
    (other_doors, "cli/report.py", "from tabulate import tabulate", 1),
    (other_doors, "cli/report.py", "import requests", 1),
    (clock_reads, "cli/log.py", "import datetime as dt\nx = dt.date.today()", 2),
    (clock_reads, "core/term.py", "from datetime import date\nx = date.today", 2),
    (clock_reads, "world/sync.py", "from time import monotonic as now\nnow()", 2),
    (clock_reads, "world/sync.py", "import time\ntime.sleep(1)", 2),
    (sayings, "core/term.py", "print('hello')", 1),
    (sayings, "world/sync.py", "from click import secho\nsecho('hello')", 2),
    (long_files, "cli/log.py", "x = 1\n" * (LONGEST_FILE + 1), LONGEST_FILE + 1),
    (long_functions, "cli/log.py", f"@decorated\ndef log():\n{BODY}", 2),
    (long_functions, "cli/log.py", f"class Log:\n  async def log(self):\n{BODY}", 2),
    (silent_modules, "cli/log.py", "# what it is about\nx = 1", 1),
    (silent_modules, "cli/__init__.py", "x = 1", 1),
    (silent_modules, "cli/log.py", "", 1),
    (silent_words_of_core, "core/term.py", "class Term(NamedTuple):\n    starts: date", 1),
    (silent_words_of_core, "core/term.py", "@cache\ndef term(): ...", 2),
]

NO_FAULTS: list[tuple[Check, str, str]] = [
    (arrows_up, "cli/log.py", "from oneonone.world import notebook\nfrom oneonone import errors"),
    (
        arrows_up,
        "world/sync.py",
        "from oneonone.formats.days import x\nfrom oneonone.core import y",
    ),
    (arrows_up, "__main__.py", "from oneonone.cli import main"),
    (arrows_up, "cli/__init__.py", "from oneonone import __version__"),
    (arrows_up, "formats/rosters/plain.py", "from ..roster_csv import parse_roster"),
    (
        commands_next_and_log,
        "cli/log.py",
        "from oneonone.cli import params\nfrom .console import x",
    ),
    (commands_next_and_log, "cli/log.py", "from oneonone.core.next import x"),
    (commands_next_and_log, "cli/__init__.py", "from oneonone.cli import log"),
    (rooms_of_world_that_know_each_other, "world/index.py", "from oneonone.world.files import x"),
    (rooms_of_world_that_know_each_other, "world/sync.py", "from oneonone.world import git"),
    (rooms_of_world_that_know_each_other, "world/git.py", "from oneonone.core.index import x"),
    (
        core_touching,
        "core/term.py",
        "from __future__ import annotations\nfrom datetime import date",
    ),
    (core_touching, "core/term.py", "from dateutil.rrule import rrulestr\nimport re"),
    (core_touching, "core/term.py", "from oneonone.errors import X\nfrom . import entries"),
    (core_touching, "world/files.py", "import os"),
    (faults_without_a_way_out, "cli/log.py", "raise WrongWords('no', remedy='Say yes.')"),
    (other_doors, "formats/yaml_text.py", "import yaml"),
    (other_doors, "formats/rosters/plain.py", "import csv"),
    (other_doors, "world/git.py", "import subprocess"),
    (clock_reads, "world/clock.py", "import time\nx = time.time()"),
    (clock_reads, "core/term.py", "from datetime import date\ntoday = date(2026, 11, 23)"),
    (clock_reads, "cli/log.py", "from oneonone.world import clock\nx = clock.now()"),
    (clock_reads, "core/term.py", "def words(time): return time.strftime('%H:%M')"),
    (clock_reads, "core/term.py", "from datetime import time\nx = time.time"),
    (sayings, "cli/log.py", "print('hello')"),
    (long_files, "cli/log.py", "x = 1\n" * LONGEST_FILE),
    (
        long_functions,
        "cli/log.py",
        f"@decorated\ndef log():\n    '''One.\n\n    Two.'''\n{BODY[9:]}",
    ),
    (silent_modules, "cli/__init__.py", "# nothing here\n"),
    (silent_words_of_core, "core/term.py", "class Term:\n    '''A year.'''\n    def x(self): ..."),
    (silent_words_of_core, "core/term.py", "def _inner(): ..."),
    (silent_words_of_core, "cli/log.py", "def log(): ..."),
]


@pytest.mark.parametrize(("check", "path", "source", "line"), FAULTS)
def test_each_check_sees_a_fault_and_says_where(
    check: Check, path: str, source: str, line: int
) -> None:
    (fault,) = check(f"oneonone/{path}", source)
    assert fault.startswith(f"oneonone/{path}:{line}: ")


@pytest.mark.parametrize(("check", "path", "source"), NO_FAULTS)
def test_no_check_fails_what_is_allowed(check: Check, path: str, source: str) -> None:
    assert check(f"oneonone/{path}", source) == []
