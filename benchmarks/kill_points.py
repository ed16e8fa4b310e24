"""Kill `oo`, or let the disk refuse it, at every system call by which a command changes something.

    python benchmarks/kill_points.py PLACE [COMMAND ...]   PLACE: a folder that may be written over

Each command is traced once (strace); then it runs anew on a fresh copy for every such call, and is
killed right there, or the call fails (ENOSPC, EIO, EACCES). Afterwards every file must be the old
or the new one in full, nothing confirmed may be missing, and the same command again must finish
the work. EVERY=5 in the environment tries every fifth call only: a whole sync takes half an hour.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from traced import Case, Point, Ran, World

ERRORS = {
    "openat": "ENOSPC EIO EACCES", "write": "ENOSPC EIO", "pwrite64": "ENOSPC EIO",
    "unlink": "EIO EACCES", "fsync": "ENOSPC EIO", "fdatasync": "ENOSPC EIO",
    "ftruncate": "ENOSPC EIO",
}  # fmt: skip
ODD = re.compile(r"Traceback|went wrong that should not|\bNone\b|Errno|<class")
ROSTER = "id,name,adult\n1,Ana Lima,rivera\n2,Bo Chen,rivera\n3,Cy Diaz,rivera\n4,Di Evans,rivera\n"
FILES = {
    "r.csv": ROSTER,
    "more.csv": f"{ROSTER.replace('Bo Chen', 'Bob Chen')}5,Eve Fox,rivera\n",
    "past.csv": "student,date,note\nAna Lima,2026-11-02,row one\nBo Chen,2026-11-03,row two\n",
}
INIT = "--roster r.csv --name Rivera --starts 2026-08-31 --ends 2027-06-11"
MADE = (f"init nb {INIT}",)
BEGIN = (
    *MADE,
    "-C nb log ana -m oldword -g Read -d fri --date 2026-11-20",
    "-C nb log bo -m hush-old --private --date 2026-11-20",
)
SHARED = (*BEGIN, "-C nb sync --yes --to store.git")
BOTH = (
    *SHARED,
    "chen: join store.git chen --name Chen",
    "chen: -C chen log cy -m from-chen",
    "chen: -C chen roster add Zoe --id 77",
    "chen: -C chen sync --yes",
    "-C nb log ana -m mine-to-send",
    "-C nb roster add Yan --id 78",
)
TWO = (*BEGIN, "-C nb goal ana kept", "-C nb request ana -m please")
TAKEN = (*BEGIN, "-C nb log ana -m taken-back")
HIDDEN = (*BEGIN, "-C nb log ana -m hush-taken --private")
ROLLOVER = "-C nb rollover ../new --starts 2027-08-23 --goals all"
GONE = "nothing is kept|no student is called"
LEFT = "Nothing is left to rename"
ALREADY = "something already|there already"


def _entry(
    words: str, before: tuple[str, ...] = BEGIN, again: str = "", kept: str = "oldword"
) -> Case:
    return Case(f"-C nb {words}", before, again, kept=kept, undoable=True)


def _new(words: str, before: tuple[str, ...] = (), again: str = ALREADY, after: str = "") -> Case:
    return Case(words, before, again, folder="new", kept="", after=after)


CASES = {
    "log": _entry("log ana -m new-words")._replace(index=True),
    "log private": _entry("log ana -m hush-hush --private"),
    "log goal": _entry("log ana -m w -g Two -d fri --last-goal kept --next 2026-12-01"),
    "log first": _entry("log cy -m new-words"),
    "log very first": _entry("log cy -m new-words", MADE, kept=""),
    "request": _entry("request ana -m please"),
    "promise": _entry("promise ana fri"),
    "goal": _entry("goal ana kept -m well", again="no open goal"),
    "amend": _entry("amend ana ANA -m more"),
    "statement": _entry("statement ana -m theirs"),
    "hold": _entry("hold ana -m asked"),
    "undo": Case("-C nb undo", TAKEN, kept="taken-back", another=True),
    "undo private": Case("-C nb undo", HIDDEN, kept="hush-taken", another=True),
    "edit": Case("-C nb edit ANA", BEGIN),
    "edit private": Case(
        "-C nb edit ANA", (*MADE, "-C nb log ana -m hush-oldword --private --date 2026-11-20")
    ),
    "roster add": Case("-C nb roster add Leo", BEGIN, "already|same name", another=True),
    "roster left": Case("-C nb roster left di", BEGIN),
    "roster away": Case("-C nb roster away di --until 2026-12-11", BEGIN),
    "roster rename": Case("-C nb roster rename 1 101", TWO, LEFT),
    "roster rename private": Case("-C nb roster rename 2 102", BEGIN, LEFT, kept="hush-old"),
    "roster import": Case("-C nb roster import --yes more.csv", BEGIN),
    "import": Case("-C nb import --yes past.csv", BEGIN),
    "template copy": Case("-C nb template copy check-in", BEGIN, "there already"),
    "me": Case("-C nb me patel --name Patel", BEGIN),
    "report": Case("-C nb report -o nb/out.html", BEGIN),
    "export": Case("-C nb export ana -o out.html", BEGIN),
    "forget": Case("-C nb forget ana --yes", BEGIN, GONE, kept=""),
    "forget private": Case("-C nb forget bo --yes", BEGIN, GONE, kept=""),
    "next": Case("-C nb next", BEGIN, index=True),
    "next first": Case("-C nb next", (*BEGIN, "no index"), index=True),
    "check --fix": Case("-C nb check --fix", (*BEGIN, "litter")),
    "init": _new(f"init new {INIT}", (), "notebook already", "-C new sync --yes --to store.git"),
    "demo": _new("demo new --example staff"),
    "rollover": _new(ROLLOVER, BEGIN, "notebook already", "-C new check"),
    "join": _new("join store.git new", SHARED, after="-C new sync --yes"),
    "join here": _new("join store.git new", (*SHARED, "mkdir"), after="-C new sync --yes"),
    "sync --to": Case("-C nb sync --yes --to store.git", BEGIN),
    "sync": Case("-C nb sync --yes", BOTH, kept="mine-to-send"),
}


class Trial(NamedTuple):
    """A world in which a command was stopped, and what should have become of it."""

    world: World
    ran: Ran
    how: str
    old: dict[str, str]
    new: dict[str, str]

    @property
    def done(self) -> bool:
        """Whether all of it was done all the same."""
        return self.world.files() == self.new

    def faults(self) -> list[str]:
        """What is wrong; the world is mended, and the command run again, on the way."""
        done, said, case = self.done, self.ran.said, self.world.case
        bad = [f"third content: {name}" for name in self._third()]
        if ODD.search(said) or self.ran.code == 124:
            bad.append(f"said {said!r:.400}")
        if self.how != "kill" and self.ran.code and not said.strip():
            bad.append("said nothing")
        saved = self.ran.code == 0 or re.search("(?m)^Saved: ", said)
        if saved and not done and "check" not in self.world.words:
            bad.append(f"confirmed, and not there: {said!r:.300}")
        if case.kept and not self.world.holds(case.kept, case.folder, "home"):
            bad.append(f"lost: {case.kept}")
        if self.world.holds(case.secret, case.folder):
            bad.append("private words in the notebook")
        return [*bad, *self._mended(), *self._again(done), *self._at_the_end()]

    def _third(self) -> list[str]:
        now = self.world.files()
        names = {*now, *self.old, *self.new}
        return [n for n in names if now.get(n) not in {self.old.get(n), self.new.get(n)}]

    def _mended(self) -> list[str]:
        case = self.world.case
        for path in self.world.place.rglob(".oo-*"):
            os.utime(path, (1, 1), follow_symlinks=False)
        if not (self.world.place / case.folder / "oneonone.yaml").exists():
            return []
        self.world.oo(f"-C {case.folder} check --fix")
        after = self.world.oo(f"-C {case.folder} check")
        # A record half forgotten or moved is named until the same command has finished it.
        whole = not after.code or any(w in self.world.words for w in ("forget", "rename"))
        return [] if whole else [f"check, after --fix: {after.said!r:.300}"]

    def _again(self, done: bool) -> list[str]:
        case = self.world.case
        if done and case.another and self.new != self.old:
            return []
        second = self.world.oo(self.world.words)
        bad = []
        if second.code and not (case.again and re.search(case.again, second.err)):
            bad.append(f"the same command again: {second.said!r:.300}")
        if (end := self.world.files()) != self.new:
            names = [n for n in {*end, *self.new} if end.get(n) != self.new.get(n)]
            if not self._twice(names):
                bad.append(f"after the second run: {names}")
        return bad

    def _twice(self, names: list[str]) -> bool:
        """A second export is noted a second time, with the hour; a tombstone has the hour too."""
        own = ("export", "forget", "rollover")
        return any(word in self.world.words for word in own) and all("notes/" in n for n in names)

    def _at_the_end(self) -> list[str]:
        case, world = self.world.case, self.world
        bad = []
        if case.undoable:
            undo = world.oo("-C nb undo")
            # Where the journal could not be written, it is gone: nothing else is taken back.
            safe = self.how != "kill" and "there is nothing of yours" in undo.err
            if not safe and (undo.code or world.files() != self.old):
                bad.append(f"undo afterwards: {undo.said!r:.250}")
        if case.after and (ran := world.oo(case.after)).code:
            bad.append(f"afterwards oo {case.after}: {ran.err!r:.250}")
        if "sync" in case.words:
            first = world.files()
            other = world.oo("join store.git twin", OO_HOME=str(world.place / "home-twin"))
            if other.code or world.files("twin") != first:
                bad.append(f"the store holds other files: {other.err!r:.200}")
            words = ["git", "-C", f"{world.place}/store.git", "fsck", "--full"]
            if subprocess.run(words, capture_output=True, check=False).returncode:
                bad.append("fsck")
        return bad


def stopped(world: World, point: Point, how: str) -> Ran:
    """Run the command, and have this call of it fail or be its last."""
    act = "signal=SIGKILL" if "kill" in how else f"error={how}"
    inject = f"{point.call}:{act}:when={point.number}"
    if point.git:
        whole = "1" if how == "kill all" else ""
        return world.oo(world.words, GIT_NTH=str(point.git), INJECT=inject, KILL_ALL=whole)
    return world.oo(world.words, strace=f"-e inject={inject}")


def try_case(place: Path, name: str, case: Case) -> Counter[str]:
    """All trials of one command: kills, errors, failures."""
    world, counts, began = World(place, case, FILES), Counter[str](), time.time()
    points, new = world.points()[:: int(os.environ.get("EVERY", "1"))], world.files()
    world.again()
    old = world.files()
    for point in points:
        errors = ERRORS.get(point.call, "ENOSPC EACCES").split()
        hows = ["kill", "kill all", errors[0]] if point.git else ["kill", *errors]
        for how in hows:
            world.again()
            ran = stopped(world, point, how)
            counts["kills" if "kill" in how else "errors"] += 1
            gone = "kill" if how == "kill all" or (how == "kill" and not point.git) else how
            for fault in Trial(world, ran, gone, old, new).faults():
                counts["failures"] += 1
                where = f"git {point.git} " if point.git else ""
                print(f"  {name}: {how} at {where}{point.call} no. {point.number}: {fault}")
                print(f"      {point.shown}", flush=True)
    shown = ", ".join(f"{counts[what]} {what}" for what in ("kills", "errors", "failures"))
    print(f"{name}: {len(points)} calls, {shown}; {time.time() - began:.0f} s", flush=True)
    return counts


if __name__ == "__main__":
    where, wanted = Path(sys.argv[1]).resolve(), sys.argv[2:] or list(CASES)
    bad = sum(try_case(where, name, CASES[name])["failures"] for name in wanted)
    sys.exit(1 if bad else 0)
