"""One student's record as JSON: goals, promises, entries."""

from __future__ import annotations

from collections.abc import Mapping

from oneonone.core.entries import Entry, EntryId, kind_of
from oneonone.core.history import open_goals, open_owed, pins
from oneonone.render.goals import goal_json, owed_json
from oneonone.render.show import Page


def show_json(page: Page, paths: Mapping[EntryId, str], last: int | None) -> dict[str, object]:
    """The keys of ``oo show --json``; entries newest first."""
    entries = page.past.entries[::-1][:last]
    return {
        "student": dict(page.student.columns),
        "state": page.standing.state,
        "school_days": page.standing.school_days,
        "last_met": page.standing.last.date if page.standing.last else None,
        "pins": list(pins(page.past)),
        "goals": [goal_json(goal, page.student) for goal in open_goals(page.past)],
        "owed": [owed_json(one, page.student) for one in open_owed(page.past)],
        "promises": [
            {
                "id": promise.id,
                "by": promise.by,
                "made": promise.made,
                "day": promise.day,
                "state": promise.ending,
            }
            for promise in page.promises
        ],
        "entries": [_entry_json(entry, paths[entry.id]) for entry in entries],
    }


def _entry_json(entry: Entry, path: str) -> dict[str, object]:
    found: dict[str, object] = {"id": entry.id, "path": path, "kind": kind_of(entry)}
    for field, value in entry._asdict().items():
        key = field.rstrip("_")
        if key in ("id", "kind") or value is None or value is False or value == ():
            continue
        if key in ("goal", "owed"):
            found[key] = {"text": value.text, "due": value.due}
        elif key in ("answers", "reviewed"):
            found[key] = dict(value)
        else:
            found[key] = list(value) if isinstance(value, tuple) else value
    return found
