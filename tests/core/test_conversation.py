"""A conversation: every answer is taken or refused in a sentence, and it always comes to an end."""

from __future__ import annotations

from datetime import date

import pytest
from classroom import ME, SETTINGS, TERM, day, note, past, student
from hypothesis import given
from hypothesis import strategies as st

from oneonone.core.answering import Asides, answered, offer
from oneonone.core.conversation import (
    Conversation,
    Draft,
    Question,
    Step,
    as_draft,
    begun,
    goals_to_ask,
    questions,
    resumed,
)
from oneonone.core.entries import AdultKey, GoalState, Meeting, Undertaking
from oneonone.core.history import History
from oneonone.core.offering import Diary, diary
from oneonone.core.templates import Prompt, Template, ideas
from oneonone.errors import WrongWords
from oneonone.formats.days import parse_day
from oneonone.formats.draft_yaml import format_draft, parse_draft
from oneonone.formats.entry_yaml import format_entry

TODAY = day(20)
TEMPLATE = Template(
    "reading",
    "Reading",
    5,
    (
        Prompt("warm_up", "How are you?", ideas=("a?", "b?", "c?", "d?", "e?")),
        Prompt("fluency", "How did it sound?", scale=(1, 4)),
        Prompt("strategy", "Which?", choices=("predicting", "inferring", "other"), many=True),
        Prompt("mood", "Mood?", choices=("sunny", "cloudy")),
        Prompt("pages", "How many?", number=True),
        Prompt("home", "Home?", private=True),
        Prompt("must", "Said?", required=True),
    ),
    goal="One goal?",
)
OLD = note(day(2), goal=Undertaking("Old and due", day(5)), tag="old")
LATER = note(day(4), goal=Undertaking("Due later", day(60)), tag="later")
NEWEST = note(day(10), goal=Undertaking("Newest", day(40)), tag="newest")
PAST = past(OLD, LATER, NEWEST)


def a_diary() -> Diary:
    people = [(student(n), past()) for n in range(1, 12)]
    return diary(people, SETTINGS, ME, TODAY, {"reading": 5})


FULL = day(25)
DIARY = a_diary()._replace(promised={FULL: 3})
ASIDES = Asides(SETTINGS, TODAY, lambda w: parse_day(w, TODAY, ahead=True, term=TERM), lambda: DIARY, 4)  # fmt: skip  # noqa: E501


def started(history: History = PAST, template: Template = TEMPLATE) -> Conversation:
    empty = Meeting(PAST.student, TODAY, AdultKey(ME), at="10:42:07", template=template.name)
    return begun(empty, template, history)


def said(talk: Conversation, *words: str) -> Conversation:
    for one in words:
        talk = answered(talk, one, ASIDES)
    return talk


def at(step: Step, key: str = "") -> Conversation:
    return started()._replace(asked=Question(step, key))


def test_the_newest_open_goal_is_asked_and_every_other_that_is_due() -> None:
    assert [goal.text for goal in goals_to_ask(PAST, TODAY)] == ["Newest", "Old and due"]


def test_the_day_of_a_goal_is_asked_only_where_there_is_a_goal() -> None:
    assert Question(Step.DUE) not in questions(started())
    talk = said(at(Step.GOAL), "Two pages")
    assert talk.asked == Question(Step.DUE)
    assert said(talk, "").note.goal == Undertaking("Two pages", day(25))
    assert said(talk, "-").note.goal == Undertaking("Two pages")


@pytest.mark.parametrize(
    ("key", "words", "kept"),
    [
        ("fluency", "3", "3"),
        ("strategy", "1 3", ("predicting", "other")),
        ("strategy", "2,1", ("inferring", "predicting")),
        ("strategy", "pre; OTHER", ("predicting", "other")),
        ("mood", "2", "cloudy"),
        ("mood", "sun", "sunny"),
        ("pages", "12", "12"),
        ("warm_up", "Fine", "Fine"),
    ],
)
def test_an_answer_is_kept_as_its_question_keeps_it(key: str, words: str, kept: object) -> None:
    assert dict(said(at(Step.PROMPT, key), words).note.answers)[key] == kept


