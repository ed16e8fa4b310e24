"""``oo cards``: slips with goals, for the students to keep."""

from __future__ import annotations

import click

from oneonone.cli.console import hint, note_unread
from oneonone.cli.meaning import nobody_has, students_of, students_where
from oneonone.cli.output import put_page
from oneonone.cli.params import Command, tab, where_option
from oneonone.core.handouts import handouts
from oneonone.errors import Impossible
from oneonone.render.handouts import cards_pages
from oneonone.render.reasons import Speaker
from oneonone.world.desk import Desk
from oneonone.world.shipped import pages


@click.command("cards", cls=Command)
@click.argument("students", nargs=-1, metavar="[STUDENT]...", shell_complete=tab("students"))
@click.option("--mine/--all", "mine", default=True, help="Your students, or everyone's.")
@where_option
@click.option("-o", "--output", metavar="FILE", help="Into this file.")
@click.pass_obj
def command(
    desk: Desk, students: tuple[str, ...], mine: bool, where: tuple[str, ...], output: str | None
) -> None:
    """Slips with the students' goals, in their words, eight to a page, with the next day.

    \b
    oo cards -o cards.html
    oo cards jamal sofia -o two.html
    """
    speaker = Speaker(desk.settings, desk.me_or_nobody or "", desk.today, 80)
    chosen = students_of(desk, students) if students else students_where(desk, where, mine=mine)
    lines = handouts(desk.notebook.people(chosen), desk.settings, desk.today)
    if where and not chosen:
        raise nobody_has(where)
    without = sum(line.goal is None for line in lines)
    if without == len(lines):
        raise Impossible("nobody has an open goal", remedy="oo log asks for one at the end.")
    put_page(cards_pages(lines, speaker, pages()), output, f"cards-{desk.today}.html")
    if without:
        hint(f"{desk.settings.counted(without)} without an open goal: no slip.")
    note_unread(desk.notebook.unreadable)
