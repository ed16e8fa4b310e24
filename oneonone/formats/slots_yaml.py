"""A slot as text: on which days it falls, at what time, for whom."""

from __future__ import annotations

import re

from oneonone.core.roster import Condition
from oneonone.core.settings import adult_key
from oneonone.core.slots import Recurrence, Slot, is_rule
from oneonone.core.term import Term
from oneonone.formats.days import weekday_number
from oneonone.formats.fields import Fields
from oneonone.formats.yaml_text import Value, write_yaml

KEYS = "name adult where on rule at minutes template not_on".split()


def listed(fields: Fields, key: str) -> tuple[str, ...]:
    """Words in a list, or in one line with spaces or commas."""
    return tuple(part for word in fields.words(key) for part in word.split())


def read_slots(
    fields: Fields, team: tuple[tuple[str, str], ...], term: Term | None
) -> tuple[Slot, ...]:
    """The slots of a notebook; what is wrong with one is a fault at its line."""
    slots = []
    for number, inner in enumerate(fields.each("slots"), 1):
        inner.near_misses(KEYS)
        on = _recurrence(inner, term)
        minutes = inner.whole("minutes", 1, 600) if inner.required("minutes") else None
        adult = inner.text("adult")
        key = adult_key(team, adult) if adult else None
        if adult and key is None and team:
            inner.fault("adult", f'"{adult}" is not in the team')
        at = inner.text("at") or ""
        if at and not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", at):
            inner.fault("at", f'"{at}" is not a time. Write it as "10:40"')
        if on is None or minutes is None:
            continue
        slots.append(
            Slot(
                name=inner.text("name") or f"Slot {number}",
                on=on,
                at=at.zfill(5) if at else "",
                minutes=minutes,
                adult=key or adult,
                where=_where(inner, team),
                template=inner.text("template"),
                not_on=tuple(
                    day for words in inner.words("not_on") if (day := inner.day_of("not_on", words))
                ),
            )
        )
    return tuple(slots)


def _where(inner: Fields, team: tuple[tuple[str, str], ...]) -> tuple[Condition, ...]:
    conditions = []
    for words in inner.words("where"):
        try:
            found = parse_condition(words)
        except ValueError:
            inner.fault("where", f'"{words}" is no condition. For example where: groups=P3')
            continue
        if found.column.casefold() == "adult":
            found = found._replace(value=adult_key(team, found.value) or found.value)
        conditions.append(found)
    return tuple(conditions)


def parse_condition(words: str) -> Condition:
    """``groups=P3``; ValueError where there is no column or no ``=``."""
    column, equals, value = words.partition("=")
    if not equals or not column.strip():
        raise ValueError(words)
    return Condition(column.strip(), value.strip())


_NTH = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "first": 1, "last": -1}


def _recurrence(inner: Fields, term: Term | None) -> Recurrence | None:
    rule = inner.text("rule")
    if rule is not None:
        return _by_rule(inner, rule)
    words = listed(inner, "on")
    if not words:
        inner.fault("on", "is missing. For example on: Tue Thu")
        return None
    spoken = " ".join(words)
    if term and term.cycle and all(word in term.cycle for word in words):
        return Recurrence(spoken, cycle=words)
    lower = [word.casefold() for word in words]
    every_other = lower[:2] == ["every", "other"]
    nth = _NTH.get(lower[0])
    rest = words[2:] if every_other else words[1:] if nth or lower[0] == "every" else words
    weekdays = tuple(number for word in rest if (number := weekday_number(word)) is not None)
    if len(weekdays) != len(rest) or not rest:
        message = f'"{spoken}" is not understood. For example Tue Thu, every other Wed or 1st Tue'
        inner.fault("on", message)
        return None
    return Recurrence(spoken, weekdays, every_other, nth)


def _by_rule(inner: Fields, rule: str) -> Recurrence | None:
    if not is_rule(rule):
        inner.fault("rule", f'"{rule}" is no rule of RFC 5545, as FREQ=WEEKLY;BYDAY=TU')
        return None
    return Recurrence(rule, rule=rule)


def slot_line(slot: Slot) -> str:
    """A new slot as an item of the list under ``slots:``."""
    pairs: dict[str, Value] = {"name": slot.name}
    if slot.adult:
        pairs["adult"] = slot.adult
    if slot.where:
        pairs["where"] = ", ".join(f"{one.column}={one.value}" for one in slot.where)
    pairs |= {"on": slot.on.words, "at": slot.at, "minutes": slot.minutes}
    text = write_yaml({key: value for key, value in pairs.items() if value != ""})
    # Quoted for readers of YAML 1.1, to whom a plain on is true; ours reads text, as people write.
    lines = text.replace("'on':", "on:").splitlines()
    return "".join(f"{'- ' if not number else '  '}{line}\n" for number, line in enumerate(lines))
