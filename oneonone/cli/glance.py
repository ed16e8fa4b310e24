"""``oo`` alone: today at a glance."""

from __future__ import annotations

from oneonone.cli.console import note_unread, say, width
from oneonone.cli.unfinished import unfinished_line
from oneonone.cli.unshared import unshared_line
from oneonone.core.glance import Glance, glance_at
from oneonone.core.rotation import Ask
from oneonone.render.glance import glance_page
from oneonone.render.reasons import Speaker
from oneonone.world.desk import Desk
from oneonone.world.diary import my_turns, people_of


def glance(desk: Desk) -> None:
    """Slots and picks, goals due, what I owe, what I have promised."""
    turns = my_turns(desk, Ask())
    people = people_of(desk, [desk.me], desk.today)
    found: Glance = glance_at(people, desk.settings, desk.me, desk.today)
    speaker = Speaker(desk.settings, desk.me, desk.today, width())
    say(glance_page(turns, found, speaker))
    if words := "\n".join(filter(None, (unfinished_line(desk), unshared_line(desk)))):
        say(f"\n{words}")
    note_unread(desk.notebook.unreadable)
