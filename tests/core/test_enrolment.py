"""Importing the roster again: who is new, changed, gone or back, and who is who."""

from __future__ import annotations

from datetime import date

import pytest
from classroom import SETTINGS, TERM
from hypothesis import given
from hypothesis import strategies as st

from oneonone.core.enrolment import Changes, Part, changes
from oneonone.core.exports import Export, Person
from oneonone.core.roster import Condition, Roster, Student, same_id
from oneonone.formats.roster_csv import format_roster, parse_roster, with_rows, with_values

TODAY = date(2026, 11, 23)
LATER = date(2027, 1, 11)


def person(name: str, line: int = 2, **more: object) -> Person:
    blank = Person("", name, "", "", "", (), (), "", line)
    return blank._replace(**more)  # type: ignore[arg-type]


def export(*people: Person) -> Export:
    numbered = (one._replace(line=line) for line, one in enumerate(people, 2))
    return Export("a spreadsheet", tuple(numbered), (), (), ())


def imported(text: str, read: Export, today: date = TODAY, **how: object) -> str:
    """The roster's text after an import that was agreed to."""
    roster = parse_roster(text, SETTINGS).roster if text else Roster(())
    new = changes(read, roster, SETTINGS, today, **how)  # type: ignore[arg-type]
    assert not new.unclear
    if not text:
        return format_roster(new.added)
    text = with_values(text, new.cells(today)) if new.cells(today) else text
    return with_rows(text, new.added) if new.added else text


def students(text: str) -> dict[str, Student]:
    return {student.name: student for student in parse_roster(text, SETTINGS).roster.students}


CLASS = export(
    person("Jamal Brooks", id="1", grade="7", groups=("P3",), teachers=("Ms. Rivera",)),
    person("Sofia Marín", id="2", grade="7", groups=("P3",), email="sofia@x.org"),
    person("Wei Chen", id="3", grade="7", groups=("P5",)),
    person("Amara Okafor", id="4", grade="7", groups=("P5",)),
    person("Noah Silva", id="5", grade="7", groups=("P5",)),
    person("Priya Raghavan", id="6", grade="7", groups=("P3", "P5")),
)
ROSTER = imported("", CLASS)


def again(*people: Person, text: str = ROSTER, **how: object) -> Changes:
    roster = parse_roster(text, SETTINGS).roster
    return changes(export(*people), roster, SETTINGS, TODAY, **how)  # type: ignore[arg-type]


def test_the_first_import_joins_nobody_late_and_knows_the_team() -> None:
    here = students(ROSTER)
    assert [student.joined for student in here.values()] == [None] * 6
    assert here["Jamal Brooks"].adults == ("rivera",)


def test_the_same_export_changes_nothing() -> None:
    new = changes(CLASS, parse_roster(ROSTER, SETTINGS).roster, SETTINGS, LATER)
    assert (new.any, new.same) == (False, 6)
    assert imported(ROSTER, CLASS, LATER) == ROSTER


def test_a_new_name_and_a_new_section_are_changes_with_old_and_new() -> None:
    people = list(CLASS.people)
    people[4] = people[4]._replace(name="Noah Silva-Lopez", groups=("P3",))
    told = [(c.column, c.old, c.new) for c in again(*people).changed]
    assert told == [("name", "Noah Silva", "Noah Silva-Lopez"), ("groups", "P5", "P3")]


def test_who_comes_later_joins_that_day_and_a_whole_class_was_there_from_the_start() -> None:
    newcomer = person("Leo Petrov", id="7", grade="7", groups=("P5",))
    assert [row["joined"] for row in again(*CLASS.people, newcomer).added] == ["2026-11-23"]
    second = [person(f"Student {n}", id=f"9{n}", groups=("P7",)) for n in range(6)]
    assert {row["joined"] for row in again(*second).added} == {""}


def test_what_the_export_leaves_blank_stays() -> None:
    text = with_values(ROSTER, {"1": {"pronouns": "he/him", "tier": "2", "preferred": "JB"}})
    assert not again(*CLASS.people, text=text).any


