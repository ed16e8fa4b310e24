"""Whose a row is: the id, or whole words of a name that can mean one student only."""

from __future__ import annotations

import pytest
from classroom import student

from oneonone.core.whose import Whose
from oneonone.errors import WrongWords

STUDENTS = [
    student("01103", "Jamal Brooks", preferred="JB"),
    student("7021", "Maria Gómez"),
    student("7044", "Maria Garcia"),
    student("7050", "Anabel Ruiz"),
    student("7051", "Anabel Ruiz"),
    student("7052", "Diana O’Neil-Smith"),
]
WHOSE = Whose(STUDENTS, "student")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("01103", "01103"),
        ("1103", "01103"),  # a spreadsheet takes the zero away
        ("Jamal Brooks", "01103"),
        ("Brooks, Jamal", "01103"),
        ("jamal", "01103"),
        ("JB", "01103"),
        ("Jamal B.", "01103"),
        ("maria gomez", "7021"),
        ("Maria Gómez (7021)", "7021"),
        ("Diana O'Neil-Smith", "7052"),
    ],
)
def test_an_id_or_a_name_finds_its_student(words: str, found: str) -> None:
    assert WHOSE.one_of([("student", words)]).id == found


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Maria", 'student: "Maria" may be Maria Gómez (7021), Maria Garcia (7044). Write the id'),
        ("Maria G", "(7021), Maria Garcia (7044)"),
        ("Anabel Ruiz", "Anabel Ruiz (7050), Anabel Ruiz (7051)"),
        ("Ana", 'no student is called "Ana". Write the id or the whole name.'),
        ("Dian", "If it is Diana O’Neil-Smith, write the id 7052."),
        ("Jamel Brooks", "Did you mean Jamal Brooks (01103)?"),
        ("Xaver", 'student: no student is called "Xaver"'),
        ("Maria Garcia (7021)", "no student is called"),
        ("=1+1", "no student is called"),
    ],
)
def test_two_of_one_name_or_a_part_of_one_is_refused_with_who_it_may_be(
    words: str, said: str
) -> None:
    with pytest.raises(WrongWords) as fault:
        WHOSE.one_of([("student", words)])
    assert said in str(fault.value)


def test_a_name_beside_an_id_must_be_of_the_same_student() -> None:
    assert WHOSE.one_of([("id", "7021"), ("name", "Maria")]).id == "7021"
    assert WHOSE.one_of([("id", "7021"), ("name", "Maria Luisa Gómez")]).id == "7021"
    for other in ("Maria Garcia", "Wei Chen"):
        with pytest.raises(WrongWords, match=f'^name: "{other}" is not Maria Gómez .7021., as id'):
            WHOSE.one_of([("id", "7021"), ("name", other)])
