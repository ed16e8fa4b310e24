"""Who sits here: an adult of the team, or one who joins it now."""

from __future__ import annotations

import os
from difflib import get_close_matches

from oneonone.cli.console import ask, hint
from oneonone.errors import WrongWords
from oneonone.formats.notebook_yaml import ADULT_KEY, parse_settings
from oneonone.formats.team_yaml import with_adult
from oneonone.formats.text import clean
from oneonone.world import home
from oneonone.world.notebook import Notebook
from oneonone.world.place import MARK
from oneonone.world.writing import change_file


def adult_here(
    notebook: Notebook, words: str | None, name: str | None, asking: bool, joining: bool = False
) -> str | None:
    """Remember who uses this machine; someone new is added to the team, with a name, or by the key
    alone where they are ``joining`` it. None where it was not said, and nobody can be asked."""
    settings = notebook.settings
    words = words or os.environ.get("OO_AS") or ""
    keys = ", ".join(key for key, _ in settings.team) or "nobody yet"
    if not words and asking:
        words = ask(f"Who are you? The team: {keys}. Your key, or a new one:")
    if not words:
        return None
    key = settings.adult(words)
    if key is None:
        key = _added(notebook, words, name, keys, asking, joining)
    home.remember_me(settings.id, key)
    return key


def _added(
    notebook: Notebook, words: str, name: str | None, keys: str, asking: bool, joining: bool
) -> str:
    """A new adult of the team, written into the settings beside the others."""
    short_key(words)
    called = clean(name or "")
    if not called and asking:
        called = clean(ask(f'"{words}" is new in the team ({keys}). Your name, as Ms. Rivera:'))
    if not called and joining and not _near(notebook, words):
        called = f"{words[:1].upper()}{words[1:]}"
        hint(f"{words} is new in the team ({keys}), and called {called} from now on.")
    if not called:
        remedy = f'The team: {keys}. Someone new says --name as well: --name "Ms. Rivera".'
        raise WrongWords(f'"{words}" is not in the team', remedy=remedy)
    notebook.allow_writing()
    change_file(notebook.root / MARK, lambda data: _with(data, words, called))
    notebook.look_again()
    return words


def short_key(words: str, where: str = "") -> str:
    """The key of an adult; WrongWords where it cannot be one."""
    if not ADULT_KEY.fullmatch(words):
        remedy = "Use small letters and digits, as rivera."
        raise WrongWords(f'"{words}" is no short key', where=where, remedy=remedy)
    return words


def _with(data: bytes, key: str, name: str) -> bytes:
    """The settings with this adult, unless somebody has added the key just now."""
    now = parse_settings(data.decode()).settings
    there = now is not None and key in dict(now.team)
    return data if there else with_adult(data.decode(), key, name).encode()


def _near(notebook: Notebook, words: str) -> bool:
    """Whether this may be a slip of the hand for somebody who is in the team already."""
    return bool(get_close_matches(words, [key for key, _ in notebook.settings.team], 1, 0.7))
