"""A copy of the process: what it does is what would have been done, and it never stays behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from functools import partial

import pytest

from oneonone.world import workers
from oneonone.world.workers import MOST, Aside

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")


def line(number: int, letters: int = 3) -> bytes:
    return b"%d" % number * letters


@pytest.mark.parametrize("many", [0, 1, 7, MOST])
def test_the_results_are_those_of_the_jobs_in_their_order(many: int) -> None:
    jobs = [partial(line, number, 900) for number in range(many)]
    aside = Aside(jobs, lambda: b"first")
    assert (aside.first or b"").strip() == b"first"
    assert [found.strip() for found in aside.results()] == [job() for job in jobs]


def test_where_no_copy_can_be_made_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise OSError("no more processes")

    monkeypatch.setattr(workers.os, "fork", refused)
    aside = Aside([partial(line, 1), partial(line, 2)], lambda: b"first")
    assert aside.first == b"first"
    assert aside.results() == [line(1), line(2)]


def test_a_copy_that_fails_leaves_its_jobs_to_be_done_here() -> None:
    here = os.getpid()

    def job(number: int) -> bytes:
        if os.getpid() != here:
            os._exit(9)
        return line(number)

    aside = Aside([partial(job, number) for number in range(5)])
    time.sleep(0.05)
    assert aside.results() == [line(number) for number in range(5)]


def test_a_command_that_leaves_before_it_asks_leaves_nothing_behind() -> None:
    """A reader of its output would wait for a copy that waits at a full pipe."""
    script = """
import os
from oneonone.world.workers import Aside
Aside([lambda: b"x" * 300_000] * 9, lambda: b"y" * 300_000)
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, timeout=20, check=True)
