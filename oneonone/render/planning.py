"""A plan, said: whether the minutes suffice, what would make it fit, and who falls on which day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from oneonone.core.planning import Plan, Remedy
from oneonone.core.rotation import Pick
from oneonone.core.seats import Band
from oneonone.core.settings import Settings
from oneonone.render.as_json import number
from oneonone.render.reasons import Speaker
from oneonone.render.words import aligned, days_words, several, wrapped


def plan_page(plan: Plan, speaker: Speaker) -> str:
    """The verdict, what would help, and the days."""
    blocks = [wrapped(verdict_sentence(plan, speaker.settings), speaker.width)]
    if plan.remedy is not None:
        blocks[0] += "\n" + wrapped(_would_fit(plan, plan.remedy), speaker.width)
    rows = []
    last = None
    for sitting in plan.sittings:
        names = [_named(pick, sitting.day, speaker) for pick in sitting.picks]
        day = speaker.day(sitting.day)
        at = sitting.slot.at if sitting.slot else ""
        shown = "" if day == last else day
        last = day
        for place, line in enumerate(_lines(names, speaker.width - 22)):
            rows.append((shown if not place else "", at if not place else "", line))
    if rows:
        blocks.append(aligned(rows, indent=""))
    return "\n\n".join(blocks)


def _named(pick: Pick, day: date, speaker: Speaker) -> str:
    """A name; and the day of the promise, where no seat was left on it."""
    name, promise = speaker.name(pick.student), pick.seated.candidate.promise
    if pick.band is not Band.PROMISED or promise is None:
        return name
    when = "" if promise.day == day else f" for {speaker.day(promise.day)}"
    return f"{name} (promised{when})"


def _lines(names: list[str], width: int) -> list[str]:
    return wrapped(", ".join(names), width).split("\n")


def verdict_sentence(plan: Plan, settings: Settings) -> str:
    """How many there are, and whether the seats of a week suffice."""
    return f"{settings.counted(plan.students)}{', ' if plan.cadences else ': '}{pace_words(plan)}"


def pace_words(plan: Plan) -> str:
    """How long a round takes, and how long it may."""
    if not plan.cadences:
        return "there is nobody to meet yet."
    if plan.round is None:
        return "and no seat left in the term."
    head = f"{_a_week(plan.seats_a_week)}: a round takes {days_words(plan.round)}"
    if len(plan.cadences) == 1:
        ((cadence, _),) = plan.cadences
        if plan.fits:
            return f"{head}, which keeps {cadence.words}."
        return f"{head}, longer than {cadence.words}."
    kinds = several([f"{many} {cadence.words}" for cadence, many in plan.cadences])
    needed = _one_decimal(plan.needed_a_week)
    if plan.fits:
        return f"{head}. {kinds} need {needed} meetings a week, which fits."
    return f"{head}. {kinds} need {needed} meetings a week, more than there are seats."


def _a_week(seats: Fraction) -> str:
    words = _one_decimal(seats)
    return f"{words} {'seat' if words == '1' else 'seats'} a week"


def _one_decimal(value: Fraction) -> str:
    return f"{round(float(value), 1):g}"


def _would_fit(plan: Plan, remedy: Remedy) -> str:
    ways = [f"with {remedy.minutes_a_week} minutes more a week"]
    if remedy.each is not None:
        ways.append(f"with meetings of {remedy.each} minutes")
    if len(plan.cadences) == 1 and remedy.weeks:
        ways.append(f"by meeting everyone every {remedy.weeks} weeks")
    elif plan.needed_a_week and plan.seats_a_week:
        times = _one_decimal(plan.needed_a_week / plan.seats_a_week)
        ways.append(f"by meeting everyone {times} times less often")
    return f"It would fit {several(ways, 'or')}."


def plan_json(plan: Plan) -> dict[str, object]:
    """The keys of ``oo plan --json``."""
    remedy = plan.remedy
    return {
        "students": plan.students,
        "seats_a_week": number(plan.seats_a_week),
        "needed_a_week": number(plan.needed_a_week),
        "round": plan.round,
        "cadence": number(plan.cadences[0][0].days) if plan.cadences else None,
        "cadences": [
            {"cadence": number(cadence.days), "words": cadence.words, "students": many}
            for cadence, many in plan.cadences
        ],
        "fits": plan.fits,
        "would_fit": remedy
        and {
            "minutes_a_week": remedy.minutes_a_week,
            "minutes_each": remedy.each,
            "weeks": remedy.weeks,
        },
        "days": [
            {
                "date": sitting.day,
                "slot": sitting.slot.name if sitting.slot else None,
                "at": sitting.slot.at if sitting.slot else None,
                "students": [pick.student.id for pick in sitting.picks],
            }
            for sitting in plan.sittings
        ],
    }
