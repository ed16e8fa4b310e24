"""Writing one meeting down: its words, how the last goal went, the next goal, the next day."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random

from oneonone.core.entries import (
    AdultKey,
    Entry,
    EntryId,
    GoalState,
    Meeting,
    Outcome,
    Review,
    StudentId,
    Undertaking,
)
from story.cast import Person
from story.days import later, number
from story.diary import Debt, Diary, cadence_of
from story.scene import Appointment, Scene
from story.talks import Goal, Setting, Talk
from story.voice import Voice

Reviewed = tuple[tuple[EntryId, GoalState], ...]

DENSE = (date(2026, 11, 16), date(2026, 11, 24))
"""Between these days something is promised for every meeting day."""


FAR = date(2026, 12, 18)
"""A goal due after this is one for next quarter, and not asked about yet."""


class Meetings:
    """What is written about each meeting of one notebook."""

    def __init__(self, scene: Scene, diary: Diary) -> None:
        self.scene = scene
        self.diary = diary
        self.asked: Counter[EntryId] = Counter()
        # Two streams, so that a new sentence in a bank does not move anybody's meetings.
        self.chance = Random(f"{scene.key}: meetings")
        self.voice = Voice(Random(f"{scene.key}: words"))
        self.voice.spoken.update(text for entry in scene.script.entries for text in _texts(entry))

    def write(self, entry: Entry) -> EntryId:
        """An entry of the script: its goal is remembered like any other."""
        if isinstance(entry, Meeting) and entry.reviewed:
            entry = entry._replace(reviewed=self._last_goal(entry))
        name = self.diary.write(entry)
        if isinstance(entry, Meeting) and entry.outcome is Outcome.MET:
            self.voice.known.add(entry.student)
        if isinstance(entry, Meeting) and entry.goal:
            goal = Goal(entry.goal.text)
            self.diary.goals.setdefault(entry.student, []).append((name, goal, entry.goal.due))
        return name

    def _last_goal(self, meeting: Meeting) -> Reviewed:
        """The script knows how a goal went, not under which id it was filed."""
        of, _, _ = self.diary.goals[meeting.student].pop()
        return ((of, meeting.reviewed[0][1]),)

    def met(
        self, person: Person, adult: str, day: date, end: int, minutes: int, template: str
    ) -> None:
        """A meeting that was held, with all that was said in it."""
        later_on = self.chance.random() < 0.07
        meeting = Meeting(
            StudentId(person.id),
            day,
            AdultKey(adult),
            None if later_on else self._clock(end),
            template=template,
            minutes=None if self.chance.random() < 0.05 else minutes,
        )
        others = sorted(key for key in self.scene.team if key != adult)
        if others and self.chance.random() < 0.025:
            meeting = meeting._replace(with_=(self.chance.choice(others),))
        self._write_held(person, meeting._replace(next=self._offer(person, adult, day)))

    def held_as_set(self, person: Person, adult: str, set_for: Appointment) -> None:
        """A meeting that had its own day and time."""
        hours, minutes = map(int, set_for.at.split(":"))
        meeting = Meeting(
            StudentId(person.id),
            set_for.day,
            AdultKey(adult),
            self._clock(hours * 60 + minutes + set_for.minutes),
            with_=("family",) if set_for.template == "student-led-conference" else (),
            template=set_for.template,
            minutes=set_for.minutes,
            next=set_for.next,
        )
        self._write_held(person, meeting)

    def _write_held(self, person: Person, meeting: Meeting) -> None:
        reviewed, kept = self._reviewed(person, meeting.date)
        template = meeting.template or self.scene.template
        if self.scene.people == "students" and self.chance.random() < 0.006:
            self.diary.write(meeting._replace(reviewed=reviewed, private=True))
            return
        setting = Setting(person, meeting.by, kept)
        talk = self.scene.talks[template](self.voice, setting)
        goal = self._new_goal(person, setting, talk, template)
        self.voice.known.add(person.id)
        owed = self._owed(person, meeting.date, bool(goal))
        meeting = meeting._replace(
            reviewed=reviewed,
            answers=talk.answers,
            passed=talk.passed,
            note=talk.note,
            tags=talk.tags,
            pin=self._pin(person),
            owed=owed,
        )
        if goal:
            due = self._due(person, meeting)
            meeting = meeting._replace(goal=Undertaking(goal.text, due))
        name = self.diary.write(meeting)
        if goal:
            self.diary.goals.setdefault(person.id, []).append((name, goal, due))
        if owed and not goal:
            done = later(meeting.date, 1 + self.chance.choice(range(7)))
            kept_on = done if self.chance.random() < 0.78 else None
            self.diary.debts.append(Debt(name, meeting.by, person.id, kept_on))

    def not_met(self, person: Person, adult: str, day: date, now: int, outcome: Outcome) -> None:
        """The student was away, or chose not to."""
        bank = self.scene.words[outcome.value]
        says = self.chance.random() < 0.3
        self.diary.write(
            Meeting(
                StudentId(person.id),
                day,
                AdultKey(adult),
                self._clock(now),
                outcome=outcome,
                note=self._aside(person, bank) if says else None,
            )
        )

    def moved(self, person: Person, adult: str, day: date, now: int) -> None:
        """The adult could not keep the day; mostly a new one is given at once."""
        days = [d for d in self.scene.meeting_days(adult, person) if d > day]
        again = days[self.chance.choice((0, 0, 1))] if self.chance.random() < 0.8 else None
        self.diary.write(
            Meeting(
                StudentId(person.id),
                day,
                AdultKey(adult),
                self._clock(now),
                outcome=Outcome.MOVED,
                note=self._aside(person, self.scene.words["moved"]),
                next=again,
            )
        )

    def _aside(self, person: Person, bank: str) -> str | None:
        """A reason, while there is one that was not given too often."""
        try:
            return self.voice.say(person, bank)
        except LookupError:
            return None

    def follow_up(self, day: date) -> None:
        """What is looked at between meetings: debts paid, a goal shown in passing."""
        for debt in [debt for debt in self.diary.debts if debt.done == day]:
            self.diary.debts.remove(debt)
            dropped = self.chance.random() < 0.1
            state = GoalState.DROPPED if dropped else GoalState.KEPT
            self._review(debt.student, debt.adult, day, debt.id, state, None)
        for student in sorted(self.diary.goals):
            for name, goal, due in list(self.diary.goals[student]):
                if due == day and self.chance.random() < 0.045 * len(self.scene.team) ** 0.5:
                    by = name[11:].rsplit("-", 1)[0]
                    seen = bool(goal.seen) and not self.voice.repeated(goal.seen)
                    note = goal.seen if seen else None
                    self._review(student, by, day, name, GoalState.KEPT, note)
                    self.diary.goals[student].remove((name, goal, due))

    def _review(
        self, student: str, adult: str, day: date, of: EntryId, state: GoalState, note: str | None
    ) -> None:
        at = self._clock(7 * 60 + 50 + self.chance.choice(range(25)))
        key = AdultKey(adult)
        self.diary.write(Review(StudentId(student), day, key, ((of, state),), at, note))

    def _reviewed(self, person: Person, day: date) -> tuple[Reviewed, Goal | None]:
        """How the open goals went, and the one that was kept."""
        found, still_open, kept = [], [], None
        for name, goal, due in self.diary.goals.get(person.id, []):
            drawn = self.chance.random()
            early = due is not None and due > day
            far = due is not None and due > FAR
            if drawn < 0.1 or far or (early and drawn < 0.35):
                still_open.append((name, goal, due))
                continue
            self.asked[name] += 1
            state = self._how_it_went(self.asked[name])
            found.append((name, state))
            if state is GoalState.KEPT:
                kept = goal
            if not state.closes:
                still_open.append((name, goal, due))
        self.diary.goals[person.id] = still_open
        return tuple(found), kept

    def _how_it_went(self, times: int) -> GoalState:
        """Mostly kept; asked for the third time, it is done or let go."""
        drawn = self.chance.random()
        if times > 2:
            return GoalState.KEPT if drawn < 0.6 else GoalState.DROPPED
        for state, part in ((GoalState.KEPT, 0.54), (GoalState.PARTLY, 0.76)):
            if drawn < part:
                return state
        return GoalState.NOT_YET if drawn < 0.9 else GoalState.DROPPED

    def _new_goal(self, person: Person, setting: Setting, talk: Talk, template: str) -> Goal | None:
        still_open = self.diary.goals.get(person.id, [])
        open_already = sum(due is None or due <= FAR for _, _, due in still_open)
        part = (0.74, 0.12, 0.0)[min(open_already, 2)]
        if template == "student-led-conference":
            part = 1.0
        elif template == "student-led-prep":
            part = 0.0
        elif self.scene.people == "staff":
            part = 0.2
        if self.chance.random() >= part:
            return None
        return self.scene.goals[template](self.voice, setting, talk)

    def _due(self, person: Person, meeting: Meeting) -> date | None:
        if meeting.template == "student-led-conference":
            return date(2027, 1, 15)
        if meeting.next and self.chance.random() < 0.75:
            return meeting.next
        if self.chance.random() < 0.12:
            return None
        cadence = cadence_of(person, self.scene.cadence, self.scene.tiers)
        part = self.chance.choice((0.5, 0.6, 0.8, 1.0))
        return later(meeting.date, max(1, round(cadence * part)))

    def _owed(self, person: Person, day: date, with_goal: bool) -> Undertaking | None:
        """What the adult will do; not beside a goal, since both would go by one id."""
        part = 0.4 if self.scene.people == "staff" else 0.2
        if self.chance.random() >= part or with_goal:
            return None
        text = self.voice.say(person, self.scene.words["owed"], self.scene.courses(person))
        due = later(day, 2 + self.chance.choice(range(5))) if self.chance.random() < 0.8 else None
        return Undertaking(text, due)

    def _pin(self, person: Person) -> str | None:
        if person.id in self.diary.pinned or self.chance.random() >= 0.03:
            return None
        self.diary.pinned.add(person.id)
        return self.voice.say(person, self.scene.words["pins"])

    def _offer(self, person: Person, adult: str, day: date) -> date | None:
        """The day promised at parting, where one is: near their turn, with room left."""
        cadence = cadence_of(person, self.scene.cadence, self.scene.tiers)
        days = [d for d in self.scene.meeting_days(adult, person) if d > day]
        unmet = [span for span in self.scene.script.unmet if span.student == person.id]
        days = [d for d in days if not any(span.first <= d <= span.last for span in unmet)]
        room = [d for d in days if self.diary.promised_on(adult, d) < self.scene.promised]
        other = self.diary.promises.get(person.id)
        if not person.belongs_to(adult) or not room or (other and other.adult != adult):
            return None
        soonest = number(day) + max(1, round(cadence * 0.6))
        latest = number(day) + max(3, round(cadence))
        dense = [d for d in room if DENSE[0] <= d <= DENSE[1] and soonest <= number(d) <= latest]
        if dense and self.chance.random() < 0.8:
            return min(dense, key=lambda d: (self.diary.promised_on(adult, d), d))
        if self.chance.random() >= 0.3:
            return None
        wanted = later(day, max(1, round(cadence * self.chance.choice((0.7, 0.8, 0.9)))))
        return next((d for d in room if d >= wanted), None)

    def _clock(self, minute: int) -> str:
        seconds = self.chance.choice(range(60))
        return f"{minute // 60:02}:{minute % 60:02}:{seconds:02}"


def _texts(entry: Entry) -> list[str]:
    """The free texts of a scripted entry: they count as spoken from the first day on."""
    answers = entry.answers if isinstance(entry, Meeting) else ()
    texts = [answer for _, answer in answers if isinstance(answer, str)]
    goal = entry.goal.text if isinstance(entry, Meeting) and entry.goal else None
    return [text for text in (*texts, goal, getattr(entry, "note", None)) if text]
