"""``oo report``: who has been met, and who has not."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from oneonone.cli.console import hint, note_unread, width
from oneonone.cli.output import FORMS, form_of, put_out, put_page
from oneonone.cli.params import Command, OneOf, Whole, json_option, tab, where_option
from oneonone.errors import WrongWords

if TYPE_CHECKING:
    from datetime import date

    from oneonone.core.coverage import Tally
    from oneonone.core.report import Report
    from oneonone.render.reasons import Speaker
    from oneonone.world.desk import Desk


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
@click.option("--equity", is_flag=True, help="Whether attention is fair, group by group.")
@click.option("--goals", is_flag=True, help="What became of promises and goals, by month.")
@click.option("--adults", is_flag=True, help="Which adult has met whom.")
@click.option(
    "--about",
    metavar="KEY",
    shell_complete=tab("questions"),
    help="One question: whom nobody has asked it for longest.",
)
@click.option("--initials", is_flag=True, help="Initials for names.")
@click.option(
    "--notebook",
    "folders",
    multiple=True,
    metavar="DIR",
    shell_complete=tab("folders"),
    help="Several notebooks, a team each: numbers only.",
)
@click.option("--names", is_flag=True, help="With --notebook: also who waits longest.")
@click.option("-o", "--output", metavar="FILE", help="Into a file; its ending says the form.")
@click.option("--format", "form", type=OneOf(FORMS), help="The form; table, unless said.")
@json_option
@click.option(
    "--fail-under", type=Whole(90, 0, 100), help="Exit 1 when fewer percent are up to date."
)
@click.pass_obj
def command(
    desk: Desk,
    /,
    initials: bool,
    folders: tuple[str, ...],
    names: bool,
    output: str | None,
    form: str | None,
    as_json: bool,
    fail_under: int | None,
    **asked: Any,
) -> None:
    """Who has been met, and who has not.

    \b
    oo report --gaps                  who has waited longest
    oo report --by groups             class by class
    oo report --equity --by tier      whether attention is fair
    oo report --about fluency         whom nobody has asked that for longest
    oo report -o report.html          the page to pass around, and to print
    oo report --notebook grade-7 --notebook grade-8 -o teams.html
    """
    form = form_of(form, output, as_json)
    if not folders:
        desk.look_ahead(everyone=not asked["mine"])
    # Loaded while the folders are being looked at.
    from oneonone.cli.reporting import Asked, reported
    from oneonone.render.reasons import Speaker

    wanted = Asked(**asked)
    if names and not folders:
        raise WrongWords("goes with --notebook", where="--names", remedy="Leave it out.")
    unreadable = 0
    tally: Tally | None
    if folders:
        from oneonone.cli.teams import several_teams

        tally, text = several_teams(desk, folders, wanted, names, initials, form)
    else:
        found = reported(desk, wanted, form)
        until = found.span.until
        # "You" is nobody on a page that is passed around.
        me = desk.me_or_nobody if form == "table" else None
        speaker = Speaker(desk.settings, me or "", until, width(), initials)
        unreadable = desk.notebook.unreadable
        tally, text = found.tally, _text(found, speaker, desk.today, unreadable, form)
    if form == "html":
        put_page(text, output, f"report-{desk.today}.html")
    else:
        put_out(text, output, form)
    note_unread(unreadable)
    if fail_under is not None and tally is None:
        raise WrongWords("so few cannot be told apart", where="--fail-under", remedy="Add --names.")
    if fail_under and tally and tally.up_to_date * 100 < fail_under * tally.expected:
        hint(f"Fewer than {fail_under} % are up to date.")
        sys.exit(1)


def _text(found: Report, speaker: Speaker, today: date, unreadable: int, form: str) -> str:
    from oneonone.render.report import report_csv, report_markdown, report_page

    match form:
        case "json":
            from oneonone.render.as_json import document
            from oneonone.render.report.document import report_json

            return document("report", today, unreadable, report_json(found, speaker))
        case "html":
            from oneonone.render.report.page import report_html
            from oneonone.world.shipped import pages

            return report_html(found, speaker, pages(), unreadable)
        case "md":
            return report_markdown(found, speaker)
        case "csv":
            return report_csv(found, speaker)
    return report_page(found, speaker)
