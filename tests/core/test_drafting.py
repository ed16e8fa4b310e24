"""A row that tells of a past meeting: the note it would be, or what is to mend in it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from classroom import ME, SETTINGS, day, student

from oneonone.core.drafting import Team, adult_called, drafts
from oneonone.core.entries import AdultKey, Meeting, Outcome, StudentId, Undertaking
from oneonone.core.past_meetings import Draft, Reported, Told
from oneonone.core.roster import Roster
from oneonone.core.templates import Prompt, Template

READING = Template(
    "reading-conference",
    "Reading conference",
    5,
    (
        Prompt("warm_up", "How is reading going?"),
        Prompt("fluency", "How did it sound?", scale=(1, 4)),
        Prompt("strategy", "Which?", choices=("predicting", "inferring"), many=True),
        Prompt("home", "Anything from home?", private=True),
    ),
)
TEMPLATES = {"check-in": Template("check-in", "Check-in", 5, ()), READING.name: READING}
ROSTER = Roster((student("7013", "Jamal Brooks"), student("7066", "Wei Chen")))
HEADERS = {"date": "Day", "outcome": "Status", "goal": "Aim", "due": "By when", "by": "Teacher"}
TEAM = Team("past.csv", ROSTER, SETTINGS, TEMPLATES, READING.name, ME, day(60), HEADERS)
WHO = (("Student", "7013"),)


def draft(**more: Any) -> Draft:
    (made,) = drafts([Reported(line=7, **{"who": WHO, "date": day(3), **more})], TEAM)
    return made


def faults(**more: Any) -> list[str]:
    return [str(fault) for fault in draft(**more).faults]


def told(header: str, words: str, **more: Any) -> Told:
    return Told(header, header.lower().replace(" ", "_"), words, **more)


def test_a_row_becomes_the_note_that_was_said() -> None:
    made = draft(
        minutes=5,
        by="Mr Chen",
        with_=("rivera", "family"),
        goal="Read",
        due=day(8),
        note="Good",
        tags=("a",),
        told=(
            told("HOW IS READING GOING", "Fine"),
            told("strategy", "inferring, Predicting"),
            told("Mood", "sunny"),
        ),
    )
    assert made.part is not None
    assert made.part.private is None
    assert made.part.shared == Meeting(
        StudentId("7013"),
        day(3),
        AdultKey("chen"),
        with_=("rivera", "family"),
        template="reading-conference",
        minutes=5,
        answers=(("warm_up", "Fine"), ("strategy", ("inferring", "predicting")), ("mood", "sunny")),
        note="Good",
        goal=Undertaking("Read", day(8)),
        tags=("a",),
    )


@pytest.mark.parametrize("words", ["check-in", "Check-in", "CHECK IN"])
def test_a_template_is_known_by_its_key_or_title(words: str) -> None:
    part = draft(template=words).part
    assert part is not None
    assert part.shared.template == "check-in"


def test_a_meeting_before_the_term_is_kept_with_the_day_that_was_promised() -> None:
    part = draft(date=date(2026, 3, 2), next=date(2026, 3, 9)).part
    assert part is not None
    assert part.shared.next == date(2026, 3, 9)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"who": ()}, "student: nobody is named. Write the id or the name."),
        ({"by": "Garcia"}, 'Teacher: "Garcia" is not in the team. The team is: rivera, chen.'),
        ({"template": "x"}, 'template: no template is called "x". oo template lists them.'),
        ({"date": day(61)}, "Day: Tue 10 Nov has not come yet"),
        ({"date": date(1026, 9, 3)}, "Day: 1026-09-03 is long ago. Put the year right."),
        ({"due": day(8)}, "By when: needs Aim. Say what with Aim."),
        ({"goal": "Read", "due": day(1)}, "By when: Tue 18 Aug lies before the meeting itself"),
        ({"next": day(3)}, "next: Thu 20 Aug does not lie after the meeting"),
        ({"next": date(2028, 1, 1)}, "next: Sat 1 Jan lies past the last day"),
        ({"told": (told("fluency", "5"),)}, 'fluency: "5" is not on its scale. Give a number from'),
        ({"told": (told("Which", "x"),)}, 'Which: "x" is not one of its choices. Choose from:'),
        (
            {"told": (told("warm up", "a"), told("How is reading going?", "b"))},
            'How is reading going?: answers the same as "warm up". Keep one of the two.',
        ),
        ({"note": "x" * 300_000}, "this row: is longer than a note may be. Shorten it."),
        (
            {"outcome": Outcome.ABSENT, "goal": "Read"},
            "Aim: does not go with absent, since nobody was met",
        ),
        ({"outcome": Outcome.MOVED, "minutes": 5}, "minutes: does not go with moved"),
        (
            {"outcome": Outcome.DECLINED, "told": (told("Mood", "x"),)},
            "Mood: does not go with declined",
        ),
        (
            {
                "outcome": Outcome.ABSENT,
                "told": (told("Grade", "7", of_student=True), told("Mood", "x")),
            },
            "Mood: does not go with absent",
        ),
        (
            {"by": "chen", "told": (told("home", "x"),)},
            "Teacher: holds words that only Mr. Chen may see.",
        ),
    ],
)
def test_what_does_not_fit_is_named_as_the_file_calls_it(row: dict[str, Any], said: str) -> None:
    row = {"who": WHO, "date": day(3), **row}
    (made,) = drafts([Reported(line=7, **row)], TEAM)
    assert made.part is None
    assert str(made.faults[0]).startswith(f"past.csv:7: {said}")


def test_everything_in_a_row_that_is_to_mend_is_named_at_once() -> None:
    assert len(faults(by="x", template="x", who=(("Student", "x"),))) == 3


def test_what_tells_of_the_student_is_no_answer_of_one_who_was_not_met() -> None:
    grade = told("Grade", "7", of_student=True)
    away, met = draft(outcome=Outcome.ABSENT, told=(grade,)), draft(told=(grade,))
    assert away.part is not None
    assert away.part.shared.answers == ()
    assert met.part is not None
    assert met.part.shared.answers == (("grade", "7"),)


def test_private_answers_are_parted_from_the_shared_note() -> None:
    part = draft(told=(told("home", "SECRET"), told("warm up", "Fine"))).part
    assert part is not None
    assert part.shared.answers == (("warm_up", "Fine"),)
    assert part.private is not None
    assert part.private.answers == (("home", "SECRET"),)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("chen", "chen"), ("Mr. Chen", "chen"), ("mr chen", "chen"), ("Chen", "chen"),
        ("Lisa Chen", "chen"), ("Garcia", None), ("Mr.", None), ("--", None),
    ],
)  # fmt: skip
def test_an_adult_is_known_by_key_name_or_surname(words: str, key: str | None) -> None:
    assert adult_called(SETTINGS, words) == key


def test_two_adults_of_one_surname_are_told_apart_or_not_guessed() -> None:
    two = SETTINGS._replace(team=(("a", "Ms. Rivera"), ("b", "Mr. Rivera"), ("c", "Ana Diaz")))
    assert adult_called(two, "Mr. Rivera") == "b"
    assert adult_called(two, "Rivera") is None
    assert adult_called(two, "Luis Diaz") is None
