"""The figures of the report, counted a second time from the files by pandas and by the rules of
the footnote, with nothing of the program's own."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import yaml
from school_year import ADULTS, DAYS_OFF, STARTS, school_year

OFF = np.array([*DAYS_OFF, *(date(2026, 11, n) for n in (25, 26, 27))], dtype="datetime64[D]")
CADENCES = {"": 10, "2": 5, "3": 2.5, "monthly": 20, "every 3 school days": 3}
SEEDS = range(200 if os.environ.get("OO_THOROUGH") == "1" else 4)


def waited(start: Any, end: Any) -> int:
    """School days after one day, up to and with another."""
    first, last = (np.datetime64(pd.Timestamp(day).date()) + 1 for day in (start, end))
    return max(0, int(np.busday_count(first, last, holidays=OFF)))


def shifted(day: pd.Timestamp, days: int, roll: str = "forward") -> pd.Timestamp:
    return pd.Timestamp(np.busday_offset(np.datetime64(day.date()), days, roll, holidays=OFF))


class Count:
    """Everything read with pandas: one frame of students, one of entries."""

    def __init__(self, folder: Path, until: str, since: str) -> None:
        self.until, self.since = pd.Timestamp(until), pd.Timestamp(since)
        roster = pd.read_csv(folder / "roster.csv", dtype=str, keep_default_na=False)
        for column in ("joined", "left"):
            roster[column] = pd.to_datetime(roster[column])
        here = ~(roster.joined > self.until) & ~(roster.left <= self.until)
        self.everyone = roster.set_index("id")
        self.roster = roster[here].set_index("id")
        files = sorted(folder.glob("notes/*/*.yaml"))
        read = [yaml.load(f.read_text("utf-8"), yaml.BaseLoader) | {"id": f.stem} for f in files]
        columns = ("kind", "minutes", "with", "goal", "reviewed", "next", "answers", "outcome")
        frame = pd.DataFrame(read, columns=[*columns, "student", "date", "at", "by", "id"])
        beside = frame.pop("with").map(lambda w: w if isinstance(w, list) else [])
        frame["adults"] = [{by, *more} for by, more in zip(frame.by, beside, strict=True)]
        for column in ("date", "next"):
            frame[column] = pd.to_datetime(frame[column])
        frame = frame[(frame.date <= self.until) & frame.student.isin(self.roster.index)]
        self.entries = frame.sort_values(["date", "at", "id"])
        meetings = self.entries[self.entries.kind.isna()]
        self.meetings = meetings.assign(minutes=pd.to_numeric(meetings.minutes).fillna(0))
        self.met = self.meetings[self.meetings.outcome == "met"]
        self.span = self.meetings[self.meetings.date >= self.since]
        self.held = self.span[self.span.outcome == "met"]

    def row(self, student: str) -> dict[str, object]:
        own, who = self.span[self.span.student == student], self.roster.loc[student]
        ever = self.met[self.met.student == student]
        last = None if ever.empty else ever.iloc[-1]
        start = max(STARTS, who.joined.date()) if pd.notna(who.joined) else STARTS
        days = waited(start if last is None else last.date, self.until)
        cadence = CADENCES[who.cadence or who.tier]
        return {
            **{o: int((own.outcome == o).sum()) for o in ("met", "absent", "declined", "moved")},
            "minutes": int(own[own.outcome == "met"].minutes.sum()),
            "last_met": None if last is None else f"{last.date:%Y-%m-%d}",
            "last_by": None if last is None else last.by,
            "school_days": days,
            "cadence": cadence,
            "state": self.state(who, last is None, days / cadence),
        }

    def state(self, who: Any, never: bool, share: float) -> str:
        if who.away and who.away[:10] <= f"{self.until:%Y-%m-%d}" <= who.away[12:]:
            return "away"
        if never:
            return "new" if share < 1 else "never"
        return "ok" if share < 1 else "due" if share < 2 else "overdue"

    def promises(self) -> dict[str, int]:
        """Every promise by the rules of the footnote, the first thing that ended it."""
        endings = [
            self.ending(entry)
            for entry in self.entries[self.entries.next.notna()].itertuples()
            if entry.date >= self.since
        ]
        names = ("kept", "late", "moved", "waived", "broken", "open")
        return {"made": len(endings)} | {name: endings.count(name) for name in names}

    def ending(self, promise: Any) -> str:
        day = shifted(promise.next, 0)
        made = pd.Timestamp(f"{promise.date.date()} {promise.at}")
        after = self.entries.date + pd.to_timedelta(self.entries["at"]) > made
        later = self.entries[(self.entries.student == promise.student) & after]
        held = later[later.kind.isna()]
        there = held[held.adults.map(lambda adults: promise.by in adults).astype(bool)]
        before, met, moved = shifted(day, -2), there.outcome == "met", there.outcome == "moved"
        ends = [
            (when, rank, word)
            for rank, word, days in (
                (0, "kept", there[met & there.date.between(before, day)].date),
                (1, "moved", there[moved & there.date.between(before, day)].date),
                (1, "moved", self.newer(later, promise, day)),
                (2, "waived", self.not_there(held, promise.student, day)),
                (3, "late", there[met & (there.date > day) & (there.date <= shifted(day, 5))].date),
                (4, "broken", pd.Series([shifted(day, 6)])),
            )
            for when in days
            if when <= self.until
        ]
        return min(ends)[2] if ends else "open"

    def newer(self, later: Any, promise: Any, day: pd.Timestamp) -> Any:
        """The first newer promise of the same adult, where it came in time."""
        first = later[later.next.notna() & (later.by == promise.by)].head(1)
        return first[first.date <= day].date

    def not_there(self, held: Any, student: str, day: pd.Timestamp) -> Any:
        who = self.everyone.loc[student]
        gone = pd.notna(who.left) and who.left <= day
        away = bool(who.away) and who.away[:10] <= f"{day:%Y-%m-%d}" <= who.away[12:]
        out = held[(held.date == day) & held.outcome.isin(["absent", "declined"])]
        return pd.Series([day]) if gone or away or not out.empty else pd.Series([], dtype=object)

    def goals(self) -> dict[str, int]:
        made = self.meetings[self.meetings.goal.notna()]
        last = {key: state for r in self.entries.reviewed.dropna() for key, state in r.items()}
        made = made[made.date >= self.since].assign(state=lambda f: f.id.map(last))
        due = pd.to_datetime(made.goal.map(lambda goal: goal["due"]))
        counts = {s: int((made.state == s).sum()) for s in ("kept", "partly", "not_yet", "dropped")}
        over = (due < self.until) & ~made.state.isin(["kept", "dropped"])
        no_word = int(made.state.isna().sum())
        still = no_word + counts["partly"] + counts["not_yet"]
        whole = {"made": len(made), "no_word": no_word, "open": still, "past_due": int(over.sum())}
        return whole | counts

    def contacts(self) -> Any:
        """Students by adults: how often each was met by each."""
        both = [
            (r.student, adult) for r in self.held.itertuples() for adult in r.adults & set(ADULTS)
        ]
        frame = pd.DataFrame(both, columns=["student", "adult"])
        return pd.crosstab(frame.student, frame.adult)

    def about(self, key: str) -> Any:
        said = self.meetings[self.meetings.answers.map(lambda a: isinstance(a, dict) and key in a)]
        return said.groupby("student").tail(1).set_index("student")


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("until", "since"),
    [("2026-11-23", "2026-08-17"), ("2026-11-01", "2026-09-15"), ("2026-10-14", "2026-08-17")],
)
def test_every_figure_is_what_the_files_say(
    seed: int, until: str, since: str, oo: Any, tmp_path: Path
) -> None:
    folder = school_year(tmp_path / "grade-7", 24, seed=seed)
    options = ("--since", since, "--until", until, "--equity", "--goals", "--adults")
    said = oo("report", "--json", "--about", "fluency", "--by", "groups", *options, cwd=folder)
    found, count = json.loads(said.out), Count(folder, until, since)

    rows = {row["student"]: row for row in found["rows"]}
    assert set(rows) == set(count.roster.index)
    for student, row in rows.items():
        assert row | count.row(student) == row, student
    states = pd.Series([row["state"] for row in rows.values()])
    names = {"ok": "up_to_date"} | {s: s for s in ("due", "overdue", "never", "new", "away")}
    assert {names[s]: int((states == s).sum()) for s in names} == {
        k: found[k] for k in names.values()
    }
    expected = (~states.isin(["new", "away"])).sum()
    assert found["coverage"] == pytest.approx((states == "ok").sum() / expected)
    assert found["promises"] == count.promises()
    assert found["goals"] | count.goals() == found["goals"]

    contacts = count.contacts()
    for row in found["adults"]["rows"]:
        for adult in ADULTS:
            known = contacts.get(adult, pd.Series(dtype=int)).get(row["student"], 0)
            assert row[f"met_by_{adult}"] == known
    most = contacts.max(axis=1).reindex(list(rows), fill_value=0)
    alone = {student for student in rows if rows[student]["state"] != "new" and most[student] < 2}
    assert set(found["adults"]["nobody_twice"]) == alone

    answers = count.about("fluency")
    for row in found["about"]["rows"]:
        if row["student"] in answers.index:
            last = answers.loc[row["student"]]
            assert row["value"] == last.answers["fluency"]
            assert row["school_days"] == waited(last.date, until)
        else:
            assert row["last"] is row["value"] is row["school_days"] is None
    assert (
        found["about"]["values"]
        == answers.answers.map(lambda a: a["fluency"]).value_counts().to_dict()
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_attention_by_group_is_what_the_files_say(seed: int, oo: Any, tmp_path: Path) -> None:
    folder = school_year(tmp_path / "grade-7", 40, seed=seed)
    said = oo("report", "--json", "--equity", "--by", "groups", cwd=folder)
    count = Count(folder, "2026-11-23", "2026-08-17")
    frame = pd.DataFrame({s: count.row(s) for s in count.roster.index}).T
    frame = frame.join(count.roster.groups)[frame.state != "new"]
    long = frame.assign(group=frame.groups.str.split(";")).explode("group")
    for group in json.loads(said.out)["equity"]["groups"]:
        own = long[long.group == group["name"]]
        others = frame.drop(own.index)
        if group["hidden"]:
            assert {v for k, v in group.items() if k not in ("name", "hidden")} == {None}
            continue
        assert len(own) >= 5
        each = own.met.sum() / len(own)
        waits = own[own.state != "away"].school_days
        assert group == {
            "name": group["name"], "hidden": None, "students": len(own),
            "meetings": own.met.sum(), "minutes": own.minutes.sum(),
            "meetings_each": pytest.approx(each, abs=6e-4),
            "minutes_each": pytest.approx(own.minutes.sum() / len(own), abs=6e-4),
            "ratio": pytest.approx(each / (others.met.sum() / len(others)), abs=6e-4),
            "longest_wait": waits.max(), "most": own.met.max(), "fewest": own.met.min(),
            "most_to_fewest": pytest.approx(own.met.max() / own.met.min(), abs=6e-4)
            if own.met.min() else None,
        }  # fmt: skip
