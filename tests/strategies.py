"""Anything hypothesis can think of that an entry may hold."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from oneonone.core.entries import (
    KINDS,
    AdultKey,
    Amendment,
    Disclosure,
    Entry,
    EntryId,
    Forgotten,
    GoalState,
    Hold,
    Meeting,
    Outcome,
    Promise,
    Release,
    Request,
    Review,
    Statement,
    StudentId,
    Undertaking,
)
from oneonone.formats.text import clean

TRICKY = (
    "NO", "yes", "y", "on", "~", "null", "12:30", "0123", "1e5", "0x1F", "0o17", "1_000", ".inf",
    "-", "- a", "? b", "key: value", "a #b", "# not a comment", "'", '"', "\\", "|", ">", "%", "@x",
    "`x`", "{a: b}", "[1, 2]", "*alias", "&anchor", "!tag", "<<", "=", "2026-11-23", "true",
    "😀 emoji 👩‍🏫", "مرحبا", "naïve", "tab\there", "line\nline", "\ufefffirst", "trailing \nspace",
    "  ", "a\n\n\nb", "---", "...", "a: |\n  b", "\U0010ffff", "1.2.3", "0b11", "60:00", "1,000",
    "x" * 300, "word " * 60, "-1", "+2", ".5", "\u200b", "e\u0301", "a\u00a0b", "\ue000",
)  # fmt: skip

texts = (st.text(max_size=60) | st.sampled_from(TRICKY) | st.lists(st.sampled_from(TRICKY), min_size=2, max_size=4).map("\n".join)).map(clean).filter(bool)  # fmt: skip  # noqa: E501
words = texts.map(lambda text: " ".join(text.replace(",", " ").split())).filter(bool)
keys = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)
adults = st.from_regex(r"[a-z][a-z0-9_-]{0,12}", fullmatch=True).map(AdultKey)
ids = st.from_regex(r"20[0-9]{2}-0[1-9]-1[0-9]-[a-z]{1,8}-[a-z2-7]{4}", fullmatch=True).map(EntryId)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
times = st.none() | st.times().map(lambda moment: moment.strftime("%H:%M:%S"))
something = words.filter(lambda text: text not in ("~", "null", "Null", "NULL"))
students = something.map(StudentId)
undertakings = st.builds(
    Undertaking, texts.filter(lambda t: t not in ("~", "null")), st.none() | days
)
reviews = st.dictionaries(ids, st.sampled_from(GoalState), max_size=3).map(
    lambda d: tuple(d.items())
)
several = st.lists(words, max_size=3, unique=True).map(tuple)
head = {"student": students, "date": days, "by": adults, "at": times}
nth = {"nth": st.none() | st.integers(2, 9)}
note = {"note": st.none() | texts}

meetings = st.builds(
    Meeting,
    **head,
    with_=several,
    template=st.none() | something,
    outcome=st.sampled_from(Outcome),
    minutes=st.none() | st.integers(0, 1440),
    reviewed=reviews,
    answers=st.dictionaries(
        keys, texts | st.lists(words, min_size=1, max_size=3, unique=True).map(tuple), max_size=4
    ).map(lambda d: tuple(d.items())),
    passed=several,
    **note,
    goal=st.none() | undertakings,
    owed=st.none() | undertakings,
    next=st.none() | days,
    pin=st.none() | texts,
    tags=several,
    private=st.booleans(),
    **nth,
)

entries: st.SearchStrategy[Entry] = st.one_of(
    meetings,
    st.builds(Request, **head, adult=st.none() | adults, urgent=st.booleans(), **note, **nth),
    st.builds(Promise, **head, next=days, **note, **nth),
    st.builds(Review, **head, reviewed=reviews, **note, **nth),
    st.builds(Amendment, **head, of=ids, note=texts, **nth),
    st.builds(Statement, **head, note=texts, of=st.none() | ids, **nth),
    st.builds(Hold, **head, until=st.none() | days, **note, **nth),
    st.builds(Release, **head, **note, **nth),
    st.builds(Disclosure, **head, to=something, **note, **nth),
    st.builds(Forgotten, **head, **nth),
)
assert len(KINDS) == 10
