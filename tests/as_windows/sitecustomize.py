"""Has the program meet what Windows does to it, as far as another system can show that.

Python loads this before anything else where its folder is on PYTHONPATH. The modules of oneonone
get an ``os`` of their own: no fork, no O_NOFOLLOW, no folder that can be opened or file that can be
removed while it is read-only, and locks by msvcrt. ``AS_WINDOWS`` names what comes on top of that:

busy        the first time that a file is put in place of another, some program has it open
nolink      the disk knows no hard links, as FAT
expand      click takes ~ and * for files, as it does on Windows
"""

from __future__ import annotations

import errno
import fcntl
import importlib.abc
import importlib.machinery
import multiprocessing
import os
import shutil
import stat
import sys
import types
from collections.abc import Sequence
from typing import Any

KINDS = set(os.environ.get("AS_WINDOWS", "").split(","))
GONE = (
    *("fork", "O_NOFOLLOW", "O_NONBLOCK", "O_DIRECTORY", "sched_getaffinity"),
    *("fchmod", "geteuid", "getuid", "mkfifo"),
)
BORROWED = (
    *("subprocess", "tempfile", "getpass", "zipfile", "sqlite3", "multiprocessing.util"),
    *("concurrent.futures.process", "yaml", "jinja2", "click", "icalendar", "tabulate"),
)
real_open, real_link, real_replace, real_unlink = os.open, os.link, os.replace, os.unlink
replaced: set[str] = set()


class Os(types.ModuleType):
    """``os`` as it is on Windows."""

    name = "nt"
    supports_fd: frozenset = frozenset()
    supports_dir_fd: frozenset = frozenset()

    def __getattr__(self, name: str) -> Any:
        if name in GONE:
            raise AttributeError(name)
        return getattr(os, name)

    @staticmethod
    def open(path: Any, flags: int, mode: int = 0o777, **_: Any) -> int:
        if os.path.isdir(path):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real_open(path, flags, mode)

    @staticmethod
    def link(source: Any, target: Any, **_: Any) -> None:
        if "nolink" in KINDS:
            raise OSError(errno.EINVAL, "Incorrect function", str(source))
        real_link(source, target)

    @staticmethod
    def replace(source: Any, target: Any) -> None:
        if "busy" in KINDS and str(target) not in replaced:
            replaced.add(str(target))
            raise PermissionError(errno.EACCES, "it is being used", str(source), None, str(target))
        real_replace(source, target)


def unlink(path: Any, *, dir_fd: int | None = None) -> None:
    mode = os.lstat(path).st_mode if dir_fd is None else stat.S_IWUSR
    if stat.S_ISREG(mode) and not mode & stat.S_IWUSR:
        raise PermissionError(errno.EACCES, "Access is denied", str(path))
    real_unlink(path, dir_fd=dir_fd)


def locking(descriptor: int, how: int, _: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_UN if not how else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise PermissionError(errno.EACCES, "Permission denied") from None


class Loader(importlib.machinery.SourceFileLoader):
    """Loads a module of oneonone, which sees our ``os``."""

    def exec_module(self, module: types.ModuleType) -> None:
        sys.modules["os"] = windows
        try:
            super().exec_module(module)
        finally:
            sys.modules["os"] = os


class Finder(importlib.abc.MetaPathFinder):
    """Finds the modules of oneonone before anybody else does."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        spec = None
        if name.startswith("oneonone"):
            spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec and isinstance(spec.loader, importlib.machinery.SourceFileLoader):
            spec.loader = Loader(spec.loader.name, spec.loader.path)
        return spec


if KINDS - {""}:
    # What the program borrows has to be there already: it must not see our os, nor msvcrt.
    for borrowed in BORROWED:
        importlib.import_module(borrowed)
    windows = Os("os")
    os.unlink = os.remove = unlink  # type: ignore[assignment]  # for pathlib and shutil as well
    shutil._use_fd_functions = False  # type: ignore[attr-defined]
    msvcrt = types.ModuleType("msvcrt")
    msvcrt.LK_UNLCK, msvcrt.LK_LOCK, msvcrt.LK_NBLCK = 0, 1, 2  # type: ignore[attr-defined]
    msvcrt.locking = locking  # type: ignore[attr-defined]
    sys.modules["msvcrt"] = msvcrt
    multiprocessing.set_start_method("spawn")
    if "expand" in KINDS:
        import click.core

        click.core.os = windows  # type: ignore[attr-defined]
    sys.meta_path.insert(0, Finder())
