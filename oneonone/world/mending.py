"""Mending what a sync left that was stopped in the middle; and what is safe to mend besides."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from oneonone.errors import OneOnOneError
from oneonone.world import clock, home
from oneonone.world.files import folder_names, real_folder
from oneonone.world.git import git
from oneonone.world.lock import one_writer
from oneonone.world.looking import locks, locks_in, looked
from oneonone.world.notebook import Notebook
from oneonone.world.remote import Remote, local_store
from oneonone.world.repository import Repository
from oneonone.world.writing import keep_aside

WATCHED = 2.0
"""Seconds for which a lock is watched: a git at work lets go of it within a few hundredths."""

STORE_WATCHED = 5.0
"""The same for a place that others use as well, perhaps over a slow wire."""


def stale_locks(seen: Callable[[], list[Path]], seconds: float = WATCHED) -> list[Path]:
    """The locks that nobody lets go of while they are watched."""
    before = _times(seen())
    waited = 0.0
    while before and waited < seconds:
        clock.wait(0.1)
        waited += 0.1
        before &= _times(seen())
    return sorted(path for path, _ in before)


def _times(paths: Iterable[Path]) -> set[tuple[Path, int]]:
    found = set()
    for path in paths:
        with contextlib.suppress(OSError):
            found.add((path, os.lstat(path).st_mtime_ns))
    return found


@contextlib.contextmanager
def marked(repository: Repository) -> Iterator[None]:
    """While a sync is at work, a mark stands in its folder; whoever finds one with nobody at work
    knows that the locks there are its own."""
    for left in (*repository.own.glob("index-*"), *repository.own.glob("files-*")):
        shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)
    mark = repository.own / "begun"
    mark.touch()
    try:
        yield
    finally:
        mark.unlink(missing_ok=True)


def remove_own_locks(repository: Repository) -> bool:
    """Remove the locks of a sync that was stopped here; whether there was one."""
    if not (repository.own / "begun").exists():
        return False
    for lock in stale_locks(lambda: locks(repository)):
        lock.unlink(missing_ok=True)
    return True


def mend(notebook: Notebook) -> list[str]:
    """Mend what is safe to mend; what was done, a sentence each."""
    done = [*_modes(notebook), *_half_written(notebook)]
    if not (notebook.root / ".git").exists():
        return done
    found = git(notebook.root, "rev-parse", "--absolute-git-dir")
    if found is None or found.code:
        return done
    folder = Path(found.out.decode("utf-8", "surrogateescape").strip())
    with one_writer(notebook.root / ".git"):  # not while a sync is at work
        done += _in_the_clone(notebook, folder)
    return [*done, *_store(notebook)]


def _in_the_clone(notebook: Notebook, folder: Path) -> Iterator[str]:
    for lock in stale_locks(lambda: locks_in(folder)):
        lock.unlink(missing_ok=True)
        yield f"Took away a lock that a stopped git had left: {lock.name}."
    yield from _half_done(Repository(notebook.root, folder))


def _half_done(repository: Repository) -> Iterator[str]:
    """A list of files that was cut off is made anew; what lies in the folder stays as it is."""
    mark = repository.own / "begun"
    ran = git(repository.root, "ls-files", "-z", "--", "oneonone.yaml")
    broken = ran is not None and ran.code != 0
    if not broken and not mark.exists():
        return
    head = repository.commit_of("HEAD")
    if broken:
        (repository.folder / "index").unlink(missing_ok=True)
    if head:
        repository.ask("read-tree", "--reset", head)
        repository.ask("update-index", "-q", "--refresh", none=1)
    mark.unlink(missing_ok=True)
    yield "Put in order what a sync had left half done. The next oo sync goes on from there."


def _store(notebook: Notebook) -> Iterator[str]:
    """Locks in the place the team shares through, where it is a folder within reach."""
    found = looked(notebook.root)
    if found is None or not found[1].remote:
        return
    repository, seen = found
    remote = Remote(repository, seen, terminal=False)
    place = local_store(remote.url, notebook.root)
    if place is None:
        return
    folder = place / ".git" if (place / ".git").is_dir() else place
    # An address may be mistyped: nothing is touched in what is no store of git.
    if not all((folder / name).exists() for name in ("HEAD", "objects", "refs")):
        return
    for lock in stale_locks(lambda: locks_in(folder), STORE_WATCHED):
        lock.unlink(missing_ok=True)
        yield f"Took away a lock that a stopped sync had left in {remote.shown}: {lock.name}."


def _modes(notebook: Notebook) -> Iterator[str]:
    """Notes that may be run, or not be read; private words that others could read."""
    if os.name == "nt":
        return  # there, rights are of another kind
    for path in _note_files(notebook.root):
        mode = stat.S_IMODE(os.lstat(path).st_mode)
        right = (mode | 0o600) & ~0o111
        if mode != right and _changed(path, right):
            shown = path.relative_to(notebook.root).as_posix()
            yield f"Set the rights of {shown} as a note has them."
    with contextlib.suppress(OSError, OneOnOneError):
        place = home.notebook_home(notebook.settings.id)
        for folder, _, names in os.walk(place):
            for path in (Path(folder), *(Path(folder) / name for name in names)):
                mode = stat.S_IMODE(os.lstat(path).st_mode)
                if mode & 0o077 and not path.is_symlink() and _changed(path, mode & 0o700):
                    yield f"Closed {path} to other accounts of this machine."


HALF_WRITTEN = 60
"""Seconds after which a temporary file is no longer being written."""


def _half_written(notebook: Notebook) -> Iterator[str]:
    """Temporary files of a program that was killed, here and in OO_HOME: moved out of the way, not
    destroyed, since they may hold the only copy of somebody's words."""
    with contextlib.suppress(OSError, OneOnOneError):
        place = home.undone_folder(notebook.settings.id, "half-written")
        own = home.notebook_home(notebook.settings.id)
        here = (".oo-*.tmp", "templates/.oo-*.tmp", "notes/*/.oo-*.tmp")
        found = [(notebook.root, path) for one in here for path in notebook.root.glob(one)]
        found += [(own, path) for path in own.glob("**/.oo-*.tmp") if path.parent != place]
        for top, path in sorted(found):
            if not _lies_inside(top, path):
                continue
            if path.is_file() and clock.age(path.stat().st_mtime) > HALF_WRITTEN:
                kept = keep_aside(path, place, path.stem.lstrip("."))
                yield f"Moved a file that was half written to {kept}."


def _lies_inside(root: Path, path: Path) -> bool:
    """Whether no link on the way leads out of the notebook."""
    with contextlib.suppress(OSError, OneOnOneError):
        return real_folder(root, *path.relative_to(root).parts[:-1]).is_dir()
    return False


def _note_files(root: Path) -> Iterator[Path]:
    with contextlib.suppress(OneOnOneError):
        notes = real_folder(root, "notes")
        for folder in folder_names(notes):
            for item in os.scandir(notes / folder):
                if item.name.endswith(".yaml") and item.is_file(follow_symlinks=False):
                    yield Path(item.path)


def _changed(path: Path, mode: int) -> bool:
    with contextlib.suppress(OSError):
        path.chmod(mode)
    return stat.S_IMODE(os.lstat(path).st_mode) == mode  # some disks only seem to take it
