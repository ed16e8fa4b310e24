"""The keys of one mapping, each read as what it should be; every fault keeps its line."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import TypeVar

from oneonone.core.checks import Problem
from oneonone.formats.yaml_text import Items, Node, Pairs, Text

Word = TypeVar("Word", bound=StrEnum)


class Fields:
    """Reads typed values out of a mapping and gathers what is wrong in ``problems``."""

    def __init__(self, pairs: Pairs, path: str, problems: list[Problem], within: str = "") -> None:
        self.nodes: dict[str, Node] = {key.value: node for key, node in pairs.pairs}
        self._pairs = pairs
        self.line = pairs.line
        self.path = path
        self.problems = problems
        self.within = within

    def fault(self, key: str, message: str, *, hides: bool = True) -> None:
        """Note that something is wrong at this key, or at the head where it is absent."""
        line = self.nodes[key].line if key in self.nodes else self.line
        rule = f"{self.within}{key}"
        self.problems.append(Problem(self.path, line, rule, message, hides))

    def _scalar(self, key: str) -> Text | None:
        node = self.nodes.get(key)
        if node is None or isinstance(node, Text):
            return None if node is None or node.empty else node
        self.fault(key, f"should be one value, not a list. Write {key}: and the value behind it")
        return None

    def text(self, key: str) -> str | None:
        """One value as text; empty, ``~`` and ``null`` are absent."""
        scalar = self._scalar(key)
        return scalar.value.strip() if scalar else None

    def free(self, key: str) -> str | None:
        """Free text, where ``~`` and ``null`` are words like others. Empty is absent."""
        node = self.nodes.get(key)
        return None if node is None else self.free_node(key, node)

    def free_node(self, key: str, node: Node) -> str | None:
        """Free text at a node that was found under this key."""
        if not isinstance(node, Text):
            rest = "a list" if isinstance(node, Items) else "keys of its own"
            self.fault(key, f"should be text, not {rest}. Put the words in quotes")
            return None
        if node.cut:
            message = "the words after # on this line are lost. Put all of them in quotes"
            rule = f"{self.within}{key}"
            self.problems.append(Problem(self.path, node.line, rule, message, hides=False))
        return node.value or None

    def day(self, key: str) -> date | None:
        """A day, as 2026-11-30."""
        scalar = self._scalar(key)
        return None if scalar is None else self.day_of(key, scalar.value)

    def day_of(self, key: str, written: str) -> date | None:
        """The day that stands written under this key."""
        try:
            if len(written) != 10 or written[4] != "-" or "W" in written:
                raise ValueError
            return date.fromisoformat(written)
        except ValueError:
            self.fault(key, f'"{written}" is not a day. Write it as 2026-11-30')
            return None

    def whole(self, key: str, least: int = 0, most: int = 9999) -> int | None:
        """A whole number between two bounds, both allowed."""
        scalar = self._scalar(key)
        if scalar is None:
            return None
        written = scalar.value.strip()
        if not (written.isascii() and written.isdigit() and len(written) < 10):
            hint = NUMBERS.get(written.casefold())
            example = f"Write {key}: {hint}" if hint else f"For example {key}: {max(least, 5)}"
            self.fault(key, f'"{written}" is not a whole number. {example}')
            return None
        if not least <= int(written) <= most:
            self.fault(key, f"{written} is not between {least} and {most}")
            return None
        return int(written)

    def yes(self, key: str) -> bool:
        """True or false; absent is false."""
        written = (self.text(key) or "false").casefold()
        if written not in ("true", "yes", "on", "false", "no", "off"):
            self.fault(key, f'"{written}" is neither true nor false')
        return written in ("true", "yes", "on")

    def word(self, key: str, words: type[Word]) -> Word | None:
        """One of a closed set of words."""
        written = self.text(key)
        return None if written is None else self.word_of(key, written, words)

    def word_of(self, key: str, written: str, words: type[Word]) -> Word | None:
        """The word of a closed set that stands written under this key."""
        try:
            return words(written)
        except ValueError:
            allowed = ", ".join(words)
            self.fault(key, f'"{written}" is not one of {allowed}')
            return None

    def words(self, key: str) -> tuple[str, ...]:
        """A list of words; one alone may stand without brackets, several with commas."""
        node = self.nodes.get(key)
        if node is None or (isinstance(node, Text) and node.empty):
            return ()
        if isinstance(node, Text):
            return tuple(part for raw in node.value.split(",") if (part := raw.strip()))
        return self.words_at(key, node)

    def words_at(self, key: str, node: Node) -> tuple[str, ...]:
        """The words of a list found under this key."""
        if isinstance(node, Items) and all(isinstance(item, Text) for item in node.items):
            return tuple(item.value for item in node.items if isinstance(item, Text) and item.value)
        self.fault(key, f"should be a list of words. For example {key}: [one, two]")
        return ()

    def within_key(self, key: str) -> Fields | None:
        """The keys of a mapping that stands under this key; absent or empty is None."""
        node = self.nodes.get(key)
        if node is None or (isinstance(node, Text) and node.empty):
            return None
        if not isinstance(node, Pairs):
            self.fault(key, "should hold keys of its own, as {one: …, two: …}")
            return None
        return Fields(node, self.path, self.problems, f"{self.within}{key}.")

    def each(self, key: str) -> tuple[Fields, ...]:
        """The mappings of a list that stands under this key."""
        node = self.nodes.get(key)
        if node is None or (isinstance(node, Text) and node.empty):
            return ()
        if isinstance(node, Items) and all(isinstance(item, Pairs) for item in node.items):
            return tuple(
                Fields(item, self.path, self.problems, f"{self.within}{key}.")
                for item in node.items
                if isinstance(item, Pairs)
            )
        self.fault(key, "should be a list, each line of it as - {name: …, on: …}")
        return ()

    def required(self, key: str) -> str | None:
        """One value that must be there."""
        found = self.text(key)
        if found is None and not any(p.rule == f"{self.within}{key}" for p in self.problems):
            self.fault(key, f"is missing. Add a line {key}: …")
        return found

    def near_misses(self, known: Collection[str]) -> None:
        """Say which unknown keys look like a slip of the hand; others are the owner's own."""
        strangers = [key for key in self.nodes if key not in known]
        if not strangers or len(strangers) > MANY:
            return
        from difflib import get_close_matches

        for key in strangers:
            begins = key.split()[0] if " " in key and "{" in key else ""
            if begins in known:
                line = next(text.line for text, _ in self._pairs.pairs if text.value == key)
                message = f"is not a key that oo reads. Is a colon missing behind {begins}?"
                self.problems.append(Problem(self.path, line, begins, message, hides=False))
            elif near := get_close_matches(key, known, 1, 0.8):
                line = next(text.line for text, _ in self._pairs.pairs if text.value == key)
                message = f"is not a key that oo reads. Did you mean {near[0]}?"
                rule = f"{self.within}{key}"
                self.problems.append(Problem(self.path, line, rule, message, hides=False))


MANY = 50
"""Unknown keys from which on none is a slip of the hand: the file is of another kind."""

NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}
