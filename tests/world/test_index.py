"""The index is right always, and never needed: with it, every answer is that of the files."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from oneonone.core.entries import (
    AdultKey,
    Entry,
    EntryId,
    Meeting,
    Outcome,
    Promise,
    Request,
    StudentId,
    Undertaking,
)
from oneonone.core.rotation import Ask
from oneonone.formats.entry_yaml import format_entry, parse_entry
from oneonone.world import ahead
from oneonone.world.desk import Desk
from oneonone.world.diary import my_turns, people_of
from oneonone.world.index import Index
from oneonone.world.notebook import Notebook

STUDENTS = ("7013", "7021", "7044", "7052", "7066", "7078")
ADULTS = ("rivera", "chen")
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders are remembered soon after a change: tests let a tick of the disk's clock go by."""
    monkeypatch.setattr(ahead, "SETTLED", 0.004)
    monkeypatch.setattr(ahead, "ALONE", 3)


def tick() -> None:
    """Longer than a tick of the clock that stamps files."""
    time.sleep(0.012)


class Nothing(Index):
    """An index that knows nothing and keeps nothing."""

    _base = None


def desk(root: Path, adult: str, index: Index | None = None) -> Desk:
    found = Desk(str(root), adult, TODAY.isoformat())
    if index is not None:
        found.__dict__["index"] = index
    return found


def seen(root: Path, adult: str, index: Index | None = None) -> dict[str, Any]:
    """All that a command may ask, by one adult."""
    mine, whole = desk(root, adult, index), desk(root, adult, index)
    if index is None:
        mine.look_ahead()
    everyone = whole.notebook.people()
    return {
        "turns": my_turns(mine, Ask()),
        "mine": {s.id for s, _ in people_of(desk(root, adult, index), [adult], TODAY)},
        "everyone": [(s.id, past.entries, past.outline, past.recent) for s, past in everyone],
        "all turns": my_turns(whole, Ask(everyone=True, seats=9)),
        "problems": sorted(set(whole.notebook.problems)),
        "differing": sorted(set(whole.notebook.differing)),
        "unread of mine": sorted({p for p in mine.notebook.problems if p.path.endswith(".yaml")}),
    }


def same_turns(root: Path) -> None:
    """With the index, cold and warm, each adult sees what the files say."""
    for adult in ADULTS:
        fresh = seen(root, adult, Nothing(root))
        for _ in range(2):
            known = seen(root, adult)
            assert known.pop("mine") <= fresh["mine"]
            assert known == {key: fresh[key] for key in known}


# --- what people, editors, git and backups do to the files ------------------------------------

days = st.integers(0, 98).map(lambda n: TODAY - timedelta(n))
nexts = st.none() | st.integers(1, 20).map(lambda n: TODAY + timedelta(n - 10))
NOTHING: dict[str, Any] = {"at": st.none(), "nth": st.none(), "id": st.just(EntryId(""))}
HEAD: dict[str, Any] = {
    "student": st.sampled_from(STUDENTS).map(StudentId),
    "date": days,
    "by": st.sampled_from(ADULTS).map(AdultKey),
    **NOTHING,
}
meetings = st.builds(
    Meeting,
    **HEAD,
    with_=st.sampled_from(((), (), ("rivera",), ("chen",))),
    template=st.none(),
    outcome=st.sampled_from((Outcome.MET, Outcome.MET, *Outcome)),
    minutes=st.sampled_from((None, 3, 5)),
    reviewed=st.just(()),
    answers=st.just(()),
    passed=st.just(()),
    note=st.sampled_from((None, "abc", "abd", "longer words")),
    goal=st.none() | st.just(Undertaking("One more")),
    owed=st.none(),
    next=nexts,
    pin=st.none(),
    tags=st.just(()),
    private=st.just(False),
)
promises = st.builds(Promise, **HEAD, next=nexts.map(lambda day: day or TODAY), note=st.none())
requests = st.builds(
    Request,
    **HEAD,
    adult=st.sampled_from((None, *ADULTS)),
    urgent=st.booleans(),
    note=st.none(),
)
entries = meetings | meetings | promises | requests
Edit = Callable[[Path, Entry, int], None]


