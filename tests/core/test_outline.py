"""The outline of a past answers as the whole past does, on every day from its last entry on."""

from datetime import date, timedelta

import pytest
from classroom import ME, SETTINGS, START, TERM, day, note, past, promise, request, student
from hypothesis import given
from hypothesis import strategies as st

from oneonone.core.calls import called
from oneonone.core.entries import Entry, EntryId, Meeting, Outcome
from oneonone.core.history import History, Source, history
from oneonone.core.outline import AT_LEAST, Outline, outline, unanswered
from oneonone.core.promises import Ending, promises, standing_promises
from oneonone.core.standing import standing
from oneonone.core.term import Days, Term

ADULTS = ("rivera", "chen")
days_ = st.integers(-8, 80).map(lambda n: START + timedelta(n))


@st.composite
def entries(draw: st.DrawFn) -> tuple[Entry, ...]:
    """Some weeks of one student, in order: meetings of every outcome, promises, requests."""
    found: list[Entry] = []
    for number in range(draw(st.integers(0, 14))):
        on, by = draw(days_), draw(st.sampled_from(ADULTS))
        ahead = on + timedelta(draw(st.integers(-1, 25)))
        match draw(st.integers(0, 6)):
            case 0:
                one: Entry = promise(on, ahead, by)
            case 1:
                adult = draw(st.sampled_from((None, *ADULTS)))
                one = request(on, by, adult=adult)
            case _:
                outcome = draw(st.sampled_from(("met", "met", "met", *Outcome)))
                template = draw(st.sampled_from((None, "check-in", "reading")))
                with_ = draw(st.sampled_from(((), ADULTS[:1], ADULTS[1:])))
                following = ahead if draw(st.booleans()) else None
                one = note(on, outcome, by, template=template, with_=with_, next=following)
        found.append(one._replace(id=EntryId(f"{on}-{by}-{number:04}")))
    return past(*found).entries


terms = st.builds(
    lambda start, length, off: Term(
        START + timedelta(start),
        START + timedelta(start + length),
        days_off=(Days(START + timedelta(off), START + timedelta(off + 11)),),
    ),
    st.integers(-5, 40),
    st.integers(1, 120),
    st.integers(0, 60),
)


def remembered(whole: History) -> History:
    """The same past, known only in short; the whole may not be asked for."""

    def refused() -> tuple[Entry, ...]:
        pytest.fail("the whole past was asked for")

    return History(whole.student, source=Source(whole.outline, lambda: whole.recent, refused))


@given(entries(), terms, st.integers(0, 60))
def test_the_promises_that_stand_are_those_of_all_that_are_open_or_wait(
    found: tuple[Entry, ...], term: Term, later: int
) -> None:
    whole = history(student(1).id, found)
    today = (found[-1].date if found else START) + timedelta(later)
    every = promises(student(1), whole, term, today)
    still = tuple(one for one in every if one.waits or one.ending is Ending.OPEN)
    assert standing_promises(student(1), whole, term, today) == still


@given(entries())
def test_open_requests_lie_in_the_recent_end(found: tuple[Entry, ...]) -> None:
    short = outline(found)
    assert unanswered(found[short.start :]) == unanswered(found)
    assert short.asked == bool(unanswered(found))


@given(entries(), days_)
def test_what_was_recorded_since_a_day_is_found(found: tuple[Entry, ...], since: date) -> None:
    whole = history(student(1).id, found)
    assert whole.since(since) == tuple(one for one in found if one.date >= since)


@given(entries(), terms, st.integers(0, 60), st.sampled_from((None, "check-in", "reading")))
def test_standing_needs_the_outline_alone(
    found: tuple[Entry, ...], term: Term, later: int, clock: str | None
) -> None:
    settings = SETTINGS._replace(term=term)
    if clock is not None:
        settings = settings._replace(every=((clock, SETTINGS.cadence),))
    whole = history(student(1).id, found)
    today = (found[-1].date if found else START) + timedelta(later)
    seen = standing(student(1), remembered(whole), settings, today, clock)
    held = [one for one in whole.met if one.date >= term.starts and clock in (None, one.template)]
    last = held[-1] if held else None
    assert seen.meetings == len(held)
    assert (seen.last and (seen.last.date, seen.last.by)) == (last and (last.date, last.by))


@given(entries())
def test_the_recent_end_is_short_where_promises_are_kept(found: tuple[Entry, ...]) -> None:
    early = [one for one in found if not getattr(one, "next", None) or one.next < day(70)]  # type: ignore[union-attr]
    met = (note(day(70), by=adult, tag=f"z{adult}") for adult in ADULTS)
    kept = past(*early, *met).entries
    if not outline(kept).asked:
        assert len(kept) - outline(kept).start <= AT_LEAST


@given(entries())
def test_an_adult_who_has_a_promise_to_keep_is_called(found: tuple[Entry, ...]) -> None:
    whole = history(student(1).id, found)
    today = found[-1].date if found else START
    standing_by = {one.by for one in standing_promises(student(1), whole, TERM, today)}
    asked = {one.adult for one in unanswered(found) if one.adult}
    newest = {one.by for one in found if isinstance(one, Meeting) and one.date == today}
    assert standing_by | asked | newest <= called(whole)


def test_nothing_recorded_has_an_empty_outline() -> None:
    assert outline(()) == Outline()
    assert History(student(1).id).since(START) == ()


def test_a_promise_that_was_kept_and_one_moved_leave_nothing_standing() -> None:
    kept = outline(past(promise(day(1), day(5)), note(day(5))).entries)
    moved = outline(past(promise(day(1), day(9)), promise(day(4), day(7))).entries)
    assert kept.standing == ()
    assert (len(moved.standing), moved.missed) == (1, None)


def test_a_promise_whose_day_had_gone_is_still_asked_about() -> None:
    again = outline(past(promise(day(1), day(5)), promise(day(6), day(9))).entries)
    assert again.missed == day(5)
    assert ME in called(past(promise(day(1), day(5)), promise(day(6), day(9))))
