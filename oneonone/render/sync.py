"""What a sync did, in one sentence; then what two people changed, and what stays here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from oneonone.core.exchange import Differing, Parcel
from oneonone.core.settings import Settings
from oneonone.core.sharing import TRIES, Asked, Doubt, Step, Trouble, distrusted, trust
from oneonone.core.term import day_words
from oneonone.render.words import counted, first_upper, one_line, several, spoken, verb

RECORD = "Team notes are part of the student's record: write as if the family will read them."


class Told(NamedTuple):
    """What is said of a sync."""

    sent: Parcel
    received: Parcel
    waiting: Parcel
    remote: str
    trouble: Trouble | None = None
    said: str = ""
    dry: bool = False
    left_out: bool = False
    """Whether something here does not read well, and stays."""


def sync_sentence(told: Told, settings: Settings, me: str | None) -> str:
    """The sentence at the end: "Sent 3, received 4 (Mr. Chen). You have everything."."""
    sent, received = _parts(told.sent), _parts(told.received)
    whose = [settings.name_of(key) for key in told.received.by if key != me]
    if received and whose:
        received += f" ({', '.join(whose)})"
    if told.dry and told.trouble is None and told.remote:
        would = [f"send {sent}"] if sent else []
        would += [f"receive {received}"] if received else []
        return f"Would {several(would)}. Nothing was changed." if would else f"{_NOTHING}."
    done = [f"sent {sent}"] if sent else []
    done += [f"received {received}"] if received else []
    if told.trouble is not None:
        start = f"{first_upper(', '.join(done))}. " if done else "Saved here. "
        return f"{start}{_trouble(told)}"
    if not told.remote:
        saved = waiting_words(told.waiting)
        start = f"Saved here: {saved}. " if saved else "Everything is saved here. "
        return (
            f"{start}This notebook is shared with nobody yet: oo sync --to PLACE,"
            " a folder all of you reach or the address of a server."
        )
    end = "All else is shared." if told.left_out else "You have everything."
    return f"{first_upper(', '.join(done)) or _NOTHING}. {end}"


_NOTHING = "Nothing new on either side"


def _parts(parcel: Parcel) -> str:
    return _with_others(str(parcel.notes), parcel)


def waiting_words(parcel: Parcel) -> str:
    """What waits: 3 notes and the roster."""
    return _with_others(counted(parcel.notes, "note"), parcel)


def _with_others(notes: str, parcel: Parcel) -> str:
    return several([*([notes] if parcel.notes else []), *parcel.others])


def _wait_words(parcel: Parcel) -> str:
    """3 notes and the roster wait; empty where nothing does."""
    waits = waiting_words(parcel)
    return f"{waits} {verb(_many(parcel), 'waits', 'wait')}" if waits else ""


def _many(parcel: Parcel) -> int:
    return parcel.notes + len(parcel.others)


def _trouble(told: Told) -> str:
    there = told.remote
    wait = _wait_words(told.waiting)
    them = "it" if _many(told.waiting) == 1 else "them"
    later = f", so {wait}; the next oo sync sends {them}." if wait else ". Nothing of yours waits."
    match told.trouble:
        case Trouble.OFFLINE:
            return f"{there} did not answer{later}"
        case Trouble.UNKNOWN:
            return f"Git could not reach {there} ({told.said}){later}"
        case Trouble.GONE:
            return f"{there} is not there{later} Is the drive connected, the address right?"
        case Trouble.LOGIN:
            return f"{there} wants you to log in{later} Run oo sync in a terminal once."
        case Trouble.REFUSED:
            why = f" ({told.said})" if told.said else ""
            ask = "Ask whoever set it up for the right to write there."
            return f"{there} does not take what you send{why}{later} {ask}"
        case Trouble.FULL:
            return f"There is no room left at {there}{later}"
        case Trouble.LOCKED:
            stays = "Wait a minute. If it stays so: oo check --fix."
            return f"{there} is locked, perhaps by a sync that was stopped{later} {stays}"
        case Trouble.BUSY:
            again = "is saved again and again here, so what came in waits. Run oo sync once more."
            return f"{told.said or 'A file'} {again}"
        case Trouble.DISTRUST:
            return (
                f"git does not trust {there}, since it belongs to another account{later}"
                f" If it is your team's: {trust(distrusted(told.said) or there)}"
            )
    return f"The others were quicker {TRIES} times{later}"


def refusal(asked: Asked, told: Told) -> str:
    """What is said where a person did not agree, or could not be asked."""
    wait = _wait_words(told.waiting)
    here = f"Saved here: {wait}. " if wait else ""
    return f"{here}{doubt_words(asked)} If that is meant: oo sync --yes."


def doubt_words(asked: Asked) -> str:
    """What a person is to agree to."""
    match asked.doubt:
        case Doubt.NEW_PLACE:
            return f"This notebook was never sent to {asked.remote}. {RECORD}"
        case Doubt.REWRITTEN:
            return (
                f"Somebody rewrote what lies at {asked.remote}: a part of what you had from there"
                " is gone there. Joining yours with it brings it back for all."
            )
    who = "You" if asked.doubt is Doubt.MUCH_HERE else "The others"
    return f"{who} removed or changed {asked.changed} of {asked.there} {asked.what}."


def differing_lines(
    differing: Sequence[Differing], name_of: Callable[[str], str], today: date
) -> list[str]:
    """Each key that two people changed, and where to choose."""
    lines = []
    for one in differing:
        if one.path == "roster.csv":
            where = f"{one.key} of {name_of(one.student)} in the roster"
            choose = "Both stand in its column conflicts; keep one there."
        elif one.student:
            day = day_words(date.fromisoformat(one.date), today) if one.date else ""
            where = f"{key_words(one.key)} in {name_of(one.student)}'s note of {day}"
            choose = f"Both are kept. oo show {one.student}, then oo edit {one.tag} to choose."
        else:
            where = f"{one.key} in {one.path}"
            choose = "Both are kept there: choose one, and take the line under conflicts out."
        values = several([_short(value) for value in one.values], "or")
        lines.append(f"Two of you changed {where} ({values}). {choose}")
    return lines


def key_words(key: str) -> str:
    """A key as it is said: minutes, the goal's text, the answer to Warm up."""
    first, _, rest = key.partition(".")
    if first == "answers":
        return f'the answer to "{spoken(rest)}"'
    return f"the {first}'s {rest}" if rest else f"the {first}" if first == "note" else first


def _short(value: str) -> str:
    words = one_line(value)
    return words if len(words) <= 40 else f"{words[:38].rstrip()}…"


def step_words(step: Step, remote: str) -> str:
    """What goes on, while it does."""
    return {
        Step.KEEP: "Looking at what is new here",
        Step.FETCH: f"Asking {remote}",
        Step.JOIN: "Putting both together",
        Step.SEND: f"Sending to {remote}",
        Step.WAIT: "A colleague was quicker; waiting a moment",
        Step.MOVE: "Bringing in what the others wrote",
    }.get(step, "")


def unshared_words(entries: int, last: date | None, today: date) -> str:
    """What the others do not have yet, or that it is days since the last sync; else nothing."""
    since = f"the last sync was on {day_words(last, today)}" if last else "nothing was sent yet"
    if entries:
        when = "" if last == today else f", {since}"
        return f"{counted(entries, 'note')} not shared yet{when}: oo sync."
    days = (today - last).days if last else 0
    if days >= STALE_DAYS:
        return f"{first_upper(since)}, {days} days ago: oo sync brings what the others wrote."
    return ""


STALE_DAYS = 3
"""Days after which it is said that the others may have written more."""
