"""Past meetings from a spreadsheet: every trouble is named, all or nothing, and once is enough."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

TWO = "student,date,note\n7013,2026-09-03,Frogs\nwei,2026-09-04,Toads\n"


def put(folder: Path, text: str, name: str = "past.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def written(notebook: Path) -> list[str]:
    return sorted(path.relative_to(notebook).as_posix() for path in notebook.rglob("notes/*/*"))


def test_every_row_is_told_first_then_what_was_written(notebook: Path, oo: Any) -> None:
    done = oo("import", put(notebook, TWO), "--yes", cwd=notebook)
    assert done.code == 0
    assert done.out.splitlines() == [
        "  line  student    day        outcome",
        "  2     JB Brooks  Thu 3 Sep  met      new",
        "  3     Wei Chen   Fri 4 Sep  met      new",
        "2 rows: 2 new.",
        "Wrote 2 notes.",
    ]
    assert len(written(notebook)) == 2


def test_importing_again_adds_nothing(notebook: Path, oo: Any) -> None:
    file = put(notebook, TWO)
    assert oo("import", file, "--yes", cwd=notebook).code == 0
    before = written(notebook)
    again = oo("import", file, cwd=notebook)
    assert again.code == 0
    assert "2 rows: 2 already there.\nNothing new" in again.out
    assert written(notebook) == before


def test_what_was_logged_by_hand_on_that_day_is_there_already(notebook: Path, oo: Any) -> None:
    oo("log", "jamal", "-m", "Frogs", "--date", "2026-09-03", cwd=notebook)
    assert (
        "1 new, 1 already there" in oo("import", put(notebook, TWO), "--dry-run", cwd=notebook).out
    )


def test_with_one_fault_nothing_is_written_and_it_is_said_last(notebook: Path, oo: Any) -> None:
    file = put(notebook, TWO + "maria,soon,\n")
    done = oo("import", file, "--yes", cwd=notebook)
    assert done.code == 1
    assert written(notebook) == []
    assert done.out.splitlines()[-2:] == [
        "  4     maria      ?          met      to mend",
        "3 rows: 2 new, 1 to mend.",
    ]
    assert done.err.splitlines()[-3:] == [
        'past.csv:4: date: "soon" is no day. Write it as 2026-03-09.',
        (
            'past.csv:4: student: "maria" may be Maria Gómez (7021), Maria Garcia (7044). '
            "Write the id instead."
        ),
        (
            f"oo: {file}: 1 row to mend, so nothing was written. "
            "Mend this row, and run the same command again."
        ),
    ]


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_off_a_terminal_nothing_is_written_unless_told_to(
    options: tuple[str, ...], notebook: Path, oo: Any
) -> None:
    done = oo("import", put(notebook, TWO), *options, cwd=notebook)
    assert done.code == 1
    assert "2 notes would be written. Nothing was written. Add --yes" in done.err
    assert written(notebook) == []


def test_a_dry_run_writes_nothing_and_finds_faults_all_the_same(notebook: Path, oo: Any) -> None:
    assert oo("import", put(notebook, TWO), "--dry-run", "--yes", cwd=notebook).code == 0
    assert oo("import", put(notebook, TWO + "x,,\n"), "--dry-run", cwd=notebook).code == 1
    assert written(notebook) == []


def test_json_has_every_row_with_its_fate_and_the_counts(notebook: Path, oo: Any) -> None:
    oo("import", put(notebook, TWO), "--yes", cwd=notebook)
    file = put(notebook, TWO + "7021,2026-09-07,a\n7021,2026-09-07,a\n")
    said = json.loads(oo("import", file, "--yes", "--json", cwd=notebook).out)
    assert said["command"] == "import"
    assert [row["fate"] for row in said["rows"]] == ["already", "already", "new", "same"]
    assert said["rows"][2]["id"] == said["rows"][3]["id"]
    assert f"notes/7021/{said['rows'][2]['id']}.yaml" in written(notebook)
    assert {key: said[key] for key in ("written", "new", "already", "same", "faults")} == {
        "written": 1, "new": 1, "already": 2, "same": 1, "faults": 0,
    }  # fmt: skip
    bad = oo("import", put(notebook, "student,date\nnobody,3 Sep\n"), "--json", cwd=notebook)
    assert bad.code == 1
    (row,) = json.loads(bad.out)["rows"]
    assert (row["line"], row["student"], row["fate"]) == (2, None, "fault")
    assert 'student: no student is called "nobody"' in row["message"]


def test_private_answers_stay_on_this_machine(notebook: Path, oo: Any, oo_home: Path) -> None:
    file = put(notebook.parent, "student,date,Home,fluency\n7013,2026-09-03,SECRET,3\n")
    done = oo("import", file, "--yes", "--template", "reading-conference", cwd=notebook)
    assert done.code == 0
    assert not any(b"SECRET" in p.read_bytes() for p in notebook.rglob("*") if p.is_file())
    assert any(b"SECRET" in path.read_bytes() for path in oo_home.rglob("*.yaml"))
    assert "SECRET" in oo("show", "7013", cwd=notebook).out
    assert (
        "1 already there"
        in oo("import", file, "--template", "reading-conference", cwd=notebook).out
    )


def test_a_private_template_keeps_every_word_here(notebook: Path, oo: Any) -> None:
    file = put(notebook.parent, "student,date,note,mood\n7013,2026-09-03,SECRET one,SECRET two\n")
    assert oo("import", file, "--yes", "--template", "counselor", cwd=notebook).code == 0
    (note,) = written(notebook)
    assert "SECRET" not in (notebook / note).read_text()
    assert "private: true" in (notebook / note).read_text()
    assert "1 already there" in oo("import", file, "--template", "counselor", cwd=notebook).out


@pytest.mark.parametrize(
    ("dates", "day"), [("day-first", "2026-10-09"), ("month-first", "2026-09-10")]
)
def test_an_option_settles_which_number_is_the_day(
    dates: str, day: str, notebook: Path, oo: Any
) -> None:
    file = put(notebook, "student,date\n7013,9/10/26\n")
    unclear = oo("import", file, "--yes", cwd=notebook)
    assert unclear.code == 2
    assert "past.csv:2: 9/10/26 may be Fri 9 Oct 2026 or Thu 10 Sep 2026" in unclear.err
    assert oo("import", file, "--yes", "--dates", dates, cwd=notebook).code == 0
    assert day in written(notebook)[0]


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["nowhere.csv"], 2, "nowhere.csv: there is no such file."),
        (["notes"], 2, "notes: is a folder."),
        (["past.csv", "--template", "nonsense"], 2, 'no template is called "nonsense"'),
        (["past.csv", "--as", "nobody"], 2, '"nobody" is not in the team'),
        (["empty.csv"], 1, "empty.csv: the file is empty."),
        (["nodate.csv"], 2, "nodate.csv:1: there is no column for the date among student, mood."),
    ],
)
def test_a_wrong_command_line_is_one_sentence(
    args: list[str], code: int, said: str, notebook: Path, oo: Any
) -> None:
    put(notebook, TWO)
    put(notebook, "", "empty.csv")
    put(notebook, "student,mood\n7013,fine\n", "nodate.csv")
    done = oo("import", *args, "--yes", cwd=notebook)
    assert (done.code, done.err.count("\n")) == (code, 1)
    assert said in done.err


def test_a_file_may_lie_behind_a_link(notebook: Path, oo: Any) -> None:
    (notebook.parent / "link.csv").symlink_to(put(notebook.parent, TWO))
    assert oo("import", notebook.parent / "link.csv", "--yes", cwd=notebook).code == 0


def test_nothing_in_a_file_steers_the_terminal_or_becomes_a_formula(
    notebook: Path, oo: Any
) -> None:
    text = 'student,date,"\x1b]0;x\x07Mood"\n7013,3 Sep,"=cmd|\'/c\'!A0\x1b[31m"\n'
    said = oo("import", put(notebook, f"{text}\x1b[2J,1,1\n"), cwd=notebook)
    assert said.code == 1
    assert "\x1b" not in said.out + said.err
    assert oo("import", put(notebook, text), "--yes", cwd=notebook).code == 0
    note = yaml.safe_load((notebook / written(notebook)[0]).read_text())
    assert list(note["answers"].values()) == ["=cmd|'/c'!A0[31m"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("answer", "notes"), [("n", 0), ("y", 2)])
def test_at_a_terminal_it_asks_first(answer: str, notes: int, notebook: Path) -> None:
    import pexpect

    put(notebook, TWO)
    child = pexpect.spawn(
        sys.executable, ["-m", "oneonone", "import", "past.csv", "--as", "rivera"],
        cwd=str(notebook), env=os.environ | {"OO_TODAY": "2026-11-23", "TERM": "dumb"},
        encoding="utf-8", timeout=20,
    )  # fmt: skip
    child.expect("Write 2 notes")
    child.sendline(answer)
    child.expect("Wrote 2 notes" if notes else "Nothing was written")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert len(written(notebook)) == notes


# --- a whole year of notes, with every trouble --------------------------------------------------

COLUMNS = (
    "Student,Date of meeting,Outcome,Min,Teacher,Goal,Goal due,Notes,What is going well?,Mood"
).split(",")
NAMES = {"7013": "Jamal Brooks", "7021": "Maria Gómez", "7052": "Marín, Sofía", "7066": "wei chen"}
FIRST = date(2026, 8, 18)


def as_written(day: date, place: int) -> str:
    """A day in the forms people mix in one file, the day first."""
    forms = (f"{day.day}/{day.month}/{day:%y}", day.isoformat(), f"{day.day} {day:%b}")
    return forms[place % len(forms)]


def a_year(count: int) -> list[dict[str, str]]:
    """As it should be: every student named, every day inside the term, blanks where allowed."""
    chance = random.Random(7)
    rows = []
    for place in range(count):
        day = FIRST + timedelta(chance.randrange(95))
        met = place % 9 != 0
        cells = [
            chance.choice([*NAMES, *NAMES.values()]),
            as_written(day, place),
            chance.choice(["met", "Yes", ""]) if met else chance.choice(["no show", "cancelled"]),
            chance.choice(["15", "15 min", "0:05", ""]) if met else "",
            chance.choice(["", "Ms. Rivera", "chen", "Mr Chen"]),
            f"Read {place} pages" if met else "",
            as_written(day + timedelta(7), place + 1) if met else "",
            f"Line {place}" if place % 5 else "",
            "Explains every step" if met and place % 3 else "",
            chance.choice(["sunny", "cloudy", ""]) if met else "",
        ]
        rows.append(dict(zip(COLUMNS, cells, strict=True)))
    return rows


TROUBLES = [
    (17, "Student", "Maria", "may be Maria Gómez (7021), Maria Garcia (7044)"),
    (44, "Student", "Jamel Broks", "Did you mean Jamal Brooks (7013)?"),
    (80, "Student", "", "nobody is named"),
    (101, "Date of meeting", "", "is empty"),
    (102, "Date of meeting", "31/2/26", '"31/2/26" is no day'),
    (150, "Date of meeting", "2026-12-24", "has not come yet"),
    (200, "Outcome", "maybe", "is not one of met, absent, declined, moved"),
    (201, "Min", "five", "is no whole number"),
    (303, "Teacher", "Mrs. Nobody", "is not in the team"),
    (404, "Goal due", "1/8/26", "lies before the meeting itself"),
    (405, "Goal", "", "needs Goal"),
    (452, "Min", "12", "does not go with"),  # a row of somebody who was not met
]
"""Line, column, what stands there, and what is said of it."""

FAULT = re.compile(r"past\.csv:(\d+): ([^:]+): ")


def saved(rows: list[dict[str, str]], folder: Path) -> Path:
    text = io.StringIO()
    file = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    file.writeheader()
    file.writerows(rows)
    return put(folder, f"{text.getvalue()},,,,,,,,,\r\nTotal,,,480,,,,,,\r\n")


def mended(
    rows: list[dict[str, str]], right: list[dict[str, str]], said: str
) -> list[dict[str, str]]:
    """What a person does who follows the list: in each line named, put that column right."""
    rows = [dict(row) for row in rows]
    for line, column in FAULT.findall(said):
        columns = ("Goal", column) if column == "Goal due" else (column,)
        for one in columns:
            rows[int(line) - 2][one] = right[int(line) - 2][one]
    return rows


def test_a_spreadsheet_of_500_meetings_with_every_trouble_is_imported_after_mending_what_is_named(
    notebook: Path, oo: Any
) -> None:
    right = a_year(500)
    bad = [dict(row) for row in right]
    for line, column, cell, _ in TROUBLES:
        bad[line - 2][column] = cell
    refused = oo("import", saved(bad, notebook.parent), "--yes", cwd=notebook)
    assert refused.code == 1
    assert written(notebook) == []
    assert f"500 rows: {500 - len(TROUBLES)} new, {len(TROUBLES)} to mend." in refused.out
    named = dict(re.findall(r"past\.csv:(\d+): (.*)", refused.err))
    assert {int(line) for line in named} == {line for line, *_ in TROUBLES}
    for line, column, _, said in TROUBLES:
        assert said in named[str(line)], column
    assert re.search(r"Days such as \S+ are read with the day first", refused.err)

    file = saved(mended(bad, right, refused.err), notebook.parent)
    began = time.monotonic()
    done = oo("import", file, "--yes", cwd=notebook)
    assert done.code == 0, done.err
    assert "Wrote 500 notes." in done.out
    assert time.monotonic() - began < 20
    before = written(notebook)
    again = oo("import", file, "--yes", cwd=notebook)
    assert (again.code, "500 already there" in again.out) == (0, True)
    assert written(notebook) == before
    assert oo("check", cwd=notebook).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_killed_in_the_middle_the_same_command_adds_what_is_missing(
    notebook: Path, oo: Any
) -> None:
    file = saved(a_year(300), notebook.parent)
    command = [sys.executable, "-m", "oneonone", "import", str(file), "--yes", "--as", "rivera"]
    running = subprocess.Popen(
        command, cwd=notebook, env=os.environ | {"OO_TODAY": "2026-11-23"},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    while len(list(notebook.rglob("notes/*/*.yaml"))) < 20 and running.poll() is None:
        time.sleep(0.002)
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    half = len(list(notebook.rglob("notes/*/*.yaml")))
    assert 20 <= half < 300
    done = oo("import", file, "--yes", cwd=notebook)
    assert f"300 rows: {300 - half} new, {half} already there." in done.out
    assert len(list(notebook.rglob("notes/*/*.yaml"))) == 300
    assert oo("check", cwd=notebook).code == 0
