"""The report: who has been met, and who has not. Made once as parts, shown in several forms."""

from __future__ import annotations

from oneonone.core.coverage import gaps
from oneonone.core.report import Report
from oneonone.core.roster import number_word
from oneonone.errors import WrongWords
from oneonone.render.reasons import Speaker
from oneonone.render.report.about import about_part
from oneonone.render.report.contacts import adults_part
from oneonone.render.report.equity import equity_part
from oneonone.render.report.follow_through import goals_part, promises_part
from oneonone.render.report.headline import headline
from oneonone.render.report.part import Part, part_markdown, part_text
from oneonone.render.report.students import (
    gaps_part,
    groups_part,
    students_part,
)
from oneonone.render.tables import spreadsheet
from oneonone.render.words import several, wrapped


def parts(report: Report, speaker: Speaker) -> list[Part]:
    """What follows the first sentence, in the order in which it is read."""
    wanted = report.wanted
    found: list[Part] = []
    if (wanted.gaps or not wanted.a_part) and (waiting := gaps(report.rows)):
        found.append(gaps_part(waiting, speaker))
    if report.rows and wanted.by is not None and not wanted.equity:
        found.append(groups_part(report, speaker))
    elif report.rows and not wanted.gaps and not wanted.a_part:
        found.append(students_part(report, speaker))
    if report.equity is not None:
        found.append(equity_part(report.equity, speaker))
    if report.contacts is not None:
        found.append(adults_part(report.contacts, report.span, speaker))
    if report.follow_through is not None:
        found.append(promises_part(report.follow_through))
        found.append(goals_part(report.follow_through))
    if report.about is not None:
        found.append(about_part(report.about, speaker))
    return found


def report_page(report: Report, speaker: Speaker) -> str:
    """The sentence, the gaps, the table, or the parts that were asked for."""
    first = wrapped(headline(report.tally, report.promises, speaker.settings), speaker.width)
    return "\n\n".join([first, *(part_text(p, speaker.width) for p in parts(report, speaker))])


def report_markdown(report: Report, speaker: Speaker) -> str:
    """The same as a page of Markdown."""
    first = headline(report.tally, report.promises, speaker.settings)
    return "\n\n".join([first, *(part_markdown(part) for part in parts(report, speaker))])


def report_csv(report: Report, speaker: Speaker) -> str:
    """One table for a spreadsheet: of the students, of groups, or of the part asked for."""
    wanted = report.wanted
    asked = [
        option
        for option, given in (
            ("--gaps", wanted.gaps),
            ("--by", wanted.by is not None and not wanted.equity),
            ("--equity", wanted.equity),
            ("--adults", wanted.adults),
            ("--goals", wanted.goals),
            ("--about", wanted.about is not None),
        )
        if given
    ]
    if len(asked) > 1:
        raise WrongWords(
            f"a spreadsheet holds one table, and {several(asked)} are {number_word(len(asked))}",
            where="--format csv",
            remedy="Ask for one of them, or for --format html.",
        )
    if wanted.gaps:
        part = gaps_part(gaps(report.rows), speaker)
    elif asked == ["--by"]:
        part = groups_part(report, speaker)
    elif asked:
        part = parts(report, speaker)[-1]
    else:
        part = students_part(report, speaker)
    return spreadsheet(part.keys, [[record[key] for key in part.keys] for record in part.records])
