"""The part of the report on whether attention is fair."""

from __future__ import annotations

from oneonone.core.equity import SMALL, Attention, Equity
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
        tuple(equity_record(group, found, speaker) for group in found.groups),
        spare=("most", "fewest", "minutes each", many),
        hanging=tuple(
            (group_name(group.name, found.by, speaker), _hanging(group)) for group in found.groups
        ),
    )


def equity_words(found: Equity, speaker: Speaker) -> tuple[str, ...]:
    """What is most worth knowing, in sentences."""
    everyone = found.everyone
    if everyone.hidden:
        return (f"Fewer than {SMALL} {speaker.settings.many}: too few to compare.",)
    most = f"The {speaker.settings.one} met most has had {counted(everyone.most, 'meeting')}"
    middle = f"the one met least {everyone.fewest}; half of them {everyone.median:g} or more"
    words = [f"{most}, {middle}."]
    if found.extremes is not None:
        first, last = found.extremes
        much, little = (group_name(group.name, found.by, speaker) for group in found.extremes)
        ratio = found.most_to_fewest
        times = f": {ratio:.1f} times as many" if ratio is not None else ""
        words.append(
            f"{first_upper(much)} gets most, {first.meetings_each:.1f} meetings each, and {little}"
            f" fewest, {last.meetings_each:.1f}{times}."
        )
    if any(group.hidden for group in found.groups):
        words.append(
            f"Groups of fewer than 5 {speaker.settings.many} are not shown, nor any from which"
            " they could be worked out."
        )
    return tuple(words)


def _row(group: Attention, found: Equity, speaker: Speaker) -> tuple[Cell, ...]:
    name = group_name(group.name, found.by, speaker)
    if group.hidden:
        return name, Figure(group.hidden), None, None, None, None, None, None
    return (
        name,
        group.students,
        Figure(f"{group.meetings_each:.1f}"),
        None if group.ratio is None else Figure(f"{group.ratio:.2f}"),
        Figure(f"{group.minutes_each:.0f}"),
        group.most,
        group.fewest,
        "" if group.longest_wait is None else days_words(group.longest_wait),
    )


def _hanging(group: Attention) -> str:
    if group.hidden:
        return group.hidden
    each = f"{group.students}, {group.meetings_each:.1f} meetings each"
    beside = "" if group.ratio is None else f", {group.ratio:.2f} times all others"
    return f"{each}{beside}"


def equity_record(group: Attention, found: Equity, speaker: Speaker) -> Record:
    """The keys of one group; only its name where it may not be shown, and why."""
    shown = group.hidden is None
    values: Record = {
        "students": group.students,
        "meetings": group.meetings,
        "minutes": group.minutes,
        "meetings_each": _rounded(group.meetings_each),
        "minutes_each": _rounded(group.minutes_each),
        "ratio": _rounded(group.ratio),
        "longest_wait": group.longest_wait,
        "most": group.most,
        "fewest": group.fewest,
        "most_to_fewest": _rounded(group.most_to_fewest),
    }
    head: Record = {"name": group.name, "hidden": None if shown else str(group.hidden)}
    return head | {key: value if shown else None for key, value in values.items()}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
