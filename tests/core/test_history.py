"""What a student's entries add up to."""

from classroom import day, note, past, request
from hypothesis import given
from hypothesis import strategies as st

from oneonone.core.entries import AdultKey, EntryId, GoalState, Review, StudentId, Undertaking
from oneonone.core.history import goals, open_goals, open_owed, open_requests, pins

FIRST = note(day(1), goal=Undertaking("One", day(5)), tag="a")
SECOND = note(day(3), goal=Undertaking("Two"), reviewed=((FIRST.id, GoalState.PARTLY),), tag="b")


def review(on: int, of: EntryId, state: GoalState) -> Review:
    made = EntryId(f"{day(on)}-rivera-rev{on}")
    return Review(StudentId("1"), day(on), AdultKey("rivera"), ((of, state),), id=made)


def test_a_goal_stays_open_until_it_is_kept_or_dropped() -> None:
    assert [g.text for g in open_goals(past(FIRST, SECOND))] == ["One", "Two"]
    assert open_goals(past(FIRST, SECOND))[0].state == "partly"
    closed = past(FIRST, SECOND, review(4, FIRST.id, GoalState.KEPT))
    assert [g.text for g in open_goals(closed)] == ["Two"]


def test_the_last_word_on_a_goal_counts() -> None:
    found = past(FIRST, review(5, FIRST.id, GoalState.NOT_YET), review(4, FIRST.id, GoalState.KEPT))
    assert goals(found)[0].state == "not_yet"


@given(st.permutations([FIRST, SECOND, review(4, FIRST.id, GoalState.KEPT), request(day(6))]))
def test_the_order_of_files_does_not_matter(entries: list[object]) -> None:
    assert past(*entries) == past(
        FIRST, SECOND, review(4, FIRST.id, GoalState.KEPT), request(day(6))
    )  # type: ignore[arg-type]


def test_what_is_owed_is_closed_by_a_review_between_meetings() -> None:
    meeting = note(day(1), owed=Undertaking("Projector", day(4)))
    assert [one.text for one in open_owed(past(meeting))] == ["Projector"]
    assert open_owed(past(meeting, review(3, meeting.id, GoalState.KEPT))) == ()


def test_a_request_with_an_adult_is_closed_by_that_adult_any_other_by_anyone() -> None:
    to_me, to_any = request(day(1), adult="rivera"), request(day(2), by="chen")
    assert len(open_requests(past(to_me, to_any))) == 2
    met_by_chen = note(day(3), by="chen")
    assert open_requests(past(to_me, to_any, met_by_chen)) == (to_me,)
    with_me = note(day(3), by="chen", with_=("rivera",))
    assert open_requests(past(to_me, to_any, with_me)) == ()
    assert open_requests(past(to_me, to_any, note(day(3), "declined"))) == ()
    assert len(open_requests(past(to_me, to_any, note(day(3), "absent")))) == 2


def test_pins_are_shown_once_the_newest_first() -> None:
    found = past(
        note(day(1), pin="A", tag="a"),
        note(day(2), pin="B", tag="b"),
        note(day(3), pin="A", tag="c"),
    )
    assert pins(found) == ("A", "B")
