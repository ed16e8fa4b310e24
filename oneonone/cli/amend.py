"""``oo amend``: a correction that stands beside an entry."""

from __future__ import annotations

import click

from oneonone.cli.console import width
from oneonone.cli.kept import say_kept
from oneonone.cli.meaning import entry_of, free_words
from oneonone.cli.params import Command, json_option, tab
from oneonone.core.entries import AdultKey, Amendment, Entry, Meeting, tag_in
from oneonone.errors import Impossible, WrongWords
from oneonone.render.note import entry_words
from oneonone.render.reasons import Speaker
from oneonone.world.desk import Desk
from oneonone.world.filing import entry_filed


@click.command("amend", cls=Command)
@click.argument(
    "words", nargs=-1, required=True, metavar="[STUDENT] ID", shell_complete=tab("entries")
)
@click.option("-m", "--note", metavar="TEXT", help="What to add; - reads it from the input.")
@click.option("--share", is_flag=True, help="Even where the note itself is private.")
@json_option
@click.pass_obj
def command(
    desk: Desk, words: tuple[str, ...], note: str | None, share: bool, as_json: bool
) -> None:
    """Add a correction beside an entry, which itself stays as it is.

    \b
    oo amend b2k7 -m "It was problem 5, not 4"
    oo amend jamal b2k7 -m - < correction.txt
    """
    text = free_words(note)
    if text is None:
        example = f'For example oo amend {" ".join(words)} -m "It was problem 5, not 4".'
        raise WrongWords("what should it say?", remedy=example)
    entry = entry_filed(desk.notebook, entry_of(desk, words))
    speaker = Speaker(desk.settings, desk.me, desk.today, width())
    if isinstance(entry, Meeting) and entry.private and not share:
        raise _is_private(entry, speaker)
    amendment = Amendment(
        entry.student, desk.today, AdultKey(desk.me), entry.id, text, desk.now.time
    )
    added = desk.notebook.add_entry(amendment)
    sentence = f"your words stand beside {entry_words(entry, speaker)}{_whose(desk, entry)}."
    say_kept(desk, "amend", added, sentence, as_json)


def _whose(desk: Desk, entry: Entry) -> str:
    student = desk.notebook.roster.student(entry.student)
    return f" with {student.first_name}" if student and isinstance(entry, Meeting) else ""


def _is_private(entry: Meeting, speaker: Speaker) -> Impossible:
    own = f"oo edit {tag_in(entry.id)} changes your own words. " if entry.by == speaker.me else ""
    whose = "your" if own else f"{speaker.adult(entry.by)}'s"
    return Impossible(
        f"{entry_words(entry, speaker)} is {whose} private note, and the team reads amendments",
        remedy=f"{own}--share adds it all the same.",
    )
