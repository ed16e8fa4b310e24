"""The term a notebook spans, and its school days: the only clock that counts here."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from oneonone.errors import WrongWords

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Days(NamedTuple):
    """A range of days, both ends included."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    def without(self, other: "Days") -> tuple["Days", ...]:
        """What is left of the range where another is taken out."""
        if other.last < self.first or self.last < other.first:
            return (self,)
        one = timedelta(days=1)
        ends = (Days(self.first, other.first - one), Days(other.last + one, self.last))
        return tuple(days for days in ends if days.first <= days.last)


def with_days(spans: Iterable[Days], more: Iterable[Days]) -> tuple[Days, ...]:
    """All spans in order; those that have a day in common are one."""
    joined: list[Days] = []
    for one in sorted({*spans, *more}):
        if joined and one.first <= joined[-1].last:
            joined[-1] = Days(joined[-1].first, max(joined[-1].last, one.last))
        else:
            joined.append(one)
    return tuple(joined)


def without_days(spans: Iterable[Days], out: Iterable[Days]) -> tuple[Days, ...]:
    """The spans without these days; a span is cut where only a part of it goes."""
    kept = tuple(spans)
    for one in out:
        kept = tuple(piece for span in kept for piece in span.without(one))
    return kept


class Term(NamedTuple):
    """What the notebook spans: from its first to its last day, less what is not school."""

    starts: date
    ends: date
    week: tuple[int, ...] = (0, 1, 2, 3, 4)
    """Weekdays with school, Monday 0."""
    days_off: tuple[Days, ...] = ()
    cycle: tuple[str, ...] = ()
    """Names dealt over the school days from the start of the term, as A B."""

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.starts <= day <= self.ends


_COUNTED: dict[int, tuple[Term, tuple[int, ...]]] = {}
"""The days of terms at hand, by their identity: to hash a term takes longer than to look it up."""


def school_days(term: Term) -> tuple[int, ...]:
    """The ordinals of the school days of a term, in order."""
    counted = _COUNTED.get(id(term))
    if counted is None or counted[0] is not term:
        if len(_COUNTED) > 8:
            _COUNTED.clear()
        counted = _COUNTED[id(term)] = (term, _school_days(term))
    return counted[1]


@lru_cache(maxsize=8)
def _school_days(term: Term) -> tuple[int, ...]:
    off = {
        day
        for days in term.days_off
        for day in range(days.first.toordinal(), days.last.toordinal() + 1)
    }
    # The ordinal 1 was a Monday.
    return tuple(
        day
        for day in range(term.starts.toordinal(), term.ends.toordinal() + 1)
        if (day - 1) % 7 in term.week and day not in off
    )


def is_school_day(term: Term, day: date) -> bool:
    """Whether there is school on this day."""
    days = school_days(term)
    place = bisect_left(days, day.toordinal())
    return place < len(days) and days[place] == day.toordinal()


def school_days_after(term: Term, start: date, end: date) -> int:
    """How many school days lie after ``start``, up to and including ``end``."""
    days = school_days(term)
    return max(0, bisect_right(days, end.toordinal()) - bisect_right(days, start.toordinal()))


def first_of_the_last(term: Term, count: int, day: date) -> date:
    """The first of the last ``count`` school days up to and including ``day``; the earliest day
    there is, where the term has not had so many yet."""
    days = school_days(term)
    place = bisect_right(days, day.toordinal()) - count
    return date.fromordinal(days[place]) if place >= 0 else date.min


def school_day_from(term: Term, day: date) -> date | None:
    """This day where there is school, else the next school day; None after the last."""
    days = school_days(term)
    place = bisect_left(days, day.toordinal())
    return date.fromordinal(days[place]) if place < len(days) else None


def add_school_days(term: Term, day: date, count: int) -> date | None:
    """The school day ``count`` after ``day`` (before it, where negative); None outside the term."""
    days = school_days(term)
    if count >= 0:
        place = bisect_right(days, day.toordinal()) + count - 1
    else:
        place = bisect_left(days, day.toordinal()) + count
    return date.fromordinal(days[place]) if 0 <= place < len(days) else None


def cycle_name(term: Term, day: date) -> str | None:
    """The name of this school day in the cycle, as A or B."""
    if not term.cycle or not is_school_day(term, day):
        return None
    place = bisect_left(school_days(term), day.toordinal())
    return term.cycle[place % len(term.cycle)]


def day_words(day: date, today: date | None = None) -> str:
    """A day as it is said: Mon 23 Nov; with its year where that is far from today."""
    words = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    if today is not None and abs((day - today).days) > 300:
        return f"{words} {day.year}"
    return words


LONGEST_YEAR = 800
"""Days from the start of a school year to its end, beyond which one of the two is a slip."""


def school_year(starts: date, ends: date, where: str) -> Term:
    """The term from one day to the other; WrongWords at the option where it cannot be one."""
    if not starts < ends or (ends - starts).days > LONGEST_YEAR:
        raise WrongWords(
            f"{ends} is no end for a year that starts on {starts}",
            where=where,
            remedy="Name a later day, within two years.",
        )
    return Term(starts, ends)


def usual_year(today: date) -> tuple[date, date]:
    """A school year to offer: from the third Monday of August to the first Friday of June."""
    year = today.year if today.month >= 7 else today.year - 1
    first, last = date(year, 8, 15), date(year + 1, 6, 1)
    return first + timedelta(-first.weekday() % 7), last + timedelta((4 - last.weekday()) % 7)


def week_of(day: date) -> date:
    """The Monday of this day's week."""
    return day - timedelta(days=day.weekday())
