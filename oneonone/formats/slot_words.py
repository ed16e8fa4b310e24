"""A slot as a teacher says it at the first question: ``Tue Thu 10:40 15 min``."""

from __future__ import annotations

import re

from oneonone.core.slots import Slot
from oneonone.core.term import Term
from oneonone.errors import WrongWords
from oneonone.formats.fields import Fields
from oneonone.formats.slots_yaml import read_slots
from oneonone.formats.yaml_text import read_yaml, write_yaml

_WORDS = re.compile(
    r"(?P<on>[A-Za-z0-9 ,]+?)[ ,]+(?P<at>\d{1,2}[:.]\d{2})[ ,]+(?P<minutes>\d{1,3})\s*(?:min\w*)?\Z"
)

_LONGEST = 200
"""Letters; on more of them the pattern would take its time."""


def parse_slot_words(words: str, adult: str, term: Term) -> Slot:
    """One slot of this adult's, read by the same rules as the file's."""
    found = _WORDS.match(words.strip()) if len(words) <= _LONGEST else None
    if found is None:
        raise WrongWords(f'"{words}" does not say when', remedy='For example "Wed 9:10 25 min".')
    days = " ".join(found["on"].replace(",", " ").split())
    pairs = {"on": days, "at": found["at"].replace(".", ":"), "minutes": found["minutes"]}
    slot = write_yaml({"name": f"{days} {pairs['at']}", "adult": adult, **pairs})
    lines = "".join(f"  {line}\n" for line in slot.splitlines()).replace("  ", "- ", 1)
    fields = Fields(read_yaml("slots:\n" + lines), "slots", [])
    slots = read_slots(fields, (), term)
    if fields.problems or not slots:
        raise WrongWords(f'"{words}": {fields.problems[0].message}')
    return slots[0]
