"""``oo request``: a student asked for a meeting."""

from __future__ import annotations

import click

from oneonone.cli.kept import say_kept
from oneonone.cli.meaning import free_words, student_of
from oneonone.cli.params import Command, json_option, tab
from oneonone.core.entries import AdultKey, Request
from oneonone.render.saved import request_sentence
from oneonone.world.desk import Desk, known_adult


@click.command("request", cls=Command)
@click.argument(
    "student", nargs=-1, required=True, metavar="STUDENT", shell_complete=tab("students")
)
@click.option("-m", "--note", metavar="TEXT", help="What it is about, as far as others may know.")
@click.option(
    "--adult", metavar="ADULT", shell_complete=tab("adults"), help="With whom; anyone, unless said."
)
@click.option("--urgent", is_flag=True, help="Before every turn.")
@json_option
@click.pass_obj
def command(
    desk: Desk,
    student: tuple[str, ...],
    note: str | None,
    adult: str | None,
    urgent: bool,
    as_json: bool,
) -> None:
    """A student, or someone for them, asked for a meeting.

    \b
    oo request sofia
    oo request sofia --adult rivera --urgent -m "Before the assembly, please"
    """
    who = student_of(desk, student)
    key = AdultKey(known_adult(desk.settings, adult, "--adult")) if adult else None
    text = free_words(note)
    entry = Request(who.id, desk.today, AdultKey(desk.me), desk.now.time, key, urgent, text)
    added = desk.notebook.add_entry(entry)
    sentence = request_sentence(who, entry, desk.settings, desk.today)
    say_kept(desk, "request", added, sentence, as_json)
