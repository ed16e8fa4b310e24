"""A meeting being recorded: what was said becomes a note, or a sentence on what does not fit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as Day  # a field is called date
from functools import partial
from typing import NamedTuple

from oneonone.core.entries import (
    AdultKey,
    Answer,
    EntryId,
    GoalState,
    Meeting,
    Outcome,
    StudentId,
    Undertaking,
    content,
)
from oneonone.core.history import History, open_goals
from oneonone.core.promises import promised_day
from oneonone.core.settings import Settings
from oneonone.core.templates import Template, checked_answer
from oneonone.core.term import Term, day_words
from oneonone.errors import WrongWords, nearest


class Said(NamedTuple):
    """What was said about one meeting, each part as it was given; None where it was not."""

    template: Template
    date: Day
    outcome: Outcome = Outcome.MET
    note: str | None = None
    answers: tuple[tuple[str, str], ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    """Answers to what the template does not ask, kept under keys of their own."""
    passed: tuple[str, ...] = ()
    last_goal: GoalState | None = None
    goal: str | None = None
    due: Day | None = None
    owed: str | None = None
    owed_by: Day | None = None
    next: Day | None = None
    minutes: int | None = None
    with_: tuple[str, ...] = ()
    pin: str | None = None
    tags: tuple[str, ...] = ()
    private: bool | None = None
    """Everything private, or everything shared; None leaves it to the template."""


def option(part: str) -> str:
    """What a part of a meeting is called on the command line."""
    return f"--{part}"


def meeting(
    said: Said,
    past: History,
    settings: Settings,
    me: str,
    today: Day,
    at: str | None,
    called: Callable[[str], str] = option,
) -> Meeting:
    """The note of what was said. ``at`` is the local time, kept for a meeting of today only;
    ``called`` names a part that does not fit as the person knows it."""
    _fits_the_outcome(said, called)
    _fits_the_days(said, today, called)
    answers, passed = _answered(said)
    note = Meeting(
        student=StudentId(past.student),
        date=said.date,
        by=AdultKey(me),
        at=at if said.date == today else None,
        with_=said.with_,
        template=said.template.name,
        outcome=said.outcome,
        minutes=said.minutes,
        answers=answers + said.beside,
        passed=passed,
        note=said.note,
        goal=Undertaking(said.goal, said.due) if said.goal else None,
        owed=Undertaking(said.owed, said.owed_by) if said.owed else None,
        next=said.next and next_day(said.next, said.date, settings.term, today, called("next")),
        pin=said.pin,
        tags=said.tags,
        private=_all_private(said, settings),
    )
    return note._replace(reviewed=_written_already(note, said, past) or _reviewed(said, past))


def _written_already(
    note: Meeting, said: Said, past: History
) -> tuple[tuple[EntryId, GoalState], ...]:
    """What the very same words reviewed when they were recorded before on this day: by then the
    goal they set would be the newest, and they would be another note each time."""
    if said.last_goal is None:
        return ()
    for earlier in past.meetings:
        states = [state for _, state in earlier.reviewed]
        if states == [said.last_goal] and content(earlier._replace(reviewed=())) == content(note):
            return earlier.reviewed
    return ()


def _all_private(said: Said, settings: Settings) -> bool:
    if said.private is not None:
        return said.private
    return said.template.private or settings.private


def _fits_the_outcome(said: Said, called: Callable[[str], str]) -> None:
    """Who was not met has answered nothing."""
    if said.outcome is Outcome.MET:
        return
    given = {
        "answer": said.answers or said.beside,
        "pass": said.passed,
        "last-goal": said.last_goal,
        "goal": said.goal,
        "minutes": said.minutes,
    }
    for part, value in given.items():
        if value:
            raise WrongWords(
                f"does not go with {called(said.outcome)}, since nobody was met",
                where=called(part),
                remedy="Leave one of the two out; a note is fine.",
            )


def _fits_the_days(said: Said, today: Day, called: Callable[[str], str]) -> None:
    if said.outcome is Outcome.MET and said.date > today:
        raise WrongWords(
            f"{day_words(said.date)} has not come yet, and a meeting is recorded once it was held",
            where=called("date"),
            remedy="Name the day on which it was.",
        )
    for part, day, needs, what in (
        ("due", said.due, said.goal, "goal"),
        ("by-day", said.owed_by, said.owed, "i-will"),
    ):
        if day is not None and not needs:
            words = called(what)
            raise WrongWords(f"needs {words}", where=called(part), remedy=f"Say what with {words}.")
        if day is not None:
            due_day(day, said.date, called(part))


def due_day(day: Day, held: Day, where: str = "") -> Day:
    """The day by which something is due: not before the meeting itself."""
    if day < held:
        what = f"{day_words(day)} lies before the meeting itself"
        raise WrongWords(what, where=where, remedy="Name a later day.")
    return day


def next_day(wanted: Day, held: Day, term: Term, today: Day, where: str = "") -> Day:
    """The promised day: a school day after the meeting and inside the term. One that was over
    before the term promises nothing any more, and is kept as it was said."""
    if wanted <= held:
        what = f"{day_words(wanted)} does not lie after the meeting"
        raise WrongWords(what, where=where, remedy="Name a later day.")
    if wanted < min(term.starts, today):
        return wanted
    day = promised_day(term, held, wanted)
    if day is None:
        what = f"{day_words(wanted)} lies past the last day, {day_words(term.ends)}"
        raise WrongWords(what, where=where, remedy="Name an earlier day.")
    return day


def misfits(note: Meeting, term: Term, today: Day) -> list[tuple[str, str]]:
    """What of a note as a person wrote it cannot be, by its key: the same rules as for what is
    recorded in a line."""
    found = []
    if note.outcome is Outcome.MET and note.date > today:
        found.append(("date", f"{day_words(note.date)} has not come yet, and this was held"))
    if note.outcome is not Outcome.MET:
        given: dict[str, object] = {"answers": note.answers, "passed": note.passed}
        given |= {"reviewed": note.reviewed, "goal": note.goal, "minutes": note.minutes}
        message = f"does not go with outcome: {note.outcome}, since nobody was met"
        found += [(key, message) for key, value in given.items() if value]
    tries: list[tuple[str, Callable[[], object]]] = []
    for key, what in (("goal.due", note.goal), ("owed.due", note.owed)):
        if what is not None and what.due is not None:
            tries.append((key, partial(due_day, what.due, note.date)))
    if note.next is not None:
        tries.append(("next", partial(next_day, note.next, note.date, term, today)))
    for key, check in tries:
        try:
            check()
        except WrongWords as fault:
            found.append((key, str(fault)))
    return found


def _answered(said: Said) -> tuple[tuple[tuple[str, Answer], ...], tuple[str, ...]]:
    """Answers as their questions keep them, in the order of the questions; and what was passed."""
    given: dict[str, Answer] = {}
    for key, words in said.answers:
        prompt = said.template.prompt(_known_key(said.template, key, f"--answer {key}"))
        assert prompt is not None
        answer = checked_answer(prompt, words)
        before = given.get(prompt.key)
        if before is not None and isinstance(before, tuple) and isinstance(answer, tuple):
            answer = tuple(dict.fromkeys(before + answer))
        elif before is not None:
            raise WrongWords("is answered twice", where=f"--answer {key}", remedy="Give one.")
        given[prompt.key] = answer
    passed = [_known_key(said.template, key, f"--pass {key}") for key in said.passed]
    for key in passed:
        if key in given:
            raise WrongWords(
                "is answered and passed at once", where=f"--pass {key}", remedy="Give one of them."
            )
    order = [prompt.key for prompt in said.template.prompts]
    answers = tuple((key, given[key]) for key in order if key in given)
    return answers, tuple(dict.fromkeys(passed))


def _known_key(template: Template, key: str, where: str) -> str:
    keys = {prompt.key.casefold(): prompt.key for prompt in template.prompts}
    found = keys.get(key.strip().casefold().replace(" ", "_").replace("-", "_")) or keys.get(
        key.strip().casefold()
    )
    if found is not None:
        return found
    hint = nearest(key, keys.values(), f"It asks: {', '.join(keys.values())}.")
    raise WrongWords(f"{template.name} has no such question", where=where, remedy=hint)


def _reviewed(said: Said, past: History) -> tuple[tuple[EntryId, GoalState], ...]:
    if said.last_goal is None:
        return ()
    still = open_goals(past.up_to(said.date))
    if not still:
        raise WrongWords(
            "there is no open goal to speak of",
            where="--last-goal",
            remedy="Leave it out, or look with oo show.",
        )
    return ((still[-1].id, said.last_goal),)
