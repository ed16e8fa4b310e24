"""An unfinished note as text: nothing of it is lost, and what is no draft says why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import keys, meetings

from oneonone.core.conversation import Draft, Question, Step
from oneonone.core.entries import NOT_FILED, Meeting
from oneonone.formats.draft_yaml import format_draft, parse_draft
from oneonone.formats.text import Unreadable

asked = st.builds(Question, st.sampled_from(Step), keys | st.just(""))


secrets = st.frozensets(keys.map("answers.{}".format) | st.just("note"), max_size=3)


@given(meetings, asked, st.integers(0, 10**6), secrets)
def test_round_trip(
    note: Meeting, question: Question, seconds: int, secret: frozenset[str]
) -> None:
    draft = Draft(note._replace(id=NOT_FILED), question, seconds, secret)
    assert parse_draft(format_draft(draft)) == draft


@pytest.mark.parametrize(
    "text",
    ["", "a: [", "kind: request\nstudent: '1'\ndate: 2026-11-23\nby: rivera\n", "note: x\n"],
)
def test_what_is_no_draft_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        parse_draft(text)


def test_a_step_that_is_not_known_is_the_last_look() -> None:
    head = "student: '1'\ndate: 2026-11-23\nby: rivera\n"
    assert parse_draft(f"{head}asked: [dance, x]\n").asked.step is Step.LOOK
    assert parse_draft(head).asked == Question(Step.LOOK)