def test_the_teams_own_groups_and_adults_stay_beside_those_of_the_export() -> None:
    text = with_values(ROSTER, {"5": {"groups": "P5;Chess", "adult": "chen"}})
    people = list(CLASS.people)
    people[4] = people[4]._replace(groups=("P3",), teachers=("Ms. Rivera",))
    new = again(*people, text=text)
    told = {c.column: c.new for c in new.changed}
    assert told == {"groups": "P3;Chess", "adult": "rivera;chen"}
    assert new.kept_groups == ("Chess",)


def test_who_is_missed_has_left_and_comes_back_with_the_gap_as_time_away() -> None:
    without = export(*(one for one in CLASS.people if one.id != "3"))
    gone = imported(ROSTER, without)
    assert students(gone)["Wei Chen"].left == TODAY
    assert imported(gone, without, LATER) == gone
    back = students(imported(gone, CLASS, LATER))["Wei Chen"]
    assert back.left is None
    assert (back.is_away(TODAY), back.is_away(date(2027, 1, 10))) == (True, True)
    assert (back.is_away(LATER), back.on_roster(LATER)) == (False, True)


def test_an_export_of_one_class_says_nothing_of_the_others() -> None:
    p3 = [one._replace(groups=("P3",)) for one in CLASS.people if "P3" in one.groups]
    assert again(*p3).left == ()
    assert [s.name for s in again(*p3[1:]).left] == ["Jamal Brooks"]
    assert again(*p3[1:], part=Part(keep=True)).left == ()


def test_a_narrowed_export_misses_only_whom_it_was_narrowed_to() -> None:
    mine = (Condition("adult", "rivera"),)
    assert [s.name for s in again(*CLASS.people[1:2], part=Part(mine)).left] == ["Jamal Brooks"]


def test_a_class_that_is_gone_from_the_file_goes_where_another_took_its_place() -> None:
    alone = with_values(ROSTER, {"5": {"groups": "P9"}})
    moved = [*CLASS.people[:4], CLASS.people[4]._replace(groups=("P3",)), CLASS.people[5]]
    new = again(*moved, text=alone)
    assert [(c.old, c.new) for c in new.changed] == [("P9", "P3")]
    assert new.replaced_groups == ("P9",)
    spring = [p._replace(groups=tuple(f"{g} spring" for g in p.groups)) for p in CLASS.people]
    told = {c.student.id: c.new for c in again(*spring).changed}
    assert (told["1"], told["6"]) == ("P3 spring", "P3 spring;P5 spring")


def test_a_group_of_the_teams_own_outlives_a_change_of_section() -> None:
    chess = {one: {"groups": "P5;Chess"} for one in ("3", "4", "5")}
    moved = [*CLASS.people[:4], CLASS.people[4]._replace(groups=("P3",)), CLASS.people[5]]
    new = again(*moved, text=with_values(ROSTER, chess))
    assert [(c.student.id, c.new) for c in new.changed] == [("5", "P3;Chess")]
    assert (new.kept_groups, new.replaced_groups) == (("Chess",), ())


def test_the_file_of_a_second_class_takes_nobody_out_of_the_first() -> None:
    second = [person("Jamal Brooks", id="1", groups=("P7",), teachers=("Mr. Chen",))]
    second += [person(f"Student {n}", id=f"9{n}", groups=("P7",)) for n in range(4)]
    new = again(*second)
    told = {c.column: c.new for c in new.changed}
    assert told == {"groups": "P7;P3", "adult": "chen;rivera"}
    assert (new.left, {row["joined"] for row in new.added}) == ((), {""})


def test_said_to_be_a_part_it_takes_nobody_out_of_any_group() -> None:
    spring = [p._replace(groups=tuple(f"{g} spring" for g in p.groups)) for p in CLASS.people]
    told = {c.student.id: c.new for c in again(*spring, part=Part(keep=True)).changed}
    assert told["1"] == "P3 spring;P3"


