"""Syncing: four teachers, four laptops, and all of them see the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from team import Pair, Person, git, objects

# --- the usual day -----------------------------------------------------------------------------


def test_each_gets_what_the_other_wrote_and_is_told_whose_it_is(pair: Pair) -> None:
    rivera, chen, _ = pair
    rivera.log("jamal", "Fractions")
    rivera.log("sofía", "Reading")
    assert rivera.sync().out == "Sent 2. You have everything.\n"
    chen.log("amara", "Poems")
    said = chen.sync().out
    assert said == "Sent 1, received 2 (Ms. Rivera). You have everything.\n"
    assert rivera.sync().out == "Received 1 (Mr. Chen). You have everything.\n"
    assert rivera.sync().out == "Nothing new on either side. You have everything.\n"
    assert rivera.files() == chen.files()
    assert rivera.git("status", "--porcelain") == ""


def test_what_both_changed_in_one_note_is_joined_and_said(pair: Pair) -> None:
    rivera, chen, _ = pair
    note = rivera.log("sofía", "Reading", "--minutes", "4").relative_to(rivera.folder).as_posix()
    rivera.sync()
    chen.sync()
    for person, minutes in ((rivera, 5), (chen, 6)):
        person.write(note, person.read(note).replace("minutes: 4", f"minutes: {minutes}"))
    rivera.sync()
    said = chen.sync().out
    assert "Two of you changed minutes in Sofía Marín's note of Mon 23 Nov (5 or 6)." in said
    assert f"oo edit {note[-9:-5]} to choose" in said
    assert "minutes: 6\n" in chen.read(note)
    assert "conflicts:\n  minutes: ['5', '6']\n" in chen.read(note)
    rivera.sync()
    assert rivera.files() == chen.files()
    checked = rivera.oo("check")
    assert checked.code == 1
    assert 'Sofía Marín, Mon 23 Nov: two of you changed minutes: "5" or "6"' in checked.out
    assert "Two of you changed minutes" in rivera.oo("show", "sofía").err
    text = rivera.read(note)
    rivera.write(note, text[: text.index("conflicts:")])
    rivera.sync()
    chen.sync()
    assert chen.oo("check").code == 0


def test_the_roster_and_the_settings_are_joined_too(pair: Pair) -> None:
    rivera, chen, _ = pair
    assert rivera.oo("roster", "add", "Ana Li").code == 0
    assert chen.oo("roster", "left", "jamal").code == 0
    settings = rivera.read("oneonone.yaml")
    rivera.write("oneonone.yaml", settings.replace("every 2 weeks", "weekly"))
    chen.write("oneonone.yaml", settings.replace("every 2 weeks", "monthly"))
    rivera.sync()
    said = chen.sync().out
    assert "Two of you changed cadence in oneonone.yaml (monthly or weekly)" in said
    rivera.sync()
    assert rivera.files() == chen.files()
    assert "Ana Li" in chen.read("roster.csv")
    assert "2026-11-23" in rivera.read("roster.csv")


def test_a_note_edited_here_and_deleted_there_stays(pair: Pair) -> None:
    rivera, chen, _ = pair
    note = rivera.log("jamal", "Fractions").relative_to(rivera.folder).as_posix()
    gone = rivera.log("jamal", "Nothing").relative_to(rivera.folder).as_posix()
    rivera.sync()
    chen.sync()
    (rivera.folder / note).unlink()
    (rivera.folder / gone).unlink()
    chen.write(note, chen.read(note) + "pin: Loves puzzles\n")
    rivera.sync()
    chen.sync()
    rivera.sync()
    assert "Loves puzzles" in rivera.read(note)
    assert not (chen.folder / gone).exists()
    assert rivera.files() == chen.files()


def test_the_same_words_logged_on_two_machines_are_one_note(pair: Pair) -> None:
    rivera, chen, _ = pair
    chen.key = "rivera"
    one = rivera.log("jamal", "Fractions")
    chen.oo("--today", "2026-11-23", "log", "jamal", "-m", "Fractions")
    rivera.sync()
    said = chen.sync().out
    assert "Two of you" not in said
    rivera.sync()
    assert rivera.files() == chen.files()
    assert "conflicts" not in one.read_text()


def test_two_different_notes_that_came_to_one_name_are_both_kept(pair: Pair) -> None:
    rivera, chen, _ = pair
    path = "notes/7013/2026-11-23-rivera-aaaa.yaml"
    head = "student: '7013'\ndate: 2026-11-23\nby: rivera\n"
    rivera.write(path, f"{head}note: One talk\n")
    chen.write(path, f"{head}note: Another talk\n")
    rivera.sync()
    chen.sync()
    rivera.sync()
    assert rivera.files() == chen.files()
    names = sorted((rivera.folder / "notes/7013").iterdir())
    assert len(names) == 2
    text = "".join(name.read_text() for name in names)
    assert "One talk" in text
    assert "Another talk" in text


# --- what stays here ---------------------------------------------------------------------------


def test_what_does_not_read_well_stays_here_and_the_rest_goes(pair: Pair) -> None:
    rivera, chen, _ = pair
    rivera.log("jamal", "Fractions")
    broken = "notes/7013/2026-11-20-rivera-bbbb.yaml"
    rivera.write(broken, "student: '7013'\ndate: 2026-11-20\nby: rivera\nminutes: five\n")
    done = rivera.sync(code=1)
    assert "Sent 1." in done.out
    assert f"{broken} stays here: line 4: minutes:" in done.err
    chen.sync()
    assert not (chen.folder / broken).exists()
    rivera.write(broken, rivera.read(broken).replace("five", "5"))
    rivera.sync()
    chen.sync()
    assert (chen.folder / broken).exists()


def test_a_broken_note_that_the_others_changed_is_put_beside_theirs(pair: Pair) -> None:
    rivera, chen, _ = pair
    note = rivera.log("jamal", "Fractions", "--minutes", "4").relative_to(rivera.folder).as_posix()
    rivera.sync()
    chen.sync()
    rivera.write(note, rivera.read(note).replace("minutes: 4", "minutes: [4"))
    chen.write(note, chen.read(note).replace("minutes: 4", "minutes: 7"))
    chen.sync()
    done = rivera.sync(code=1)
    assert "lies beside the others': notes/7013/" in " ".join(done.out.split())
    assert "minutes: 7" in rivera.read(note)
    (beside,) = (rivera.folder / "notes/7013").glob("*.conflict")
    assert "minutes: [4" in beside.read_text()
    assert "could not be read lies here" in rivera.oo("check").out
    rivera.sync()
    chen.sync()
    assert rivera.files() == chen.files()


def test_pictures_backups_and_other_folders_are_not_sent(pair: Pair) -> None:
    rivera, chen, _ = pair
    names = ["notes/7013/a.yaml~", "notes/7013/a.png", "drawer/x.yaml", "notes/.oo-1.tmp"]
    for name in names:
        rivera.write(name, "x")
    assert rivera.sync().out.startswith("Nothing new")
    chen.sync()
    assert not any((chen.folder / name).exists() for name in names)
    assert all((rivera.folder / name).exists() for name in names)


def test_a_dry_run_changes_nothing_on_either_side(pair: Pair) -> None:
    rivera, chen, store = pair
    chen.log("jamal", "One")
    chen.sync()
    rivera.log("sofía", "Two")
    before = (rivera.files(), rivera.git("rev-parse", "HEAD"), git(store, "rev-parse", "main"))
    said = rivera.sync("--dry-run").out
    assert said == "Would send 1 and receive 1 (Mr. Chen). Nothing was changed.\n"
    after = (rivera.files(), rivera.git("rev-parse", "HEAD"), git(store, "rev-parse", "main"))
    assert before == after
    found = json.loads(rivera.sync("--json").out)
    assert (found["sent"], found["received"], found["merged"]) == (1, 1, 0)
    assert found["conflicts"] == []
    assert found["remote"] == str(store)
    assert found["from"] == ["chen"]


# --- asking first ------------------------------------------------------------------------------


def test_a_new_place_is_shown_and_asked_about_first(notebook: Path, oo: Callable[..., Any]) -> None:
    me = Person("rivera", notebook, notebook.parent / "home", oo)
    me.log("jamal", "Fractions")
    assert "shared with nobody yet: oo sync --to PLACE" in " ".join(me.sync().out.split())
    store = notebook.parent / "a stick" / "grade 7.git"
    store.parent.mkdir()
    done = me.sync("--to", str(store), code=3)
    said = " ".join(done.out.split())
    assert "write as if the family will read them" in said
    assert str(store) in said
    assert git(store, "for-each-ref") == ""
    me.sync("--yes")
    assert git(store, "rev-list", "--count", "main").strip() == "1"
    me.log("sofía", "Reading")
    me.sync()


def test_a_sync_that_would_take_away_much_asks_first(pair: Pair) -> None:
    rivera, chen, _ = pair
    notes = [rivera.log("jamal", f"Talk {n}") for n in range(8)]
    rivera.sync()
    chen.sync()
    for note in notes[:4]:
        note.unlink()
    done = rivera.sync(code=1)
    assert "4 of 8 notes would be removed or changed for all" in done.err
    assert rivera.git("log", "-1", "--format=%s").strip() != "oo: 4 removals"
    rivera.sync("--yes")
    done = chen.sync(code=1)
    assert "the others removed or changed 4 of 8 notes" in " ".join(done.out.split()).lower()
    assert len(list((chen.folder / "notes/7013").iterdir())) == 8
    chen.sync("--yes")
    assert rivera.files() == chen.files()


# --- joining -----------------------------------------------------------------------------------


def test_someone_new_joins_with_a_name_and_a_typo_is_no_new_colleague(
    pair: Pair, oo: Callable[..., Any], tmp_path: Path
) -> None:
    rivera, _, store = pair
    home = {"OO_HOME": str(tmp_path / "home-new")}
    done = oo("join", store, "there", as_="rivrea", env=home)
    assert done.code == 2
    assert '"rivrea" is not in the team' in done.err
    assert "rivera, chen" in done.err
    done = oo("join", store, "new", "--as", "patel", "--name", "Ms. Patel", env=home, as_=None)
    assert done.code == 0, done.err
    patel = Person("patel", tmp_path / "new", tmp_path / "home-new", oo)
    patel.sync()
    rivera.sync()
    assert "patel: Ms. Patel" in rivera.read("oneonone.yaml")
    done = oo("join", store, "other", as_="okoye", env={"OO_HOME": str(tmp_path / "home-o")})
    assert done.code == 0
    assert "okoye is new in the team (rivera, chen, patel), and called Okoye" in done.err
    assert patel.oo("me").out.startswith("You are Ms. Patel (patel)")


@pytest.mark.parametrize("what", ["nowhere", "empty", "other", "taken"])
def test_joining_what_is_no_notebook_leaves_nothing_behind(
    what: str, pair: Pair, oo: Callable[..., Any], tmp_path: Path
) -> None:
    store = pair[2]
    target = tmp_path / "target"
    if what == "taken":
        target.mkdir()
        (target / "mine").write_text("mine")
    if what in ("empty", "other"):
        store = tmp_path / "other.git"
        git(tmp_path, "init", "-q", "--bare", "-b", "main", str(store))
    if what == "other":
        work = tmp_path / "work"
        git(tmp_path, "init", "-q", "-b", "main", str(work))
        (work / "README.md").write_text("x")
        git(work, "add", ".")
        git(work, "commit", "-qm", "x")
        git(work, "push", "-q", str(store), "main")
    done = oo("join", tmp_path / "no.git" if what == "nowhere" else store, target)
    assert done.code in (1, 2)
    assert done.err.startswith("oo: ")
    assert "Traceback" not in done.err
    assert target.exists() == (what == "taken")
    assert not list(tmp_path.glob(".oo-*"))


# --- what is said before -----------------------------------------------------------------------


def test_what_is_not_shared_yet_is_said_and_so_is_an_old_sync(pair: Pair) -> None:
    rivera, _, _ = pair
    rivera.sync()
    assert "oo sync" not in rivera.oo("next").err
    rivera.log("jamal", "Fractions")
    assert rivera.oo("next").err == "1 note not shared yet: oo sync.\n"
    assert "yet, the last sync was on Mon 23 Nov: oo sync." in (
        rivera.oo("next", today="2026-11-24").err
    )
    assert "1 note not shared yet" in rivera.oo().out
    rivera.sync()
    assert "not shared" not in rivera.oo().out
    later = rivera.oo("next", today="2026-11-30")
    assert "The last sync was on Mon 23 Nov, 7 days ago" in later.err


# --- privacy -----------------------------------------------------------------------------------


def test_no_private_word_and_no_name_leaves_this_machine(pair: Pair) -> None:
    rivera, chen, store = pair
    secret = "SEALED-7f3a"
    rivera.log("jamal", secret, "--private", "-g", f"{secret} goal", "--pin", secret)
    rivera.log("jamal", "Open words")
    done = rivera.oo("log", "sofía", "--template", "reading-conference", "-a", f"home={secret}")
    assert done.code == 0, done.err
    rivera.sync()
    chen.sync()
    assert secret in rivera.oo("show", "jamal").out
    assert secret not in chen.oo("show", "jamal").out
    for repository in (store, rivera.folder, chen.folder):
        assert not any(secret.encode() in data for data in objects(repository))
    said = git(store, "log", "--format=%B")
    assert "jamal" not in said.casefold()
    assert "oo: 3 meetings" in said
