"""ARCHITECTURE.md is true: its floors, libraries and rooms are those of the imports."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_architecture import FLOORS, ROOT, STANDARD, WORLD, commands, floor_and_room, imports

PAGE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
FOLDERS = [name for name in FLOORS if (ROOT / "oneonone" / name).is_dir()]


def sources(floor: str) -> list[tuple[str, str]]:
    place = ROOT / "oneonone" / floor
    paths = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
    return [(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in paths]


def imported(floor: str) -> set[str]:
    return {name for path, text in sources(floor) for _, name in imports(path, text)}


def the_map() -> dict[str, tuple[set[str], set[str]]]:
    """Each floor of the map: the floors it uses, and its libraries."""
    rows = re.findall(r"(?m)^\| `(\w+)` \|[^|]+\|([^|]*)\|([^|]*)\|$", PAGE)
    return {
        floor: (set(re.findall(r"`(\w+)`", uses)), set(re.findall(r"\w+", libraries)))
        for floor, uses, libraries in rows
    }


def test_the_map_has_every_floor() -> None:
    assert set(the_map()) == set(FLOORS) - {"__main__"}


@pytest.mark.parametrize("floor", [*FOLDERS, "errors"])
def test_a_floor_uses_what_the_map_says_and_nothing_else(floor: str) -> None:
    uses, libraries = the_map()[floor]
    names = imported(floor)
    ours = {floor_and_room(name)[0] for name in names if name.startswith("oneonone.")}
    tops = {name.split(".")[0] for name in names}
    assert ours & set(FLOORS) - {floor} == uses
    assert tops - STANDARD - {"oneonone"} == libraries


def rooms_of(floor: str) -> set[str]:
    """The modules and packages of a floor."""
    place = ROOT / "oneonone" / floor
    inside = [path for path in place.iterdir() if path.suffix == ".py" or _is_package(path)]
    return {path.stem for path in inside} - {"__init__"}


def _is_package(path: Path) -> bool:
    return path.is_dir() and any(path.glob("*.py"))


@pytest.mark.parametrize("floor", FOLDERS)
def test_every_room_has_a_line_on_the_page_and_no_other_has(floor: str) -> None:
    table = PAGE.partition(f"\n| {floor} | |\n")[2].partition("\n\n")[0]
    rows = re.findall(r"(?m)^\| (.+?) \|", table)
    named = {name for row in rows for name in re.findall(r"`([a-z_]+)/?`", row)} - {"__init__"}
    there = rooms_of(floor) - (commands() if floor == "cli" else set())
    assert named == there


def test_the_order_of_the_rooms_in_world_is_that_of_the_page() -> None:
    listed = PAGE.partition("uses only those before it:")[2].partition(".\n")[0]
    assert re.findall(r"`(\w+)`", listed) == WORLD


def test_every_file_and_folder_the_page_speaks_of_is_there() -> None:
    spoken = {*re.findall(r"`((?:\w+/)+[\w.-]*)`", PAGE), *re.findall(r"\]\(([^)#]+)", PAGE)}
    known = [ROOT, ROOT / "oneonone", *(ROOT / "oneonone" / floor for floor in FOLDERS)]

    def there(path: str) -> bool:
        stem = path.rstrip("/")
        return any(
            (base / stem).exists() or (base / f"{stem}.py").exists() for base in known
        ) or path.startswith((".git/", "refs/"))

    assert [path for path in sorted(spoken) if not there(path)] == []
