"""A notebook on the disk: finding it, reading it, adding an entry."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from base64 import b32encode
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from oneonone.core.checks import Problem
from oneonone.core.entries import Entry, EntryId, content
from oneonone.core.exchange import Differing
from oneonone.core.history import History, history
from oneonone.core.roster import Roster, Student
from oneonone.core.settings import FORMAT, Settings
from oneonone.errors import Impossible, OneOnOneError
from oneonone.formats import entry_yaml, notebook_yaml, roster_csv
from oneonone.formats.yaml_text import Unreadable, decode
from oneonone.world import journal
from oneonone.world.files import (
    LARGEST,
    make_folder,
    odd_names,
    read_file,
    real_folder,
    yaml_names,
)
from oneonone.world.templates import Templates
from oneonone.world.writing import add_file

MARK = notebook_yaml.FILE
"""The file that makes a folder a notebook."""

NEWER = "was made by a newer oo; what this one does not know is not shown"

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def same_form(student_id: str) -> str:
    """An id in the one Unicode form in which ids are compared."""
    return unicodedata.normalize("NFC", student_id)


def folder_name(student_id: str) -> str:
    """The folder of a student's entries. It is never decoded: ``student:`` says whose one is."""
    plain = _PLAIN.fullmatch(student_id) and not student_id.endswith(".")
    if plain and not _RESERVED.fullmatch(student_id):
        return student_id
    same = same_form(student_id).encode("utf-8", "replace")
    return "_" + b32encode(hashlib.sha256(same).digest()).decode().lower()[:12]


def found_from(start: Path) -> Path | None:
    """The notebook that this folder is, or lies in; as git looks for its own."""
    start = Path(os.path.abspath(start))  # what .. leaves is no longer inside
    return next((f for f in (start, *start.parents) if os.path.lexists(f / MARK)), None)


class Added(NamedTuple):
    """What became of an entry: the file it is, new or there before."""

    id: EntryId
    path: str
    """From the notebook's folder, with ``/``."""
    already: bool


