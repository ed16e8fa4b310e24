"""``oo rollover``: next year's notebook, with what goes along and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click

from oneonone.cli.choosing import export_of
from oneonone.cli.console import agreed, ask, at_a_terminal, hint, say, width
from oneonone.cli.params import Command, OneOf, tab
from oneonone.core.carrying import Carried, to_carry
from oneonone.core.enrolment import changes
from oneonone.core.entries import Meeting
from oneonone.core.term import day_words, school_year, usual_year
from oneonone.errors import Impossible, WrongWords
from oneonone.formats.days import parse_day
from oneonone.formats.next_year import next_roster
from oneonone.formats.roster_csv import parse_roster, with_rows, with_values, without_rows
from oneonone.formats.text import clean
from oneonone.render.imported import clash_lines, sums, unclear_lines
from oneonone.render.words import counted, one_line, wrapped
from oneonone.world.desk import Desk
from oneonone.world.founding import free_place
from oneonone.world.rolling import rolled_over
from oneonone.world.sharing import begin


@click.command("rollover", cls=Command)
@click.argument("folder", metavar="DIR")
@click.option("--starts", metavar="DAY", required=True, help="The first day of the new year.")
@click.option("--ends", metavar="DAY", help="Its last day.")
@click.option("--title", metavar="TEXT", help="What it is called; as before, unless said.")
@click.option(
    "--roster", metavar="FILE", shell_complete=tab("files"), help="Next year's, from the office."
)
@click.option(
    "--goals",
    type=OneOf(["all", "none", "choose"]),
    help="Which open goals and pins go along; asked at a terminal.",
)
@click.pass_obj
def command(
    desk: Desk,
    folder: str,
    starts: str,
    ends: str | None,
    title: str | None,
    roster: str | None,
    goals: str | None,
) -> None:
    """Begin next year's notebook: settings, templates, roster, chosen goals; no old notes.

    \b
    oo rollover ../grade-7-2027 --starts "23 aug 2027"
    oo rollover ../grade-8 --starts "23 aug 2027" --roster students.csv --goals choose
    """
    root = desk.beside(folder)
    free_place(root)
    term = _term(desk.today, starts, ends)
    notebook = desk.notebook
    people = notebook.people()
    if notebook.unreadable:
        remedy = "oo check lists it. Mend it first, or it would be missed next year."
        raise Impossible("something here cannot be read", remedy=remedy)
    text = _roster(desk, roster)
    students = parse_roster(text, desk.settings).roster.students
    ids = {student.id for student in students}
    found = to_carry((s, past) for s, past in people if s.id in ids)
    carried = _chosen(desk, found, goals)
    new = rolled_over(notebook, root, desk.me, term, clean(title or "") or None, text, carried)
    begin(root)
    along = f", {_along(carried)}" if carried else ""
    say(f"{folder} is ready: {new.settings.counted(len(students))}{along}.")
    for line in _to_do(desk, folder, term[0], len(found) - len(carried)):
        hint(wrapped(line, width(), "  "))


def _term(today: date, starts: str, ends: str | None) -> tuple[date, date]:
    first = parse_day(starts, today, ahead=True, where="--starts")
    last = parse_day(ends, first, ahead=True, where="--ends") if ends else usual_year(first)[1]
    school_year(first, last, "--ends")
    return first, last


def _roster(desk: Desk, file: str | None) -> str:
    """The text of the new roster: who is on this one; with a file, who is in that, by the ids that
    they have here."""
    old, settings = desk.notebook, desk.settings
    text = next_roster(old.roster_text, old.roster)
    if file is None:
        return text
    export = export_of(desk, [file], (), everyone=True)
    before = parse_roster(text, settings).roster
    # Everybody is a grade higher in it: ids, addresses and names alone tell who is who.
    before = before._replace(students=tuple(s._replace(grade="") for s in before.students))
    new = changes(export, before, settings, desk.today)
    if new.unclear or new.clashes:
        for line in [*unclear_lines(new.unclear), *clash_lines(new.clashes)]:
            hint(wrapped(line, width(), "    "))
        raise Impossible(
            "it cannot be told who somebody in this file is, so nothing was written",
            where=file,
            remedy="Leave --roster out, and run oo roster import in the new notebook: it asks.",
        )
    there = {student.id for student in new.here}
    hint(wrapped(f"{sums(new)}.", width()))
    text = without_rows(text, {student.id for student in before.students} - there)
    cells = {one: row for one, row in new.cells(desk.today).items() if one in there}
    text = with_values(text, cells) if cells else text
    # Who is new is new with the year, and joined at no later day.
    rows = [{**row, "joined": ""} for row in new.added]
    return with_rows(text, rows) if rows else text


def _chosen(desk: Desk, found: Sequence[Carried], goals: str | None) -> list[Meeting]:
    asking = at_a_terminal()
    if goals == "choose" and not asking:
        raise WrongWords("there is nobody to ask", where="--goals choose", remedy="all, or none.")
    if goals is None and asking and found:
        words = f"{_along([one.meeting for one in found])}: take them along?"
        goals = _goals_answer(ask(f"{words} all, none or choose", "all"))
    if goals == "choose":
        return [one.meeting for one in found if agreed(_question(one))]
    return [one.meeting for one in found] if goals == "all" else []


def _goals_answer(words: str) -> str:
    answers = [word for word in ("all", "none", "choose") if word.startswith(words.casefold())]
    return answers[0] if answers else "choose"


def _question(one: Carried) -> str:
    parts = [one.meeting.goal.text] if one.meeting.goal else []
    parts += [one.meeting.pin] if one.meeting.pin else []
    return f"{one.student.called}: {one_line('; '.join(parts))}?"


def _along(carried: Sequence[Meeting]) -> str:
    goals = sum(one.goal is not None for one in carried)
    pinned = sum(one.pin is not None for one in carried)
    return f"{counted(goals, 'open goal')} and {counted(pinned, 'pin')}"


def _to_do(desk: Desk, folder: str, starts: date, behind: int) -> list[str]:
    """What is left for a person to do, in the new notebook and with the old one."""
    day = f"{day_words(starts)} {starts.year}"
    lines = [f"  It begins on {day}. cd {folder}, then oo next."]
    if behind:
        left = counted(behind, "open goal or pin", "open goals and pins")
        lines.append(f"  {left} stayed behind; --goals all takes them along.")
    if desk.settings.term.days_off:
        lines.append("  Holidays are new every year: oo days-off, there, keeps them free.")
    if desk.settings.marks:
        lines.append("  Write the new marks into its oneonone.yaml: the old are out.")
    lines.append("  The team joins it once you have shared it: oo sync --to PLACE, a new one.")
    gone = "When your school's rule lets you, delete it, and the place it was shared through"
    lines.append(f"  This notebook is as it was. {gone}: that lets the year go, history and all.")
    return lines
