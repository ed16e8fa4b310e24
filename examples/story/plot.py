"""What happens in grade 7 whatever chance says: Jamal, Sofía, and those nobody has reached."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from oneonone.core.entries import (
    NOT_FILED,
    AdultKey,
    Amendment,
    Entry,
    GoalState,
    Meeting,
    Outcome,
    Promise,
    Request,
    StudentId,
    Undertaking,
)
from story.cast import Person, by_name
from story.scene import Script, Span

UNMET = """\
Wei Chen|08-24|12-31
Caleb Yellowhorse|08-24|12-31
Hoa Lê|08-24|12-31
Stefan Ionescu|08-24|12-31
Sofia Marín|08-24|12-31
Jamal Brooks|08-24|09-02
Jamal Brooks|10-28|12-31
Amara Okafor|09-21|10-06
Amara Okafor|10-08|12-31
Noah Silva|10-20|12-31
Ngozi Eze|10-01|12-31
Greta Hoffmann|09-29|12-31
Abdi Warsame|10-02|12-31
Ximena Castillo|09-24|12-31
Håkon Lindqvist|10-06|12-31
Darius Coleman|10-22|11-06
Thandiwe Nkosi|10-16|12-31
Zainab Yusuf|11-17|12-31
Miles Carter|11-12|11-16
Gabriela Núñez|11-13|11-17
Ada Olsen|11-16|12-31
"""
"""Not met between these days, though their turn had come."""

NOT_REACHED = """\
Caleb Yellowhorse|09-15|okoye|moved|12:31:40|Fire drill
Caleb Yellowhorse|10-14|okoye|moved|09:26:12|I was covering another class
Hoa Lê|09-10|patel|declined|08:24:05|Not today, please ask next week
Hoa Lê|10-05|patel|absent|09:12:33|
Stefan Ionescu|09-02|okoye|absent|09:13:09|
Wei Chen|11-03|rivera|moved|10:55:48|Assembly ran over
Darius Coleman|11-02|chen|absent|09:14:20|
Darius Coleman|11-04|chen|absent|09:11:47|
Darius Coleman|11-06|chen|absent|11:32:09|At the away tournament
Thandiwe Nkosi|11-09|patel|absent|09:12:58|
Thandiwe Nkosi|11-11|patel|absent|09:13:31|
Thandiwe Nkosi|11-13|patel|absent|08:18:26|
"""

REQUESTS = """\
Leo Petrov|09-16||Would like to talk about the group project|09-17
Beatriz Carvalho|09-24|own|Asked at the end of class, about the seating|09-25
Malik Thompson|10-01|own|Wants to show the corrected quiz|10-02
Priya Raghavan|10-08||Has a question about the science fair|10-09
Rohan Mehta|10-21|own|Ms. Patel asked for him: he would like another try at the map quiz|10-22
Saoirse Doyle|10-29|urgent|Upset about the group work, would like to talk today or tomorrow|10-30
Suki Watanabe|11-05|own|Put a note on my desk: "can we talk about my story?"|11-06
Miles Carter|11-12|urgent|Wants to sort out the missing project before the grade closes|11-17
Sofia Marín|11-13|own|Asked after class whether we could talk about her next book|
Gabriela Núñez|11-13|own|Would like to practice the presentation once with me|11-18
Ada Olsen|11-16|own|Has an idea for the hallway display|
Zainab Yusuf|11-17||Asked at lunch whether anyone has ten minutes for her|
"""
"""Who asked, when, for whom (their own adult, or anyone), why, and from when a seat is kept."""

PROMISES = """\
Sage McAllister|09-22|09-24|Said so at the door
Elijah Scott|10-06|10-08|To look at the map again
Noor Siddiqui|11-10|11-18|Wants to show the finished poster
Emre Yıldız|11-12|11-17|Has a graph to show
Mariam Diallo|11-13|11-20|After the quiz, to look at it together
"""

AMENDMENTS = (
    ("Jamal Brooks", "09-04", "Five minutes is too much. The bell rang; we had about three."),
    ("Sofia Marín", "10-21", "It was page 86 that she read, not page 68."),
)

READING = "reading-conference"


def script(cast: Sequence[Person]) -> Script:
    """The plot with the ids of this cast."""
    asked = [line.split("|") for line in REQUESTS.splitlines()]
    return Script(
        entries=(
            *_jamal(by_name(cast, "Jamal Brooks").id),
            *_sofia(by_name(cast, "Sofia Marín").id),
            *_not_reached(cast),
            *(_request(cast, *parts[:4]) for parts in asked),
            *_promises(cast),
            *(
                Amendment(_id(cast, name), _day(day), AdultKey(""), NOT_FILED, note, "15:10:21")
                for name, day, note in AMENDMENTS
            ),
        ),
        unmet=_spans(cast, UNMET),
        answered=tuple(
            (_day(parts[4]), _adult(cast, parts[0]), _id(cast, parts[0]))
            for parts in asked
            if parts[4]
        ),
    )


def _day(written: str) -> date:
    return date.fromisoformat(f"2026-{written}")


def _id(cast: Sequence[Person], name: str) -> StudentId:
    return StudentId(by_name(cast, name).id)


def _adult(cast: Sequence[Person], name: str) -> AdultKey:
    return AdultKey(by_name(cast, name).adult.split(";")[0] or "chen")


def _spans(cast: Sequence[Person], bank: str) -> tuple[Span, ...]:
    rows = [line.split("|") for line in bank.splitlines()]
    return tuple(Span(_id(cast, name), _day(first), _day(last)) for name, first, last in rows)


def _not_reached(cast: Sequence[Person]) -> list[Entry]:
    found: list[Entry] = []
    for line in NOT_REACHED.splitlines():
        name, day, adult, outcome, at, note = line.split("|")
        who = _id(cast, name)
        meeting = Meeting(who, _day(day), AdultKey(adult), at, outcome=Outcome(outcome))
        found.append(meeting._replace(note=note or None))
    return found


def _request(cast: Sequence[Person], name: str, day: str, whom: str, note: str) -> Request:
    own = _adult(cast, name)
    urgent = whom == "urgent"
    return Request(_id(cast, name), _day(day), own, "14:52:30", own if whom else None, urgent, note)


def _promises(cast: Sequence[Person]) -> list[Entry]:
    found: list[Entry] = []
    for line in PROMISES.splitlines():
        name, day, promised, note = line.split("|")
        by = _adult(cast, name)
        found.append(Promise(_id(cast, name), _day(day), by, _day(promised), "14:45:10", note))
    return found


def _jamal(student: StudentId) -> list[Entry]:
    rivera, chen = AdultKey("rivera"), AdultKey("chen")
    first = Meeting(student, _day("09-03"), rivera, "10:46:19", template="check-in", minutes=5)
    last = Meeting(student, _day("11-09"), chen, "10:42:07", template="check-in", minutes=4)
    shown = Meeting(student, _day("11-16"), rivera, "09:34:12", template="check-in", minutes=4)
    return [
        first._replace(
            answers=(
                ("warm_up", "Good. Did the puzzle on my desk in a minute flat"),
                ("strength", "Sees patterns before anyone else at the table"),
            ),
            pin="Goes by JB; loves puzzles",
        ),
        last._replace(
            answers=(
                ("warm_up", "Tired but fine.\nPuzzle club ran late."),
                ("evidence", "Unit 3 quiz, problem 4"),
                ("strength", "Explains every step out loud, even the ones he doubts"),
                ("growth", "Mixed numbers"),
            ),
            goal=Undertaking("Try the area model on two problems", _day("11-16")),
            tags=("fractions",),
        ),
        Promise(
            student, _day("11-02"), rivera, _day("11-16"), "14:40:55", "To go over the unit 3 quiz"
        ),
        shown._replace(
            reviewed=((NOT_FILED, GoalState.KEPT),),
            answers=(
                ("evidence", "Both area-model problems, the second one without a mistake"),
                ("encouragement", "You drew it before you computed it, and it was all there"),
            ),
            goal=Undertaking("Two more, with mixed numbers", _day("11-24")),
            next=_day("11-24"),
            tags=("worked", "fractions"),
        ),
    ]


def _sofia(student: StudentId) -> list[Entry]:
    """Read with four times, and seen once by Mr. Chen, who kept what was said to himself."""
    rivera = AdultKey("rivera")
    first = Meeting(student, _day("09-10"), rivera, "12:28:40", template=READING, minutes=6)
    second = Meeting(student, _day("09-29"), rivera, "12:30:02", template=READING, minutes=5)
    third = Meeting(student, _day("10-20"), rivera, "12:29:15", template=READING, minutes=5)
    last = Meeting(student, _day("11-12"), rivera, "12:31:20", template=READING, minutes=5)
    private = Meeting(student, _day("10-26"), AdultKey("chen"), "13:22:51", template="check-in")
    return [
        first._replace(
            answers=(
                ("warm_up", "Slow start, likes the dog already"),
                ("passage", "The Call of the Wild, page 4"),
                ("fluency", "2"),
                ("strategy", ("questioning",)),
            ),
        ),
        second._replace(
            answers=(
                ("passage", "The Call of the Wild, page 31"),
                ("fluency", "2"),
                ("strength", "Asks what a word means instead of jumping over it"),
            ),
        ),
        third._replace(
            answers=(
                ("passage", "The Call of the Wild, page 68"),
                ("fluency", "3"),
                ("strategy", ("predicting", "questioning")),
                ("encouragement", "You made the sled race sound cold"),
            ),
            tags=("worked", "reading"),
        ),
        private._replace(minutes=3, private=True),
        last._replace(
            answers=(
                ("passage", "The Secret Garden, page 12"),
                ("fluency", "3"),
                ("strategy", ("predicting", "inferring")),
                ("strength", "She stops when a sentence stops making sense"),
            ),
            passed=("warm_up",),
            goal=Undertaking("Read two chapters and mark one question", _day("11-24")),
            owed=Undertaking("A quieter seat"),
        ),
    ]
