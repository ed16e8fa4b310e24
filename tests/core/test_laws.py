"""Laws of the rotation over simulated terms: promises, requests, absences, and the calendar."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

from classroom import SETTINGS, START, day, note, people, promise, request, student
from hypothesis import given, settings
from hypothesis import strategies as st

from oneonone.core.cadence import Cadence
from oneonone.core.entries import Entry, EntryId, Meeting, Outcome
from oneonone.core.offering import diary
from oneonone.core.planning import sittings, verdict
from oneonone.core.roster import Condition, Student
from oneonone.core.rotation import Ask, picks
from oneonone.core.settings import Settings
from oneonone.core.slots import Recurrence, Slot
from oneonone.core.standing import cadence_for
from oneonone.core.term import Days, Term, school_days, school_days_after
from oneonone.formats.cadence_words import parse_cadence

chances = st.integers(0, 2**32).map(Random)
CADENCES = [parse_cadence(w) for w in ("weekly", "every 2 weeks", "monthly", "twice a week")]
HOLIDAYS = SETTINGS._replace(
    term=Term(START, date(2027, 6, 4), days_off=(Days(day(20), day(24)), Days(day(41), day(41))))
)


class Class:
    """A class in which others promise, ask, stay away and decline as hypothesis likes."""

    def __init__(self, everyone: list[Student], random: Random, among: Settings = HOLIDAYS) -> None:
        self.everyone = everyone
        self.random = random
        self.among = among
        self.notes: dict[str, list[Entry]] = {one.id: [] for one in everyone}
        self.number = 0

    def add(self, who: Student, entry: Entry) -> None:
        self.number += 1
        made = EntryId(f"{entry.date}-{self.number:06}")
        self.notes[who.id].append(entry._replace(student=who.id, id=made, at=f"{self.number:08}"))

    def line(self, on: date, seats: int) -> list[Student]:
        now = people(*((one, self.notes[one.id]) for one in self.everyone))
        found = picks(now, self.among, "rivera", on, Ask(seats=seats), {})
        chosen = [pick.student for pick in found.picks]
        assert len({one.id for one in chosen}) == len(chosen) <= seats
        return chosen

    def live(self, on: date, seats: int, steady: set[str], trouble: float) -> None:
        """One school day: others ask and are promised things; those picked come, or do not."""
        for one in self.everyone:
            if one.id not in steady and one.on_roster(on) and self.random.random() < trouble:
                self.add(one, request(on, urgent=self.random.random() < 0.1))
        for one in self.line(on, seats):
            fails = one.id not in steady and self.random.random() < trouble / 2
            outcome = self.random.choice(["absent", "declined", "moved"]) if fails else "met"
            promised = None
            if one.id not in steady and self.random.random() < trouble:
                promised = on + timedelta(self.random.randint(1, 9))
            self.add(one, note(on, outcome, next=promised))

    def longest_wait(self, one: Student, until: date) -> int:
        term = self.among.term
        start = max(START, one.joined or START)
        held = [
            e.date for e in self.notes[one.id]
            if isinstance(e, Meeting) and e.outcome is Outcome.MET
        ]  # fmt: skip
        marks = [start, *held, until]
        return max(school_days_after(term, a, b) for a, b in pairwise(marks))


def term_days(among: Settings, count: int) -> list[date]:
    return [date.fromordinal(n) for n in school_days(among.term)[:count]]


@given(
    st.integers(5, 30),
    st.integers(2, 6),
    st.sampled_from(CADENCES[:3]),
    st.floats(0, 0.9),
    chances,
)
@settings(max_examples=30)
def test_who_comes_every_day_is_met_in_time_whatever_others_promise_or_ask(
    size: int, seats: int, cadence: Cadence, trouble: float, random: Random
) -> None:
    everyone = [student(n, cadence=cadence) for n in range(size)]
    steady = {one.id for one in random.sample(everyone, max(1, size // 3))}
    room = Class(everyone, random)
    bound = int(2 * cadence.days) + size
    days = term_days(HOLIDAYS, min(170, 2 * bound + 10))
    for on in days:
        room.live(on, seats, steady, trouble)
    for one in everyone:
        if one.id in steady:
            assert room.longest_wait(one, days[-1]) <= bound


@given(st.integers(5, 20), st.integers(2, 5), st.floats(0, 0.9), chances)
@settings(max_examples=20)
def test_with_mixed_cadences_nobody_waits_without_end(
    size: int, seats: int, trouble: float, random: Random
) -> None:
    everyone = [
        student(n, cadence=random.choice(CADENCES), joined=day(random.choice([0, 0, 7, 30])))
        for n in range(size)
    ]
    steady = {everyone[0].id, everyone[-1].id}
    room = Class(everyone, random)
    days = term_days(HOLIDAYS, 160)
    for on in days:
        room.live(on, seats, steady, trouble)
    slowest = max(cadence_for(one, HOLIDAYS).days for one in everyone)
    quickest = min(cadence_for(one, HOLIDAYS).days for one in everyone)
    for one in (everyone[0], everyone[-1]):
        bound = 2 * cadence_for(one, HOLIDAYS).days + size * slowest / quickest
        assert room.longest_wait(one, days[-1]) <= bound


@given(st.integers(5, 25), st.integers(1, 5), chances)
@settings(max_examples=20)
def test_every_clone_picks_the_same(size: int, seats: int, random: Random) -> None:
    everyone = [student(n, cadence=random.choice(CADENCES)) for n in range(size)]
    room = Class(everyone, random)
    for on in term_days(HOLIDAYS, 15):
        room.live(on, seats, set(), 0.4)
    today = term_days(HOLIDAYS, 16)[-1]
    first = room.line(today, size)
    clone = Class(random.sample(everyone, size), random)
    clone.notes = {one: random.sample(notes, len(notes)) for one, notes in room.notes.items()}
    assert clone.line(today, size) == first


def test_colleagues_who_ask_at_the_same_minute_are_not_sent_to_the_same_child() -> None:
    adults = ("rivera", "chen", "okoye")
    slots = tuple(Slot(a, Recurrence("Mon", (0,)), "09:00", 30, a) for a in adults)
    among = SETTINGS._replace(slots=slots, team=tuple((a, a) for a in adults))
    everyone = people(*((student(n), []) for n in range(60)))
    for monday in (day(0), day(5), day(50)):
        sent = [
            [p.student.id for p in picks(everyone, among, a, monday, Ask(), {"check-in": 5}).picks]
            for a in adults
        ]
        assert [len(one) for one in sent] == [5, 5, 5]
        assert len({one for line in sent for one in line}) == 15


def test_slots_at_other_times_deal_for_themselves() -> None:
    slots = (
        Slot("a", Recurrence("Mon", (0,)), "09:00", 30, "rivera"),
        Slot("b", Recurrence("Mon", (0,)), "09:30", 30, "chen"),
    )
    among = SETTINGS._replace(slots=slots)
    everyone = people(*((student(n), []) for n in range(9)))
    one, other = (
        [p.student.id for p in picks(everyone, among, a, day(0), Ask(), {"check-in": 5}).picks]
        for a in ("rivera", "chen")
    )
    assert one == other


# --- offering a day, and planning -----------------------------------------------------------

TUE_THU = SETTINGS._replace(
    slots=(Slot("Talks", Recurrence("Tue Thu", (1, 3)), "10:40", 20, "rivera"),)
)
USUAL = {"check-in": 4}


def test_a_new_promise_is_offered_the_day_their_turn_would_come() -> None:
    everyone = people(*((student(n), []) for n in range(28)))
    days = diary(everyone, TUE_THU, "rivera", day(0), USUAL)
    assert days.seats(day(1)) == 4
    # Seven meeting days of four seats: the seventh from tomorrow is a Tuesday, three weeks on.
    assert days.offered(day(0)) == day(16)
    # Who stands further up the list comes sooner: the first five on the next two days.
    assert [days.turn(day(0), place) for place in (1, 4, 5, 28)] == [
        day(1),
        day(1),
        day(3),
        day(16),
    ]


def test_a_student_is_offered_a_day_on_which_their_class_is_met() -> None:
    slots = (
        Slot("P3", Recurrence("", (0, 2)), "9:10", 15, "rivera", (Condition("groups", "P3"),)),
        Slot("P5", Recurrence("", (1,)), "13:05", 20, "rivera", (Condition("groups", "P5"),)),
    )
    settings = TUE_THU._replace(slots=slots)
    third = [student(n, groups=("P3",), columns=(("groups", "P3"),)) for n in range(15)]
    fifth = [student(n, groups=("P5",), columns=(("groups", "P5"),)) for n in range(15, 30)]
    days = diary(people(*((one, []) for one in third + fifth)), settings, "rivera", day(0), USUAL)
    for one, weekdays in ((third[0], (0, 2)), (fifth[0], (1,))):
        own = days.of_student(one, third + fifth)
        offered = own.offered(day(0))
        assert offered is not None
        assert offered.weekday() in weekdays
        assert len(own.mine) == 15
    loose = student(99)
    assert days.of_student(loose, [loose]) == days


def test_an_earlier_day_that_is_wanted_gets_the_nearest_with_room() -> None:
    full = [(student(n), [promise(day(0), day(3))]) for n in range(2)]
    everyone = people(*full, *((student(n), []) for n in range(2, 28)))
    days = diary(everyone, TUE_THU, "rivera", day(0), USUAL)
    assert days.room(day(1)) == 2
    assert days.room(day(3)) == 0
    assert days.room(day(2)) == 0
    assert days.offered(day(0), wanted=day(2)) == day(6)
    assert days.offered(day(0), wanted=day(1)) == day(1)
    # Neither today nor a day that has been is offered.
    assert days.offered(day(1), wanted=day(1)) == days.offered(day(1), wanted=day(2))
    assert days.offered(day(2), wanted=day(0)) == days.offered(day(2), wanted=day(3))


@given(st.integers(1, 9), st.integers(0, 60))
def test_half_of_a_days_seats_over_the_days_may_be_promised(seats: int, start: int) -> None:
    among = SETTINGS._replace(
        slots=(Slot("x", Recurrence("", (0, 1, 2, 3, 4)), "09:00", seats * 5, "rivera"),)
    )
    days = diary(people((student(1), [])), among, "rivera", day(0), USUAL)
    rooms = [days.room(day(start + n)) for n in range(10)]
    assert sum(rooms) == 5 * seats
    assert all(room in (seats // 2, -(-seats // 2)) for room in rooms)


@given(
    st.integers(2, 60),
    st.integers(1, 6),
    st.sampled_from([(0, 1, 2, 3, 4), (1, 3), (2,)]),
)
@settings(max_examples=25, deadline=None)
def test_the_round_of_a_plan_is_the_round_of_a_simulation(
    size: int, seats: int, on: tuple[int, ...]
) -> None:
    among = SETTINGS._replace(slots=(Slot("x", Recurrence("", on), "09:00", seats * 5, "rivera"),))
    everyone = people(*((student(n), []) for n in range(size)))
    start = day(0)
    days = diary(everyone, among, "rivera", start, USUAL)
    plan = verdict([one for one, _ in everyone], among, days)
    assert plan.round is not None
    weeks = min(40, 3 * plan.round // 5 + 2)
    dealt = sittings(everyone, among, days, start, weeks, USUAL)
    met: dict[str, list[date]] = {}
    for sitting in dealt:
        for pick in sitting.picks:
            met.setdefault(pick.student.id, []).append(sitting.day)
    gaps = [school_days_after(among.term, a, b) for held in met.values() for a, b in pairwise(held)]
    if len(gaps) >= 2 * size:
        # Whole meeting days apart: within one stretch between two of them.
        apart = 5 - (max(on) - min(on)) if len(on) < 5 else 1
        assert abs(sum(gaps) / len(gaps) - plan.round) <= max(1, apart)


def test_what_would_make_a_plan_fit_makes_it_fit() -> None:
    everyone = people(*((student(n), []) for n in range(28)))
    days = diary(everyone, TUE_THU, "rivera", day(0), {"check-in": 4})
    plan = verdict([one for one, _ in everyone], TUE_THU, days)
    assert (plan.seats_a_week, plan.round, plan.fits) == (8, 18, False)
    assert plan.remedy is not None
    assert plan.remedy.minutes_a_week == 6 * 5
    assert plan.remedy.weeks == 4
    longer = TUE_THU._replace(
        slots=(TUE_THU.slots[0]._replace(minutes=20 + plan.remedy.minutes_a_week // 2),)
    )
    more = diary(everyone, longer, "rivera", day(0), {"check-in": 4})
    assert verdict([one for one, _ in everyone], longer, more).fits
    rarer = TUE_THU._replace(cadence=parse_cadence(f"every {plan.remedy.weeks} weeks"))
    assert verdict([one for one, _ in everyone], rarer, days).fits


def test_only_a_condition_of_the_slot_keeps_students_out_of_it() -> None:
    where = (Condition("groups", "P3"),)
    among = TUE_THU._replace(slots=(TUE_THU.slots[0]._replace(where=where),))
    inside = student(1, columns=(("groups", "P3"),))
    everyone = people((inside, []), (student(2, columns=(("groups", "P5"),)), []))
    found = picks(everyone, among, "rivera", day(1), Ask(), USUAL)
    assert [p.student.id for p in found.picks] == ["1"]
