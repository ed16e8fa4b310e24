"""What part of a roster an export speaks of: its groups, its grades, its teachers of the team."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from oneonone.core.exports import Person
from oneonone.core.roster import Student, fold, fold_grade
from oneonone.core.settings import Settings

Pair = tuple[Person, Student]


class Reach:
    """One export beside the students who are here. ``pairs`` are the known ones in it; to ``keep``
    is to take nobody out of a group that it does not name."""

    def __init__(
        self,
        people: Iterable[Person],
        pairs: Sequence[Pair],
        here: Iterable[Student],
        settings: Settings,
        keep: bool = False,
    ) -> None:
        people, here = list(people), list(here)
        teachers = dict.fromkeys(name for person in people for name in person.teachers)
        self.adults = {name: key for name in teachers if (key := settings.adult(name))}
        self.strangers = tuple(name for name in teachers if name not in self.adults)
        self._named = {("grade", fold_grade(p.grade)) for p in people if p.grade}
        self._named |= {("group", fold(g)) for p in people for g in p.groups}
        self._named |= {("adult", key) for key in self.adults.values()}
        self._here = Counter(mark for student in here for mark in _marks(student))
        ids = {student.id for student in here}
        inside = [student for _, student in pairs if student.id in ids]
        self._inside = Counter(mark for student in inside for mark in _marks(student))
        self._most_are_inside = 2 * len(inside) >= len(ids)
        self._in_file = Counter(fold(g) for p in people for g in p.groups)
        self._known_in_file = Counter(fold(g) for p, _ in pairs for g in p.groups)
        self._most_are_known = 2 * len(pairs) >= len(people)
        self._replaced = set() if keep else self._found_replaced(pairs)

    def adults_of(self, person: Person) -> tuple[str, ...]:
        """The keys of a person's teachers who are in the team."""
        keys = [self.adults[name] for name in person.teachers if name in self.adults]
        return tuple(dict.fromkeys(keys))

    def adults_after(self, person: Person, student: Student) -> tuple[str, ...]:
        """Those of the export, and behind them those it does not speak of at all."""
        given = self.adults_of(person)
        own = [a for a in student.adults if given and ("adult", a) not in self._named]
        return tuple(dict.fromkeys([*given, *own]))

    def groups_after(self, person: Person, student: Student) -> tuple[str, ...]:
        """Those of the export, and behind them the team's own. A class that the export no longer
        has goes where another has come in its place."""
        if not person.groups:
            return ()
        there = {fold(group): group for group in student.groups}
        loose = self._unnamed(student)
        gone = [group for group in loose if group in self._replaced]
        kept = loose if len(gone) > _gained(person, student, loose) else set(loose) - set(gone)
        given = {fold(group): there.get(fold(group), group) for group in person.groups}
        own = {fold(group): group for group in student.groups if fold(group) in kept}
        return tuple((given | own).values())

    def kept_groups(self, pairs: Sequence[Pair]) -> tuple[str, ...]:
        """The groups in which students of the export stay, though it does not name them."""
        return _sorted(
            group
            for person, student in pairs
            for group in self.groups_after(person, student)
            if fold(group) in self._unnamed(student)
        )

    def replaced_groups(self, dropped: Iterable[str]) -> tuple[str, ...]:
        """Those of some groups for which others have come."""
        return _sorted(group for group in dropped if fold(group) in self._replaced)

    def covers(self, student: Student) -> bool:
        """Whether a student who is not in the export would be: it names all that they belong to,
        or holds most of the others who do. A list of one class says nothing of the next one."""
        for kind in ("group", "adult", "grade"):
            told = [self._speaks_of(mark) for mark in _marks(student) if mark[0] == kind]
            known = [one for one in told if one is not None]
            if known:
                return all(known)
        return self._most_are_inside

    def _speaks_of(self, mark: tuple[str, str]) -> bool | None:
        """None where nobody else could tell."""
        others = self._here[mark] - 1
        if mark in self._named:
            return True
        return 2 * self._inside[mark] > others if others else None

    def joins(self, person: Person) -> bool:
        """Whether someone new comes into a class that is here already; a class that is imported
        for the first time was there from the start."""
        if not person.groups:
            return self._most_are_known
        groups = map(fold, person.groups)
        return any(2 * self._known_in_file[group] >= self._in_file[group] for group in groups)

    def _unnamed(self, student: Student) -> list[str]:
        return [g for g in map(fold, student.groups) if ("group", g) not in self._named]

    def _found_replaced(self, pairs: Sequence[Pair]) -> set[str]:
        """Groups that the export no longer has, though it holds those who were in them, most of
        whom are in another one now. The team's own groups are those that nothing replaces."""
        held: Counter[str] = Counter()
        moved: Counter[str] = Counter()
        for person, student in pairs:
            loose = self._unnamed(student) if person.groups else []
            held.update(loose)
            if _gained(person, student, loose) > 0:
                moved.update(loose)
        return {
            group
            for group in held
            if 2 * moved[group] > held[group]
            and 2 * self._inside["group", group] >= self._here["group", group]
        }


def _gained(person: Person, student: Student, loose: Iterable[str]) -> int:
    """How many groups are new to a student, beyond those in place of one that others still have."""
    before, after = set(map(fold, student.groups)), set(map(fold, person.groups))
    return len(after - before) - len(before - after - set(loose))


def _sorted(groups: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(groups)))


def _marks(student: Student) -> set[tuple[str, str]]:
    """What a student belongs to."""
    marks = {("group", fold(group)) for group in student.groups}
    marks |= {("adult", adult) for adult in student.adults}
    return marks | ({("grade", fold_grade(student.grade))} if student.grade else set())
