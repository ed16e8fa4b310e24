"""``oo next``: whose turn it is, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from oneonone.cli.console import hint, note_unread, say, width
from oneonone.cli.params import Command, Whole, json_option, tab, where_option
from oneonone.errors import WrongWords

if TYPE_CHECKING:
    from oneonone.world.desk import Desk


@click.command("next", cls=Command)
@click.option("-n", "seats", type=Whole(4, least=0), help="Exactly this many.")
@click.option("--minutes", type=Whole(20), help="As many as fit into this time.")
@click.option("--slot", metavar="NAME", shell_complete=tab("slots"), help="For this slot alone.")
@click.option(
    "--for",
    "template",
    metavar="TEMPLATE",
    shell_complete=tab("templates"),
    help="By the clock of this template.",
)
@click.option("--mine/--all", "mine", default=True, help="Your students, or everyone's.")
@where_option
@click.option("--why", is_flag=True, help="The reasons in whole sentences.")
@click.option("--initials", is_flag=True, help="Initials for names, on a projected screen.")
@json_option
@click.pass_obj
def command(
    desk: Desk,
    seats: int | None,
    minutes: int | None,
    slot: str | None,
    template: str | None,
    mine: bool,
    where: tuple[str, ...],
    why: bool,
    initials: bool,
    as_json: bool,
) -> None:
    """Whose turn it is today, and why.

    \b
    oo next                      who to meet today
    oo next --minutes 15 --why   who fits into a quarter of an hour, and the reasons
    oo next --all --where groups=P3
    """
    given = [
        name
        for name, value in (("-n", seats), ("--minutes", minutes), ("--slot", slot))
        if value is not None
    ]
    if len(given) > 1:
        raise WrongWords(f"{' and '.join(given)} say different things", remedy="Give one of them.")
    desk.look_ahead(everyone=not mine)
    # Loaded while the folders are being looked at.
    from oneonone.cli.meaning import conditions, nobody_has, students_where
    from oneonone.cli.unfinished import unfinished_line
    from oneonone.cli.unshared import unshared_line
    from oneonone.core.rotation import Ask
    from oneonone.render.reasons import Speaker
    from oneonone.render.rotation import next_json, next_page
    from oneonone.world.diary import my_turns

    ask = Ask(seats, minutes, slot, template, not mine, conditions(desk, where))
    turns = my_turns(desk, ask)
    speaker = Speaker(desk.settings, desk.me, desk.today, width(), initials)
    if as_json:
        from oneonone.render.as_json import document

        keys = next_json(turns, speaker)
        say(document("next", desk.today, desk.notebook.unreadable, keys))
        return
    if where and not turns.picks and not students_where(desk, where, mine=False):
        raise nobody_has(where)
    say(next_page(turns, speaker, why))
    if template is not None and desk.settings.clock(template) is None:
        hint(
            f"{template} has no clock of its own (every: in oneonone.yaml), so any meeting counts."
        )
    if not initials:
        hint(unfinished_line(desk))
    hint(unshared_line(desk))
    note_unread(desk.notebook.unreadable)
