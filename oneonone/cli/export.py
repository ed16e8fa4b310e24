"""``oo export``: a student's record, for the family or whoever may ask for it."""

from __future__ import annotations

import sys
from typing import NamedTuple

import click

from oneonone.cli.console import hint, note_unread, say, width
from oneonone.cli.meaning import student_of
from oneonone.cli.output import form_of
from oneonone.cli.page import page_of
from oneonone.cli.params import Command, OneOf, json_option, tab
from oneonone.core.entries import AdultKey, Disclosure
from oneonone.core.history import History, history
from oneonone.core.masking import Found, Mask
from oneonone.core.record import Record
from oneonone.core.roster import Student
from oneonone.errors import WrongWords
from oneonone.formats.record_yaml import format_record
from oneonone.formats.text import clean
from oneonone.render.as_json import document
from oneonone.render.reasons import Speaker
from oneonone.render.record import Asked, record_page, record_sentences
from oneonone.render.safe import safe
from oneonone.render.words import wrapped
from oneonone.world.desk import Desk
from oneonone.world.results import put_result
from oneonone.world.shipped import pages
from oneonone.world.student import folder_name


class Export(NamedTuple):
    """What is given out, and which names were taken out of it."""

    asked: Asked
    found: tuple[Found, ...]


@click.command("export", cls=Command)
@click.argument(
    "student", nargs=-1, required=True, metavar="STUDENT", shell_complete=tab("students")
)
@click.option("-o", "--output", metavar="FILE", help="Into this file; - is the screen.")
@click.option("--format", "form", type=OneOf(["html", "yaml"]), help="A page, unless said.")
@click.option("--to", metavar="WHOM", help="Who gets it, as it is noted; the family, unless said.")
@click.option("--with-private", is_flag=True, help="Your own private notes as well, marked so.")
@json_option
@click.pass_obj
def command(
    desk: Desk,
    student: tuple[str, ...],
    output: str | None,
    form: str | None,
    to: str | None,
    with_private: bool,
    as_json: bool,
) -> None:
    """A student's whole record in one file, other students' names masked.

    \b
    oo export jamal -o jamal.html
    oo export jamal --to "Lincoln High School" --format yaml -o jamal.yaml
    """
    who = student_of(desk, student)
    form = form or ("yaml" if (output or "").endswith((".yaml", ".yml")) else "html")
    if output is None and not as_json and form == "html" and sys.stdout.isatty():
        output = f"record-{folder_name(who.id)}.html"
    if as_json and output in (None, "-"):
        raise WrongWords("the record needs a file", where="--json", remedy="Add -o FILE.")
    form_of(form, output, as_json=False)  # refuses an ending that says another form
    desk.notebook.allow_writing()  # a record that is given out has to be noted
    made = _made(desk, who, clean(to or "") or _usual(desk), with_private)
    text = _text(made, form)
    if output in (None, "-"):
        say(text.rstrip("\n"))
    else:
        assert output is not None
        put_result(output, safe(text).encode(), 0o600)
    given = Disclosure(who.id, desk.today, AdultKey(desk.me), made.asked.to, desk.now.time)
    added = desk.notebook.add_entry(given)
    if as_json:
        keys = {
            "student": who.id,
            "file": output,
            "private": with_private,
            "entries": len(made.asked.record.own.entries),
            "masked": [_found_json(one) for one in made.found],
            "disclosure": {"id": added.id, "path": added.path},
        }
        say(document("export", desk.today, desk.notebook.unreadable, keys))
        return
    if output not in (None, "-"):
        opened = " Open it in a browser; it prints well." if form == "html" else ""
        hint(wrapped(f"Written to {output}.{opened}", width()))
    speaker = Speaker(desk.settings, desk.me, desk.today, width())
    for line in record_sentences(made.asked, made.found, speaker):
        hint(wrapped(line, width(), "    "))
    note_unread(desk.notebook.unreadable)


def _usual(desk: Desk) -> str:
    return "themselves" if desk.settings.people == "staff" else "the family"


def _made(desk: Desk, who: Student, to: str, with_private: bool) -> Export:
    """The record as it may be given: what is shared, or with my private words; names masked."""
    notebook, settings = desk.notebook, desk.settings
    others = [student for student in notebook.roster.students if student.id != who.id]
    before = notebook.unreadable
    page = page_of(desk, who)
    unread = notebook.unreadable - before
    mask = Mask(who, others, f"[another {settings.one}]", (key for key, _ in settings.team))
    shared = _masked(page.record.shared, mask)
    own, found = shared, mask.take()
    if with_private:
        own = _masked(page.record.own, mask)
        found = mask.take()
    # Whose student it is and the id are no names of others.
    columns = tuple(
        (name, cell if name in ("id", "adult") else mask.text(cell)) for name, cell in who.columns
    )
    found += mask.take()
    asked = Asked(
        Record(who._replace(columns=columns), shared, own),
        page.templates, settings, desk.me, desk.today, to, with_private, len(found), unread,
    )  # fmt: skip
    return Export(asked, found)


def _masked(past: History, mask: Mask) -> History:
    return history(past.student, [mask.entry(entry) for entry in past.entries])


def _text(made: Export, form: str) -> str:
    asked = made.asked
    if form == "html":
        return record_page(asked, pages())
    record = asked.record
    entries = record.own.entries
    return format_record(record.student, entries, asked.today, asked.by, asked.to, asked.private)


def _found_json(one: Found) -> dict[str, object]:
    return {
        "words": one.words,
        "students": [student.id for student in one.students],
        "entry": one.entry.id if one.entry else None,
    }
