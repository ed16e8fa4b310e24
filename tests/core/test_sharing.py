"""The steps of a sync, and what stands in its way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.core.exchange import parcel
from oneonone.core.sharing import (
    TRIES,
    Progress,
    Seen,
    Step,
    Trouble,
    counted_kinds,
    is_much,
    next_round,
    next_step,
    obstacle,
    trouble_in,
    wait_before,
)

FETCHED = Progress(kept=True, fetched=True)
JOINED = FETCHED._replace(joined=True, ahead=True, behind=True)
ASKED = JOINED._replace(asked=True)


@pytest.mark.parametrize(
    ("progress", "step"),
    [
        (Progress(), Step.KEEP),
        (Progress(kept=True), Step.FETCH),
        (Progress(kept=True, has_remote=False), Step.END),
        (Progress(kept=True, trouble=Trouble.OFFLINE), Step.END),
        (FETCHED, Step.JOIN),
        (JOINED, Step.ASK),
        (ASKED, Step.SEND),
        (ASKED._replace(sent=True), Step.MOVE),
        (ASKED._replace(ahead=False), Step.MOVE),
        (ASKED._replace(sent=True, moved=True), Step.END),
        (ASKED._replace(sent=True, behind=False), Step.END),
        (ASKED._replace(trouble=Trouble.SECOND), Step.WAIT),
        (ASKED._replace(trouble=Trouble.LOCKED), Step.WAIT),
        (ASKED._replace(trouble=Trouble.SECOND, tries=TRIES), Step.END),
        # What came in is brought in, even where nothing of ours is taken.
        (ASKED._replace(trouble=Trouble.REFUSED), Step.MOVE),
    ],
)
def test_the_step_that_follows(progress: Progress, step: Step) -> None:
    assert next_step(progress) is step


@given(st.lists(st.sampled_from(list(Trouble)), min_size=40, max_size=40))
def test_every_sync_ends(answers: list[Trouble]) -> None:
    progress, steps = Progress(), 0
    pushes = iter(answers)
    while (step := next_step(progress)) is not Step.END:
        steps += 1
        assert steps < 300
        match step:
            case Step.KEEP:
                progress = progress._replace(kept=True)
            case Step.FETCH:
                progress = progress._replace(fetched=True)
            case Step.JOIN:
                progress = progress._replace(joined=True, ahead=True, behind=True)
            case Step.ASK:
                progress = progress._replace(asked=True)
            case Step.SEND:
                trouble = next(pushes)
                sent = trouble is Trouble.GONE
                progress = progress._replace(
                    sent=sent,
                    trouble=None if sent else trouble,
                    tries=progress.tries + (not sent),
                )
            case Step.WAIT:
                progress = Progress(kept=True, tries=progress.tries)
            case Step.MOVE:
                progress = next_round(progress)


@pytest.mark.parametrize(
    ("said", "trouble"),
    [
        ("fatal: detected dubious ownership in repository at '/x'", Trouble.DISTRUST),
        ("! refs/heads/main:refs/heads/main [rejected] (fetch first)", Trouble.SECOND),
        (
            "remote: error: cannot lock ref 'refs/heads/main': is at a but expected b",
            Trouble.SECOND,
        ),
        ("remote: error: Unable to create '/x/main.lock': File exists.", Trouble.LOCKED),
        (
            "fatal: could not read Username for 'https://x': terminal prompts disabled",
            Trouble.LOGIN,
        ),
        ("git@x: Permission denied (publickey).", Trouble.LOGIN),
        ("Host key verification failed.", Trouble.LOGIN),
        (
            "error: remote unpack failed: unable to create temporary object directory",
            Trouble.REFUSED,
        ),
        ("! [remote rejected] main -> main (pre-receive hook declined)", Trouble.REFUSED),
        ("fatal: '/x' does not appear to be a git repository", Trouble.GONE),
        ("ERROR: Repository not found.", Trouble.GONE),
        ("fatal: write error: No space left on device", Trouble.FULL),
        ("fatal: unable to access 'https://x/': Could not resolve host: x", Trouble.OFFLINE),
        ("ssh: connect to host x port 22: Connection timed out", Trouble.OFFLINE),
    ],
)
def test_what_gits_words_mean(said: str, trouble: Trouble) -> None:
    assert trouble_in(said) is trouble


SEEN = Seen("/class", "/class", remotes=("origin",), remote="origin")


@pytest.mark.parametrize(
    ("seen", "remedy"),
    [
        (SEEN._replace(top="/home"), "Move the notebook's folder"),
        (SEEN._replace(begun="rebase"), "git rebase --abort"),
        (SEEN._replace(branch="", home_branch="trunk"), "git switch trunk"),
        (SEEN._replace(sparse=True), "git sparse-checkout disable"),
        (SEEN._replace(locks=("index.lock",)), "oo check --fix"),
        (SEEN._replace(remotes=("a", "b"), remote=""), "git config branch.main.remote a"),
    ],
)
def test_what_stands_in_the_way_is_said_with_the_one_command_that_helps(
    seen: Seen, remedy: str
) -> None:
    fault = obstacle(seen)
    assert fault is not None
    assert remedy in str(fault)


def test_a_repository_as_it_should_be_is_no_obstacle() -> None:
    assert obstacle(SEEN) is None
    assert obstacle(SEEN._replace(remotes=(), remote="", head="", shallow=True)) is None


@pytest.mark.parametrize(
    ("changed", "there", "much"), [(0, 0, False), (2, 3, False), (3, 14, True), (3, 15, False)]
)
def test_more_than_a_fifth_is_much_unless_it_is_very_few(
    changed: int, there: int, much: bool
) -> None:
    assert is_much(changed, there) is much


@given(st.integers(1, TRIES), st.floats(0, 1))
def test_waits_grow_and_stay_short(tries: int, chance: float) -> None:
    assert 0 < wait_before(tries, chance) <= 6
    assert wait_before(tries, chance) <= wait_before(tries + 1, chance)


def test_a_message_counts_and_names_nobody() -> None:
    assert counted_kinds(["meeting", "meeting", "request"]) == "oo: 2 meetings, 1 request"
    assert counted_kinds(["roster", "settings"]) == "oo: roster, settings"


def test_what_went_is_counted_by_what_it_is() -> None:
    paths = ["notes/1/2026-11-23-chen-a2b3.yaml", "notes/1/2026-11-23-van-dyk-c4d5.yaml"]
    found = parcel([*paths, "roster.csv", "templates/a.yaml", "templates/b.yaml", ".gitignore"])
    assert found == (2, ("the roster", "2 templates"), ("chen", "van-dyk"))
    assert parcel([".gitignore"]).empty
