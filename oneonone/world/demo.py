"""An example notebook, its dates moved by whole weeks so that it ends today."""

from __future__ import annotations

import re
import tempfile
from datetime import date, timedelta
from pathlib import Path

from oneonone.core.term import week_of
from oneonone.errors import Impossible, WrongWords
from oneonone.world.files import is_vacant, make_folder, make_way, put_in_place, remove_folder
from oneonone.world.place import found_from
from oneonone.world.shipped import shipped

EXAMPLES = ("grade-7", "grade-3-reading", "hs-advisory", "staff")
_DAY = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")


def demo(name: str, target: Path, today: date) -> None:
    """Copy an example to a folder that must not be there yet, or be empty.

    Its last week becomes this one; what is dated today or later is left out, so that today's
    meetings are still to come.
    """
    if name not in EXAMPLES:
        raise WrongWords(
            f'there is no example "{name}"', remedy=f"There is: {', '.join(EXAMPLES)}."
        )
    there = found_from(target.parent)
    if there is not None:
        raise Impossible(
            f"would lie inside the notebook {there}",
            where=str(target),
            remedy="Go to another folder first.",
        )
    if target.exists() and not is_vacant(target):
        raise Impossible(
            "is there already, and not empty", where=str(target), remedy="Name another folder."
        )
    source = shipped("examples") / name
    files = [path for path in sorted(source.rglob("*")) if path.is_file()]
    shift = week_of(today) - week_of(max(_days_of_notes(files)))
    make_folder(target.absolute().parent)
    beside = Path(tempfile.mkdtemp(prefix=".oo-", dir=target.absolute().parent))
    try:
        for path in files:
            _copy(path, beside, path.relative_to(source), shift, today)
        beside.chmod(0o755)
        if target.exists():
            make_way(target)
        put_in_place(beside, target.absolute())
    finally:
        remove_folder(beside)


def _days_of_notes(files: list[Path]) -> list[date]:
    return [date.fromisoformat(f.name[:10]) for f in files if f.parent.parent.name == "notes"]


def _copy(path: Path, root: Path, inside: Path, shift: timedelta, today: date) -> None:
    def moved(found: re.Match[str]) -> str:
        return (date.fromisoformat(found[0]) + shift).isoformat()

    name = _DAY.sub(moved, inside.name)
    if inside.parts[0] == "notes" and date.fromisoformat(name[:10]) >= today:
        return
    place = root / inside.parent / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(_DAY.sub(moved, path.read_bytes().decode()).encode())
