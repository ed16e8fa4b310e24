"""A row that tells of a past meeting becomes the note it would be, or what is to mend in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date as Day  # a field is called date
from typing import NamedTuple, TypeVar

from oneonone.core.checks import Problem
from oneonone.core.entries import Outcome
from oneonone.core.history import History
from oneonone.core.parting import Parted, parted
from oneonone.core.past_meetings import Draft, Reported, Told, whole
from oneonone.core.recording import Said, meeting
from oneonone.core.roster import Roster, Student
from oneonone.core.settings import TITLES, Settings
from oneonone.core.templates import Prompt, Template, checked_answer
from oneonone.core.whose import Whose, alike
from oneonone.errors import WrongWords

LONGEST = 256 << 10
"""Letters one row may hold: far more than any talk has, and less than a note may be long."""

OLDEST = 30
"""Years that a meeting may lie back; what lies further is a slip of the hand."""

Found = TypeVar("Found")


class Team(NamedTuple):
    """What the rows of one file are read against."""

    file: str
    roster: Roster
    settings: Settings
    templates: Mapping[str, Template]
    template: str
    """The kind of meeting where a row names none."""
    me: str
    today: Day
    headers: Mapping[str, str] = {}
    """What the file calls each part of a meeting."""

    def called(self, part: str) -> str:
        """A part of a meeting as the file calls it."""
        return self.headers.get(part, part)


def drafts(rows: Sequence[Reported], team: Team) -> tuple[Draft, ...]:
    """The note that each row would be, or everything in it that is to be mended."""
    whose = Whose(team.roster.students, team.settings.one)
    return tuple(_Drafting(row, team, whose).draft() for row in rows)


class _Drafting:
    """One row on its way; its faults are gathered, since a person mends them all at once."""

    def __init__(self, row: Reported, team: Team, whose: Whose) -> None:
        self.row = row
        self.team = team
        self.whose = whose
        self.faults = list(row.faults)

    def draft(self) -> Draft:
        row = self.row
        student = self._tried(self._student)
        adult = self._tried(self._adult)
        template = self._tried(self._template)
        said = self._said(template) if template else None
        self._fits_a_note()
        part = None
        if student and adult and said and not self.faults:
            part = self._tried(lambda: self._part(student, adult, said))
        who = " ".join(words for _, words in row.who[:1])
        return Draft(row.line, who, student, row.date, row.outcome, part, tuple(self.faults))

    def _tried(self, read: Callable[[], Found]) -> Found | None:
        try:
            return read()
        except WrongWords as fault:
            self._fault(fault.where, f"{fault.what}. {fault.remedy}")
            return None

    def _fault(self, rule: str, message: str) -> None:
        self.faults.append(Problem(self.team.file, self.row.line, rule, message))

    def _student(self) -> Student:
        if not self.row.who:
            raise WrongWords(
                "nobody is named",
                where=self.team.called("student"),
                remedy="Write the id or the name.",
            )
        return self.whose.one_of(self.row.who)

    def _adult(self) -> str:
        words = self.row.by
        if words in ("", self.team.me):
            return self.team.me
        key = adult_called(self.team.settings, words)
        if key is None:
            keys = ", ".join(key for key, _ in self.team.settings.team)
            raise WrongWords(
                f'"{words}" is not in the team',
                where=self.team.called("by"),
                remedy=f"The team is: {keys}." if keys else "Add them to oneonone.yaml.",
            )
        return key

    def _template(self) -> Template:
        wanted = self.row.template or self.team.template
        for template in self.team.templates.values():
            if alike(wanted) in (alike(template.name), alike(template.title)):
                return template
        raise WrongWords(
            f'no template is called "{wanted}"',
            where=self.team.called("template"),
            remedy="oo template lists them.",
        )

    def _said(self, template: Template) -> Said | None:
        """The row as what was said; None where a part that all hangs on could not be read."""
        row = self.row
        answers, beside = self._answers(template)
        if row.date is None or row.outcome is None:
            return None
        if row.date.year < self.team.today.year - OLDEST:
            self._fault(self.team.called("date"), f"{row.date} is long ago. Put the year right.")
        return Said(
            template=template,
            date=row.date,
            outcome=row.outcome,
            note=row.note,
            answers=tuple((prompt.key, words) for prompt, words in answers),
            beside=beside,
            goal=row.goal,
            due=row.due,
            owed=row.owed,
            owed_by=row.owed_by,
            next=row.next,
            minutes=row.minutes,
            with_=self._beside_me(),
            pin=row.pin,
            tags=row.tags,
        )

    def _answers(
        self, template: Template
    ) -> tuple[list[tuple[Prompt, str]], tuple[tuple[str, str], ...]]:
        """What was answered to the template's questions, and what it does not ask."""
        answers: dict[str, tuple[Prompt, Told]] = {}
        beside = []
        for told in self.row.told:
            prompt = _asked(template, told)
            if prompt is None:
                if not (told.of_student and self.row.outcome is not Outcome.MET):
                    beside.append((told.key, told.words))
            elif prompt.key in answers:
                first = answers[prompt.key][1].header
                self._fault(told.header, f'answers the same as "{first}". Keep one of the two.')
            elif self._allowed(prompt, told):
                answers[prompt.key] = (prompt, told)
        return [(prompt, told.words) for prompt, told in answers.values()], tuple(beside)

    def _allowed(self, prompt: Prompt, told: Told) -> bool:
        try:
            checked_answer(prompt, told.words)
        except WrongWords as fault:
            self._fault(told.header, f"{fault.what}. {fault.remedy}")
            return False
        return True

    def _beside_me(self) -> tuple[str, ...]:
        settings = self.team.settings
        return tuple(settings.adult(who) or who for who in self.row.with_)

    def _fits_a_note(self) -> None:
        row = self.row
        texts = [row.note, row.goal, row.owed, row.pin, *(told.words for told in row.told)]
        if sum(len(text) for text in texts if text) > LONGEST:
            self._fault("this row", "is longer than a note may be. Shorten it.")

    def _part(self, student: Student, adult: str, said: Said) -> Parted:
        team = self.team
        names = {**team.headers, "answer": self._first_answer(said)}
        note = meeting(
            said,
            History(student.id),
            team.settings,
            adult,
            team.today,
            None,
            lambda part: names.get(part, part),
        )
        part = parted(note, said.template)
        if part.private and adult != team.me and whole(part) != part.shared:
            raise WrongWords(
                f"holds words that only {team.settings.name_of(adult)} may see",
                where=team.called("by"),
                remedy="Take them out, or leave this row for them to import.",
            )
        return part

    def _first_answer(self, said: Said) -> str:
        """The column of the first answer, for where none may be given."""
        kept = {key for key, _ in said.beside}
        answers = (t for t in self.row.told if t.key in kept or _asked(said.template, t))
        return next((told.header for told in answers), "answer")


def _asked(template: Template, told: Told) -> Prompt | None:
    """The question whose key or very words stand above the column."""
    wanted = alike(told.header)
    found = (p for p in template.prompts if wanted and wanted in (alike(p.key), alike(p.ask)))
    return next(found, None)


def adult_called(settings: Settings, words: str) -> str | None:
    """The adult of this key or name. Titles and punctuation aside, a surname is enough where one
    adult has it, and a first name may stand before it: Maria Rivera is Ms. Rivera."""
    exact = settings.adult(words)
    if exact is not None:
        return exact
    said = _names(words)
    found = [
        key
        for key, name in settings.team
        if said and (said <= (names := _names(name)) or (names and names <= said))
    ]
    return found[0] if len(found) == 1 else None


def _names(words: str) -> frozenset[str]:
    return frozenset(name for part in words.split() if (name := alike(part))) - TITLES
