"""The day to offer for a new promise, and whether a day still has room for one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from oneonone.core.history import History
from oneonone.core.promises import Ending, standing_promises
from oneonone.core.roster import Student, named_by
from oneonone.core.rotation import SEATS, meeting_day_number
from oneonone.core.seats import CHANGE_OVER
from oneonone.core.settings import Settings
from oneonone.core.slots import Slot, is_meeting_day, slots_of
from oneonone.core.term import add_school_days, school_day_from


class Diary(NamedTuple):
    """One adult's days: whom they meet, what they have promised, how many seats a day has."""

    settings: Settings
    me: str
    usual: Mapping[str, int]
    """Each template's own minutes."""
    mine: frozenset[str]
    """The ids of those who take turns with this adult."""
    promised: Mapping[date, int]
    """Promises that stand, by their day."""
    own: tuple[Slot, ...] = ()
    """The slots that one student may be met in, where not all are for everybody."""

    def of_student(self, student: Student, roster: Sequence[Student]) -> Diary:
        """The same days, of which only those count that have a slot for this student's class."""
        mine = [slot for slot in self.settings.slots if slot.belongs_to(self.me)]
        own = tuple(slot for slot in mine if slot.suits(student))
        if not own or len(own) == len(mine):
            return self
        alike = {s.id for s in roster if any(slot.suits(s) for slot in own)}
        return self._replace(own=own, mine=self.mine & alike)

    def is_day_for(self, day: date) -> bool:
        """Whether this adult meets the student on it whom the days are for."""
        if not self.own:
            return self.is_meeting_day(day)
        return bool(slots_of(self.own, self.me, self.settings.term, day))

    def seats(self, day: date) -> int:
        """Whole seats of a meeting day: what fits into its slots, at least one in each."""
        return self._seats_in(self.settings.slots, day)

    def _seats_in(self, slots: tuple[Slot, ...], day: date) -> int:
        slots = slots_of(slots, self.me, self.settings.term, day)
        if not slots:
            return SEATS if self.is_meeting_day(day) else 0
        return sum(max(1, slot.minutes // self.minutes_in(slot.template)) for slot in slots)

    def minutes_in(self, template: str | None) -> int:
        """What one meeting of this template takes, with the change after it."""
        return self.usual.get(template or self.settings.template, 5) + CHANGE_OVER

    def is_meeting_day(self, day: date) -> bool:
        """Whether this adult meets students on it."""
        return is_meeting_day(self.settings.slots, self.me, self.settings.term, day)

    def room(self, day: date) -> int:
        """Promises that still fit: half of the seats, added up over the meeting days."""
        if not self.is_meeting_day(day):
            return 0
        seats, nth = self.seats(day), meeting_day_number(self.settings, self.me, day)
        half = (nth + 1) * seats // 2 - nth * seats // 2
        return half - self.promised.get(day, 0)

    def next_meeting_day(self, day: date) -> date | None:
        """The first meeting day after this day; None where the term has no more."""
        found = add_school_days(self.settings.term, day, 1)
        while found is not None and not self.is_day_for(found):
            found = add_school_days(self.settings.term, found, 1)
        return found

    def turn(self, today: date, place: int | None = None) -> date | None:
        """The day on which the turn comes to someone at this place of the list: when the seats from
        tomorrow have reached it. Someone met today has the last place."""
        place = place or len(self.mine)
        seats, day, last = 0, self.next_meeting_day(today), None
        while day is not None:
            seats, last = seats + self._seats_in(self.own or self.settings.slots, day), day
            if seats >= place:
                return day
            day = self.next_meeting_day(day)
        return last

    def offered(
        self, today: date, wanted: date | None = None, place: int | None = None
    ) -> date | None:
        """The day to offer: that of their turn, or an earlier one that is wanted; where it has no
        room, the nearest that has, a later one before an earlier. Days pushed out far would be
        met before they come, and the promise with them would be moved rather than kept.
        """
        start = wanted or self.turn(today, place)
        tomorrow = today + timedelta(days=1)
        first = start and school_day_from(self.settings.term, max(start, tomorrow))
        if first is not None and not self.is_day_for(first):
            first = self.next_meeting_day(first)
        later = earlier = first
        while later is not None or earlier is not None:
            for day in (later, earlier):
                if day is not None and self.room(day) >= 1:
                    return day
            later = later and self.next_meeting_day(later)
            earlier = earlier and self.meeting_day_before(earlier, today)
        return first

    def meeting_day_before(self, day: date, today: date) -> date | None:
        """The last meeting day before this day and after today; None where there is none."""
        found = add_school_days(self.settings.term, day, -1)
        while found is not None and found > today and not self.is_day_for(found):
            found = add_school_days(self.settings.term, found, -1)
        return found if found is not None and found > today else None


def diary(
    people: Sequence[tuple[Student, History]],
    settings: Settings,
    me: str,
    today: date,
    usual: Mapping[str, int],
    roster: Sequence[Student] | None = None,
) -> Diary:
    """This adult's days as they stand on ``today``. ``roster`` is everyone, where ``people`` are
    only those who may be this adult's."""
    if roster is None:
        roster = [student for student, _ in people]
    here = {s.id for s in roster if s.on_roster(today) and not s.is_away(today)}
    promised: dict[date, int] = {}
    for student, past in people:
        for made in standing_promises(student, past, settings.term, today):
            if made.by == me and made.ending is Ending.OPEN:
                promised[made.day] = promised.get(made.day, 0) + 1
    return Diary(settings, me, usual, named_by(roster, me, today) & here, promised)
