"""Writing into a notebook's roster: new rows, changed cells; every other byte stays."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Mapping, Sequence

from oneonone.core.roster import Roster, Student, same_id
from oneonone.errors import Impossible
from oneonone.formats import roster_csv
from oneonone.formats.text import decode
from oneonone.world import before
from oneonone.world.files import real_folder
from oneonone.world.notebook import Notebook
from oneonone.world.writing import add_file


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


def rows_concerned(notebook: Notebook, mark: str) -> list[Student]:
    """Whose rows are others before a change of the roster than after it."""
    text = decode(before.text_before(notebook, roster_csv.FILE, mark))
    rows = roster_csv.parse_roster(text, notebook.settings).roster.students
    then, now = _cells(rows), _cells(notebook.roster.students)
    concerned = [s for s in (*notebook.roster.students, *rows) if now.get(s.id) != then.get(s.id)]
    return list({student.id: student for student in concerned}.values())


def _cells(students: Sequence[Student]) -> dict[str, dict[str, str]]:
    return {one.id: {name: cell for name, cell in one.columns if cell} for one in students}


def _change(notebook: Notebook, change: Callable[[str], str], undoable: bool = True) -> None:
    def changed(old: bytes) -> bytes:
        # A byte order mark that Excel put there stays.
        mark = codecs.BOM_UTF8 if old.startswith(codecs.BOM_UTF8) else b""
        for problem in roster_csv.parse_roster(decode(old), notebook.settings).problems:
            if problem.rule in roster_csv.WHOLE:
                raise Impossible(str(problem), remedy="Nothing was written.")
        return mark + change(decode(old)).encode()

    before.change(notebook, roster_csv.FILE, changed, undoable)
