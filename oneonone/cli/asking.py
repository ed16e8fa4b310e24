"""What ``oo init`` asks for, and what stands where nobody can be asked."""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Collection, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from oneonone.cli.adult import short_key
from oneonone.cli.choosing import TooMany, conditions_of, export_of
from oneonone.cli.console import ask, asked, hint
from oneonone.core.cadence import Cadence
from oneonone.core.exports import Export
from oneonone.core.roster import fold
from oneonone.core.settings import Settings
from oneonone.core.slots import Slot
from oneonone.core.term import Term, day_words, school_year, usual_year
from oneonone.errors import OneOnOneError, WrongWords
from oneonone.formats.cadence_words import EXAMPLES, parse_cadence
from oneonone.formats.days import parse_day
from oneonone.formats.days_off_yaml import parse_days_off
from oneonone.formats.notebook_yaml import ADULT_KEY
from oneonone.formats.slot_words import parse_slot_words
from oneonone.formats.text import clean
from oneonone.world.desk import Desk
from oneonone.world.founding import new_id
from oneonone.world.sharing import name_known_to_git

_EVERYONE = "everyone"


class Given(NamedTuple):
    """What the command line said; None where it did not."""

    roster: str | None
    title: str | None
    name: str | None
    starts: str | None
    ends: str | None
    cadence: str | None
    people: str
    days_off: str | None


def me_of(desk: Desk, given: Given, asking: bool) -> tuple[str, str]:
    """A key and a name; the login name stands in where nobody can be asked."""
    key = (desk.adult or os.environ.get("OO_AS") or "").strip()
    if not key and asking:
        question = "Who are you? A short key and a name, as rivera, Ms. Rivera:"
        # Who git knows already need not type it again.
        name = name_known_to_git(Path(".")).replace(",", "")
        usual = f"{_login()}, {name}" if name else _login()
        return asked(question, usual, partial(_adult_in, given=given))
    return _adult(key or _login(), given.name or "", "--as")


def _adult_in(words: str, given: Given) -> tuple[str, str]:
    """A key and a name as they were answered. A name alone gives a key as well: Ms. Rivera."""
    key, _, name = (part.strip() for part in words.partition(","))
    if name and key != key.casefold() and ADULT_KEY.fullmatch(key.casefold()):
        # As a roster writes it: Adler, Anna.
        name = name if key.casefold() in name.casefold() else f"{name} {key}"
        key = key.casefold()
    if not name and not ADULT_KEY.fullmatch(key):
        return _adult(re.sub(r"[^a-z0-9_-]", "", key.split()[-1].casefold()), given.name or key)
    return _adult(key, given.name or name)


def _adult(key: str, name: str, where: str = "") -> tuple[str, str]:
    return short_key(key, where), clean(name) or f"{key[:1].upper()}{key[1:]}"


def _login() -> str:
    try:
        login = getpass.getuser()
    except (OSError, KeyError, ImportError):
        login = "me"
    return re.sub(r"[^a-z0-9_-]", "", login.casefold()).lstrip("-_")[:32] or "me"


def read_roster(
    desk: Desk, given: Given, path: str, only: Sequence[str], everyone: bool = False
) -> Export:
    me = desk.adult or os.environ.get("OO_AS") or ""
    wanted = conditions_of(only, ((me, given.name or me),), me or None)
    later = "For everyone: oo init without --roster, then oo roster import with --yes."
    return export_of(desk, [path], wanted, everyone=everyone, for_all=later)


def asked_roster(desk: Desk, given: Given) -> Export | None:
    """Asked until a file can be read, and whose students if it has too many; Enter goes on."""
    path = whose = ""
    while True:
        path = path or ask("Your roster, as the office exported it (a path; Enter to go without):")
        if not path:
            return None
        only = [whose] if whose and whose != _EVERYONE else []
        try:
            return read_roster(desk, given, _path(path), only, whose == _EVERYONE)
        except TooMany as fault:
            hint(f"oo: {fault}")
        except OneOnOneError as fault:
            if "--columns" in fault.remedy:
                fault.remedy = "Write a first line into it that names them, as class,last,first."
            hint(f"oo: {fault}")
            path = path if whose else ""
        if path:
            whose = ask(f"Whose? As teacher=Ana Rivera, or {_EVERYONE} (Enter for another file):")
            path = path if whose else ""


def _path(typed: str) -> str:
    """A path as it is typed, or as a terminal types it where a file is dragged into it."""
    bare = typed.strip("'\"")
    if os.path.exists(os.path.expanduser(bare)) or os.name == "nt":
        return bare
    return re.sub(r"\\(.)", r"\1", bare)


def usual_settings(today: date, given: Given, title: str, me: tuple[str, str]) -> Settings:
    """What a notebook is settled on where nobody is asked."""
    return Settings(
        id=new_id(),
        title=title,
        term=Term(*usual_year(today)),
        cadence=_how_often(given.cadence or USUALLY, "--cadence"),
        people=given.people,
        template="staff-one-on-one" if given.people == "staff" else "check-in",
        team=(me,),
    )


def settled(
    usual: Settings, given: Given, asking: bool, today: date, groups: Collection[str]
) -> Settings:
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
    term = Term(starts, ends)
    off = parse_days_off(given.days_off or "", term, today, "--days-off")
    settings = usual._replace(term=term._replace(days_off=off))
    if not asking:
        return settings
    if given.cadence is None:
        often = asked("How often should each be met?", USUALLY, _how_often)
        settings = settings._replace(cadence=often)
    return settings._replace(slots=_slots(usual.team[0][0], settings.term, groups))


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


def _how_often(words: str, where: str = "") -> Cadence:
    try:
        return parse_cadence(words)
    except ValueError:
        raise WrongWords(
            f'"{words}" does not say how often',
            where=where,
            remedy=f"For example {EXAMPLES}.",
        ) from None


def _slots(me: str, term: Term, groups: Collection[str]) -> tuple[Slot, ...]:
    """Asked until it is understood; Enter means any day."""
    question = 'When do you meet them? For example "Wed 9:10 25 min" (Enter for any day):'
    return asked(question, "", lambda words: _slots_in(words, me, term, groups) if words else ())


def _slots_in(words: str, me: str, term: Term, groups: Collection[str]) -> tuple[Slot, ...]:
    slots = parse_slot_words(words, me, term)
    known = {fold(group) for group in groups}
    for slot in slots:
        for one in slot.where:
            if fold(one.value) not in known:
                named = f"There is: {', '.join(sorted(groups)[:20])}."
                there = named if known else "No class is named in the roster: leave it out."
                raise WrongWords(f'no class is called "{one.value}"', remedy=there)
    return slots


def groups_of(export: Export | None) -> list[str]:
    people = export.people if export else ()
    return list(dict.fromkeys(group for person in people for group in person.groups))
