"""Writing into a notebook's roster: new rows, changed cells; every other byte stays."""

from __future__ import annotations

import codecs
import contextlib
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from oneonone.core.roster import Roster, Student, same_id
from oneonone.errors import Impossible, OneOnOneError
from oneonone.formats import roster_csv
from oneonone.formats.text import decode
from oneonone.world import home, journal
from oneonone.world.files import put_file, read_file, real_folder
from oneonone.world.index import mark_of
from oneonone.world.notebook import Notebook
from oneonone.world.writing import add_file, change_file


def add_to_roster(notebook: Notebook, rows: Sequence[Mapping[str, str]]) -> None:
    """New students at the end of the roster, which is made where there is none."""
    notebook.allow_writing()
    path = notebook.root / roster_csv.FILE
    if not notebook.roster_text:
        if notebook.problems:
            raise Impossible(str(notebook.problems[0]), remedy="Nothing was written.")
        add_file(path, roster_csv.format_roster(rows).encode())
        return
    _change(notebook, lambda text: _with_new(notebook, text, rows))


def _with_new(notebook: Notebook, text: str, rows: Sequence[Mapping[str, str]]) -> str:
    """The rows added, unless a colleague has just given one of their ids to another."""
    parsed = roster_csv.parse_roster(text, notebook.settings)
    taken = {same_id(student.id) for student in parsed.roster.students}
    if twice := [row["id"] for row in rows if same_id(row["id"]) in taken]:
        raise Impossible(
            f"the id {twice[0]} was given away just now",
            where=roster_csv.FILE,
            remedy="Nothing was written. Run the same command again.",
        )
    return roster_csv.with_rows(text, rows)


def roster_to_compare(notebook: Notebook) -> Roster:
    """The roster, where all of it can be read: somebody in a row that cannot would seem new."""
    roster = notebook.roster
    for problem in notebook.problems:
        if problem.path == roster_csv.FILE and problem.hides:
            raise Impossible(str(problem), remedy="Nothing was written. Mend that first.")
    return roster


def ids_of_notes(notebook: Notebook) -> list[str]:
    """Ids that may not be given again, though nobody on the roster has them: notes hang on them."""
    try:
        return os.listdir(real_folder(notebook.root, "notes"))
    except FileNotFoundError:
        return []


def import_roster(
    notebook: Notebook, rows: Sequence[Mapping[str, str]], cells: Mapping[str, Mapping[str, str]]
) -> None:
    """New students and changed cells in one write; refused where the roster is not the one
    that they were made for."""
    if not notebook.roster_text:
        add_to_roster(notebook, rows)
        return
    notebook.allow_writing()

    def changed(text: str) -> str:
        if text != notebook.roster_text:
            raise Impossible(
                "was changed by someone else just now",
                where=roster_csv.FILE,
                remedy="Nothing was written. Run the same command again.",
            )
        text = roster_csv.with_values(text, cells) if cells else text
        return roster_csv.with_rows(text, rows) if rows else text

    _change(notebook, changed)


def change_roster(
    notebook: Notebook,
    student_id: str,
    column: str,
    value: str | Callable[[Student], str],
    undoable: bool = True,
) -> None:
    """One cell of one student; every other byte stays. A cell that hangs on what stands in the row
    is made of what stands there at that moment."""
    notebook.allow_writing()

    def changed(text: str) -> str:
        cell = value
        if callable(cell):
            now = roster_csv.parse_roster(text, notebook.settings).roster.student(student_id)
            if now is None:
                raise Impossible(
                    f"{student_id} is no longer there",
                    where=roster_csv.FILE,
                    remedy="oo roster lists everyone.",
                )
            cell = cell(now)
        return roster_csv.with_value(text, student_id, column, cell)

    _change(notebook, changed, undoable)


def remove_from_roster(notebook: Notebook, student_id: str) -> None:
    """The row of one student taken out; every other byte stays."""
    notebook.allow_writing()
    _change(notebook, lambda text: roster_csv.without_rows(text, [student_id]), undoable=False)


