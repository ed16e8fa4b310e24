"""A notebook on the disk: finding it, reading it, adding an entry."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from oneonone.core.checks import Problem
from oneonone.core.entries import Entry, EntryId, StudentId, content
from oneonone.core.exchange import Differing
from oneonone.core.history import History
from oneonone.core.roster import Roster, Student
from oneonone.core.settings import FORMAT, Settings
from oneonone.errors import Impossible, OneOnOneError
from oneonone.formats.remembered import files as remembered
from oneonone.world import journal
from oneonone.world.files import LARGEST, make_folder, read_file, real_place, reason_of
from oneonone.world.folders import Folders
from oneonone.world.index import Index, mark_of
from oneonone.world.place import MARK, ROSTER, Place
from oneonone.world.student import folder_name
from oneonone.world.templates import Templates

if TYPE_CHECKING:
    from pathlib import Path

    from oneonone.formats.entry_yaml import Parsed
    from oneonone.formats.notebook_yaml import ParsedSettings
    from oneonone.world.ahead import Ahead

NEWER = "was made by a newer oo; what this one does not know is not shown"


class Added(NamedTuple):
    """What became of an entry: the file it is, new or there before."""

    id: EntryId
    path: str
    """From the notebook's folder, with ``/``."""
    already: bool


class Notebook:
    """One notebook. What cannot be read is counted in ``problems``, and hides nothing else."""

    def __init__(
        self,
        root: Place,
        index: Index | None = None,
        watch: Callable[[int, int], None] | None = None,
        ahead: Ahead | None = None,
    ) -> None:
        self.place = os.fspath(root)
        """Its folder, as text."""
        self.problems: list[Problem] = []
        self.differing: list[Differing] = []
        """What two people changed in the notes read so far, and nobody has chosen yet."""
        self.index = index or Index(root)
        self._folders = Folders(root, self.index, watch or (lambda _done, _of: None), ahead)

    @property
    def root(self) -> Path:
        """Its folder."""
        from pathlib import Path

        return Path(self.place)

    @cached_property
    def settings(self) -> Settings:
        """What the team has settled on; a fault in it stops the command, since all hangs on it."""
        found = self._known_settings()
        if found is None:
            parsed = self.parsed_settings()
            if parsed.settings is None:
                first = next(problem for problem in parsed.problems if problem.hides)
                raise Impossible(
                    f"{first.rule}: {first.message}",
                    where=f"{first.path}:{first.line}",
                    remedy="oo check lists everything." if len(parsed.problems) > 1 else "",
                )
            found = parsed.settings
            if self._mark_of_settings:
                said = remembered.format_settings(found)
                self.index.keep_said(MARK, self._mark_of_settings, said)
        if found.format > FORMAT:
            self.problems.append(Problem(MARK, 1, "format", NEWER))
        return found

    def _known_settings(self) -> Settings | None:
        mark = self._mark_of_settings
        said = self.index.said(MARK, mark) if mark else None
        try:
            return remembered.parse_settings(said) if said is not None else None
        except ValueError:
            return None

    @cached_property
    def _settings_bytes(self) -> bytes:
        return read_file(os.path.join(self.place, MARK))

    @cached_property
    def _mark_of_settings(self) -> str:
        try:
            return mark_of(self._settings_bytes)
        except (OneOnOneError, OSError):
            return ""

    def look_again(self) -> None:
        """Forget the settings and the roster, since somebody else may have changed them."""
        for name in ("settings", "_settings_bytes", "_mark_of_settings", "roster_text", "roster"):
            self.__dict__.pop(name, None)

    def parsed_settings(self) -> ParsedSettings:
        """``oneonone.yaml`` with its faults."""
        from oneonone.formats.notebook_yaml import ParsedSettings, parse_settings
        from oneonone.formats.text import Unreadable, decode

        try:
            found = parse_settings(decode(self._settings_bytes))
            if found.settings is None or found.settings.format <= FORMAT:
                return found
            newer = Problem(MARK, 1, "format", NEWER, hides=False)
            return found._replace(problems=(*found.problems, newer))
        except Unreadable as fault:
            problem = Problem(MARK, fault.line, fault.rule, str(fault))
        except (OneOnOneError, OSError) as fault:
            problem = Problem(MARK, 1, "file", f"cannot be opened: {reason_of(fault)}")
        return ParsedSettings(None, (problem,))

    @cached_property
    def roster_text(self) -> str:
        """``roster.csv`` as it stands; empty where there is none."""
        from oneonone.formats.text import Unreadable, decode

        try:
            return decode(read_file(os.path.join(self.place, ROSTER)))
        except FileNotFoundError:
            return ""
        except Unreadable as fault:
            self.problems.append(Problem(ROSTER, fault.line, fault.rule, str(fault)))
            return ""

    @cached_property
    def roster(self) -> Roster:
        """Everyone on the roster."""
        if not self.roster_text:
            return Roster(())
        # An adult may be written there by name, and how often in weeks: the settings say more.
        mark = mark_of(f"{self._mark_of_settings}\n{self.roster_text}".encode())
        said = self.index.said(ROSTER, mark)
        if said is not None:
            try:
                roster, problems = remembered.parse_roster(said)
            except ValueError:
                said = None
        if said is None:
            from oneonone.formats.roster_csv import parse_roster

            roster, problems = parse_roster(self.roster_text, self.settings)
            self.index.keep_said(ROSTER, mark, remembered.format_roster(roster, problems))
        self.problems += problems
        return roster

    def people(self, students: Iterable[Student] | None = None) -> list[tuple[Student, History]]:
        """These students (everyone, unless said) with what was recorded about each."""
        chosen = list(self.roster.students if students is None else students)
        found = self._folders.known([student.id for student in chosen])
        for known in found:
            self.problems += known.problems
            self.differing += known.differing
        return [(student, known.past) for student, known in zip(chosen, found, strict=True)]

    def history(self, student_id: str) -> History:
        """Everything recorded about one student that can be read."""
        ((_, past),) = self.people([Student(StudentId(student_id), "")])
        return past

    def concerning(
        self, students: Sequence[Student], adults: Sequence[str], day: date
    ) -> list[Student]:
        """Of these students, those in whose folders something may concern one of these adults on
        this day; the others are not looked into."""
        ids = set(self._folders.concerning([s.id for s in students], adults, day))
        return [student for student in students if student.id in ids]

    def parsed_entries(self, folder: str) -> list[tuple[str, Parsed]]:
        """Every entry of one folder under ``notes``, from its file, with its path from the root."""
        from oneonone.world.reading import parsed_entries

        return parsed_entries(self.place, folder)

    @property
    def unreadable(self) -> int:
        """How many notes and rows could not be read so far."""
        return len({(p.path, p.line if p.path.endswith(".csv") else 0) for p in self._hiding})

    @property
    def _hiding(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.hides]

    def path_of(self, entry: Entry) -> str:
        """The file of an entry, from the notebook's folder."""
        return f"notes/{folder_name(entry.student)}/{entry.id}.yaml"

    @property
    def templates(self) -> Templates:
        """The team's own templates, and those that came along."""
        return Templates(self.place, self.index)

    def allow_writing(self) -> None:
        """Refuse to write into a notebook whose format is newer than this program."""
        if self.settings.format > FORMAT:
            raise Impossible(
                f"this notebook was made by a newer oo (format {self.settings.format})",
                where=MARK,
                remedy="Nothing was written. Install the newer version first.",
            )

    def place_of(self, entry: Entry, longer: int = 4) -> Added:
        """The file an entry will be, or is already, with the shortest tag not taken by others."""
        from oneonone.formats import entry_yaml
        from oneonone.world.reading import parsed_entry

        folder = folder_name(entry.student)
        place = real_place(self.place, "notes", folder)
        for length in range(longer, 53):
            name = entry_yaml.entry_id(entry, length)
            path = f"notes/{folder}/{name}.yaml"
            file = os.path.join(place, f"{name}.yaml")
            if not os.path.lexists(file):
                return Added(name, path, already=False)
            there = parsed_entry(file, path).entry
            if there is not None and content(there) == content(entry):
                return Added(name, path, already=True)
        raise Impossible(
            "no name is free for this note",
            where=f"notes/{folder}",
            remedy="Say it in other words.",
        )

    def add_entry(self, entry: Entry) -> Added:
        """Keep a new entry. The very same content on the same day is the file that is there."""
        from oneonone.formats.entry_yaml import format_entry
        from oneonone.world.writing import add_file

        self.allow_writing()
        data = format_entry(entry).encode()
        if len(data) > LARGEST:
            raise Impossible(
                "is longer than a note may be (1 MiB)", where="this note", remedy="Shorten it."
            )
        make_folder(real_place(self.place, "notes", folder_name(entry.student)))
        while not (added := self.place_of(entry)).already:
            # First, so that oo undo finds it whenever we are stopped; it asks what is there.
            journal.wrote(self.settings.id, added.path)
            try:
                add_file(os.path.join(self.place, added.path), data)
            except FileExistsError:
                continue  # somebody else took the name just now: look again
            break
        return added
