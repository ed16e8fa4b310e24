"""``oo init``: make a notebook from a roster."""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from oneonone.cli.console import ask, at_a_terminal, hint, say, width
from oneonone.cli.params import Command, tab
from oneonone.core.choosing import choices, is_a_whole_school, narrowed, only_of
from oneonone.core.enrolment import changes
from oneonone.core.exports import Export
from oneonone.core.roster import Roster
from oneonone.core.settings import Settings
from oneonone.core.slots import Slot
from oneonone.core.term import Term, day_words, usual_year
from oneonone.errors import Impossible, OneOnOneError, WrongWords
from oneonone.formats.cadence_words import EXAMPLES, parse_cadence
from oneonone.formats.days import parse_day
from oneonone.formats.notebook_yaml import ADULT_KEY
from oneonone.formats.slot_words import parse_slot_words
from oneonone.formats.yaml_text import clean
from oneonone.render.imported import choices_page, export_lines, remark_lines
from oneonone.render.words import wrapped
from oneonone.world.desk import Desk
from oneonone.world.exports import read_rosters
from oneonone.world.founding import found, free_place, new_id

NOBODY = Export("", (), (), (), ())
"""Where no roster was given yet."""


class Given(NamedTuple):
    """What the command line said; None where it did not."""

    roster: str | None
    title: str | None
    name: str | None
    starts: str | None
    ends: str | None
    cadence: str | None
    people: str


@click.command("init", cls=Command)
@click.argument("folder", default=".", metavar="[DIR]")
@click.option(
    "--roster",
    metavar="FILE",
    shell_complete=tab("files"),
    help="Your roster, as the office exported it.",
)
@click.option("--only", multiple=True, metavar="KEY=VALUE", help="Of the roster, only teacher=….")
@click.option("--title", metavar="TEXT", help="What the notebook is called.")
@click.option("--name", metavar="NAME", help="Your name, beside --as KEY.")
@click.option("--starts", metavar="DAY", help="The first day of the school year.")
@click.option("--ends", metavar="DAY", help="Its last day.")
@click.option("--cadence", metavar="WORDS", help="How often everyone should be met.")
@click.option("--staff", is_flag=True, help="A principal's notebook: the roster holds colleagues.")
@click.pass_obj
def command(
    desk: Desk,
    folder: str,
    roster: str | None,
    only: tuple[str, ...],
    title: str | None,
    name: str | None,
    starts: str | None,
    ends: str | None,
    cadence: str | None,
    staff: bool,
) -> None:
    """Make a notebook from your roster. At a terminal it asks for what you do not say.

    \b
    oo init grade-7
    oo init grade-7 --roster students.csv --as rivera --name "Ms. Rivera"
    """
    root = desk.beside(folder)
    free_place(root)
    people = "staff" if staff else "students"
    given = Given(roster, title, name, starts, ends, cadence, people)
    export = read_rosters([roster], desk.today) if roster else None
    asking = at_a_terminal()
    titled = given.title or _asked(asking, "What is this notebook called?", _title(root))
    me = _me(desk, given, asking)
    if export is None and asking:
        export = _roster(desk.today)
    settings = _settings(desk.today, given, clean(titled), me, asking)
    export = export and _part(export, only, settings, asking)
    new = changes(export or NOBODY, Roster(()), settings, desk.today)
    found(root, settings, list(new.added), me[0])
    read = export_lines(export, settings) if export else []
    for line in [*read, *remark_lines(new, settings)]:
        hint(wrapped(line, width(), "  "))
    where = "This folder" if folder == "." else folder
    say(f"{where} is ready: {settings.counted(len(new.added))}.")
    step = "" if folder == "." else f"cd {folder}, then "
    if new.added:
        hint(f"  {step}oo next says who is first.")
    else:
        hint(f'  {step}oo roster import FILE, or oo roster add "Leo Petrov".')


def _asked(asking: bool, question: str, usual: str) -> str:
    return ask(question, usual) if asking else usual


def _title(root: Path) -> str:
    words = root.absolute().name.replace("-", " ").replace("_", " ").strip()
    return f"{words[:1].upper()}{words[1:]}" or "Our notebook"


