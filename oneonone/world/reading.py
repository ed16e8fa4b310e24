"""Reading students' folders from their files, by as many processes as there are cores for it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from oneonone.core.calls import ANYONE, called, entries_of
from oneonone.core.checks import Problem
from oneonone.core.entries import Entry, StudentId
from oneonone.core.exchange import Differing
from oneonone.core.history import history
from oneonone.errors import Impossible, OneOnOneError
from oneonone.formats import entry_yaml
from oneonone.formats.remembered.folder import Brief, format_brief, format_entries
from oneonone.formats.text import Unreadable, decode
from oneonone.world.files import read_file, real_place, reason_of, yaml_items
from oneonone.world.index import Inside, Outside, Row
from oneonone.world.place import Place
from oneonone.world.stamps import FileStamp, Stamp, close_folder, look, open_folder
from oneonone.world.student import Known, folder_name, same_form
from oneonone.world.workers import cores


def parsed_entries(root: Place, folder: str) -> list[tuple[str, entry_yaml.Parsed]]:
    """Every entry of one folder under ``notes``, with its path from the root."""
    shown = f"notes/{folder}"
    try:
        place = real_place(root, "notes", folder)
        items = yaml_items(place)
    except Impossible as fault:
        problem = Problem(shown, 1, "link", f"{fault.what}. {fault.remedy}")
        return [(shown, entry_yaml.Parsed(None, (problem,)))]
    except OSError as fault:
        problem = Problem(shown, 1, "file", f"cannot be opened: {fault.strerror}")
        return [(shown, entry_yaml.Parsed(None, (problem,)))]
    found = []
    for name in (name for name, plain in items if not plain):
        path = f"{shown}/{name}"
        message = "is no plain file, and is not read. Put the note itself there"
        found.append((path, entry_yaml.Parsed(None, (Problem(path, 1, "link", message),))))
    for name in (name for name, plain in items if plain):
        path = f"{shown}/{name}"
        found.append((path, parsed_entry(os.path.join(place, name), path)))
    return found


def parsed_entry(place: Place, path: str) -> entry_yaml.Parsed:
    """The entry that one file holds."""
    try:
        text = decode(read_file(place))
    except Unreadable as fault:
        return entry_yaml.Parsed(None, (Problem(path, fault.line, fault.rule, str(fault)),))
    except (OSError, OneOnOneError) as fault:
        problem = Problem(path, 1, "file", f"cannot be opened: {reason_of(fault)}")
        return entry_yaml.Parsed(None, (problem,))
    return entry_yaml.parse_entry(text, path, path.rpartition("/")[2].removesuffix(".yaml"))


def known_from_files(root: Place, student: StudentId) -> Known:
    """What the files of a student's folder say."""
    found: list[Entry] = []
    problems: list[Problem] = []
    differing: list[Differing] = []
    for path, parsed in parsed_entries(root, folder_name(student)):
        problems += parsed.problems
        entry = parsed.entry
        if entry is None:
            continue
        if same_form(entry.student) == same_form(student):
            found.append(entry)
            day = entry.date.isoformat()
            differing += [Differing(path, c.key, c.values, student, day) for c in parsed.conflicts]
        else:
            message = f'belongs to "{entry.student}", and lies in another folder'
            problems.append(Problem(path, 1, "student", message))
    return Known(history(student, found), tuple(problems), tuple(differing))


class Read(NamedTuple):
    """A folder that was read just now."""

    student: StudentId
    known: Known | None
    """What it says; None where the row says it as well, and came from another process."""
    row: Row | None
    """What may be kept of it; None where the next change might leave no trace."""


def read(root: Place, student: StudentId, settled: int) -> Read:
    """A student's folder from its files, and what may be kept of it: nothing, where something in
    it changed after ``settled`` (nanoseconds)."""
    name = folder_name(student)
    stamp, files = _looked(root, name)  # before the files are read: a change from here on shows
    known = known_from_files(root, student)
    unsure = any(problem.rule == "file" for problem in known.problems)  # a disk that failed once
    if stamp is None or not stamp.mark or stamp.newest > settled or unsure:
        return Read(student, known, None)
    return Read(student, known, _row(name, known, stamp, files))