def test_who_is_in_another_class_as_well_is_not_missed_in_the_list_of_one() -> None:
    p3 = [one._replace(groups=("P3",)) for one in CLASS.people if one.groups == ("P3",)]
    assert again(*p3).left == ()


def test_a_list_of_names_alone_misses_only_its_own_class() -> None:
    p5 = [one._replace(groups=()) for one in CLASS.people if "P5" in one.groups]
    assert [student.name for student in again(*p5[:-2], p5[-1]).left] == ["Noah Silva"]


@pytest.mark.parametrize("newcomers", [1, 2, 3])
def test_however_few_there_are_who_comes_into_their_class_joins_that_day(newcomers: int) -> None:
    new = [person(f"Student {n}", id=f"9{n}", groups=("P5",)) for n in range(newcomers)]
    joined = [row["joined"] for row in again(*CLASS.people, *new).added]
    assert joined == ["2026-11-23"] * newcomers


def test_who_comes_into_a_class_under_its_new_name_joins_that_day() -> None:
    spring = [p._replace(groups=tuple(f"{g} spring" for g in p.groups)) for p in CLASS.people]
    new = again(*spring, person("Leo Petrov", id="7", groups=("P5 spring",)))
    assert [row["joined"] for row in new.added] == ["2026-11-23"]


@pytest.mark.parametrize(
    ("column", "there", "told"),
    [
        ("name", "Sofía Marín", "SOFIA MARIN"),
        ("name", "Sofía Marín", "Sofia Marin"),
        ("name", "Sofía Marín", "sofía marín"),
        ("grade", "7", "07"),
        ("grade", "7", "Grade 7"),
        ("grade", "K", "KG"),
        ("email", "sofia@x.org", "Sofia@X.org"),
        ("groups", "P3", "p3"),
    ],
)
def test_a_poorer_spelling_of_the_same_is_no_change(column: str, there: str, told: str) -> None:
    text = with_values(ROSTER, {"2": {column: there}})
    value = (told,) if column == "groups" else told
    sofia = CLASS.people[1]._replace(**{column: value})
    assert not again(sofia, text=text, part=Part(keep=True)).any


def test_accents_that_the_roster_lacks_are_a_change() -> None:
    (change,) = again(CLASS.people[1]._replace(name="Sofía Marín"), part=Part(keep=True)).changed
    assert (change.old, change.new) == ("Sofia Marín", "Sofía Marín")


def test_who_came_back_the_day_they_left_is_as_before() -> None:
    without = export(*(one for one in CLASS.people if one.id != "3"))
    back = students(imported(imported(ROSTER, without), CLASS))["Wei Chen"]
    assert (back.left, back.away) == (None, ())


def test_a_day_of_leaving_still_to_come_stays() -> None:
    text = with_values(ROSTER, {"3": {"left": "2026-12-18"}})
    assert not again(*CLASS.people, text=text).any


def test_whose_row_could_not_be_read_has_not_left() -> None:
    read = export(*CLASS.people[1:])._replace(unread=("1", ""))
    roster = parse_roster(ROSTER, SETTINGS).roster
    assert changes(read, roster, SETTINGS, TODAY).left == ()


def test_the_roster_itself_as_an_export_changes_nothing() -> None:
    text = with_values(ROSTER, {"3": {"left": "2026-10-01"}, "4": {"left": "2026-12-18"}})
    own = [*CLASS.people]
    own[2], own[3] = own[2]._replace(left="2026-10-01"), own[3]._replace(left="2026-12-18")
    assert not again(*own, text=text).any
    fresh = changes(export(*own), Roster(()), SETTINGS, TODAY)
    assert [row["id"] for row in fresh.added] == ["1", "2", "4", "5", "6"]


def test_more_than_a_fifth_leaving_is_a_shrink() -> None:
    assert not again(*CLASS.people[1:]).shrinks
    assert again(*CLASS.people[2:]).shrinks


# --- who is who, without ids ----------------------------------------------------------------

