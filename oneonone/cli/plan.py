"""``oo plan``: who falls on which slot from here, and whether the minutes suffice."""

from __future__ import annotations

import click

from oneonone.cli.console import hint, note_unread, say, width
from oneonone.cli.params import Command, Whole, json_option
from oneonone.core.planning import Plan, sittings
from oneonone.core.term import school_day_from
from oneonone.errors import Impossible
from oneonone.render.as_json import document
from oneonone.render.planning import plan_json, plan_page
from oneonone.render.reasons import Speaker
from oneonone.world import clock
from oneonone.world.desk import Desk
from oneonone.world.diary import my_diary, my_verdict, usual_minutes
from oneonone.world.results import put_result

WEEKS = 4
"""Weeks shown unless more are asked for."""


@click.command("plan", cls=Command)
@click.option("--weeks", type=Whole(4, 1, 60), default=WEEKS, help="How far ahead.")
@click.option("--ics", metavar="FILE", help="Into a calendar file as well; initials only.")
@click.option("--initials", is_flag=True, help="Initials for names.")
@json_option
@click.pass_obj
def command(desk: Desk, weeks: int, ics: str | None, initials: bool, as_json: bool) -> None:
    """Who falls on which slot from here, and whether your minutes suffice.

    \b
    oo plan
    oo plan --weeks 8 --ics one-on-ones.ics
    """
    plan = _plan(desk, weeks)
    if ics:
        from oneonone.render.ics import calendar

        text = calendar(plan.sittings, desk.settings, desk.me, clock.stamp(), clock.zone())
        put_result(ics, text)
        hint(f"Written to {ics}. Importing it again changes the events that are there.")
    if as_json:
        say(document("plan", desk.today, desk.notebook.unreadable, plan_json(plan)))
        return
    say(plan_page(plan, Speaker(desk.settings, desk.me, desk.today, width(), initials)))
    note_unread(desk.notebook.unreadable)


def _plan(desk: Desk, weeks: int) -> Plan:
    settings, people = desk.settings, desk.notebook.people()
    start = school_day_from(settings.term, desk.today)
    if start is None:
        raise Impossible(
            "the term is over, so there is nothing to plan", remedy="oo report looks back."
        )
    days, usual = my_diary(desk), usual_minutes(desk)
    return my_verdict(desk, days)._replace(
        sittings=sittings(people, settings, days, start, weeks, usual)
    )
