"""A note that was not finished, mentioned where something else is shown or recorded."""

from __future__ import annotations

import contextlib
import os

from oneonone.cli.console import hint
from oneonone.core.roster import Student
from oneonone.errors import OneOnOneError
from oneonone.world.desk import Desk
from oneonone.world.home import draft_place
from oneonone.world.student import folder_name


def unfinished_line(desk: Desk) -> str:
    """Whose notes of mine wait to be finished, in a sentence; empty where none does."""
    from oneonone.world.files import yaml_names

    names: set[str] = set()
    with contextlib.suppress(OSError, OneOnOneError):
        place = os.path.dirname(draft_place(desk.settings.id, desk.me, "any"))
        names = {name.removesuffix(".yaml") for name in yaml_names(place)}
    if not names:
        return ""
    who = [s for s in desk.notebook.roster.students if folder_name(s.id) in names]
    if not who:
        return ""
    listed = ", ".join(student.called for student in who[:5])
    more = f" and {len(who) - 5} more" if len(who) > 5 else ""
    return f"Unfinished: {listed}{more}. oo log {who[0].id} goes on."


def mention_draft(desk: Desk, student: Student) -> None:
    """Say that an unfinished note is still there."""
    draft = None
    with contextlib.suppress(OSError, OneOnOneError):
        place = draft_place(desk.settings.id, desk.me, folder_name(student.id))
        if not os.path.exists(place):
            return
        from oneonone.world.drafts import Drafts

        draft = Drafts(desk.notebook, desk.me).draft(student.id)
    if draft is not None:
        from oneonone.render.conversation import draft_words

        words = draft_words(draft, student, desk.today)
        hint(f"{words}. oo log {student.id} goes on with it.")
