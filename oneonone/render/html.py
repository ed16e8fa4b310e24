"""Pages for a browser and for paper: one file that needs nothing else. The door of Jinja2."""

from __future__ import annotations

import base64
from collections.abc import Mapping

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from oneonone.core.digest import digest
from oneonone.render.safe import safe

STYLE = "page.css"


def html_page(sources: Mapping[str, str], name: str, values: Mapping[str, object]) -> str:
    """The page of this name, filled in. ``sources`` holds every template and the style, as text.

    The page may not load, run or send anything: its own policy allows the one style it holds, by
    its hash, and nothing else. Every value is escaped, and robbed of what would turn the writing.
    """
    style = sources[STYLE]
    hashed = base64.b64encode(digest(style.encode())).decode()
    made = Environment(
        loader=DictLoader(dict(sources)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    page = made.get_template(name)
    own = Markup(style)  # nosec B704
    return page.render(style=own, style_hash=f"sha256-{hashed}", **values)


def _shown(value: object) -> object:
    """What an expression of a template may put into the page."""
    if value is None:
        return ""
    return safe(value) if type(value) is str else value
