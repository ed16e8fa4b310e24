"""The index: what was read of each student's folder, kept in OO_HOME (SQLite).

It is derived from the notes and never needed. Whatever is wrong with it, the files are read: a
file that is no index of this notebook and this version is begun anew, a row whose sum does not
fit is not there, and on any error of SQLite there is no index at all.
"""

import contextlib
import marshal
import os
import sqlite3
import stat
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple
from zlib import crc32

from oneonone import __version__
from oneonone.core.digest import digest
from oneonone.errors import OneOnOneError
from oneonone.world import home
from oneonone.world.files import put_in_place
from oneonone.world.place import Place

SHAPE = 1
"""Raised whenever what stands in a row changes."""

WAIT = 0.25
"""Seconds to wait for another ``oo`` that is writing."""

_TABLES = """
CREATE TABLE about (says TEXT);
CREATE TABLE folder (
    name TEXT PRIMARY KEY, place TEXT, newest INTEGER, named TEXT, outside INTEGER,
    student TEXT, mark TEXT, brief TEXT, recent TEXT, inside INTEGER, entries TEXT
);
CREATE INDEX outside ON folder (name, place, newest, named, outside);
CREATE TABLE named (adult TEXT, folder TEXT, files TEXT, sum INTEGER, PRIMARY KEY (adult, folder))
    WITHOUT ROWID;
CREATE TABLE file (name TEXT PRIMARY KEY, mark TEXT, says TEXT, sum INTEGER);
"""

_KEEP = "INSERT INTO folder VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

MANY = 400
"""Folders from which on all rows are read sooner than each by its name."""

Values = tuple[object, ...]
Step = tuple[str, Values]


class Inside(NamedTuple):
    """What a folder holds: whose it is, the mark it had when it was read, its brief, and its recent
    entries."""

    student: str
    mark: str
    brief: str
    recent: str


class Outside(NamedTuple):
    """What can be known of a folder without looking into it."""

    place: str
    """The folder's own times when it was read."""
    newest: int
    """The ordinal of the day of its newest entry."""
    named: str
    """The adults whose files are watched, as JSON: 1 behind one who is called, else 0."""


class Row(NamedTuple):
    """All that is kept of a student's folder."""

    name: str
    inside: Inside
    outside: Outside
    entries: str
    files: dict[str, str]
    """By adult, the stamps of the files in which something of theirs may change."""


