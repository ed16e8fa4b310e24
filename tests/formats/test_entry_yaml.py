"""An entry as text: the round trip, the order of keys, the tag, and every fault at its line."""

import io
from datetime import date

import pytest
from hypothesis import given
from ruamel.yaml import YAML
from strategies import entries, meetings

from oneonone.core.entries import (
    AdultKey,
    Amendment,
    Entry,
    EntryId,
    GoalState,
    Meeting,
    Outcome,
    Promise,
    Statement,
    StudentId,
    Undertaking,
    Unknown,
)
from oneonone.formats.entry_yaml import (
    KEYS,
    PROMISE_KEYS,
    entry_id,
    format_entry,
    parse_entry,
    tag_of,
)

WRITTEN_BY_HAND = """\
# Mrs. Chen asked to look at this one
kind: meeting
student: '7013'
date: 2026-11-23
at: "10:42:07"
by: rivera
with: [chen, family]
template: check-in
outcome: met
minutes: 4
mood: sunny
reviewed:
  2026-11-09-chen-b2k7: kept
answers:
  warm_up: |
    Tired but fine.
    Sister's game last night.
  strength: Explains every step out loud
passed: [home]
note: Free words, for what no question asked.
goal: {text: Try the area model on two problems, due: 2026-11-30}
owed: {text: Get her the projector, due: 2026-12-01}
next: 2026-11-30
pin: Goes by JB; loves puzzles
tags: [fractions]
"""
HEAD = "student: '7013'\ndate: 2026-11-23\nby: rivera\n"


@given(entries)
def test_what_is_formatted_parses_to_the_same_entry(entry: Entry) -> None:
    parsed = parse_entry(format_entry(entry), entry_id=entry.id)
    assert parsed.entry == entry
    assert parsed.problems == ()


@given(meetings)
def test_other_readers_get_the_same_texts(meeting: Meeting) -> None:
    for version in ("1.1", "1.2"):
        reader = YAML(typ="rt", pure=True)
        reader.version = version  # type: ignore[assignment]
        loaded = reader.load(io.StringIO(format_entry(meeting)))
        assert loaded["student"] == meeting.student
        assert loaded.get("note") == meeting.note
        assert loaded.get("pin") == meeting.pin
        for key, answer in meeting.answers:
            assert loaded["answers"][key] == (answer if isinstance(answer, str) else list(answer))
        if meeting.goal:
            assert loaded["goal"]["text"] == meeting.goal.text


@given(entries)
def test_keys_stand_in_the_order_of_the_format_and_absent_ones_are_left_out(entry: Entry) -> None:
    text = format_entry(entry)
    keys = [line.split(":")[0].strip("'\"") for line in text.splitlines() if line[:1].isalpha()]
    order = PROMISE_KEYS if isinstance(entry, Promise) else KEYS
    assert keys == sorted(keys, key=order.index)
    assert "null" not in [line.split(": ")[-1] for line in text.splitlines()]
    assert text.endswith("\n")
    assert "\r" not in text


def test_every_key_of_a_note_is_read() -> None:
    parsed = parse_entry(WRITTEN_BY_HAND, entry_id="2026-11-23-rivera-abcd")
    assert parsed.problems == ()
    assert parsed.entry == Meeting(
        student=StudentId("7013"),
        date=date(2026, 11, 23),
        by=AdultKey("rivera"),
        at="10:42:07",
        with_=("chen", "family"),
        template="check-in",
        outcome=Outcome.MET,
        minutes=4,
        reviewed=((EntryId("2026-11-09-chen-b2k7"), GoalState.KEPT),),
        answers=(
            ("warm_up", "Tired but fine.\nSister's game last night.\n"),
            ("strength", "Explains every step out loud"),
        ),
        passed=("home",),
        note="Free words, for what no question asked.",
        goal=Undertaking("Try the area model on two problems", date(2026, 11, 30)),
        owed=Undertaking("Get her the projector", date(2026, 12, 1)),
        next=date(2026, 11, 30),
        pin="Goes by JB; loves puzzles",
        tags=("fractions",),
        id=EntryId("2026-11-23-rivera-abcd"),
    )


