"""A student's folder under ``notes``: its name, and what was found in it."""

import re
import unicodedata
from collections.abc import Container
from typing import NamedTuple

from oneonone.core.checks import Problem
from oneonone.core.digest import digest
from oneonone.core.exchange import Differing
from oneonone.core.history import History
from oneonone.world.place import is_device

LONGEST = 64
_PLAIN = r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}"


def same_form(student_id: str) -> str:
    """An id in the one Unicode form in which ids are compared."""
    return unicodedata.normalize("NFC", student_id)


def folder_name(student_id: str) -> str:
    """The folder of a student's entries. It is never decoded: ``student:`` says whose one is."""
    if student_id.isdecimal() and student_id.isascii() and len(student_id) <= LONGEST:
        return student_id  # as nearly all are
    plain = re.fullmatch(_PLAIN, student_id) and not student_id.endswith(".")
    if plain and not is_device(student_id):
        return student_id
    from base64 import b32encode

    same = same_form(student_id).encode("utf-8", "replace")
    return "_" + b32encode(digest(same)).decode().lower()[:12]


_COPIED = re.compile(r" \d+| ?\(.+\)| - Copy.*|-[A-Z0-9][A-Z0-9-]+|\.sync-conflict-.+")


def copied_from(name: str, names: Container[str]) -> str:
    """Of which of these files one is a copy, as cloud drives make them: ``… 2.yaml``, ``…
    (conflicted copy).yaml``, ``…-DESKTOP-AB12.yaml``; empty where it is none."""
    stem = name.removesuffix(".yaml")
    for found in _COPIED.finditer(stem):
        if found.end() == len(stem) and f"{stem[: found.start()]}.yaml" in names:
            return f"{stem[: found.start()]}.yaml"
    return ""


def copy_words(original: str) -> str:
    """What is said of such a copy."""
    words = f"looks like a copy that a cloud drive made of {original}, and counts as a meeting of"
    return f"{words} its own. Take over what differs, then delete it"


class Known(NamedTuple):
    """What is known of one student, and what was wrong with their files."""

    past: History
    problems: tuple[Problem, ...] = ()
    differing: tuple[Differing, ...] = ()
    """What two people changed, and nobody has chosen yet."""
