"""Whose turn it is: the bands, the seats, who is left out, and laws over simulated terms."""

from collections import Counter
from datetime import date
from random import Random
from typing import Any

import pytest
from classroom import ME, SETTINGS, day, note, people, promise, request, student
from hypothesis import given, settings
from hypothesis import strategies as st

from oneonone.core.entries import Entry, Meeting
from oneonone.core.roster import Condition, Student
from oneonone.core.rotation import Ask, Turns, picks
from oneonone.core.seats import quota
from oneonone.core.settings import Settings
from oneonone.core.slots import Recurrence, Slot
from oneonone.core.term import Days
from oneonone.formats.cadence_words import parse_cadence

USUAL = {"check-in": 4, "reading": 5}


def turns(
    everyone: Any, on: date, ask: Ask | None = None, among: Settings = SETTINGS, me: str = ME
) -> Turns:
    return picks(everyone, among, me, on, ask or Ask(), USUAL)


def ids(found: Turns) -> list[str]:
    return [pick.student.id for pick in found.picks]


def left_out(found: Turns) -> dict[str, str]:
    return {one.student.id: str(one.reason) for one in found.left_out}


def test_the_longest_wait_comes_first_and_five_are_shown() -> None:
    everyone = people(*((student(n), [note(day(n))]) for n in range(1, 9)))
    assert ids(turns(everyone, day(20))) == ["1", "2", "3", "4", "5"]


def test_those_never_met_come_before_all_others_met_as_often() -> None:
    everyone = people(
        (student(1), [note(day(1))]),
        (student(2), [note(day(60))]),
        (student(3, joined=day(58)), []),
    )
    assert ids(turns(everyone, day(60), Ask(seats=3)))[0] == "3"


def test_urgency_is_the_share_of_the_cadence() -> None:
    weekly, monthly = parse_cadence("weekly"), parse_cadence("monthly")
    everyone = people(
        (student(1, cadence=monthly), [note(day(0))]), (student(2, cadence=weekly), [note(day(12))])
    )
    assert ids(turns(everyone, day(20))) == ["2", "1"]


def test_promised_come_first_the_oldest_day_first() -> None:
    everyone = people(
        (student(1), [note(day(0))]),
        (student(2), [note(day(14)), promise(day(14), day(20))]),
        (student(3), [note(day(14)), promise(day(14), day(19))]),
    )
    found = turns(everyone, day(20))
    assert ids(found) == ["3", "2", "1"]
    assert [pick.band for pick in found.picks] == ["promised", "promised", "rotation"]


def test_one_seat_stays_for_the_longest_wait_whatever_was_promised() -> None:
    promised = [(student(n), [note(day(14)), promise(day(14), day(18))]) for n in range(1, 6)]
    everyone = people(*promised, (student(9), [note(day(0))]))
    assert "9" in ids(turns(everyone, day(20), Ask(seats=3)))
    assert "9" not in ids(turns(everyone, day(19), Ask(seats=3)))
    assert ids(turns(everyone, day(20), Ask(seats=1))) != ["9"]


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        ([note(day(20))], "met"),
        ([note(day(20), by="chen")], "met"),
        ([note(day(20), "absent")], "absent"),
        ([note(day(20), "moved")], "moved"),
        ([note(day(20), "declined")], "declined"),
        ([note(day(17), "declined")], "declined"),
        ([note(day(16), "declined")], None),
        ([note(day(17), "declined"), promise(day(18), day(20))], None),
        ([promise(day(18), day(20), by="chen")], "promised"),
        ([promise(day(18), day(21), by="chen")], None),
        ([note(day(19), "absent")], None),
    ],
)
def test_who_is_left_out_of_a_day_and_why(entries: list[Entry], reason: str | None) -> None:
    found = turns(people((student(1), entries), (student(2), [])), day(20))
    assert left_out(found) == ({"1": reason} if reason else {})
    assert ("1" in ids(found)) is (reason is None)


def test_mine_are_those_who_name_me_or_nobody() -> None:
    everyone = people(
        (student(1, adults=("rivera",)), []),
        (student(2, adults=("chen",)), []),
        (student(3), []),
        (student(4, adults=("chen", "rivera")), []),
        (student(5, adults=("chen",)), [promise(day(18), day(25))]),
        (student(6, adults=("chen",)), [request(day(18), adult="rivera")]),
    )
    assert sorted(ids(turns(everyone, day(20), Ask(seats=9)))) == ["1", "3", "4", "5", "6"]
    assert len(ids(turns(everyone, day(20), Ask(seats=9, everyone=True)))) == 6


def test_where_nobody_names_me_everyone_is_mine() -> None:
    everyone = people((student(1, adults=("chen",)), []), (student(2), []))
    assert sorted(ids(turns(everyone, day(20), me="patel"))) == ["1", "2"]


def test_those_not_here_are_no_candidates() -> None:
    everyone = people(
        (student(1, joined=day(21)), []),
        (student(2, left=day(20)), []),
        (student(3, away=(Days(day(19), day(20)),)), []),
        (student(4), []),
    )
    found = turns(everyone, day(20))
    assert ids(found) == ["4"]
    assert left_out(found) == {}


