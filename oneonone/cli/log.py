"""``oo log``: record a meeting."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from oneonone.cli.console import hint, say
from oneonone.cli.kept import path_to_show
from oneonone.cli.params import (
    Command,
    Whole,
    day_of,
    free_words,
    json_option,
    students_of,
    words_of,
)
from oneonone.core.entries import GoalState, Meeting, Outcome
from oneonone.core.offering import Diary
from oneonone.core.recording import Said, meeting, parted
from oneonone.core.roster import Student
from oneonone.errors import WrongWords
from oneonone.formats.yaml_text import clean
from oneonone.render.as_json import document
from oneonone.render.saved import no_room_line, saved_lines
from oneonone.world.desk import Desk
from oneonone.world.diary import my_diary
from oneonone.world.private import add_note, with_private

_CONTENT = "note answers passed goal due last_goal absent declined moved i_will pin".split()


@click.command("log", cls=Command)
@click.argument("students", nargs=-1, metavar="STUDENT...")
@click.option("-m", "--note", metavar="TEXT", help="Free words; - reads them from the input.")
@click.option("-a", "--answer", "answers", multiple=True, metavar="KEY=VALUE", help="One answer.")
@click.option("--pass", "passed", multiple=True, metavar="KEY", help="A question passed on.")
@click.option("-g", "--goal", metavar="TEXT", help="One goal for the student before next time.")
@click.option("-d", "--due", metavar="DAY", help="By when.")
@click.option(
    "--last-goal",
    type=click.Choice([state.value for state in GoalState]),
    help="How the last goal went.",
)
@click.option("--absent", is_flag=True, help="The student was away.")
@click.option("--declined", is_flag=True, help="The student chose not to meet.")
@click.option("--moved", is_flag=True, help="You had to move it.")
@click.option("--template", metavar="NAME", help="The kind of meeting: oo template lists them.")
@click.option("--next", "next_day", metavar="DAY", help="The day you promise to meet again.")
@click.option("--minutes", type=Whole(5, least=0, most=480), help="How long it took.")
@click.option("--date", metavar="DAY", help="When it was, if not today.")
@click.option("--with", "with_", multiple=True, metavar="WHO", help="Who else was there.")
@click.option("--i-will", metavar="TEXT", help="What you will do for the student.")
@click.option("--by-day", metavar="DAY", help="By when you will.")
@click.option("--pin", metavar="TEXT", help="Shown first, every time.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="A word to find it by.")
@click.option("--private", is_flag=True, help="The words stay on this machine.")
@click.option("--share", is_flag=True, help="Share even what is usually private, this once.")
@click.option("--each", is_flag=True, help="The same for each of several students.")
@click.option("--again", is_flag=True, help="A second meeting with the very same words.")
@json_option
@click.pass_obj
def command(desk: Desk, /, students: tuple[str, ...], as_json: bool, **given: Any) -> None:
    """Record a meeting, in one line.

    \b
    oo log jamal -m "Fractions are coming along" -g "Two more, with mixed numbers" -d fri
    oo log sofia -a fluency=3 --last-goal kept --next "mon" --minutes 5
    oo log jamal sofia --absent
    """
    if not students:
        raise WrongWords("whom did you meet?", remedy='For example oo log jamal -m "…".')
    if not any(given[key] for key in _CONTENT):
        raise WrongWords(
            "there is nothing to record yet",
            remedy='Say what was said, as -m "…", or --absent, --declined or --moved.',
        )
    chosen = students_of(desk, students)
    more = any(given[key] for key in _CONTENT if key not in ("absent", "declined", "moved"))
    if len(chosen) > 1 and more and not given["each"]:
        names = ", ".join(student.name for student in chosen)
        raise WrongWords(
            f"the same words for {len(chosen)} students ({names})",
            remedy="Add --each if they are meant for each of them.",
        )
    said = _said(desk, given)
    before = my_diary(desk) if said.next is not None else None
    notes = [_note(desk, student, said) for student in chosen]
    parts = [parted(note, said.template, given["share"]) for note in notes]
    entries = []
    settings, today = desk.settings, desk.today
    for student, note, part in zip(chosen, notes, parts, strict=True):
        one = add_note(desk.notebook, part, given["again"])
        entries.append({"id": one.id, "path": one.path})
        if not as_json:
            say(path_to_show(desk, one))
        hint(saved_lines(student, note, part.private, one.already, one.path, settings, today))
    if as_json:
        say(document("log", today, desk.notebook.unreadable, {"entries": entries}))
    for day in {note.next for note in notes if note.next is not None}:
        _warn_where_full(desk, before, day)


def _warn_where_full(desk: Desk, before: Diary | None, day: date) -> None:
    if before is not None and before.room(day) < 1:
        hint(no_room_line(day, before.offered(desk.today, day), desk.today))


def _said(desk: Desk, given: dict[str, Any]) -> Said:
    """The options, each read as what it should be."""
    settings = desk.settings
    day = day_of(desk, given["date"], "--date", ahead=False) or desk.today
    answers = []
    for written in given["answers"]:
        key, equals, words = written.partition("=")
        if not equals or not clean(words):
            raise WrongWords("not KEY=VALUE", where=f"--answer {written}", remedy="Try strength=…")
        answers.append((key, clean(words)))
    if given["private"] and given["share"]:
        raise WrongWords("--private and --share say different things", remedy="Give one of them.")
    return Said(
        template=desk.notebook.templates.template(given["template"] or settings.template),
        date=day,
        outcome=_outcome(given),
        note=free_words(given["note"]),
        answers=tuple(answers),
        passed=given["passed"],
        last_goal=GoalState(given["last_goal"]) if given["last_goal"] else None,
        goal=words_of(given["goal"], "--goal"),
        due=day_of(desk, given["due"], "--due", ahead=True),
        owed=words_of(given["i_will"], "--i-will"),
        owed_by=day_of(desk, given["by_day"], "--by-day", ahead=True),
        next=day_of(desk, given["next_day"], "--next", ahead=True),
        minutes=given["minutes"],
        with_=tuple(settings.adult(who) or clean(who) for who in given["with_"] if clean(who)),
        pin=words_of(given["pin"], "--pin"),
        tags=tuple(tag for raw in given["tags"] if (tag := clean(raw).lstrip("#"))),
        private=True if given["private"] else False if given["share"] else None,
    )


def _outcome(given: dict[str, Any]) -> Outcome:
    said = [outcome for outcome in Outcome if given.get(outcome.value)]
    if len(said) > 1:
        both = " and ".join(f"--{outcome}" for outcome in said)
        raise WrongWords(f"{both} say different things", remedy="Give one of them.")
    return said[0] if said else Outcome.MET


def _note(desk: Desk, student: Student, said: Said) -> Meeting:
    past = with_private(desk.notebook, desk.notebook.history(student.id), desk.me)
    return meeting(said, past, desk.settings, desk.me, desk.today, desk.now.time)
