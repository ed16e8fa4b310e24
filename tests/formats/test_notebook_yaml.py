"""What a team has settled on, read from oneonone.yaml and written into a new one."""

from datetime import date

import pytest

from oneonone.core.roster import Condition
from oneonone.core.settings import Settings
from oneonone.core.slots import Recurrence, Slot
from oneonone.core.term import Days, Term
from oneonone.formats.cadence_words import parse_cadence
from oneonone.formats.notebook_yaml import format_settings, parse_settings

WHOLE = """\
format: 1
id: 1f6c2a90b3d44e0f                 # made once by init
title: Grade 7, Lincoln Middle School
people: students                     # or staff
term: {starts: 2026-08-17, ends: 2027-06-04}      # what this notebook spans
marks: {Q2: 2026-10-26, Q3: 2027-01-19}           # usable wherever a day is
week: Mon Tue Wed Thu Fri
days_off: [2026-09-07, 2026-11-25..2026-11-27, 2026-12-21..2027-01-01]
cycle: A B                           # day names dealt over the school days
cadence: every 2 weeks               # for everyone
tiers: {2: weekly, 3: daily}
every: {reading-conference: weekly}
template: check-in
slots:
  - {name: Advisory, adult: rivera, on: Wed, at: "09:10", minutes: 25, template: advisory}
  - {name: Period 3, adult: Ms. Rivera, where: groups=P3, on: A, at: "10:40", minutes: 15, not_on: [2026-11-24]}
  - {name: Staff, on: 1st Tue, at: "15:30", minutes: 60}
  - {name: Fortnight, on: every other Wed, at: 8:05, minutes: 20}
  - {name: Rule, rule: "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR", minutes: 20}
team: {rivera: Ms. Rivera, chen: Mr. Chen}
"""  # noqa: E501
HEAD = "format: 1\nid: abc\nterm: {starts: 2026-08-17, ends: 2027-06-04}\n"


def test_every_key_of_the_settings_is_read() -> None:
    parsed = parse_settings(WHOLE)
    assert parsed.problems == ()
    settings = parsed.settings
    assert settings is not None
    assert settings.term == Term(
        date(2026, 8, 17),
        date(2027, 6, 4),
        (0, 1, 2, 3, 4),
        (
            Days(date(2026, 9, 7), date(2026, 9, 7)),
            Days(date(2026, 11, 25), date(2026, 11, 27)),
            Days(date(2026, 12, 21), date(2027, 1, 1)),
        ),
        ("A", "B"),
    )
    assert dict(settings.marks) == {"Q2": date(2026, 10, 26), "Q3": date(2027, 1, 19)}
    assert settings.cadence.days == 10
    assert [(tier, cadence.days) for tier, cadence in settings.tiers] == [("2", 5), ("3", 1)]
    assert settings.slots[0] == Slot(
        "Advisory", Recurrence("Wed", (2,)), "09:10", 25, "rivera", (), "advisory"
    )
    assert settings.slots[1] == Slot(
        "Period 3",
        Recurrence("A", cycle=("A",)),
        "10:40",
        15,
        "rivera",
        (Condition("groups", "P3"),),
        None,
        (date(2026, 11, 24),),
    )
    assert settings.slots[2].on == Recurrence("1st Tue", (1,), nth=1)
    assert settings.slots[3].on == Recurrence("every other Wed", (2,), every_other=True)
    assert settings.slots[3].at == "08:05"
    assert settings.slots[4].on.rule == "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR"
    assert settings.clock("reading-conference") == "reading-conference"
    assert settings.clock("check-in") is None


@pytest.mark.parametrize(
    ("lines", "line", "rule", "words"),
    [
        ("cadence: fortnightly-ish\n", 4, "cadence", "does not say how often"),
        ("week: Mon Tis\n", 4, "week", '"Tis" is not a weekday'),
        ("days_off: [2026-11-25..]\n", 4, "days_off", "is not a day or days"),
        ("days_off: [2026-11-25..2036-11-25]\n", 4, "days_off", "longer than a year"),
        ("people: pupils\n", 4, "people", "neither students nor staff"),
        ("marks: {Q2: soon}\n", 4, "Q2", "is not a day"),
        ("tiers: {2: often}\n", 4, "2", "does not say how often"),
        ("team: {Rivera: Ms. Rivera}\n", 4, "Rivera", "no short key"),
        ("slots: [{on: Wed}]\n", 4, "minutes", "is missing"),
        ("slots: [{minutes: 5}]\n", 4, "on", "is missing"),
        ("slots: [{on: Wednesdayish, minutes: 5}]\n", 4, "on", "is not understood"),
        ("slots: [{on: Wed, at: 9am, minutes: 5}]\n", 4, "at", "is not a time"),
        ("slots: [{on: Wed, minutes: 5, where: P3}]\n", 4, "where", "is no condition"),
        ("slots: [{rule: FREQ=HOURLY, minutes: 5}]\n", 4, "rule", "is no rule"),
        ("slots: [{rule: nonsense, minutes: 5}]\n", 4, "rule", "is no rule"),
        ("slots: Wed\n", 4, "slots", "should be a list"),
        ("slots: [{on: Wed, minutes: 5, adult: bo}]\nteam: {chen: C}\n", 4, "adult", "not in"),
        ("format: 0\n", 1, "format", "second time"),
    ],
)  # fmt: skip
def test_every_value_that_is_wrong_is_named_with_its_line(
    lines: str, line: int, rule: str, words: str
) -> None:
    text = HEAD + lines if not lines.startswith("format") else "format: 1\n" + lines
    parsed = parse_settings(text)
    assert parsed.settings is None
    problem = parsed.problems[0]
    assert problem.rule.endswith(rule)
    assert words in problem.message
    if not lines.startswith("format"):
        assert problem.line == line


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("{starts: 2026-08-17}", "is missing"),
        ("{starts: 2027-08-17, ends: 2026-06-04}", "before the start"),
        ("{starts: 2026-08-17, ends: 2126-06-04}", "more than three years"),
        ("soon", "keys of its own"),
    ],
)
def test_a_term_that_is_none_is_a_fault(term: str, words: str) -> None:
    parsed = parse_settings(f"id: abc\nterm: {term}\n")
    assert parsed.settings is None
    assert words in parsed.problems[0].message


def test_a_short_settings_file_is_enough() -> None:
    settings = parse_settings(HEAD).settings
    assert settings is not None
    assert settings.cadence.days == 10
    assert settings.template == "check-in"
    assert settings.people == "students"


@pytest.mark.parametrize("people", ["students", "staff"])
@pytest.mark.parametrize("title", ["Grade 7", "NO", "Grade: 7 # x", ""])
def test_new_settings_survive_the_round_trip(people: str, title: str) -> None:
    settings = Settings(
        id="1f6c2a90b3d44e0f",
        title=title,
        term=Term(date(2026, 8, 17), date(2027, 6, 4)),
        cadence=parse_cadence("every 2 weeks"),
        people=people,
        slots=(Slot("Tue Thu 10:40", Recurrence("Tue Thu", (1, 3)), "10:40", 15, "rivera"),),
        team=(("rivera", "Ms. Rivera"), ("no", "No: one")),
    )
    assert parse_settings(format_settings(settings)).settings == settings
