"""Meetings written as a spreadsheet and imported are those meetings, and once is enough."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import ROSTER, SETTINGS
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import texts as any_texts
from strategies import words

from oneonone.core.drafting import Team, drafts
from oneonone.core.entries import AdultKey, Meeting, Outcome, StudentId, Undertaking
from oneonone.core.past_meetings import Fate, Row, content_of, fates
from oneonone.core.term import Term, school_day_from
from oneonone.errors import Impossible
from oneonone.formats.past_meetings import Order, read_past_meetings
from oneonone.formats.sheets.spelling import is_blank, tidy
from oneonone.world import past_meetings
from oneonone.world.checking import check
from oneonone.world.notebook import Notebook
from oneonone.world.past_meetings import already_there, placed, write
from oneonone.world.private import with_private

TERM = Term(date(2026, 8, 17), date(2027, 6, 4))
TODAY = date(2026, 11, 23)
DAYS_OFF = "days_off: [2026-09-07, 2026-11-25..2026-11-27]"
ME = AdultKey("rivera")
STUDENTS = ("7013", "7021", "7044", "7066")
ASKED = {
    "check-in": {"warm_up": "How are you doing today?", "evidence": "Evidence"},
    "reading-conference": {"passage": "PASSAGE", "home": "home"},
}
ANSWERS = {key: header for keys in ASKED.values() for key, header in keys.items()}
ANSWERS["mood"] = "Mood"
WAYS: tuple[Callable[[date], str], ...] = (
    date.isoformat,
    lambda day: f"{day.day}/{day.month}/{day.year}",
    lambda day: f"{day.day:02}.{day.month:02}.{day.year} 14:05",
    lambda day: day.strftime("%d-%b-%Y"),
    lambda day: day.strftime("%A, %B %d, %Y"),
)
texts = any_texts.filter(lambda text: not is_blank(text))
OUTCOMES = st.just(Outcome.MET) | st.sampled_from(Outcome)
single = words.map(tidy).filter(
    lambda text: text and not set(";#") & set(text) and text.casefold() not in ("chen", ME)
)
several = st.lists(single, max_size=2, unique=True).map(tuple)


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """A meeting as a spreadsheet can tell it."""
    on = draw(st.dates(date(2025, 1, 1), TODAY))
    outcome = draw(OUTCOMES)
    met = outcome is Outcome.MET
    template = draw(st.sampled_from(sorted(ASKED)))
    asked = [*ASKED[template], "mood"]
    answers = draw(st.fixed_dictionaries({}, optional=dict.fromkeys(asked, texts))) if met else {}
    days = st.none() | st.integers(1, 40).map(lambda days: on + timedelta(days))
    goal, owed = draw(st.none() | texts) if met else None, draw(st.none() | texts)
    next_day = draw(days)
    if next_day is not None and next_day >= TERM.starts:
        next_day = school_day_from(TERM, next_day)
    return Meeting(
        StudentId(draw(st.sampled_from(STUDENTS))),
        on,
        ME if "home" in answers else draw(st.sampled_from((ME, AdultKey("chen")))),
        with_=draw(several),
        template=template,
        outcome=outcome,
        minutes=draw(st.none() | st.integers(0, 480)) if met else None,
        answers=tuple((key, answers[key]) for key in asked if key in answers),
        note=draw(st.none() | texts),
        goal=Undertaking(goal, draw(days)) if goal else None,
        owed=Undertaking(owed, draw(days)) if owed else None,
        next=next_day,
        pin=draw(st.none() | texts),
        tags=draw(several),
    )


HEADER = (
    "student,date,outcome,minutes,by,with,template,goal,due,next,note,I will,I will by,pin,tags"
).split(",")


def spreadsheet(told: Sequence[Meeting], way: Callable[[date], str]) -> bytes:
    text = io.StringIO()
    file = csv.writer(text, lineterminator="\r\n")
    file.writerow([*HEADER, *ANSWERS.values()])

    def day(one: date | None) -> str:
        return way(one) if one else ""

    for m in told:
        goal, owed, answers = m.goal or Undertaking(""), m.owed or Undertaking(""), dict(m.answers)
        row = [m.student, day(m.date), m.outcome, m.minutes, m.by, ";".join(m.with_), m.template]
        row += [goal.text, day(goal.due), day(m.next), m.note, owed.text, day(owed.due), m.pin]
        file.writerow([*row, ";".join(m.tags), *(answers.get(key, "") for key in ANSWERS)])
    return text.getvalue().encode()


def rows_of(data: bytes, notebook: Notebook) -> tuple[Row, ...]:
    found = read_past_meetings(data, "past.csv", TERM, TODAY, Order.DAY_FIRST)
    shelf = {name: notebook.templates.template(name) for name in ASKED}
    team = Team(
        "past.csv", notebook.roster, notebook.settings, shelf, "check-in", ME, TODAY, found.headers
    )
    made = drafts(found.rows, team)
    return placed(notebook, fates(made, already_there(notebook, made, ME)))


def kept(notebook: Notebook) -> set[Meeting]:
    """What the notebook holds, with my private words; which of equal notes comes first is left."""
    people = (with_private(notebook, past, ME) for _, past in notebook.people())
    notes = (content_of(note) for past in people for note in past.meetings)
    return {note._replace(nth=None, answers=tuple(sorted(note.answers))) for note in notes}


def new_notebook(folder: Path) -> Notebook:
    (folder / "notes").mkdir()
    # An id of its own: private words are kept by it, beside those of the examples before.
    text = SETTINGS.replace("1f6c2a90b3d44e0f", folder.name).replace(DAYS_OFF, "days_off: []")
    (folder / "oneonone.yaml").write_text(text, "utf-8")
    (folder / "roster.csv").write_text(ROSTER, "utf-8")
    return Notebook(folder)


@settings(max_examples=25)
@given(st.lists(meetings(), max_size=6), st.sampled_from(WAYS))
def test_meetings_written_as_a_spreadsheet_are_those_meetings_and_once_is_enough(
    told: list[Meeting], way: Callable[[date], str]
) -> None:
    data = spreadsheet(told, way)
    with tempfile.TemporaryDirectory() as folder:
        notebook = new_notebook(Path(folder))
        rows = rows_of(data, notebook)
        assert not [fault for row in rows for fault in row.draft.faults]
        assert write(notebook, rows) == len(set(told))
        expected = {note._replace(answers=tuple(sorted(note.answers))) for note in told}
        assert kept(notebook) == expected
        assert {row.fate for row in rows_of(data, notebook)} <= {Fate.ALREADY}
        found = check(Notebook(Path(folder)), date(2026, 11, 23)).problems
        assert not [problem for problem in found if problem.hides]


STORY = b"student,date,note\n7013,2026-09-03,a\n7021,2026-09-04,b\n7044,2026-09-07,c\n"


def test_stopped_in_the_middle_it_says_how_far_it_came_and_goes_on_from_there(
    notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = Notebook(notebook)
    add_note = past_meetings.add_note

    def full_disk(notebook: Notebook, note: object) -> object:
        if len(list(book.root.rglob("notes/*/*.yaml"))) == 2:
            raise OSError(28, "No space left on device")
        return add_note(notebook, note)  # type: ignore[arg-type]

    monkeypatch.setattr(past_meetings, "add_note", full_disk)
    with pytest.raises(Impossible, match="2 of 3 notes were written, then no more: No space left"):
        write(book, rows_of(STORY, book))
    monkeypatch.undo()
    rows = rows_of(STORY, book)
    assert [row.fate for row in rows] == [Fate.ALREADY, Fate.ALREADY, Fate.NEW]
    assert write(book, rows) == 1


def test_a_folder_that_cannot_take_a_note_is_said_before_anything_is_written(
    notebook: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (notebook / "notes" / "7044").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Impossible, match="is a link"):
        rows_of(STORY, Notebook(notebook))
    assert list(tmp_path.rglob("*-rivera-*")) == []
