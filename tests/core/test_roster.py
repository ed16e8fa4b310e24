"""Finding a student by what a teacher would type."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.core.entries import StudentId
from oneonone.core.roster import Condition, Student, find, fold, initials, matches, the_one
from oneonone.errors import WrongWords


def student(number: str, name: str, preferred: str = "", **more: object) -> Student:
    columns = {"id": number, "name": name, "preferred": preferred}
    columns |= {key: ";".join(v) if isinstance(v, tuple) else str(v) for key, v in more.items()}
    return Student(
        StudentId(number),
        name,
        preferred,
        columns=tuple(columns.items()),
        **more,  # type: ignore[arg-type]
    )


EVERYONE = (
    student("7013", "Jamal Brooks", "JB", groups=("P3",)),
    student("7021", "María Gómez", groups=("P2", "P5")),
    student("7044", "Maria Garcia", groups=("P3",)),
    student("7050", "Mariana Silva"),
    student("7051", "Wei Chen"),
    student("7052", "Chen Wu"),
    student("7053", "D'Andre O'Neil-Smith"),
    student("01103", "Bob Smith", "Bobby"),
    student("s013", "Ann Smithers"),
    student("7060", "Tomás O’Brien"),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["7013"], ["7013"]),
        (["jamal"], ["7013"]),
        (["JAMAL", "brooks"], ["7013"]),
        (["jb"], ["7013"]),
        (["brook"], ["7013"]),
        (["maria gom"], ["7021"]),
        (["maria", "ga"], ["7044"]),
        (["mariana"], ["7050"]),
        (["gomez"], ["7021"]),
        (["GÓMEZ"], ["7021"]),
        (["01103"], ["01103"]),
        (["bobby"], ["01103"]),
        (["bob"], ["01103"]),
        (["o'neil"], ["7053"]),
        (["smithers"], ["s013"]),
        (["o'brien"], ["7060"]),
        (["obrien"], ["7060"]),
        (["OBRI"], ["7060"]),
        (["tomas obrien"], ["7060"]),
        (["dandre", "oneil-smith"], ["7053"]),
        (["dandre", "obrien"], ["7053", "7060"]),
        (["jamal", "sofia"], None),
        (["jamal", "mariana"], ["7013", "7050"]),
        (["jamal", "jb"], ["7013"]),
        (["jamal brooks", "7021"], ["7013", "7021"]),
    ],
)
def test_words_name_a_student_exact_before_prefix_before_part(
    words: list[str], found: list[str] | None
) -> None:
    if found is None:
        with pytest.raises(WrongWords):
            find(EVERYONE, words)
    else:
        assert [one.id for one in find(EVERYONE, words)] == found


@pytest.mark.parametrize("words", ["'", "’ ’", "brien", "neil"])
def test_an_apostrophe_left_out_is_no_licence_to_guess(words: str) -> None:
    assert len(matches(EVERYONE, words)) < len(EVERYONE) - 1
    assert {one.id for one in matches(EVERYONE, words)} <= {"7053", "7060"}


def test_a_name_without_an_apostrophe_comes_before_one_that_only_lost_it() -> None:
    both = (student("1", "Dante Odell"), student("2", "Dan O'Dell"))
    assert [one.id for one in matches(both, "odell")] == ["1"]
    assert [one.id for one in matches(both, "o'dell")] == ["2"]


def test_several_matches_are_listed_with_their_ids() -> None:
    with pytest.raises(WrongWords) as fault:
        the_one(EVERYONE, "maria")
    assert str(fault.value) == (
        "two students are called Maria: María Gómez (7021) and Maria Garcia (7044)."
        " Add a letter or use the number."
    )
    assert fault.value.exit_code == 2


def test_no_match_offers_the_nearest_names() -> None:
    with pytest.raises(WrongWords) as fault:
        the_one(EVERYONE, "jamel")
    assert "Did you mean Jamal Brooks (7013)?" in str(fault.value)


def test_an_empty_roster_says_so() -> None:
    with pytest.raises(WrongWords, match="The roster is empty"):
        the_one((), "jamal")


@given(st.text(max_size=20))
def test_no_words_at_all_raise_anything_but_a_sentence(words: str) -> None:
    with contextlib.suppress(WrongWords):
        the_one(EVERYONE, words)


@given(st.sampled_from(EVERYONE))
def test_an_id_always_names_its_own_student(one: Student) -> None:
    assert the_one(EVERYONE, one.id) == one


@given(st.sampled_from(EVERYONE), st.randoms())
def test_what_is_found_does_not_hang_on_the_order_of_rows(one: Student, random: object) -> None:
    rows = list(EVERYONE)
    random.shuffle(rows)  # type: ignore[attr-defined]
    assert set(matches(rows, one.name)) == set(matches(EVERYONE, one.name))


@pytest.mark.parametrize(
    ("condition", "ids"),
    [
        (Condition("groups", "P3"), ["7013", "7044"]),
        (Condition("groups", "p2"), ["7021"]),
        (Condition("groups", "P2;P5"), ["7021"]),
        (Condition("preferred", "bobby"), ["01103"]),
        (Condition("name", "wei chen"), ["7051"]),
    ],
)
def test_a_condition_is_membership_and_ignores_case(condition: Condition, ids: list[str]) -> None:
    assert [one.id for one in EVERYONE if condition.holds(one)] == ids


@pytest.mark.parametrize("written", ["7", "07", "7th", "Grade 7", "7th grade", "Year 07"])
@pytest.mark.parametrize("said", ["7", "07", "7th Grade"])
def test_a_grade_is_one_however_it_is_written(written: str, said: str) -> None:
    one = student("1", "Ann Gee", grade=written)
    assert Condition("grade", said).holds(one)
    assert not Condition("grade", "8").holds(one)


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Jamal Brooks", "J.B."), ("Jean-Luc (JP) Picard", "J.L.J.P."), ("王小明", "王."), ("-", "")],
)
def test_initials_are_letters(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_an_empty_condition_is_a_blank_cell() -> None:
    blank = [one.id for one in EVERYONE if Condition("preferred", "").holds(one)]
    assert "7013" not in blank
    assert "7021" in blank


def test_folding_ignores_accents_case_and_spaces() -> None:
    assert fold("  MARÍA   Gómez ") == fold("maria gomez")
    assert fold("Straße") == fold("STRASSE")
    assert fold("O’Neil–Smith") == fold("o'neil-smith")


def test_the_preferred_name_is_the_one_shown() -> None:
    assert EVERYONE[0].called == "JB Brooks"
    assert EVERYONE[1].called == "María Gómez"
    assert student("1", "Bob Smith", "Bobby Smith").called == "Bobby Smith"
    assert initials("Ann-Marie O'Neil") == "A.M.O."


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Łukasz Sørensen", "lukasz"),
        ("Łukasz Sørensen", "sorensen"),
        ("Emre Yıldız", "yildiz"),
        ("Jamal Brooks", "Brooks, Jamal"),
    ],
)
def test_a_name_is_found_by_what_any_keyboard_can_type(name: str, typed: str) -> None:
    assert the_one([student("1", name), student("2", "Zoe Ann")], typed).id == "1"
