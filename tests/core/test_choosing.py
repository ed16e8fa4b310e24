"""Choosing some students of an export: ``--only``, and what is said where nothing fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.core.choosing import Only, choices, chosen, chosen_of, too_many
from oneonone.core.classes import Class, Pupil, School, Teacher, group_names
from oneonone.core.exports import Export, Person
from oneonone.errors import WrongWords

RIVERA = Teacher("Inés Rivera", "r1", "rivera@x.example")
CHEN = Teacher("Bo Chen", "c1")
CHEN_TOO = Teacher("Bo Chen", "c2")
ALGEBRA_1 = Class("Algebra", "a1", "ALG-1", "1", ("Mathematics 7", "m7"), (RIVERA, CHEN))
ALGEBRA_3 = Class("Algebra", "a3", "ALG-3", "3", ("Mathematics 7", "m7"), (CHEN,))
ART = Class("Art", "b1", "ART-1", "1", ("Art 7", "k7"), (CHEN_TOO,))
PUPILS = [
    Pupil("ana", "07", (ALGEBRA_1, ART), (School("n", "North"),)),
    Pupil("bo", "7", (ALGEBRA_3,), (School("n", "North"),)),
    Pupil("cem", "08", (ALGEBRA_3, ART), (School("s", "South"),)),
    Pupil("dee", "KG", (), (School("s", "South"),)),
]


def only(words: str) -> Only:
    key, _, value = words.partition("=")
    return Only(key, tuple((part,) for part in value.split(";")))


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("teacher=Inés Rivera", "ana"),
        ("teacher=ines rivera", "ana"),
        ("teacher=Rivera, Inés", "ana"),
        ("teacher=rivera ines", "ana"),
        ("teacher=rivera", "ana"),
        ("teacher=Ms. Rivera", "ana"),
        ("teacher=r1", "ana"),
        ("teacher=RIVERA@x.example", "ana"),
        ("teacher=c1", "ana bo cem"),
        ("teacher=c2;rivera", "ana cem"),
        ("class=Algebra", "ana bo cem"),
        ("class=alg-3", "bo cem"),
        ("section=b1", "ana cem"),
        ("course=mathematics 7", "ana bo cem"),
        ("course=k7", "ana cem"),
        ("period=3", "bo cem"),
        ("grade=7", "ana bo"),
        ("grade=07;8", "ana bo cem"),
        ("grade=kindergarten", "dee"),
        ("school=north", "ana bo"),
        ("school=s", "cem dee"),
    ],
)
def test_a_value_is_known_however_a_teacher_would_write_it(words: str, keys: str) -> None:
    assert [pupil.key for pupil in chosen(PUPILS, [only(words)])] == keys.split()


def test_of_each_student_only_the_classes_that_fit_are_kept() -> None:
    kept = {p.key: [c.id for c in p.classes] for p in chosen(PUPILS, [only("class=art")])}
    assert kept == {"ana": ["b1"], "cem": ["b1"]}
    kept = {p.key: [c.id for c in p.classes] for p in chosen(PUPILS, [only("grade=7")])}
    assert kept == {"ana": ["a1", "b1"], "bo": ["a3"]}


def test_conditions_on_a_class_hold_of_one_and_the_same_class() -> None:
    both = [only("teacher=c1"), only("period=1")]
    assert [pupil.key for pupil in chosen(PUPILS, both)] == ["ana"]
    with pytest.raises(WrongWords, match="nobody fits all of that"):
        chosen(PUPILS, [only("teacher=rivera"), only("period=3")])


@pytest.mark.parametrize(
    ("words", "what", "remedy"),
    [
        ("teacher=Rivers", "no teacher is called so", "Did you mean Inés Rivera? There are: "),
        ("class=Physics", "no class is called so", "There are: Algebra, Art."),
        ("grade=9", "no grade is called so", "There are: 7, 08, KG."),
        ("teacher=Bo Chen", "2 teachers fit: Bo Chen (c1), Bo Chen (c2)", "by id"),
        ("course=7", "2 courses fit", "in full"),
    ],
)
def test_what_fits_nothing_or_too_much_is_told_with_what_there_is(
    words: str, what: str, remedy: str
) -> None:
    with pytest.raises(WrongWords) as fault:
        chosen(PUPILS, [only(words)])
    assert what in fault.value.what
    assert remedy in fault.value.remedy
    assert fault.value.where == f"--only {words}"


def test_twenty_are_named_and_the_rest_counted() -> None:
    many = [Pupil(str(n), classes=(Class(f"Class {n:02}"),)) for n in range(25)]
    with pytest.raises(WrongWords) as fault:
        chosen(many, [only("class=Physics")])
    assert fault.value.remedy.endswith("Class 19 and 5 more.")


def test_what_an_export_does_not_tell_cannot_be_chosen_by() -> None:
    with pytest.raises(WrongWords, match="does not tell the teacher") as fault:
        chosen([Pupil("ana", "7")], [only("teacher=rivera")])
    assert fault.value.remedy == "It can be chosen by grade."


def test_many_students_of_several_teachers_are_too_many() -> None:
    one = [Pupil(str(n), classes=(ALGEBRA_3,)) for n in range(300)]
    assert not too_many(one)
    assert too_many([*one, Pupil("x", classes=(ART,))])
    assert not too_many([*one[:200], Pupil("x", classes=(ART,), skipped="inactive")])
    assert not too_many([*one[:100], Pupil("x", classes=(ART,))])
    assert too_many(PUPILS)  # of two schools


def test_choices_count_each_student_once_and_no_one_who_is_skipped() -> None:
    told = choices("Clever", [*PUPILS, Pupil("x", "9", (ART,), skipped="inactive")])
    assert told.students == 4
    assert {one.key: one.values for one in told.offered} == {
        "school": (("North", 2), ("South", 2)),
        "teacher": (("Bo Chen", 3), ("Inés Rivera", 1)),
        "class": (("Algebra", 3), ("Art", 2)),
        "grade": (("07", 2), ("08", 1), ("KG", 1)),
    }


@given(st.lists(st.sampled_from([ALGEBRA_1, ALGEBRA_3, ART]), max_size=6), st.integers(0, 3))
def test_a_choice_brings_those_students_and_no_other(classes: list[Class], place: int) -> None:
    pupils = [Pupil(str(n), classes=(one,)) for n, one in enumerate(classes)] + PUPILS
    teacher = (RIVERA, CHEN, CHEN_TOO, RIVERA)[place]
    taken = {pupil.key for pupil in chosen(pupils, [only(f"teacher={teacher.id}")])}
    assert taken == {p.key for p in pupils if any(teacher in c.teachers for c in p.classes)}


# --- names of groups ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("classes", "names"),
    [
        ([ALGEBRA_1, ART], ["Algebra", "Art"]),
        ([ALGEBRA_1, ALGEBRA_3], ["Algebra (1)", "Algebra (3)"]),
        ([ALGEBRA_1, ALGEBRA_1], ["Algebra"]),
        ([ALGEBRA_1, ALGEBRA_3._replace(period="1")], ["Algebra (ALG-1)", "Algebra (ALG-3)"]),
        ([Class("Art", "x"), Class("ART", "y")], ["Art (x)", "ART (y)"]),
        ([Class("Art; Music", "x")], ["Art, Music"]),
    ],
)
def test_classes_of_one_title_are_told_apart_by_what_differs(
    classes: list[Class], names: list[str]
) -> None:
    assert list(group_names(classes).values()) == names


# --- one file -------------------------------------------------------------------------------


def person(name: str, groups: tuple[str, ...], teachers: tuple[str, ...], grade: str) -> Person:
    return Person("", name, "", "", grade, groups, teachers, "", 2)


FILE = Export(
    "a spreadsheet",
    (
        person("Ana", ("P2", "P3"), ("Ms. Rivera",), "7"),
        person("Bo", ("P3",), ("Mr. Chen", "Ms. Rivera"), "8"),
        person("Cem", (), ("Mr. Chen",), "8"),
    ),
    (),
    (),
    (),
)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (["class=p3"], [("Ana", ("P3",)), ("Bo", ("P3",))]),
        (["teacher=rivera"], [("Ana", ("P2", "P3")), ("Bo", ("P3",))]),
        (["teacher=Mr. Chen"], [("Bo", ("P3",)), ("Cem", ())]),
        (["grade=8", "class=P3"], [("Bo", ("P3",))]),
        ([], [("Ana", ("P2", "P3")), ("Bo", ("P3",)), ("Cem", ())]),
    ],
)
def test_of_one_file_the_columns_it_has_are_chosen_by(
    words: list[str], kept: list[tuple[str, tuple[str, ...]]]
) -> None:
    people = chosen_of(FILE, [only(one) for one in words]).people
    assert [(person.name, person.groups) for person in people] == kept
