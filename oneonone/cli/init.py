"""``oo init``: make a notebook from a roster."""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click

from oneonone.cli.choosing import TooMany, conditions_of, export_of, only_option
from oneonone.cli.console import ask, asked, at_a_terminal, hint, say, width
from oneonone.cli.params import Command, tab
from oneonone.core.cadence import Cadence
from oneonone.core.enrolment import changes
from oneonone.core.exports import Export
from oneonone.core.roster import Roster
from oneonone.core.settings import Settings
from oneonone.core.slots import Slot
from oneonone.core.term import Term, day_words, school_year, usual_year
from oneonone.errors import OneOnOneError, WrongWords
from oneonone.formats.cadence_words import EXAMPLES, parse_cadence
from oneonone.formats.days import parse_day
from oneonone.formats.notebook_yaml import ADULT_KEY
from oneonone.formats.slot_words import parse_slot_words
from oneonone.formats.text import clean
from oneonone.render.imported import export_lines, remark_lines
from oneonone.render.planning import pace_words
from oneonone.render.words import wrapped
from oneonone.world.desk import Desk
from oneonone.world.diary import my_diary, my_verdict
from oneonone.world.founding import found, free_place, new_id
from oneonone.world.sharing import begin, name_known_to_git

_EVERYONE = "everyone"

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
    help="Your roster, as the office exported it: a file, a folder or a zip.",
)
@only_option
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
    export = _export(desk, given, roster, only) if roster else None
    asking = at_a_terminal()
    usual = _title(root)
    titled = given.title or (ask("What is this notebook called?", usual) if asking else usual)
    me = _me(desk, given, asking)
    settings = _usual_settings(desk.today, given, clean(titled), me)
    if export is None and asking:
        export = _asked_roster(desk, given)
    _hints(export_lines(export, settings) if export else [])
    settings = _settled(settings, given, asking, desk.today)
    new = changes(export or NOBODY, Roster(()), settings, desk.today)
    found(root, settings, list(new.added), me[0])
    if not os.path.lexists(root / ".git"):
        begin(root)
    _hints(remark_lines(new, settings))
    where = "This folder" if folder == "." else folder
    say(f"{where} is ready: {settings.counted(len(new.added))}.")
    _next_steps(Desk(str(root), me[0], desk.day), "" if folder == "." else f"cd {folder}, then ")


def _hints(lines: Iterable[str]) -> None:
    for line in lines:
        hint(wrapped(line, width(), "  "))


def _next_steps(desk: Desk, step: str) -> None:
    """What to do next in the new notebook, and whether the minutes will do."""
    if not desk.notebook.roster.students:
        hint(f'  {step}oo roster import FILE, or oo roster add "Leo Petrov".')
        return
    if desk.settings.slots:
        plan = my_verdict(desk, my_diary(desk))
        hint(wrapped(f"  {pace_words(plan)}", width(), "  "))
        if not plan.fits:
            hint(f"  {step}oo plan shows what would make it fit.")
    hint(f"  {step}oo next says who is first.")


def _title(root: Path) -> str:
    words = root.absolute().name.replace("-", " ").replace("_", " ").strip()
    return f"{words[:1].upper()}{words[1:]}" or "Our notebook"


def _me(desk: Desk, given: Given, asking: bool) -> tuple[str, str]:
    """A key and a name; the login name stands in where nobody can be asked."""
    key = (desk.adult or os.environ.get("OO_AS") or "").strip()
    if not key and asking:
        question = "Who are you? A short key and a name, as rivera, Ms. Rivera:"
        # Who git knows already need not type it again.
        name = name_known_to_git(Path(".")).replace(",", "")
        usual = f"{_login()}, {name}" if name else _login()
        return asked(question, usual, partial(_adult_in, given=given))
    return _adult(key or _login(), given.name or "")


def _adult_in(words: str, given: Given) -> tuple[str, str]:
    """A key and a name as they were answered. A name alone gives a key as well: Ms. Rivera."""
    key, _, name = words.partition(",")
    if not name and not ADULT_KEY.fullmatch(key.strip()):
        return _adult(re.sub(r"[^a-z0-9_-]", "", key.split()[-1].casefold()), given.name or key)
    return _adult(key.strip(), given.name or name)