NAMELESS = export(
    person("Ann Bee", grade="7", groups=("P3",), email="ann@x.org"),
    person("Cy Dee", grade="7", groups=("P3",)),
    person("Eve Fox", grade="7", groups=("P3",)),
    person("Eve Fox", grade="7", groups=("P5",)),
)
GIVEN = imported("", NAMELESS)


def test_who_has_no_id_gets_one_that_is_kept() -> None:
    ids = [student.id for student in parse_roster(GIVEN, SETTINGS).roster.students]
    assert ids == ["s001", "s002", "s003", "s004"]
    assert imported(GIVEN, NAMELESS, LATER) == GIVEN


def test_an_e_mail_tells_who_has_another_name_now() -> None:
    people = (NAMELESS.people[0]._replace(name="Ann Gee"), *NAMELESS.people[1:])
    (change,) = again(*people, text=GIVEN).changed
    assert (change.student.id, change.new) == ("s001", "Ann Gee")


def test_equal_names_are_asked_about_and_never_guessed() -> None:
    new = again(*NAMELESS.people[:3], text=GIVEN)
    (unclear,) = new.unclear
    assert [student.id for student in unclear.candidates] == ["s003", "s004"]
    fourth = parse_roster(GIVEN, SETTINGS).roster.students[3]
    settled = again(
        *NAMELESS.people[:3], text=GIVEN, chosen={unclear.place: fourth}, part=Part(keep=True)
    )
    assert [(c.student.id, c.new) for c in settled.changed] == [("s004", "P3;P5")]
    fresh = again(
        *NAMELESS.people[:3], text=GIVEN, chosen={unclear.place: None}, part=Part(keep=True)
    )
    assert [row["name"] for row in fresh.added] == ["Eve Fox"]


def test_a_school_number_that_comes_later_leaves_the_id_they_have_here() -> None:
    people = (NAMELESS.people[0]._replace(id="77"), NAMELESS.people[1]._replace(id="78"))
    new = again(*people, text=GIVEN, part=Part(keep=True))
    assert (new.any, [student.id for student in new.other_ids]) == (False, ["s001", "s002"])


def test_a_student_with_an_id_is_never_another_of_the_same_name() -> None:
    namesake = person("Wei Chen", id="33", grade="7", groups=("P5",))
    assert [row["id"] for row in again(*CLASS.people, namesake).added] == ["33"]


def test_a_list_numbered_anew_makes_nobody_another() -> None:
    numbered = [one._replace(id=str(7 - int(one.id)), email="") for one in CLASS.people]
    new = again(*numbered)
    assert (new.any, len(new.clashes)) == (False, 6)
    clash = new.clashes[0]
    assert (clash.person.name, clash.student.name) == ("Jamal Brooks", "Priya Raghavan")


@pytest.mark.parametrize(
    "name", ["Sofia Soto", "Marín, Soledad", "S. Marin", "Sofía", "Soto-Marín, Sol"]
)
def test_a_word_of_the_name_or_the_address_is_enough_beside_an_id(name: str) -> None:
    assert not again(CLASS.people[1]._replace(name=name, email="")).clashes
    renamed = CLASS.people[1]._replace(name="Alex Kim")
    assert not again(renamed).clashes
    assert again(renamed._replace(email="")).clashes


def test_the_address_of_a_sister_who_left_is_asked_about() -> None:
    brother = person("Leo Marín", id="9", grade="7", groups=("P3",), email="sofia@x.org")
    (unclear,) = again(CLASS.people[0], brother, *CLASS.people[2:]).unclear
    assert (unclear.person.name, [s.id for s in unclear.candidates]) == ("Leo Marín", ["2"])


def test_a_blank_grade_may_be_either_of_two_namesakes() -> None:
    text = imported("", export(person("Eve Fox")))
    new = again(person("Eve Fox", grade="7"), person("Eve Fox", grade="8"), text=text)
    assert [[s.id for s in one.candidates] for one in new.unclear] == [["s001"], ["s001"]]


