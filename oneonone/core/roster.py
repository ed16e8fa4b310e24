"""Who is on the roster, and finding them by what a teacher would type."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from itertools import count
from typing import NamedTuple

from oneonone.core.cadence import Cadence
from oneonone.core.digest import digest
from oneonone.core.entries import StudentId
from oneonone.core.term import Days
from oneonone.errors import WrongWords


class Student(NamedTuple):
    """A row of the roster. ``columns`` holds every column as it stands, in its order."""

    id: StudentId
    name: str
    preferred: str = ""
    pronouns: str = ""
    grade: str = ""
    groups: tuple[str, ...] = ()
    adults: tuple[str, ...] = ()
    tier: str = ""
    cadence: Cadence | None = None
    joined: date | None = None
    left: date | None = None
    away: tuple[Days, ...] = ()
    email: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    line: int = 0

    def value(self, column: str) -> str:
        """What stands in a column; empty where there is no such column."""
        cells = dict(self.columns)
        if column in cells:
            return cells[column]
        return next((v for name, v in cells.items() if name.casefold() == column.casefold()), "")

    def on_roster(self, day: date) -> bool:
        """Whether they have joined by this day and have not left."""
        return (self.joined is None or self.joined <= day) and (
            self.left is None or day < self.left
        )

    def is_away(self, day: date) -> bool:
        """Whether this day lies in a time they are known to be away."""
        return any(day in days for days in self.away)

    @property
    def first_name(self) -> str:
        """The name a teacher would say."""
        return (self.preferred or self.name).split(" ")[0]

    @property
    def called(self) -> str:
        """The whole name as it is shown: the preferred one, where there is one."""
        if not self.preferred or " " in self.preferred:
            return self.preferred or self.name
        return " ".join([self.preferred, *self.name.split(" ")[1:]])


def named_by(students: Iterable[Student], me: str, day: date) -> frozenset[str]:
    """The ids of an adult's own students: those who name them or nobody; everyone's, where no
    student names them. Who has left is no longer asked; who is away or still to join is."""
    here = [student for student in students if student.left is None or day < student.left]
    nobody_names_me = not any(me in student.adults for student in here)
    return frozenset(s.id for s in here if nobody_names_me or not s.adults or me in s.adults)


class Roster(NamedTuple):
    """All students, in the order of the file, and the names of the file's columns."""

    students: tuple[Student, ...]
    columns: tuple[str, ...] = ("id", "name")

    def student(self, student_id: str) -> Student | None:
        """The student with exactly this id."""
        return next((s for s in self.students if s.id == student_id), None)


class Condition(NamedTuple):
    """``column=value``: membership for columns that hold several, blank for an empty value."""

    column: str
    value: str

    def holds(self, student: Student) -> bool:
        """Whether it is true of this student; case and accents do not matter."""
        wanted = fold(self.value)
        if self.column.casefold() == "adult":
            # As resolved: a key in the condition fits a name in the roster.
            return wanted in map(fold, student.adults) or (not wanted and not student.adults)
        written = student.value(self.column)
        if not wanted:
            return not written.strip()
        if self.column.casefold() == "grade":
            return fold_grade(self.value) == fold_grade(written)
        parts = [written]
        if self.column.casefold() == "groups":
            parts += written.split(";")
        return wanted in (fold(part) for part in parts)


def fold(text: str) -> str:
    """Text for comparing: no accents, no case, single spaces, plain apostrophes and dashes."""
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text)
        if not unicodedata.combining(letter)
    )
    return " ".join(plain.casefold().translate(_AS_TYPED).split())


