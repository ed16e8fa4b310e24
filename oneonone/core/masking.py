"""Other students' names in one student's record: found wherever they stand in a text, and masked.

Nobody can be sure of a name in free text: Will and Grace are words as well, and Leo may be a
grandfather. So what was masked is listed, for a person to check before the record is given away.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from oneonone.core.entries import Answer, Entry, Undertaking
from oneonone.core.roster import Student, fold

SHORTEST_ID = 5
"""Letters from which on an id in a text is taken for one; 12 may be a number of problems."""


_EVERYDAY = frozenset(
    """will grace may june april august hope joy faith mark rose art bill drew pat rob sue gene rich
    jack frank grant chase hunter mason carter page dawn sky star summer autumn winter spring ivy
    lily olive ruby amber pearl heaven harmony melody destiny serenity chance king major justice
    angel christian so an kit max miles ray rusty sandy sonny wade young long short small little
    brown green white black gray gold silver best day park parks hill wood woods stone field fields
    bell book cook baker reed price banks rivers brooks waters bush fox wolf wise sharp strong
    savage power powers love singer case church street lane ford marsh moon snow winters summers
    friend friends english french story word words read wright line long the he she they we you i
    do no go""".split()
)
"""Names that are words of every day too: in small letters they are taken for the word."""


_PARTICLES = frozenset(
    "de da do di du la las le los les del della des dos das van von der den ter ten el al bin ibn"
    " ben y e zu af av".split()
)
"""What stands in a name in small letters, and in a text everywhere."""


class Found(NamedTuple):
    """A name that was masked: what stood there, whose it may be, and in which entry."""

    words: str
    students: tuple[Student, ...]
    entry: Entry | None


class Mask:
    """Takes the names of these students out of texts, and remembers each place. The keys of the
    adults of the team are no names of students, where they say who else was there."""

    def __init__(
        self, student: Student, others: Iterable[Student], instead: str, adults: Iterable[str] = ()
    ) -> None:
        self.instead = instead
        self._adults = frozenset(adults)
        self.found: list[Found] = []
        own = {fold(word) for word in _names_of(student)}
        self._whose: dict[str, list[Student]] = {}
        for other in others:
            for name in dict.fromkeys(map(fold, _names_of(other))):
                if name and name not in own:
                    self._whose.setdefault(name, []).append(other)
        longest_first = sorted(self._whose, key=lambda name: (-len(name), name))
        self._names = re.compile("|".join(map(_bounded, longest_first)) or r"(?!)")

    def take(self) -> tuple[Found, ...]:
        """What was found since it was last taken."""
        found, self.found = tuple(self.found), []
        return found

    def text(self, text: str, entry: Entry | None = None) -> str:
        """The text without their names."""
        folded, places = _folded(text)
        parts, end = [], 0
        for found in self._names.finditer(folded):
            first, last = places[found.start()], places[found.end() - 1] + 1
            while last < len(text) and unicodedata.combining(text[last]):
                last += 1
            words = text[first:last]
            if words.islower() and found[0] in _EVERYDAY:
                continue
            self.found.append(Found(words, tuple(self._whose[found[0]]), entry))
            parts += [text[end:first], self.instead]
            end = last
        return "".join([*parts, text[end:]])

    def entry(self, entry: Entry) -> Entry:
        """The entry without their names in what somebody wrote."""
        changed: dict[str, object] = {}
        for field, value in entry._asdict().items():
            if field in ("note", "pin", "to") and isinstance(value, str):
                changed[field] = self.text(value, entry)
            elif isinstance(value, Undertaking):
                changed[field] = value._replace(text=self.text(value.text, entry))
            elif field == "answers":
                changed[field] = tuple((key, self._answer(said, entry)) for key, said in value)
            elif field == "with_":
                changed[field] = tuple(
                    who if who in self._adults else self.text(who, entry) for who in value
                )
            elif field == "tags":
                changed[field] = tuple(self.text(tag, entry) for tag in value)
        made: Entry = entry._replace(**changed)  # type: ignore[arg-type]
        return made

    def _answer(self, answer: Answer, entry: Entry) -> Answer:
        if isinstance(answer, str):
            return self.text(answer, entry)
        return tuple(self.text(one, entry) for one in answer)


def _names_of(student: Student) -> Iterator[str]:
    """What a text may call a student: whole names before their words; ids and addresses."""
    for name in (student.name, student.called, student.preferred):
        yield name
        # Neither the de of Ana de Souza nor an initial; a name all in small letters has no de.
        small = name.islower()
        yield from (
            word
            for word in _words(name)
            if len(word) > 1 and (not word[0].islower() or (small and word not in _PARTICLES))
        )
    yield student.email
    if len(student.id) >= SHORTEST_ID:
        yield student.id


def _words(name: str) -> Sequence[str]:
    return [word.strip(",.()\"'") for word in name.split()]


def _bounded(name: str) -> str:
    """A name as a whole word; where a script has no spaces between words, wherever it stands."""
    start = r"(?<!\w)" if _has_spaces(name[0]) else ""
    end = r"(?!\w)" if _has_spaces(name[-1]) else ""
    return f"{start}{re.escape(name)}{end}"


def _has_spaces(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) not in "WF"


def _folded(text: str) -> tuple[str, list[int]]:
    """A text for comparing, letter by letter, and where each of its letters stood."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        plain = " " if letter.isspace() else fold(letter)
        if plain == " " and letters[-1:] == [" "]:
            continue
        letters += plain
        places += [place] * len(plain)
    return "".join(letters), places
