"""Slots as a teacher says them at the first question: ``Tue Thu 10:40 15 min``, ``P3 Mon 9:00 10
min; P5 Wed 9:00 10 min``, ``daily 8:30am 10 min``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from oneonone.core.slots import Slot
from oneonone.core.term import WEEKDAYS, Term
from oneonone.errors import WrongWords
from oneonone.formats.days import weekday_number
from oneonone.formats.fields import Fields
from oneonone.formats.slots_yaml import read_slots
from oneonone.formats.yaml_text import read_yaml, write_yaml

_AT = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(am|pm)?")
_MINUTES = re.compile(r"(\d{1,3})(?:m|min|mins|minutes?)?")
_SPAN = re.compile(r"([a-z]+)-([a-z]+)")
_OF_DAYS = {"every", "other", "1st", "2nd", "3rd", "4th", "5th", "first", "last"}

_SAYS_NOTHING = ("", "and", "at", "for", "from")

_LONGEST = 200
"""Letters; nobody says more."""

EXAMPLE = 'For example "Wed 9:10 25 min", or "P3 Tue Thu 10:40 15 min".'


def parse_slot_words(words: str, adult: str, term: Term) -> tuple[Slot, ...]:
    """The slots of this adult that the words name, parted by ``;``, read by the same rules as the
    file's."""
    if len(words) > _LONGEST:
        raise WrongWords("that is too long", remedy=EXAMPLE)
    slots: list[Slot] = []
    for said in filter(None, (part.strip() for part in words.split(";"))):
        slot = _slot(said, adult, term)
        taken = {one.name for one in slots}
        on = f"{slot.name} {slot.on.words}"
        free = [name for name in (slot.name, on, f"{on} {slot.at}") if name not in taken]
        slots.append(slot._replace(name=free[0] if free else f"{on} {slot.at}"))
    if not slots:
        raise WrongWords(f'"{words}" does not say when', remedy=EXAMPLE)
    return tuple(slots)


def _slot(words: str, adult: str, term: Term) -> Slot:
    # 8:30 am is one word; and, at, for say nothing behind the first day.
    said = re.split(r"[\s,]+", re.sub(r"(?i)(\d) (am|pm)\b", r"\1\2", words.strip()))
    first = next((n for n, word in enumerate(said) if _is_of_days(word, term)), len(said))
    tokens = [
        word for n, word in enumerate(said) if n < first or word.casefold() not in _SAYS_NOTHING
    ]
    place = next((n for n, word in enumerate(tokens) if n and _is_time(tokens, n)), None)
    if place is None:
        if any(_weekdays(word, term) for word in tokens):
            raise WrongWords(f'"{words}" names no time', remedy=EXAMPLE)
        raise WrongWords(f'"{words}" does not say when', remedy=EXAMPLE)
    group, days = _parted([word for word in tokens[:place] if word.casefold() != "on"], term)
    if not days:
        raise WrongWords(f'"{words}" names no day', remedy=EXAMPLE)
    rest = "".join(tokens[place + 1 :]).casefold() or _length(tokens[place])
    minutes = _MINUTES.fullmatch(rest)
    if minutes is None:
        raise WrongWords(f'"{words}" does not say how long', remedy=EXAMPLE)
    pairs = {"on": " ".join(days), "at": _at(tokens[place]), "minutes": minutes[1]}
    where = {"where": f"groups={group}"} if group else {}
    text = write_yaml({"name": group or "One-on-ones", "adult": adult, **where, **pairs})
    lines = "".join(f"  {line}\n" for line in text.splitlines()).replace("  ", "- ", 1)
    fields = Fields(read_yaml("slots:\n" + lines), "slots", [])
    slots = read_slots(fields, (), term)
    if fields.problems or not slots:
        raise WrongWords(f'"{words}": {fields.problems[0].message}')
    return slots[0]


def _is_time(tokens: Sequence[str], place: int) -> bool:
    """Whether a word is the time: 9:10, 9am, or 9 before a length."""
    found = _AT.fullmatch(tokens[place].casefold().partition("-")[0])
    if found and _length(tokens[place]):
        return True
    followed = _MINUTES.fullmatch("".join(tokens[place + 1 :]).casefold())
    return bool(found and (found[2] or found[3] or (followed and int(found[1]) < 24)))


def _length(word: str) -> str:
    """The minutes of 9:10-9:25; nothing where it is not said so."""
    first, dash, last = word.partition("-")
    if not dash or not _AT.fullmatch(last.casefold()) or ":" not in first + last:
        return ""
    ends = [[int(part) for part in _at(one).split(":")] for one in (first, last)]
    minutes = (ends[1][0] - ends[0][0]) * 60 + ends[1][1] - ends[0][1]
    return str(minutes) if 0 < minutes < 600 else ""


def _at(word: str) -> str:
    found = _AT.fullmatch(word.casefold().partition("-")[0])
    assert found is not None
    hour = int(found[1])
    if not found[3] and 1 <= hour <= 6:
        hour += 12  # nobody meets a class before seven in the morning
    if found[3] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    return f"{hour}:{found[2] or '00'}"


def _parted(tokens: Sequence[str], term: Term) -> tuple[str, list[str]]:
    """The class that is named first, if one is, and the days."""
    first = next((n for n, word in enumerate(tokens) if _is_of_days(word, term)), len(tokens))
    days: list[str] = []
    for word in tokens[first:]:
        if word.casefold() in ("day", "days", "school") or (
            word.casefold() == "every" and tokens[-1].casefold() in ("day", "days")
        ):
            word = "daily"
        days += _weekdays(word, term) or [word]
    return " ".join(tokens[:first]), list(dict.fromkeys(days))


def _is_of_days(word: str, term: Term) -> bool:
    return bool(_weekdays(word, term)) or word in term.cycle or word.casefold() in _OF_DAYS


def _weekdays(word: str, term: Term) -> list[str]:
    """The weekdays a word names: Tue, Tuesdays, Mon-Fri, daily."""
    lower = word.casefold().replace("–", "-")
    if lower in ("daily", "day"):
        return [WEEKDAYS[number] for number in term.week]
    if span := _SPAN.fullmatch(lower):
        ends = [weekday_number(one) for one in span.groups()]
        if ends[0] is not None and ends[1] is not None and ends[0] < ends[1]:
            return [WEEKDAYS[number] for number in range(ends[0], ends[1] + 1)]
    number = weekday_number(lower.removesuffix("s") if len(lower) > 4 else lower)
    return [WEEKDAYS[number]] if number is not None else []
