"""The repository of a notebook: its commits, trees and files."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from oneonone.core.sharing import Trouble, distrusted, trouble_in, trust
from oneonone.errors import Impossible
from oneonone.world.files import put_in_place, remove_folder
from oneonone.world.git import Ran, git

BRANCH = "main"
"""The branch in which a new notebook lives."""

PLAIN = "100644"
"""What git calls a plain file."""

THEIRS = "refs/oneonone/theirs"
"""Where what was fetched last is kept."""

GOAL = "refs/oneonone/goal"
"""What is being brought into the files; a sync that was stopped in that left some of it."""


class Change(NamedTuple):
    """A file that differs between two trees; an empty object id where it is not there."""

    path: str
    mode: str
    """What it is now: 100644 for a plain file; that of the old one where it is gone."""
    old: str
    new: str


class Repository:
    """One repository. Every git of it may fail with a sentence, and never asks anybody."""

    def __init__(self, root: Path, folder: Path, common: Path | None = None) -> None:
        self.root = root
        self.folder = folder
        """Its own folder, ``.git``."""
        self.common = common or folder
        """The folder it shares with other working trees of the same repository, if any."""
        self.author: Mapping[str, str] = {}
        """Who commits, where git does not know."""

    @cached_property
    def config_lines(self) -> list[tuple[str, str]]:
        """All that git is set to here, names of keys in small letters; a key may stand twice."""
        said = answered(git(self.root, "config", "--list", "-z"))
        lines = said.decode("utf-8", "surrogateescape").split("\0")[:-1]
        return [(key, value) for key, _, value in (line.partition("\n") for line in lines)]

    @cached_property
    def _plainly(self) -> tuple[str, ...]:
        """Filters that git was told of, switched off: they would be run before it can be asked
        which files they are for."""
        keys = [key for key, _ in self.config_lines if key.startswith("filter.")]
        ends = (".clean", ".smudge", ".process")
        off = [f"{key}=" for key in keys if key.endswith(ends)]
        off += [f"{key}=false" for key in keys if key.endswith(".required")]
        return tuple(word for setting in off for word in ("-c", setting))

    @cached_property
    def config(self) -> dict[str, str]:
        """The same, each key once: the last one holds."""
        return dict(self.config_lines)

    def is_on(self, key: str) -> bool:
        """Whether a setting of git is switched on."""
        return self.config.get(key, "").casefold() in ("true", "yes", "on", "1")

    @property
    def own(self) -> Path:
        """A folder inside for what a sync needs on the way, made where it is missing."""
        path = self.folder / "oneonone"
        path.mkdir(exist_ok=True)
        return path

    @cached_property
    def scratch(self) -> Path:
        """A list of files beside the one git works with, for this process alone."""
        return self.own / f"index-{os.getpid()}-{secrets.token_hex(4)}"

    def ask(
        self, *words: str, given: bytes = b"", index: Path | None = None, none: int = 0
    ) -> bytes:
        """What git answers; ``none`` is the code by which it says that there is no such thing."""
        ran = git(self.root, *self._plainly, *words, given=given, index=index, also=self.author)
        return answered(ran, none)

    def name(self, *words: str, none: int = 0) -> str:
        """An answer of one line."""
        return self.ask(*words, none=none).decode("utf-8", "surrogateescape").strip()

    def listed(
        self, *words: str, given: Iterable[str] = (), index: Path | None = None
    ) -> list[str]:
        """An answer to ``-z``: each part of it; ``given`` are the parts git reads."""
        data = "".join(f"{part}\0" for part in given).encode("utf-8", "surrogateescape")
        said = self.ask(*words, given=data, index=index)
        return said.decode("utf-8", "surrogateescape").split("\0")[:-1]

    def commit_of(self, ref: str) -> str:
        """The commit a ref ends in; empty where there is none."""
        return self.name("rev-parse", "--quiet", "--verify", f"{ref}^{{commit}}", none=1)

    def tree_of(self, commit: str) -> str:
        """What git takes for the tree of a commit; the empty tree where there is none."""
        return commit or self.name("hash-object", "-t", "tree", "--stdin")

    def put(self, index: Path, gone: Iterable[str], files: Iterable[tuple[str, str]]) -> None:
        """Take files out of a list, then put others in, each a path and an object id."""
        zero = "0" * (64 if self.config.get("extensions.objectformat") == "sha256" else 40)
        lines = [f"0 {zero}\t{path}" for path in gone]
        lines += [f"{PLAIN} {one}\t{path}" for path, one in files]
        if lines:
            self.listed("update-index", "-z", "--index-info", given=lines, index=index)

    def changes(self, old: str, new: str) -> list[Change]:
        """The files that differ between two trees or commits; an empty name is the empty tree."""
        trees = (self.tree_of(one) for one in (old, new))
        words = ("diff-tree", "-r", "-z", "--no-renames", *trees)
        # Not by git's own list of files, which may have been cut off.
        return parsed_changes(self.listed(*words, index=self.scratch))

    def blobs(self, ids: Iterable[str]) -> dict[str, bytes]:
        """The bytes of these objects."""
        wanted = list(dict.fromkeys(one for one in ids if one))
        if not wanted:
            return {}
        found = dict(self.objects(wanted, "blob"))
        if len(found) < len(wanted):
            raise Impossible(
                "a part of the notebook's history is missing",
                where=str(self.folder),
                remedy="Keep this folder, and join anew beside it: oo join.",
            )
        return found

    def objects(self, ids: Sequence[str], kind: str) -> Iterator[tuple[str, bytes]]:
        """Each of these objects that is there and is of this kind, with its bytes."""
        data = self.ask("cat-file", "--batch", given="".join(f"{i}\n" for i in ids).encode())
        at = 0
        for one in ids:
            end = data.index(b"\n", at)
            head, at = data[at:end].split(), end + 1
            if head[-1] != b"missing":
                size = int(head[2])
                if head[1] == kind.encode():
                    yield one, data[at : at + size]
                at += size + 1

    def sizes(self, ids: Iterable[str]) -> dict[str, int]:
        """How many bytes these objects have, without reading them."""
        wanted = "".join(f"{one}\n" for one in dict.fromkeys(ids) if one)
        words = ("cat-file", "--batch-check=%(objectname) %(objectsize)", "--buffer")
        lines = self.ask(*words, given=wanted.encode()).decode().splitlines() if wanted else []
        return {name: int(size) for name, _, size in (line.partition(" ") for line in lines)
                if size.isdecimal()}  # fmt: skip

    def stored(self, files: Sequence[bytes]) -> list[str]:
        """Keep these as objects; their ids."""
        if not files:
            return []
        place = self.scratch.with_name(f"files-{self.scratch.name}")
        place.mkdir()
        for number, data in enumerate(files):
            (place / str(number)).write_bytes(data)
        names = "".join(f"{place / str(number)}\n" for number in range(len(files)))
        said = self.ask("hash-object", "-w", "--no-filters", "--stdin-paths", given=names.encode())
        remove_folder(place)
        return said.decode().split()

    def committed(self, tree: str, parents: Sequence[str], message: str) -> str:
        """A commit of this tree; no hook is run, and nothing is signed."""
        words = [word for parent in parents for word in ("-p", parent)]
        said = self.ask("commit-tree", tree, *words, "-F", "-", given=message.encode())
        return said.decode().strip()

    def copied_index(self) -> Path:
        """A copy of the list git works with, to be changed; FileNotFoundError where there is none
        yet."""
        index = self.scratch
        index.unlink(missing_ok=True)
        shutil.copyfile(self.folder / "index", index)
        _same_time(self.folder / "index", index)
        return index

    def put_index(self, new: Path) -> None:
        """Make a list of files the one git works with, whole or not at all."""
        place = self.folder / "index"
        lock = place.with_name("index.lock")
        try:
            descriptor = os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        except FileExistsError:
            raise Impossible(
                "git is at work here", where=str(lock), remedy="Wait a moment, then run oo sync."
            ) from None
        try:
            with open(descriptor, "wb") as file:
                file.write(new.read_bytes())
                file.flush()
                os.fsync(file.fileno())
            _same_time(new, lock)
            put_in_place(lock, place)
        except BaseException:
            lock.unlink(missing_ok=True)
            raise

    def set_branch(self, branch: str, new: str, old: str) -> bool:
        """Have the branch end in this commit; False where it no longer ends in the old one."""
        zero = "0" * len(new)
        ran = git(
            self.root, "update-ref", "-m", "oo sync", f"refs/heads/{branch}", new, old or zero,
            also=self.author,
        )  # fmt: skip
        if ran is not None and ran.code and "but expected" in ran.err:
            return False
        answered(ran)
        return True


def _same_time(of: Path, to: Path) -> None:
    """A list must not seem newer than it is: git looks again into the files that may have been
    saved in the very moment it was made."""
    seen = of.stat()
    os.utime(to, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def answered(ran: Ran | None, none: int = 0) -> bytes:
    """What git said; Impossible, in a teacher's words, where it could not."""
    if ran is None:
        raise missing_git()
    if ran.code in (0, none):
        return ran.out
    raise fault_of(ran.err)


