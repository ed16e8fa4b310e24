"""What was found, each entry under a line that says whose it is, and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from oneonone.core.entries import Entry, Meeting, kind_of, tag_in
from oneonone.core.search import Hit, Wanted, excerpt
from oneonone.render.reasons import Speaker
from oneonone.render.words import (
    counted,
    first_upper,
    kind_words,
    one_line,
    several,
    spoken,
    verb,
    wrapped,
)

ROOM = 160
"""Letters shown of a long text, around what was looked for."""


def search_page(hits: Sequence[Hit], wanted: Wanted, speaker: Speaker) -> str:
    """How many hold it, then each with its parts, newest first."""
    what = _wanted(wanted)
    if not hits:
        return wrapped(f"Nothing holds {what}.", speaker.width)
    number = len(hits)
    head = f"{counted(number, 'entry', 'entries')} {verb(number, 'holds', 'hold')} {what}."
    return "\n\n".join([wrapped(head, speaker.width), *(_hit(h, wanted, speaker) for h in hits)])


def _wanted(wanted: Wanted) -> str:
    words = [f'"{one_line(wanted.text)}"'] if wanted.text else []
    if wanted.tags:
        words.append(f"the tag{'s' * (len(wanted.tags) > 1)} {several(wanted.tags)}")
    return several(words)


def _hit(hit: Hit, wanted: Wanted, speaker: Speaker) -> str:
    entry = hit.entry
    kind = kind_words(entry.template) if isinstance(entry, Meeting) else kind_of(entry)
    adult = first_upper(speaker.adult(entry.by))
    head = f"{speaker.day(entry.date)}, {speaker.name(hit.student)}, {adult}, {kind}"
    lines = [wrapped(f"{head}   {tag_in(entry.id)}", speaker.width, "  ")]
    for field in hit.found:
        words = excerpt(field.text, wanted.text, ROOM)
        here = " (only here)" if field.only_here else ""
        text = f"  {spoken(field.key)}: {words}{here}"
        lines.append(wrapped(text, speaker.width, "    "))
    return "\n".join(lines)


def search_json(hits: Sequence[Hit], path_of: Callable[[Entry], str]) -> dict[str, object]:
    """The keys of ``oo search --json``."""
    return {"entries": [_hit_json(hit, hit.entry, path_of(hit.entry)) for hit in hits]}


def _hit_json(hit: Hit, entry: Entry, path: str) -> dict[str, object]:
    return {
        "id": entry.id,
        "path": path,
        "student": hit.student.id,
        "name": hit.student.name,
        "date": entry.date,
        "by": entry.by,
        "kind": kind_of(entry),
        "found": [
            {"key": field.key, "text": field.text, "only_here": field.only_here}
            for field in hit.found
        ],
    }
