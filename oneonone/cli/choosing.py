"""``--only``: which students of an export; and reading the export, shared by import and init."""

from __future__ import annotations

from collections.abc import Sequence

import click

from oneonone.cli.console import hint, say
from oneonone.core.choosing import KEYS, Choices, Only, with_team_names
from oneonone.core.exports import Export
from oneonone.core.roster import Condition
from oneonone.core.settings import Settings, adult_key
from oneonone.errors import Impossible, WrongWords
from oneonone.render.as_json import document
from oneonone.render.choices import choices_json, choices_page, choices_sentence
from oneonone.world.desk import Desk
from oneonone.world.exports import read_roster_files

only_option = click.option(
    "--only",
    "only",
    multiple=True,
    metavar="KEY=VALUE",
    help="Only these students: teacher, class, grade, school, course or period.",
)

Team = tuple[tuple[str, str], ...]


def conditions_of(words: Sequence[str], team: Team, me: str | None) -> tuple[Only, ...]:
    """``--only`` as conditions. A teacher may be said by their key in the team, or as ``me``."""
    found = []
    for written in words:
        key, equals, value = (part.strip() for part in written.partition("="))
        values = tuple(filter(None, map(str.strip, value.split(";"))))
        if not equals or key.casefold() not in KEYS or not values:
            raise WrongWords(
                f"not one of {', '.join(KEYS)} with a value",
                where=f"--only {written}",
                remedy='Try --only teacher="Ana Rivera".',
            )
        ways = tuple(_ways(one, key.casefold(), team, me) for one in values)
        found.append(Only(key.casefold(), ways))
    return tuple(found)


def _ways(value: str, key: str, team: Team, me: str | None) -> tuple[str, ...]:
    """A value, and last the name of the adult it stands for, where it does."""
    if key != "teacher":
        return (value,)
    if value.casefold() == "me" and me is not None:
        return me, dict(team).get(me, me)
    adult = adult_key(team, value)
    return (value,) if adult is None else (value, dict(team)[adult])


def on_the_roster(only: Sequence[Only], settings: Settings) -> tuple[Condition, ...]:
    """The same of the roster, so that only those are missed in a part who belong to it; none
    where a column cannot tell, as of a school or of a teacher who is not in the team."""
    found = []
    for one in only:
        adults = {key for ways in one.values for said in ways if (key := settings.adult(said))}
        if one.key == "teacher" and len(adults) == len(one.values) == 1:
            found.append(Condition("adult", adults.pop()))
        elif one.key in _COLUMNS and len(one.values) == 1:
            found.append(Condition(_COLUMNS[one.key], one.values[0][0]))
        else:
            return ()
    return tuple(found)


_COLUMNS = {"class": "groups", "section": "groups", "grade": "grade"}


class TooMany(Impossible):
    """An export has more students than one team, and nobody said which."""


def export_of(
    desk: Desk,
    paths: Sequence[str],
    only: Sequence[Only],
    *,
    columns: str | None = None,
    everyone: bool = False,
    as_json: bool = False,
    for_all: str = "Or --yes for everyone.",
) -> Export:
    """The export as read. Raises TooMany, and shows what could be chosen, where it has more
    students than one team; ``for_all`` says how to take them all the same."""
    read = read_roster_files(paths, columns, only, desk.today, everyone)
    if not isinstance(read, Choices):
        return with_team_names(read, only)
    if as_json:
        say(document("roster import", desk.today, 0, choices_json(read)))
    hint(f"{choices_page(read)}\n")
    offered = {one.key: one.values[0][0] for one in read.offered}
    key = next((key for key in ("teacher", "class", "grade", "school") if key in offered), "class")
    remedy = f'Say whose, as --only {key}="{offered[key]}". {for_all}'
    raise TooMany(f"{choices_sentence(read)}. Nothing was written", remedy=remedy)