@pytest.mark.parametrize(
    ("lines", "line", "rule", "words"),
    [
        ("minutes: five\n", 4, "minutes", '"five" is not a whole number. Write minutes: 5'),
        ("minutes: -3\n", 4, "minutes", "not a whole number"),
        ("minutes: 5000\n", 4, "minutes", "not between"),
        ("next: 30 Nov\n", 4, "next", '"30 Nov" is not a day'),
        ("next: 2026-02-30\n", 4, "next", "is not a day"),
        ("outcome: left\n", 4, "outcome", "not one of met, absent, declined, moved"),
        ("at: 25:00\n", 4, "at", "is not a time"),
        ("reviewed: {2026-11-09-chen-b2k7: fine}\n", 4, "2026-11-09-chen-b2k7", "not one of kept"),
        ("reviewed: kept\n", 4, "reviewed", "keys of its own"),
        ("answers: [a, b]\n", 4, "answers", "keys of its own"),
        ("note: [a, b]\n", 4, "note", "should be text"),
        ("note: {a: b}\n", 4, "note", "should be text"),
        ("goal: {due: 2026-11-30}\n", 4, "text", "is missing"),
        ("goal: {text: x, due: soon}\n", 4, "due", "is not a day"),
        ("tags: {a: b}\n", 4, "tags", "list of words"),
        ("nth: 1\n", 4, "nth", "not between"),
        ("private: maybe\n", 4, "private", "neither true nor false"),
        ("kind: promise\n", 1, "next", "is missing"),
        ("kind: amendment\nof: x\n", 1, "note", "is missing"),
        ("kind: disclosure\n", 1, "to", "is missing"),
        ("minutes: [1]\n", 4, "minutes", "one value"),
    ],
)
def test_every_value_that_is_wrong_is_named_with_its_line(
    lines: str, line: int, rule: str, words: str
) -> None:
    parsed = parse_entry(HEAD + lines, "notes/7013/x.yaml")
    assert parsed.entry is None
    (problem,) = parsed.problems
    assert problem.path == "notes/7013/x.yaml"
    assert problem.line == line
    assert problem.rule.endswith(rule)
    assert words in problem.message


@pytest.mark.parametrize("missing", ["student", "date", "by"])
def test_a_note_without_its_head_is_a_problem(missing: str) -> None:
    text = "".join(line for line in HEAD.splitlines(True) if not line.startswith(missing))
    parsed = parse_entry(text)
    assert parsed.entry is None
    assert [problem.rule for problem in parsed.problems] == [missing]


def test_an_inline_comment_is_a_warning_and_the_note_still_counts() -> None:
    parsed = parse_entry(HEAD + "note: we did problem #4 # the hard one\n")
    assert parsed.entry is not None
    assert [(p.rule, p.hides) for p in parsed.problems] == [("note", False)]


def test_a_slip_of_the_hand_in_a_key_is_noticed_and_an_own_key_is_not() -> None:
    parsed = parse_entry(HEAD + "anwsers: {}\nfavourite_book: Holes\n")
    assert parsed.entry is not None
    assert [p.message for p in parsed.problems] == [
        "is not a key that oo reads. Did you mean answers?"
    ]


def test_what_is_empty_is_absent_but_not_in_free_text() -> None:
    parsed = parse_entry(HEAD + "minutes: ~\ntemplate: null\nnext:\nnote: null\npin: ~\n")
    assert isinstance(parsed.entry, Meeting)
    assert (parsed.entry.minutes, parsed.entry.template, parsed.entry.next) == (None, None, None)
    assert (parsed.entry.note, parsed.entry.pin) == ("null", "~")


def test_values_that_look_like_other_types_stay_what_was_written() -> None:
    parsed = parse_entry("student: 0123\ndate: 2026-11-23\nby: no\nnote: 1e5\npin: 12:30\n")
    assert isinstance(parsed.entry, Meeting)
    assert (parsed.entry.student, parsed.entry.by) == ("0123", "no")
    assert (parsed.entry.note, parsed.entry.pin) == ("1e5", "12:30")


def test_a_goal_in_plain_words_is_understood() -> None:
    parsed = parse_entry(HEAD + "goal: Read two pages\n")
    assert isinstance(parsed.entry, Meeting)
    assert parsed.entry.goal == Undertaking("Read two pages")


def test_a_kind_of_a_newer_version_is_kept_apart_and_counted() -> None:
    parsed = parse_entry("kind: survey\n" + HEAD + "stars: 5\n")
    assert isinstance(parsed.entry, Unknown)
    assert parsed.entry.kind == "survey"
    assert [p.rule for p in parsed.problems] == ["kind"]


@given(meetings)
def test_the_tag_does_not_hang_on_the_time_of_writing(meeting: Meeting) -> None:
    assert tag_of(meeting) == tag_of(meeting._replace(at="00:00:01", id=EntryId("x")))
    assert set(tag_of(meeting)) <= set("abcdefghijklmnopqrstuvwxyz234567")
    assert len(tag_of(meeting)) == 4


@given(meetings)
def test_a_second_meeting_of_the_same_words_has_another_tag(meeting: Meeting) -> None:
    again = meeting._replace(nth=(meeting.nth or 1) + 1)
    assert tag_of(meeting, 20) != tag_of(again, 20)


@given(meetings)
def test_a_longer_tag_begins_with_the_shorter_one(meeting: Meeting) -> None:
    assert entry_id(meeting, 7).startswith(entry_id(meeting))
    assert entry_id(meeting).startswith(f"{meeting.date}-{meeting.by}-")


def test_two_kinds_that_hold_the_same_values_are_two_texts() -> None:
    head = (StudentId("7013"), date(2026, 11, 23), AdultKey("rivera"))
    amendment = Amendment(*head, of=EntryId("kept"), note="kept")
    statement = Statement(*head, of=EntryId("kept"), note="kept")
    assert amendment == statement  # as tuples
    assert format_entry(amendment).startswith("kind: amendment")
    assert format_entry(statement).startswith("kind: statement")