class Notebook:
    """One notebook. What cannot be read is counted in ``problems``, and hides nothing else."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.differing: list[Differing] = []
        """What two people changed in the notes read so far, and nobody has chosen yet."""

    @cached_property
    def settings(self) -> Settings:
        """What the team has settled on; a fault in it stops the command, since all hangs on it."""
        parsed = self.parsed_settings()
        if parsed.settings is None:
            first = next(problem for problem in parsed.problems if problem.hides)
            raise Impossible(
                f"{first.rule}: {first.message}",
                where=f"{first.path}:{first.line}",
                remedy="oo check lists everything." if len(parsed.problems) > 1 else "",
            )
        if parsed.settings.format > FORMAT:
            self.problems.append(Problem(MARK, 1, "format", NEWER))
        return parsed.settings

    def look_again(self) -> None:
        """Forget the settings and the roster, since somebody else may have changed them."""
        for name in ("settings", "roster_text", "roster"):
            self.__dict__.pop(name, None)

    def parsed_settings(self) -> notebook_yaml.ParsedSettings:
        """``oneonone.yaml`` with its faults."""
        try:
            found = notebook_yaml.parse_settings(decode(read_file(self.root / MARK)))
            if found.settings is None or found.settings.format <= FORMAT:
                return found
            newer = Problem(MARK, 1, "format", NEWER, hides=False)
            return found._replace(problems=(*found.problems, newer))
        except Unreadable as fault:
            problem = Problem(MARK, fault.line, fault.rule, str(fault))
        except (OneOnOneError, OSError) as fault:
            problem = Problem(MARK, 1, "file", f"cannot be opened: {reason_of(fault)}")
        return notebook_yaml.ParsedSettings(None, (problem,))

    @cached_property
    def roster_text(self) -> str:
        """``roster.csv`` as it stands; empty where there is none."""
        try:
            return decode(read_file(self.root / roster_csv.FILE))
        except FileNotFoundError:
            return ""
        except Unreadable as fault:
            self.problems.append(Problem(roster_csv.FILE, fault.line, fault.rule, str(fault)))
            return ""

    @cached_property
    def roster(self) -> Roster:
        """Everyone on the roster."""
        if not self.roster_text:
            return Roster(())
        parsed = roster_csv.parse_roster(self.roster_text, self.settings)
        self.problems += parsed.problems
        return parsed.roster

    def people(self, students: Iterable[Student] | None = None) -> list[tuple[Student, History]]:
        """These students (everyone, unless said) with what was recorded about each."""
        chosen = self.roster.students if students is None else students
        return [(student, self.history(student.id)) for student in chosen]

    def history(self, student_id: str) -> History:
        """Everything recorded about one student that can be read."""
        found: list[Entry] = []
        for path, parsed in self.parsed_entries(folder_name(student_id)):
            self.problems += parsed.problems
            if parsed.entry is None:
                continue
            if same_form(parsed.entry.student) == same_form(student_id):
                found.append(parsed.entry)
                self.differing += [
                    Differing(path, c.key, c.values, student_id, parsed.entry.date.isoformat())
                    for c in parsed.conflicts
                ]
            else:
                message = f'belongs to "{parsed.entry.student}", and lies in another folder'
                self.problems.append(Problem(path, 1, "student", message))
        return history(student_id, found)  # type: ignore[arg-type]  # an id of the roster

    def parsed_entries(self, folder: str) -> list[tuple[str, entry_yaml.Parsed]]:
        """Every entry of one folder under ``notes``, with its path from the root."""
        try:
            place = real_folder(self.root, "notes", folder)
        except Impossible as fault:
            shown = f"notes/{folder}"
            problem = Problem(shown, 1, "link", f"{fault.what}. {fault.remedy}")
            return [(shown, entry_yaml.Parsed(None, (problem,)))]
        found = []
        try:
            names, odd = yaml_names(place), odd_names(place)
        except OSError as fault:
            shown = f"notes/{folder}"
            problem = Problem(shown, 1, "file", f"cannot be opened: {fault.strerror}")
            return [(shown, entry_yaml.Parsed(None, (problem,)))]
        for name in odd:
            path = f"notes/{folder}/{name}"
            message = "is no plain file, and is not read. Put the note itself there"
            problem = Problem(path, 1, "link", message)
            found.append((path, entry_yaml.Parsed(None, (problem,))))
        for name in names:
            path = f"notes/{folder}/{name}"
            found.append((path, _parsed_entry(place / name, path)))
        return found

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
        return Templates(self.root)

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
        folder = folder_name(entry.student)
        place = real_folder(self.root, "notes", folder)
        for length in range(longer, 53):
            name = entry_yaml.entry_id(entry, length)
            path = f"notes/{folder}/{name}.yaml"
            if not os.path.lexists(place / f"{name}.yaml"):
                return Added(name, path, already=False)
            there = _parsed_entry(place / f"{name}.yaml", path).entry
            if there is not None and content(there) == content(entry):
                return Added(name, path, already=True)
        raise Impossible("no name is free for this note", where=f"notes/{folder}")

    def add_entry(self, entry: Entry) -> Added:
        """Keep a new entry. The very same content on the same day is the file that is there."""
        self.allow_writing()
        data = entry_yaml.format_entry(entry).encode()
        if len(data) > LARGEST:
            raise Impossible(
                "is longer than a note may be (1 MiB)", where="this note", remedy="Shorten it."
            )
        make_folder(real_folder(self.root, "notes", folder_name(entry.student)))
        while not (added := self.place_of(entry)).already:
            try:
                add_file(self.root / added.path, data)
            except FileExistsError:
                continue  # somebody else took the name just now: look again
            journal.wrote(self.settings.id, added.path)
            break
        return added


def reason_of(fault: Exception) -> str:
    """Why a file could not be opened, in a few words."""
    words = fault.what if isinstance(fault, OneOnOneError) else getattr(fault, "strerror", "")
    return str(words or fault)


def _parsed_entry(place: Path, path: str) -> entry_yaml.Parsed:
    try:
        text = decode(read_file(place))
    except Unreadable as fault:
        return entry_yaml.Parsed(None, (Problem(path, fault.line, fault.rule, str(fault)),))
    except (OSError, OneOnOneError) as fault:
        problem = Problem(path, 1, "file", f"cannot be opened: {reason_of(fault)}")
        return entry_yaml.Parsed(None, (problem,))
    return entry_yaml.parse_entry(text, path, path.rpartition("/")[2].removesuffix(".yaml"))
