"""What ``oo log`` does with what it was told: asks, opens the editor, or records."""

from __future__ import annotations

from oneonone.cli.console import agreed, at_a_terminal, say
from oneonone.cli.meaning import students_of
from oneonone.cli.said import Given, as_note, said
from oneonone.cli.saving import save, warn_where_full
from oneonone.cli.unfinished import mention_draft
from oneonone.core.entries import Meeting
from oneonone.core.recording import Said
from oneonone.core.roster import Student
from oneonone.errors import WrongWords
from oneonone.world.desk import Desk
from oneonone.world.private import with_private


def note_down(desk: Desk, students: tuple[str, ...], given: Given, as_json: bool) -> None:
    """One meeting or several, as far as they were said; the rest is asked at a terminal."""
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
    from oneonone.world.drafts import Drafts

    words = said(desk, given)
    desk.notebook.allow_writing()
    drafts = Drafts(desk.notebook, desk.me)
    for student in chosen:
        with drafts.alone(student.id):
            _edit_one(desk, student, given, words)


def _edit_one(desk: Desk, student: Student, given: Given, words: Said) -> None:
    from oneonone.cli.new_note import written_in_editor
    from oneonone.world.editor import put_away

    begun = _note(desk, student, words)
    written = written_in_editor(desk, student, begun, words.template)
    if written is None and not given.content:
        say("Nothing was written, and nothing is saved.")
        return
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