_AS_TYPED = str.maketrans(
    dict.fromkeys("’‘ʼ`´", "'")
    | dict.fromkeys("‐‑–—", "-")
    | {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe"}
)
"""Apostrophes and dashes as a keyboard has them, and letters that no accent can be taken from."""


_GRADE = r"(?:grade |year )?0*([0-9]+)(?:st|nd|rd|th)?(?: grade)?"


def fold_grade(grade: str) -> str:
    """A grade for comparing: 07, 7th and Grade 7 are 7, and kindergarten has several names."""
    folded = fold(grade)
    number = re.fullmatch(_GRADE, folded)
    bare = number[1] if number else folded
    return "k" if bare in ("0", "kg", "kindergarten") else bare


def same_id(student_id: str) -> str:
    """Ids are one where this is equal: after NFC and casefold."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", student_id).casefold())


def is_given_id(student_id: str) -> bool:
    """Whether an id was made here, for someone whose export had none."""
    return student_id[:1] == "s" and student_id[1:].isdecimal() and len(student_id) >= 4


def new_ids(students: Collection[Student], also: Iterable[str] = ()) -> Callable[[str], str]:
    """What gives a name an id: short, and that nobody has. In an empty roster they are counted.
    Later on they come from a hash, so that two colleagues who each add someone on the same day
    do not give one id to two people."""
    taken = {same_id(student.id) for student in students} | {same_id(one) for one in also}
    counted = not students

    def give(name: str) -> str:
        hashed = digest(fold(name).encode("utf-8", "replace"))
        first = 1 if counted else int.from_bytes(hashed[:8], "big") % 1_000_000
        made = next(f"s{number:03}" for number in count(first) if f"s{number:03}" not in taken)
        taken.add(made)
        return made

    return give


def initials(name: str) -> str:
    """The first letters of a name, for a projected screen."""
    firsts = (next(filter(str.isalpha, part), "") for part in name.replace("-", " ").split())
    return "".join(f"{letter.upper()}." for letter in firsts if letter)


def matches(students: Sequence[Student], words: str) -> tuple[Student, ...]:
    """Everyone these words may mean: exact before prefix before part, a whole id before all,
    names without their apostrophes after all."""
    wanted = fold(words.replace(",", " "))
    if not wanted:
        return ()
    bare = _bare(wanted).split()
    rules: tuple[Callable[[Student], bool], ...] = (
        lambda s: s.id == words.strip(),
        lambda s: same_id(s.id) == same_id(words.strip()),
        lambda s: wanted in (fold(s.name), fold(s.preferred)),
        lambda s: wanted in _words(s),
        lambda s: _starts(wanted.split(), _words(s)),
        lambda s: wanted in fold(s.name) or wanted in fold(s.preferred) or wanted in fold(s.id),
        lambda s: bool(bare) and _starts(bare, [_bare(word) for word in _words(s)]),
    )
    for rule in rules:
        if found := tuple(student for student in students if rule(student)):
            return found
    return ()


def _starts(typed: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in typed)


def _bare(words: str) -> str:
    """Words without apostrophes, as they are often typed: obrien."""
    return words.replace("'", "")


def _words(student: Student) -> list[str]:
    return f"{fold(student.name)} {fold(student.preferred)}".split()


def find(students: Sequence[Student], words: Sequence[str], one: str = "student") -> list[Student]:
    """The students these words name: one all together, else one for each word."""
    together = matches(students, " ".join(words))
    if len(together) == 1:
        return [together[0]]
    if len(words) == 1:
        return [the_one(students, words[0], one)]
    if together:
        raise _several(" ".join(words), together, one)
    found: list[Student] = []
    for word in words:
        student = the_one(students, word, one)
        if student not in found:
            found.append(student)
    return found


def the_one(students: Sequence[Student], words: str, one: str = "student") -> Student:
    """The one student these words name; WrongWords where there is none, or more than one."""
    found = matches(students, words)
    if len(found) == 1:
        return found[0]
    if found:
        raise _several(words, found, one)
    near = _nearest(students, words)
    remedy = f"Did you mean {_listed(near, 'or')}?" if near else "oo roster lists everyone."
    if not students:
        remedy = "The roster is empty: oo roster import FILE, or oo roster add."
    raise WrongWords(f'no {one} is called "{words}"', remedy=remedy)


class Ambiguous(WrongWords):
    """Several students are meant by the same words; on a terminal one may be picked."""

    def __init__(self, what: str, *, remedy: str, students: tuple[Student, ...]) -> None:
        super().__init__(what, remedy=remedy)
        self.students = students


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number_word(number: int) -> str:
    """A small number in words, a larger one in digits."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def _several(words: str, found: tuple[Student, ...], one: str) -> Ambiguous:
    shown = f"{_listed(found[:6])}{' and others' if len(found) > 6 else ''}"
    called = words[:1].upper() + words[1:]
    return Ambiguous(
        f"{number_word(len(found))} {one}s are called {called}: {shown}",
        remedy="Add a letter or use the number.",
        students=found,
    )


def _listed(students: Iterable[Student], word: str = "and") -> str:
    names = [f"{student.name} ({student.id})" for student in students]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"


def _nearest(students: Sequence[Student], words: str) -> list[Student]:
    from difflib import SequenceMatcher

    wanted = fold(words)

    def likeness(student: Student) -> float:
        spoken = [fold(student.name), *_words(student)]
        return max(SequenceMatcher(None, wanted, name).ratio() for name in spoken)

    near = sorted(((likeness(s), s.id, s) for s in students), key=lambda row: (-row[0], row[1]))
    return [student for ratio, _, student in near[:3] if ratio >= 0.6]