def _me(desk: Desk, given: Given, asking: bool) -> tuple[str, str]:
    """A key and a name; the login name stands in where nobody can be asked."""
    key = desk.adult or os.environ.get("OO_AS") or ""
    if not key and asking:
        words = ask("Who are you? A short key and a name, as rivera, Ms. Rivera:", _login())
        key, _, spoken = words.partition(",")
        given = given._replace(name=given.name or spoken.strip() or None)
    key = key.strip() or _login()
    if not ADULT_KEY.fullmatch(key):
        raise WrongWords(
            f'"{key}" is no short key',
            where="--as",
            remedy="Use small letters and digits, as rivera.",
        )
    return key, clean(given.name or "") or f"{key[:1].upper()}{key[1:]}"


def _part(export: Export, only: Sequence[str], settings: Settings, asking: bool) -> Export:
    """Of a whole school's export, the part that is wanted."""
    if not only and is_a_whole_school(export):
        hint(choices_page(choices(export), width()))
        many = settings.counted(len(export.people))
        if not asking:
            raise Impossible(
                f"{many} of several teachers", where="--roster", remedy="Choose with --only."
            )
        words = ask(f"{many}. Only which? As teacher=Rivera (Enter for everyone):")
        only = [words] if words else []
    return narrowed(export, only_of(only), settings)


def _login() -> str:
    try:
        login = getpass.getuser()
    except (OSError, KeyError):
        login = "me"
    return re.sub(r"[^a-z0-9_-]", "", login.casefold()).lstrip("-_")[:32] or "me"


def _roster(today: date) -> Export | None:
    """Asked until a file can be read; Enter goes on without one."""
    while True:
        path = ask("Your roster, as the office exported it (a path; Enter to go without):")
        if not path:
            return None
        try:
            return read_rosters([path.strip("'\"")], today)
        except OneOnOneError as fault:
            hint(f"oo: {fault}")


def _settings(today: date, given: Given, title: str, me: tuple[str, str], asking: bool) -> Settings:
    first, last = usual_year(today)
    starts = _day(given.starts, "--starts", first, today)
    if given.starts is not None:
        last = usual_year(starts)[1]
    elif asking:
        words = ask("The school year runs from", day_words(first, None))
        starts = first if words == day_words(first, None) else _day(words, "from", first, today)
    ends = _day(given.ends, "--ends", last, starts)
    if given.ends is None and asking:
        words = ask("  to", day_words(last, None))
        ends = last if words == day_words(last, None) else _day(words, "to", last, starts)
    if not starts < ends or (ends - starts).days > 800:
        raise WrongWords(f"{ends} is no end for a year that starts on {starts}", where="--ends")
    often = given.cadence or _asked(asking, "How often should each be met?", "every 2 weeks")
    try:
        cadence = parse_cadence(often)
    except ValueError:
        raise WrongWords(
            f'"{often}" does not say how often',
            where="--cadence",
            remedy=f"For example {EXAMPLES}.",
        ) from None
    term = Term(starts, ends)
    return Settings(
        id=new_id(),
        title=title,
        term=term,
        cadence=cadence,
        people=given.people,
        template="staff-one-on-one" if given.people == "staff" else "check-in",
        slots=_slots(asking, me[0], term),
        team=(me,),
    )


def _day(words: str | None, option: str, usual: date, today: date) -> date:
    if not words:
        return usual
    # A day without a year is the one of this school year: "31 aug" in November has been.
    year = Term(date(usual.year, 7, 1), date(usual.year + 1, 6, 30))
    term = year if option in ("--starts", "from") else None
    return parse_day(words, today, ahead=True, term=term, where=option)


def _slots(asking: bool, me: str, term: Term) -> tuple[Slot, ...]:
    """Asked until it is understood; Enter means any day."""
    while asking:
        words = ask('When do you meet them? For example "Wed 9:10 25 min" (Enter for any day):')
        if not words:
            break
        try:
            return (parse_slot_words(words, me, term),)
        except WrongWords as fault:
            hint(f"oo: {fault}")
    return ()
