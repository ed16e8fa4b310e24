"""Single cells as what they should be: outcomes, minutes, lists."""

from __future__ import annotations

import re

from oneonone.core.entries import Outcome
from oneonone.formats.sheets.spelling import tidy, words

_OUTCOMES = {
    Outcome.MET: "met | yes | y | true | done | held | present | completed | complete | attended"
    " | here | there | happened",
    Outcome.ABSENT: "absent | away | no show | noshow | sick | ill | absence | not here | not there"
    " | student absent | excused | unexcused",
    Outcome.DECLINED: "declined | decline | refused | did not want to | didn t want to | opted out"
    " | did not want | said no | student declined",
    Outcome.MOVED: "moved | rescheduled | postponed | cancelled | canceled | re scheduled"
    " | reschedule | cancelled by me | teacher absent",
}
_OUTCOME_OF = {
    spelling.strip(): outcome
    for outcome, spellings in _OUTCOMES.items()
    for spelling in spellings.split("|")
}

MOST_MINUTES = 480

_MINUTES = re.compile(
    r"([0-9]{1,4})(?:[.,]0+)? ?(?:m|min|mins|minute|minutes|'|′)?\.?", re.IGNORECASE
)
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::00)?(?: ?h)?")


def outcome_in(cell: str) -> Outcome | None:
    """How a meeting went; blank is met. None where the words are not known."""
    said = " ".join(words(tidy(cell)))
    return _OUTCOME_OF.get(said) if tidy(cell) else Outcome.MET


def minutes_in(cell: str) -> int | None:
    """Minutes, as ``15``, ``15 min``, ``0:15`` or ``12.0``; None where that is not what it says."""
    text = tidy(cell)
    if found := _MINUTES.fullmatch(text):
        return int(found[1]) if int(found[1]) <= MOST_MINUTES else None
    if (found := _CLOCK.fullmatch(text)) and int(found[2]) < 60:
        minutes = int(found[1]) * 60 + int(found[2])
        return minutes if minutes <= MOST_MINUTES else None
    return None


def several_in(cell: str) -> tuple[str, ...]:
    """The parts of a cell between commas, semicolons or lines; each once."""
    parts = (tidy(part) for part in re.split(r"[,;\r\n]", cell))
    return tuple(dict.fromkeys(part for part in parts if part))
