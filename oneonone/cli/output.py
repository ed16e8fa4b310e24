"""What a command shows, on the screen or into a file, in the form that the file's ending says."""

from __future__ import annotations

import sys
from pathlib import Path

from oneonone.cli.console import hint, say
from oneonone.errors import WrongWords
from oneonone.render.safe import safe
from oneonone.world.results import put_result

FORMS = ("table", "csv", "md", "html")

_ENDINGS = {".csv": "csv", ".md": "md", ".html": "html", ".htm": "html", ".json": "json"}
_INSTEAD = {
    **dict.fromkeys((".xlsx", ".xls", ".ods", ".tsv"), "A spreadsheet reads -o {name}.csv."),
    ".pdf": "Write -o {name}.html, open it in a browser, and print it into a PDF.",
    ".docx": "A word processor opens -o {name}.html.",
}


def form_of(form: str | None, output: str | None, as_json: bool) -> str:
    """The form that was named, else the one that the file's ending says, else a table."""
    if as_json and form is not None:
        raise WrongWords(
            f"--json and --format {form} say different things", remedy="Give one of them."
        )
    form = "json" if as_json else form
    path = Path(output or "")
    ending = path.suffix.lower()
    if instead := _INSTEAD.get(ending):
        remedy = instead.format(name=path.with_suffix(""))
        raise WrongWords(f"cannot write {ending} files", where=f"-o {output}", remedy=remedy)
    said = _ENDINGS.get(ending)
    if form and said not in (None, form):
        name = path.with_suffix(f".{'txt' if form == 'table' else form}")
        what = f"is no name for a file of the form {form}"
        raise WrongWords(what, where=f"-o {output}", remedy=f"Write -o {name}.")
    return form or said or "table"


def put_out(text: str, output: str | None, form: str) -> None:
    """Say it, or write it into the file that was named; ``-`` is the screen."""
    if output in (None, "-"):
        say(text)
        return
    assert output is not None
    # Excel takes a CSV without this mark for one in the letters of Windows: MarÃ­n for Marín.
    mark = "\ufeff" if form == "csv" else ""
    put_result(output, f"{mark}{safe(text)}\n".encode())
    opened = " Open it in a browser; it prints well." if form == "html" else ""
    hint(f"Written to {output}.{opened}")


def put_page(text: str, output: str | None, usual: str) -> None:
    """A page for a browser: into the file that was named, at a terminal into one of the usual
    name in this folder, as nobody wants to read its source; else on stdout."""
    form_of("html", output, False)
    if output is None and sys.stdout.isatty():
        output = usual
    put_out(text, output, "html")
