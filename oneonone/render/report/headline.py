"""The first sentence of every report."""

from __future__ import annotations

from collections.abc import Mapping

from oneonone.core.coverage import Tally
from oneonone.core.settings import Settings
from oneonone.render.words import verb


def headline(counts: Tally, promises: Mapping[str, int], settings: Settings) -> str:
    """How many are up to date, who is not, and how promises ended."""
    if counts.coverage is None:
        sentence = f"Nobody is expected to be met yet, of {settings.counted(counts.students)}"
    else:
        met = f"{counts.up_to_date} of {settings.counted(counts.expected)}"
        sentence = f"{met} {verb(counts.expected)} up to date ({percent(counts.coverage)})"
    states = (
        (counts.overdue, "overdue"),
        (counts.due, "due"),
        (counts.never, "never met"),
        (counts.new, "new"),
        (counts.away, "away"),
    )
    rest = [f"{count} {word}" for count, word in states if count]
    end = f": {', '.join(rest)}." if rest else "."
    return f"{sentence}{end}{_promises(promises)}"


def percent(share: float) -> str:
    """A share of 0 to 1 in whole percent: 100 % only where it is all."""
    return f"{min(round(100 * share), 100 if share == 1 else 99)} %"


def percent_or_none(share: float | None) -> str:
    """The same; nothing where there is no share."""
    return "" if share is None else percent(share)


def _promises(counts: Mapping[str, int]) -> str:
    words = [f"{counts[e]} {e}" for e in ("kept", "late", "moved", "broken") if counts.get(e)]
    return f" Promises: {', '.join(words)}." if words else ""
