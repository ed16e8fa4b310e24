"""Three people and one store: whatever they do, in whatever order, all have everything after."""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import date
from pathlib import Path

from acts import STUDENTS, assert_clashes_found, holds_marks, words_in
from conftest import ROSTER, SETTINGS
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from team import git

from oneonone.core.entries import AdultKey, Meeting, Request, StudentId, Undertaking
from oneonone.world.notebook import Notebook
from oneonone.world.sharing import share_through, sync

KEYS = ("rivera", "chen", "patel")
TODAY = date(2026, 11, 23)
WHO = st.integers(0, 2)
STUDENT = st.sampled_from(STUDENTS).map(StudentId)


class Team(RuleBasedStateMachine):
    """Each step is an act of one of them; at the end all of them sync."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp())
        self.homes = os.environ.get("OO_HOME", "")
        self.words: dict[str, str] = {}
        self.deleted: set[str] = set()
        self.count = 0

    def word(self, who: int) -> str:
        self.count += 1
        return f"w{KEYS[who]}{self.count}x"

    def book(self, who: int) -> Notebook:
        os.environ["OO_HOME"] = str(self.place / f"home-{KEYS[who]}")
        return Notebook(self.place / KEYS[who])

    @initialize()
    def begin(self) -> None:
        first = self.place / KEYS[0]
        (first / "notes").mkdir(parents=True)
        (first / "oneonone.yaml").write_text(SETTINGS)
        (first / "roster.csv").write_text(ROSTER)
        (first / ".gitattributes").write_text("* -text\n")
        share_through(self.book(0), str(self.place / "store.git"))
        self.sync(0)
        for key in KEYS[1:]:
            git(self.place, "clone", "-q", "store.git", key)

    @rule(who=WHO, student=STUDENT, goal=st.booleans())
    def log(self, who: int, student: StudentId, goal: bool) -> None:
        word = self.word(who)
        todo = Undertaking(f"Try {word}") if goal else None
        note = Meeting(student, TODAY, AdultKey(KEYS[who]), note=f"About {word}", goal=todo)
        self.words[word] = self.book(who).add_entry(note).path

    @rule(who=WHO, student=STUDENT)
    def ask(self, who: int, student: StudentId) -> None:
        word = self.word(who)
        entry = Request(student, TODAY, AdultKey(KEYS[who]), note=f"Asked {word}")
        self.words[word] = self.book(who).add_entry(entry).path

    def notes(self, who: int) -> list[Path]:
        return sorted((self.place / KEYS[who]).glob("notes/*/*.yaml"))

    def edit(self, path: Path, key: str, value: str) -> None:
        lines = path.read_text().splitlines()
        kept = [line for line in lines if not line.startswith(f"{key}:")]
        path.write_text("\n".join([*kept, f"{key}: {value}"]) + "\n")

    @rule(who=WHO, which=st.integers(0, 30), key=st.sampled_from(["note", "own", "pin"]))
    def change(self, who: int, which: int, key: str) -> None:
        if notes := self.notes(who):
            self.edit(notes[which % len(notes)], key, f"Rather {self.word(who)}")

    @rule(who=WHO, which=st.integers(0, 30))
    def delete(self, who: int, which: int) -> None:
        if notes := self.notes(who):
            path = notes[which % len(notes)]
            self.deleted.add(path.relative_to(self.place / KEYS[who]).as_posix())
            path.unlink()

    @rule(who=WHO, key=st.sampled_from(["motto", "title"]))
    def settle(self, who: int, key: str) -> None:
        self.edit(self.place / KEYS[who] / "oneonone.yaml", key, self.word(who))

    @rule(who=WHO, student=STUDENT, column=st.integers(1, 6))
    def enrol(self, who: int, student: StudentId, column: int) -> None:
        path = self.place / KEYS[who] / "roster.csv"
        header, *rows = path.read_text().splitlines()
        for place, row in enumerate(rows):
            cells = row.split(",")
            if cells[0] == student and '"' not in row:
                cells[column] = f"{self.word(who)}"
                rows[place] = ",".join(cells)
        path.write_text("\n".join([header, *rows, f"{self.word(who)},Ana Li"]) + "\n")

    @rule(who=WHO)
    def sync(self, who: int) -> None:
        book = self.book(who)
        outcome = sync(book, KEYS[who], TODAY, lambda asked: True, lambda step, remote: None)
        assert outcome.trouble is None
        assert not outcome.left_out
        assert not holds_marks(book.root)

    def teardown(self) -> None:
        try:
            if (self.place / "store.git").exists():
                self.all_have_everything()
        finally:
            os.environ["OO_HOME"] = self.homes
            shutil.rmtree(self.place, ignore_errors=True)

    def all_have_everything(self) -> None:
        for who in (0, 1, 2, 0, 1):
            self.sync(who)
        trees = {git(self.place / key, "rev-parse", "HEAD^{tree}") for key in KEYS}
        assert len(trees) == 1
        first = self.place / KEYS[0]
        for key in KEYS:
            assert git(self.place / key, "status", "--porcelain") == ""
            git(self.place / key, "fsck", "--strict")
        for word, path in self.words.items():
            assert (first / path).exists() or path in self.deleted, (word, path)
            places = [p for p in self.notes(0) if word in words_in(p.read_bytes())]
            assert len(places) <= 1
        assert_clashes_found(first, "HEAD")
        assert not list(first.rglob("*.conflict"))


Team.TestCase.settings = settings(max_examples=12, stateful_step_count=25, deadline=None)
test_whatever_three_people_do_all_of_them_have_everything_after = Team.TestCase
