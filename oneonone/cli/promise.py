"""``oo promise``: say on which day you will meet a student."""

from __future__ import annotations

from datetime import date

import click

from oneonone.cli.console import hint, say, width
from oneonone.cli.kept import path_to_show
from oneonone.cli.meaning import day_behind, free_words, students_of
from oneonone.cli.params import Command, json_option, tab
from oneonone.cli.saving import warn_where_full
from oneonone.core.entries import AdultKey, Promise
from oneonone.core.goals import later_time
from oneonone.core.history import promising
from oneonone.core.offering import Diary
from oneonone.core.promises import promised_day
from oneonone.core.roster import Student
from oneonone.core.rotation import Ask
from oneonone.core.term import day_words, school_day_from
from oneonone.errors import Impossible, WrongWords
from oneonone.render.as_json import document
from oneonone.render.saved import promise_lines
from oneonone.render.words import wrapped
from oneonone.world.desk import Desk
from oneonone.world.diary import my_diary, my_turns
from oneonone.world.notebook import Added


@click.command("promise", cls=Command)
@click.argument(
    "words", nargs=-1, required=True, metavar="STUDENT... [DAY]", shell_complete=tab("students")
)
@click.option("-m", "--note", metavar="TEXT", help="What for.")
@json_option
@click.pass_obj
def command(desk: Desk, words: tuple[str, ...], note: str | None, as_json: bool) -> None:
    """Say on which day you will meet a student. Without a day, the day of their turn is taken.

    \b
    oo promise jamal fri
    oo promise jamal
    """
    names, wanted = day_behind(desk, words)
    students = students_of(desk, names)
    days, text = my_diary(desk), free_words(note)
    made = []
    for student in students:
        day = _day(desk, days.of_student(student, desk.notebook.roster.students), wanted, student)
        entry = Promise(student.id, desk.today, AdultKey(desk.me), day, desk.now.time, text)
        added = _added(desk, entry)
        made.append({"id": added.id, "path": added.path, "day": day})
        if not as_json:
            say(path_to_show(desk, added))
        lines = promise_lines(student, entry, wanted, added.already, added.path, desk.today)
        hint(wrapped(lines, width()))
        if not added.already:
            warn_where_full(desk, days, day)
        days = days._replace(promised={**days.promised, day: days.promised.get(day, 0) + 1})
    if as_json:
        say(document("promise", desk.today, desk.notebook.unreadable, {"entries": made}))


def _place(desk: Desk, days: Diary, student: Student) -> int | None:
    """The place of a student among those of their class who wait; None for the last."""
    if school_day_from(desk.settings.term, desk.today) is None:
        return None
    waiting = my_turns(desk, Ask(seats=MOST_SEATS)).picks
    ahead = [pick.student.id for pick in waiting if pick.student.id in days.mine]
    return ahead.index(student.id) + 1 if student.id in ahead else None


MOST_SEATS = 1000


def _added(desk: Desk, entry: Promise) -> Added:
    """The promise kept. One that was changed meanwhile, and back, is made once more."""
    made = [one for one in promising(desk.notebook.history(entry.student)) if one.by == entry.by]
    if made and made[-1].next != entry.next and made[-1].date == entry.date:
        entry = entry._replace(at=later_time(entry.at or "", made[-1].at or ""))
    added = desk.notebook.add_entry(entry)
    nth = 2
    while added.already and made[-1].next != entry.next:
        added = desk.notebook.add_entry(entry._replace(nth=nth))
        nth += 1
    return added


def _day(desk: Desk, days: Diary, wanted: date | None, student: Student) -> date:
    if wanted is None:
        offered = days.offered(desk.today, place=_place(desk, days, student))
        if offered is None:
            raise Impossible("no meeting day is left in the term", remedy="Name a day yourself.")
        return offered
    day = promised_day(desk.settings.term, desk.today, wanted)
    if day is None:
        last = f"past the last day, {day_words(desk.settings.term.ends)}"
        lies = f"lies {last}" if wanted > desk.today else "has come already"
        raise WrongWords(f"{day_words(wanted)} {lies}", remedy="Name another day.")
    return day
