"""``oo sheet``: a page to print for the clipboard, or for the student before a conference."""

from __future__ import annotations

import click

from oneonone.cli.console import note_unread
from oneonone.cli.meaning import conditions, nobody_has, students_of, students_where
from oneonone.cli.output import put_page
from oneonone.cli.params import Command, Whole, tab, where_option
from oneonone.core.handouts import handouts
from oneonone.core.rotation import Ask
from oneonone.errors import Impossible, WrongWords
from oneonone.render.handouts import list_sheet, prepare_pages, turns_sheet
from oneonone.render.reasons import Speaker
from oneonone.world.desk import Desk
from oneonone.world.diary import my_turns
from oneonone.world.shipped import pages


@click.command("sheet", cls=Command)
@click.argument("students", nargs=-1, metavar="[STUDENT]...", shell_complete=tab("students"))
@click.option("--next/--all", "turns", default=True, help="Today's students, or everybody.")
@click.option("-n", "seats", type=Whole(4), help="Exactly this many of today's.")
@click.option("--mine", is_flag=True, help="With --all: your students only.")
@where_option
@click.option(
    "--prepare",
    "template",
    metavar="TEMPLATE",
    shell_complete=tab("templates"),
    help="The student's own page before a conference, as student-led-prep.",
)
@click.option("--initials", is_flag=True, help="Initials for names.")
@click.option("-o", "--output", metavar="FILE", help="Into this file.")
@click.pass_obj
def command(
    desk: Desk,
    students: tuple[str, ...],
    turns: bool,
    seats: int | None,
    mine: bool,
    where: tuple[str, ...],
    template: str | None,
    initials: bool,
    output: str | None,
) -> None:
    """A page to print: who is next, with boxes to tick, the last goal and room to write.

    \b
    oo sheet -o today.html
    oo sheet --all --where groups=P3 -o p3.html
    oo sheet --prepare student-led-prep jamal -o jamal.html
    """
    speaker = Speaker(desk.settings, desk.me_or_nobody or "", desk.today, 80, initials)
    if seats is not None and (students or not turns):
        what = "is for today's students, and others were named"
        raise WrongWords(what, where="-n", remedy="Leave one of them out.")
    found = None
    if students:
        chosen = students_of(desk, students)
    elif turns:
        found = my_turns(desk, Ask(seats=seats, where=conditions(desk, where)))
        chosen = [pick.student for pick in found.picks]
    else:
        chosen = students_where(desk, where, mine=mine)
    lines = handouts(desk.notebook.people(chosen), desk.settings, desk.today)
    if not lines:
        if where:
            raise nobody_has(where)
        what = "there is nobody to print a line for"
        raise Impossible(what, remedy="oo roster lists everyone.")
    if template is not None:
        questions = desk.notebook.templates.template(template)
        text = prepare_pages(questions, lines, speaker, pages())
    elif found is not None:
        text = turns_sheet(found, lines, speaker, pages())
    else:
        text = list_sheet(desk.today, lines, speaker, pages())
    put_page(text, output, f"sheet-{desk.today}.html")
    note_unread(desk.notebook.unreadable)
