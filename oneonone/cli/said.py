"""The options of ``oo log``, each read as what it should be."""

from __future__ import annotations

from typing import NamedTuple

from oneonone.cli.meaning import day_of, free_words, words_of
from oneonone.core.entries import GoalState, Meeting, Outcome
from oneonone.core.history import History
from oneonone.core.recording import Said, meeting
from oneonone.errors import WrongWords
from oneonone.formats.text import clean
from oneonone.world.desk import Desk


class Given(NamedTuple):
    """What the command line said, each option as it was typed; None or empty where it did not."""

    note: str | None
    answers: tuple[str, ...]
    passed: tuple[str, ...]
    goal: str | None
    due: str | None
    last_goal: str | None
    absent: bool
    declined: bool
    moved: bool
    template: str | None
    next_day: str | None
    minutes: int | None
    date: str | None
    with_: tuple[str, ...]
    i_will: str | None
    by_day: str | None
    pin: str | None
    tags: tuple[str, ...]
    private: bool
    share: bool
    each: bool
    again: bool
    edit: bool

    @property
    def words(self) -> bool:
        """Whether it holds content that is about one student."""
        said = (self.note, self.answers, self.passed, self.goal, self.due, self.last_goal)
        return any(said) or bool(self.i_will or self.pin)

    @property
    def content(self) -> bool:
        """Whether there is anything to record without a question."""
        return self.words or self.absent or self.declined or self.moved

    @property
    def outcome(self) -> Outcome:
        """How it went; met unless said."""
        said = [outcome for outcome in Outcome if getattr(self, outcome.value, False)]
        if len(said) > 1:
            both = " and ".join(f"--{outcome}" for outcome in said)
            raise WrongWords(f"{both} say different things", remedy="Give one of them.")
        return said[0] if said else Outcome.MET


def said(desk: Desk, given: Given) -> Said:
    """What was said about one meeting."""
    settings = desk.settings
    if given.private and given.share:
        raise WrongWords("--private and --share say different things", remedy="Give one of them.")
    with_ = [settings.adult(who) or clean(who) for who in given.with_ if clean(who)]
    return Said(
        template=desk.notebook.templates.template(given.template or settings.template),
        date=day_of(desk, given.date, "--date", ahead=False) or desk.today,
        outcome=given.outcome,
        note=free_words(given.note),
        answers=tuple(_answer(written) for written in given.answers),
        passed=given.passed,
        last_goal=GoalState(given.last_goal) if given.last_goal else None,
        goal=words_of(given.goal, "--goal"),
        due=day_of(desk, given.due, "--due", ahead=True),
        owed=words_of(given.i_will, "--i-will"),
        owed_by=day_of(desk, given.by_day, "--by-day", ahead=True),
        next=day_of(desk, given.next_day, "--next", ahead=True),
        minutes=given.minutes,
        with_=tuple(dict.fromkeys(with_)),
        pin=words_of(given.pin, "--pin"),
        tags=tuple(tag for raw in given.tags if (tag := clean(raw).lstrip("#"))),
        private=True if given.private else False if given.share else None,
    )


def as_note(desk: Desk, words: Said, past: History) -> Meeting:
    """What was said, as a note of this adult and this moment."""
    return meeting(words, past, desk.settings, desk.me, desk.today, desk.now.time)


def _answer(written: str) -> tuple[str, str]:
    key, equals, words = written.partition("=")
    if not equals or not clean(words):
        raise WrongWords("not KEY=VALUE", where=f"--answer {written}", remedy="Try strength=…")
    return key, clean(words)
