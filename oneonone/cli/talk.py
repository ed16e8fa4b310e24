"""One meeting, written down at the terminal question by question."""

from __future__ import annotations

import contextlib
from datetime import date
from functools import cached_property, partial

from oneonone.cli.console import HungUp, answer, ask, hint, width
from oneonone.cli.meaning import day_of
from oneonone.cli.new_note import written_in_editor
from oneonone.cli.page import page_of
from oneonone.cli.said import Given, as_note, said
from oneonone.cli.saving import save, warn_where_full
from oneonone.core.answering import MOST_MINUTES, Asides, answered, offer
from oneonone.core.conversation import (
    Conversation,
    Draft,
    Question,
    Step,
    as_draft,
    begun,
    resumed,
)
from oneonone.core.entries import Meeting
from oneonone.core.offering import Diary
from oneonone.core.recording import Said
from oneonone.core.roster import Student
from oneonone.core.templates import Template
from oneonone.errors import OneOnOneError, Stopped, WrongWords
from oneonone.formats.text import Unreadable, clean
from oneonone.render.conversation import (
    draft_line,
    draft_view,
    ideas_text,
    opening,
    question_text,
    template_line,
)
from oneonone.render.reasons import Speaker
from oneonone.render.show import Page
from oneonone.render.words import first_upper, wrapped
from oneonone.world import clock
from oneonone.world.desk import Desk
from oneonone.world.diary import my_diary
from oneonone.world.drafts import Drafts
from oneonone.world.editor import put_away


def talk_with(desk: Desk, student: Student, given: Given) -> Meeting:
    """Ask until the note is whole, then keep it. Ctrl-C keeps what was said as a draft."""
    words = said(desk, given)
    desk.notebook.allow_writing()
    drafts = Drafts(desk.notebook, desk.me)
    with drafts.alone(student.id):
        return _talked_with(desk, student, given, words, drafts)


def _talked_with(
    desk: Desk, student: Student, given: Given, words: Said, drafts: Drafts
) -> Meeting:
    page = page_of(desk, student)
    page = page._replace(templates={**page.templates, words.template.name: words.template})
    note = as_note(desk, words, page.past)
    draft = _wanted_draft(desk, drafts, page)
    if draft is None:
        fixed = frozenset({Step.NEXT} if note.next is not None else ())
        talk = begun(note, words.template, page.past, fixed)
    else:
        template = _template_of(desk, draft, words.template)
        kept_private = template.private or desk.settings.private
        note = _with_given(draft.note, note, given, kept_private)
        talk = resumed(draft._replace(note=note), template, page.past)
        page = page._replace(templates={**page.templates, template.name: template})
    at_table = Table(desk, page, drafts, draft.seconds if draft else 0)
    hint(opening(page, at_table.speaker))
    before = at_table.diary if Step.NEXT in talk.fixed else None
    talk = at_table.talked(talk)
    while not at_table.saved(talk, given):
        talk = at_table.talked(talk._replace(asked=Question(Step.LOOK)))
    if talk.note.next is not None:
        warn_where_full(desk, before, talk.note.next)
    return talk.note


def _template_of(desk: Desk, draft: Draft, usual: Template) -> Template:
    """The questions a draft was asked; where they are gone, the last look alone is left of them."""
    try:
        return desk.notebook.templates.template(draft.note.template or usual.name)
    except OneOnOneError as fault:
        hint(f"oo: {fault}")
        return usual


def _with_given(note: Meeting, now: Meeting, given: Given, kept_private: bool) -> Meeting:
    """An unfinished note with what the command line settles this time. What was shared once is
    not shared for good: ``--share`` has to be said again."""
    settled = {key: getattr(now, key) for key in ("minutes", "with_", "tags", "next")}
    note = note._replace(**{key: value for key, value in settled.items() if value})
    private = note.private or given.private or kept_private
    return note._replace(private=private and not given.share)


def _wanted_draft(desk: Desk, drafts: Drafts, page: Page) -> Draft | None:
    """The unfinished note, if the person goes on with it; put aside where they start again."""
    try:
        draft = drafts.draft(page.student.id)
    except Unreadable:
        _put_aside(drafts, page.student.id)
        return None
    except (OSError, OneOnOneError) as fault:
        hint(f"An unfinished note could not be looked for: {fault}")
        return None
    speaker = Speaker(desk.settings, desk.me, desk.today, width())
    while draft is not None:
        match ask(draft_line(draft, page.student, speaker) + "\n>").casefold():
            case "c" | "":
                return draft
            case "s":
                drafts.put_aside(page.student.id)
                return None
            case "v":
                hint(draft_view(draft, page, speaker))
    return None


def _put_aside(drafts: Drafts, student_id: str) -> None:
    try:
        kept = drafts.put_aside(student_id)
    except (OSError, OneOnOneError):
        kept = drafts.path(student_id)
    hint(f"An unfinished note could not be read. It is kept in {kept}")


EDITOR = "e"
"""At the last look: the note in the person's editor."""


