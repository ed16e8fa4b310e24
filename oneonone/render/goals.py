"""Goals and what adults owe: on a page, in a sentence after a word on one, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from oneonone.core.entries import GoalState, tag_in
from oneonone.core.goals import FollowUp, Row, Subject, Which, is_due
from oneonone.core.history import Goal, Owed
from oneonone.core.roster import Student
from oneonone.render.reasons import Speaker
from oneonone.render.words import (
    counted,
    due_words,
    one_line,
    shown_width,
    their,
    them,
    verb,
    wrapped,
)

NARROWEST = 30
"""Columns the words of a goal need beside the rest; with fewer they stand below the name."""


def goals_page(found: FollowUp, speaker: Speaker) -> str:
    """A sentence with the sums, then goals and debts in columns that line up with each other."""
    blocks = [wrapped(_sums(found, speaker), speaker.width)]
    goals = [_cells(row, row.what.set_by, speaker) for row in found.goals]
    owed = [_cells(row, row.what.by, speaker) for row in found.owed]
    widths = [max(map(shown_width, column)) for column in zip(*goals, *owed, strict=True)]
    for heading, rows in (("Goals", goals), ("What adults owe", owed)):
        if rows:
            lines = [line for cells in rows for line in _lines(cells, widths, speaker.width)]
            blocks.append("\n".join([heading, *lines]))
    return "\n\n".join(blocks)


_NOTHING = {
    Which.OPEN: "No goal is open, and nobody owes anything.",
    Which.DUE: "Nothing is due.",
    Which.KEPT: "No goal has been kept yet.",
    Which.ALL: "No goal has been set yet.",
}


def _sums(found: FollowUp, speaker: Speaker) -> str:
    goals, owed = len(found.goals), len(found.owed)
    if not goals and not owed:
        return _NOTHING[found.which]
    many = counted(goals, "goal") if goals else "No goal"
    match found.which:
        case Which.DUE:
            return f"{many} {verb(goals or 1)} due{_adults(owed)}{' by now' * bool(owed)}."
        case Which.KEPT:
            done = f", and adults did {counted(owed, 'thing')} they owed" if owed else ""
            return f"{many} {verb(goals or 1, 'was', 'were')} kept{done}."
        case Which.ALL:
            still = f", {_open(found.goals)}" if goals else " was set"
            debts = f"; {counted(owed, 'thing')} owed, {_open(found.owed)}" if owed else ""
            return f"{many}{still}{debts}."
    if not goals:
        return f"No goal is open{_adults(owed)}."
    due = sum(is_due(row.what, speaker.today) for row in found.goals)
    how_many = f"{due or 'none'} of them due" if goals > 1 else "due now" if due else "not due yet"
    return f"{counted(goals, 'open goal')}, {how_many}{_adults(owed)}."


def _open(rows: Sequence[Row[Goal]] | Sequence[Row[Owed]]) -> str:
    return f"{sum(row.what.open for row in rows) or 'none'} open"


def _adults(owed: int) -> str:
    return f"; adults owe {counted(owed, 'thing')}" if owed else ""


_SO_FAR = {GoalState.PARTLY: "partly so far", GoalState.NOT_YET: "not yet"}


def so_far(state: GoalState | None) -> str:
    """How an open goal goes, in brackets behind it; nothing where nobody has said."""
    return f" ({_SO_FAR[state]})" if state in _SO_FAR else ""


def _cells(row: Row[Goal] | Row[Owed], adult: str, speaker: Speaker) -> tuple[str, ...]:
    what = row.what
    words = f"{one_line(what.text)}{so_far(what.state)}{' (only here)' * row.only_here}"
    if not what.open and what.reviewed_on is not None:
        when = f"{what.state} {speaker.day(what.reviewed_on)}"
    elif what.due is not None:
        when = due_words(what.due, speaker.today)
    else:
        when = f"since {speaker.day(what.since)}" if isinstance(what, Owed) else ""
    return speaker.name(row.student), words, when, speaker.adult(adult), tag_in(what.id)


def _lines(cells: Sequence[str], widths: Sequence[int], width: int) -> list[str]:
    """A row in its columns; where there is no room for them, its words below the rest, and on a
    very narrow screen the rest below its words."""
    name, words, *rest = cells
    left, widest, *others = widths
    room = width - 2 - left - sum(2 + column for column in others)
    if room - 2 >= min(NARROWEST, widest):
        widest = min(widest, room - 2)
        first, *more = wrapped(words, widest).split("\n")
        line = _padded((name, first, *rest), (left, widest, *others))
        return [line, *(f"{' ' * (left + 4)}{part}" for part in more)]
    if room >= 0:
        return [_padded((name, *rest), (left, *others)), *_indented(words, width)]
    return [f"  {name}", *_indented(words, width), *_indented(", ".join(filter(None, rest)), width)]


def _padded(cells: Sequence[str], widths: Sequence[int]) -> str:
    pairs = zip(cells, widths, strict=True)
    return "  " + "  ".join(c + " " * (w - shown_width(c)) for c, w in pairs).rstrip()


def _indented(words: str, width: int) -> list[str]:
    return [f"    {line}" for line in wrapped(words, width - 4).split("\n")]


def choice_words(goal: Goal, speaker: Speaker) -> str:
    """A goal among others to choose from: what it says, and when it is due."""
    due = f", {due_words(goal.due, speaker.today)}" if goal.due else ""
    return f"{one_line(goal.text)}{due}"


def followed_sentence(student: Student, before: Subject, state: GoalState, speaker: Speaker) -> str:
    """What a word on a goal says, and which things it closes or opens again."""
    goal, debt = (None if _stays(part, state) else part for part in before)
    said = []
    if isinstance(goal, Goal):
        said.append(f"{_goal_went(student, state)}: {_ended(goal.text)}")
    if isinstance(debt, Owed):
        said.append(_debt_went(student, debt, state, speaker, alone=not said))
    if not said:  # the very same word again
        return closed_already_sentence(student, before, speaker)
    said += dict.fromkeys(_was(part, state, speaker) for part in before.parts)
    return " ".join(part for part in said if part)


def _stays(part: Goal | Owed | None, state: GoalState) -> bool:
    return part is not None and state.closes and part.state is state


def _goal_went(student: Student, state: GoalState) -> str:
    name, goal = student.first_name, f"{their(student)} goal"
    return {
        GoalState.KEPT: f"{name} kept {goal}",
        GoalState.PARTLY: f"{name} kept {goal} in part, and it stays open",
        GoalState.NOT_YET: f"{name} has not kept {goal} yet, and it stays open",
        GoalState.DROPPED: f"{name} no longer has {goal}",
    }[state]


_DEBT_WENT = {
    GoalState.KEPT: "is done",
    GoalState.PARTLY: "is done in part, and stays open",
    GoalState.NOT_YET: "is not done yet, and stays open",
    GoalState.DROPPED: "is dropped",
}


def _debt_went(
    student: Student, debt: Owed, state: GoalState, speaker: Speaker, alone: bool
) -> str:
    who = speaker.adult(debt.by)
    if alone:
        return f"what {who} owed {student.first_name} {_DEBT_WENT[state]}: {_ended(debt.text)}"
    went = f"{_DEBT_WENT[state]} as well" if state.closes else "stays open"
    return f"What {who} owed {them(student)} {went}: {_ended(debt.text)}"


def _was(part: Goal | Owed, state: GoalState, speaker: Speaker) -> str:
    """What a word takes back, where the thing was closed by another."""
    if part.open or part.reviewed_on is None or part.state is state:
        return ""
    again = "" if state.closes else ", and is open again"
    return f"It was {part.state} on {speaker.day(part.reviewed_on)}{again}."


def closed_already_sentence(student: Student, about: Subject, speaker: Speaker) -> str:
    """What a word that changes nothing finds."""
    what = about.parts[0]
    day = speaker.day(what.reviewed_on) if what.reviewed_on else ""
    name = student.first_name
    whose = f"{name}'s goal" if about.goal else f"what {name} was owed"
    return f"{whose} was {what.state} on {day}: {_ended(what.text)}"


def _ended(text: str) -> str:
    words = one_line(text)
    return words if words.endswith((".", "?", "!", "…")) else f"{words}."


def goals_json(found: FollowUp) -> dict[str, object]:
    """The keys of ``oo goals --json``."""
    return {
        "goals": [
            {**goal_json(row.what, row.student), "only_here": row.only_here} for row in found.goals
        ],
        "owed": [
            {**owed_json(row.what, row.student), "only_here": row.only_here} for row in found.owed
        ],
    }


def goal_json(goal: Goal, student: Student) -> dict[str, object]:
    """A goal as every JSON document shows it."""
    return {
        "id": goal.id,
        "student": goal.student,
        "name": student.name,
        "text": goal.text,
        "due": goal.due,
        "state": goal.state or "open",
        "set_on": goal.set_on,
        "set_by": goal.set_by,
        "reviewed_on": goal.reviewed_on,
    }


def owed_json(owed: Owed, student: Student) -> dict[str, object]:
    """What an adult owes, as every JSON document shows it."""
    return {
        "id": owed.id,
        "student": owed.student,
        "name": student.name,
        "text": owed.text,
        "due": owed.due,
        "by": owed.by,
        "since": owed.since,
        "state": owed.state or "open",
        "reviewed_on": owed.reviewed_on,
    }
