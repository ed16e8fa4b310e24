"""``oo report``: who has been met, and who has not."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from oneonone.cli.console import hint, note_unread, say, width
from oneonone.cli.params import (
    Command,
    Whole,
    conditions,
    day_of,
    json_option,
    known_column,
    tab,
    where_option,
)
from oneonone.core.coverage import Span, groups, rows
from oneonone.core.roster import named_by
from oneonone.core.term import day_words
from oneonone.errors import WrongWords
from oneonone.render.as_json import document
from oneonone.render.reasons import Speaker
from oneonone.render.report import Report, report_as, report_json, report_page
from oneonone.world.desk import Desk
from oneonone.world.files import put_file


@click.command("report", cls=Command)
@click.option(
    "--since", metavar="DAY", help="Count from this day; the start of the term, unless said."
)
@click.option(
    "--until", metavar="DAY", help="As it was at the end of this day; today, unless said."
)
@click.option(
    "--for",
    "template",
    metavar="TEMPLATE",
    shell_complete=tab("templates"),
    help="Only meetings of this template.",
)
@click.option(
    "--by",
    metavar="COLUMN",
    shell_complete=tab("columns"),
    help="Gathered by a column of the roster, adult or template.",
)
@where_option
@click.option("--mine", is_flag=True, help="Your students only.")
@click.option("--gaps", is_flag=True, help="Only those not up to date.")
@click.option("--initials", is_flag=True, help="Initials for names.")
@click.option("-o", "--output", metavar="FILE", help="Into a file.")
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "md"]), default="table", help="The form."
)
@json_option
@click.option(
    "--fail-under", type=Whole(90, 0, 100), help="Exit 1 when fewer percent are up to date."
)
@click.pass_obj
def command(
    desk: Desk,
    since: str | None,
    until: str | None,
    template: str | None,
    by: str | None,
    where: tuple[str, ...],
    mine: bool,
    gaps: bool,
    initials: bool,
    output: str | None,
    form: str,
    as_json: bool,
    fail_under: int | None,
) -> None:
    """Who has been met, and who has not.

    \b
    oo report --gaps                 who has waited longest
    oo report --by groups            class by class
    oo report --since Q2 --format csv -o report.csv
    """
    span = _span(desk, since, until)
    report = _report(desk, span, template, by, where, mine)._replace(only_gaps=gaps)
    speaker = Speaker(desk.settings, desk.me_or_nobody or "", span.until, width(), initials)
    if as_json:
        keys = report_json(report, speaker)
        text = document("report", desk.today, desk.notebook.unreadable, keys)
    elif form == "table":
        text = report_page(report, speaker)
    else:
        text = report_as(report, speaker, form)
    if output:
        put_file(Path(output), f"{text}\n".encode(), 0o666)
        hint(f"Written to {output}.")
    else:
        say(text)
    note_unread(desk.notebook.unreadable)
    counts = report.tally
    if fail_under is not None and counts.up_to_date * 100 < fail_under * counts.expected:
        hint(f"Fewer than {fail_under} % are up to date.")
        sys.exit(1)


def _span(desk: Desk, since: str | None, until: str | None) -> Span:
    last = day_of(desk, until, "--until", ahead=False) or desk.today
    first = day_of(desk, since, "--since", ahead=False) or desk.settings.term.starts
    if since is not None and first > last:
        raise WrongWords(
            f"{day_words(first)} lies after {day_words(last)}",
            where="--since",
            remedy="Name an earlier day.",
        )
    return Span(first, last)


def _report(
    desk: Desk,
    span: Span,
    template: str | None,
    by: str | None,
    where: tuple[str, ...],
    mine: bool,
) -> Report:
    notebook, settings = desk.notebook, desk.settings
    if template is not None:
        notebook.templates.template(template)
    if by is not None and by not in ("adult", "template"):
        by = known_column(desk, by, "--by")
    wanted = conditions(desk, where)
    everyone = notebook.roster.students
    own = named_by(everyone, desk.me, span.until) if mine else {s.id for s in everyone}
    chosen = [
        student
        for student in everyone
        if all(condition.holds(student) for condition in wanted) and student.id in own
    ]
    found = rows(notebook.people(chosen), settings, span, settings.clock(template))
    if template is not None:
        found = tuple(
            row._replace(meetings=tuple(m for m in row.meetings if m.template == template))
            for row in found
        )
    return Report(found, groups(found, by) if by else (), by, span)
