"""What an import read, what it left out and why, and what it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from oneonone.core.enrolment import Change, Changes
from oneonone.core.exports import Export, Person, Skipped
from oneonone.core.matching import Clash, Unclear
from oneonone.core.roster import Student
from oneonone.core.settings import Settings
from oneonone.render.words import counted, grade_words, several, verb

MOST = 40
"""Of those who are new, how many are shown."""

MOST_CLASHES = 8


def export_lines(export: Export, settings: Settings) -> list[str]:
    """What was read, and everything that was left out, with line and reason."""
    system = f"{export.system[:1].upper()}{export.system[1:]}"
    sentence = f"{system} export, {settings.counted(len(export.people))}."
    parts = []
    if export.skipped:
        parts.append(f"{counted(len(export.skipped), 'row')} ({_why(export.skipped)})")
    sensitive = [one.header for one in export.left_out if one.sensitive]
    others = [one.header for one in export.left_out if not one.sensitive]
    if sensitive:
        shown = ", ".join(sensitive)
        parts.append(f"{counted(len(sensitive), 'column')} that should not be kept here ({shown})")
    if others:
        shown = ", ".join(others[:6]) + (" and others" if len(others) > 6 else "")
        parts.append(f"{counted(len(others), 'column')} not needed ({shown})")
    if parts:
        sentence += f" Left out: {several(parts)}."
    return [sentence, *export.remarks]


def _why(skipped: Sequence[Skipped]) -> str:
    """The rows that are no students, by line; many for the same reason are told together."""
    by_reason: dict[tuple[str, str], list[Skipped]] = {}
    for one in skipped:
        by_reason.setdefault((one.file, one.reason), []).append(one)
    told = []
    for (_, reason), those in by_reason.items():
        if len(those) > 8:
            told.append(f"from {those[0].place} on, {len(those)} rows: {reason}")
        else:
            told += [f"{one.place}: {reason}" for one in those]
    return "; ".join(told[:8]) + (f"; and {len(told) - 8} more" if len(told) > 8 else "")


def remark_lines(new: Changes, settings: Settings) -> list[str]:
    """What a person should know of how it was read."""
    lines = []
    if new.given_ids:
        who = settings.counted(new.given_ids)
        lines.append(f"{who} had no id and got a short one. Keep it: notes hang on it.")
    if new.other_ids:
        shown = [named(student) for student in new.other_ids[:6]]
        more = len(new.other_ids) - len(shown)
        who = ", ".join(shown) + (f" and {more} more" if more else "")
        lines.append(f"Known by e-mail or name, and keeping the id they have here: {who}.")
    if new.strangers:
        shown = [*new.strangers[:6], *(["others"] if len(new.strangers) > 6 else [])]
        be = verb(len(new.strangers))
        lines.append(f"{several(shown)} {be} not in the team; no student is put down as theirs.")
    if new.kept_groups:
        groups = several(new.kept_groups[:8])
        lines.append(f"Groups that this file does not know are kept: {groups}.")
    if new.replaced_groups:
        groups, be = several(new.replaced_groups), verb(len(new.replaced_groups))
        lines.append(
            f"{groups} {be} not in this file, and who was there is in another group now."
            " If it is only a part of your roster, say --keep."
        )
    for student, name in new.alike:
        lines.append(
            f"{name} is new and {named(student)} is gone. If they are one student, put the new"
            " name into roster.csv first, and import again."
        )
    return lines


def sums(new: Changes) -> str:
    """3 new, 2 changed, 1 left, 1 came back; 112 as before."""
    changed = len({change.student.id for change in new.changed})
    parts = [(len(new.added), "new"), (changed, "changed"), (len(new.left), "left")]
    parts.append((len(new.back), "came back"))
    shown = ", ".join(f"{number} {word}" for number, word in parts if number)
    return f"{shown}; {new.same} as before" if new.same else shown


def difference_lines(new: Changes) -> list[str]:
    """Every difference on a line: who is new, what changed, who left, who came back. Of many who
    are new, some are shown; of what is there already, all."""
    lines = [f"+ {_row(row)}" for row in new.added[:MOST]]
    if len(new.added) > MOST:
        lines.append(f"+ and {len(new.added) - MOST} more")
    lines += [f"+ {named(student)} came back" for student in new.back]
    by_student: dict[str, list[Change]] = {}
    for change in new.changed:
        by_student.setdefault(change.student.id, []).append(change)
    for those in by_student.values():
        what = "; ".join(f"{c.column} {c.old or 'blank'} -> {c.new}" for c in those)
        lines.append(f"  {named(those[0].student)}: {what}")
    return lines + [f"- {named(student)} left" for student in new.left]


def named(student: Student) -> str:
    """Leo Petrov (7101)."""
    return f"{student.called} ({student.id})"


def _row(row: Mapping[str, str]) -> str:
    parts = [f"{row['name']} ({row['id']})", grade_words(row["grade"])]
    parts.append(row["groups"].replace(";", ", "))
    return ", ".join(part for part in parts if part)


def person_words(person: Person) -> str:
    """Line 5: Maria Garcia, 7th grade, 7a."""
    told = [person.name, grade_words(person.grade), ", ".join(person.groups)]
    return f"Line {person.line}: {', '.join(part for part in told if part)}"


def unclear_lines(unclear: Sequence[Unclear]) -> list[str]:
    """Who may be one of several, by line."""
    lines = []
    for one in unclear:
        may_be = several([named(student) for student in one.candidates], "or")
        lines.append(f"{person_words(one.person)}. May be {may_be}, or new.")
    return lines


def clash_lines(clashes: Sequence[Clash]) -> list[str]:
    """Whose id is another student's here, by line."""
    lines = [
        f"{person_words(person)}. The id {person.id} is {student.called}'s here."
        for person, student in clashes[:MOST_CLASHES]
    ]
    more = len(clashes) - MOST_CLASHES
    return [*lines, f"And {more} more."] if more > 0 else lines


def shrink_words(new: Changes, here: int, settings: Settings) -> str:
    """That many are missed in the file."""
    return f"{len(new.left)} of {settings.counted(here)} on the roster are not in this file"


def changes_json(new: Changes) -> dict[str, object]:
    """The difference as every reader of the JSON document gets it."""
    return {
        "added": [row["id"] for row in new.added],
        "changed": [
            {"student": c.student.id, "column": c.column, "old": c.old, "new": c.new}
            for c in new.changed
        ],
        "left": [student.id for student in new.left],
        "came_back": [student.id for student in new.back],
        "known": new.same,
        "unclear": [
            {"line": one.person.line, "name": one.person.name,
             "may_be": [student.id for student in one.candidates]}
            for one in new.unclear
        ],
        "clashes": [
            {"line": one.person.line, "name": one.person.name, "id": one.person.id}
            for one in new.clashes
        ],
    }  # fmt: skip
