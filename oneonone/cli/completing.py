"""What a shell offers behind ``oo``: words of students' names, adults, templates, goals.

Whatever is wrong with the notebook, the answer is then nothing at all, and no fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem

from oneonone.core.roster import Student, fold, matches
from oneonone.render.safe import safe
from oneonone.world.desk import Desk
from oneonone.world.student import folder_name

_PLAIN = re.compile(r"[\w.][\w.-]*")
"""What a shell takes for a word and nothing else: a name from a file is put on a command line."""


def students(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The next word of a student's name, or an id where digits were begun."""
    roster = _desk(ctx).notebook.roster.students
    before = _before(ctx, param)
    here = _still_meant(roster, before)
    typed_before = {fold(word) for word in before}
    if incomplete[:1].isdigit():
        return _items((s.id, s.called) for s in here if s.id.startswith(incomplete))
    wanted = fold(incomplete)
    found: dict[str, list[Student]] = {}
    for student in here:
        spoken = f"{student.preferred} {student.name}"
        if wanted not in fold(spoken):
            continue
        words = spoken.split()
        for word in words if wanted or here is not roster else words[:1]:
            if fold(word).startswith(wanted) and fold(word) not in typed_before:
                typed = word if _PLAIN.fullmatch(word) else student.id
                found.setdefault(typed, []).append(student)
    return _items((word, _who(meant)) for word, meant in sorted(found.items()))


def _still_meant(roster: tuple[Student, ...], before: list[str]) -> tuple[Student, ...]:
    """Those the last words may still mean; everyone, where they name one or nobody."""
    for length in range(min(3, len(before)), 0, -1):
        found = matches(roster, " ".join(before[-length:]))
        if len(found) > 1:
            return found
        if found:
            return roster
    return roster


def _who(meant: list[Student]) -> str:
    names = list(dict.fromkeys(f"{student.name} ({student.id})" for student in meant))
    return names[0] if len(names) == 1 else f"{len(names)}: {', '.join(names[:3])}"


def adults(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The keys of the team."""
    team = _desk(ctx).settings.team
    return _items((key, name) for key, name in team if key.startswith(incomplete))


def templates(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The templates of the notebook, and those that came along."""
    return _beginning(_desk(ctx).notebook.templates.names(), incomplete)


def columns(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The columns of the roster."""
    return _beginning(_desk(ctx).notebook.roster.columns, incomplete)


def slots(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The names of the slots."""
    names = dict.fromkeys(slot.name for slot in _desk(ctx).settings.slots)
    return _beginning(names, incomplete)


def goals(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The tags of open goals and of what is owed, or a student; behind one, how it went."""
    if _before(ctx, param):
        return _beginning(("kept", "partly", "not_yet", "dropped"), incomplete)
    from oneonone.cli.page import page_of
    from oneonone.core.history import open_goals, open_owed

    desk = _desk(ctx)
    found = []
    for student in desk.notebook.roster.students:
        past = page_of(desk, student).past
        still = [(goal.id, goal.text) for goal in open_goals(past)]
        still += [(owed.id, owed.text) for owed in open_owed(past)]
        for entry_id, text in still:
            tag = entry_id.rpartition("-")[2]
            if tag.startswith(incomplete.casefold()):
                found.append((tag, f"{student.called}: {text}"))
    return _items(found) + (students(ctx, param, incomplete) if incomplete else [])


def entries(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The tags of the newest entries, or the words of a student's name before one."""
    from oneonone.world.filing import filed_for

    desk = _desk(ctx)
    names = {folder_name(s.id): s.called for s in desk.notebook.roster.students}
    newest = sorted(filed_for(desk.notebook), key=lambda one: one.id, reverse=True)
    found = [(one.tag, f"{names.get(one.folder, one.folder)}, {one.id[:10]}") for one in newest]
    begun = [pair for pair in found if pair[0].startswith(incomplete.casefold())]
    return _items(begun[:NEWEST]) + (students(ctx, param, incomplete) if incomplete else [])


NEWEST = 20
"""Entries that TAB offers."""


def questions(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The keys of the questions in all templates."""
    found, _ = _desk(ctx).notebook.templates.everyone()
    asks = {prompt.key: prompt.ask for template in found for prompt in template.prompts}
    begun = {key: ask for key, ask in asks.items() if key.startswith(incomplete.casefold())}
    return _items(begun.items())


def files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Files, as the shell itself completes them."""
    return [CompletionItem(incomplete, type="file")]


def folders(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Folders, as the shell itself completes them."""
    return [CompletionItem(incomplete, type="dir")]


def _beginning(words: Iterable[str], incomplete: str) -> list[CompletionItem]:
    wanted = incomplete.casefold()
    return _items((word, "") for word in words if word.casefold().startswith(wanted))


def _items(found: Iterable[tuple[str, str]]) -> list[CompletionItem]:
    """What may be put on a command line, each with a line that explains it."""
    return [
        CompletionItem(word, help=safe(" ".join(words.split())) or None)
        for word, words in dict(found).items()
        if _PLAIN.fullmatch(word)
    ]


def _before(ctx: click.Context, param: click.Parameter) -> list[str]:
    """The words this argument has already."""
    given = ctx.params.get(param.name or "") or ()
    return [given] if isinstance(given, str) else [str(word) for word in given]


def _desk(ctx: click.Context) -> Desk:
    return ctx.ensure_object(Desk)
