"""``oo report --notebook``: several teams on one page, for whoever answers for all of them."""

from __future__ import annotations

from oneonone.cli.console import hint, width
from oneonone.cli.reporting import Asked, reported
from oneonone.core.coverage import Tally
from oneonone.core.settings import Settings
from oneonone.core.teams import all_together, teams, too_few
from oneonone.errors import OneOnOneError, WrongWords
from oneonone.render.as_json import document
from oneonone.render.report.teams import (
    teams_csv,
    teams_html,
    teams_json,
    teams_markdown,
    teams_page,
)
from oneonone.world.desk import Desk
from oneonone.world.shipped import pages


def several_teams(
    desk: Desk, folders: tuple[str, ...], asked: Asked, names: bool, initials: bool, form: str
) -> tuple[Tally | None, str]:
    """The states of everybody in these notebooks, and the text to show; None where they are so
    few that not even their sum is said."""
    _allowed(asked)
    desks = _desks(desk, folders)
    found = teams([(one.settings, reported(one, asked, "table")) for one in desks], names)
    unreadable = sum(one.notebook.unreadable for one in desks)
    for one in desks:
        _remarks(one)
    counts = None if too_few(found) else all_together(found)[0]
    match form:
        case "json":
            keys = teams_json(found, names, initials)
            return counts, document("report", desks[0].today, unreadable, keys)
        case "html":
            return counts, teams_html(found, names, initials, pages(), unreadable)
        case "md":
            return counts, teams_markdown(found, names, initials)
        case "csv":
            return counts, teams_csv(found, names, initials)
    return counts, teams_page(found, names, initials, width())


def _remarks(desk: Desk) -> None:
    """What is missing in one of them, with its name."""
    if not desk.notebook.roster.students:
        hint(f"{desk.folder}: there is nobody on its roster.")
    if desk.notebook.unreadable:
        hint(f"{desk.folder}: not everything could be read: oo -C {desk.folder} check")


def _desks(desk: Desk, folders: tuple[str, ...]) -> list[Desk]:
    """A desk for each notebook. One named twice would count everybody twice; two copies of one do,
    and it is said."""
    desks: list[Desk] = []
    for folder in folders:
        if not folder.strip():
            raise WrongWords(
                "names no folder", where="--notebook", remedy="For example --notebook grade-7."
            )
        one = Desk(folder, None, desk.day)
        for other in desks:
            if one.notebook.root.samefile(other.notebook.root):
                raise WrongWords(
                    f"is the same notebook as {other.folder}",
                    where=f"--notebook {folder}",
                    remedy="Name each of them once.",
                )
            if _settings(one).id == _settings(other).id:
                hint(f"{folder} is a copy of {other.folder}: who is in both counts twice.")
        _settings(one)
        desks.append(one)
    return desks


def _settings(desk: Desk) -> Settings:
    """The settings of one of several notebooks; a fault in them names it."""
    try:
        return desk.settings
    except OneOnOneError as fault:
        fault.where = f"{desk.folder}: {fault.where}".rstrip(": ")
        raise


def _allowed(asked: Asked) -> None:
    """Only what makes sense across teams: each has its own columns, questions and adults."""
    for name, value in asked._asdict().items():
        if value and name not in ("since", "until", "template"):
            raise WrongWords(
                "looks into one notebook, and --notebook puts several side by side",
                where=f"--{name}",
                remedy="Leave one of the two out.",
            )
