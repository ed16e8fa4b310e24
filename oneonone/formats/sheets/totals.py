"""The words by which the last line of a list tells its sum."""

from __future__ import annotations

import re

_TOTAL = re.compile(
    r"(grand |sub|sub |class |overall )?"
    r"(totals?|average|averages|mean|median|count|sum|student count|number of students"
    r"|summe|gesamt|gesamtzahl|anzahl|durchschnitt|insgesamt|moyenne|effectif|promedio|somma)"
    r"( (number )?(of )?(all )?(students?|pupils?|records?|rows?|entries|enrolled|enrollment"
    r"|schüler|élèves|eleves|alumnos|alunos|alunni|leerlingen|points))?"
    r" ?[:=]? ?[\d.,%]*( (students?|pupils?|records?|rows?))?",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\d+ (students?|pupils?|records?|rows?|schüler|élèves|alumnos)", re.IGNORECASE)


def is_total(text: str) -> bool:
    """Whether this is what stands before a sum: ``Total``, ``Total students: 24``, ``24 rows``."""
    return bool(_TOTAL.fullmatch(text) or _COUNT.fullmatch(text))
