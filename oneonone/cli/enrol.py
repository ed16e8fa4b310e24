"""``oo roster import``: the roster as the office exported it, the first time and again."""

from __future__ import annotations

from functools import partial

import click

from oneonone.cli.choosing import conditions_of, export_of, on_the_roster, only_option
from oneonone.cli.console import agreed, ask, at_a_terminal, hint, say, width
from oneonone.cli.params import Command, json_option, tab
from oneonone.core.enrolment import Changes, Part, changes
from oneonone.core.exports import Export
from oneonone.core.matching import Unclear
from oneonone.core.roster import Condition, Student
from oneonone.errors import Impossible
from oneonone.render.as_json import document
from oneonone.render.imported import (
    changes_json,
    clash_lines,
    difference_lines,
    export_lines,
    person_words,
    remark_lines,
    shrink_words,
    sums,
    unclear_lines,
)
from oneonone.render.words import counted, verb, wrapped
from oneonone.world.desk import Desk
from oneonone.world.enrolling import ids_of_notes, import_roster, roster_to_compare


@click.command("import", cls=Command)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", shell_complete=tab("files"))
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--keep", is_flag=True, help="Mark nobody as left: the file is a part of the roster.")
@only_option
@click.option("--columns", metavar="WORDS", help="For a file without a header: class,last,first.")
@json_option
@click.pass_obj
def command(
    desk: Desk,
    files: tuple[str, ...],
    dry_run: bool,
    yes: bool,
    keep: bool,
    only: tuple[str, ...],
    columns: str | None,
    as_json: bool,
) -> None:
    """Read a roster as the office exported it: a file, or a set of them as a folder or a zip.
    Again in January, it shows what has changed.

    \b
    oo roster import students.csv
    oo roster import oneroster.zip --only teacher=Rivera
    oo roster import students.csv --dry-run
    """
    wanted = conditions_of(only, desk.settings.team, desk.me_or_nobody if only else None)
    export = export_of(desk, files, wanted, columns=columns, everyone=yes, as_json=as_json)
    part = _part(on_the_roster(wanted, desk.settings), keep, bool(wanted))
    new = _changes(desk, export, part, asking=not (as_json or dry_run or yes))
    _show(desk, export, new)
    stuck = bool(new.unclear or new.clashes)
    writing = new.any and not (dry_run or stuck) and _agreed(desk, new, yes, as_json)
    if writing:
        import_roster(desk.notebook, new.added, new.cells(desk.today))
    if as_json:
        keys = _read_json(export) | changes_json(new) | {"written": writing}
        say(document("roster import", desk.today, desk.notebook.unreadable, keys))
    if stuck:
        raise _stuck(new, files[0])
    if not as_json:
        say(wrapped(_ending(desk, new, writing), width()))
        if writing and desk.notebook.roster.students:
            hint("Something wrong? oo undo puts the roster back as it was.")


def _part(only: tuple[Condition, ...], keep: bool, narrowed: bool) -> Part:
    """Where the roster cannot tell who belongs to what was chosen, nobody is missed."""
    return Part(only, keep or (narrowed and not only))


def _stuck(new: Changes, file: str) -> Impossible:
    """Why nothing is written: an id of another student, or somebody who may be one of several."""
    if new.clashes:
        return Impossible(
            f"{counted(len(new.clashes), 'id')} in this file {verb(len(new.clashes))} another"
            " student's here, so nothing was written",
            where=file,
            remedy="Mend the file; or put a wholly new name into roster.csv first.",
        )
    return Impossible(
        "it cannot be told who this is, so nothing was written",
        where=file,
        remedy="Put the id or the e-mail into the file, or answer at a terminal.",
    )


def _changes(desk: Desk, export: Export, part: Part, asking: bool) -> Changes:
    """The difference; a person at a terminal says who somebody is, where that is unclear."""
    difference = partial(
        changes,
        export,
        roster_to_compare(desk.notebook),
        desk.settings,
        desk.today,
        part,
        taken=ids_of_notes(desk.notebook),
    )
    new = difference()
    if new.clashes or not (new.unclear and asking and at_a_terminal()):
        return new
    chosen: dict[int, Student | None] = {}
    for one in new.unclear:
        free = [student for student in one.candidates if student not in chosen.values()]
        chosen[one.place] = _asked(one._replace(candidates=tuple(free))) if free else None
    return difference(chosen=chosen)


def _asked(unclear: Unclear) -> Student | None:
    """Which student a person is; None for someone new."""
    hint(f"{person_words(unclear.person)}. Who is it?")
    for place, student in enumerate(unclear.candidates, 1):
        groups = ", ".join(student.groups)
        hint(f"  {place}  {student.name} ({student.id}){f', {groups}' if groups else ''}")
    while True:
        answer = ask("A number, or n for someone new:").casefold()
        if answer == "n":
            return None
        if answer.isdecimal() and 1 <= int(answer) <= len(unclear.candidates):
            return unclear.candidates[int(answer) - 1]


def _show(desk: Desk, export: Export, new: Changes) -> None:
    lines = [*export_lines(export, desk.settings), *remark_lines(new, desk.settings)]
    if new.unclear or new.clashes:
        lines += [*unclear_lines(new.unclear), *clash_lines(new.clashes)]
    elif new.any and desk.notebook.roster.students:
        lines += [f"{sums(new)}.", *difference_lines(new)]
    for line in lines:
        hint(wrapped(line, width(), "    "))


def _agreed(desk: Desk, new: Changes, yes: bool, as_json: bool) -> bool:
    if yes or not desk.notebook.roster.students:
        return True
    here = sum(student.on_roster(desk.today) for student in desk.notebook.roster.students)
    missed = shrink_words(new, here, desk.settings)
    if at_a_terminal() and not as_json:
        if new.shrinks:
            hint(f"{missed}. Is it the whole roster? --keep marks nobody as left.")
        return agreed("Write this to the roster?")
    if new.shrinks:
        raise Impossible(
            f"{missed}, so nothing was written. Is it the whole roster?",
            remedy="--yes marks them as left, --keep leaves them on the roster.",
        )
    raise Impossible(
        f"the roster would change ({sums(new)}). Nothing was written",
        remedy="Add --yes to do it, or --dry-run to only look.",
    )


def _ending(desk: Desk, new: Changes, written: bool) -> str:
    if not new.any:
        return "Nothing new: the roster stays as it is."
    first = not desk.notebook.roster.students
    what = desk.settings.counted(len(new.added)) if first else sums(new)
    if not written:
        return f"{what} would be added. Nothing was written." if first else "Nothing was written."
    if first:
        return f"Added {what} to roster.csv. oo next says who is first."
    return f"Written to roster.csv: {what}. What was recorded stays; oo next says who is first."


def _read_json(export: Export) -> dict[str, object]:
    return {
        "system": export.system,
        "read": len(export.people),
        "skipped": [
            {"file": s.file or None, "line": s.line, "reason": s.reason} for s in export.skipped
        ],
        "left_out": [{"column": c.header, "sensitive": c.sensitive} for c in export.left_out],
        "remarks": list(export.remarks),
    }
