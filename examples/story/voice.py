"""Drawing finished sentences from the banks, so that nobody hears the same one twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from random import Random

from story.cast import Person

_CHOICE = re.compile(r"\[([^\]]*)\]")
_WORD = re.compile(r"\{(\w+)\}")

PRONOUNS = {
    "he": {"they": "he", "them": "him", "their": "his"},
    "she": {"they": "she", "them": "her", "their": "her"},
    "they": {"they": "they", "them": "them", "their": "their"},
}
"""``{they}`` is only used before past forms that are the same for all three."""

MOST = 3
"""How often a sentence may stand in one notebook."""


class Voice:
    """One notebook's way of speaking: each bank is a deck, dealt to its end before it repeats."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.decks: dict[str, list[str]] = {}
        self.spoken: Counter[str] = Counter()
        self.heard: dict[str, set[str]] = {}
        self.known: set[str] = set()
        """Those talked with before: lines that begin with ~ are only for them."""

    def say(self, person: Person, bank: str, words: Mapping[str, str] | None = None) -> str:
        """A sentence of the bank that this person has not heard. ``words`` are banks of words."""
        deck = self.decks.setdefault(bank, [])
        heard = self.heard.setdefault(person.id, set())
        for _ in range(8):
            if len(deck) < 12:
                fresh = bank.splitlines()
                self.chance.shuffle(fresh)
                deck.extend(fresh)
            for place, line in enumerate(deck):
                if line in heard or not self._fits(line, person):
                    continue
                text = self._filled(line.lstrip("~"), person, words or {})
                shown = text.split(" => ")[0]
                if self.spoken[shown] < MOST and shown not in heard:
                    del deck[place]
                    heard.update((line, shown))
                    self.spoken[shown] += 1
                    return text
            deck.clear()
        raise LookupError(f"nothing new to say to {person.name}: {bank[:60]!r}")

    def say_either(
        self, person: Person, bank: str, other: str, words: Mapping[str, str] | None = None
    ) -> str:
        """A sentence of the first bank, or of the other where the first has nothing new."""
        try:
            return self.say(person, bank, words)
        except LookupError:
            return self.say(person, other, words)

    def _fits(self, line: str, person: Person) -> bool:
        """``~`` speaks of an earlier meeting; ``@Arts`` is for people of that group."""
        if line.startswith("@"):
            return any(line.startswith(f"@{group} ") for group in person.groups.split(";"))
        return not line.startswith("~") or person.id in self.known

    def repeated(self, text: str) -> bool:
        """Whether a sentence made elsewhere has stood here too often; it counts from now on."""
        self.spoken[text] += 1
        return self.spoken[text] > MOST

    def _filled(self, line: str, person: Person, words: Mapping[str, str]) -> str:
        if line.startswith("@"):
            group = next(g for g in person.groups.split(";") if line.startswith(f"@{g} "))
            line = line[len(group) + 2 :]
        line = _CHOICE.sub(lambda found: self.chance.choice(found[1].split("|")), line)
        spoken = dict(PRONOUNS.get(person.pronouns.split("/")[0], PRONOUNS["they"]))
        for name in sorted(words):
            spoken[name] = self.chance.choice(words[name].splitlines() or [""])

        def word(found: re.Match[str]) -> str:
            name = found[1]
            text = spoken[name.lower()]
            return text[0].upper() + text[1:] if name[0].isupper() else text

        return _WORD.sub(word, line)