@pytest.mark.parametrize(
    ("step", "key", "words"),
    [
        (Step.PROMPT, "fluency", "5"),
        (Step.PROMPT, "strategy", "1 4"),
        (Step.PROMPT, "strategy", ";"),
        (Step.PROMPT, "mood", "rain"),
        (Step.PROMPT, "pages", "many"),
        (Step.PROMPT, "must", ""),
        (Step.REVIEW, NEWEST.id, "maybe"),
        (Step.NEXT, "", "someday"),
        (Step.NEXT, "", "1 aug 2030"),
        (Step.LOOK, "", "999"),
        (Step.LOOK, "", "five"),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(step: Step, key: str, words: str) -> None:
    with pytest.raises(WrongWords):
        answered(at(step, key), words, ASIDES)


@pytest.mark.parametrize(
    ("words", "state"),
    [("k", "kept"), ("P", "partly"), ("not yet", "not_yet"), ("n", "not_yet"), ("D", "dropped")],
)
def test_how_a_goal_went_is_said_by_a_key_or_a_word(words: str, state: str) -> None:
    talk = said(started(), words)
    assert talk.note.reviewed == ((NEWEST.id, GoalState(state)),)
    assert said(talk, "back", "-").note.reviewed == ()


def test_a_pass_leaves_no_content_and_an_answer_takes_the_pass_back() -> None:
    talk = said(at(Step.PROMPT, "warm_up"), "Fine", "back", "pass")
    assert (talk.note.answers, talk.note.passed) == ((), ("warm_up",))
    talk = said(talk, "back", "Better")
    assert (talk.note.answers, talk.note.passed) == ((("warm_up", "Better"),), ())
    assert said(talk, "back", "-").note.answers == ()


def test_a_day_without_room_is_taken_when_it_is_said_again() -> None:
    talk = said(at(Step.NEXT), FULL.isoformat())
    assert (talk.asked.step, talk.full) == (Step.NEXT, FULL)
    assert said(talk, "").note.next == FULL
    assert said(talk, FULL.isoformat()).note.next == FULL
    assert said(talk, "no").note.next is None


def test_no_words_take_the_day_that_is_offered() -> None:
    offered = offer(at(Step.NEXT), ASIDES)
    assert offered.day is not None
    assert said(at(Step.NEXT), "").note.next == offered.day


def test_the_last_look_takes_minutes_and_calls_for_more() -> None:
    assert said(at(Step.LOOK), "").note.minutes == 4
    assert said(at(Step.LOOK), "7 min").note.minutes == 7
    assert said(at(Step.LOOK), "-").note.minutes is None
    talk = said(at(Step.LOOK), "w", "Mr. Chen and family", "i", "Projector", "30 nov", "t", "#a, b")
    assert talk.note.with_ == ("chen", "family")
    assert talk.note.owed == Undertaking("Projector", date(2026, 11, 30))
    assert talk.note.tags == ("a", "b")
    assert said(talk, "p", "back").asked.step is Step.LOOK


ideas_days = st.dates(date(2026, 8, 1), date(2027, 6, 1))


@given(ideas_days, st.text(max_size=8))
def test_ideas_are_few_all_shared_ones_and_each_once(on: date, who: str) -> None:
    prompt = TEMPLATE.prompts[0]
    found = ideas(prompt, who, on)
    assert len(found) == len(set(found)) == 3
    assert set(found) <= set(prompt.ideas)


def test_ideas_change_with_the_day_and_the_student() -> None:
    prompt = TEMPLATE.prompts[0]
    assert len({ideas(prompt, "7013", day(n)) for n in range(5)}) > 1
    assert len({ideas(prompt, str(n), TODAY) for n in range(9)}) > 1


# --- laws -----------------------------------------------------------------------------------

WORDS = [
    *("", "", "", "back", "pass", "-", "k", "p", "n", "d", "w", "i", "t", "no", "1", "3", "1 3"),
    *("Fine", "two\nlines", "mon", "30 nov", "yesterday", "cloudy", "999", "?", "goal: a #b"),
]
answers = st.lists(st.sampled_from(WORDS) | st.text(max_size=9).map(str.strip), max_size=25)


def after(words: list[str]) -> Conversation:
    """The state after these, refused ones left out; the end is not passed."""
    talk = started()
    for one in words:
        try:
            following = answered(talk, one, ASIDES)
        except WrongWords:
            continue
        if following.asked.step is Step.DONE:
            break
        talk = following
    return talk


@given(answers)
def test_whatever_is_said_the_note_can_be_written_and_the_end_is_reached(words: list[str]) -> None:
    talk = after(words)
    for _ in range(30):
        if talk.asked.step is Step.DONE:
            break
        try:
            talk = answered(talk, "", ASIDES)
        except WrongWords:
            talk = answered(talk, "pass", ASIDES)
    assert talk.asked.step is Step.DONE
    assert set(dict(talk.note.answers)) & set(talk.note.passed) == set()
    format_entry(talk.note)


@given(answers)
def test_a_draft_goes_on_where_it_stopped(words: list[str]) -> None:
    talk = after(words)
    draft = parse_draft(format_draft(as_draft(talk, 61)))
    assert draft == Draft(talk.note, talk.asked, 61, frozenset({"answers.home"}))
    again = resumed(draft, TEMPLATE, PAST)
    in_order = talk.asked in questions(talk)
    assert again == talk._replace(asked=talk.asked if in_order else Question(Step.LOOK), full=None)


@given(answers)
def test_back_and_no_words_return_to_the_same_question_and_change_nothing(
    words: list[str],
) -> None:
    talk = after(words)
    order = questions(talk)
    if talk.asked not in order[1:] or talk.full:
        return
    before = answered(talk, "back", ASIDES)
    assert order.index(before.asked) == order.index(talk.asked) - 1
    due_unsaid = before.asked.step is Step.DUE and talk.note.goal and not talk.note.goal.due
    next_unsaid = before.asked.step is Step.NEXT and not talk.note.next
    if not due_unsaid and not next_unsaid:  # these two have a usual answer
        assert answered(before, "", ASIDES) == talk
