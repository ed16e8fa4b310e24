"""``oneonone.yaml`` as text: what a team has settled on."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from oneonone.core.cadence import Cadence
from oneonone.core.checks import Problem
from oneonone.core.settings import FORMAT, Settings
from oneonone.core.term import Days, Term
from oneonone.formats.cadence_words import EXAMPLES, parse_cadence
from oneonone.formats.conflicts import conflict_problem, conflicts_in
from oneonone.formats.days import format_days, parse_days, weekday_number
from oneonone.formats.fields import Fields
from oneonone.formats.slots_yaml import listed, read_slots, slot_line
from oneonone.formats.text import Unreadable
from oneonone.formats.yaml_text import Value, read_yaml, write_yaml

FILE = "oneonone.yaml"
KEYS = (
    "format id title people term marks week days_off cycle cadence tiers every template slots team"
    " private conflicts"
).split()
ADULT_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")


class ParsedSettings(NamedTuple):
    """The settings, unless something in them hides the whole, and the faults."""

    settings: Settings | None
    problems: tuple[Problem, ...]


def parse_settings(text: str, path: str = FILE) -> ParsedSettings:
    """What ``oneonone.yaml`` says, every value read and every fault with its line."""
    problems: list[Problem] = []
    try:
        fields = Fields(read_yaml(text), path, problems)
    except Unreadable as fault:
        return ParsedSettings(None, (Problem(path, fault.line, fault.rule, str(fault)),))
    fields.near_misses(KEYS)
    term = _term(fields)
    a_week = len(term.week) if term else 5
    team = _team(fields)
    read_cadence = _cadence_reader(a_week)
    cadence = read_cadence(fields, "cadence") or parse_cadence("every 2 weeks", a_week)
    people = fields.text("people") or "students"
    if people not in ("students", "staff"):
        fields.fault("people", f'"{people}" is neither students nor staff')
    found = Settings(
        id=fields.required("id") or "",
        title=fields.text("title") or "",
        term=term or Term(date.min, date.max),
        cadence=cadence,
        people=people,
        marks=_marks(fields),
        tiers=_cadences(fields, "tiers", read_cadence),
        every=_cadences(fields, "every", read_cadence),
        template=fields.text("template") or "check-in",
        slots=read_slots(fields, team, term),
        team=team,
        private=fields.yes("private"),
        format=fields.whole("format", 1) or FORMAT,
    )
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", found.id) and found.id:
        fields.fault("id", "may hold only letters, digits, - and _")
    problems += [conflict_problem(path, c) for c in conflicts_in(fields.nodes.get("conflicts"))]
    hidden = any(problem.hides for problem in problems)
    return ParsedSettings(None if hidden else found, tuple(problems))


def _term(fields: Fields) -> Term | None:
    inner = fields.within_key("term")
    if inner is None:
        if not any(problem.rule == "term" for problem in fields.problems):
            fields.fault("term", "is missing. Add term: {starts: 2026-08-17, ends: 2027-06-04}")
        return None
    starts = inner.day("starts") if inner.required("starts") else None
    ends = inner.day("ends") if inner.required("ends") else None
    week = _weekdays(fields) or (0, 1, 2, 3, 4)
    off = _days_off(fields)
    if starts is None or ends is None:
        return None
    if ends < starts:
        inner.fault("ends", "lies before the start of the term")
        return None
    if (ends - starts).days > 3 * 366:
        inner.fault("ends", "is more than three years after the start. Check the year")
        return None
    return Term(starts, ends, week, off, listed(fields, "cycle"))


def _weekdays(fields: Fields) -> tuple[int, ...]:
    numbers = []
    for word in listed(fields, "week"):
        number = weekday_number(word)
        if number is None:
            fields.fault("week", f'"{word}" is not a weekday. For example week: Mon Tue Wed')
        else:
            numbers.append(number)
    return tuple(sorted(set(numbers)))


def _days_off(fields: Fields) -> tuple[Days, ...]:
    found = []
    for words in fields.words("days_off"):
        try:
            days = parse_days(words)
        except ValueError:
            message = f'"{words}" is not a day or days. Write 2026-11-25 or 2026-11-25..2026-11-27'
            fields.fault("days_off", message)
            continue
        if (days.last - days.first).days > 366:
            fields.fault("days_off", f"{words} is longer than a year. Check the years")
            continue
        found.append(days)
    return tuple(found)


def _cadence_reader(days_a_week: int) -> Callable[[Fields, str], Cadence | None]:
    def read(fields: Fields, key: str) -> Cadence | None:
        words = fields.text(key)
        try:
            return parse_cadence(words, days_a_week) if words else None
        except ValueError:
            fields.fault(key, f'"{words}" does not say how often. For example {EXAMPLES}')
            return None

    return read


def _cadences(
    fields: Fields, key: str, read: Callable[[Fields, str], Cadence | None]
) -> tuple[tuple[str, Cadence], ...]:
    inner = fields.within_key(key)
    found = [(name, read(inner, name)) for name in inner.nodes] if inner else []
    return tuple((name, cadence) for name, cadence in found if cadence is not None)


def _marks(fields: Fields) -> tuple[tuple[str, date], ...]:
    inner = fields.within_key("marks")
    found = [(name, inner.day(name)) for name in inner.nodes] if inner else []
    return tuple((name, day) for name, day in found if day is not None)


def _team(fields: Fields) -> tuple[tuple[str, str], ...]:
    inner = fields.within_key("team")
    team = []
    for key in inner.nodes if inner else ():
        if inner and not ADULT_KEY.fullmatch(key):
            inner.fault(key, "is no short key. Use small letters and digits, as rivera")
        elif inner:
            team.append((key, inner.text(key) or key))
    return tuple(team)


def format_settings(settings: Settings) -> str:
    """A new notebook's ``oneonone.yaml``. An existing one is never rewritten, only spliced."""
    pairs: dict[str, Value] = {
        "format": settings.format,
        "id": settings.id,
        "title": settings.title,
        "people": settings.people,
        "term": {"starts": settings.term.starts, "ends": settings.term.ends},
        **(
            {"days_off": [format_days(one) for one in off]}
            if (off := settings.term.days_off)
            else {}
        ),
        "cadence": settings.cadence.words,
        "template": settings.template,
    }
    text = write_yaml({key: value for key, value in pairs.items() if value not in ("", [])})
    if settings.slots:
        text += "slots:\n" + "".join(slot_line(slot) for slot in settings.slots)
    if settings.team:
        text += write_yaml({"team": dict(settings.team)})
    if parse_settings(text).settings != settings:
        raise AssertionError("what was written does not read back the same")
    return text