def missing_git() -> Impossible:
    """What is said where there is no git."""
    return Impossible(
        "the program git is missing on this machine",
        remedy="Install it from git-scm.com, then run the same command again.",
    )


def fault_of(said: str) -> Impossible:
    """What git could not do, as a sentence."""
    if "dubious ownership" in said:
        place = distrusted(said)
        return Impossible(
            "git does not trust this folder, since it belongs to another account of this machine",
            where=place,
            remedy=f"If it is your team's: {trust(place)}. Then run the same command again.",
        )
    trouble = trouble_in(said)
    if trouble is Trouble.FULL:
        return Impossible(
            "the disk is full",
            remedy="Nothing is lost. Make room, then run the same command again.",
        )
    if trouble is Trouble.LOCKED:
        return Impossible(
            "git is at work here, or was stopped in the middle",
            remedy="Wait a moment. If it stays: oo check --fix, then oo sync.",
        )
    return Impossible(
        f"git could not do this ({first_line(said)})",
        remedy="Nothing is lost. oo check --fix may help; else whoever set git up here.",
    )


def first_line(said: str) -> str:
    """The first line of what git said that tells something."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    told = [line for line in lines if line.startswith(("fatal:", "error:", "remote:", "! "))]
    line = (told or lines or ["no reason given"])[0]
    return line.removeprefix("fatal:").removeprefix("error:").strip().rstrip(".")


def parsed_changes(parts: Sequence[str]) -> list[Change]:
    """What ``git diff-tree -z`` or ``git diff-index -z`` lists."""
    found = []
    for head, path in zip(parts[::2], parts[1::2], strict=False):
        old_mode, mode, old, new, _ = head.lstrip(":").split(" ")
        gone, fresh = set(new) == {"0"}, set(old) == {"0"}
        found.append(
            Change(path, old_mode if gone else mode, "" if fresh else old, "" if gone else new)
        )
    return found
