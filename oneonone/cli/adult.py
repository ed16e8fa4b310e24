"""Who sits here: an adult of the team, or one who joins it now."""

from __future__ import annotations

import os

from oneonone.cli.console import ask
from oneonone.errors import WrongWords
from oneonone.formats.notebook_yaml import ADULT_KEY
from oneonone.formats.team_yaml import with_adult
from oneonone.formats.yaml_text import clean
from oneonone.world import home
from oneonone.world.desk import Desk
from oneonone.world.notebook import MARK
from oneonone.world.writing import change_file


def adult_here(desk: Desk, words: str | None, name: str | None, asking: bool) -> str | None:
    """Remember who uses this machine; someone new, with a name, is added to the team. None where
    it was not said, and nobody can be asked."""
    settings = desk.settings
    words = words or os.environ.get("OO_AS") or ""
    keys = ", ".join(key for key, _ in settings.team) or "nobody yet"
    if not words and asking:
        words = ask(f"Who are you? The team: {keys}. Your key, or a new one:")
    if not words:
        return None
    key = settings.adult(words)
    if key is None:
        key = _added(desk, words, name, keys, asking)
    home.remember_me(settings.id, key)
    return key


def _added(desk: Desk, words: str, name: str | None, keys: str, asking: bool) -> str:
    """A new adult of the team, written into the settings beside the others."""
    if not ADULT_KEY.fullmatch(words):
        remedy = "Use small letters and digits, as rivera."
        raise WrongWords(f'"{words}" is no short key', where="--as", remedy=remedy)
    if not name and asking:
        name = ask(f'"{words}" is new in the team ({keys}). Your name, as Ms. Rivera:')
    if not name:
        remedy = f'The team: {keys}. Someone new says --name as well: --name "Ms. Rivera".'
        raise WrongWords(f'"{words}" is not in the team', where="--as", remedy=remedy)
    called = clean(name)
    change_file(
        desk.notebook.root / MARK,
        lambda data: with_adult(data.decode("utf-8-sig"), words, called).encode(),
    )
    desk.notebook.look_again()
    return words