def test_conditions_all_hold() -> None:
    def who(number: int, group: str, grade: str) -> Student:
        cells = (("groups", group), ("grade", grade))
        return student(number, groups=(group,), columns=cells)

    everyone = people((who(1, "P3", "7"), []), (who(2, "P3", "8"), []), (who(3, "P5", "7"), []))
    ask = Ask(where=(Condition("groups", "P3"), Condition("grade", "7")))
    assert ids(turns(everyone, day(20), ask)) == ["1"]


def test_minutes_are_the_median_of_the_last_five_and_one_to_change_over() -> None:
    timed = [
        note(day(n), minutes=m, template="check-in") for n, m in enumerate([60, 3, 4, 4, 9, 9])
    ]
    everyone = people((student(1), timed), *((student(n), []) for n in range(2, 9)))
    found = turns(everyone, day(20), Ask(minutes=21))
    assert len(found.picks) == 4
    assert {p.student.id: p.minutes for p in turns(everyone, day(20), Ask(seats=9)).picks}["1"] == 4


def test_at_least_one_fits_however_short_the_time() -> None:
    assert (
        len(turns(people((student(1), []), (student(2), [])), day(20), Ask(minutes=1)).picks) == 1
    )


def test_meetings_held_today_use_up_seats_but_not_those_asked_for_by_number() -> None:
    met = [(student(n), [note(day(20), minutes=4)]) for n in (1, 2)]
    everyone = people(*met, *((student(n), []) for n in range(3, 12)))
    assert len(turns(everyone, day(20)).picks) == 3
    assert len(turns(everyone, day(20), Ask(seats=5)).picks) == 5
    assert len(turns(everyone, day(20), Ask(minutes=20)).picks) == 2


SLOTS = (
    Slot("Late", Recurrence("Mon", (0,)), "14:00", 10, "rivera"),
    Slot("Early", Recurrence("Mon", (0,)), "09:00", 10, None, (Condition("groups", "P3"),)),
    Slot("Other", Recurrence("Mon", (0,)), "08:00", 90, "chen"),
)


def test_slots_deal_in_order_of_time_and_nobody_is_picked_twice() -> None:
    among = SETTINGS._replace(slots=SLOTS)
    everyone = people(*((student(n, columns=(("groups", "P3"),)), []) for n in range(8)))
    found = turns(everyone, day(20), among=among)
    assert [pick.slot.name for pick in found.picks if pick.slot] == ["Early"] * 2 + ["Late"] * 2
    assert len(set(ids(found))) == 4


def test_a_meeting_held_in_a_slot_uses_up_that_slot() -> None:
    among = SETTINGS._replace(slots=SLOTS)
    met = (student(99, columns=(("groups", "P5"),)), [note(day(20), minutes=4)])
    rest = [(student(n, columns=(("groups", "P3"),)), []) for n in range(8)]  # type: ignore[var-annotated]
    found = turns(people(met, *rest), day(20), among=among)
    assert Counter(p.slot.name for p in found.picks if p.slot) == {"Early": 2, "Late": 1}


def test_a_slot_can_be_taken_alone_by_its_name() -> None:
    among = SETTINGS._replace(slots=SLOTS)
    everyone = people(*((student(n), []) for n in range(8)))
    found = turns(everyone, day(20), Ask(slot="late"), among=among)
    assert {pick.slot.name for pick in found.picks if pick.slot} == {"Late"}


