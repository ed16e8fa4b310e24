"""Any bytes for every reader: real files of each kind, spoilt in many ways, and what reads them.

A reader may refuse with a fault that says where and what; anything else that it raises is a defect.
Shared by the tests and by ``benchmarks/any_bytes.py``, which goes on for as long as it is told.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from classroom import SETTINGS, TERM

from oneonone.errors import OneOnOneError
from oneonone.formats.cadence_words import parse_cadence
from oneonone.formats.days import parse_day
from oneonone.formats.days_off_yaml import parse_days_off
from oneonone.formats.draft_yaml import parse_draft
from oneonone.formats.edited_entry import parsed_entry
from oneonone.formats.editing import parse_editing
from oneonone.formats.entry_yaml import parse_entry
from oneonone.formats.merged import merged
from oneonone.formats.notebook_yaml import parse_settings
from oneonone.formats.past_meetings import read_past_meetings
from oneonone.formats.remembered import files, folder
from oneonone.formats.roster_csv import parse_roster
from oneonone.formats.rosters import read_export
from oneonone.formats.slot_words import parse_slot_words
from oneonone.formats.template_yaml import parse_template
from oneonone.formats.text import decode

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 23)


class Reader(NamedTuple):
    """Something that reads bytes, what it may raise, and files from which to begin."""

    read: Callable[[bytes], object]
    seeds: Callable[[], list[bytes]]
    may_raise: tuple[type[Exception], ...] = (OneOnOneError,)


def _notes() -> list[bytes]:
    notes = sorted((ROOT / "examples/grade-7/notes").rglob("*.yaml"))
    return [path.read_bytes() for path in notes[::40]] + list(_ODD)


_ODD = (
    b"kind: review\nstudent: '1'\ndate: 2026-11-20\nby: rivera\nreviewed: {a: kept, b: not_yet}\n",
    b"kind: hold\nstudent: '1'\ndate: 2026-11-20\nby: rivera\nuntil: 2026-12-01\nnote: |\n  a\n",
    b"student: '1'\ndate: 2026-11-20\nby: rivera\nminutes: 4\nconflicts: {minutes: ['4', '5']}\n",
    b"a: &x [1, *x]\nb: !!python/object:os.system {}\n<<: *x\n",
    b"student: " + b"[" * 40 + b"]" * 40 + b"\n",
)


def _settings() -> list[bytes]:
    return [path.read_bytes() for path in sorted((ROOT / "examples").glob("*/oneonone.yaml"))]


def _templates() -> list[bytes]:
    return [path.read_bytes() for path in sorted((ROOT / "templates").glob("*.yaml"))]


def _rosters() -> list[bytes]:
    found = [path.read_bytes() for path in sorted((ROOT / "examples").glob("*/roster.csv"))]
    return [b"\n".join(data.split(b"\n")[:12]) + b"\n" for data in found] + [
        'Student ID;Name;Klasse\r\n1;"Müller, Jürgen";7a\r\n'.encode("cp1252"),
        "Student Number\tLast, First\tGrade Level\n12\tMarín, Ana\t7\n".encode("utf-16"),
        b"sourcedId,status,givenName,familyName,role\n1,active,Ana,Li,student\n",
    ]


def _meetings() -> list[bytes]:
    return [
        b"student,date,outcome,minutes,by,goal,due\nJamal Brooks,2026-11-20,met,4,rivera,Read,\n",
        b"Timestamp,Student,How are you?\n11/20/2026 10:42:07,Jamal,Fine\n11/21/2026 9:00,Ana,ok\n",
        "Schüler;Datum;Notiz\r\nJamal;20.11.2026;Gut gelaunt\r\n".encode("cp1252"),
    ]


def _words() -> list[bytes]:
    return [line.encode() for line in _WORDS]


_WORDS = (
    *("next tue", "in 2 weeks", "30 Nov", "2026-11-30", "+5", "Q3", "last fri", "dec 31 2026"),
    *("every 7 school days", "3 times a week", "twice a month", "Wed 9:10 25 min"),
)


def _remembered() -> list[bytes]:
    roster, problems = parse_roster(decode(_rosters()[0]), SETTINGS)
    return [
        files.format_settings(SETTINGS).encode(),
        files.format_roster(roster, problems).encode(),
        b'[[0,"met",null],{"date":1},[["x"]]]',
    ]


def _said(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _all_words(data: bytes) -> None:
    words = _said(data)
    for read in (
        lambda: parse_day(words, TODAY, ahead=True, term=TERM, marks={"Q3": TODAY}),
        lambda: parse_day(words, TODAY, ahead=False),
        lambda: parse_cadence(words),
        lambda: parse_slot_words(words, "rivera", TERM),
        lambda: parse_days_off(words, TERM, TODAY),
    ):
        try:
            read()
        except (OneOnOneError, ValueError):
            continue


def _index(data: bytes) -> None:
    text = _said(data)
    for read in (files.parse_settings, files.parse_roster, folder.parse_brief):
        try:
            read(text)
        except ValueError:
            continue
    try:
        folder.parse_entries(text, "1")  # type: ignore[arg-type]
    except ValueError:
        return


def _join(data: bytes) -> None:
    half = len(data) // 2
    for path in ("notes/1/2026-11-20-rivera-abcd.yaml", "oneonone.yaml", "roster.csv"):
        merged(path, [data[:half]], data, data[half:])
        merged(path, [data], data + b"\n", data[:half])


def _edited(data: bytes) -> None:
    parse_editing(data, _ODD[0], _ODD[1])
    parsed_entry(data)


READERS: dict[str, Reader] = {
    "entry": Reader(lambda data: parse_entry(decode(data)), _notes),
    "settings": Reader(lambda data: parse_settings(decode(data)), _settings),
    "template": Reader(lambda data: parse_template(decode(data), "t.yaml", "t"), _templates),
    "roster": Reader(lambda data: parse_roster(decode(data), SETTINGS), _rosters),
    "draft": Reader(lambda data: parse_draft(decode(data)), _notes),
    "edited": Reader(_edited, _notes),
    "export": Reader(lambda data: read_export(data, "export.csv"), _rosters),
    "import": Reader(lambda data: read_past_meetings(data, "past.csv", TERM, TODAY), _meetings),
    "words": Reader(_all_words, _words),
    "index": Reader(_index, _remembered),
    "merge": Reader(_join, _notes),
}

NASTY = [
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\x85", b"\xe2\x80\xa8", b"\x1b[2J", b"\xc3"),
    *(b"---\n", b"...\n", b"&a ", b"*a", b"!!x ", b"<<: ", b"{", b"[", b"}", b"]", b"\t", b": "),
    *(b"#", b"|\n", b">-\n", b"? ", b"- ", b"%YAML 1.1\n", b'"', b"'", b",", b";", b"\n\n", b"~"),
    *(b"2026-02-30", b"0000-00-00", b"9999-12-31", b"-1", b"1e400", b"9" * 400, b"null", b"\\"),
    *(
        "\u202e\u2066\u200d\ufeff\u0301\ud800".encode("utf-8", "surrogatepass"),
        b"=cmd()",
        b"../" * 9,
    ),
]


@cache
def seeds(name: str) -> list[bytes]:
    """Files to begin with, read once."""
    return READERS[name].seeds()


def spoilt(name: str, number: int) -> bytes:
    """The spoilt file of this number: the same one every time."""
    chance = random.Random(f"{name} {number}")
    data = bytearray(chance.choice(seeds(name)))
    for _ in range(chance.choice((1, 1, 2, 3, 6, 20))):
        place = chance.randrange(len(data) + 1)
        match chance.randrange(8):
            case 0:
                data[place:place] = chance.choice(NASTY)
            case 1:
                data[place : place + 1] = bytes([chance.randrange(256)])
            case 2:
                del data[place : place + chance.choice((1, 2, 9, 80))]
            case 3:
                other = chance.choice(seeds(name))
                start = chance.randrange(len(other) + 1)
                data[place:place] = other[start : start + chance.choice((3, 20, 200))]
            case 4:
                end = place + chance.choice((1, 8, 60))
                data[place:place] = data[place:end] * chance.choice((2, 3, 50))
            case 5:
                data[place:place] = chance.choice(NASTY) * chance.choice((1, 9, 300))
            case 6:
                lines = bytes(data).split(b"\n")
                chance.shuffle(lines)
                data = bytearray(b"\n".join(lines))
            case _:
                del data[place:]
    return bytes(data[: 1 << 16])
