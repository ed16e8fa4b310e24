"""Students' folders of notes, as they are read: from the files, or from what is known of them.

A folder is read again whenever its mark has changed; the index only saves the reading of files
that are the same as before. It is not told of a folder in which something changed within the last
seconds: a further change might leave the very same times.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from oneonone.core.calls import ANYONE, LATEST
from oneonone.core.entries import Entry, StudentId
from oneonone.core.history import History, Source
from oneonone.formats.remembered.folder import parse_brief, parse_entries
from oneonone.world.ahead import ALONE, Ahead, looked_at, settled
from oneonone.world.index import Index, Inside, Outside
from oneonone.world.place import Place
from oneonone.world.stamps import (
    Stamp,
    all_places,
    is_coarse,
    is_missing,
    look_at,
    places,
    stamps,
    unchanged,
)
from oneonone.world.student import Known, folder_name
from oneonone.world.workers import has_hands

KEPT_AT_ONCE = 100
"""Folders that are kept in one go."""

Watch = Callable[[int, int], None]
"""Told how many folders have been read, of how many."""


class Folders:
    """The folders under ``notes`` of one notebook."""

    def __init__(self, root: Place, index: Index, watch: Watch, ahead: Ahead | None = None) -> None:
        self.root = root
        self.index = index
        self.watch = watch
        self._ahead = ahead

    def _stamps(self, names: Sequence[str]) -> tuple[dict[str, Stamp | None], int]:
        """How these folders look, and up to when a change in them is one of the past."""
        ahead, self._ahead = self._ahead, None
        if ahead is None and len(names) > ALONE and has_hands():
            ahead = looked_at(self.root, names)
        since = ahead.settled if ahead else settled()
        rest = [name for name in names if ahead is None or name not in ahead.names]
        found = stamps(look_at(self.root, rest))
        return (found | ahead.stamps() if ahead else found), since

    def known(self, students: Sequence[StudentId]) -> list[Known]:
        """What was recorded about these students. No other folder is looked at."""
        folders = {student: folder_name(student) for student in students}
        names = list(dict.fromkeys(folders.values()))
        inside = self.index.inside(names)
        seen, since = self._stamps([name for name in names if name in inside])
        found: dict[StudentId, Known] = {}
        changed = []
        for student, name in folders.items():
            row, stamp = inside.get(name), seen.get(name)
            known = None
            # One of which nothing is known is read, if it is there: no need to look at it first.
            if name not in seen if row else is_missing(self.root, name):
                known = Known(History(student))
            elif row and stamp and row.mark == stamp.mark and row.student == student:
                known = self._known(student, row, partial(self.index.entries, name, row.mark))
            if known is None:
                changed.append(student)
            else:
                found[student] = known
        if changed:
            found |= self._read(changed, since)
        return [found[student] for student in students]

    def concerning(
        self, students: Sequence[StudentId], adults: Sequence[str], day: date
    ) -> list[StudentId]:
        """Of these students, those whose folders may name one of these adults in something that
        stands, or in a meeting of this day or a later one; and those in whose folder something
        came or went."""
        outside, today = self.index.outside(), day.toordinal()
        there = places((self._ahead and self._ahead.aside.first) or all_places(self.root))
        if there is None:
            return list(students)
        keys = [(adult, f"{json.dumps(adult)}: ") for adult in (*adults, ANYONE, LATEST)]

        def may_concern(name: str) -> bool:
            row = outside.get(name)
            coarse = is_coarse(there[name])
            if row is None or coarse or row.place != there[name] or row.newest > today:
                return True
            for adult, key in keys:
                if key not in row.named or (adult == LATEST and row.newest != today):
                    continue  # as nearly always
                called = _value(row.named, key)
                if called is None:
                    continue
                # A file may have been written anew in its place, which the folder's own times do
                # not show: those are looked at in which something of this adult's may stand.
                if called == "1" or self._changed(name, adult, row):
                    return True
            return False

        names = {student: folder_name(student) for student in students}
        return [one for one, name in names.items() if name in there and may_concern(name)]

    def _changed(self, name: str, adult: str, row: Outside) -> bool:
        files = self.index.files(adult, name, row)
        return files is None or not unchanged(self.root, name, json.loads(files))

    def _read(self, students: Sequence[StudentId], since: int) -> dict[StudentId, Known]:
        """What the files say, and have the index keep it."""
        from oneonone.world.reading import known_from_files, read_all

        found: dict[StudentId, Known] = {}
        rows = []
        self.watch(0, len(students))
        try:
            for one in read_all(self.root, students, since):
                known, row = one.known, one.row
                if row is not None:
                    rows.append(row)
                    known = known or self._known(one.student, row.inside, partial(str, row.entries))
                found[one.student] = known or known_from_files(self.root, one.student)
                self.watch(len(found), len(students))
                if len(rows) >= KEPT_AT_ONCE:  # what was read stays, if a person stops here
                    self.index.keep(rows)
                    rows = []
        finally:
            self.watch(len(students), len(students))
        self.index.keep(rows)
        return found

    def _known(
        self, student: StudentId, row: Inside, entries: Callable[[], str | None]
    ) -> Known | None:
        """What a row says; None where it makes no sense. Entries are read when they are asked
        for, and from the files where ``entries`` has none."""
        try:
            brief = parse_brief(row.brief)
        except ValueError:
            return None

        def all_of_them() -> tuple[Entry, ...]:
            with contextlib.suppress(ValueError):
                if (text := entries()) is not None:
                    return parse_entries(text, student)
            from oneonone.world.reading import known_from_files

            return known_from_files(self.root, student).past.entries

        def recent() -> tuple[Entry, ...]:
            try:
                return parse_entries(row.recent, student)
            except ValueError:
                return all_of_them()[brief.outline.start :]

        source = Source(brief.outline, recent, all_of_them)
        return Known(History(student, source=source), brief.problems, brief.differing)


def _value(named: str, key: str) -> str | None:
    """The 0 or 1 behind a key of a JSON object, as its text stands; None where it is not there."""
    for before in ("{", ", "):
        place = named.find(before + key)
        if place >= 0:
            return named[place + len(before + key)]
    return None
