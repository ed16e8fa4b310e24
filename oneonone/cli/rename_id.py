"""``oo roster rename``: another id for a student."""

from __future__ import annotations

import shlex

import click

from oneonone.cli.console import hint, say, width
from oneonone.cli.meaning import student_of, student_with_id
from oneonone.cli.params import Command, tab
from oneonone.core.roster import same_id
from oneonone.errors import WrongWords
from oneonone.formats.text import clean
from oneonone.render.words import counted, several, wrapped
from oneonone.world.desk import Desk
from oneonone.world.renaming import kept_under, rename


@click.command("rename", cls=Command)
@click.argument("student", metavar="OLD", shell_complete=tab("students"))
@click.argument("new", metavar="NEW")
@click.pass_obj
def command(desk: Desk, student: str, new: str) -> None:
    """Give a student another id; notes, goals and promises go along.

    \b
    oo roster rename 7013 70130
    oo roster rename "jamal brooks" 70130
    """
    old = _whose(desk, student, clean(new))
    moved = rename(desk.notebook, old, clean(new))
    who = student_with_id(desk, clean(new))
    parts = [counted(moved.entries, "entry", "entries")] if moved.entries else []
    parts += [counted(moved.private, "private note")] if moved.private else []
    along = f": {several(parts)}" if parts else ""
    say(wrapped(f"{who.name} is {who.id} from now on{along}.", width()))
    back = f"oo roster rename {shlex.quote(who.id)} {shlex.quote(old)}"
    hint(wrapped(f"Something wrong? {back}.", width()))
    same = f"oo roster rename {shlex.quote(old)} {shlex.quote(who.id)}"
    theirs = f"A colleague with private notes on {who.first_name} runs {same} too."
    hint(wrapped(theirs, width()))


def _whose(desk: Desk, words: str, new: str) -> str:
    """The id that is to be another: a student's, or one that is no longer on the roster and
    still has notes."""
    if not new:
        raise WrongWords("the new id is missing", remedy="oo roster rename OLD NEW.")
    roster = desk.notebook.roster.students
    holder = next((s for s in roster if same_id(s.id) == same_id(new)), None)
    if holder and all(s.id != words for s in roster) and kept_under(desk.notebook, words):
        return words
    old = student_of(desk, (words,))
    if holder is not None and (holder.id != old.id or new == old.id):
        mine = holder.id == old.id
        way_out = "Nothing is left to rename." if mine else "Choose another."
        raise WrongWords(f"{new} is {holder.name}'s id already", remedy=way_out)
    if holder is None and kept_under(desk.notebook, new):
        raise WrongWords(f"notes hang on the id {new} already", remedy="Choose another.")
    return old.id
