"""The examples: clean, and moved so that they end today."""

import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from oneonone.errors import Impossible, WrongWords
from oneonone.world.checking import check
from oneonone.world.demo import EXAMPLES, demo
from oneonone.world.notebook import Notebook
from oneonone.world.shipped import shipped


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_has_no_problem(name: str) -> None:
    checked = check(Notebook(shipped("examples") / name), date(2026, 11, 23))
    assert [str(problem) for problem in checked.problems] == []
    assert checked.files > 20


@pytest.mark.parametrize("today", [date(2026, 11, 23) + timedelta(n) for n in (0, 2, 4, 5, 6, 200)])
def test_a_demo_ends_today_and_has_no_problem(today: date, tmp_path: Path) -> None:
    demo("grade-3-reading", tmp_path / "demo", today)
    book = Notebook(tmp_path / "demo")
    dates = [entry.date for _, past in book.people() for entry in past.entries]
    assert max(dates) < today
    assert (today - max(dates)).days <= 4
    assert check(book, date(2026, 11, 23)).problems == ()


def test_a_demo_keeps_every_goal_and_its_review_together(tmp_path: Path) -> None:
    demo("grade-7", tmp_path / "demo", date(2027, 3, 2))
    book = Notebook(tmp_path / "demo")
    original = Notebook(shipped("examples") / "grade-7")
    moved = sum(len(m.reviewed) for _, past in book.people() for m in past.meetings)
    before = sum(len(m.reviewed) for _, past in original.people() for m in past.meetings)
    assert 0 < moved <= before
    assert check(book, date(2026, 11, 23)).problems == ()


def test_a_demo_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "mine.txt").write_text("x")
    with pytest.raises(Impossible, match="is there already"):
        demo("staff", tmp_path / "demo", date(2026, 11, 23))
    with pytest.raises(WrongWords, match="no example"):
        demo("grade-9", tmp_path / "other", date(2026, 11, 23))
    assert [path.name for path in tmp_path.iterdir()] == ["demo"]


def test_the_script_beside_the_examples_makes_them_again_byte_for_byte(tmp_path: Path) -> None:
    here = shipped("examples")
    if not (here / "make.py").exists():
        pytest.skip("the script stays at home; this is an installed package")
    for name in ("make.py", "story", "words"):
        source = here / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    subprocess.run([sys.executable, str(tmp_path / "make.py")], check=True, capture_output=True)
    for example in EXAMPLES:
        made = {p.relative_to(tmp_path): p.read_bytes() for p in _files(tmp_path / example)}
        kept = {p.relative_to(here): p.read_bytes() for p in _files(here / example)}
        assert made.keys() == kept.keys()
        assert made == kept


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