class Index:
    """The index of one notebook. Every question has an answer: nothing is known, at worst."""

    def __init__(self, root: Place) -> None:
        self.root = root
        self._only_read = False

    def inside(self, names: Sequence[str]) -> dict[str, Inside]:
        """What is known of these folders."""
        found: dict[str, Inside] = {}
        columns = "SELECT name, student, mark, brief, recent, inside FROM folder"
        for name, *row, total in self._asked(columns, names):
            if total == _sum(name, *row):
                found[name] = Inside(*row)
        return found

    def names(self) -> list[str]:
        """The folders of which something is known."""
        return [name for (name,) in self._rows("SELECT name FROM folder")]

    def outside(self) -> dict[str, Outside]:
        """What is known of every folder without looking into it."""
        found: dict[str, Outside] = {}
        columns = "SELECT name, place, newest, named, outside FROM folder"
        for name, *row, total in self._rows(columns):
            if total == _sum(name, *row):
                found[name] = Outside(*row)
        return found

    def files(self, adult: str, name: str, outside: Outside) -> str | None:
        """The stamps of the files of a folder in which something of this adult's may change, as
        they were when the folder looked like this from outside."""
        ask = "SELECT files, sum FROM named WHERE adult = ? AND folder = ?"
        for files, total in self._rows(ask, (adult, name)):
            return files if total == _sum(adult, name, files, *outside) else None
        return None

    def entries(self, name: str, mark: str) -> str | None:
        """All entries of a folder that had this mark."""
        ask = "SELECT entries FROM folder WHERE name = ? AND mark = ?"
        for (kept,) in self._rows(ask, (name, mark)):
            total, _, text = str(kept).partition(" ")
            return text if total == str(_sum(name, mark, text)) else None
        return None

    def said(self, name: str, mark: str) -> str | None:
        """What a file of the notebook said whose bytes had this mark."""
        ask = "SELECT says, sum FROM file WHERE name = ? AND mark = ?"
        for says, total in self._rows(ask, (name, mark)):
            return says if total == _sum(name, mark, says) else None
        return None

    def keep_said(self, name: str, mark: str, says: str) -> None:
        """Keep what a file of the notebook says."""
        row = (name, mark, says, _sum(name, mark, says))
        self._write([("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)", row)])

    def keep(self, rows: Sequence[Row]) -> None:
        """Keep these folders, in place of what was known of them."""
        steps: list[Step] = []
        for name, inside, outside, entries, files in rows:
            steps += _without(name)
            whole = f"{_sum(name, inside.mark, entries)} {entries}"
            sums = _sum(name, *outside), _sum(name, *inside)
            row = (name, *outside, sums[0], *inside, sums[1], whole)
            steps.append((_KEEP, row))
            for adult, stamps in files.items():
                named = (adult, name, stamps, _sum(adult, name, stamps, *outside))
                steps.append(("INSERT INTO named VALUES (?, ?, ?, ?)", named))
        self._write(steps)

    def remove(self) -> None:
        """Take the whole file away: SQLite keeps the bytes of rows that were deleted."""
        if self._base is not None:
            self._base.close()
        self._base = None
        with contextlib.suppress(OneOnOneError):  # no home, and so no index
            self._take_away()

    # The connection

    def _asked(self, columns: str, names: Sequence[str]) -> Iterator[Any]:
        """The rows of these folders: all rows are read where they are many."""
        if len(names) > MANY:
            wanted = set(names)
            yield from (row for row in self._rows(columns) if row[0] in wanted)
            return
        yield from self._rows(f"{columns} WHERE name IN ({_marks(names)})", tuple(names))

    def _rows(self, ask: str, values: Values = ()) -> list[Any]:
        if self._base is None:
            return []
        try:
            return self._base.execute(ask, values).fetchall()
        except UnicodeError:
            return []
        except sqlite3.Error as fault:
            self._give_up(fault)
            return []

    def _write(self, steps: Sequence[Step]) -> None:
        """All of these steps or none; where another writes too long, none."""
        if not steps or self._base is None or self._only_read:
            return
        try:
            with self._base:
                self._base.execute("BEGIN IMMEDIATE")
                for words, values in steps:
                    self._base.execute(words, values)
        except UnicodeError:
            return
        except sqlite3.OperationalError:
            self._only_read = True  # another writes, or the home or the disk does not let us
        except sqlite3.Error as fault:
            self._give_up(fault)

    def _give_up(self, fault: sqlite3.Error) -> None:
        """Do without from here on; a file that is broken, not only busy, is taken away."""
        broken = not isinstance(fault, sqlite3.OperationalError) or "decode" in str(fault)
        if self._base is not None and broken:
            self._base.close()
            with contextlib.suppress(OSError):
                self._take_away()
        self._base = None

    def _take_away(self) -> None:
        """The file, and the journal that would be played into the next one of its name."""
        _remove(self._path)
        _remove(f"{self._path}-journal")

    @cached_property
    def _path(self) -> str:
        return os.path.join(home.own_place("index"), f"{home.place_name(self.root)}.sqlite")

    @cached_property
    def _base(self) -> sqlite3.Connection | None:
        """The open file; None where there is none to be had."""
        about = f"oneonone {__version__} {SHAPE} {os.path.realpath(self.root)}"
        try:
            for _ in range(2):
                if not os.path.lexists(self._path):
                    self._begin(about)
                base = self._connected()
                says = _about(base)
                if says == about:
                    # What a power cut breaks is begun anew.
                    base.execute("PRAGMA synchronous = OFF")
                    return base
                base.close()
                if says is None:
                    return None  # busy, or not to be read
                self._take_away()
        except (OSError, OneOnOneError, sqlite3.Error, UnicodeError):
            return None
        return None

    def _connected(self) -> sqlite3.Connection:
        if not stat.S_ISREG(os.lstat(self._path).st_mode):
            raise OSError(f"{self._path} is no plain file")
        return sqlite3.connect(self._path, timeout=WAIT, isolation_level=None)

    def _begin(self, about: str) -> None:
        """Make a new file beside, whole, and put it in place."""
        beside = f"{self._path}.{os.getpid()}"
        _remove(beside)
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            base = sqlite3.connect(beside, isolation_level=None)
            base.executescript(f"PRAGMA synchronous = OFF; BEGIN; {_TABLES}")
            base.execute("INSERT INTO about VALUES (?)", (about,))
            base.execute("COMMIT")
            base.close()
            put_in_place(beside, self._path)
        finally:
            _remove(beside)


def mark_of(data: bytes) -> str:
    """A hash of a file's bytes."""
    return digest(data).hex()[:32]


def _remove(path: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)


def _about(base: sqlite3.Connection) -> str | None:
    """Which notebook and version a file is the index of; empty where it is none at all, None
    where that cannot be told now."""
    try:
        row = base.execute("SELECT says FROM about").fetchone()
        return str(row[0]) if row else ""
    except sqlite3.OperationalError as fault:
        return "" if "no such" in str(fault) else None
    except sqlite3.Error:
        return ""


def _without(name: str) -> list[Step]:
    return [
        ("DELETE FROM folder WHERE name = ?", (name,)),
        ("DELETE FROM named WHERE folder = ?", (name,)),
    ]


def _marks(names: Sequence[str]) -> str:
    return ", ".join("?" * len(names))


def _sum(*parts: str | int) -> int:
    """What tells that a row is as it was written."""
    return crc32(marshal.dumps(parts, 2))
