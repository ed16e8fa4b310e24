"""``oo roster``: who is on it; importing, adding, leaving."""

from __future__ import annotations

import click

from oneonone.cli.console import hint, note_unread, say
from oneonone.cli.enrol import command as import_
from oneonone.cli.meaning import day_of, nobody_has, student_of, students_where
from oneonone.cli.params import Command, Group, json_option, tab, where_option
from oneonone.cli.rename_id import command as rename_id
from oneonone.core.roster import Student, new_ids, same_id
from oneonone.core.term import Days, day_words
from oneonone.errors import WrongWords
from oneonone.formats.days import format_days
from oneonone.formats.text import clean
from oneonone.render.as_json import document
from oneonone.render.roster import roster_json, roster_page
from oneonone.world.desk import Desk, known_adult
from oneonone.world.enrolling import add_to_roster, change_roster, ids_of_notes


@click.group("roster", cls=Group, invoke_without_command=True)
@where_option
@json_option
@click.pass_context
def command(ctx: click.Context, where: tuple[str, ...], as_json: bool) -> None:
    """List the students; import, add, or mark who left.

    \b
    oo roster
    oo roster import students.csv
    oo roster add "Leo Petrov" --group P3
    oo roster left leo --on "1 dec"
    oo roster away leo --until "11 dec"
    """
    if ctx.invoked_subcommand is not None:
        return
    desk = ctx.ensure_object(Desk)
    students = students_where(desk, where, mine=False)
    if as_json:
        keys = roster_json(students, desk.today)
        say(document("roster", desk.today, desk.notebook.unreadable, keys))
        return
    if where and not students:
        raise nobody_has(where)
    say(roster_page(students, desk.settings, desk.today))
    note_unread(desk.notebook.unreadable)


@command.command("add", cls=Command)
@click.argument("name", nargs=-1, required=True, metavar="NAME")
@click.option("--id", "student_id", metavar="ID", help="The school's number; one is given, else.")
@click.option("--preferred", metavar="NAME", help="What they like to be called.")
@click.option("--pronouns", metavar="WORDS", help="As she/her.")
@click.option("--grade", metavar="GRADE", help="Their grade, as the roster writes it.")
@click.option("--group", "group", multiple=True, metavar="NAME", help="A class or period.")
@click.option(
    "--adult",
    "adult",
    multiple=True,
    metavar="ADULT",
    shell_complete=tab("adults"),
    help="Whose student this is.",
)
@click.option("--tier", metavar="TIER", help="Their tier of support: 2 or 3.")
@click.option("--joined", metavar="DAY", help="Since when; today, unless said.")
@click.pass_obj
def add(
    desk: Desk,
    name: tuple[str, ...],
    student_id: str | None,
    preferred: str | None,
    pronouns: str | None,
    grade: str | None,
    group: tuple[str, ...],
    adult: tuple[str, ...],
    tier: str | None,
    joined: str | None,
) -> None:
    """Add one student.

    \b
    oo roster add "Leo Petrov" --group P3
    oo roster add "Ana Ruiz" --grade 7 --adult rivera --joined "1 dec"
    """
    notebook, settings = desk.notebook, desk.settings
    whole = clean(" ".join(name))
    if not whole:
        raise WrongWords("a name is needed", remedy='For example oo roster add "Leo Petrov".')
    give = new_ids(notebook.roster.students, ids_of_notes(notebook))
    chosen = clean(student_id or "") or give(whole)
    students = notebook.roster.students
    if holder := next((s for s in students if same_id(s.id) == same_id(chosen)), None):
        raise WrongWords(
            f"is {holder.name}'s already", where=f"--id {chosen}", remedy="Choose another."
        )
    since = day_of(desk, joined, "--joined", ahead=False) or desk.today
    row = {
        "id": chosen,
        "name": whole,
        "preferred": clean(preferred or ""),
        "pronouns": clean(pronouns or ""),
        "grade": clean(grade or ""),
        "groups": ";".join(clean(one) for one in group),
        "adult": ";".join(known_adult(settings, one, "--adult") for one in adult),
        "tier": clean(tier or ""),
        "joined": since.isoformat() if since > settings.term.starts else "",
    }
    add_to_roster(notebook, [row])
    say(f"Added {whole} ({chosen}), since {day_words(since, desk.today)}.")
    hint("Something wrong? oo undo.")


@command.command("left", cls=Command)
@click.argument(
    "student", nargs=-1, required=True, metavar="STUDENT", shell_complete=tab("students")
)
@click.option("--on", metavar="DAY", help="The first day without them; today, unless said.")
@click.pass_obj
def left(desk: Desk, student: tuple[str, ...], on: str | None) -> None:
    """Mark a student who has left. What was recorded stays.

    \b
    oo roster left leo
    oo roster left leo --on "1 dec"
    """
    who = student_of(desk, student)
    day = day_of(desk, on, "--on", ahead=False) or desk.today
    if who.joined is not None and day < who.joined:
        raise WrongWords(
            f"{who.called} joined only on {day_words(who.joined)}", where="--on", remedy="Check it."
        )
    change_roster(desk.notebook, who.id, "left", day.isoformat())
    say(f"{who.called} left on {day_words(day, desk.today)}. Notes and promises stay in oo show.")
    hint("Something wrong? oo undo.")


@command.command("away", cls=Command)
@click.argument(
    "student", nargs=-1, required=True, metavar="STUDENT", shell_complete=tab("students")
)
@click.option("--until", required=True, metavar="DAY", help="The last day without them.")
@click.option("--from", "since", metavar="DAY", help="The first; today, unless said.")
@click.pass_obj
def away(desk: Desk, student: tuple[str, ...], until: str, since: str | None) -> None:
    """Mark a student who is away for a while: nobody is sent to them.

    \b
    oo roster away leo --until "11 dec"
    oo roster away leo --from "1 dec" --until "11 dec"
    """
    who = student_of(desk, student)
    first = day_of(desk, since, "--from", ahead=True) or desk.today
    last = day_of(desk, until, "--until", ahead=True)
    if last is None or last < first:
        raise WrongWords(
            f"{day_words(last or first)} lies before {day_words(first)}",
            where="--until",
            remedy="Name a later day.",
        )
    span = Days(first, last)

    def cell(now: Student) -> str:
        written = [part.strip() for part in now.value("away").split(";") if part.strip()]
        return ";".join(dict.fromkeys([*written, format_days(span)]))

    change_roster(desk.notebook, who.id, "away", cell)
    said = f"{day_words(first, desk.today)} to {day_words(last, desk.today)}"
    say(f"{who.called} is away from {said}.")
    hint("Something wrong? oo undo.")


command.add_command(import_)
command.add_command(rename_id)