def test_requests_get_a_quarter_of_the_seats_over_the_days() -> None:
    for seats in range(1, 9):
        assert sum(quota(seats, m) for m in range(40)) == 10 * seats
        assert all(quota(seats, m) in (seats // 4, -(-seats // 4)) for m in range(40))


def test_urgent_comes_before_every_turn_and_a_request_has_its_share() -> None:
    everyone = people(
        *((student(n), [note(day(1))]) for n in range(1, 9)),
        (student(20), [note(day(12)), request(day(19))]),
        (student(21), [note(day(12)), request(day(19), urgent=True)]),
    )
    found = turns(everyone, day(20), Ask(seats=4))
    assert ids(found)[0] == "21"
    shares = [ids(turns(everyone, day(20 + n), Ask(seats=4))).count("20") for n in range(4)]
    assert sum(shares) in (3, 4)


def test_one_who_asks_again_at_once_keeps_their_place() -> None:
    everyone = people(
        *((student(n), [note(day(15))]) for n in range(1, 9)),
        (student(20), [note(day(18)), request(day(19))]),
    )
    assert all("20" not in ids(turns(everyone, day(20), Ask(seats=k))) for k in range(1, 8))


# --- laws over simulated terms --------------------------------------------------------------


def simulate(
    everyone: list[Student], days: int, seats: int, random: Random, absence: float = 0.0
) -> dict[str, list[Meeting]]:
    """Days going by: whoever is picked is met, or is absent and is not."""
    notes: dict[str, list[Meeting]] = {one.id: [] for one in everyone}
    for number in range(days):
        rows = list(everyone)
        random.shuffle(rows)
        found = turns(
            people(*((one, notes[one.id]) for one in rows)), day(number), Ask(seats=seats)
        )
        assert len(set(ids(found))) == len(found.picks) <= seats
        for pick in found.picks:
            outcome = "absent" if random.random() < absence else "met"
            notes[pick.student.id].append(note(day(number), outcome, of=pick.student.id))
    return notes


classes = st.integers(2, 30)


@given(classes, st.integers(1, 6), st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_nobody_is_met_a_second_time_before_everyone_was_met_once(
    size: int, seats: int, random: Random
) -> None:
    everyone = [student(n) for n in range(size)]
    notes = simulate(everyone, 2 * size // seats + 2, seats, random)
    firsts = [met[0].date for met in notes.values() if met]
    seconds = [met[1].date for met in notes.values() if len(met) > 1]
    assert len(firsts) == size
    assert all(second >= max(firsts) for second in seconds)


@given(classes, st.integers(1, 6), st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_an_absence_never_costs_a_student_their_place(
    size: int, seats: int, random: Random
) -> None:
    everyone = [student(n) for n in range(size)]
    notes = simulate(everyone, size // seats + 3, seats, random, absence=0.3)
    for number in range(size // seats + 3):
        absent = [
            s
            for s, ms in notes.items()
            if any(m.date == day(number) and m.outcome == "absent" for m in ms)
        ]
        rows = people(
            *((one, [m for m in notes[one.id] if m.date <= day(number)]) for one in everyone)
        )
        tomorrow = ids(turns(rows, day(number + 1), Ask(seats=size)))
        met_today = [
            s
            for s, ms in notes.items()
            if any(m.date == day(number) and m.outcome == "met" for m in ms)
        ]
        for one in absent:
            assert all(tomorrow.index(one) < tomorrow.index(other) for other in met_today)


@given(st.randoms(use_true_random=False), st.integers(5, 40))
@settings(max_examples=25)
def test_the_picks_do_not_hang_on_the_order_of_rows_or_entries(random: Random, size: int) -> None:
    everyone = [
        (
            student(n),
            [note(day(random.randrange(30)), tag=str(k)) for k in range(random.randrange(3))],
        )
        for n in range(size)
    ]
    first = ids(turns(people(*everyone), day(30), Ask(seats=size)))
    shuffled = [(one, random.sample(entries, len(entries))) for one, entries in everyone]
    random.shuffle(shuffled)
    assert ids(turns(people(*shuffled), day(30), Ask(seats=size))) == first


def test_equals_come_in_no_order_of_names_ids_or_rows() -> None:
    everyone = [student(7000 + n, chr(65 + n) * 3) for n in range(26)]
    first = ids(turns(people(*((one, []) for one in everyone)), day(3), Ask(seats=26)))
    assert first != sorted(first)
    assert first != sorted(first, reverse=True)
    other = SETTINGS._replace(id="another")
    assert first != ids(turns(people(*((o, []) for o in everyone)), day(3), Ask(seats=26), other))


def test_the_order_among_equals_changes_with_every_round() -> None:
    everyone = [student(n) for n in range(12)]
    notes = simulate(everyone, 36, 1, Random(1))
    order = [one for _, one in sorted((m.date, one) for one, met in notes.items() for m in met)]
    rounds = [order[n : n + 12] for n in (0, 12, 24)]
    assert all(sorted(one) == sorted(rounds[0]) for one in rounds)


def test_a_promise_made_before_the_decline_does_not_lift_it() -> None:
    before = promise(day(20), day(21))._replace(at="09:00:00")
    declined = note(day(20), "declined", at="10:00:00")
    everyone = people((student(1), [before, declined]), (student(2), []))
    assert left_out(turns(everyone, day(21))) == {"1": "declined"}
    after = promise(day(20), day(21))._replace(at="11:00:00")
    everyone = people((student(1), [declined, after]), (student(2), []))
    assert left_out(turns(everyone, day(21))) == {}


def test_one_whose_only_student_is_away_is_not_given_everyones() -> None:
    away = student(1, adults=("chen",), away=(Days(day(19), day(21)),))
    everyone = people((away, []), (student(2, adults=("rivera",)), []), (student(3), []))
    assert ids(turns(everyone, day(20), me="chen")) == ["3"]


def test_the_new_are_not_counted_among_those_who_are_due() -> None:
    assert turns(people(*((student(n), []) for n in range(8))), day(0)).waiting == 0
    assert turns(people(*((student(n), []) for n in range(8))), day(12)).waiting == 3


def test_a_promise_for_which_no_seat_is_left_is_not_forgotten() -> None:
    met = [(student(n), [note(day(20))]) for n in range(1, 6)]
    promised = (student(9), [promise(day(14), day(20))])
    found = turns(people(*met, promised), day(20))
    assert (ids(found), [one.id for one in found.promised]) == ([], ["9"])
