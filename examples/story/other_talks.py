"""What is said in reading conferences, advisory, student-led conferences and among staff."""

from __future__ import annotations

from words import advising, beside_books, books, colleagues, conferences

from oneonone.core.entries import Answer
from story.cast import Person
from story.talks import Goal, Setting, Talk, passes
from story.voice import Voice

Answers = tuple[tuple[str, Answer], ...]

STRATEGIES = ("predicting", "questioning", "inferring", "summarising", "other")


class Readers:
    """A class of readers: each keeps a book until it is read, and grows slowly more fluent."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[str, int, int]] = {}
        self.read: dict[str, set[str]] = {}
        self.fluency: dict[str, float] = {}

    def talk(self, voice: Voice, setting: Setting) -> Talk:
        """A reading conference."""
        person, chance = setting.person, voice.chance
        drawn = chance.random()
        keys = {"passage", "fluency", "strategy"} if drawn < 0.62 else {"passage", "strategy"}
        for key, part in (("warm_up", 0.4), ("strength", 0.45), ("encouragement", 0.22)):
            if chance.random() < part:
                keys.add(key)
        if drawn > 0.85:
            keys -= {"strategy", "encouragement"}
        found: dict[str, Answer] = {"passage": self._passage(voice, person.id)}
        found["fluency"] = str(self._fluency(voice, person.id))
        found["strategy"] = _strategies(voice)
        for key, bank in (
            ("warm_up", books.WARM_UP),
            ("strength", books.STRENGTH),
            ("encouragement", books.ENCOURAGEMENT),
        ):
            if key in keys:
                found[key] = voice.say(person, bank)
        order = ("warm_up", "passage", "fluency", "strategy", "strength", "encouragement")
        answers = tuple((key, found[key]) for key in order if key in keys)
        note = voice.say(person, beside_books.NOTES) if chance.random() < 0.12 else None
        tags = ("worked",) if "strength" in keys and chance.random() < 0.08 else ()
        return Talk(answers, passes(voice, ("warm_up", "strength"), tuple(keys)), note, tags)

    def _passage(self, voice: Voice, reader: str) -> str:
        title, page, pages = self.pages.get(reader, ("", 0, 0))
        if page + 4 >= pages:
            taken = self.read.setdefault(reader, set()) | {held for held, *_ in self.pages.values()}
            shelf = [line for line in books.BOOKS.splitlines() if line.split("|")[0] not in taken]
            title, length = voice.chance.choice(shelf).split("|")
            page, pages = 2, int(length)
            self.read[reader].add(title)
        page += voice.chance.choice((3, 5, 6, 8, 11, 14))
        page = min(page, pages)
        self.pages[reader] = (title, page, pages)
        return (
            f"{title}, page {page}"
            if voice.chance.random() < 0.8
            else f"{title}, {page - 1} to {page}"
        )

    def _fluency(self, voice: Voice, reader: str) -> int:
        level = self.fluency.get(reader, 1.2 + 2 * voice.chance.random())
        level = min(level + 0.14 * voice.chance.random(), 4.2)
        self.fluency[reader] = level
        return max(1, min(4, int(level + voice.chance.choice((0, 0.3, 0.5)))))


def _strategies(voice: Voice) -> tuple[str, ...]:
    first = voice.chance.choice(STRATEGIES)
    second = voice.chance.choice(STRATEGIES[:4])
    both = {first, second} if voice.chance.random() < 0.4 else {first}
    return tuple(strategy for strategy in STRATEGIES if strategy in both)


def reading_goal(voice: Voice, setting: Setting, talk: Talk) -> Goal:
    """One bite-sized goal for a reader."""
    return Goal(voice.say(setting.person, books.GOALS))


def courses(person: Person) -> dict[str, str]:
    """The classes an advisee takes: one with labs, two with papers, two others."""
    number = int(person.id)
    lab = advising.LABS[number % 3]
    papers = [advising.PAPERS[number % 4], advising.PAPERS[(number + 1 + number % 2) % 4]]
    others = [advising.OTHERS[number % 3], advising.OTHERS[3 + number // 3 % 3]]
    return {
        "course": "\n".join([lab, *papers, *others]),
        "lab": lab,
        "paper": "\n".join(papers),
        "otherone": "gym\nart\nchoir",
    }


def advisory(voice: Voice, setting: Setting) -> Talk:
    """The week, the grades, what is missing, what to celebrate."""
    person, chance, words = setting.person, voice.chance, courses(setting.person)
    missing = chance.choice((0, 0, 1, 1, 2, 2, 3, 4))
    banks = {
        "warm_up": (advising.WARM_UP, 0.5),
        "grades": (advising.GRADES, 0.6),
        "missing_work": ("", 0.55),
        "first_one": (advising.FIRST, 0.5 if missing else 0),
        "behavior": (advising.BEHAVIOR, 0.2),
        "celebration": (advising.CELEBRATION, 0.3),
        "encouragement": (advising.ENCOURAGEMENT, 0.22),
    }
    answers: list[tuple[str, Answer]] = []
    for key, (bank, part) in banks.items():
        if key == "first_one" and not any(answered == "missing_work" for answered, _ in answers):
            continue
        if chance.random() < part:
            answers.append((key, voice.say(person, bank, words) if bank else str(missing)))
    note = None
    if not answers or chance.random() < 0.07:
        note = voice.say(person, advising.NOTES)
    keys = tuple(key for key, _ in answers)
    passed = passes(voice, ("grades", "behavior", "celebration"), keys)
    tags = ("worked",) if "celebration" in keys and chance.random() < 0.15 else ()
    return Talk(tuple(answers), passed, note, tags)


def advisory_goal(voice: Voice, setting: Setting, talk: Talk) -> Goal:
    """A goal until the next advisory."""
    return Goal(voice.say(setting.person, advising.GOALS, courses(setting.person)))


def preparing(voice: Voice, setting: Setting) -> Talk:
    """The student's own page, the week before."""
    banks = {
        "growth": conferences.GROWTH,
        "proud_work": conferences.PROUD,
        "hard": conferences.HARD,
        "listeners": conferences.LISTENERS,
        "encouragement": conferences.KEPT,
    }
    return Talk(_some(voice, setting, banks, 0.78))