class Table:
    """Where the two sit: asks, keeps the draft after every answer, times it, saves at the end."""

    def __init__(self, desk: Desk, page: Page, drafts: Drafts, seconds: int) -> None:
        self.desk = desk
        self.page = page
        self.drafts = drafts
        self.started = clock.seconds() - seconds
        self.speaker = Speaker(desk.settings, desk.me, desk.today, width())
        self.told: set[str] = set()

    @cached_property
    def diary(self) -> Diary:
        """My days with this student; read when the next meeting is spoken of, since it takes every
        note."""
        roster = self.desk.notebook.roster.students
        return my_diary(self.desk).of_student(self.page.student, roster)

    def asides(self, talk: Conversation) -> Asides:
        """What the questions may need to know."""
        today = self.desk.today
        timed = self._minutes() if talk.note.date == today else None
        return Asides(self.desk.settings, today, self._day, lambda: self.diary, timed)

    def _minutes(self) -> int | None:
        """How long it has taken; None where it was left lying open."""
        seconds = self._seconds()
        return max(1, round(seconds / 60)) if seconds <= MOST_MINUTES * 60 else None

    def _seconds(self) -> int:
        return int(clock.seconds() - self.started)

    def _day(self, words: str) -> date:
        day = day_of(self.desk, words, "", ahead=True)
        assert day is not None
        return day

    def talked(self, talk: Conversation) -> Conversation:
        """Every question, until the note is whole."""
        shown = None
        while talk.asked.step is not Step.DONE:
            asides = self.asides(talk)
            if (talk.asked, talk.full) != shown:
                self._show(talk, asides)
                shown = (talk.asked, talk.full)
            try:
                words = clean(answer(partial(self._keep_lines, talk, asides)))
            except HungUp as hung:
                raise self._stopped(talk, clean(hung.said), asides) from None
            if words == "?":
                prompt = talk.template.prompt(talk.asked.key)
                student = self.page.student.id
                hint(ideas_text(talk.asked, prompt, student, self.desk.today, self.speaker))
                continue
            try:
                if (talk.asked.step, words.casefold()) == (Step.LOOK, EDITOR):
                    talk, shown = self._in_editor(talk), None
                else:
                    talk = answered(talk, words, asides)
            except OneOnOneError as fault:
                hint(wrapped(first_upper(str(fault)), self.speaker.width))
                continue
            self._keep(talk)
        return talk

    def _in_editor(self, talk: Conversation) -> Conversation:
        """The note as the person makes it in their editor; then the last look again."""
        written = written_in_editor(
            self.desk, self.page.student, talk.note, talk.template, talk.secret, anew=True
        )
        if written is None:
            return talk
        talk = talk._replace(note=written.note, secret=talk.secret | written.staying)
        self._keep(talk)
        put_away(written.copy)
        return talk

    def _show(self, talk: Conversation, asides: Asides) -> None:
        if talk.asked.step is Step.PROMPT:
            self._once(template_line(talk, self.page.student) + "\n")
        offered = offer(talk, asides) if talk.asked.step is Step.NEXT else None
        hint(question_text(talk, self.page, self.speaker, offered, asides.minutes))

    def _once(self, line: str) -> None:
        if line not in self.told:
            self.told.add(line)
            hint(wrapped(line, self.speaker.width))

    def _keep_lines(self, talk: Conversation, asides: Asides, lines: str) -> None:
        """The first lines of an answer of several, while the next is being typed."""
        with contextlib.suppress(OneOnOneError):
            self._keep(answered(talk, clean(lines), asides)._replace(asked=talk.asked))

    def _keep(self, talk: Conversation) -> None:
        try:
            self.drafts.keep(as_draft(talk, self._seconds()))
        except (OSError, OneOnOneError) as fault:
            why = getattr(fault, "strerror", None) or "its folder cannot be used"
            self._once(f"The draft cannot be kept ({why}): only saving the note keeps it.")

    def _stopped(self, talk: Conversation, words: str, asides: Asides) -> Stopped:
        """Whole lines of the answer that was being typed are kept as well."""
        if words:
            with contextlib.suppress(WrongWords):
                talk = answered(talk, words, asides)
        if not Draft(talk.note, talk.asked).said:
            self.drafts.remove(talk.note.student)
            return Stopped("stopped, and nothing was said yet.")
        self._keep(talk)
        return Stopped(f"stopped. What was said is kept: oo log {talk.note.student} goes on.")

    def saved(self, talk: Conversation, given: Given) -> bool:
        """Keep the note. False where it cannot be kept yet: the last look then asks again."""
        student, share, again = self.page.student, given.share, given.again
        try:
            save(
                self.desk,
                student,
                talk.note,
                talk.template,
                share=share,
                again=again,
                staying=talk.secret,
            )
        except OneOnOneError as fault:
            hint(wrapped(f"Not saved yet: {fault}", self.speaker.width))
            return False
        except OSError as fault:
            why = f"Not saved yet: {fault.strerror}. Make room; Enter tries again."
            hint(wrapped(why, self.speaker.width))
            return False
        self.drafts.remove(talk.note.student)
        return True