def _file(root: Path, number: int) -> Path | None:
    files = sorted(root.glob("notes/*/*.yaml"))
    return files[number % len(files)] if files else None


def adds(root: Path, entry: Entry, number: int) -> None:
    Notebook(root).add_entry(entry)


def _rewritten(root: Path, entry: Entry, number: int) -> tuple[Path, bytes] | None:
    """A file, and what it says after an edit that leaves alone whose entry it is."""
    path = _file(root, number)
    if path is None or path.is_symlink():
        return None
    old = parse_entry(path.read_text("utf-8"), entry_id=path.stem).entry
    if old is None:
        return None
    more: dict[str, Any] = {"date": entry.date}
    if type(old) is type(entry):
        more = entry._asdict()
    whose = {"student": old.student, "by": old.by, "id": EntryId("")}
    if isinstance(old, Meeting):
        more["with_"] = old.with_
    return path, format_entry(old._replace(**more | whose)).encode()


def _in_place(path: Path, data: bytes) -> None:
    with open(path, "r+b") as file:
        file.truncate()
        file.write(data)


def writes_in_place(root: Path, entry: Entry, number: int) -> None:
    if found := _rewritten(root, entry, number):
        _in_place(*found)


def writes_in_place_and_puts_the_time_back(root: Path, entry: Entry, number: int) -> None:
    if found := _rewritten(root, entry, number):
        old = found[0].stat()
        _in_place(*found)
        os.utime(found[0], ns=(old.st_atime_ns, old.st_mtime_ns))


def writes_as_much_in_place_and_puts_the_time_back(root: Path, entry: Entry, number: int) -> None:
    path = _file(root, number)
    if path is not None:
        old, data = path.stat(), path.read_bytes()
        new = data.replace(b"abc", b"abd") if b"abc" in data else data.replace(b"3\n", b"5\n")
        _in_place(path, new)
        os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))
        assert path.stat().st_size == old.st_size


def writes_beside_and_renames(root: Path, entry: Entry, number: int) -> None:
    if found := _rewritten(root, entry, number):
        beside = found[0].with_suffix(".swp")
        beside.write_bytes(found[1])
        beside.replace(found[0])


def takes_away(root: Path, entry: Entry, number: int) -> None:
    if path := _file(root, number):
        path.unlink()


def breaks(root: Path, entry: Entry, number: int) -> None:
    if path := _file(root, number):
        _in_place(path, b"student: [\n")


def links_elsewhere(root: Path, entry: Entry, number: int) -> None:
    if path := _file(root, number):
        path.rename(root / "aside")
        path.symlink_to(root / "aside")


def swaps_two(root: Path, entry: Entry, number: int) -> None:
    one, other = _file(root, number), _file(root, number + 1)
    if one and other and one != other and one.parent == other.parent:
        one.rename(root / "aside")
        other.rename(one)
        (root / "aside").rename(other)


def restores_a_backup(root: Path, entry: Entry, number: int) -> None:
    shutil.rmtree(root / "notes")
    shutil.copytree(root.parent / "backup", root / "notes", symlinks=True)


def checks_out(root: Path, entry: Entry, number: int) -> None:
    git = ["git", "-C", str(root), "-c", "user.name=x", "-c", "user.email=x"]
    if not (root / ".git").exists():
        subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "x"], check=True)
    log = subprocess.run([*git, "rev-list", "HEAD"], check=True, capture_output=True, text=True)
    commits = log.stdout.split()
    old = commits[number % len(commits)]
    subprocess.run([*git, "checkout", "-qf", old, "--", "."], check=True)


