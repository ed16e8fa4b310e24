"""The shelf of templates: the team's own, then those that came with the program."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from oneonone.core.checks import Problem
from oneonone.errors import Impossible, OneOnOneError, WrongWords, nearest
from oneonone.world.files import make_folder, read_file, real_place, yaml_names
from oneonone.world.index import Index, mark_of
from oneonone.world.place import Place
from oneonone.world.shipped import shipped_place

if TYPE_CHECKING:
    from oneonone.core.templates import Template
    from oneonone.formats.template_yaml import ParsedTemplate

_NAME = r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}"


class Templates:
    """The templates of a notebook, or without one those that came along."""

    def __init__(self, root: Place | None, index: Index | None = None) -> None:
        self.root = root
        self.index = index

    def _folders(self) -> list[str]:
        own = [real_place(self.root, "templates")] if self.root else []
        return [*own, shipped_place("templates")]

    def names(self) -> list[str]:
        """Every template that can be asked."""
        names = {n.removesuffix(".yaml") for f in self._folders() for n in yaml_names(f)}
        return sorted(name for name in names if re.fullmatch(_NAME, name))

    def own(self) -> list[str]:
        """The names of the team's own."""
        folder = [real_place(self.root, "templates")] if self.root else []
        return [name.removesuffix(".yaml") for f in folder for name in yaml_names(f)]

    def template(self, name: str) -> Template:
        """The template of this name; the team's own comes before the one that came along."""
        parsed = self._parsed(name)
        if parsed.template is None:
            first = next(problem for problem in parsed.problems if problem.hides)
            raise Impossible(f"{first.rule}: {first.message}", where=f"{first.path}:{first.line}")
        return parsed.template

    def _parsed(self, name: str) -> ParsedTemplate:
        if re.fullmatch(_NAME, name):
            for folder in self._folders():
                if (parsed := read_template(folder, name)) is not None:
                    return parsed
        raise self._no_template(name)

    def _no_template(self, name: str) -> WrongWords:
        names = self.names()
        hint = nearest(name, names, f"There is: {', '.join(names)}.")
        return WrongWords(f'no template is called "{name}"', remedy=hint)

    def everyone(self) -> tuple[list[Template], int]:
        """Every template that can be read, and how many could not be."""
        parsed = [self._parsed(name).template for name in self.names()]
        found = [template for template in parsed if template is not None]
        return found, len(parsed) - len(found)

    def usual_minutes(self, names: Sequence[str]) -> dict[str, int]:
        """How long each of these kinds of meeting usually takes; unreadable ones are left out."""
        found = {}
        for name in names:
            try:
                found[name] = self._known_minutes(name)
            except OneOnOneError:
                continue
        return found

    def _known_minutes(self, name: str) -> int:
        """By the bytes of its file, what it said when it was read."""
        data = self._data(name) if self.index is not None else None
        if self.index is None or data is None:
            return self.template(name).minutes
        key, mark = f"minutes of {name}", mark_of(data)
        said = self.index.said(key, mark)
        if said is not None and said.isdecimal():
            return int(said)
        minutes = self.template(name).minutes
        if self._data(name) == data:
            self.index.keep_said(key, mark, str(minutes))
        return minutes

    def _data(self, name: str) -> bytes | None:
        for folder in self._folders() if re.fullmatch(_NAME, name) else ():
            with contextlib.suppress(FileNotFoundError):
                return read_file(os.path.join(folder, f"{name}.yaml"))
        return None

    def copy(self, name: str, new: str) -> str:
        """Make a template the team's own under a name; its path in the notebook."""
        if not re.fullmatch(_NAME, new):
            raise WrongWords(
                f'"{new}" is no name for a template',
                remedy="Use letters, digits and -, as exit-chat.",
            )
        from oneonone.formats.text import decode
        from oneonone.world.writing import add_file

        self.template(name)
        assert self.root is not None
        place = make_folder(real_place(self.root, "templates"))
        text = decode(self._data(name) or b"")
        named = re.sub(r"(?m)^template:.*$", f"template: {new}", text, count=1)
        try:
            add_file(os.path.join(place, f"{new}.yaml"), named.encode())
        except FileExistsError:
            raise Impossible(
                "is there already", where=f"templates/{new}.yaml", remedy="Choose another name."
            ) from None
        return f"templates/{new}.yaml"


def read_template(folder: Place, name: str) -> ParsedTemplate | None:
    """The template of this name in a folder; None where there is no such file."""
    from oneonone.formats.template_yaml import ParsedTemplate, parse_template
    from oneonone.formats.text import Unreadable, decode

    path = f"templates/{name}.yaml"
    try:
        return parse_template(decode(read_file(os.path.join(folder, f"{name}.yaml"))), path, name)
    except FileNotFoundError:
        return None
    except Unreadable as fault:
        return ParsedTemplate(None, (Problem(path, fault.line, fault.rule, str(fault)),))
