"""The reference cannot lie: what it lists is in the code, and what is in the code it lists."""

from __future__ import annotations

import importlib.util
import json
import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import get_type_hints

import click
import pytest
import yaml
from called import called
from json_seen import asked, seen

ROOT = Path(__file__).parent.parent
REFERENCE = (ROOT / "docs/reference.md").read_text("utf-8")


@pytest.fixture(scope="module")
def make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "docs/make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_and_the_man_page_are_those_that_docs_make_writes(make: ModuleType) -> None:
    stale = [path.name for path, text in make.written().items() if path.read_text("utf-8") != text]
    assert not stale, "run: python docs/make.py"


def test_what_was_promised_is_still_there(make: ModuleType) -> None:
    gone = set(make.promised()) - set(make.promises())
    assert not gone, "promised until version 2: only what no release has had yet may go"


# --- commands and options ---------------------------------------------------------------------


def test_every_command_and_option_is_in_the_reference_and_no_other() -> None:
    listed = re.split(r"(?m)^### oo (.+)$", REFERENCE.partition("## Exit status")[0])[1:]
    sections = dict(zip(listed[::2], listed[1::2], strict=True))
    assert set(sections) == {name for name, _ in called()}
    for name, command in called():
        rows = re.findall(r"(?m)^\| `(-[^`]+)` \|", sections[name])
        words = {word for row in rows for word in re.findall(r"(?<![\w-])--?[\w-]+", row)}
        mine = [p for p in command.params if isinstance(p, click.Option) and not p.hidden]
        own = {option for param in mine for option in (*param.opts, *param.secondary_opts)}
        assert words == own - {"--help", "-h"}, name


def test_every_option_says_what_it_does() -> None:
    silent = [
        f"oo {name} {param.opts[-1]}"
        for name, command in called()
        for param in command.params
        if isinstance(param, click.Option) and not param.hidden and not param.help
    ]
    assert not silent


# --- keys of files ----------------------------------------------------------------------------


def test_every_key_that_a_file_may_have_is_in_its_schema_and_no_other() -> None:
    from oneonone.formats import entry_yaml, notebook_yaml, slots_yaml, template_yaml

    def keys(name: str, *path: str) -> list[str]:
        schema = json.loads((ROOT / f"schemas/{name}.json").read_text("utf-8"))
        for step in path:
            schema = schema[step]
        return list(schema["properties"])

    assert keys("entry") == list(entry_yaml.KEYS)
    assert keys("notebook") == list(notebook_yaml.KEYS)
    assert keys("notebook", "$defs", "slot") == list(slots_yaml.KEYS)
    assert keys("template") == list(template_yaml.KEYS)
    assert keys("template", "$defs", "prompt") == list(template_yaml.PROMPT_KEYS)


def test_every_column_that_the_roster_knows_is_in_the_reference() -> None:
    from oneonone.formats.roster_csv import COLUMNS

    section = REFERENCE.partition("### roster.csv")[2].partition("## Documents")[0]
    assert set(re.findall(r"`([a-z_]+)`", section)) == {*COLUMNS, "conflicts"}


# --- exit codes and the environment -----------------------------------------------------------


def source() -> str:
    return "\n".join(path.read_text("utf-8") for path in (ROOT / "oneonone").rglob("*.py"))


def test_every_exit_code_is_in_the_reference_and_no_other() -> None:
    listed = set(map(int, re.findall(r"(?m)^\| (\d+) \|", REFERENCE)))
    ways = r"exit_code\b.* = (\d+)|SAVED_NOT_SENT = (\d+)|sys\.exit\((\d+)|_said\(.*, (\d+)\)"
    used = {int(n) for found in re.findall(ways, source()) for n in found if n}
    assert listed == used | {0}


def test_every_variable_of_the_environment_is_in_the_reference_and_no_other() -> None:
    section = REFERENCE.partition("## Environment")[2].partition("\n## ")[0]
    listed = set(re.findall(r"(?m)^\| `(\w+)` \|", section))
    ours = set(re.findall(r'"(OO_[A-Z]+)"', source()))
    assert ours <= listed
    assert {name for name in listed if name.startswith("OO_")} == ours


# --- keys of documents ------------------------------------------------------------------------

PLAIN = {"text": str, "day": str, "whole": int, "number": (int, float), "yes": bool}


class Documented:
    """What docs/reference/json.yaml says of every key."""

    def __init__(self) -> None:
        self.all = yaml.safe_load((ROOT / "docs/reference/json.yaml").read_text("utf-8"))
        self.types: dict[str, str] = {}
        self.of_shape: dict[str, tuple[str, str]] = {}
        for command, keys in self.all["commands"].items():
            for path, said in {**self.all["head"], **keys}.items():
                self._note(f"{command} {path}", said)

    def _note(self, path: str, said: str) -> None:
        kind = said.partition(": ")[0]
        if not path.endswith(" "):
            self.types[path] = kind
        base, _, shape = kind.replace("?", "").rpartition("of ")
        if shape not in self.all["shapes"]:
            return
        at = f"{path}[]." if base.startswith("list") else path if path.endswith(" ") else f"{path}."
        for key, inner in self.all["shapes"][shape].items():
            self.of_shape[f"{at}{key}"] = (shape, key)
            self._note(f"{at}{key}", inner)


def fits(kind: str, value: object) -> bool:
    """Whether a value is of a documented type; what lies within has lines of its own."""
    if value is None:
        return "?" in kind
    if kind.startswith("text or list"):
        return isinstance(value, str | list)
    base = kind.replace("?", "").split(" of ")[0].split()[0]
    if base == "list":
        plain = PLAIN.get(kind.replace("?", "").rpartition("of ")[2], object)
        return isinstance(value, list) and all(isinstance(one, plain) for one in value)
    if base == "day":
        return re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)) is not None
    wanted = dict if base == "keys" else PLAIN[base]
    return isinstance(value, wanted) and (base == "yes" or not isinstance(value, bool))


def test_every_key_of_every_document_is_in_the_reference_and_no_other(
    oo: Callable, tmp_path: Path
) -> None:
    from oneonone.cli import COMMANDS

    documented = Documented()
    found: dict[str, list[object]] = defaultdict(list)
    for document in asked(oo, tmp_path):
        for path, value in seen(document):
            if not path.endswith("[]"):
                found[path].append(value)
    found.pop("roster students[].conflicts", None)
    unknown = sorted(set(found) - set(documented.types))
    assert not unknown, "keys that the reference does not have"
    wrong = [
        f"{path}: {documented.types[path]}, and not {value!r}"
        for path, values in found.items()
        for value in values
        if not fits(documented.types[path], value)
    ]
    assert not wrong
    # A key of a shape may be seen wherever the shape is used.
    shapes_seen = {documented.of_shape[path] for path in found if path in documented.of_shape}
    missing = [
        path
        for path in documented.types
        if path not in found and documented.of_shape.get(path) not in shapes_seen
    ]
    assert not missing, "keys that no document has"
    with_json = {name for name, c in called() if any("--json" in p.opts for p in c.params)}
    assert set(documented.all["commands"]) == with_json
    assert set(COMMANDS) >= {name.split()[0] for name in with_json}


def test_every_key_of_an_entry_may_stand_in_show_json() -> None:
    from oneonone.core.entries import KINDS

    documented = Documented()
    fields = {f.rstrip("_") for kind in KINDS.values() for f in get_type_hints(kind)}
    listed = {p.split(".")[1] for p in documented.types if p.startswith("show entries[].")}
    assert fields - {"kind"} <= listed
