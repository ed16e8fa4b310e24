"""``oo log``: record a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from oneonone.cli.params import Command, OneOf, Whole, json_option, tab
from oneonone.core.entries import GoalState

if TYPE_CHECKING:
    from oneonone.world.desk import Desk


@click.command("log", cls=Command)
@click.argument("students", nargs=-1, metavar="[STUDENT]...", shell_complete=tab("students"))
@click.option("-m", "--note", metavar="TEXT", help="Free words; - reads them from the input.")
@click.option("-a", "--answer", "answers", multiple=True, metavar="KEY=VALUE", help="One answer.")
@click.option("--pass", "passed", multiple=True, metavar="KEY", help="A question passed on.")
@click.option("-g", "--goal", metavar="TEXT", help="One goal for the student before next time.")
@click.option("-d", "--due", metavar="DAY", help="By when.")
@click.option(
    "--last-goal",
    type=OneOf([state.value for state in GoalState]),
    help="How the last goal went.",
)
@click.option("--absent", is_flag=True, help="The student was away.")
@click.option("--declined", is_flag=True, help="The student chose not to meet.")
@click.option("--moved", is_flag=True, help="You had to move it.")
@click.option(
    "--template",
    metavar="NAME",
    shell_complete=tab("templates"),
    help="The kind of meeting: oo template lists them.",
)
@click.option("--next", "next_day", metavar="DAY", help="The day you promise to meet again.")
@click.option("--minutes", type=Whole(5, least=0, most=480), help="How long it took.")
@click.option("--date", metavar="DAY", help="When it was, if not today.")
@click.option(
    "--with",
    "with_",
    multiple=True,
    metavar="WHO",
    shell_complete=tab("adults"),
    help="Who else was there.",
)
@click.option("--i-will", metavar="TEXT", help="What you will do for the student.")
@click.option("--by-day", metavar="DAY", help="By when you will.")
@click.option("--pin", metavar="TEXT", help="Shown first, every time.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="A word to find it by.")
@click.option("--private", is_flag=True, help="The words stay on this machine.")
@click.option("--share", is_flag=True, help="Share even what is usually private, this once.")
@click.option("--each", is_flag=True, help="The same for each of several students.")
@click.option("--again", is_flag=True, help="A second meeting with the very same words.")
@click.option("--edit", is_flag=True, help="Write it in your editor.")
@json_option
@click.pass_obj
def command(desk: Desk, /, students: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Record a meeting. At a terminal it asks, question by question; without a student it goes
    down the list of the day. With the words themselves it asks nothing.

    \b
    oo log
    oo log jamal
    oo log jamal -m "Fractions are coming along" -g "Two more, with mixed numbers" -d fri
    oo log sofia -a strength="Asks for help early" --last-goal kept --next mon --minutes 5
    oo log jamal sofia --absent
    """
    # Not above, since a shell that completes a name loads this file as well.
    from oneonone.cli.noting import note_down
    from oneonone.cli.said import Given

    note_down(desk, students, Given(**options), as_json)
