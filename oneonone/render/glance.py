"""Today at a glance, on a page."""

from __future__ import annotations

from oneonone.core.glance import Glance
from oneonone.core.rotation import Turns
from oneonone.render.reasons import Speaker
from oneonone.render.rotation import next_page
from oneonone.render.words import aligned, due_words, wrapped

OWED_SHOWN = 5


def glance_page(turns: Turns, found: Glance, speaker: Speaker) -> str:
    """Whose turn it is, then what stands: goals due today, what I owe, promises of the week."""
    blocks = [next_page(turns, speaker, why=False)]
    picked = {pick.student.id for pick in turns.picks}
    goals = [(speaker.name(s), goal.text) for s, goal in found.goals if s.id not in picked]
    owed = [
        (
            speaker.name(s),
            f"{one.text}, {due_words(one.due, speaker.today)}" if one.due else one.text,
        )
        for s, one in found.owed
    ]
    promised = [(speaker.name(p.student), speaker.day(p.day)) for p in found.promised]
    blocks += _section("Other goals due today", goals, speaker)
    blocks += _section("You owe", owed[:OWED_SHOWN], speaker, len(owed) - OWED_SHOWN)
    blocks += _section("Promised for the coming week", promised, speaker)
    return "\n\n".join(blocks)


def _section(
    heading: str, rows: list[tuple[str, str]], speaker: Speaker, more: int = 0
) -> list[str]:
    if not rows:
        return []
    left = max(len(name) for name, _ in rows)
    lines: list[tuple[str, str]] = []
    for name, words in rows:
        text = " ".join(words.split())
        for place, part in enumerate(wrapped(text, speaker.width - left - 4).split("\n")):
            lines.append((name if not place else "", part))
    end = f"\n  and {more} more" if more > 0 else ""
    return [f"{heading}\n{aligned(lines)}{end}"]
