"""The report: who has been met and who has not, and what else was asked for beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from oneonone.core.about import About, about
from oneonone.core.contacts import Contacts, contacts
from oneonone.core.coverage import Group, Row, Span, Tally, groups, rows, tally
from oneonone.core.equity import Equity, equity
from oneonone.core.follow_through import FollowThrough, follow_through
from oneonone.core.history import History
from oneonone.core.promises import promise_counts
from oneonone.core.roster import Student
from oneonone.core.settings import Settings
from oneonone.core.suppression import Hidden, hidden_groups
from oneonone.core.templates import Template

TEMPLATE = "template"
"""What ``by`` may say beside a column of the roster or ``adult``."""


class Wanted(NamedTuple):
    """What a report is asked to hold."""

    template: str | None = None
    """Only meetings of this kind."""
    by: str | None = None
    gaps: bool = False
    """The gaps alone."""
    equity: bool = False
    goals: bool = False
    adults: bool = False
    about: str | None = None
    """The key of a question."""
    everything: bool = False
    """The table and all of these parts, gathered by the column that tells students apart."""

    @property
    def a_part(self) -> bool:
        """Whether something else than the table of students was asked for."""
        return self.equity or self.goals or self.adults or self.about is not None


class Report(NamedTuple):
    """One row a student, and the parts that were asked for."""

    span: Span
    wanted: Wanted
    rows: tuple[Row, ...]
    groups: tuple[Group, ...] = ()
    equity: Equity | None = None
    contacts: Contacts | None = None
    follow_through: FollowThrough | None = None
    about: About | None = None

    @property
    def hidden(self) -> tuple[Hidden | None, ...]:
        """Which of the groups are not shown on what is passed around; those among them that are
        not compared either, as all but a few in them are new."""
        sets = [frozenset(row.student.id for row in group.rows) for group in self.groups]
        found = hidden_groups(sets, frozenset(row.student.id for row in self.rows))
        compared = {one.name: one.hidden for one in self.equity.groups} if self.equity else {}
        return tuple(
            why or compared.get(group.name) for group, why in zip(self.groups, found, strict=True)
        )

    @property
    def tally(self) -> Tally:
        """The states of everyone in it."""
        return tally(self.rows)

    @property
    def promises(self) -> dict[str, int]:
        """How the promises of the span ended."""
        return promise_counts(tuple(p for row in self.rows for p in row.promises))


def report(
    people: Sequence[tuple[Student, History]],
    settings: Settings,
    span: Span,
    wanted: Wanted,
    templates: Sequence[Template] = (),
) -> Report:
    """The report on these students; ``templates`` tell what a question asks."""
    found = rows(people, settings, span, wanted.template)
    compared = None
    if wanted.equity or wanted.everything:
        compared = wanted.by if wanted.by not in (None, TEMPLATE) else compared_by(found)
    if wanted.everything:
        wanted = wanted._replace(by=wanted.by or compared, equity=True, goals=True, adults=True)
    gathered = groups(found, wanted.by) if wanted.by else ()
    beside = gathered if compared in (None, wanted.by) else groups(found, compared)
    return Report(
        span,
        wanted,
        found,
        gathered,
        equity(found, beside, compared) if compared is not None else None,
        contacts(found, settings) if wanted.adults else None,
        follow_through(found, span) if wanted.goals else None,
        about(found, wanted.about, settings, span.until, wanted.template, templates)
        if wanted.about is not None
        else None,
    )


_COMPARED = ("groups", "grade", "tier")


def compared_by(found: Sequence[Row]) -> str:
    """The column by which groups are compared unless another is named: the first that tells the
    students apart."""
    for column in _COMPARED:
        if len(groups(found, column)) > 1:
            return column
    return _COMPARED[0]
