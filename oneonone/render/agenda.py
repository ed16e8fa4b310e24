"""The agenda of a team's weekly meeting, as a page and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from oneonone.core.agenda import Agenda
from oneonone.core.coverage import Row
from oneonone.core.entries import Meeting
from oneonone.core.history import Goal
from oneonone.core.promises import Promised
from oneonone.core.roster import Student
from oneonone.render.goals import goal_json
from oneonone.render.reasons import Speaker
from oneonone.render.words import aligned, days_words, due_words, every_words, several, wrapped


def agenda_page(found: Agenda, speaker: Speaker) -> str:
    """Every list that holds something, under its heading; what is to celebrate comes last."""
    sections = (
        ("Never met", [_never(row, speaker) for row in found.never]),
        ("Overdue, of those who need it most", [_overdue(row, speaker) for row in found.overdue]),
        ("Absent three times in a row, or more", _absent(found, speaker)),
        ("Promises broken this week", [_promise(p, speaker) for p in found.broken]),
        ("Promises moved this week", [_promise(p, speaker) for p in found.moved]),
        ("No adult has met them twice", _names(found.no_adult_twice, speaker)),
        ("Goals due", [_goal(*pair, speaker) for pair in found.due]),
        ("What worked", [_worked(*pair, speaker) for pair in found.worked]),
        ("Goals kept this week: say so", [_kept(*pair, speaker) for pair in found.kept]),
    )
    blocks = [f"For the meeting on {speaker.day(found.day)}"]
    for heading, lines in sections:
        if lines:
            blocks.append(f"{heading} ({_count(found, heading, lines)})\n{_body(lines, speaker)}")
    if len(blocks) == 1:
        blocks.append("Nothing to look at: everyone is met, and every promise is kept.")
    return "\n\n".join(blocks)


Line = tuple[str, str]


def _count(found: Agenda, heading: str, lines: Sequence[Line]) -> int:
    return len(found.no_adult_twice) if heading.startswith("No adult") else len(lines)


def _body(lines: Sequence[Line], speaker: Speaker) -> str:
    left = max(len(name) for name, _ in lines)
    rows: list[Line] = []
    for name, words in lines:
        for place, part in enumerate(wrapped(words, speaker.width - left - 4).split("\n")):
            rows.append((name if not place else "", part))
    return aligned(rows)


def _names(students: Sequence[Student], speaker: Speaker) -> list[Line]:
    names = ", ".join(speaker.name(student) for student in students)
    return [("", names)] if names else []


def _never(row: Row, speaker: Speaker) -> Line:
    student = row.student
    joined = f"joined {speaker.day(student.joined)}, " if student.joined else ""
    adults = several([speaker.adult(key) for key in student.adults]) or "nobody's in particular"
    return speaker.name(student), f"{joined}{days_words(row.standing.school_days)}, {adults}"


def _overdue(row: Row, speaker: Speaker) -> Line:
    now = row.standing
    words = f"tier {row.student.tier}, {days_words(now.school_days)}"
    return speaker.name(row.student), f"{words}, {every_words(now.cadence)}"


def _absent(found: Agenda, speaker: Speaker) -> list[Line]:
    return [(speaker.name(student), f"{times} times") for student, times in found.absences]


def _promise(promise: Promised, speaker: Speaker) -> Line:
    words = f"for {speaker.day(promise.day)}, by {speaker.adult(promise.by)}"
    return speaker.name(promise.student), words


def _goal(student: Student, goal: Goal, speaker: Speaker) -> Line:
    due = due_words(goal.due, speaker.today) if goal.due else ""
    return speaker.name(student), f"{due}: {_words(goal.text)}"


def _kept(student: Student, goal: Goal, speaker: Speaker) -> Line:
    return speaker.name(student), _words(goal.text)


def _worked(student: Student, meeting: Meeting, speaker: Speaker) -> Line:
    said = meeting.note or next((str(a) for _, a in meeting.answers if isinstance(a, str)), "")
    words = f"{speaker.day(meeting.date)}, {speaker.adult(meeting.by)}"
    return speaker.name(student), f"{words}: {_words(said)}" if said else words


def _words(text: str) -> str:
    return " ".join(text.split())


def agenda_json(found: Agenda) -> dict[str, object]:
    """The keys of ``oo agenda --json``."""
    return {
        "never": [_row_json(row) for row in found.never],
        "overdue": [_row_json(row) for row in found.overdue],
        "absences": [
            {"student": s.id, "name": s.name, "in_a_row": times} for s, times in found.absences
        ],
        "promises_broken": [_promise_json(p) for p in found.broken],
        "promises_moved": [_promise_json(p) for p in found.moved],
        "goals_kept": [goal_json(goal, student) for student, goal in found.kept],
        "goals_due": [goal_json(goal, student) for student, goal in found.due],
        "no_adult_twice": [{"student": s.id, "name": s.name} for s in found.no_adult_twice],
        "worked": [
            {
                "id": m.id,
                "student": s.id,
                "name": s.name,
                "date": m.date,
                "by": m.by,
                "note": m.note,
            }
            for s, m in found.worked
        ],
    }


def _row_json(row: Row) -> dict[str, object]:
    return {
        "student": row.student.id,
        "name": row.student.name,
        "tier": row.student.tier,
        "state": row.standing.state,
        "school_days": row.standing.school_days,
    }


def _promise_json(promise: Promised) -> dict[str, object]:
    return {
        "id": promise.id,
        "student": promise.student.id,
        "name": promise.student.name,
        "day": promise.day,
        "by": promise.by,
    }
