"""The sitting: down the list of the day, one student after another."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import click

from oneonone.cli.console import HungUp, agreed, answer, hint, width
from oneonone.cli.meaning import day_of, student_of
from oneonone.cli.said import Given, as_note, said
from oneonone.cli.saving import save
from oneonone.cli.talk import talk_with
from oneonone.core.entries import Meeting, Outcome
from oneonone.core.roster import Student
from oneonone.core.rotation import Ask, Pick, Turns
from oneonone.core.seats import Band
from oneonone.errors import OneOnOneError, Stopped
from oneonone.render.reasons import Speaker
from oneonone.render.sitting import KEYS, list_line, result_lines, turn_line
from oneonone.render.words import wrapped
from oneonone.world.desk import Desk
from oneonone.world.diary import my_turns

OUTCOMES = {"a": Outcome.ABSENT, "d": Outcome.DECLINED, "m": Outcome.MOVED}


def sit(desk: Desk, given: Given) -> None:
    """Ask about each student of the day's list; then say who was met and who was not."""
    day = day_of(desk, given.date, "--date", ahead=False) or desk.today
    turns = my_turns(desk, Ask(template=given.template), day)
    sitting = Sitting(desk, given, turns, day)
    hint(list_line(turns, sitting.speaker))
    try:
        sitting.down_the_list()
        stopped = None
    except (HungUp, click.Abort):
        stopped = Stopped("stopped. What was said to be saved is saved.")
    except Stopped as fault:
        stopped = fault
    hint(result_lines(sitting.done, turns.picks, sitting.speaker))
    if stopped is not None:
        raise stopped
    sitting.move_the_promised()


class Done(NamedTuple):
    """What became of one student: their note."""

    student: Student
    note: Meeting


class Sitting:
    """Whom the adult has come to, and what became of each."""

    def __init__(self, desk: Desk, given: Given, turns: Turns, day: date) -> None:
        self.desk = desk
        self.given = given
        self.turns = turns
        self.day = day
        self.speaker = Speaker(desk.settings, desk.me, day, width())
        self.done: dict[str, Done] = {}

    def down_the_list(self) -> None:
        """One after another, until the list or the time is at an end."""
        picks = self.turns.picks
        for place, pick in enumerate(picks, 1):
            line = f"\n{turn_line(place, len(picks), pick, self.speaker)}"
            if not self._until_settled(pick, line):
                return
        while not picks:
            hint("A name, or q to end.")
            if not self._unplanned(answer().strip()):
                return

    def _until_settled(self, pick: Pick, line: str) -> bool:
        """Ask about one student until something became of them; False where it ends."""
        while pick.student.id not in self.done:
            hint(wrapped(f"{line}\n{KEYS}", self.speaker.width))
            words = answer().strip()
            key = words.casefold()
            if key == "":
                with self._said_and_asked_again():
                    self._talk(pick.student, self._given_in(pick))
            elif key in OUTCOMES:
                with self._said_and_asked_again():
                    self._not_met(pick, OUTCOMES[key])
            elif key == "s":
                return True
            elif not self._unplanned(words):
                return False
        return True

    def _unplanned(self, words: str) -> bool:
        """Someone who is not on the list, by name; False where it ends."""
        if words.casefold() in ("q", ""):
            return False
        with self._said_and_asked_again():
            self._talk(student_of(self.desk, words.split()), self.given)
        return True

    @contextlib.contextmanager
    def _said_and_asked_again(self) -> Iterator[None]:
        """What cannot be done for one student does not end the sitting."""
        try:
            yield
        except Stopped:
            raise
        except OneOnOneError as fault:
            hint(wrapped(f"oo: {fault}", self.speaker.width))

    def _given_in(self, pick: Pick) -> Given:
        """A slot kept for one kind of meeting asks its questions."""
        named = self.given.template or (pick.slot.template if pick.slot else None)
        return self.given._replace(template=named)

    def _talk(self, student: Student, given: Given) -> None:
        note = talk_with(self.desk, student, given)
        self.done[student.id] = Done(student, note)

    def _not_met(self, pick: Pick, outcome: Outcome) -> None:
        self._record(pick, outcome)
        if pick.band is Band.PROMISED and outcome is not Outcome.DECLINED:
            hint(f"{pick.student.first_name} stays first next time.")

    def _record(self, pick: Pick, outcome: Outcome) -> None:
        student = pick.student
        words = said(self.desk, self._given_in(pick))._replace(
            outcome=outcome, minutes=None, with_=()
        )
        note = as_note(self.desk, words, self.desk.notebook.history(student.id))
        save(self.desk, student, note, words.template, show_path=False, brief=True)
        self.done[student.id] = Done(student, note)

    def move_the_promised(self) -> None:
        """Offer to mark those promised and not reached as moved."""
        for pick in self.turns.picks:
            if pick.band is Band.PROMISED and pick.student.id not in self.done:
                name = pick.student.first_name
                if agreed(f"Mark {name} as moved? {name} will be first next time."):
                    self._record(pick, Outcome.MOVED)
