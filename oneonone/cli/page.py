"""Everything that is known of one student, gathered for a page or a conversation."""

from __future__ import annotations

from oneonone.core.promises import promises
from oneonone.core.roster import Student
from oneonone.core.standing import standing
from oneonone.core.templates import Template
from oneonone.errors import OneOnOneError
from oneonone.render.show import Page
from oneonone.world.desk import Desk
from oneonone.world.notebook import Notebook
from oneonone.world.private import records


def page_of(desk: Desk, student: Student) -> Page:
    """A student's page: shared entries with my private words, standing and promises."""
    notebook, settings = desk.notebook, desk.settings
    (record,) = records(notebook, [student], desk.me_or_nobody)
    return Page(
        record,
        standing(student, record.shared, settings, desk.today),
        promises(student, record.shared, settings.term, desk.today),
        _templates(notebook, {m.template for m in record.own.meetings if m.template}),
    )


def _templates(notebook: Notebook, names: set[str]) -> dict[str, Template]:
    """The templates that are still there; answers of others are shown by their key."""
    found = {}
    for name in sorted(names):
        try:
            found[name] = notebook.templates.template(name)
        except OneOnOneError:
            continue
    return found
