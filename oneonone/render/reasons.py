"""Why a student is picked, or is not, in a few words or in a sentence."""

from __future__ import annotations

from datetime import date

from oneonone.core.candidates import Candidate, LeftOut, Reason
from oneonone.core.promises import Ending
from oneonone.core.roster import Student, initials
from oneonone.core.rotation import Pick
from oneonone.core.seats import Band
from oneonone.core.settings import Settings
from oneonone.core.standing import State
from oneonone.core.term import day_words
from oneonone.render.words import (
    adult_words,
    days_words,
    every_words,
    first_upper,
    them,
    they,
    times_over,
)


class Speaker:
    """Who speaks to whom, on which day: what every sentence about a pick needs."""

    def __init__(
        self, settings: Settings, me: str, today: date, width: int, as_initials: bool = False
    ) -> None:
        self.settings = settings
        self.me = me
        self.today = today
        self.width = width
        self.as_initials = as_initials

    def name(self, student: Student) -> str:
        """How a student is shown."""
        return initials(student.called) if self.as_initials else student.called

    def initialled(self, student: Student) -> str:
        """The name as the roster has it, for other programs; initials where they were asked for."""
        return initials(student.called) if self.as_initials else student.name

    def adult(self, key: str) -> str:
        """How an adult is shown."""
        return adult_words(self.settings, key, self.me)

    def day(self, day: date) -> str:
        """A day as it is said."""
        return day_words(day, self.today)


def reason(candidate: Candidate, band: Band, speaker: Speaker) -> str:
    """Why, in a few words for a column."""
    promise, request, now = candidate.promise, candidate.request, candidate.standing
    if band is Band.PROMISED and promise is not None:
        day = "today" if promise.day == speaker.today else speaker.day(promise.day)
        after = {
            Ending.WAIVED: ", was not there",
            Ending.MOVED: ", moved",
            Ending.BROKEN: ", not met since",
        }
        return f"promised for {day}{after.get(promise.ending, '')}"
    if band is Band.ASKED and request is not None:
        return f"asked on {speaker.day(request.date)}{', urgent' if request.urgent else ''}"
    asked = f", asked on {speaker.day(request.date)}" if request else ""
    if now.never_met:
        joined = candidate.student.joined
        since = f", joined {speaker.day(joined)}" if joined else " this term"
        return f"never met{since}{asked}"
    waited = days_words(now.school_days)
    return f"{waited}, {every_words(now.cadence)}{asked}"


def why_sentence(pick: Pick, place: int, speaker: Speaker) -> str:
    """Why, in a sentence; the one at place 0 is who comes first."""
    candidate, name = pick.seated.candidate, speaker.name(pick.student)
    if pick.band is Band.PROMISED:
        return _why_promised(candidate, name, place, speaker)
    if pick.band is Band.ASKED and candidate.request is not None:
        asked = f"{name} asked to talk on {speaker.day(candidate.request.date)}"
        if candidate.request.urgent:
            return f"{asked}, and it is urgent."
        return f"{asked}; one seat in four goes to those who ask."
    return _why_turn(candidate, name, speaker)


def _why_promised(candidate: Candidate, name: str, place: int, speaker: Speaker) -> str:
    promise = candidate.promise
    assert promise is not None
    whom, who = them(candidate.student), they(candidate.student)
    was, stays = ("were", "stay") if who == "they" else ("was", "stays")
    day, made = speaker.day(promise.day), speaker.day(promise.made)
    first = f"{name} comes first because you" if place == 0 else "You"
    if promise.ending is Ending.WAIVED:
        return f"{name} was not there on {day}, the day you promised {whom}, and stays first."
    if promise.ending is Ending.MOVED:
        return f"You moved the meeting with {name} of {day}, so {who} {stays} first."
    if promise.ending is Ending.BROKEN:
        return f"You promised {name} {day}, and {who} {was} not met in the days after it."
    if promise.day != speaker.today:
        met = whom if place == 0 else name
        passed = ", and that day has passed" if promise.day < speaker.today else ""
        return f"{first} promised to meet {met} on {day}{passed}."
    if place == 0:
        return f"{first} promised {whom} today (on {made})."
    return f"You promised on {made} to meet {name} today."


def _why_turn(candidate: Candidate, name: str, speaker: Speaker) -> str:
    now, student = candidate.standing, candidate.student
    asked = f" {first_upper(they(student))} asked to talk as well." if candidate.request else ""
    if now.never_met:
        if student.joined and student.joined > speaker.settings.term.starts:
            joined = speaker.day(student.joined)
            return f"{name} has never been met; {they(student)} joined on {joined}.{asked}"
        return f"{name} has not been met this term, in {days_words(now.school_days)}.{asked}"
    should = f"should be met {every_words(now.cadence)}"
    if now.state is State.OK:
        last = f"{name} was met {days_words(now.school_days)} ago and {should}"
        return f"{last}: not due yet, and there is room.{asked}"
    waited = f"{name} has waited {days_words(now.school_days)} and {should}"
    if now.state is State.OVERDUE:
        return f"{waited}: {times_over(now.urgency)}.{asked}"
    return f"{waited}.{asked}"


def left_out_sentence(one: LeftOut, speaker: Speaker) -> str:
    """Who is not picked today, and why."""
    return f"{speaker.name(one.student)} ({left_out_words(one, speaker)})"


def left_out_words(one: LeftOut, speaker: Speaker) -> str:
    """Why a student is not picked today, in a few words."""
    by = speaker.adult(one.by)
    still = "; your promise for today stands" if one.promise else ""
    match one.reason:
        case Reason.MET:
            hour = int((one.at or "12")[:2])
            part = "this morning" if one.at and hour < 12 else "today"
            return f"met {part} by {by}{still if one.by != speaker.me else ''}"
        case Reason.ABSENT:
            return "absent today"
        case Reason.MOVED:
            return f"moved today by {by}"
        case Reason.DECLINED:
            day = "today" if one.on == speaker.today else f"on {speaker.day(one.on)}"
            return f"declined {day}; let {them(one.student)} be for three school days"
        case Reason.ELSEWHERE:
            return f"{by} meets {them(one.student)} at the same time"
    return f"{by} promised {them(one.student)} today"
