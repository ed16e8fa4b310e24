"""Every file of a notebook read and looked at; never by what was read before."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from oneonone.core.checks import Problem
from oneonone.core.entries import Entry, EntryId, Forgotten, Meeting, Promise, Review
from oneonone.core.holding import came_later, forgotten
from oneonone.core.settings import Settings
from oneonone.core.term import day_words
from oneonone.errors import OneOnOneError
from oneonone.formats import roster_csv
from oneonone.formats.conflicts import conflict_problem
from oneonone.world import home
from oneonone.world.drafts import all_drafts
from oneonone.world.files import folder_names, read_file, real_folder, reason_of, yaml_names
from oneonone.world.notebook import Notebook
from oneonone.world.place import MARK
from oneonone.world.student import copied_from, copy_words, folder_name
from oneonone.world.templates import read_template


class Checked(NamedTuple):
    """What was found, in the order of the files, and how many files were read."""

    problems: tuple[Problem, ...]
    files: int


def check(notebook: Notebook, today: date) -> Checked:
    """Read everything again and say what is wrong, drafts of earlier days on this machine too."""
    settings, problems = notebook.parsed_settings()
    found = list(problems)
    files = 1
    known: set[str] = set()
    if settings is not None:
        notebook.__dict__.setdefault("settings", settings)
        known, read = _roster(notebook, settings, found)
        files += read
        found += _slots_of_nobody(notebook)
    files += _templates(notebook, found)
    for folder in _folders(notebook, {folder_name(one) for one in known}, found):
        files += _entries(notebook, folder, known if settings else None, found)
    if settings is not None:
        found += _old_drafts(notebook, today)
        found += _left_here(notebook)
    found += _kept_beside(notebook)
    found.sort(key=lambda p: (p.path != MARK, p.path != roster_csv.FILE, p.path, p.line))
    return Checked(tuple(found), files)


def _old_drafts(notebook: Notebook, today: date) -> Iterator[Problem]:
    for path, draft in all_drafts(notebook):
        if draft is None:
            message = "this unfinished note cannot be read. Look at it in an editor"
            yield Problem(str(path), 1, "draft", message, hides=False)
        elif draft.note.date < today:
            student = notebook.roster.student(draft.note.student)
            name = student.called if student else draft.note.student
            message = f"an unfinished note of {day_words(draft.note.date, today)} for {name}"
            message += f": oo log {draft.note.student} goes on with it"
            yield Problem(str(path), 1, "draft", message, hides=False)


def _roster(notebook: Notebook, settings: Settings, found: list[Problem]) -> tuple[set[str], int]:
    try:
        text = notebook.roster_text
    except (OneOnOneError, OSError) as fault:
        message = f"cannot be opened: {reason_of(fault)}"
        found.append(Problem(roster_csv.FILE, 1, "file", message))
        return set(), 0
    found += notebook.problems
    if not text:
        if not notebook.problems:
            message = "there is no roster yet. oo roster import FILE, or oo roster add"
            found.append(Problem(roster_csv.FILE, 1, "file", message))
        return set(), 0
    parsed = roster_csv.parse_roster(text, settings)
    found += parsed.problems
    found += _spoken_of(settings, parsed.roster.columns, notebook)
    for student in parsed.roster.students:
        if said := student.value("conflicts"):
            words = " and ".join(said.split("\n"))
            message = f"{student.name}: two of you changed {words}. Choose, then empty this cell"
            problem = Problem(roster_csv.FILE, student.line, "conflicts", message, hides=False)
            found.append(problem)
    return {student.id for student in parsed.roster.students}, 1


def _spoken_of(
    settings: Settings, columns: tuple[str, ...], notebook: Notebook
) -> Iterator[Problem]:
    """Templates and columns that the settings name and that are not there."""
    known = {*columns, "adult"}
    templates = set(notebook.templates.names())
    named = [("template", settings.template)]
    named += [("slots.template", slot.template) for slot in settings.slots if slot.template]
    named += [("every", name) for name, _ in settings.every]
    for rule, name in named:
        if name not in templates:
            yield Problem(MARK, 1, rule, f'there is no template "{name}": oo template', hides=False)
    for slot in settings.slots:
        for condition in slot.where:
            if condition.column not in known:
                message = f'the roster has no column "{condition.column}" ({slot.name})'
                yield Problem(MARK, 1, "slots.where", message, hides=False)


def _templates(notebook: Notebook, found: list[Problem]) -> int:
    try:
        names = notebook.templates.own()
    except OneOnOneError as fault:
        found.append(Problem("templates", 1, "link", fault.what))
        return 0
    if names or (notebook.root / "templates").is_dir():
        found += _links(notebook)
    for name in names:
        parsed = read_template(notebook.root / "templates", name)
        found += parsed.problems if parsed else ()
    return len(names)


def _folders(notebook: Notebook, known: set[str], found: list[Problem]) -> Iterator[str]:
    try:
        place = real_folder(notebook.root, "notes")
        items = sorted(os.scandir(place), key=lambda item: item.name)
    except FileNotFoundError:
        return
    except OneOnOneError as fault:
        found.append(Problem("notes", 1, "link", fault.what))
        return
    for item in items:
        path = f"notes/{item.name}"
        if item.is_symlink():
            message = "is a link to somewhere else, which a notebook may not hold"
            found.append(Problem(path, 1, "link", message))
        elif item.is_dir(follow_symlinks=False):
            yield item.name
        elif item.name.startswith("."):
            continue
        elif item.name.endswith(".yaml"):
            message = "lies outside its student's folder. Move it into notes/<student id>/"
            found.append(Problem(path, 1, "folder", message))
        elif item.name in known:
            message = "should be this student's folder, and is a file. Move it away"
            found.append(Problem(path, 1, "folder", message))


def _slots_of_nobody(notebook: Notebook) -> Iterator[Problem]:
    """Times that are kept for a class nobody is in: a slip, by which a whole class is never met."""
    students = notebook.roster.students
    lines = read_file(notebook.root / MARK).decode("utf-8", "replace").splitlines()
    for slot in notebook.settings.slots if students else ():
        for one in slot.where:
            if not any(one.holds(student) for student in students):
                said = f"{one.column}={one.value}"
                line = next((n for n, text in enumerate(lines, 1) if said in text), 1)
                message = f"nobody on the roster has {said}, so nobody is met in {slot.name}"
                yield Problem(MARK, line, "where", f"{message}. Correct it", hides=False)


def _links(notebook: Notebook) -> Iterator[Problem]:
    for item in os.scandir(notebook.root / "templates"):
        if item.name.endswith(".yaml") and not item.is_file(follow_symlinks=False):
            message = "is no plain file, and is not read. Put the template itself there"
            yield Problem(f"templates/{item.name}", 1, "link", message)


def _entries(notebook: Notebook, folder: str, known: set[str] | None, found: list[Problem]) -> int:
    parsed = notebook.parsed_entries(folder)
    # A note that cannot be read is one problem, and its goal none of another note's.
    ids = {EntryId(path.rpartition("/")[2].removesuffix(".yaml")) for path, _ in parsed}
    there = [one.entry for _, one in parsed if one.entry is not None]
    late = came_later(there)
    if (stone := forgotten(there)) is not None and known and stone.student in known:
        found += _on_roster_again(notebook, stone)
    names = {path.rpartition("/")[2] for path, _ in parsed}
    for path, one in parsed:
        found += one.problems
        if original := copied_from(path.rpartition("/")[2], names):
            found.append(Problem(path, 1, "copy", copy_words(original), hides=False))
            continue
        if one.entry is not None and one.entry in late:
            found.append(_late(one.entry, path))
        elif one.entry is not None:
            found += _entry(one.entry, path, folder, known, ids)
            whose = f"{_called(notebook, one.entry)}, {day_words(one.entry.date)}: "
            found += [conflict_problem(path, conflict, whose) for conflict in one.conflicts]
    return len(parsed)


def _on_roster_again(notebook: Notebook, stone: Forgotten) -> Iterator[Problem]:
    """A row that somebody changed while another removed it stays; so does one who came back."""
    student = notebook.roster.student(stone.student)
    if student is not None and (student.joined is None or student.joined <= stone.date):
        message = f"{student.name}'s record was forgotten on {day_words(stone.date)}. oo forget"
        message += f" {student.id} takes the row out; one who came back needs a day under joined"
        yield Problem(roster_csv.FILE, student.line, "forgotten", message, hides=False)


def _late(entry: Entry, path: str) -> Problem:
    message = "this student's record was forgotten, and this lay on another machine. oo forget"
    return Problem(path, 1, "forgotten", f"{message} {entry.student} removes it", hides=False)


def _left_here(notebook: Notebook) -> Iterator[Problem]:
    """Private words, on this machine, of students whose record was forgotten."""
    with contextlib.suppress(OSError, OneOnOneError):
        place = home.notebook_home(notebook.settings.id) / "private"
        for folder in folder_names(place):
            entries = [parsed.entry for _, parsed in notebook.parsed_entries(folder)]
            stone = forgotten(entry for entry in entries if entry is not None)
            for name in yaml_names(place / folder) if stone else ():
                message = "this student's record was forgotten, and private words are still here."
                message += f" oo forget {stone.student} removes them" if stone else ""
                yield Problem(str(place / folder / name), 1, "forgotten", message, hides=False)


def _kept_beside(notebook: Notebook) -> Iterator[Problem]:
    """Versions that a sync could not read, and has put next to the files they are of."""
    for pattern in ("*.conflict", "templates/*.conflict", "notes/*/*.conflict"):
        for path in sorted(notebook.root.glob(pattern)):
            shown = path.relative_to(notebook.root).as_posix()
            message = "a version that could not be read lies here. Take over what is missing in"
            message += f" {path.name.rsplit('.', 2)[0]}, then delete this file"
            yield Problem(shown, 1, "conflict", message, hides=False)


def _called(notebook: Notebook, entry: Entry) -> str:
    student = notebook.roster.student(entry.student) if "settings" in vars(notebook) else None
    return student.name if student else entry.student


def _entry(
    entry: Entry, path: str, folder: str, known: set[str] | None, ids: set[EntryId]
) -> Iterator[Problem]:
    """What one file alone cannot tell: whose it is, and what it speaks of."""
    if folder_name(entry.student) != folder:
        message = f'belongs to "{entry.student}". Move it to notes/{folder_name(entry.student)}/'
        yield Problem(path, 1, "student", message, hides=False)
    elif known is not None and entry.student not in known and not isinstance(entry, Forgotten):
        message = (
            f'"{entry.student}" is not on the roster. Add the row again, or keep the note as it is;'
            f" where the id has changed: oo roster rename {entry.student} NEW"
        )
        yield Problem(path, 1, "student", message, hides=False)
    if isinstance(entry, (Meeting, Promise)) and entry.next and entry.next <= entry.date:
        message = f"{entry.next} does not lie after {entry.date}, so it promises nothing"
        yield Problem(path, 1, "next", message, hides=False)
    if isinstance(entry, (Meeting, Review)):
        for goal_id, _ in entry.reviewed:
            if goal_id not in ids:
                message = f"{goal_id} is no note of this student"
                yield Problem(path, 1, "reviewed", message, hides=False)
