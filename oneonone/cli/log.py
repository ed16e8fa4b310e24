"""``oo log``: record a meeting."""

from __future__ import annotations

from typing import Any

import click

from oneonone.cli.console import agreed, at_a_terminal, say
from oneonone.cli.meaning import students_of
from oneonone.cli.params import Command, Whole, json_option, tab
from oneonone.cli.said import Given, as_note, said
from oneonone.cli.saving import save, warn_where_full
from oneonone.cli.unfinished import mention_draft
from oneonone.core.entries import GoalState, Meeting
from oneonone.core.recording import Said
from oneonone.core.roster import Student
from oneonone.errors import WrongWords
from oneonone.world.desk import Desk
from oneonone.world.private import with_private


@click.command("log", cls=Command)
@click.argument("students", nargs=-1, metavar="[STUDENT]...", shell_complete=tab("students"))
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
    oo log sofia -a fluency=3 --last-goal kept --next "mon" --minutes 5
    oo log jamal sofia --absent
    """
    given = Given(**options)
    if given.edit and as_json:
        raise WrongWords("--edit and --json do not go together", remedy="Leave one of them out.")
    asking = at_a_terminal() and not as_json
    if not students:
        if given.content or given.edit or not asking:
            raise WrongWords("whom did you meet?", remedy='For example oo log jamal -m "…".')
        from oneonone.cli.sitting import sit

        sit(desk, given)
        return
    if not given.content and not asking and not given.edit:
        raise WrongWords(
            "there is nothing to record yet",
            remedy='Say what was said, as -m "…", or --absent, --declined or --moved.',
        )
    chosen = students_of(desk, students)
    if given.edit:
        _edit(desk, chosen, given)
        return
    if not given.content:
        from oneonone.cli.talk import talk_with

        for student in chosen:
            talk_with(desk, student, given)
        return
    if len(chosen) > 1 and given.words and not given.each:
        _for_each(chosen, asking)
    _record(desk, chosen, given, said(desk, given), as_json)


def _for_each(chosen: list[Student], asking: bool) -> None:
    names = ", ".join(student.name for student in chosen)
    if asking and agreed(f"The same words for {len(chosen)} students ({names})?"):
        return
    raise WrongWords(
        f"the same words for {len(chosen)} students ({names})",
        remedy="Add --each if they are meant for each of them.",
    )


def _edit(desk: Desk, chosen: list[Student], given: Given) -> None:
    """One note after another in the person's editor, begun with what was given."""
    from oneonone.cli.new_note import written_in_editor
    from oneonone.world.editor import put_away

    words = said(desk, given)
    desk.notebook.allow_writing()
    for student in chosen:
        begun = _note(desk, student, words)
        written = written_in_editor(desk, student, begun, words.template)
        if written is None and not given.content:
            say("Nothing was written, and nothing is saved.")
            continue
        note, staying = (written.note, written.staying) if written else (begun, frozenset())
        save(
            desk,
            student,
            note,
            words.template,
            share=given.share and not staying,
            again=given.again,
            staying=staying,
        )
        if written:
            put_away(written.copy)


def _note(desk: Desk, student: Student, words: Said) -> Meeting:
    past = with_private(desk.notebook, desk.notebook.history(student.id), desk.me)
    return as_note(desk, words, past)


def _record(desk: Desk, chosen: list[Student], given: Given, words: Said, as_json: bool) -> None:
    """One entry for each student, all of them checked before the first is written."""
    before = None
    if words.next is not None:
        from oneonone.world.diary import my_diary

        before = my_diary(desk)
    notes = [_note(desk, student, words) for student in chosen]
    entries = []
    for student, note in zip(chosen, notes, strict=True):
        one = save(
            desk,
            student,
            note,
            words.template,
            share=given.share,
            again=given.again,
            show_path=not as_json,
        )
        entries.append({"id": one.id, "path": one.path})
        mention_draft(desk, student)
    if as_json:
        from oneonone.render.as_json import document

        say(document("log", desk.today, desk.notebook.unreadable, {"entries": entries}))
    for day in {note.next for note in notes if note.next is not None}:
        warn_where_full(desk, before, day)