def keep_roster(notebook: Notebook, before: bytes, after: bytes) -> None:
    """Keep what the roster said before, so that the change can be taken back. What was written is
    written, whether or not this can be."""
    with contextlib.suppress(OSError, OneOnOneError):
        drop_stale_rosters(notebook, before)
        kept = _kept(notebook, mark_of(after))
        put_file(kept, before)
        journal.wrote(notebook.settings.id, f"{roster_csv.FILE} {mark_of(after)}")
        older = sorted(kept.parent.iterdir(), key=lambda path: path.stat().st_mtime)[:-MOST_KEPT]
        for path in older:
            path.unlink()


def drop_stale_rosters(notebook: Notebook, now: bytes | None = None) -> None:
    """Remove the rosters of before where none can be taken back to any more: another has come, by a
    sync or by hand. Who was on them may have been forgotten since."""
    with contextlib.suppress(OSError, OneOnOneError):
        now = roster_bytes(notebook) if now is None else now
        kept = _kept(notebook, mark_of(now))
        if not os.path.lexists(kept):
            for path in kept.parent.iterdir():
                path.unlink()


def _kept(notebook: Notebook, mark: str) -> Path:
    return home.own_folder("notebooks", notebook.settings.id, ROSTERS) / f"{mark}.csv"


def roster_bytes(notebook: Notebook) -> bytes:
    """The roster's file; no bytes where there is none that can be read."""
    try:
        return read_file(notebook.root / roster_csv.FILE)
    except (OSError, OneOnOneError):
        return b""


def may_take_back_roster(notebook: Notebook, mark: str) -> bool:
    """Whether the roster is as a change of ours has left it, and what it said before is known."""
    return mark == mark_of(roster_bytes(notebook)) and os.path.lexists(_kept(notebook, mark))


def take_back_roster(notebook: Notebook, mark: str) -> list[Student]:
    """The roster as it was before a change of ours; whose rows that concerns."""
    notebook.allow_writing()
    kept = _kept(notebook, mark)
    before = read_file(kept)
    now = _cells(notebook.roster.students)
    rows = roster_csv.parse_roster(decode(before), notebook.settings).roster.students
    then = _cells(rows)
    concerned = [s for s in (*notebook.roster.students, *rows) if now.get(s.id) != then.get(s.id)]

    def back(old: bytes) -> bytes:
        if mark_of(old) != mark:
            raise Impossible(
                "was changed by someone else just now",
                where=roster_csv.FILE,
                remedy="Nothing was taken back. Run the same command again.",
            )
        return before

    change_file(notebook.root / roster_csv.FILE, back)
    kept.unlink(missing_ok=True)
    notebook.look_again()
    return list({student.id: student for student in concerned}.values())


def _cells(students: Sequence[Student]) -> dict[str, dict[str, str]]:
    return {one.id: {name: cell for name, cell in one.columns if cell} for one in students}


MOST_KEPT = 20
ROSTERS = "rosters"
"""The folder of OO_HOME in which rosters of before are kept."""


def _change(notebook: Notebook, change: Callable[[str], str], undoable: bool = True) -> None:
    def changed(old: bytes) -> bytes:
        # A byte order mark that Excel put there stays.
        mark = codecs.BOM_UTF8 if old.startswith(codecs.BOM_UTF8) else b""
        for problem in roster_csv.parse_roster(decode(old), notebook.settings).problems:
            if problem.rule in roster_csv.WHOLE:
                raise Impossible(str(problem), remedy="Nothing was written.")
        return mark + change(decode(old)).encode()

    path = notebook.root / roster_csv.FILE
    before: list[bytes] = []

    def kept(old: bytes) -> bytes:
        before[:] = [old, changed(old)]
        return before[1]

    change_file(path, kept)
    if undoable and before[0] != before[1]:
        keep_roster(notebook, *before)
