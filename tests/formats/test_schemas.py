"""The schemas that editors use say of a file what the program says of it.

What a schema cannot say is left to the program: a year that ends before it starts, an adult who
is not in the team, a name that is not the file's. Quotes with nothing in them are an absent value
to the program, and only to it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from ruamel.yaml import YAML
from strategies import entries

from oneonone.core.entries import KINDS
from oneonone.formats.entry_yaml import format_entry, parse_entry
from oneonone.formats.notebook_yaml import parse_settings
from oneonone.formats.template_yaml import parse_template

ROOT = Path(__file__).parents[2]


def checked(name: str) -> Callable[[str], list[str]]:
    """What the schema has against a text, read as YAML 1.2 as editors do."""
    schema = json.loads((ROOT / f"schemas/{name}.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )

    def faults(text: str) -> list[str]:
        reader = YAML(typ="safe", pure=True)
        reader.constructor.add_constructor(
            "tag:yaml.org,2002:timestamp", lambda _, node: node.value
        )
        return [fault.message for fault in validator.iter_errors(_as_json(reader.load(text)))]

    return faults


def _as_json(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _as_json(inner) for key, inner in value.items()}
    return [_as_json(inner) for inner in value] if isinstance(value, list) else value


ENTRY, NOTEBOOK, TEMPLATE = checked("entry"), checked("notebook"), checked("template")

VALUES = """\
5
"5"
five
-1
100000
2026-11-30
2026-02-30
2026-1-3
"10:42:07"
"9:10"
"25:00"
true
yes
perhaps
kept
met
words and more
[a, b]
[[a]]
[{a: b}]
{a: b}
{text: Words}
{text: Words, due: soon}
{text: Words, due: 2026-12-01}
{due: 2026-11-30}
{2026-11-09-chen-b2k7: kept}
{2026-11-09-chen-b2k7: perhaps}
{strength: [a, b]}
{strength: {a: b}}

""".split("\n")
NEEDED = {
    "promise": "next: 2026-11-30",
    "disclosure": "to: the family",
    "amendment": "of: 2026-11-09-chen-b2k7\nnote: Words",
    "statement": "note: Words",
}
CASES = [
    (kind, field.rstrip("_"))
    for kind, entry in KINDS.items()
    for field in entry._fields
    if field not in ("id", "kind")
]


@pytest.mark.parametrize(("kind", "key"), CASES)
def test_of_an_entry(kind: str, key: str) -> None:
    lines = ["student: '7013'", "date: 2026-11-23", "by: rivera", f"kind: {kind}"]
    lines += NEEDED.get(kind, "").split("\n")
    rest = [line for line in lines if line and not line.startswith(f"{key}:")]
    assert_alike(ENTRY, lambda text: parse_entry(text).problems, key, rest, VALUES)


@pytest.mark.parametrize("key", ["student", "by"])
def test_of_what_every_entry_needs(key: str) -> None:
    lines = ["student: '7013'", "date: 2026-11-23", "by: rivera"]
    rest = [line for line in lines if not line.startswith(f"{key}:")]
    assert_alike(ENTRY, lambda text: parse_entry(text).problems, key, rest, ['""', "~", "[a]"])


@pytest.mark.parametrize("kind", ["meeting", "promise", "holiday", "Meeting", "", "[a]"])
def test_of_the_kind_of_an_entry(kind: str) -> None:
    head = ["student: '7013'", "date: 2026-11-23", "by: rivera", "next: 2026-11-30"]
    assert_alike(ENTRY, lambda text: parse_entry(text).problems, "kind", head, [kind])


NOTEBOOK_VALUES = """\
students
staff
people
1
0
{starts: 2026-08-17, ends: 2027-06-04}
{starts: 2026-08-17}
{starts: soon, ends: 2027-06-04}
{Q2: 2026-10-26}
{Q2: soon}
Mon Tue Wed
[Mon, Tue]
Monday, tues
Mon Holiday
[2026-09-07, 2026-12-21..2027-01-01]
2026-09-07
[soon]
A B
weekly
every 2 weeks
every other week
twice a week
4 times a month
every 7 school days
now and then
every 0 weeks
{2: weekly, 3: twice a week}
{2: now and then}
{rivera: Ms. Rivera}
{Ms Rivera: Ms. Rivera}
{rivera: }
yes
perhaps
[{on: Wed, minutes: 20}]
[{on: Wed}]
[{minutes: 20}]
[{on: Wed, minutes: 0}]
[{on: Wed, minutes: 20, at: "9:10"}]
[{on: Wed, minutes: 20, at: noon}]
[{rule: "FREQ=WEEKLY;BYDAY=TU", minutes: 20, where: groups=P3}]
[{on: [Tue, Thu], minutes: 20, not_on: [2026-11-24]}]
[{on: Wed, minutes: 20, not_on: soon}]
[Wed]
Wed

