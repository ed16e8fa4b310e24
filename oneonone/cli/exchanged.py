"""A sync, asked for by a person: run, said in sentences or as one JSON document; its exit code."""

from __future__ import annotations

from oneonone.cli.console import agreed, at_a_terminal, hint, say, width
from oneonone.cli.progress import Progress
from oneonone.core.exchange import Differing, adults_in, day_in, parcel
from oneonone.core.sharing import Asked
from oneonone.render.sync import Told, differing_lines, doubt_words, step_words
from oneonone.render.words import wrapped
from oneonone.world.before import drop_stale
from oneonone.world.desk import Desk
from oneonone.world.place import MARK, ROSTER
from oneonone.world.sharing import sync
from oneonone.world.sync import Outcome

SAVED_NOT_SENT = 3


def exchanged(desk: Desk, *, yes: bool = False, dry: bool = False) -> tuple[Outcome, list[Asked]]:
    """What a sync did, and what the person did not agree to."""
    asking = at_a_terminal()
    refused: list[Asked] = []
    with Progress() as progress:

        def allow(asked: Asked) -> bool:
            progress.clear()
            answer = yes or dry or (asking and _agrees(asked))
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
            dry=dry,
        )
    desk.notebook.look_again()
    for name in (MARK, ROSTER):
        drop_stale(desk.notebook, name)
    return outcome, refused


def _agrees(asked: Asked) -> bool:
    hint(wrapped(doubt_words(asked), width()))
    return agreed("Go on?")


def told_of(outcome: Outcome) -> Told:
    """What went each way, counted."""
    return Told(
        parcel(change.path for change in outcome.sent),
        parcel(change.path for change in outcome.received),
        parcel(change.path for change in outcome.waiting),
        outcome.remote,
        outcome.trouble,
        outcome.said,
        outcome.dry,
        bool(outcome.left_out),
    )


def code_of(outcome: Outcome, told: Told) -> int:
    """0 where all is shared; 3 where it is saved here and not sent; 1 where something stayed."""
    if outcome.trouble is not None or (outcome.refused and not told.waiting.empty):
        return SAVED_NOT_SENT
    return 1 if outcome.left_out or outcome.broken or outcome.refused else 0


def say_more(desk: Desk, outcome: Outcome) -> None:
    """What two people changed, what lies beside, and what stays here."""

    def name_of(student_id: str) -> str:
        student = desk.notebook.roster.student(student_id)
        return student.name if student else student_id

    for line in differing_lines(differing(outcome), name_of, desk.today):
        say(wrapped(line, width()))
    for path in outcome.beside:
        words = f"Your version could not be read, and lies beside the others': {path}"
        say(wrapped(words, width()))
    for path, why in outcome.left_out:
        hint(f"oo: {path} stays here: {why}.")
    for path, why in outcome.broken:
        hint(f"oo: {path} was sent as git had it, and does not read well: {why}.")


def differing(outcome: Outcome) -> list[Differing]:
    """Each key that two people changed."""
    return [
        Differing(
            path,
            clash.key,
            clash.values,
            path.split("/")[1] if path.startswith("notes/") else clash.row,
            day_in(path),
        )
        for path, clash in outcome.clashes
    ]


def keys_of(outcome: Outcome, told: Told) -> dict[str, object]:
    """The keys of ``oo sync --json``."""
    return {
        "sent": len(outcome.sent),
        "received": len(outcome.received),
        "merged": len(outcome.merged),
        "conflicts": [one._asdict() for one in differing(outcome)],
        "remote": outcome.remote or None,
        "waiting": len(outcome.waiting),
        "from": list(adults_in([change.path for change in outcome.received])),
        "left_out": [one._asdict() for one in outcome.left_out],
        "broken": [one._asdict() for one in outcome.broken],
        "trouble": outcome.trouble,
        "refused": outcome.refused,
        "dry_run": outcome.dry,
        "notes": {"sent": told.sent.notes, "received": told.received.notes},
    }
