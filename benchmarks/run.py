"""How long whole commands take, beside the floor and beside other trackers: one table, and JSON.

    python benchmarks/run.py [--runs 9] [--only WORD] [--json FILE] [--keep FOLDER]

Three notebooks are made, of 4,320, 21,600 and 100,000 notes; the same meetings are given to those
of taskwarrior, hledger, Watson and jrnl that are installed (apt-get install taskwarrior hledger;
pip install td-watson jrnl). Every command is run in turn, not one after all runs of another, so
that a slow minute of the machine falls on all of them. Shown are medians, and their ratio to
`python -c "import click"`, which no program made with click can be quicker than. The peak of memory
is that of the command itself and of its largest helper.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

import notebooks

ROOT = Path(__file__).parent.parent
_PROGRAM = Path(sys.executable).with_name("oo")
OO = str(_PROGRAM) if _PROGRAM.exists() else f"{sys.executable} -m oneonone"
ME = notebooks.teacher(0)
ONE = notebooks.student_id(3)
LOG = f"{OO} log STUDENT --again -m 'Fractions are coming along' -g 'Two more' -d 2027-05-28"
BY_HAND = (
    "grep -rH '^date: ' {notebook}/notes | sort -t/ -k1 | awk -F'[/ ]' '{{last[$(NF-2)]=$NF}}"
    " END {{for (s in last) print last[s], s}}' | sort | head -5"
)


class Run(NamedTuple):
    """A command that is timed, at one size."""

    name: str
    size: int
    words: str
    before: Callable[[], None] | None = None
    """What has to be done before each run, and is not timed."""


class Timed(NamedTuple):
    """What came of it: the median in milliseconds, the least, and the peak of memory in MiB."""

    run: Run
    median: float
    least: float
    memory: float


def main() -> None:
    """Make everything, run everything, say what came of it."""
    wanted = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    wanted.add_argument("--runs", type=int, default=9, help="of each command; 9 unless said")
    wanted.add_argument("--only", default="", help="commands with this word in their name")
    wanted.add_argument("--json", type=Path, help="write the figures there as well")
    wanted.add_argument("--keep", type=Path, help="where the notebooks are, or shall stay")
    asked = wanted.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(ROOT / "oneonone", quiet=2)  # as pip does when it installs
    with tempfile.TemporaryDirectory() as spare:
        place = asked.keep or Path(spare)
        place.mkdir(parents=True, exist_ok=True)
        _environment(place)
        _in_a_copy(lambda: list(_all(place)))
        runs = [run for run in _all(place) if asked.only in run.name or run.name == FLOOR]
        timed = _timed(runs, asked.runs)
    print(_table(timed))
    if asked.json:
        asked.json.write_text(_json(timed, asked.runs), encoding="utf-8")


def _in_a_copy(work: Callable[[], object]) -> None:
    """Do it in a process of its own: what this one takes would count as memory of every command."""
    child = os.fork()
    if not child:
        work()
        os._exit(0)
    os.waitpid(child, 0)


FLOOR = "import click (the floor)"


def _environment(place: Path) -> None:
    os.environ |= {
        "OO_HOME": str(place / "home"),
        "OO_AS": ME,
        "OO_TODAY": notebooks.TODAY.isoformat(),
        "COLUMNS": "100",
        "HOME": str(place / "nobody"),
        "WATSON_DIR": str(place / "watson"),
    }
    for name in ("OO_NOTEBOOK", "TASKRC", "TASKDATA"):
        os.environ.pop(name, None)
    (place / "nobody").mkdir(exist_ok=True)


def _all(place: Path) -> Iterator[Run]:
    """Every command at every size; the notebooks and the others' files are made on the way."""
    yield Run(FLOOR, 0, f"{sys.executable} -c 'import click'")
    yield Run("oo --help", 0, f"{OO} --help")
    yield Run("oo <TAB>", 0, _tab("oo ", 1))
    for size, (students, each) in notebooks.SIZES.items():
        folder = place / f"{size}"
        if not folder.exists():
            print(f"making {size:,} notes ...", file=sys.stderr)
            notebooks.notebook(folder, students, each)
            time.sleep(2.5)  # what changed just now is not remembered
            for words in ("next --all", "next"):
                _call(f"{OO} -C {folder} {words}")
        in_it = f"{OO} -C {folder}"
        yield Run("oo next, mine", size, f"{in_it} next")
        yield Run("oo next --all", size, f"{in_it} next --all")
        yield Run("oo report", size, f"{in_it} report")
        yield Run("oo show", size, f"{in_it} show {ONE}")
        yield Run("oo <TAB> on a name", size, _tab("oo show ja", 2, folder))
        yield Run("oo log", size, LOG.replace(OO, f"{OO} -C {_beside(folder)}"))
        cold = f"OO_HOME={place}/cold {in_it} next --all"
        yield Run("oo next --all, first build", size, cold, _forgotten(place))
        yield Run("grep | sort | awk", size, BY_HAND.format(notebook=folder))
        yield from _others(place, size, students, each)