""".split("\n")


@pytest.mark.parametrize(
    "key",
    "format title people term marks week days_off cycle cadence tiers every template slots team"
    " private id".split(),
)
def test_of_the_settings(key: str) -> None:
    lines = ["format: 1", "id: abc", "term: {starts: 2026-08-17, ends: 2027-06-04}"]
    rest = [line for line in lines if not line.startswith(f"{key}:")]
    assert_alike(NOTEBOOK, lambda text: parse_settings(text).problems, key, rest, NOTEBOOK_VALUES)


TEMPLATE_VALUES = """\
Check-in
5
0
five
yes
perhaps
{ask: One goal?}
{ask: [a]}
{}
{warm_up: {ask: How are you?}}
{warm_up: How are you?}
{warm_up: {try: [a, b]}}
{"2nd": {ask: How are you?}}
{warm_up: {ask: How are you?, scale: 1-4}}
{warm_up: {ask: How are you?, scale: 1 to 4}}
{warm_up: {ask: How are you?, scale: four}}
{warm_up: {ask: How are you?, choices: [a, b], many: true}}
{warm_up: {ask: How are you?, choices: {a: b}}}
{warm_up: {ask: How are you?, number: perhaps}}
[a]

""".split("\n")


@pytest.mark.parametrize("key", ["title", "minutes", "private", "prompts", "goal"])
def test_of_a_template(key: str) -> None:
    lines = ["template: t", "prompts: {warm_up: {ask: How are you?}}"]
    rest = [line for line in lines if not line.startswith(f"{key}:")]
    read = lambda text: parse_template(text, "t.yaml", "t").problems  # noqa: E731
    assert_alike(TEMPLATE, read, key, rest, TEMPLATE_VALUES)


def assert_alike(
    schema: Callable, problems: Callable, key: str, rest: list[str], values: list[str]
) -> None:
    apart = []
    for text in ["\n".join(rest), *("\n".join([*rest, f"{key}: {value}"]) for value in values)]:
        hidden = [problem.message for problem in problems(text) if problem.hides]
        if bool(faults := schema(text)) != bool(hidden):
            apart.append((text.rpartition("\n")[2], faults, hidden))
    assert not apart, "one of the two has nothing against it: the schema, the program"


@given(entries)
def test_no_schema_has_anything_against_what_the_program_writes(entry: object) -> None:
    assert ENTRY(format_entry(entry)) == []


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        (ENTRY, "examples/*/notes/*/*.yaml"),
        (NOTEBOOK, "examples/*/oneonone.yaml"),
        (TEMPLATE, "templates/*.yaml"),
    ],
)
def test_no_schema_has_anything_against_what_came_along(schema: Callable, pattern: str) -> None:
    paths = sorted(ROOT.glob(pattern))[::7] if "notes" in pattern else sorted(ROOT.glob(pattern))
    assert paths
    assert [(path, found) for path in paths if (found := schema(path.read_text("utf-8")))] == []
