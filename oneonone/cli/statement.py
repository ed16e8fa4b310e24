"""``oo statement``: the family's words, kept with the record."""

from __future__ import annotations

import click

from oneonone.cli.console import width
from oneonone.cli.kept import say_kept
from oneonone.cli.meaning import free_words, student_of
from oneonone.cli.params import Command, json_option, tab
from oneonone.core.entries import AdultKey, Entry, Statement
from oneonone.errors import WrongWords
from oneonone.render.note import entry_words
from oneonone.render.reasons import Speaker
from oneonone.render.words import family_words
from oneonone.world.desk import Desk
from oneonone.world.filing import entry_filed, filed


@click.command("statement", cls=Command)
@click.argument(
    "student", nargs=-1, required=True, metavar="STUDENT", shell_complete=tab("students")
)
@click.option("-m", "--note", metavar="TEXT", help="Their words; - reads them from the input.")
@click.option("--of", metavar="ID", shell_complete=tab("entries"), help="The entry they speak of.")
@json_option
@click.pass_obj
def command(
    desk: Desk, student: tuple[str, ...], note: str | None, of: str | None, as_json: bool
) -> None:
    """Keep the family's words with a student's record; they are printed with it.

    \b
    oo statement jamal -m "He reads every night; the log was lost"
    oo statement jamal --of b2k7 -m - < letter.txt
    """
    who = student_of(desk, student)
    text = free_words(note)
    if text is None:
        example = f'For example oo statement {" ".join(student)} -m "…".'
        raise WrongWords("what do they say?", remedy=example)
    about = entry_filed(desk.notebook, filed(desk.notebook, [who.id, of])) if of else None
    entry = Statement(
        who.id, desk.today, AdultKey(desk.me), text, about and about.id, desk.now.time
    )
    added = desk.notebook.add_entry(entry)
    say_kept(desk, "statement", added, _sentence(desk, who.first_name, about), as_json)


def _sentence(desk: Desk, name: str, about: Entry | None) -> str:
    speaker = Speaker(desk.settings, desk.me, desk.today, width())
    place = f"in {name}'s record"
    if about is not None:
        place += f", beside {entry_words(about, speaker)}"
    return f"{family_words(speaker.settings)} stand {place}."