def _tab(words: str, place: int, folder: Path | None = None) -> str:
    here = f"OO_NOTEBOOK={folder} " if folder else ""
    asked = f"_OO_COMPLETE=bash_complete COMP_WORDS='{words}' COMP_CWORD={place}"
    return f"{here}{asked} {OO}"


def _beside(folder: Path) -> Path:
    """A notebook of its own for what is written, so that the others stay as they are. A note is
    written of another student each time, as it is between two bells."""
    copy = folder.with_name(f"{folder.name}-written")
    if not copy.exists():
        shutil.copytree(folder, copy)
        time.sleep(2.5)  # what changed just now is not remembered
    _call(f"{OO} -C {copy} next --all")
    return copy


def _forgotten(place: Path) -> Callable[[], None]:
    return lambda: shutil.rmtree(place / "cold", ignore_errors=True)


# --- the others -------------------------------------------------------------------------------


def _others(place: Path, size: int, students: int, each: int) -> Iterator[Run]:
    """The same meetings in each other tool's own form, where it is installed."""
    talks = cache(
        lambda: sorted(notebooks.talks(students, each), key=lambda talk: (talk.day, talk.student))
    )
    if shutil.which("task"):
        data = place / f"task-{size}"
        words = f"TASKRC={data}/rc task"
        if not data.exists():
            data.mkdir()
            (data / "rc").write_text(f"data.location={data}\nconfirmation=off\nhooks=off\n")
            tasks = [_task(talk) for talk in talks()]
            (data / "in.json").write_text(json.dumps(tasks))
            _call(f"{words} import {data}/in.json")
        yield Run("taskwarrior: task next", size, f"{words} next")
    if shutil.which("hledger"):
        journal = place / f"{size}.journal"
        if not journal.exists():
            journal.write_text("".join(map(_posting, talks())), encoding="utf-8")
        yield Run("hledger bal", size, f"hledger -f {journal} bal")
    if shutil.which("watson"):
        data = place / f"watson-{size}"
        if not data.exists():
            data.mkdir()
            (data / "frames").write_text(json.dumps([_frame(talk) for talk in talks()]))
        yield Run("watson report", size, f"WATSON_DIR={data} watson report --all --no-pager")
    if shutil.which("jrnl"):
        data = place / f"jrnl-{size}"
        if not data.exists():
            data.mkdir()
            (data / "all.txt").write_text("".join(map(_diary, talks())), encoding="utf-8")
            (data / "jrnl.yaml").write_text(
                f"version: v4.2\njournals:\n  default:\n    journal: {data}/all.txt\n"
                "editor: ''\nencrypt: false\ntemplate: false\ndefault_hour: 9\ndefault_minute: 0\n"
                "timeformat: '%Y-%m-%d %H:%M'\ntagsymbols: '@'\nhighlight: false\nlinewrap: 79\n"
                "indent_character: '|'\ncolors:\n  body: none\n  date: none\n  tags: none\n"
                "  title: none\n"
            )
        words = f"jrnl --config-file {data}/jrnl.yaml @{ONE} -n 5"
        yield Run("jrnl @student -n 5", size, words)


