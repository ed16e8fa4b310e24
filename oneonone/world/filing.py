"""Finding one entry by what a person types: its id or tag, and the student where it takes one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from oneonone.core.entries import Entry, EntryId, tag_in
from oneonone.core.roster import Student, find
from oneonone.errors import Impossible, WrongWords
from oneonone.world.files import folder_names, real_folder, yaml_names
from oneonone.world.notebook import Notebook
from oneonone.world.student import folder_name


class Filed(NamedTuple):
    """Where an entry lies: its id, and the folder under ``notes`` that it lies in."""

    id: EntryId
    folder: str

    @property
    def path(self) -> str:
        """The file, from the notebook's folder."""
        return f"notes/{self.folder}/{self.id}.yaml"

    @property
    def tag(self) -> str:
        """The short name a person types."""
        return tag_in(self.id)

    def place(self, notebook: Notebook) -> Path:
        """The file itself."""
        return real_folder(notebook.root, "notes", self.folder) / f"{self.id}.yaml"


def filed(notebook: Notebook, words: Sequence[str]) -> Filed:
    """The one entry these words name: ``k3fq``, ``2026-11-23-rivera-k3fq``, ``jamal k3fq``."""
    wanted = _as_named(words[-1])
    found = all_filed(notebook, words)
    if not found:
        raise WrongWords(
            f'no entry has the id "{wanted}"',
            remedy="oo show STUDENT ends the first line of each note with it.",
        )
    if len(found) > 1:
        shown = ", ".join(f"{one.folder} {one.id}" for one in found[:6])
        raise WrongWords(
            f'{len(found)} entries have the id "{wanted}": {shown}',
            remedy="Put the student in front of the whole id.",
        )
    return found[0]


def all_filed(notebook: Notebook, words: Sequence[str]) -> list[Filed]:
    """Every entry these words may name: by its whole id before its tag."""
    *whose, last = words
    wanted, everything = _as_named(last), filed_for(notebook, whose)
    found = [one for one in everything if one.id.casefold() == wanted]
    return found or [one for one in everything if tag_in(one.id).casefold() == wanted]


def filed_for(notebook: Notebook, whose: Sequence[str] = ()) -> list[Filed]:
    """Every entry of these students, or of everyone. Only names are looked at, so that an entry
    that cannot be read is found as well."""
    places = _folders(notebook, whose)
    return [Filed(EntryId(name), place) for place in places for name in _names(notebook, place)]


def _as_named(words: str) -> str:
    return words.strip().removesuffix(".yaml").casefold()


def _folders(notebook: Notebook, whose: Sequence[str]) -> list[str]:
    if whose:
        students = find(notebook.roster.students, whose, notebook.settings.one)
        return [folder_name(student.id) for student in students]
    return folder_names(real_folder(notebook.root, "notes"))


def _names(notebook: Notebook, folder: str) -> list[str]:
    place = real_folder(notebook.root, "notes", folder)
    return [name.removesuffix(".yaml") for name in yaml_names(place)]


def student_filed(notebook: Notebook, one: Filed) -> Student:
    """Whose entry it is; Impossible where they are not on the roster."""
    for student in notebook.roster.students:
        if folder_name(student.id) == one.folder:
            return student
    raise Impossible(
        "nobody on the roster has this folder", where=one.path, remedy="oo roster lists everyone."
    )


def entry_filed(notebook: Notebook, one: Filed) -> Entry:
    """The entry itself; Impossible, with the line, where it cannot be read."""
    for path, parsed in notebook.parsed_entries(one.folder):
        if path == one.path and parsed.entry is not None:
            return parsed.entry
        if path == one.path:
            first = parsed.problems[0]
            raise Impossible(
                f"{first.rule}: {first.message}",
                where=f"{first.path}:{first.line}",
                remedy=f"oo edit {one.tag} opens it, to be mended.",
            )
    raise Impossible("is not there any more", where=one.path, remedy="oo show lists the others.")
