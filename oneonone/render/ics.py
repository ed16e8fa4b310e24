"""A plan as a calendar file (RFC 5545): one event a slot, initials only. The door of icalendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta, tzinfo

from icalendar import Calendar, Event

from oneonone import __version__
from oneonone.core.digest import digest
from oneonone.core.planning import Sitting
from oneonone.core.roster import initials
from oneonone.core.settings import Settings
from oneonone.render.safe import safe
from oneonone.render.words import one_line


def calendar(
    sittings: Sequence[Sitting], settings: Settings, me: str, stamp: datetime, zone: tzinfo
) -> bytes:
    """One event for each slot. Its UID hangs on notebook, adult, slot and day, so that importing
    again changes the event that is there. Times are those of ``zone``, written in UTC."""
    found = Calendar()
    found.add("prodid", f"-//oneonone//oo {__version__}//EN")
    found.add("version", "2.0")
    found.add("x-wr-calname", _line(settings.title) or "One-on-ones")
    for sitting in sittings:
        found.add_component(_event(sitting, settings, me, stamp, zone))
    return bytes(found.to_ical())


def _line(words: str) -> str:
    """Words of a file on one line, without what steers a program that reads them."""
    return one_line(safe(words))


def _event(sitting: Sitting, settings: Settings, me: str, stamp: datetime, zone: tzinfo) -> Event:
    event = Event()
    slot = sitting.slot
    name = slot.name if slot else "One-on-ones"
    key = "\n".join((settings.id, me, name, slot.at if slot else "", sitting.day.isoformat()))
    event.add("uid", f"{digest(key.encode()).hex()[:32]}@oneonone")
    event.add("dtstamp", stamp.astimezone(UTC))
    whom = " ".join(initials(pick.student.called) for pick in sitting.picks)
    event.add("summary", f"{_line(name)}: {whom}")
    if slot is None or not slot.at:
        event.add("dtstart", sitting.day)
        event.add("dtend", sitting.day + timedelta(1))
    else:
        start = datetime.combine(sitting.day, time.fromisoformat(slot.at), zone)
        event.add("dtstart", start.astimezone(UTC))
        event.add("dtend", (start + timedelta(minutes=slot.minutes)).astimezone(UTC))
    event.add("transp", "OPAQUE")
    event.add("class", "PRIVATE")
    return event
