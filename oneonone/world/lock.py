"""One writer at a time for a folder, on this machine, by a lock kept in OO_HOME."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

from oneonone.world import clock
from oneonone.world.home import own_place, place_name
from oneonone.world.place import Place

_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)


@contextlib.contextmanager
def one_writer(folder: Place) -> Iterator[None]:
    """Waits until no other process writes in this folder. Ends with the process that holds it."""
    path = os.path.join(own_place("locks"), place_name(folder))
    descriptor = os.open(path, _OPEN, 0o600)
    try:
        _wait_for(descriptor)
        yield
    finally:
        _let_go(descriptor)


@contextlib.contextmanager
def one_at_work(folder: Place) -> Iterator[None]:
    """The same by a lock in the folder itself, for those who have another home, as two accounts of
    one machine do. Where there is no such folder, or its disk knows no locks, nobody waits."""
    descriptor = -1
    with contextlib.suppress(OSError):
        descriptor = os.open(os.path.join(folder, "oneonone-lock"), os.O_RDWR | os.O_CREAT, 0o666)
        _wait_for(descriptor)
    try:
        yield
    finally:
        if descriptor >= 0:
            _let_go(descriptor)


@contextlib.contextmanager
def held_alone(path: Place) -> Iterator[bool]:
    """Whether no other process holds this; if so, it is held until the end, however that comes."""
    place = os.path.join(own_place("locks"), place_name(path, "alone "))
    descriptor = os.open(place, _OPEN, 0o600)
    try:
        yield _got(descriptor)
    finally:
        _let_go(descriptor)


if os.name == "nt":
    import msvcrt

    def _got(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except PermissionError:
            return False  # another process has it; a disk without locks says something else
        return True

    def _wait_for(descriptor: int) -> None:
        while not _got(descriptor):
            clock.wait(0.02)

    def _let_go(descriptor: int) -> None:
        with contextlib.suppress(OSError):  # closing alone frees it only some time later
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        os.close(descriptor)
else:
    import fcntl

    def _got(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait_for(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)

    def _let_go(descriptor: int) -> None:
        os.close(descriptor)
