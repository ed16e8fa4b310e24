"""The sitting: its list, each student's line, and what became of everyone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from oneonone.core.entries import Meeting, Outcome
from oneonone.core.roster import Student
from oneonone.core.rotation import Pick, Turns
from oneonone.core.seats import Band
from oneonone.render.reasons import Speaker, reason
from oneonone.render.rotation import heading
from oneonone.render.words import due_words, menu, several, shown_width, verb, wrapped

KEYS = menu(
    *("Enter start", "a absent", "d declined", "m move", "s skip", "or another name", "q end")
)


class Became(Protocol):
    """A student, and the note on what became of them."""

    @property
    def student(self) -> Student:
        """Who."""

    @property
    def note(self) -> Meeting:
        """What was recorded."""


def list_line(turns: Turns, speaker: Speaker) -> str:
    """The day, its slots, and everyone on its list."""
    names = [speaker.name(pick.student) for pick in turns.picks]
    head = heading(turns, speaker).removesuffix(".")
    if not names:
        return f"{head}: nobody is on the list."
    return wrapped(f"{head}: {', '.join(names)}.", speaker.width)


def turn_line(place: int, of: int, pick: Pick, speaker: Speaker) -> str:
    """1 of 4  Jamal Brooks    promised for today      goal due today: two problems"""
    candidate = pick.seated.candidate
    parts = [f"{place} of {of}  {speaker.name(pick.student)}"]
    parts.append(reason(candidate, pick.band, speaker))
    if candidate.goal is not None:
        due = f" {due_words(candidate.goal.due, speaker.today)}" if candidate.goal.due else ""
        parts.append(f"goal{due}: {' '.join(candidate.goal.text.split())}")
    line = "    ".join(parts)
    if shown_width(line) <= speaker.width:
        return line
    return "\n".join([parts[0], *(wrapped(f"  {part}", speaker.width, "  ") for part in parts[1:])])


_SAID = {Outcome.MET: "Met", Outcome.ABSENT: "Absent", Outcome.DECLINED: "Declined"}
_SAID |= {Outcome.MOVED: "Moved"}


def result_lines(done: Mapping[str, Became], picks: Sequence[Pick], speaker: Speaker) -> str:
    """Who was met, who was not, and what was promised."""
    parts = []
    for outcome, word in _SAID.items():
        names = [d.student.first_name for d in done.values() if d.note.outcome is outcome]
        if names:
            parts.append(f"{word}{'' if outcome is Outcome.MET else ':'} {', '.join(names)}.")
    left = [pick for pick in picks if pick.student.id not in done]
    if left:
        parts.append(f"Not reached: {_not_reached(left, speaker)}.")
    promised = [
        f"{d.student.first_name} for {speaker.day(d.note.next)}"
        for d in done.values()
        if d.note.next is not None
    ]
    if promised:
        parts.append(f"Promised: {', '.join(promised)}.")
    return "\n" + wrapped(" ".join(parts) or "Nobody was met.", speaker.width)


def _not_reached(left: Iterable[Pick], speaker: Speaker) -> str:
    plain = [p.student.first_name for p in left if p.band is not Band.PROMISED]
    kept = [p for p in left if p.band is Band.PROMISED]
    if not kept:
        return ", ".join(plain)
    days = {p.seated.candidate.promise.day for p in kept if p.seated.candidate.promise}
    when = " for today" if days == {speaker.today} else ""
    who = several([p.student.first_name for p in kept])
    return ", ".join([*plain, f"{who}, who {verb(len(kept))} promised{when}"])
