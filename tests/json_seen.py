"""Every document that ``--json`` gives, asked for once in an example notebook: which keys it holds.

A path is written ``picks[].goal.text``: ``[]`` goes into a list, ``*`` stands for keys that are no
words of the format (a column of the roster, the key of a question, an id).
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

# Below these, keys are the notebook's own.
OWN_KEYS = ("show student", "show entries[].answers", "show entries[].reviewed")
OWN_KEYS += ("report about.values", "roster import choices")
MET_BY = "met_by_"  # a key for each adult

PAST = """\
student,date,outcome,minutes,strength,home_phone
7006,2026-10-05,met,5,Asks,1
7006,2026-10-05,met,5,Asks,1
Nobody,2026-10-05,met,5,,1
"""
ROSTER = "id,name,grade,password\n7006,Wei Chen,8,x\n9001,Leo New,7,y\n,Total,,\n"
NAMESAKES = "Name,Grade,Section\nEve Fox,7,P3\nEve Fox,7,P5\nAnn Bee,7,P3\n"
CLASH = "id,name,grade\n7006,Jamal Brooks,8\n"
DISTRICT = {
    "students.csv": (
        "School_id,Student_id,Last_name,First_name,Grade\nn,1,Ito,Aya,07\ns,2,Ek,Bo,08\n"
    ),
    "sections.csv": (
        "School_id,Section_id,Teacher_id,Name,Course_name,Period,Term_start,Term_end\n"
        "n,s1,t1,Art,Art 7,3,08/17/2026,06/04/2027\ns,s2,t1,Art,Art 8,3,08/17/2026,06/04/2027\n"
    ),
    "enrollments.csv": "School_id,Student_id,Section_id\nn,1,s1\ns,2,s2\n",
    "teachers.csv": "Teacher_id,Last_name,First_name\nt1,Rivera,Ana\n",
}


def asked(oo: Callable, folder: Path) -> Iterator[dict[str, object]]:
    """The documents, one after another; the notebooks lie in ``folder``."""
    assert oo("demo", cwd=folder).code == 0
    home = folder / "grade-7"

    def ask(*words: str, codes: tuple[int, ...] = (0,)) -> dict[str, object]:
        said = oo(*words, "--json", cwd=home)
        assert said.code in codes, (words, said)
        found = json.loads(said.out)
        assert isinstance(found, dict)
        return found

    for words in (
        "next -n 12", "next --all -n 60", "goals --all", "goals --mine", "search fractions",
        "search --tag worked", "agenda", "plan --weeks 3", "roster --where grade=7", "me",
        "days-off",
        "template", "template show reading-conference", "template show counselor",
        "report", "report --by tier --equity --goals --adults --about strength",
        "report --gaps --mine", "report --about fluency", "report --notebook . --names",
        "forget jamal --dry-run",
    ):  # fmt: skip
        yield ask(*words.split())
    for student in ("jamal", "sofia", "ximena", "7003"):
        yield ask("show", student, "--last", "20")
    yield ask("request", "jamal", "-m", "Soon", "--adult", "rivera", "--urgent")
    yield ask("next", "--all", "-n", "60")
    yield ask("promise", "jamal", "mon")
    yield ask("log", "jamal", "-m", "Words", "-g", "A goal", "--i-will", "Bring it", "--pin", "JB")
    first = ask("log", "wei", "-m", "Words", "-g", "One goal", "-a", "strength=Fast")
    yield first
    for _ in range(2):
        yield ask("log", "wei", "-m", "Words", "--with", "family", "--again")
    yield ask("goal", "wei", "kept")
    yield ask("undo")
    tag = str(first["entries"][0]["id"]).rpartition("-")[2]  # type: ignore[index]
    yield ask("amend", tag, "-m", "It was Jamal")
    yield ask("statement", "wei", "-m", "He reads", "--of", tag)
    yield ask("export", "wei", "-o", "wei.html")
    yield ask("hold", "wei", "-m", "Asked", "--until", "18 dec")
    yield ask("show", "wei")
    yield ask("show", "jamal")
    yield ask("goals", "jamal", "--all")
    for name, text in {"past": PAST, "office": ROSTER, "clash": CLASH}.items():
        (home / f"{name}.csv").write_text(text, encoding="utf-8")
    yield ask("import", "past.csv", "--dry-run", codes=(1,))
    for name in ("office", "clash"):
        yield ask("roster", "import", f"{name}.csv", "--dry-run", codes=(0, 1))
    names = folder / "names.csv"
    names.write_text(NAMESAKES, encoding="utf-8")
    assert oo("init", "class", "--roster", names, "--name", "Ms. Rivera", cwd=folder).code == 0
    names.write_text(NAMESAKES.replace("Eve Fox,7,P3\n", "").replace("P5", "P7"), "utf-8")
    yield ask("roster", "import", "../names.csv", "--keep", "-C", "../class", codes=(1,))
    (home / "clever").mkdir()
    for name, text in DISTRICT.items():
        (home / "clever" / name).write_text(text, encoding="utf-8")
    yield ask("roster", "import", "clever", codes=(1,))
    shutil.rmtree(home / "clever")
    note = home / str(first["entries"][0]["path"])  # type: ignore[index]
    note.write_text(note.read_text("utf-8").replace("outcome: met", "outcome: seen"), "utf-8")
    yield ask("check", "--fix", codes=(1,))
    note.write_text(note.read_text("utf-8").replace("outcome: seen", "outcome: met"), "utf-8")
    yield ask("sync", "--to", str(folder / "store.git"), "--yes")
    assert oo("join", folder / "store.git", "chens", "--as", "chen", cwd=folder).code == 0
    for place, minutes in (("grade-7", 5), ("chens", 6)):
        there = folder / place / str(first["entries"][0]["path"])  # type: ignore[index]
        there.write_text(f"{there.read_text('utf-8')}minutes: {minutes}\n", encoding="utf-8")
        (folder / place / "notes/7006/2026-11-20-rivera-aaaa.yaml").write_text("student: [\n")
    assert oo("sync", cwd=folder / "chens").code == 1
    yield ask("sync", codes=(1,))


def seen(document: dict[str, object]) -> Iterator[tuple[str, object]]:
    """Every path of keys in a document, the command before it, with the value that stands there."""
    yield from _below(document, f"{document['command']} ")


def _below(value: object, at: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, list):
        for one in value:
            yield f"{at}[]", one
            yield from _below(one, f"{at}[]")
    elif isinstance(value, dict):
        for key, one in value.items():
            step = f"{MET_BY}*" if key.startswith(MET_BY) else "*" if at in OWN_KEYS else key
            path = f"{at}{step}" if at.endswith(" ") else f"{at}.{step}"
            yield path, one
            yield from _below(one, path)
