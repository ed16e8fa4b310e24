"""Whose turn it is, shown: a list for the eye, whole sentences, and JSON."""

from __future__ import annotations

from collections.abc import Sequence

from oneonone.core.rotation import Pick, Turns
from oneonone.render.reasons import Speaker, left_out_sentence, left_out_words, reason, why_sentence
from oneonone.render.words import (
    aligned,
    due_words,
    first_upper,
    shown_width,
    verb,
    wrapped,
)


def next_page(turns: Turns, speaker: Speaker, why: bool) -> str:
    """What ``oo next`` prints: who, and why; with ``why`` in whole sentences."""
    blocks = [heading(turns, speaker)]
    if why:
        blocks += [
            "\n".join(
                wrapped(why_sentence(p, n, speaker), speaker.width) for n, p in _numbered(turns)
            )
        ]
    else:
        blocks += _by_slot(turns, speaker)
    blocks.append(_footer(turns, speaker, why))
    return "\n\n".join(block for block in blocks if block)


def _numbered(turns: Turns) -> list[tuple[int, Pick]]:
    return list(enumerate(turns.picks))


def heading(turns: Turns, speaker: Speaker) -> str:
    """The day, and the slots or minutes it has."""
    day = speaker.day(turns.day)
    if turns.day != speaker.today:
        day = f"No school on {speaker.day(speaker.today)}. Next is {day}"
    slots = [
        f"{slot.name}{f' at {slot.at}' if slot.at else ''}, {slot.minutes} min"
        for slot in turns.slots
    ]
    if slots:
        return f"{day}: {'; '.join(slots)}."
    if turns.minutes:
        return f"{day}, {turns.minutes} minutes."
    return f"{day}."


def _by_slot(turns: Turns, speaker: Speaker) -> list[str]:
    blocks = []
    for slot in turns.slots or (None,):
        chosen = [p for p in turns.picks if slot is None or p.slot == slot]
        if not chosen:
            continue
        head = f"{slot.name}\n" if slot is not None and len(turns.slots) > 1 else ""
        rows = []
        for pick in chosen:
            name = speaker.name(pick.student)
            rows.append((name, first_upper(reason(pick.seated.candidate, pick.band, speaker))))
            goal = pick.seated.candidate.goal
            if goal is not None and not speaker.as_initials:
                due = f", {due_words(goal.due, turns.day)}" if goal.due else ""
                rows.append(("", f"Goal{due}: {goal.text.splitlines()[0]}"))
        blocks.append(head + _fitted(rows, speaker.width))
    return blocks


def _fitted(rows: Sequence[tuple[str, str]], width: int) -> str:
    """Two columns, the second broken between words where the screen is narrow."""
    left = max(shown_width(name) for name, _ in rows)
    if left > width // 2:
        return "\n".join(
            (f"  {name}\n" if name else "") + "    " + wrapped(words, width - 4, "    ")
            for name, words in rows
        )
    room = width - left - 4
    lines: list[tuple[str, str]] = []
    for name, words in rows:
        parts = wrapped(words, room).split("\n")
        lines += [(name if not n else "", part) for n, part in enumerate(parts)]
    return aligned(lines)


def _footer(turns: Turns, speaker: Speaker, why: bool) -> str:
    lines = []
    if not turns.picks:
        lines.append(_nobody(turns, speaker))
    elif turns.waiting:
        lines.append(f"{turns.waiting} more {verb(turns.waiting)} due.")
    if turns.promised:
        names = ", ".join(speaker.name(student) for student in turns.promised)
        lines.append(wrapped(f"Promised as well, and no seat is left: {names}.", speaker.width))
    if turns.left_out and why:
        reasons = [left_out_sentence(one, speaker) for one in turns.left_out]
        lines.append(wrapped(f"Not today: {', '.join(reasons)}.", speaker.width))
    elif turns.left_out:
        number_left = len(turns.left_out)
        lines.append(f"Not today: {number_left}. oo next --why says who, and why.")
    return "\n".join(lines)


def _nobody(turns: Turns, speaker: Speaker) -> str:
    if turns.met_today:
        full = "the time is used" if turns.minutes else "that is a full day"
        return f"You have met {turns.met_today} today, and {full}. oo next -n 1 gives one more."
    if turns.left_out:
        return "Nobody is left for today."
    return f"Nobody to meet: no {speaker.settings.one} here fits."


def next_json(turns: Turns, speaker: Speaker) -> dict[str, object]:
    """The keys of ``oo next --json``."""
    return {
        "day": turns.day,
        "slot": turns.slots[0].name if turns.slots else None,
        "seats": turns.seats,
        "minutes": turns.minutes,
        "picks": [_pick_json(pick, speaker) for pick in turns.picks],
        "left_out": [
            {"student": one.student.id, "why": left_out_words(one, speaker)}
            for one in turns.left_out
        ],
        "waiting": turns.waiting,
        "met_today": turns.met_today,
    }


def _pick_json(pick: Pick, speaker: Speaker) -> dict[str, object]:
    from oneonone.render.as_json import number

    candidate = pick.seated.candidate
    now, goal, promise = candidate.standing, candidate.goal, candidate.promise
    request = candidate.request
    return {
        "student": pick.student.id,
        "name": speaker.initialled(pick.student),
        "slot": pick.slot.name if pick.slot else None,
        "band": pick.band,
        "state": now.state,
        "why": why_sentence(pick, 1, speaker),
        "last_met": now.last.date if now.last else None,
        "last_by": now.last.by if now.last else None,
        "school_days": now.school_days,
        "cadence": number(now.cadence.days),
        "urgency": round(float(candidate.urgency), 2),
        "minutes": pick.minutes,
        "goal": goal and {"id": goal.id, "text": goal.text, "due": goal.due},
        "promise": promise and {"id": promise.id, "day": promise.day, "by": promise.by},
        "request": request
        and {
            "id": request.id,
            "date": request.date,
            "adult": request.adult,
            "urgent": request.urgent,
            "note": request.note,
        },
    }
