"""What day it is, and what time: the only place that looks at a clock."""

import os
import time
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from oneonone.errors import WrongWords


class Now(NamedTuple):
    """This day, and the local time as ``10:42:07``."""

    day: date
    time: str


def now() -> Now:
    """Today and now; OO_TODAY (a day, or a day and time) stands in for them."""
    real = datetime.now()
    told = os.environ.get("OO_TODAY", "").strip()
    if not told:
        return Now(real.date(), real.strftime("%H:%M:%S"))
    try:
        if len(told) == 10:
            return Now(date.fromisoformat(told), real.strftime("%H:%M:%S"))
        moment = datetime.fromisoformat(told)
    except ValueError:
        raise WrongWords(
            f'"{told}" is not a day',
            where="OO_TODAY",
            remedy="Write it as 2026-11-23 or 2026-11-23T10:42:07.",
        ) from None
    return Now(moment.date(), moment.strftime("%H:%M:%S"))


YEARS = range(1970, 2200)
"""Years a notebook can be looked at in; far from either end of the calendar."""


def stamp() -> datetime:
    """This moment, in the time zone of this machine; OO_TODAY stands in for its day and time."""
    moment = now()
    return datetime.fromisoformat(f"{moment.day.isoformat()}T{moment.time}").astimezone()


def seconds() -> float:
    """Seconds since some moment: how long a thing took is the difference of two of them."""
    return time.monotonic()


def zone() -> tzinfo:
    """The time zone of this machine, which knows when summer time starts."""
    from dateutil.tz import tzlocal

    return tzlocal()


def wait(seconds_: float) -> None:
    """Do nothing for so many seconds."""
    time.sleep(seconds_)


def age(path_time: float) -> float:
    """Seconds since a file's time of change; OO_TODAY does not stand in for these."""
    return time.time() - path_time


def file_time() -> float:
    """Seconds since 1970, by the clock that stamps files."""
    return time.time()