def _task(talk: notebooks.Talk) -> dict[str, str]:
    day = f"{talk.day:%Y%m%d}T090000Z"
    return {
        "description": f"{talk.words[:40]} {talk.name[-4:]}",
        "entry": day,
        "end": day,
        "project": talk.student,
        # What was held is done; the last promise of each student stands.
        "status": "completed" if "\nnext:" not in talk.text else "pending",
    }


def _posting(talk: notebooks.Talk) -> str:
    return f"{talk.day} {talk.words}\n    {talk.student}:{talk.by}  {talk.minutes}min\n    time\n\n"


def _frame(talk: notebooks.Talk) -> list[object]:
    day = datetime(talk.day.year, talk.day.month, talk.day.day, 9, tzinfo=UTC).timestamp()
    made = uuid.uuid5(uuid.NAMESPACE_OID, f"{talk.student}{talk.name}").hex
    return [int(day), int(day) + 60 * talk.minutes, talk.student, made, [talk.by], int(day)]


def _diary(talk: notebooks.Talk) -> str:
    return f"[{talk.day} 09:00] With @{talk.student}.\n{talk.words}\n\n"


# --- timing -----------------------------------------------------------------------------------


def _call(words: str) -> None:
    subprocess.run(words, shell=True, capture_output=True, check=False)


def _timed(runs: list[Run], times: int) -> list[Timed]:
    taken: dict[Run, list[float]] = {run: [] for run in runs}
    memory = dict.fromkeys(runs, 0.0)
    for turn in range(times):
        for run in runs:
            if run.before is not None:
                if turn >= max(3, times // 3):
                    continue  # a first build takes long, and varies little
                run.before()
            said = f"\r{turn + 1}/{times} {run.name} {run.size or ''}\033[K"
            print(said, end="", file=sys.stderr, flush=True)
            started = time.perf_counter()
            peak = _peak(run.words.replace("STUDENT", notebooks.student_id(3 + turn)))
            taken[run].append((time.perf_counter() - started) * 1000)
            memory[run] = max(memory[run], peak)
    print(file=sys.stderr)
    return [
        Timed(run, statistics.median(found), min(found), memory[run])
        for run, found in taken.items()
    ]


def _peak(words: str) -> float:
    """Run a command in a shell of its own; the peak of memory of it and its children, in MiB."""
    child = os.fork()
    if not child:
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        os.execvp("sh", ["sh", "-c", words])
    _, _, used = os.wait4(child, 0)
    return used.ru_maxrss / 1024


# --- what came of it --------------------------------------------------------------------------


def _table(timed: list[Timed]) -> str:
    sizes = list(notebooks.SIZES)
    floor = next(one.median for one in timed if one.run.name == FLOOR)
    lines = [
        "| median, ms (times the floor) | "
        + " | ".join(f"{size:,}" for size in sizes)
        + " | MiB |",
        "|---|" + "--:|" * (len(sizes) + 1),
    ]
    for name in dict.fromkeys(one.run.name for one in timed):
        found = {one.run.size: one for one in timed if one.run.name == name}
        cells = [
            f"{one.median:,.0f} ({one.median / floor:.2f})" if (one := _at(found, size)) else ""
            for size in sizes
        ]
        peak = max(one.memory for one in found.values())
        lines.append(f"| {name} | {' | '.join(cells)} | {peak:.0f} |")
    return "\n".join(lines)


def _at(found: dict[int, Timed], size: int) -> Timed | None:
    return found.get(size) or found.get(0)


def _json(timed: list[Timed], times: int) -> str:
    return json.dumps(
        {
            "python": platform.python_version(),
            "machine": f"{platform.machine()}, {os.cpu_count()} cores",
            "runs": times,
            "floor_ms": next(one.median for one in timed if one.run.name == FLOOR),
            "commands": [
                {
                    "name": one.run.name,
                    "notes": one.run.size,
                    "median_ms": round(one.median, 1),
                    "least_ms": round(one.least, 1),
                    "peak_mib": round(one.memory, 1),
                }
                for one in timed
            ],
        },
        indent=1,
    )


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
