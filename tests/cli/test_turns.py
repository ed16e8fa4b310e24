"""Requests, promises, plans and the agenda, as a teacher meets them."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

SLOTS = """\
slots:
  - {name: Talks, adult: rivera, on: Tue Thu, at: "10:40", minutes: 20}
  - {name: Class 5, adult: chen, on: Tue, at: "10:40", minutes: 12, where: groups=P5}
"""


@pytest.fixture
def slotted(notebook: Path) -> Path:
    settings = notebook / "oneonone.yaml"
    settings.write_text(settings.read_text() + SLOTS)
    return notebook


def next_of(oo: Any, notebook: Path, *args: str, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(oo("next", "--json", *args, cwd=notebook, **more).out)
    return found


def bands(found: dict[str, Any]) -> dict[str, str]:
    return {pick["student"]: pick["band"] for pick in found["picks"]}


def test_every_key_of_the_document_is_there(notebook: Path, oo: Any) -> None:
    oo("log", "jamal", "-g", "Two more", "--next", "fri", "--date", "last thu", cwd=notebook)
    oo("request", "jamal", "--adult", "rivera", "-m", "soon", "--urgent", cwd=notebook)
    found = next_of(oo, notebook, "-n", "9")
    assert set(found) >= {
        "format", "command", "today", "unreadable", "slot", "seats", "minutes", "picks",
        "left_out", "waiting",
    }  # fmt: skip
    pick = next(one for one in found["picks"] if one["student"] == "7013")
    assert set(pick) == {
        "student", "name", "slot", "band", "state", "why", "last_met", "last_by", "school_days",
        "cadence", "urgency", "minutes", "goal", "promise", "request",
    }  # fmt: skip
    assert pick["goal"]["text"] == "Two more"
    assert pick["request"]["urgent"] is True
    assert (pick["last_met"], pick["cadence"], pick["urgency"]) == ("2026-11-19", 10, 0.2)


def test_a_promise_stands_first_on_its_day_and_is_kept_by_a_meeting(
    notebook: Path, oo: Any
) -> None:
    made = oo("promise", "wei", "tomorrow", cwd=notebook)
    assert made.code == 0
    assert "you meet Wei on Tue 24 Nov" in made.err
    assert bands(next_of(oo, notebook))["7066"] == "rotation"
    found = next_of(oo, notebook, today="2026-11-24")
    assert (found["picks"][0]["student"], found["picks"][0]["band"]) == ("7066", "promised")
    assert found["picks"][0]["promise"]["day"] == "2026-11-24"
    chen = next_of(oo, notebook, today="2026-11-24", as_="chen")
    assert {"student": "7066", "why": "Ms. Rivera promised him today"} in chen["left_out"]
    oo("log", "wei", "-m", "x", cwd=notebook, today="2026-11-24")
    shown = json.loads(oo("show", "wei", "--json", cwd=notebook, today="2026-11-30").out)
    assert [promise["state"] for promise in shown["promises"]] == ["kept"]
    report = json.loads(oo("report", "--json", cwd=notebook, today="2026-11-30").out)
    assert report["promises"] == {
        "made": 1, "kept": 1, "late": 0, "moved": 0, "waived": 0, "broken": 0, "open": 0,
    }  # fmt: skip


def test_without_a_day_the_turn_is_taken_and_a_full_day_is_said(slotted: Path, oo: Any) -> None:
    first = oo("promise", "wei", cwd=slotted)
    assert "when his turn comes" in first.err
    for name in ("jamal", "7021", "sofia"):
        done = oo("promise", name, "tue", cwd=slotted)
        assert done.code == 0
    assert "Tue 24 Nov has no room left for a promise" in done.err
    logged = oo("log", "amara", "-m", "x", "--next", "tue", cwd=slotted)
    assert "Tue 24 Nov has no room left for a promise" in logged.err


def test_the_last_words_are_a_day_and_the_others_name_students(notebook: Path, oo: Any) -> None:
    done = oo("promise", "jamal", "wei", "in", "2", "weeks", "--json", cwd=notebook)
    assert [entry["day"] for entry in json.loads(done.out)["entries"]] == ["2026-12-07"] * 2
    assert oo("promise", "jamal", "someday", cwd=notebook).code == 2
    assert oo("promise", "fri", cwd=notebook).code == 2


def test_a_request_to_one_adult_makes_the_student_theirs(notebook: Path, oo: Any) -> None:
    assert "7078" not in bands(next_of(oo, notebook, "-n", "9"))
    assert oo("request", "amara", "--adult", "Ms. Rivera", cwd=notebook).code == 0
    assert "7078" in bands(next_of(oo, notebook, "-n", "9"))
    assert oo("request", "amara", "--adult", "garcia", cwd=notebook).code == 2


def test_an_urgent_request_comes_before_every_turn_until_it_is_met(notebook: Path, oo: Any) -> None:
    oo("log", "jamal", "-m", "x", "--date", "last thu", cwd=notebook)
    oo("request", "jamal", "--urgent", cwd=notebook, today="2026-11-20")
    first = next_of(oo, notebook, "-n", "1")["picks"][0]
    assert (first["student"], first["band"]) == ("7013", "asked")
    assert "urgent" in first["why"]
    oo("log", "jamal", "-m", "y", cwd=notebook)
    assert "7013" not in bands(next_of(oo, notebook, "-n", "9", today="2026-11-24")) or (
        bands(next_of(oo, notebook, "-n", "9", today="2026-11-24"))["7013"] == "rotation"
    )


def test_a_weekend_shows_the_next_school_day_and_says_so(notebook: Path, oo: Any) -> None:
    shown = oo("next", cwd=notebook, today="2026-11-28")
    assert shown.out.startswith("No school on Sat 28 Nov. Next is Mon 30 Nov.")
    over = oo("next", cwd=notebook, today="2027-06-05")
    assert (over.code, "term is over" in over.err) == (1, True)


def test_slots_are_bound_to_an_adult_and_a_class(slotted: Path, oo: Any) -> None:
    mine = next_of(oo, slotted, today="2026-11-24")
    assert (mine["slot"], mine["minutes"], len(mine["picks"])) == ("Talks", 20, 3)
    chen = next_of(oo, slotted, "--all", today="2026-11-24", as_="chen")
    assert {pick["slot"] for pick in chen["picks"]} == {"Class 5"}
    groups = {"7021", "7052", "7078"}
    assert {pick["student"] for pick in chen["picks"]} <= groups
    assert next_of(oo, slotted)["slot"] is None


def test_a_clock_of_its_own_is_chosen_by_for_or_by_the_slot(notebook: Path, oo: Any) -> None:
    settings = notebook / "oneonone.yaml"
    settings.write_text(settings.read_text() + "every: {reading-conference: weekly}\n")
    oo("log", "jamal", "-m", "x", cwd=notebook, today="2026-11-20")
    any_meeting = next(
        p for p in next_of(oo, notebook, "-n", "9")["picks"] if p["student"] == "7013"
    )
    reading = next(
        p
        for p in next_of(oo, notebook, "-n", "9", "--for", "reading-conference")["picks"]
        if p["student"] == "7013"
    )
    assert (any_meeting["state"], any_meeting["cadence"]) == ("ok", 10)
    assert (reading["state"], reading["cadence"], reading["last_met"]) == ("never", 5, None)


def test_the_plan_says_whether_the_minutes_suffice(slotted: Path, oo: Any) -> None:
    plan = json.loads(oo("plan", "--json", cwd=slotted, today="2026-11-24").out)
    assert {"students", "seats_a_week", "round", "cadence", "fits", "days"} <= set(plan)
    assert (plan["students"], plan["fits"], plan["cadence"]) == (4, True, 10)
    assert plan["days"][0] == {
        "date": "2026-11-24",
        "slot": "Talks",
        "at": "10:40",
        "students": plan["days"][0]["students"],
    }
    page = oo("plan", cwd=slotted, today="2026-11-24").out
    assert page.startswith("4 students, ")
    assert page.startswith("4 students, 6 seats a week: a round takes 4 school days, which keeps")


def test_the_calendar_file_passes_a_strict_parser_and_is_stable(slotted: Path, oo: Any) -> None:
    env = {"TZ": "America/Chicago", "OO_TODAY": "2026-11-24T08:00:00"}
    oo("plan", "--weeks", "30", "--ics", "one.ics", cwd=slotted, env=env)
    oo("plan", "--weeks", "30", "--ics", "two.ics", cwd=slotted, env=env)
    data = (slotted / "one.ics").read_bytes()
    assert data == (slotted / "two.ics").read_bytes()
    events = list(Calendar.from_ical(data).walk("VEVENT"))
    assert not any(event.errors for event in events)
    assert len({event["UID"] for event in events}) == len(events) > 20
    starts = [event.decoded("DTSTART").astimezone(UTC) for event in events]
    assert datetime(2026, 11, 24, 16, 40, tzinfo=UTC) in starts
    assert any((start.hour, start.month) == (15, 4) for start in starts)
    for name in (b"Jamal", b"Brooks", b"Wei"):
        assert name not in data
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_the_agenda_lists_what_a_team_should_look_at(oo: Any, tmp_path: Path) -> None:
    oo("demo", "demo", today="2026-11-23")
    found = json.loads(oo("agenda", "--json", cwd=tmp_path / "demo").out)
    assert set(found) >= {
        "never", "overdue", "absences", "promises_broken", "promises_moved", "goals_kept",
        "goals_due", "no_adult_twice", "worked",
    }  # fmt: skip
    assert "Wei Chen" in [row["name"] for row in found["never"]]
    assert all(row["tier"] in ("2", "3") for row in found["overdue"])
    assert all(row["in_a_row"] >= 3 for row in found["absences"])
    assert found["goals_kept"]


def test_alone_it_shows_today_and_outside_a_notebook_its_help(
    notebook: Path, oo: Any, tmp_path: Path
) -> None:
    oo("log", "jamal", "--i-will", "Bring the projector", cwd=notebook, today="2026-11-20")
    oo("promise", "wei", "tue", cwd=notebook)
    shown = oo(cwd=notebook)
    assert shown.code == 0
    assert "You owe\n  JB Brooks  Bring the projector" in shown.out
    assert "Promised for the coming week\n  Wei Chen   Tue 24 Nov" in shown.out.replace(
        "Wei Chen  Tue", "Wei Chen   Tue"
    )
    assert oo(cwd=tmp_path).out.startswith("Usage: oo")


@pytest.mark.parametrize("args", [["next"], ["next", "--why"], ["agenda"], ["plan"]])
def test_initials_hide_every_name(args: list[str], oo: Any, tmp_path: Path) -> None:
    oo("demo", "demo")
    shown = oo(*args, "--initials", cwd=tmp_path / "demo")
    assert "Jamal" not in shown.out
    assert "Okafor" not in shown.out


def test_who_waits_is_promised_the_day_their_turn_comes_and_who_was_met_the_end_of_the_round(
    oo: Any, notebook: Path
) -> None:
    settings = notebook / "oneonone.yaml"
    slots = "slots:\n- {name: Talks, adult: rivera, on: Tue, at: '10:40', minutes: 5}\n"
    settings.write_text(settings.read_text("utf-8") + slots, "utf-8")
    assert oo("log", "wei", "-m", "Words", cwd=notebook).code == 0
    first = oo("next", "--json", "-n", "1", cwd=notebook).out
    student = json.loads(first)["picks"][0]["student"]
    days = [
        json.loads(oo("promise", one, "--json", cwd=notebook).out)["entries"][0]["day"]
        for one in (student, "wei")
    ]
    # Every second Tuesday has room for a promise; four students are Ms. Rivera's.
    assert days == ["2026-12-01", "2026-12-15"]
