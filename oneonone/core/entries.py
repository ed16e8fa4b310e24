"""What was recorded: one value for each kind of entry. Entries are only ever added."""

from datetime import date as Day  # a field is called date
from enum import StrEnum
from typing import NamedTuple, NewType

StudentId = NewType("StudentId", str)
EntryId = NewType("EntryId", str)
AdultKey = NewType("AdultKey", str)

NOT_FILED = EntryId("")
"""The id of an entry that has not been written yet: an id is given by its file."""


class Outcome(StrEnum):
    """How a meeting went: the student was met, away, chose not to, or the adult moved it."""

    MET = "met"
    ABSENT = "absent"
    DECLINED = "declined"
    MOVED = "moved"


class GoalState(StrEnum):
    """How a goal went. Kept and dropped close it; partly and not_yet leave it open."""

    KEPT = "kept"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    DROPPED = "dropped"

    @property
    def closes(self) -> bool:
        """Whether nothing more is expected."""
        return self in (GoalState.KEPT, GoalState.DROPPED)


class Undertaking(NamedTuple):
    """Something to be done, by the student (a goal) or by the adult (owed), and by when."""

    text: str
    due: Day | None = None


Answer = str | tuple[str, ...]
"""What was answered to one prompt: free words, or several of its choices."""


class Meeting(NamedTuple):
    """A note: one meeting that was held, or that was to be held and was not."""

    student: StudentId
    date: Day
    by: AdultKey
    at: str | None = None
    with_: tuple[str, ...] = ()
    template: str | None = None
    outcome: Outcome = Outcome.MET
    minutes: int | None = None
    reviewed: tuple[tuple[EntryId, GoalState], ...] = ()
    answers: tuple[tuple[str, Answer], ...] = ()
    passed: tuple[str, ...] = ()
    note: str | None = None
    goal: Undertaking | None = None
    owed: Undertaking | None = None
    next: Day | None = None
    pin: str | None = None
    tags: tuple[str, ...] = ()
    private: bool = False
    nth: int | None = None
    id: EntryId = NOT_FILED

    def held_by(self, adult: str) -> bool:
        """Whether this adult was there, as the one who wrote it or beside them."""
        return self.by == adult or adult in self.with_


class Request(NamedTuple):
    """The student, or someone for them, asked for a meeting, perhaps with one adult."""

    student: StudentId
    date: Day
    by: AdultKey
    at: str | None = None
    adult: AdultKey | None = None
    urgent: bool = False
    note: str | None = None
    nth: int | None = None
    id: EntryId = NOT_FILED


class Promise(NamedTuple):
    """A day on which this adult will meet this student, said outside a meeting."""

    student: StudentId
    date: Day
    by: AdultKey
    next: Day
    at: str | None = None
    note: str | None = None
    nth: int | None = None
    id: EntryId = NOT_FILED


class Review(NamedTuple):
    """How goals went, looked at between meetings; closes what an adult owes as well."""

    student: StudentId
    date: Day
    by: AdultKey
    reviewed: tuple[tuple[EntryId, GoalState], ...]
    at: str | None = None
    note: str | None = None
    nth: int | None = None
    id: EntryId = NOT_FILED


class Amendment(NamedTuple):
    """A correction that stands beside the entry it corrects."""

    student: StudentId
    date: Day
    by: AdultKey
    of: EntryId
    note: str
    at: str | None = None
    nth: int | None = None
    id: EntryId = NOT_FILED


class Statement(NamedTuple):
    """The family's words, printed with the record."""

    student: StudentId
    date: Day
    by: AdultKey
    note: str
    of: EntryId | None = None
    at: str | None = None
    nth: int | None = None
    id: EntryId = NOT_FILED


class Hold(NamedTuple):
    """Keeps a record from being forgotten while a family's request is open."""

    student: StudentId
    date: Day
    by: AdultKey
    at: str | None = None
    until: Day | None = None
    note: str | None = None
    nth: int | None = None
    id: EntryId = NOT_FILED


class Release(NamedTuple):
    """Ends a hold."""

    student: StudentId
    date: Day
    by: AdultKey
    at: str | None = None
    note: str | None = None
    nth: int | None = None
    id: EntryId = NOT_FILED


class Disclosure(NamedTuple):
    """To whom the record was given."""

    student: StudentId
    date: Day
    by: AdultKey
    to: str
    at: str | None = None
    note: str | None = None
    nth: int | None = None
    id: EntryId = NOT_FILED


class Forgotten(NamedTuple):
    """A tombstone: this student's record was removed on that day."""

    student: StudentId
    date: Day
    by: AdultKey
    at: str | None = None
    nth: int | None = None
    id: EntryId = NOT_FILED


class Unknown(NamedTuple):
    """An entry of a kind that a newer version wrote: shown, counted aloud, never touched."""

    student: StudentId
    date: Day
    by: AdultKey
    kind: str
    at: str | None = None
    id: EntryId = NOT_FILED


Entry = (
    Meeting
    | Request
    | Promise
    | Review
    | Amendment
    | Statement
    | Hold
    | Release
    | Disclosure
    | Forgotten
    | Unknown
)

KINDS: dict[str, type[Entry]] = {
    "meeting": Meeting,
    "request": Request,
    "promise": Promise,
    "review": Review,
    "amendment": Amendment,
    "statement": Statement,
    "hold": Hold,
    "release": Release,
    "disclosure": Disclosure,
    "forgotten": Forgotten,
}


def kind_of(entry: Entry) -> str:
    """The word that stands under ``kind:``."""
    return entry.kind if isinstance(entry, Unknown) else type(entry).__name__.lower()


def tag_in(entry_id: str) -> str:
    """The end of an id, which is enough to name its entry as long as no other ends alike."""
    return entry_id.rpartition("-")[2]


def content(entry: Entry) -> Entry:
    """What an entry says, apart from the time of writing and its id."""
    return entry._replace(at=None, id=NOT_FILED)


def order(entry: Entry) -> tuple[Day, str, str]:
    """Entries sort by date, then the time of writing (none comes first), then id."""
    return (entry.date, entry.at or "", entry.id)
