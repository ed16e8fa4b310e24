"""Writes ``docs/reference.md`` and the man page ``docs/oo.1``: from the commands themselves, the
schemas of the files, and ``docs/reference/json.yaml``. What is new there is promised from then on,
in ``tests/promised.txt``.

Run ``python docs/make.py`` after changing a command, an option, or a key; a test says when.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click
import jinja2
import yaml

from oneonone import __version__
from oneonone.cli import program
from oneonone.cli.schema import FILES
from oneonone.formats.roster_csv import COLUMNS

HERE = Path(__file__).resolve().parent
WORDS = yaml.safe_load((HERE / "reference/words.yaml").read_text("utf-8"))
KEYS = yaml.safe_load((HERE / "reference/json.yaml").read_text("utf-8"))


class Option(NamedTuple):
    """An option as it is typed, and what it does."""

    typed: str
    names: tuple[str, ...]
    words: str


class Command(NamedTuple):
    """A command: ``roster import``, how it is called, what it does, examples of it."""

    name: str
    usage: str
    words: str
    examples: tuple[str, ...]
    options: tuple[Option, ...]


class Key(NamedTuple):
    """A key of a file or of a document: where it stands, what it holds, what it means."""

    path: str
    type: str
    words: str


def commands() -> Iterator[Command]:
    """Every command there is, those within another after it."""
    context = click.Context(program, info_name="oo")
    for name in program.list_commands(context):
        command = program.get_command(context, name)
        assert command is not None
        yield _command(command, name, context)
        if isinstance(command, click.Group):
            within = click.Context(command, info_name=name, parent=context)
            for inner in sorted(command.commands):
                yield _command(command.commands[inner], f"{name} {inner}", within)


def _command(command: click.Command, name: str, parent: click.Context) -> Command:
    context = click.Context(command, info_name=name.split()[-1], parent=parent)
    words, examples = said(command)
    return Command(
        name,
        " ".join([f"oo {name}", *command.collect_usage_pieces(context)]),
        words,
        examples,
        tuple(options(command.get_params(context), context)),
    )


def said(command: click.Command) -> tuple[str, tuple[str, ...]]:
    """What a command's help says: the words in one line a paragraph, and the examples."""
    words, _, examples = (command.help or "").partition("\b\n")
    paragraphs = [" ".join(one.split()) for one in words.strip().split("\n\n")]
    return "\n\n".join(paragraphs), tuple(
        line.strip() for line in examples.splitlines() if line.strip()
    )


def options(params: list[click.Parameter], context: click.Context) -> Iterator[Option]:
    """The options that help shows, but for ``--help`` itself."""
    for param in params:
        if isinstance(param, click.Option) and not param.hidden and "--help" not in param.opts:
            record = param.get_help_record(context)
            assert record is not None
            yield Option(record[0], (*param.opts, *param.secondary_opts), record[1])


def file_keys(name: str) -> Iterator[Key]:
    """The keys of a file, those within another after it, from its schema."""
    schema = schema_of(name)
    yield from _keys(schema, schema, "")


def schema_of(name: str) -> dict:
    """The schema of one kind of file."""
    found: dict = json.loads((HERE.parent / f"schemas/{name}.json").read_text("utf-8"))
    return found


def _keys(schema: dict, whole: dict, before: str) -> Iterator[Key]:
    for key, value in schema.get("properties", {}).items():
        inner = _resolved(value, whole)
        yield Key(f"{before}{key}", inner["title"], value.get("description", ""))
        for deeper in (inner, *inner.get("anyOf", ())):
            deeper = _resolved(deeper, whole)
            yield from _keys(deeper, whole, f"{before}{key}.")
            if isinstance(below := deeper.get("additionalProperties"), dict):
                yield from _keys(_resolved(below, whole), whole, f"{before}{key}.*.")
            if isinstance(below := deeper.get("items"), dict):
                yield from _keys(_resolved(below, whole), whole, f"{before}{key}[].")


def _resolved(schema: dict, whole: dict) -> dict:
    if "$ref" not in schema:
        return schema
    return {**whole["$defs"][schema["$ref"].rpartition("/")[2]], **schema}


def json_keys(command: str) -> Iterator[Key]:
    """The keys of the document that a command gives, those of shapes among them."""
    for path, said in {**KEYS["head"], **KEYS["commands"][command]}.items():
        yield from _json(path, said)


def _json(path: str, said: str) -> Iterator[Key]:
    kind, _, words = said.partition(": ")
    base, _, shape = kind.replace("?", "").rpartition("of ")
    if path:
        yield Key(path, kind, words)
    if shape in KEYS["shapes"]:
        within = f"{path}[]." if base.startswith("list") else f"{path}." if path else ""
        for key, inner in KEYS["shapes"][shape].items():
            yield from _json(f"{within}{key}", inner)


def promises() -> Iterator[str]:
    """Every name that programs and people may rely on, a line each."""
    for command in commands():
        yield f"oo {command.name}"
        yield from (f"oo {command.name} {name}" for one in command.options for name in one.names)
    yield from (f"exit {code}" for code in WORDS["exits"])
    yield from (f"environment {name}" for name in WORDS["environment"])
    for name in FILES:
        yield from (f"{name} {key.path}" for key in file_keys(name))
    yield from (f"roster {column}" for column in COLUMNS)
    for name in KEYS["commands"]:
        yield from (f"json {name} {key.path}" for key in json_keys(name))


PROMISED = HERE.parent / "tests/promised.txt"


def promised() -> list[str]:
    """What was promised so far."""
    return PROMISED.read_text("utf-8").splitlines() if PROMISED.exists() else []


def written() -> dict[Path, str]:
    """What is made, by its file."""
    shelf = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "reference"),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # a page of Markdown and one for man, of our own words
    )
    shelf.filters["roff"] = roff
    shelf.filters["cell"] = lambda text: text.replace("|", "\\|")
    shelf.filters["plain"] = lambda text: text.replace("`", "")
    shelf.filters["linked"] = linked
    values = {
        "commands": list(commands()),
        "shared": list(options(program.get_params(click.Context(program)), click.Context(program))),
        "files": {name: (place, list(file_keys(name))) for name, place in FILES.items()},
        "json": KEYS,
        "words": WORDS,
        "version": __version__,
        "date": date.fromisoformat(str(WORDS["date"])),
    }
    return {
        PROMISED: "".join(f"{line}\n" for line in sorted({*promised(), *promises()})),
        HERE / "reference.md": shelf.get_template("reference.md.jinja").render(values),
        HERE / "oo.1": shelf.get_template("oo.1.jinja").render(values),
    }


def linked(kind: str) -> str:
    """The type of a key, with the way to its shape."""
    return re.sub(
        r"\bof ([a-z_]+)$",
        lambda found: f"of [{found[1]}](#{found[1]})" if found[1] in KEYS["shapes"] else found[0],
        kind,
    )


def roff(text: str) -> str:
    """Text as a man page holds it: what troff would take for its own is set apart."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"(?m)^([.'])", r"\\&\1", text)


if __name__ == "__main__":
    for path, text in written().items():
        path.write_text(text, "utf-8", newline="\n")
        print(path)
