"""``oo import``: past meetings, from a spreadsheet or a form's answers."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from oneonone.cli.console import agreed, at_a_terminal, hint, note_unread, say, width
from oneonone.cli.params import Command, OneOf, json_option, tab
from oneonone.core.drafting import Team, drafts
from oneonone.core.past_meetings import Fate, Row, fates
from oneonone.errors import Impossible
from oneonone.formats.past_meetings import Order, PastMeetings
from oneonone.render.as_json import document
from oneonone.render.past_meetings import (
    count,
    fates_page,
    faults_page,
    past_meetings_json,
    remarks_on,
    sums_line,
)
from oneonone.render.words import counted, verb, wrapped
from oneonone.world.desk import Desk
from oneonone.world.exports import read_past_file
from oneonone.world.past_meetings import already_there, placed, write


@click.command("import", cls=Command)
@click.argument("file", metavar="FILE", shell_complete=tab("files"))
@click.option("--dry-run", is_flag=True, help="Show what would become of each row, and no more.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--template",
    metavar="NAME",
    shell_complete=tab("templates"),
    help="The kind of meeting, where a row names none.",
)
@click.option(
    "--dates",
    type=OneOf([order.value for order in Order]),
    help="How to read 3/9/26, where the file does not tell.",
)
@json_option
@click.pass_obj
def command(
    desk: Desk,
    file: str,
    dry_run: bool,
    yes: bool,
    template: str | None,
    dates: str | None,
    as_json: bool,
) -> None:
    """Read past meetings from a spreadsheet, saved as CSV.

    It needs a column for the student (an id or a name) and one for the date. It may have outcome,
    minutes, by, with, template, goal, due, next, note, i will, i will by, pin and tags. Any other
    column is kept as an answer. All rows are written or none; the same file again adds nothing.

    \b
    oo import meetings.csv --dry-run
    oo import meetings.csv --yes
    """
    order = Order(dates) if dates else None
    past = read_past_file(file, desk.settings.term, desk.today, order)
    rows = _rows(desk, past, file, template)
    if not as_json:
        _show(desk, past, rows)
    to_mend = count(rows, Fate.FAULT)
    writing = not (dry_run or to_mend) and _agreed(count(rows, Fate.NEW), yes)
    written = _written(desk, rows) if writing else 0
    if as_json:
        keys = past_meetings_json(rows, written) | {
            "dates": past.order,
            "answers": past.answers,
            "left_out": past.left_out,
            "remarks": past.remarks,
        }
        say(document("import", desk.today, desk.notebook.unreadable, keys))
    if to_mend:
        these = f"{verb(to_mend, 'this row', 'these rows')}"
        raise Impossible(
            f"{counted(to_mend, 'row')} to mend, so nothing was written",
            where=file,
            remedy=f"Mend {these}, and run the same command again.",
        )
    if not as_json:
        _ending(rows, written)
        note_unread(desk.notebook.unreadable)


def _rows(desk: Desk, past: PastMeetings, file: str, template: str | None) -> tuple[Row, ...]:
    """Every row with its fate."""
    notebook = desk.notebook
    usual = notebook.templates.template(template or desk.settings.template)
    known = {one.name: one for one in notebook.templates.everyone()[0]}
    team = Team(
        past.file,
        notebook.roster,
        desk.settings,
        known | {usual.name: usual},
        usual.name,
        desk.me,
        desk.today,
        past.headers,
    )
    made = drafts(past.rows, team)
    return placed(notebook, fates(made, already_there(notebook, made, desk.me)))


def _show(desk: Desk, past: PastMeetings, rows: Sequence[Row]) -> None:
    remarks = remarks_on(past.answers, past.left_out, rows, desk.settings)
    for line in (*past.remarks, *remarks):
        hint(wrapped(line, width(), "  "))
    if rows:
        say(fates_page(rows, desk.settings, desk.today))
    hint(faults_page(rows))
    say(sums_line(rows))


def _agreed(new: int, yes: bool) -> bool:
    if not new or yes:
        return bool(new)
    notes = counted(new, "note")
    if not at_a_terminal():
        raise Impossible(
            f"{notes} would be written. Nothing was written",
            remedy="Add --yes to do it, or --dry-run to only look.",
        )
    return agreed(f"Write {notes}?")


def _written(desk: Desk, rows: Sequence[Row]) -> int:
    if not at_a_terminal():
        return write(desk.notebook, rows)
    with click.progressbar(length=count(rows, Fate.NEW), label="Writing", file=sys.stderr) as bar:
        return write(desk.notebook, rows, bar.update)


def _ending(rows: Sequence[Row], written: int) -> None:
    if written:
        say(f"Wrote {counted(written, 'note')}.")
        hint("Something wrong? oo show STUDENT names each note, and oo edit mends it.")
    elif count(rows, Fate.NEW):
        say("Nothing was written.")
    else:
        say("Nothing new: the notebook stays as it is.")
