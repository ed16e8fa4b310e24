"""What an import read, what it left out and why, and what it changes."""

from __future__ import annotations

from oneonone.core.exports import Enrolled, Export
from oneonone.core.settings import Settings
from oneonone.render.words import counted, several, verb


def export_lines(export: Export, settings: Settings) -> list[str]:
    """What was read, and everything that was left out, with line and reason."""
    system = f"{export.system[:1].upper()}{export.system[1:]}"
    sentence = f"{system} export, {settings.counted(len(export.people))}."
    parts = []
    if export.skipped:
        why = "; ".join(f"line {one.line}: {one.reason}" for one in export.skipped[:8])
        more = f"; and {len(export.skipped) - 8} more" if len(export.skipped) > 8 else ""
        parts.append(f"{counted(len(export.skipped), 'row')} ({why}{more})")
    sensitive = [one.header for one in export.left_out if one.sensitive]
    others = [one.header for one in export.left_out if not one.sensitive]
    if sensitive:
        named = ", ".join(sensitive)
        parts.append(f"{counted(len(sensitive), 'column')} that should not be kept here ({named})")
    if others:
        named = ", ".join(others[:6]) + (" and others" if len(others) > 6 else "")
        parts.append(f"{counted(len(others), 'column')} not needed ({named})")
    if parts:
        sentence += f" Left out: {several(parts)}."
    return [sentence, *export.remarks]


def enrolled_lines(new: Enrolled, settings: Settings) -> list[str]:
    """What an import changes on the roster."""
    lines = []
    if new.known:
        lines.append(f"{settings.counted(new.known)} here already, left as they are.")
    if new.given_ids:
        who = settings.counted(new.given_ids)
        lines.append(f"{who} had no id and got a short one. Keep it: notes hang on it.")
    if new.strangers:
        shown = several([*new.strangers[:6], *(["others"] if len(new.strangers) > 6 else [])])
        be = verb(len(new.strangers))
        lines.append(f"{shown} {be} not in the team; their students are left to everyone.")
    return lines
