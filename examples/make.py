"""Writes the example notebooks beside this file, the same bytes every time.

Run ``python examples/make.py`` after changing a template's questions, the format of an entry or
the words in ``words/``. Everything in the four folders is made: a change by hand is lost.
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from story.cast import roster_csv  # noqa: E402
from story.rounds import Rounds  # noqa: E402
from story.scene import Scene  # noqa: E402
from story.scenes import SCENES  # noqa: E402

from oneonone.core.entries import Entry, kind_of  # noqa: E402
from oneonone.formats.entry_yaml import format_entry, parse_entry  # noqa: E402


def main() -> None:
    """Write all four, and say what is in them."""
    for scene in [make() for make in SCENES]:
        entries = Rounds(scene).told()
        _write_notebook(HERE / scene.key, scene, entries)
        kinds = Counter(kind_of(entry) for entry in entries)
        counted = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))
        print(f"{scene.key}: {len(scene.cast)} {scene.people}, {counted}")


def _write_notebook(folder: Path, scene: Scene, entries: list[Entry]) -> None:
    if folder.exists():
        shutil.rmtree(folder)
    files = {
        "oneonone.yaml": scene.settings(),
        "roster.csv": roster_csv(scene.cast),
        ".gitattributes": "* -text\n",
        ".gitignore": ".oo-*\n",
    }
    for entry in entries:
        path = f"notes/{entry.student}/{entry.id}.yaml"
        text = format_entry(entry)
        problems = parse_entry(text, path, entry.id).problems
        if problems or path in files:
            raise AssertionError(f"{path}: {problems or 'written twice'}")
        files[path] = text
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())


if __name__ == "__main__":
    main()
