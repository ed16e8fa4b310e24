"""Which files of a notebook are shared, and whether their bytes read well enough to be sent."""

from __future__ import annotations

import re
from typing import NamedTuple

from oneonone.core.entries import KINDS, kind_of
from oneonone.errors import OneOnOneError
from oneonone.formats import roster_csv
from oneonone.formats.entry_yaml import parse_entry
from oneonone.formats.notebook_yaml import FILE as SETTINGS
from oneonone.formats.notebook_yaml import parse_settings
from oneonone.formats.template_yaml import parse_template
from oneonone.formats.text import decode
from oneonone.world.place import is_device

PATHS = (SETTINGS, roster_csv.FILE, "templates", "notes", ".gitattributes", ".gitignore")
"""What git is asked about; nothing else in the folder is looked at."""

_SHARED = re.compile(
    r"oneonone\.yaml|roster\.csv|\.gitattributes|\.gitignore"
    r"|templates/[^/.][^/]*\.yaml|notes/[^/.][^/]*/[^/.][^/]*\.(?:yaml|conflict)"
    r"|(?:oneonone\.yaml|roster\.csv|templates/[^/.][^/]*)\.[0-9a-f]{8}\.conflict"
)
_MARKS = re.compile(rb"^(?:<{7}|>{7})(?: |\r?$)", re.MULTILINE)
_KINDS = {
    SETTINGS: "settings",
    roster_csv.FILE: "roster",
}


def is_shared_file(path: str) -> bool:
    """Whether this is a file that a notebook shares. An editor's backup, or a picture, is not."""
    return _SHARED.fullmatch(path) is not None


def is_entry_file(path: str) -> bool:
    """Whether this is the place of an entry."""
    return path.startswith("notes/") and path.endswith(".yaml")


_NOT_SEEN = re.compile("[\u200c-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_OF_GIT = re.compile(r"\.git|git~\d+")


def leads_elsewhere(path: str) -> bool:
    """Whether a name leads out of the folder, or into git's own, on any system."""
    parts = [_NOT_SEEN.sub("", part).casefold().rstrip(". ") for part in path.split("/")]
    return any(not part or _OF_GIT.fullmatch(part) for part in parts)


_PAPERS = re.compile(
    r"(?i)(?:.*\.(?:png|jpe?g|gif|webp|heic|pdf|txt|md|csv|tsv|docx?|xlsx?|pptx?|od[tsp]|rtf|yaml)"
    r"|readme|license)"
)


def stays_out(path: str) -> bool:
    """Whether this is a file that belongs to no notebook and is not brought in with one: hidden, or
    no picture and no paper. Programs read or run such ones without being asked to."""
    if is_shared_file(path):
        return False
    parts = path.split("/")
    hidden = any(part.startswith(".") or _not_on_windows(part) for part in parts)
    return hidden or _PAPERS.fullmatch(parts[-1]) is None


def _not_on_windows(part: str) -> bool:
    return part.endswith((".", " ")) or is_device(part)


def strange_name(path: str) -> bool:
    """Whether a name holds what not every computer can have in one, or is one that it cannot."""
    return any(map(_not_on_windows, path.split("/"))) or any(
        letter < " " or letter in '\x7f\\:*?"<>|' or "\udc80" <= letter <= "\udcff"
        for letter in path
    )


class Look(NamedTuple):
    """What was seen on reading a file."""

    fault: str
    """Why it does not read well, with the line; empty where it does."""
    kind: str = "entry"
    """The kind of an entry that this version knows."""


def read_fault(path: str, data: bytes) -> str:
    """Why these bytes do not read well, with the line; empty where they do."""
    return look_into(path, data).fault


def look_into(path: str, data: bytes) -> Look:
    """Read a file as what it should be."""
    if marks := _MARKS.search(data):
        line = data.count(b"\n", 0, marks.start()) + 1
        words = "git's marks of a clash stand here. Keep one side, and take them out"
        return Look(f"line {line}: {words}")
    if not path.endswith((".yaml", ".csv")):
        return Look("")
    try:
        text = decode(data)
    except OneOnOneError as fault:
        return Look(str(fault).rstrip("."))
    kind = "entry"
    if path == SETTINGS:
        settings = parse_settings(text)
        problems = [p for p in settings.problems if p.hides and settings.settings is None]
    elif path == roster_csv.FILE:
        found = parse_settings("id: x\nterm: {starts: 2026-01-01, ends: 2026-12-31}\n").settings
        problems = []
        if found is not None:
            parsed = roster_csv.parse_roster(text, found)
            problems = [p for p in parsed.problems if p.rule in roster_csv.WHOLE]
    elif path.startswith("notes/"):
        entry = parse_entry(text, path, path.rpartition("/")[2].removesuffix(".yaml"))
        problems = [p for p in entry.problems if entry.entry is None]
        if entry.entry is not None and kind_of(entry.entry) in KINDS:
            kind = kind_of(entry.entry)
    else:
        name = path.rpartition("/")[2].removesuffix(".yaml")
        template = parse_template(text, path, name)
        problems = [p for p in template.problems if template.template is None and p.hides]
    if not problems:
        return Look("", kind)
    first = problems[0]
    return Look(f"line {first.line}: {first.rule}: {first.message}", kind)


def kind_of_change(path: str, look: Look | None, new: bool) -> str:
    """What a change is called in a commit's message: meeting, request, edit, removal."""
    if look is None:
        return "removal"
    if path in _KINDS:
        return _KINDS[path]
    if is_entry_file(path) and new:
        return look.kind
    if path.startswith("templates/"):
        return "template"
    return "edit" if is_entry_file(path) else "other file"
