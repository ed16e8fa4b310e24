"""Whose a row of a spreadsheet is: the id, or a name that can mean one student only.

Stricter than what a person types: nobody looks at each of 500 rows, and a part of a name would put
Ana's words into Anabel's folder.
"""

from __future__ import annotations

from collections.abc import Sequence

from oneonone.core.roster import Student, fold, matches, same_id, the_one
from oneonone.errors import WrongWords

_ENDINGS = frozenset(("jr", "sr", "ii", "iii", "iv"))


def alike(text: str) -> str:
    """Words with only their letters and digits, without case and accents."""
    return "".join(letter for letter in fold(text) if letter.isalnum())


class Whose:
    """Finds the students of a roster; what was found once is not looked for again."""

    def __init__(self, students: Sequence[Student], one: str) -> None:
        self.students = students
        self.one = one
        self._ids = {same_id(student.id): student for student in students}
        self._known: dict[str, Student | WrongWords] = {}

    def one_of(self, said: Sequence[tuple[str, str]]) -> Student:
        """The student whom a row names, the surest words first; the others must not contradict.
        WrongWords names the column."""
        (header, words), *others = said
        found = self._found(words)
        if isinstance(found, WrongWords):
            raise WrongWords(found.what, where=header, remedy=found.remedy)
        for also, name in others:
            if self._contradicts(found, name):
                raise WrongWords(
                    f'"{name}" is not {found.name} ({found.id}), as {header} says',
                    where=also,
                    remedy="Put one of the two right.",
                )
        return found

    def _contradicts(self, student: Student, name: str) -> bool:
        """Whether a name is another's. One that nobody has, as with a middle name that the roster
        leaves out, may be this student's where they share a word."""
        near = self._near(name)
        return student not in near and (bool(near) or not _words(name) & _names(student))

    def _near(self, words: str) -> tuple[Student, ...]:
        """Everyone these words may mean, at the widest; ``Jamal B.`` has no dot in the roster."""
        return matches(self.students, words) or matches(self.students, words.replace(".", " "))

    def _found(self, words: str) -> Student | WrongWords:
        if words not in self._known:
            try:
                self._known[words] = self._looked_for(words)
            except WrongWords as fault:
                self._known[words] = fault
        return self._known[words]

    def _looked_for(self, words: str) -> Student:
        exact = self._ids.get(same_id(words)) or self._without_zeros(words)
        exact = exact or self._in_brackets(words)
        if exact is not None:
            return exact
        near = self._near(words)
        found = [student for student in near if _is_named(student, words)]
        if len(found) == 1:
            return found[0]
        if not near:
            return the_one(self.students, words, self.one)
        if found:
            named = ", ".join(f"{student.name} ({student.id})" for student in found)
            raise WrongWords(f'"{words}" may be {named}', remedy="Write the id instead.")
        mean = f"If it is {near[0].name}, write the id {near[0].id}."
        raise WrongWords(
            f'no {self.one} is called "{words}"',
            remedy=mean if len(near) == 1 else "Write the id or the whole name.",
        )

    def _without_zeros(self, words: str) -> Student | None:
        """A spreadsheet makes 1103 of the id 01103."""
        if not (words.isascii() and words.isdigit()):
            return None
        found = [s for s in self.students if s.id.lstrip("0") == words.lstrip("0")]
        return found[0] if len(found) == 1 else None

    def _in_brackets(self, words: str) -> Student | None:
        """``Maria Gómez (7021)``, as a list to choose from has it."""
        name, _, student_id = words.rstrip(") ").rpartition("(")
        found = self._ids.get(same_id(student_id)) if name.strip() else None
        return found if found and not self._contradicts(found, name) else None


def _is_named(student: Student, words: str) -> bool:
    """Whether these are whole words of a student's name; an initial may stand beside one."""
    names, given = _names(student), _words(words)
    first_letters = {name[:1] for name in names}
    return bool(given & names) and given - names <= first_letters | _ENDINGS


def _names(student: Student) -> frozenset[str]:
    return _words(f"{student.name} {student.preferred}")


def _words(text: str) -> frozenset[str]:
    return frozenset(word for part in text.replace(",", " ").split() if (word := alike(part)))