def changes_the_roster(root: Path, entry: Entry, number: int) -> None:
    path = root / "roster.csv"
    path.write_text(path.read_text("utf-8").replace(",rivera\n", ",chen\n", 1), "utf-8")


EDITS: tuple[Edit, ...] = (
    *(adds, adds, writes_in_place, writes_in_place_and_puts_the_time_back),
    *(writes_as_much_in_place_and_puts_the_time_back, writes_beside_and_renames, takes_away),
    *(breaks, links_elsewhere, swaps_two, restores_a_backup, checks_out, changes_the_roster),
)


@settings(
    max_examples=400 if os.environ.get("OO_THOROUGH") == "1" else 25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink takes minutes
)
@given(
    st.lists(entries, min_size=2, max_size=14),
    st.lists(
        st.tuples(st.sampled_from(EDITS), entries, st.integers(0, 30)), min_size=1, max_size=6
    ),
)
def test_whatever_happens_to_the_files_the_answer_is_theirs(
    notebook: Path, oo_home: Path, begin: list[Entry], edits: list[tuple[Edit, Entry, int]]
) -> None:
    for folder in (notebook / "notes", notebook / ".git", notebook.parent / "backup"):
        shutil.rmtree(folder, ignore_errors=True)
    (notebook / "notes").mkdir()
    for entry in begin:
        Notebook(notebook).add_entry(entry)
    shutil.copytree(notebook / "notes", notebook.parent / "backup")
    tick()
    same_turns(notebook)
    for edit, entry, number in edits:
        edit(notebook, entry, number)
        tick()
        same_turns(notebook)


# --- a few of them, one by one ----------------------------------------------------------------


def note(student: str, by: str = "rivera", **more: Any) -> Meeting:
    return Meeting(StudentId(student), TODAY - timedelta(14), AdultKey(by), **more)


@pytest.fixture
def filled(notebook: Path) -> Path:
    """Two notes of each student, by the adult of each; the index knows them."""
    for student in STUDENTS:
        by = "chen" if student in ("7044", "7078") else "rivera"
        Notebook(notebook).add_entry(note(student, by, note="abc"))
        Notebook(notebook).add_entry(note(student, by, note="another"))
    tick()
    same_turns(notebook)
    return notebook


