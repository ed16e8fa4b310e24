"""``oo sync``: bring this notebook and the team's to the same."""

from __future__ import annotations

import sys

import click

from oneonone.cli.console import agreed, at_a_terminal, hint, say, width
from oneonone.cli.params import Command, json_option
from oneonone.cli.progress import Progress
from oneonone.core.exchange import Differing, adults_in, day_in, parcel
from oneonone.render.as_json import document
from oneonone.render.sync import (
    Told,
    differing_lines,
    doubt_words,
    refusal,
    step_words,
    sync_sentence,
)
from oneonone.render.words import wrapped
from oneonone.world.desk import Desk
from oneonone.world.doubts import Asked
from oneonone.world.sharing import share_through, sync
from oneonone.world.sync import Outcome


@click.command("sync", cls=Command)
@click.option("--to", "place", metavar="PLACE", help="Share through this folder or address.")
@click.option("--dry-run", is_flag=True, help="Say what would be sent and received.")
@click.option("--yes", is_flag=True, help="Go on without asking.")
@json_option
@click.pass_obj
def command(desk: Desk, place: str | None, dry_run: bool, yes: bool, as_json: bool) -> None:
    """Send what you wrote to the team, and bring what the others wrote.

    \b
    oo sync
    oo sync --to /Volumes/School/grade-7.git    the first time: a drive all of you reach
    """
    asking = at_a_terminal()
    if place is not None:
        share_through(desk.notebook, place)
    with Progress() as progress:
        refused: list[Asked] = []

        def allow(asked: Asked) -> bool:
            progress.clear()
            answer = yes or dry_run or (asking and _agrees(asked))
            if not answer:
                refused.append(asked)
            return answer

        outcome = sync(
            desk.notebook,
            desk.me_or_nobody,
            desk.today,
            allow,
            lambda step, remote: progress.say(step_words(step, remote)),
            terminal=asking,
            dry=dry_run,
        )
    desk.notebook.look_again()
    told = _told(outcome)
    if as_json:
        say(document("sync", desk.today, desk.notebook.unreadable, _keys(outcome, told)))
    elif refused:
        say(wrapped(refusal(refused[-1].doubt.value, told, _what(refused[-1])), width()))
    else:
        say(wrapped(sync_sentence(told, desk.settings, desk.me_or_nobody), width()))
    if not as_json:
        _say_more(desk, outcome)
    sys.exit(_code(outcome, told))


def _agrees(asked: Asked) -> bool:
    words = doubt_words(asked.doubt.value, asked.remote, _what(asked))
    hint(wrapped(words, width()))
    return agreed("Go on?")


def _what(asked: Asked) -> str:
    return f"{asked.changed} of {asked.there} {asked.what}" if asked.what else ""


def _told(outcome: Outcome) -> Told:
    return Told(
        parcel(change.path for change in outcome.sent),
        parcel(change.path for change in outcome.received),
        parcel(change.path for change in outcome.waiting),
        outcome.remote,
        outcome.trouble,
        outcome.said,
        outcome.dry,
    )


def _say_more(desk: Desk, outcome: Outcome) -> None:
    """What two people changed, what lies beside, and what stays here."""

    def name_of(student_id: str) -> str:
        student = desk.notebook.roster.student(student_id)
        return student.name if student else student_id

    for line in differing_lines(_differing(outcome), name_of, desk.today):
        say(wrapped(line, width()))
    for path in outcome.beside:
        say(
            wrapped(f"Your version could not be read, and lies beside the others': {path}", width())
        )
    for path, why in outcome.left_out:
        hint(f"oo: {path}: stays here until it reads well: {why}.")


def _differing(outcome: Outcome) -> list[Differing]:
    return [
        Differing(
            path,
            clash.key,
            clash.values,
            path.split("/")[1] if path.startswith("notes/") else "",
            day_in(path),
        )
        for path, clash in outcome.clashes
    ]


def _keys(outcome: Outcome, told: Told) -> dict[str, object]:
    return {
        "sent": len(outcome.sent),
        "received": len(outcome.received),
        "merged": len(outcome.merged),
        "conflicts": [one._asdict() for one in _differing(outcome)],
        "remote": outcome.remote or None,
        "waiting": len(outcome.waiting),
        "from": list(adults_in([change.path for change in outcome.received])),
        "left_out": [one._asdict() for one in outcome.left_out],
        "trouble": outcome.trouble,
        "refused": outcome.refused.value if outcome.refused else None,
        "dry_run": outcome.dry,
        "notes": {"sent": told.sent.notes, "received": told.received.notes},
    }


SAVED_NOT_SENT = 3


def _code(outcome: Outcome, told: Told) -> int:
    if outcome.trouble is not None or (outcome.refused and not told.waiting.empty):
        return SAVED_NOT_SENT
    return 1 if outcome.left_out or outcome.refused else 0
