"""``oo hold``: keep a record from being forgotten while the family's request is open."""

from __future__ import annotations

import click

from oneonone.cli.console import width
from oneonone.cli.kept import say_kept
from oneonone.cli.meaning import day_of, free_words, student_of
from oneonone.cli.params import Command, json_option, tab
from oneonone.core.entries import AdultKey, Entry, Hold, Release
from oneonone.core.holding import standing_hold
from oneonone.core.term import day_words
from oneonone.errors import WrongWords
from oneonone.render.note import hold_words
from oneonone.render.reasons import Speaker
from oneonone.world.desk import Desk


@click.command("hold", cls=Command)
@click.argument(
    "student", nargs=-1, required=True, metavar="STUDENT", shell_complete=tab("students")
)
@click.option("--until", metavar="DAY", help="The last day of it; until it is ended, unless said.")
@click.option("--end", is_flag=True, help="The request is answered: end the hold.")
@click.option("-m", "--note", metavar="TEXT", help="What was asked for, and by whom.")
@json_option
@click.pass_obj
def command(
    desk: Desk,
    student: tuple[str, ...],
    until: str | None,
    end: bool,
    note: str | None,
    as_json: bool,
) -> None:
    """Keep a student's record: while it is held, nobody of the team can forget it.

    \b
    oo hold jamal -m "His mother asked for the record"
    oo hold jamal --until "18 dec"
    oo hold jamal --end
    """
    who = student_of(desk, student)
    if end and until is not None:
        raise WrongWords("--end and --until do not go together", remedy="Leave one of them out.")
    day = day_of(desk, until, "--until", ahead=True)
    if day is not None and day < desk.today:
        raise WrongWords(
            f"{day_words(day, desk.today)} is over", where="--until", remedy="Name a day to come."
        )
    there = standing_hold(desk.notebook.history(who.id), desk.today)
    if end and there is None:
        raise WrongWords(
            f"{who.first_name}'s record is not held", remedy=f"oo show {who.id} shows what is."
        )
    said, me = free_words(note), AdultKey(desk.me)
    entry: Entry = Hold(who.id, desk.today, me, desk.now.time, day, said)
    if end:
        entry = Release(who.id, desk.today, me, desk.now.time, said)
    added = desk.notebook.add_entry(entry)
    speaker = Speaker(desk.settings, desk.me, desk.today, width())
    sentence = f"{who.first_name}'s record is held no longer."
    if isinstance(entry, Hold):
        sentence = f"{hold_words(entry, speaker)}. Nobody of the team can forget it."
    say_kept(desk, "hold", added, sentence, as_json)
