"""A meeting being recorded: what fits becomes a note, what does not is said in a sentence."""

from datetime import date, timedelta
from typing import Any

import pytest
from classroom import ME, SETTINGS, TERM, day, note, past

from oneonone.core.entries import GoalState, Meeting, Outcome, Undertaking
from oneonone.core.parting import joined, parted
from oneonone.core.recording import Said, meeting
from oneonone.core.templates import Prompt, Template
from oneonone.errors import WrongWords

TEMPLATE = Template(
    "reading",
    "Reading",
    5,
    (
        Prompt("warm_up", "How are you?"),
        Prompt("fluency", "How did it sound?", scale=(1, 4)),
        Prompt("strategy", "Which?", choices=("predicting", "inferring", "other"), many=True),
        Prompt("mood", "Mood?", choices=("sunny", "cloudy")),
        Prompt("pages", "How many?", number=True),
        Prompt("home", "Home?", private=True),
    ),
)
TODAY = day(20)
GOAL = note(day(10), goal=Undertaking("Read two pages"))


def recorded(*entries: Meeting, **said: Any) -> Meeting:
    given = {"date": TODAY, "template": TEMPLATE} | said
    return meeting(Said(**given), past(*entries), SETTINGS, ME, TODAY, "10:42:07")


def test_what_was_said_becomes_a_note() -> None:
    found = recorded(
        GOAL,
        answers=(("Fluency", "3"), ("warm up", "Fine"), ("strategy", "inferring, Predicting")),
        passed=("home",),
        last_goal=GoalState.KEPT,
        goal="Three pages",
        due=day(25),
        next=day(25),
        minutes=4,
    )
    assert found.answers == (
        ("warm_up", "Fine"),
        ("fluency", "3"),
        ("strategy", ("inferring", "predicting")),
    )
    assert found.reviewed == ((GOAL.id, GoalState.KEPT),)
    assert (found.at, found.by, found.template) == ("10:42:07", ME, "reading")
    assert found.goal == Undertaking("Three pages", day(25))


def test_the_time_is_left_out_for_another_day() -> None:
    assert recorded(date=day(19), note="x").at is None


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"date": TODAY + timedelta(1)}, "has not come yet"),
        ({"due": day(25)}, "--due: needs --goal"),
        ({"owed_by": day(25)}, "--by-day: needs --i-will"),
        ({"goal": "x", "due": day(19)}, "lies before the meeting"),
        ({"next": TODAY}, "does not lie after the meeting"),
        ({"next": TERM.ends + timedelta(1)}, "past the last day"),
        ({"last_goal": GoalState.KEPT}, "no open goal"),
        ({"answers": (("flency", "3"),)}, "Did you mean fluency?"),
        ({"answers": (("xyz", "3"),)}, "It asks: warm_up, fluency"),
        ({"answers": (("fluency", "5"),)}, "Give a number from 1 to 4"),
        ({"answers": (("fluency", "three"),)}, "not on its scale"),
        ({"answers": (("strategy", "guessing"),)}, "Choose from: predicting"),
        ({"answers": (("mood", "sunny, cloudy"),)}, "not one of its choices"),
        ({"answers": (("pages", "many"),)}, "not a number"),
        ({"answers": (("pages", "--5"),)}, "not a number"),
        ({"answers": (("pages", "5."),)}, "not a number"),
        ({"answers": (("pages", "٣"),)}, "not a number"),
        ({"answers": (("mood", "sunny"), ("mood", "cloudy"))}, "answered twice"),
        ({"answers": (("mood", "sunny"),), "passed": ("mood",)}, "answered and passed"),
        ({"passed": ("nothing",)}, "no such question"),
        ({"outcome": Outcome.ABSENT, "answers": (("mood", "sunny"),)}, "does not go with --absent"),
        ({"outcome": Outcome.DECLINED, "goal": "x"}, "does not go with --declined"),
        ({"outcome": Outcome.MOVED, "minutes": 3}, "does not go with --moved"),
    ],
)
def test_what_does_not_fit_is_said_in_one_sentence(said: dict[str, Any], sentence: str) -> None:
    with pytest.raises(WrongWords) as fault:
        recorded(**said)
    assert sentence in str(fault.value)


def test_a_meeting_may_be_moved_ahead_of_its_day() -> None:
    assert recorded(date=day(21), outcome=Outcome.MOVED).outcome == "moved"


def test_a_choice_answered_in_two_steps_is_one_list() -> None:
    found = recorded(answers=(("strategy", "other"), ("strategy", "inferring")))
    assert dict(found.answers)["strategy"] == ("other", "inferring")


def test_a_promised_day_without_school_becomes_the_next_school_day() -> None:
    saturday = day(24) + timedelta(1)
    assert saturday.weekday() == 5
    assert recorded(next=saturday).next == day(25)


def test_the_newest_open_goal_is_the_last_one() -> None:
    kept = note(
        day(14), reviewed=((GOAL.id, GoalState.PARTLY),), goal=Undertaking("New"), tag="new"
    )
    found = recorded(GOAL, kept, last_goal=GoalState.DROPPED)
    assert found.reviewed == ((kept.id, GoalState.DROPPED),)


WHOLE: dict[str, Any] = {
    "note": "n",
    "answers": (("warm_up", "w"), ("home", "h")),
    "goal": "g",
    "owed": "o",
    "pin": "p",
    "tags": ("t",),
    "minutes": 4,
    "next": day(25),
}


def test_of_a_private_note_only_that_it_was_held_is_shared() -> None:
    whole = recorded(GOAL, private=True, last_goal=GoalState.KEPT, **WHOLE)
    shared, private = parted(whole, TEMPLATE)
    present = {k for k, v in shared._asdict().items() if v not in (None, (), "", False)}
    kept = {"student", "date", "at", "by", "template", "outcome", "minutes", "reviewed", "next"}
    assert present == kept | {"private"}
    assert private == whole


def test_a_private_question_keeps_its_answer_alone_here() -> None:
    shared, private = parted(recorded(**WHOLE), TEMPLATE)
    assert dict(shared.answers) == {"warm_up": "w"}
    assert private is not None
    assert dict(private.answers) == {"home": "h"}
    assert (shared.private, shared.note, private.note) == (False, "n", None)


def test_sharing_lifts_the_rule_once() -> None:
    shared, private = parted(recorded(private=False, **WHOLE), TEMPLATE, sharing=True)
    assert dict(shared.answers) == {"warm_up": "w", "home": "h"}
    assert private is None


def test_a_private_template_or_notebook_makes_every_note_private() -> None:
    said = Said(TEMPLATE._replace(private=True), TODAY, note="x")
    assert meeting(said, past(), SETTINGS, ME, TODAY, None).private
    said = Said(TEMPLATE, TODAY, note="x")
    assert meeting(said, past(), SETTINGS._replace(private=True), ME, TODAY, None).private
    said = Said(TEMPLATE._replace(private=True), TODAY, note="x", private=False)
    assert not meeting(said, past(), SETTINGS, ME, TODAY, None).private


def test_a_shared_note_and_its_private_words_are_one_for_their_owner() -> None:
    whole = recorded(private=True, **WHOLE)
    shared, private = parted(whole, TEMPLATE)
    assert private is not None
    assert joined(shared, private) == whole
    open_note = recorded(**WHOLE)
    shared, private = parted(open_note, TEMPLATE)
    assert private is not None
    assert joined(shared, private) == open_note


def test_a_day_is_kept_as_it_was_given() -> None:
    assert recorded(date=date(2026, 8, 1), note="x").date == date(2026, 8, 1)
