"""``oo search``: find words in what was written."""

from __future__ import annotations

from datetime import date

import click

from oneonone.cli.console import note_unread, say, width
from oneonone.cli.meaning import day_of, student_of
from oneonone.cli.params import Command, json_option, tab
from oneonone.core.roster import fold
from oneonone.core.search import Wanted, search
from oneonone.errors import WrongWords
from oneonone.formats.text import clean
from oneonone.render.as_json import document
from oneonone.render.reasons import Speaker
from oneonone.render.search import search_json, search_page
from oneonone.world.desk import Desk, known_adult
from oneonone.world.private import records


@click.command("search", cls=Command)
@click.argument("text", nargs=-1, metavar="[TEXT]...")
@click.option(
    "--student",
    metavar="STUDENT",
    shell_complete=tab("students"),
    help="Only what is about this student.",
)
@click.option(
    "--by", metavar="ADULT", shell_complete=tab("adults"), help="Only what this adult wrote."
)
@click.option("--since", metavar="DAY", help="Only from this day on.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Only with this tag.")
@json_option
@click.pass_obj
def command(
    desk: Desk,
    text: tuple[str, ...],
    student: str | None,
    by: str | None,
    since: str | None,
    tags: tuple[str, ...],
    as_json: bool,
) -> None:
    """Find words in answers, notes, goals, pins and tags. Case and accents do not matter.

    \b
    oo search mixed numbers
    oo search --tag worked --since "2 weeks ago"
    """
    wanted = Wanted(
        text=_phrase(" ".join(text), tags),
        by=known_adult(desk.settings, by, "--by") if by else None,
        since=day_of(desk, since, "--since", ahead=False) or date.min,
        tags=tuple(clean(tag).lstrip("#") for tag in tags),
    )
    notebook = desk.notebook
    students = [student_of(desk, [student])] if student else notebook.roster.students
    hits = search(records(notebook, students, desk.me_or_nobody), wanted)
    if as_json:
        say(
            document("search", desk.today, notebook.unreadable, search_json(hits, notebook.path_of))
        )
        return
    speaker = Speaker(desk.settings, desk.me_or_nobody or "", desk.today, width())
    say(search_page(hits, wanted, speaker))
    note_unread(notebook.unreadable)


def _phrase(text: str, tags: tuple[str, ...]) -> str:
    if not fold(text) and (text or not tags):
        raise WrongWords("which words?", remedy="For example oo search fractions, or --tag worked.")
    return clean(text)