def test_of_three_namesakes_the_two_who_stayed_tell_who_moved() -> None:
    eves = [person("Eve Fox", groups=(group,)) for group in ("P1", "P2", "P3")]
    text = imported("", export(*eves))
    new = again(eves[2], person("Eve Fox", groups=("P4",)), eves[0], text=text)
    assert [(c.student.id, c.new) for c in new.changed] == [("s002", "P4")]
    assert not new.unclear


def test_an_address_that_stood_for_the_id_gives_way_to_the_school_s_own() -> None:
    text = imported("", export(person("Ann Bee", id="ann@x.org", email="ann@x.org")))
    new = again(person("Ann Bee", id="77", email=""), text=text)
    assert (new.any, [student.id for student in new.other_ids]) == (False, ["ann@x.org"])
    other = person("Ann Bee", id="ann2@x.org", email="ann2@x.org")
    assert [row["id"] for row in again(other, text=text).added] == ["ann2@x.org"]


def test_who_is_gone_and_who_is_new_may_be_one_and_that_is_said() -> None:
    people = (
        NAMELESS.people[0],
        NAMELESS.people[1]._replace(name="Cy Lopez"),
        *NAMELESS.people[2:],
    )
    new = again(*people, text=GIVEN)
    assert [(one.student.name, one.name) for one in new.alike] == [("Cy Dee", "Cy Lopez")]


def test_an_id_that_notes_hang_on_is_not_given_again() -> None:
    newcomer = person("Gus Hay", groups=("P3",))
    free = again(*NAMELESS.people, newcomer, text=GIVEN).added[0]["id"]
    new = again(*NAMELESS.people, newcomer, text=GIVEN, taken=[free.upper()])
    assert [row["id"] for row in new.added] == [f"s{int(free[1:]) + 1}"]


def test_one_address_for_a_whole_family_tells_nobody_apart() -> None:
    two = export(person("Ann Bee", email="bee@x.org"), person("Bo Bee", email="bee@x.org"))
    text = imported("", two)
    assert imported(text, two) == text


# --- laws -----------------------------------------------------------------------------------

names = st.sampled_from(["Ann Bee", "Cy Dee", "Eve Fox", "Gus Hay", "Ida Jay"])
people = st.builds(
    person,
    names,
    id=st.sampled_from(["", "1", "2", "3", "A4", "0x5"]),
    grade=st.sampled_from(["", "7", "8"]),
    groups=st.lists(st.sampled_from(["P3", "P5", "P7"]), max_size=2, unique=True).map(tuple),
    email=st.sampled_from(["", "a@x.org", "b@x.org"]),
)


def one_an_id(found: list[Person]) -> list[Person]:
    seen: set[str] = set()
    return [p for p in found if not p.id or not (same_id(p.id) in seen or seen.add(same_id(p.id)))]


exports = st.lists(people, max_size=7).map(one_an_id).map(lambda found: export(*found))


@given(exports)
def test_whatever_was_imported_once_is_the_same_again(read: Export) -> None:
    text = imported("", read)
    new = changes(read, parse_roster(text, SETTINGS).roster, SETTINGS, LATER)
    assert (new.any, new.unclear) == (False, ())


@given(exports, exports)
def test_an_import_never_takes_a_row_away_and_never_gives_an_id_twice(
    first: Export, second: Export
) -> None:
    text = imported("", first)
    roster = parse_roster(text, SETTINGS).roster
    new = changes(second, roster, SETTINGS, LATER)
    if new.unclear:
        return
    after = with_values(text, new.cells(LATER)) if new.cells(LATER) else text
    after = with_rows(after, new.added) if new.added and text else after
    parsed = parse_roster(after, SETTINGS)
    ids = [student.id for student in parsed.roster.students]
    assert ids[: len(roster.students)] == [student.id for student in roster.students]
    assert len({same_id(one) for one in ids}) == len(ids)
    assert not [problem for problem in parsed.problems if problem.hides]


@pytest.mark.parametrize("today", [TERM.starts, TODAY, LATER])
def test_nothing_is_written_for_an_empty_difference(today: date) -> None:
    assert imported(ROSTER, CLASS, today) == ROSTER
