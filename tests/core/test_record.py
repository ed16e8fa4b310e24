"""Which entries belong together, and how many of them are shown."""

from __future__ import annotations

from classroom import ME, day, note, past, request
from hypothesis import given
from hypothesis import strategies as st

from oneonone.core.entries import AdultKey, Amendment, Entry, EntryId, Statement, StudentId
from oneonone.core.record import Together, heads, together

OLD, NEW = note(day(1), tag="old"), note(day(5), tag="new")


def amendment(on: int, of: str, made: str) -> Amendment:
    return Amendment(StudentId("1"), day(on), AdultKey(ME), EntryId(of), made, id=EntryId(made))


def statement(on: int, of: str | None, made: str) -> Statement:
    about = EntryId(of) if of else None
    return Statement(StudentId("1"), day(on), AdultKey(ME), made, about, id=EntryId(made))


def shape(found: tuple[Together, ...]) -> list[object]:
    """Ids, each entry with those beside it as a list."""
    return [[one.entry.id, *shape(one.beside)] if one.beside else one.entry.id for one in found]


def test_amendments_and_statements_stand_with_their_entry() -> None:
    found = past(OLD, NEW, amendment(6, OLD.id, "a"), statement(7, OLD.id, "s"))
    assert shape(together(found, 2)) == [NEW.id, [OLD.id, "a", "s"]]


def test_an_amendment_of_an_amendment_stands_with_it() -> None:
    found = past(OLD, amendment(6, OLD.id, "a"), amendment(7, "a", "b"))
    assert shape(together(found, 1)) == [[OLD.id, ["a", "b"]]]


def test_one_of_an_entry_too_old_to_be_shown_stands_for_itself() -> None:
    found = past(OLD, NEW, amendment(6, OLD.id, "a"))
    assert shape(together(found, 1)) == ["a"]
    assert shape(together(past(OLD, request(day(3)), NEW, amendment(6, OLD.id, "a")), 2)) == [
        "a",
        NEW.id,
    ]


def test_one_dated_after_what_it_speaks_of_through_an_older_one_is_shown_once() -> None:
    found = past(OLD, NEW, amendment(0, NEW.id, "a"), amendment(2, "a", "b"))
    assert shape(together(found, 2)) == [[NEW.id, ["a", "b"]], OLD.id]


def test_what_speaks_of_nothing_that_is_there_stands_for_itself() -> None:
    found = past(OLD, statement(6, None, "s"), amendment(7, "gone", "a"))
    assert shape(together(found, 9)) == ["a", "s", OLD.id]


NAMES = [OLD.id, NEW.id, *"abcd", "gone"]
speaking = st.lists(st.tuples(st.integers(0, 9), st.sampled_from(NAMES)), max_size=4).map(
    lambda rows: [amendment(on, of, made) for (on, of), made in zip(rows, "abcd", strict=False)]
)


def names(found: tuple[Together, ...]) -> list[str]:
    return [name for one in found for name in [one.entry.id, *names(one.beside)]]


@given(speaking, st.integers(1, 6))
def test_nothing_is_shown_twice_nor_more_than_asked_and_nothing_is_ever_lost(
    said: list[Entry], last: int
) -> None:
    """Even where amendments speak of each other in a ring, as only a hand can write them."""
    found = past(OLD, NEW, *said)
    shown = together(found, last)
    assert len(shown) <= last
    assert len(set(names(shown))) == len(names(shown))
    everything = together(found, len(heads(found)))
    assert sorted(names(everything)) == sorted(entry.id for entry in found.entries)
    newest = found.entries[-1].id
    assert newest in names(shown)
