"""``oo forget``: remove a student's record, as far as this machine reaches."""

from __future__ import annotations

import click

from oneonone.cli.console import agreed, at_a_terminal, hint, say, width
from oneonone.cli.exchanged import exchanged
from oneonone.cli.meaning import student_of
from oneonone.cli.params import Command, json_option, tab
from oneonone.core.entries import AdultKey, Forgotten
from oneonone.core.holding import standing_hold
from oneonone.core.roster import Student
from oneonone.errors import Impossible, WrongWords
from oneonone.render.as_json import document
from oneonone.render.note import hold_words
from oneonone.render.reasons import Speaker
from oneonone.render.record import beyond_reach, kept_words
from oneonone.render.words import first_upper, wrapped
from oneonone.world.desk import Desk
from oneonone.world.forgetting import Kept, forget, kept_of, known_student
from oneonone.world.synced import unshared


@click.command("forget", cls=Command)
@click.argument(
    "student", nargs=-1, required=True, metavar="STUDENT", shell_complete=tab("students")
)
@click.option("--dry-run", is_flag=True, help="Only say what is kept of them.")
@click.option("--yes", is_flag=True, help="Remove it without asking.")
@json_option
@click.pass_obj
def command(desk: Desk, student: tuple[str, ...], dry_run: bool, yes: bool, as_json: bool) -> None:
    """Remove a student's record for good: entries, roster row, private notes, drafts.

    \b
    oo forget jamal --dry-run
    oo export jamal -o jamal.html    before it goes
    oo forget jamal
    """
    shared = unshared(desk.notebook) is not None
    if shared and not dry_run:
        _sync_first(desk)
    who = _whose(desk, student)
    kept = kept_of(desk.notebook, who)
    if kept.empty:
        remedy = "oo check names what comes back."
        raise WrongWords(f"nothing is kept of {who.called} any more", remedy=remedy)
    speaker = Speaker(desk.settings, desk.me, desk.today, width())
    if not as_json:
        numbers = (len(kept.shared), len(kept.private), len(kept.unfinished))
        words = kept_words(*numbers, kept.on_roster, who)
        say(wrapped(words, width()))
    if hold := standing_hold(desk.notebook.history(who.id), desk.today):
        raise Impossible(
            first_upper(hold_words(hold, speaker)),
            remedy=f"Nothing was removed. When the request is answered: oo hold {who.id} --end.",
        )
    if dry_run:
        _say_json(desk, who, kept, None, as_json)
        return
    if not yes and not _agreed(who):
        raise Impossible("nothing was removed", remedy="oo forget asks again.")
    stone = Forgotten(who.id, desk.today, AdultKey(desk.me), desk.now.time)
    added = forget(desk.notebook, who, stone)
    _say_json(desk, who, kept, added.path if added else None, as_json)
    if as_json:
        return
    say(f"Removed. That {who.id} was forgotten stays written, so that nothing comes back unseen.")
    for line in beyond_reach(who, shared, (desk.notebook.root / ".git").exists()):
        hint(wrapped(line, width()))


def _sync_first(desk: Desk) -> None:
    """A colleague may have asked for the record to be kept, or written in it."""
    outcome, _ = exchanged(desk)
    if outcome.trouble is not None or outcome.refused is not None:
        raise Impossible(
            "the notebook could not be synced first, and a colleague may hold this record",
            remedy="Nothing was removed. oo sync says what is wrong; then run this again.",
        )


def _whose(desk: Desk, words: tuple[str, ...]) -> Student:
    """Somebody on the roster; or, by the whole id, somebody of whom anything is left."""
    try:
        return student_of(desk, words)
    except WrongWords:
        if len(words) == 1 and (found := known_student(desk.notebook, words[0])):
            return found
        raise


def _agreed(who: Student) -> bool:
    if not at_a_terminal():
        raise WrongWords("this cannot be taken back", remedy="Add --yes to go on without asking.")
    return agreed(f"Remove all this of {who.called} for good?")


def _say_json(desk: Desk, who: Student, kept: Kept, stone: str | None, as_json: bool) -> None:
    if as_json:
        keys = {
            "student": who.id,
            "entries": len(kept.shared),
            "private": len(kept.private),
            "unfinished": len(kept.unfinished),
            "roster": kept.on_roster,
            "tombstone": stone,
        }
        say(document("forget", desk.today, desk.notebook.unreadable, keys))