def _adult(key: str, name: str) -> tuple[str, str]:
    if not ADULT_KEY.fullmatch(key):
        raise WrongWords(
            f'"{key}" is no short key',
            where="--as",
            remedy="Use small letters and digits, as rivera.",
        )
    return key, clean(name) or f"{key[:1].upper()}{key[1:]}"


def _login() -> str:
    try:
        login = getpass.getuser()
    except (OSError, KeyError, ImportError):
        login = "me"
    return re.sub(r"[^a-z0-9_-]", "", login.casefold()).lstrip("-_")[:32] or "me"


def _export(
    desk: Desk, given: Given, path: str, only: Sequence[str], everyone: bool = False
) -> Export:
    me = desk.adult or os.environ.get("OO_AS") or ""
    wanted = conditions_of(only, ((me, given.name or me),), me or None)
    later = "For everyone: oo init without --roster, then oo roster import with --yes."
    return export_of(desk, [path], wanted, everyone=everyone, for_all=later)


def _asked_roster(desk: Desk, given: Given) -> Export | None:
    """Asked until a file can be read, and whose students if it has too many; Enter goes on."""
    path = whose = ""
    while True:
        path = path or ask("Your roster, as the office exported it (a path; Enter to go without):")
        if not path:
            return None
        only = [whose] if whose and whose != _EVERYONE else []
        try:
            return _export(desk, given, path.strip("'\""), only, whose == _EVERYONE)
        except TooMany as fault:
            hint(f"oo: {fault}")
        except OneOnOneError as fault:
            hint(f"oo: {fault}")
            path = path if whose else ""
        if path:
            whose = ask(f"Whose? As teacher=Ana Rivera, or {_EVERYONE} (Enter for another file):")
            path = path if whose else ""


def _usual_settings(today: date, given: Given, title: str, me: tuple[str, str]) -> Settings:
    """What a notebook is settled on where nobody is asked."""
    return Settings(
        id=new_id(),
        title=title,
        term=Term(*usual_year(today)),
        cadence=_how_often(given.cadence or USUALLY),
        people=given.people,
        template="staff-one-on-one" if given.people == "staff" else "check-in",
        team=(me,),
    )


def _settled(usual: Settings, given: Given, asking: bool, today: date) -> Settings:
    """The same with the days that were given, and with what a person answers."""
    first, last = usual.term.starts, usual.term.ends
    starts = _day(given.starts, "--starts", first, today)
    if given.starts is not None:
        last = usual_year(starts)[1]
    elif asking:
        starts = _asked_day("The school year runs from", "from", first, today)
    if given.ends is None and asking:
        ends = asked("  to", day_words(last), lambda words: _end(words, "to", last, starts))
    else:
        ends = _end(given.ends, "--ends", last, starts)
    settings = usual._replace(term=Term(starts, ends))
    if not asking:
        return settings
    if given.cadence is None:
        often = asked("How often should each be met?", USUALLY, _how_often)
        settings = settings._replace(cadence=often)
    return settings._replace(slots=_slots(usual.team[0][0], settings.term))


def _asked_day(question: str, where: str, usual: date, today: date) -> date:
    return asked(question, day_words(usual), lambda words: _day(words, where, usual, today))


def _day(words: str | None, option: str, usual: date, today: date) -> date:
    if not words or words == day_words(usual):
        return usual
    # A day without a year is the one of this school year: "31 aug" in November has been.
    year = Term(date(usual.year, 7, 1), date(usual.year + 1, 6, 30))
    term = year if option in ("--starts", "from") else None
    return parse_day(words, today, ahead=True, term=term, where=option)


def _end(words: str | None, option: str, usual: date, starts: date) -> date:
    return school_year(starts, _day(words, option, usual, starts), option).ends


USUALLY = "every 2 weeks"


def _how_often(words: str) -> Cadence:
    try:
        return parse_cadence(words)
    except ValueError:
        raise WrongWords(
            f'"{words}" does not say how often',
            where="--cadence",
            remedy=f"For example {EXAMPLES}.",
        ) from None


def _slots(me: str, term: Term) -> tuple[Slot, ...]:
    """Asked until it is understood; Enter means any day."""
    question = 'When do you meet them? For example "Wed 9:10 25 min" (Enter for any day):'
    return asked(question, "", lambda words: (parse_slot_words(words, me, term),) if words else ())
