"""``oo goal``: say how a goal went, between meetings."""

from __future__ import annotations

from collections.abc import Sequence

import click

from oneonone.cli.console import at_a_terminal, hint, picked, say, width
from oneonone.cli.kept import say_kept
from oneonone.cli.meaning import entry_of, free_words, student_of
from oneonone.cli.params import Command, json_option, tab
from oneonone.core.entries import EntryId, GoalState, Meeting, tag_in
from oneonone.core.goals import review, subject
from oneonone.core.history import Goal, open_goals, open_owed
from oneonone.core.record import Record
from oneonone.core.roster import matches
from oneonone.errors import WrongWords
from oneonone.render.as_json import document
from oneonone.render.goals import choice_words, closed_already_sentence, followed_sentence
from oneonone.render.note import entry_words, has_words
from oneonone.render.reasons import Speaker
from oneonone.render.words import counted, first_upper, several, wrapped
from oneonone.world.desk import Desk
from oneonone.world.filing import Filed, all_filed, entry_filed, filed, student_filed
from oneonone.world.private import records

_STATES = "Say kept, partly, not_yet or dropped"


@click.command("goal", cls=Command)
@click.argument(
    "words", nargs=-1, metavar="ID kept|partly|not_yet|dropped", shell_complete=tab("goals")
)
@click.option("-m", "--note", metavar="TEXT", help="A word on it, as far as others may know.")
@json_option
@click.pass_obj
def command(desk: Desk, words: tuple[str, ...], note: str | None, as_json: bool) -> None:
    """Say how a goal went, or what an adult owed. ID may be a student with one open goal.

    \b
    oo goal jamal kept
    oo goal b2k7 not_yet -m "Started on it; the library was closed"
    """
    wanted, state = _parted(words)
    record, of = _meant(desk, wanted)
    speaker = _speaker(desk)
    about = subject(record.own, of)
    text = free_words(note)
    entry = review(record.own, of, state, desk.me, desk.today, desk.now.time, text)
    there = desk.notebook.place_of(entry)
    if about.stays_closed(state) and text is None and not there.already:
        _say_closed(desk, closed_already_sentence(record.student, about, speaker), as_json)
        return
    added = desk.notebook.add_entry(entry)
    sentence = followed_sentence(record.student, about, state, speaker)
    say_kept(desk, "goal", added, sentence, as_json)
    if text is not None and not subject(record.shared, of).parts:
        hint("Your note on it is shared with the team; the goal's own words stay here.")


def _say_closed(desk: Desk, sentence: str, as_json: bool) -> None:
    if as_json:
        say(document("goal", desk.today, desk.notebook.unreadable, {"entries": []}))
    hint(wrapped(f"{first_upper(sentence)} Nothing new was written.", width()))


def _speaker(desk: Desk) -> Speaker:
    return Speaker(desk.settings, desk.me, desk.today, width())


def _parted(words: Sequence[str]) -> tuple[tuple[str, ...], GoalState]:
    """Which goal, and how it went; ``not yet`` may be two words."""
    if not words:
        raise WrongWords("which goal, and how did it go?", remedy="For example oo goal jamal kept.")
    behind = 2 if [word.casefold() for word in words[-2:]] == ["not", "yet"] else 1
    wanted, said = tuple(words[:-behind]), " ".join(words[-behind:])
    states = {state.value: state for state in GoalState}
    state = states.get("_".join(said.casefold().replace("-", " ").replace("_", " ").split()))
    if state is None and not wanted:
        raise WrongWords("how did it go?", remedy=f"{_STATES}: oo goal {said} kept.")
    if state is None:
        raise WrongWords(f'"{said}" does not say how it went', remedy=f"{_STATES}.")
    if not wanted:
        raise WrongWords("which goal?", remedy=f"For example oo goal jamal {state}.")
    return wanted, state


def _meant(desk: Desk, words: Sequence[str]) -> tuple[Record, EntryId]:
    """Whose record, and the id of the goal in it."""
    one = _entry(desk, words)
    if one is None:
        (record,) = records(desk.notebook, [student_of(desk, words)], desk.me)
        return record, _only_goal(desk, record)
    (record,) = records(desk.notebook, [student_filed(desk.notebook, one)], desk.me)
    if not subject(record.own, one.id).parts:
        raise _no_goal(desk, one)
    return record, one.id


def _entry(desk: Desk, words: Sequence[str]) -> Filed | None:
    """The entry these words name; None where they name a student."""
    people = matches(desk.notebook.roster.students, " ".join(words))
    if len(words) > 1:
        return None if people else entry_of(desk, words)
    named = all_filed(desk.notebook, words)
    if named and people:
        raise WrongWords(
            f'"{words[0]}" is the id of an entry, and a {desk.settings.one} is called so as well',
            remedy=f"Put the {desk.settings.one} in front of the id, or write the whole name.",
        )
    if named or (not people and any(letter.isdigit() for letter in words[0])):
        return filed(desk.notebook, words)
    return None


def _no_goal(desk: Desk, one: Filed) -> WrongWords:
    entry, speaker = entry_filed(desk.notebook, one), _speaker(desk)
    what = entry_words(entry, speaker)
    if isinstance(entry, Meeting) and entry.private and not has_words(entry):
        return WrongWords(
            f"what was said at {what} is private to {speaker.adult(entry.by)}",
            where=one.id,
            remedy=f"Only {speaker.adult(entry.by)} can say how its goal went.",
        )
    return WrongWords(
        f"{what} has no goal, and nothing is owed by it",
        where=one.id,
        remedy="oo goals lists the goals.",
    )


def _only_goal(desk: Desk, record: Record) -> EntryId:
    """The one open goal; of several, a person at a terminal picks one."""
    found = open_goals(record.own.up_to(desk.today))
    name, speaker = record.student.first_name, _speaker(desk)
    if not found:
        waits = open_owed(record.own.up_to(desk.today))
        remedy = f"oo goals {record.student.id} --all shows those that are closed."
        if waits:
            remedy = f"What is owed has an id too: oo goal {tag_in(waits[-1].id)} kept."
        raise WrongWords(f"{name} has no open goal", remedy=remedy)
    if len(found) == 1:
        return found[0].id
    if at_a_terminal():
        return _picked(found, speaker, name)
    shown = several([f"{tag_in(goal.id)} ({choice_words(goal, speaker)})" for goal in found])
    raise WrongWords(
        f"{name} has {counted(len(found), 'open goal')}: {shown}",
        remedy=f"Name one by its id, as oo goal {tag_in(found[-1].id)} kept.",
    )


def _picked(found: Sequence[Goal], speaker: Speaker, name: str) -> EntryId:
    hint(f"{name} has {counted(len(found), 'open goal')}.")
    place = picked([(tag_in(goal.id), choice_words(goal, speaker)) for goal in found])
    if place is None:
        raise WrongWords("none was named", remedy="Nothing was written.")
    return found[place].id
