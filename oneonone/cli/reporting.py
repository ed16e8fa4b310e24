"""What ``oo report`` is asked for, and the report on one notebook."""

from __future__ import annotations

from typing import NamedTuple

from oneonone.cli.console import hint
from oneonone.cli.meaning import day_of, known_column, nobody_has, students_where
from oneonone.core.coverage import Span
from oneonone.core.report import TEMPLATE, Report, Wanted, report
from oneonone.core.templates import Template
from oneonone.core.term import day_words
from oneonone.errors import WrongWords, nearest
from oneonone.render.words import first_upper
from oneonone.world.desk import Desk


class Asked(NamedTuple):
    """The options that say what a report is about, as they were typed."""

    since: str | None
    until: str | None
    template: str | None
    by: str | None
    where: tuple[str, ...]
    mine: bool
    gaps: bool
    equity: bool
    goals: bool
    adults: bool
    about: str | None


def reported(desk: Desk, asked: Asked, form: str) -> Report:
    """The report on the notebook at the desk."""
    span, notebook = span_of(desk, asked), desk.notebook
    if asked.template is not None:
        notebook.templates.template(asked.template)
    templates = notebook.templates.everyone()[0] if asked.about is not None else []
    chosen = students_where(desk, asked.where, mine=asked.mine, day=span.until)
    if asked.where and not chosen:
        hint(f"{first_upper(nobody_has(asked.where).what)}.")
    wanted = _wanted(desk, asked, form)
    found = report(notebook.people(chosen), desk.settings, span, wanted, templates)
    if asked.about is not None and not _is_known(found, asked.about, templates):
        raise _no_question(asked.about, templates)
    return found


def _wanted(desk: Desk, asked: Asked, form: str) -> Wanted:
    by = asked.by
    if by is not None and by not in ("adult", TEMPLATE):
        by = known_column(desk, by, "--by")
    if by == TEMPLATE and asked.equity:
        raise WrongWords(
            "--equity compares groups of students, not kinds of meetings",
            where="--by template",
            remedy="Name a column of the roster, as --by groups.",
        )
    wanted = Wanted(
        asked.template, by, asked.gaps, asked.equity, asked.goals, asked.adults, asked.about
    )
    whole = form == "html" and not wanted.gaps and not wanted.a_part
    return wanted._replace(everything=whole)


def span_of(desk: Desk, asked: Asked) -> Span:
    """The days counted: from the start of the term to today, unless others were named."""
    last = day_of(desk, asked.until, "--until", ahead=False) or desk.today
    first = day_of(desk, asked.since, "--since", ahead=False) or desk.settings.term.starts
    if asked.since is not None and first > last:
        raise WrongWords(
            f"{day_words(first)} lies after {day_words(last)}",
            where="--since",
            remedy="Name an earlier day.",
        )
    if last > desk.today:
        hint(f"{day_words(last)} lies ahead: shown as if nothing more were recorded until then.")
    return Span(first, last)


def _is_known(found: Report, key: str, templates: list[Template]) -> bool:
    answered = found.about is not None and found.about.never < len(found.about.rows)
    return answered or any(template.prompt(key) for template in templates)


def _no_question(key: str, templates: list[Template]) -> WrongWords:
    keys = sorted({prompt.key for template in templates for prompt in template.prompts})
    remedy = nearest(key, keys, f"There is: {', '.join(keys)}.")
    return WrongWords(f'no question has the key "{key}"', where="--about", remedy=remedy)
