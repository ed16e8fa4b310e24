"""``oo days-off``: the days without school."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import click

from oneonone.cli.console import hint, say
from oneonone.cli.params import Command, json_option
from oneonone.core.term import Days, Term, day_words, with_days, without_days
from oneonone.errors import Impossible, WrongWords
from oneonone.formats.days_off_yaml import parse_days_off, with_days_off
from oneonone.formats.notebook_yaml import parse_settings
from oneonone.render.as_json import document
from oneonone.world import before
from oneonone.world.desk import Desk
from oneonone.world.place import MARK


@click.command("days-off", cls=Command)
@click.argument("days", nargs=-1, metavar="[DAYS]...")
@click.option("--remove", is_flag=True, help="There is school on these days after all.")
@json_option
@click.pass_obj
def command(desk: Desk, days: tuple[str, ...], remove: bool, as_json: bool) -> None:
    """Say on which days there is no school: no turn falls on them, and no wait counts them.

    \b
    oo days-off
    oo days-off "25 nov - 27 nov" "21 dec - 1 jan"
    oo days-off "2 dec" --remove
    """
    term = desk.settings.term
    named = _named(days, term, desk.today)
    change = without_days if remove else with_days
    if change(term.days_off, named) != term.days_off:
        desk.notebook.allow_writing()
        before.change(desk.notebook, MARK, lambda data: _changed(data, change, named))
        desk.notebook.look_again()
    elif named:
        hint(
            "Nothing was changed: there is school on them."
            if remove
            else "Nothing was changed: they are free already."
        )
    after = desk.settings.term.days_off
    if as_json:
        spans = [{"first": one.first, "last": one.last} for one in after]
        say(document("days-off", desk.today, desk.notebook.unreadable, {"days_off": spans}))
        return
    for one in after:
        say(_span(one))
    if not after:
        hint('None. For example oo days-off "21 dec - 1 jan".')
    if after != term.days_off:
        hint("Saved in oneonone.yaml, for everyone who shares this notebook.")
        hint("Something wrong? oo undo.")


def _named(days: tuple[str, ...], term: Term, today: date) -> list[Days]:
    """Each word a day or a span; else all of them together, as without quotes."""
    try:
        return [one for words in days for one in parse_days_off(words, term, today)]
    except WrongWords:
        return list(parse_days_off(" ".join(days), term, today))


Change = Callable[[Iterable[Days], Iterable[Days]], tuple[Days, ...]]


def _changed(data: bytes, change: Change, named: list[Days]) -> bytes:
    """The settings with these days, made of what stands there at that moment."""
    text = data.decode()
    settings = parse_settings(text).settings
    new = with_days_off(text, change(settings.term.days_off, named)) if settings else text
    if settings is None or parse_settings(new).settings is None:
        raise Impossible(
            "cannot be written to", where=MARK, remedy="oo check says what is wrong with it."
        )
    return new.encode()


def _span(days: Days) -> str:
    first, last = day_words(days.first), day_words(days.last)
    words = first if days.first == days.last else f"{first} to {last}"
    return f"{words} {days.last.year}"
