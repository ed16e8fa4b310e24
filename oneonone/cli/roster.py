"""``oo roster``: who is on it; importing, adding, leaving."""

from __future__ import annotations

import click

from oneonone.cli.console import ask, at_a_terminal, hint, note_unread, say, width
from oneonone.cli.params import (
    Command,
    Group,
    conditions,
    day_of,
    json_option,
    student_of,
    tab,
    where_option,
)
from oneonone.core.exports import enrolled, new_id
from oneonone.core.roster import same_id
from oneonone.core.term import Days, day_words
from oneonone.errors import Impossible, WrongWords
from oneonone.formats.days import format_days
from oneonone.formats.yaml_text import clean
from oneonone.render.as_json import document
from oneonone.render.imported import enrolled_lines, export_lines
from oneonone.render.roster import roster_json, roster_page
from oneonone.render.words import wrapped
from oneonone.world.desk import Desk, known_adult
from oneonone.world.exports import read_roster_file


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
    wanted = conditions(desk, where)
    students = [s for s in desk.notebook.roster.students if all(c.holds(s) for c in wanted)]
    if as_json:
        keys = roster_json(students, desk.today)
        say(document("roster", desk.today, desk.notebook.unreadable, keys))
        return
    say(roster_page(students, desk.settings, desk.today))
    note_unread(desk.notebook.unreadable)


@command.command("import", cls=Command)
@click.argument("files", nargs=-1, required=True, metavar="FILE", shell_complete=tab("files"))
@click.option("--dry-run", is_flag=True, help="Show what would be read, and write nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--columns", metavar="WORDS", help="For a file without a header: class,last,first.")
@json_option
@click.pass_obj
def import_(
    desk: Desk, files: tuple[str, ...], dry_run: bool, yes: bool, columns: str | None, as_json: bool
) -> None:
    """Read a roster as the office exported it.

    \b
    oo roster import students.csv
    oo roster import students.csv --dry-run
    """
    if len(files) > 1:
        raise WrongWords("one file at a time, for now", remedy="Import them one after the other.")
    notebook, settings = desk.notebook, desk.settings
    export = read_roster_file(files[0], columns)
    new = enrolled(export.people, notebook.roster, settings)
    for line in [*export_lines(export, settings), *enrolled_lines(new, settings)]:
        hint(wrapped(line, width(), "  "))
    writing = bool(new.added) and not dry_run
    if writing and notebook.roster.students and not yes:
        writing = _agreed(settings.counted(len(new.added)))
    if writing:
        notebook.add_to_roster(new.added)
    if as_json:
        keys: dict[str, object] = {
            "system": export.system,
            "read": len(export.people),
            "added": [row["id"] for row in new.added] if writing or dry_run else [],
            "known": new.known,
            "skipped": [{"line": s.line, "reason": s.reason} for s in export.skipped],
            "left_out": [{"column": c.header, "sensitive": c.sensitive} for c in export.left_out],
            "remarks": list(export.remarks),
            "written": writing,
        }
        say(document("roster import", desk.today, notebook.unreadable, keys))
    elif not new.added:
        say("Nothing new: the roster stays as it is.")
    elif writing:
        say(f"Added {settings.counted(len(new.added))} to roster.csv. oo next says who is first.")
    else:
        say(f"{settings.counted(len(new.added))} would be added. Nothing was written.")


def _agreed(count: str) -> bool:
    if not at_a_terminal():
        raise Impossible(
            f"{count} would be added to the roster. Nothing was written",
            remedy="Add --yes to do it, or --dry-run to only look.",
        )
    return ask(f"Add {count} to the roster? y/n").casefold() in ("y", "yes")


@command.command("add", cls=Command)
@click.argument("name", nargs=-1, required=True, metavar="NAME")
@click.option("--id", "student_id", metavar="ID", help="The school's number; one is given, else.")
@click.option("--preferred", metavar="NAME", help="What they like to be called.")
@click.option("--pronouns", metavar="WORDS", help="As she/her.")
@click.option("--grade", metavar="GRADE")
@click.option("--group", "group", multiple=True, metavar="NAME", help="A class or period.")
@click.option(
    "--adult",
    "adult",
    multiple=True,
    metavar="ADULT",
    shell_complete=tab("adults"),
    help="Whose student this is.",
)
@click.option("--tier", metavar="TIER")
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
    """
    notebook, settings = desk.notebook, desk.settings
    whole = clean(" ".join(name))
    if not whole:
        raise WrongWords("a name is needed", remedy='For example oo roster add "Leo Petrov".')
    chosen = clean(student_id or "") or new_id(notebook.roster)
    if any(same_id(student.id) == same_id(chosen) for student in notebook.roster.students):
        holder = next(s for s in notebook.roster.students if same_id(s.id) == same_id(chosen))
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
    notebook.add_to_roster([row])
    say(f"Added {whole} ({chosen}), since {day_words(since, desk.today)}.")
    hint("Something wrong? Take the row out of roster.csv again.")


@command.command("left", cls=Command)
@click.argument(
    "student", nargs=-1, required=True, metavar="STUDENT", shell_complete=tab("students")
)
@click.option("--on", metavar="DAY", help="The first day without them; today, unless said.")
@click.pass_obj
def left(desk: Desk, student: tuple[str, ...], on: str | None) -> None:
    """Mark a student who has left. What was recorded stays.

    \b
    oo roster left leo --on "1 dec"
    """
    who = student_of(desk, student)
    day = day_of(desk, on, "--on", ahead=False) or desk.today
    if who.joined is not None and day < who.joined:
        raise WrongWords(
            f"{who.called} joined only on {day_words(who.joined)}", where="--on", remedy="Check it."
        )
    desk.notebook.change_roster(who.id, "left", day.isoformat())
    say(f"{who.called} left on {day_words(day, desk.today)}. Notes and promises stay in oo show.")
    hint("Something wrong? Empty the cell under left in roster.csv.")


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
    """
    who = student_of(desk, student)
    first = day_of(desk, since, "--from", ahead=True) or desk.today
    last = day_of(desk, until, "--until", ahead=True)
    if last is None or last < first:
        raise WrongWords(
            f"{day_words(last or first)} lies before {day_words(first)}", where="--until"
        )
    spans = [*who.away, Days(first, last)]
    cell = ";".join(format_days(days) for days in spans)
    desk.notebook.change_roster(who.id, "away", cell)
    said = f"{day_words(first, desk.today)} to {day_words(last, desk.today)}"
    say(f"{who.called} is away from {said}.")
    hint("Something wrong? Change the cell under away in roster.csv.")