def _looked(root: Place, name: str) -> tuple[Stamp | None, list[FileStamp]]:
    try:
        notes = open_folder(os.path.join(root, "notes"))
    except OSError:
        return None, []
    try:
        return look(notes, name) or (None, [])
    finally:
        close_folder(notes)


def _row(name: str, known: Known, stamp: Stamp, files: Sequence[FileStamp]) -> Row:
    past = known.past
    newest = past.outline.newest
    by_name = {file[0]: file for file in files}
    watched = {
        adult: [by_name[f"{one}.yaml"] for one in ids if f"{one}.yaml" in by_name]
        for adult, ids in entries_of(past).items()
    }
    calls: set[str] = set(called(past))
    if known.problems or known.differing:
        calls.add(ANYONE)  # what is mended there may concern whoever it names
    return Row(
        name,
        Inside(
            past.student,
            stamp.mark,
            format_brief(Brief(past.outline, known.problems, known.differing)),
            format_entries(past.recent, past.student),
        ),
        Outside(
            stamp.place,
            newest.toordinal() if newest else 0,
            json.dumps({adult: int(adult in calls) for adult in sorted({*calls, *watched})}),
        ),
        format_entries(past.entries, past.student),
        {adult: json.dumps(stamps) for adult, stamps in watched.items()},
    )


# Many at once

MOST_PROCESSES = 61
"""Windows can wait for no more at once."""

MANY = 60
"""Folders from which on several processes read them sooner than one."""
SHARE = 12
"""Folders that a process takes at a time."""
PATIENCE = 20.0
"""Seconds after which a share that has not come is read here; one takes a part of a second."""


def read_all(root: Place, students: Sequence[StudentId], settled: int) -> Iterator[Read]:
    """These students' folders from their files, in any order."""
    if len(students) < MANY or cores() < 2:
        yield from (read(root, student, settled) for student in students)
        return
    left = dict.fromkeys(students)
    for share in _read_by_several(root, students, settled):
        for one in share:
            del left[one.student]
            yield one
    yield from (read(root, student, settled) for student in left)


def _read_by_several(
    root: Place, students: Sequence[StudentId], settled: int
) -> Iterator[list[Read]]:
    """Share by share, in any order; none of what is still to be done, where other processes
    cannot be had, or one was killed: its share never comes."""
    from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
    from multiprocessing import active_children, get_context

    shares = [
        (root, students[first : first + SHARE], settled) for first in range(0, len(students), SHARE)
    ]
    pool = None
    # A process that is killed, or cannot be had, is stood in for: its shares are read here.
    with contextlib.suppress(OSError, ImportError, RuntimeError, MemoryError):
        try:
            way = get_context("fork" if hasattr(os, "fork") else None)
            pool = ProcessPoolExecutor(min(cores(), MOST_PROCESSES), way, _begin_quietly)
            left = {pool.submit(_read_share, share) for share in shares}
            done = left
            while left and done:
                done, left = wait(left, PATIENCE, FIRST_COMPLETED)
                yield from [job.result() for job in done]
        finally:
            if pool is not None:
                pool.shutdown(wait=False, cancel_futures=True)
            for child in active_children():
                child.kill()


def _begin_quietly() -> None:
    """Ctrl-C is for the one who asked: it ends the others, which have nothing to say."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read_share(share: tuple[Place, Sequence[StudentId], int]) -> list[Read]:
    root, students, settled = share
    return [_light(read(root, student, settled)) for student in students]


def _light(one: Read) -> Read:
    """Without the entries where the row has them as well: text is passed on much sooner."""
    return one if one.row is None else one._replace(known=None)