def _looked_into(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders whose notes are looked at from here on, and those that are read."""
    from oneonone.world import folders, reading, stamps

    looked: list[str] = []
    look, read = stamps.look, reading.read

    def looking(notes: Any, name: str) -> Any:
        looked.append(name)
        return look(notes, name)

    def reads(root: Path, student: StudentId, since: int) -> Any:
        looked.append(f"read {student}")
        return read(root, student, since)

    monkeypatch.setattr(stamps, "look", looking)
    monkeypatch.setattr(reading, "read", reads)
    monkeypatch.setattr(folders, "has_hands", lambda: False)
    monkeypatch.setattr(ahead, "has_hands", lambda: False)
    return looked


def test_only_the_folders_asked_about_are_looked_into(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = _looked_into(monkeypatch)
    my_turns(desk(filled, "rivera"), Ask())
    assert sorted(looked) == ["7013", "7021", "7052", "7066"]
    looked.clear()
    Notebook(filled).history("7044")
    assert looked == ["7044"]


def test_a_colleagues_student_who_is_promised_to_me_is_looked_at_too(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Notebook(filled).add_entry(Promise(StudentId("7044"), TODAY, AdultKey("rivera"), TODAY))
    tick()
    looked = _looked_into(monkeypatch)
    my_turns(desk(filled, "rivera"), Ask())
    assert sorted(looked) == ["7013", "7021", "7044", "7052", "7066", "read 7044"]


def test_a_folder_that_did_not_change_is_not_read_again(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = _looked_into(monkeypatch)
    Notebook(filled).people()
    assert not [one for one in looked if one.startswith("read")]


def test_what_changed_just_now_is_not_remembered(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "SETTLED", 2.0)
    Notebook(filled).add_entry(note("7013", note="new"))
    looked = _looked_into(monkeypatch)
    for _ in range(2):
        Notebook(filled).people()
    assert looked.count("read 7013") == 2


def test_a_note_of_a_colleague_that_is_mended_in_place_is_seen(filled: Path) -> None:
    asked = Request(StudentId("7044"), TODAY, AdultKey("chen"), adult=AdultKey("rivera"))
    path = filled / Notebook(filled).add_entry(asked).path
    whole = path.read_bytes()
    _in_place(path, whole + b"tags: [\n")
    tick()
    same_turns(filled)
    _in_place(path, whole)
    tick()
    same_turns(filled)
    assert "7044" in {pick.student.id for pick in my_turns(desk(filled, "rivera"), Ask()).picks}


def test_an_adult_whose_key_ends_like_mine_is_not_taken_for_me(filled: Path) -> None:
    folder = filled / "notes" / "7044"
    (folder / "2026-11-09-chen-abcd.yaml").write_text(
        "student: '7044'\ndate: 2026-11-09\nby: chen\nwith: ['a\"rivera']\n"
    )
    Notebook(filled).add_entry(
        Promise(StudentId("7044"), TODAY - timedelta(3), AdultKey("rivera"), TODAY)
    )
    tick()
    same_turns(filled)


def test_a_disk_that_failed_once_is_asked_again(
    filled: Path, oo_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from oneonone.world import reading

    shutil.rmtree(oo_home / "index")
    with monkeypatch.context() as patch:

        def failing(path: Path) -> bytes:
            raise OSError(5, "Input/output error")

        patch.setattr(reading, "read_file", failing)
        broken = Notebook(filled)
        assert not [past for _, past in broken.people() if past.entries]
        assert broken.unreadable == 12
    same_turns(filled)


def _dies(share: Any) -> Any:
    os.kill(os.getpid(), 9)


def test_a_reader_that_is_killed_is_stood_in_for(
    filled: Path, oo_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from oneonone.world import reading

    shutil.rmtree(oo_home / "index")
    monkeypatch.setattr(reading, "MANY", 2)
    monkeypatch.setattr(reading, "SHARE", 2)
    monkeypatch.setattr(reading, "PATIENCE", 0.5)
    monkeypatch.setattr(reading, "cores", lambda: 2)
    assert sum(len(past.entries) for _, past in Notebook(filled).people()) == 12
    shutil.rmtree(oo_home / "index")
    monkeypatch.setattr(reading, "_read_share", _dies)
    assert sum(len(past.entries) for _, past in Notebook(filled).people()) == 12


def test_children_that_nobody_waits_for_are_no_fault(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        same_turns(filled)
    finally:
        signal.signal(signal.SIGCHLD, old)


def test_while_another_writes_what_is_known_is_still_asked(
    filled: Path, oo_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = _looked_into(monkeypatch)
    with closing(sqlite3.connect(index_file(oo_home), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        my_turns(desk(filled, "chen"), Ask())
    assert not [one for one in looked if one.startswith("read")]


def test_a_request_that_comes_to_name_me_by_an_edit_in_place_is_seen(filled: Path) -> None:
    asked = Request(StudentId("7044"), TODAY, AdultKey("chen"), adult=AdultKey("chen"))
    added = Notebook(filled).add_entry(asked)
    tick()
    same_turns(filled)
    path = filled / added.path
    _in_place(path, path.read_bytes().replace(b"adult: chen", b"adult: rivera"))
    tick()
    picked = [pick.student.id for pick in my_turns(desk(filled, "rivera"), Ask()).picks]
    assert "7044" in picked


# --- the index itself -------------------------------------------------------------------------


def index_file(home: Path) -> Path:
    (found,) = (home / "index").glob("*.sqlite")
    return found


def test_it_is_a_file_that_only_this_person_reads(filled: Path, oo_home: Path) -> None:
    assert index_file(oo_home).stat().st_mode & 0o777 == 0o600
    assert index_file(oo_home).parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("seed", range(12))
def test_an_index_with_changed_bytes_changes_no_answer(
    filled: Path, oo_home: Path, seed: int
) -> None:
    import random

    dice, path = random.Random(seed), index_file(oo_home)
    data = bytearray(path.read_bytes())
    for _ in range(dice.choice((1, 40, 4000))):
        data[dice.randrange(len(data))] = dice.randrange(256)
    path.write_bytes(data)
    same_turns(filled)


def _of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as base:
        base.execute("CREATE TABLE folder (name TEXT, fingerprint BLOB)")


def _of_another_notebook(path: Path) -> None:
    with closing(sqlite3.connect(path)) as base:
        base.execute("UPDATE about SET says = 'oneonone 0.0.1 1 /elsewhere'")
        base.execute("UPDATE folder SET brief = 'of another'")
        base.commit()


def _another_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _a_link(path: Path) -> None:
    path.rename(path.with_suffix(".real"))
    path.symlink_to(path.with_suffix(".real"))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"no database at all\n" * 99),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        *(_of_another_program, _of_another_notebook, _another_folder, _a_link),
    ],
)
def test_whatever_lies_in_its_place_changes_no_answer(
    filled: Path, oo_home: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(index_file(oo_home))
    same_turns(filled)


def test_a_file_that_is_no_index_is_begun_anew(filled: Path, oo_home: Path) -> None:
    index_file(oo_home).write_bytes(b"no database at all\n" * 99)
    same_turns(filled)
    assert index_file(oo_home).read_bytes().startswith(b"SQLite format 3")


def test_a_home_that_cannot_be_written_is_fine(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("OO_HOME", str(tmp_path / "file"))
    same_turns(filled)


def test_while_another_writes_the_files_are_read(filled: Path, oo_home: Path) -> None:
    with closing(sqlite3.connect(index_file(oo_home), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        started = time.monotonic()
        assert len(Notebook(filled).people()) == len(STUDENTS)
        assert time.monotonic() - started < 20
    same_turns(filled)


def test_many_at_once_do_not_get_into_each_others_way(filled: Path, oo_home: Path) -> None:
    shutil.rmtree(oo_home / "index")
    script = (
        "import sys; from pathlib import Path; from oneonone.world.notebook import Notebook;"
        "print(sum(len(p.entries) for _, p in Notebook(Path(sys.argv[1])).people()))"
    )
    several = [
        subprocess.Popen([sys.executable, "-c", script, str(filled)], stdout=subprocess.PIPE)
        for _ in range(8)
    ]
    assert {one.communicate()[0].strip() for one in several} == {b"12"}
    same_turns(filled)


def test_a_moved_copy_has_an_index_of_its_own(filled: Path, oo_home: Path, tmp_path: Path) -> None:
    shutil.copytree(filled, tmp_path / "copy")
    (tmp_path / "copy" / "notes" / "7013").rename(tmp_path / "gone")
    same_turns(tmp_path / "copy")
    same_turns(filled)
    assert len(list((oo_home / "index").glob("*.sqlite"))) == 2


def test_a_note_said_to_be_saved_is_there_a_moment_later(
    filled: Path, oo: Callable[..., Any]
) -> None:
    time.sleep(2.1)
    before = oo("next", "--all", "-n", "6", cwd=filled)
    again = oo("next", "--all", "-n", "6", cwd=filled)
    assert before == again
    afternoon = "2026-11-23T14:02"  # in the morning another word is said
    oo("log", "7013", "-m", "just now", cwd=filled, today=afternoon)
    after = oo("next", "--all", "-n", "6", "--why", cwd=filled)
    assert "JB Brooks (met today by you)" in after.out