def conference(voice: Voice, setting: Setting) -> Talk:
    """The student speaks, with a guest at the table."""
    banks = {
        "warm_up": conferences.FIRST_SHOWN,
        "growth": conferences.GROWTH,
        "work_shown": conferences.PROUD,
        "challenge": conferences.HARD,
        "guest_noticed": conferences.NOTICED,
        "support": conferences.SUPPORT,
        "encouragement": advising.ENCOURAGEMENT,
    }
    return Talk(_some(voice, setting, banks, 0.72))


def next_quarter(voice: Voice, setting: Setting, talk: Talk) -> Goal:
    """The goal a student leaves the conference with."""
    return Goal(voice.say(setting.person, conferences.NEXT_QUARTER, courses(setting.person)))


def _some(voice: Voice, setting: Setting, banks: dict[str, str], part: float) -> Answers:
    keys = [key for key in banks if voice.chance.random() < part] or [next(iter(banks))]
    words = courses(setting.person) if setting.person.id.isdigit() else {}
    return tuple((key, voice.say(setting.person, banks[key], words)) for key in keys)


def colleague(voice: Voice, setting: Setting) -> Talk:
    """A principal and a colleague: what goes well, what is stuck, what would help."""
    banks = {
        "warm_up": colleagues.WARM_UP,
        "going_well": colleagues.GOING_WELL,
        "stuck": colleagues.STUCK,
        "support": colleagues.SUPPORT,
        "excited_to_try": colleagues.EXCITED,
        "encouragement": colleagues.ENCOURAGEMENT,
    }
    note = voice.say(setting.person, colleagues.NOTES) if voice.chance.random() < 0.12 else None
    return Talk(_some(voice, setting, banks, 0.55), note=note)


def colleague_goal(voice: Voice, setting: Setting, talk: Talk) -> Goal:
    """One small thing a colleague chose to try."""
    return Goal(voice.say(setting.person, colleagues.GOALS))
