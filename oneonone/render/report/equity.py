"""The part of the report on whether attention is fair."""

from __future__ import annotations

from oneonone.core.equity import Attention, Equity
from oneonone.core.suppression import SMALL
from oneonone.render.reasons import Speaker
from oneonone.render.report.part import Part, Record
from oneonone.render.report.students import group_name
from oneonone.render.tables import Cell, Figure
from oneonone.render.words import counted, days_words, first_upper


def equity_part(found: Equity, speaker: Speaker) -> Part:
    """Meetings and minutes per student by group, beside everyone else's."""
    many = speaker.settings.many
    header = (
        found.by,
        many,
        "meetings each",
        "÷ all others",
        "minutes each",
        "most",
        "fewest",
        "longest wait",
    )
    return Part(
        f"Is attention fair? By {found.by}",
        equity_words(found, speaker),
        header,
        tuple(_row(group, found, speaker) for group in found.groups),
        tuple(equity_record(group) for group in found.groups),
        EQUITY,
        spare=("most", "fewest", "minutes each", many),
        hanging=tuple(
            (group_name(group.name, found.by, speaker), _hanging(group)) for group in found.groups
        ),
    )


def equity_words(found: Equity, speaker: Speaker) -> tuple[str, ...]:
    """What is most worth knowing, in sentences."""
    everyone = found.everyone
    if not everyone.rows:
        return ("Nobody has been here long enough to compare.",)
    if everyone.hidden:
        return (f"Fewer than {SMALL} {speaker.settings.many}: too few to compare.",)
    most = f"The {speaker.settings.one} met most has had {counted(everyone.most, 'meeting')}"
    middle = f"the one met least {everyone.fewest}; half of them {everyone.middle} or more"
    words = [f"{most}, {middle}."] if found.tells_extremes else []
    if found.extremes is not None:
        first, last = found.extremes
        much, little = (group_name(group.name, found.by, speaker) for group in found.extremes)
        ratio = found.most_to_fewest
        times = f": {ratio:.1f} times as many" if ratio and f"{ratio:.1f}" != "1.0" else ""
        words.append(
            f"{first_upper(much)} gets most, {first.meetings_each:.1f} meetings each, and {little}"
            f" fewest, {last.meetings_each:.1f}{times}."
        )
    if found.by == "tier":
        words.append("Those with a tier are met more often on purpose.")
    if any(group.hidden for group in found.groups):
        words.append(
            f"Groups of fewer than {SMALL} {speaker.settings.many} are not shown, nor those with"
            " which so few could be worked out."
        )
    return tuple(words)


def _row(group: Attention, found: Equity, speaker: Speaker) -> tuple[Cell, ...]:
    name, wait = group_name(group.name, found.by, speaker), group.longest_wait
    if group.hidden:
        return name, Figure(group.hidden), None, None, None, None, None, None
    return (
        name,
        group.students,
        Figure(f"{group.meetings_each:.1f}"),
        Figure("–" if group.ratio is None else f"{group.ratio:.2f}"),
        Figure(f"{group.minutes_each:.0f}"),
        group.most,
        group.fewest,
        "" if wait is None else days_words(wait),
    )


def _hanging(group: Attention) -> str:
    if group.hidden:
        return group.hidden
    each = f"{group.students}, {group.meetings_each:.1f} meetings each"
    beside = "" if group.ratio is None else f", {group.ratio:.2f} times all others"
    return f"{each}{beside}"


EQUITY = (
    *("name", "hidden", "students", "meetings", "minutes", "meetings_each", "minutes_each"),
    *("ratio", "longest_wait", "most", "fewest", "most_to_fewest"),
)
"""The keys of one group."""


def equity_record(group: Attention) -> Record:
    """The keys of one group; only its name where it may not be shown, and why."""
    shown = group.hidden is None
    values: Record = {
        "students": group.students,
        "meetings": group.meetings,
        "minutes": group.minutes,
        "meetings_each": rounded(group.meetings_each),
        "minutes_each": rounded(group.minutes_each),
        "ratio": rounded(group.ratio),
        "longest_wait": group.longest_wait,
        "most": group.most,
        "fewest": group.fewest,
        "most_to_fewest": rounded(group.most_to_fewest),
    }
    head: Record = {"name": group.name, "hidden": None if shown else str(group.hidden)}
    return head | {key: value if shown else None for key, value in values.items()}


def rounded(value: float | None) -> float | None:
    """A figure for other programs, to three decimals."""
    return None if value is None else round(value, 3)
