"""roster.csv: read whole, and rewritten by splicing, so that other bytes stay."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.core.settings import Settings
from oneonone.core.term import Days, Term
from oneonone.formats.cadence_words import parse_cadence
from oneonone.formats.roster_csv import (
    COLUMNS,
    format_roster,
    parse_roster,
    with_column,
    with_rows,
    with_value,
)

SETTINGS = Settings(
    "x",
    "",
    Term(date(2026, 8, 17), date(2027, 6, 4)),
    parse_cadence("weekly"),
    team=(("rivera", "Ms. Rivera"), ("chen", "Mr. Chen")),
)


def test_every_known_column_is_read_and_every_other_one_kept() -> None:
    text = (
        "id,name,house,groups,adult,tier,cadence,joined,left,away\n"
        '01103,"Brooks,  Jamal",Red,P3; P5,Ms. Rivera;chen,2,daily,2026-09-01,,'
        "2026-11-23..2026-12-11\n"
    )
    parsed = parse_roster(text, SETTINGS)
    assert parsed.problems == ()
    (student,) = parsed.roster.students
    assert (student.id, student.name) == ("01103", "Brooks, Jamal")
    assert (student.groups, student.adults) == (("P3", "P5"), ("rivera", "chen"))
    assert student.cadence is not None
    assert student.cadence.days == 1
    assert student.joined == date(2026, 9, 1)
    assert student.away == (Days(date(2026, 11, 23), date(2026, 12, 11)),)
    assert student.value("house") == "Red"
    assert parsed.roster.columns[2] == "house"


@pytest.mark.parametrize(
    ("row", "rule", "hides", "words"),
    [
        (",Nobody,", "id", True, "Every student needs"),
        ("7,,", "name", True, "Every student needs"),
        ("7,A,Garcia", "adult", False, '"Garcia" is not in the team'),
    ],
)
def test_a_row_that_is_wrong_is_named_by_line_and_hides_no_other(
    row: str, rule: str, hides: bool, words: str
) -> None:
    text = f'id,name,adult\n1,"Two\nlines",\n{row}\n9,Last,rivera\n'
    parsed = parse_roster(text, SETTINGS)
    (problem,) = parsed.problems
    assert (problem.line, problem.rule, problem.hides) == (4, rule, hides)
    assert words in problem.message
    assert {"1", "9"} <= {student.id for student in parsed.roster.students}


@pytest.mark.parametrize(
    ("one", "other"), [("7a", "7A"), ("é", "e\u0301"), ("ß", "SS"), ("x", "x")]
)
def test_ids_that_are_equal_but_for_case_and_form_are_a_problem(one: str, other: str) -> None:
    parsed = parse_roster(f"id,name\n{one},A\n{other},B\n", SETTINGS)
    assert [student.name for student in parsed.roster.students] == ["A"]
    assert "stands in line 2 already" in parsed.problems[0].message


@pytest.mark.parametrize("text", ["", "\n\n", "name\nA\n", "id,grade\n1,7\n", "just words\n"])
def test_a_roster_without_id_and_name_is_a_problem(text: str) -> None:
    parsed = parse_roster(text, SETTINGS)
    assert parsed.roster.students == ()
    assert parsed.problems


cells = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)


@given(
    st.lists(st.tuples(cells, cells), max_size=5, unique_by=lambda row: row[0]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_rows_added_leave_every_byte_before_them(rows: list[tuple[str, str]], end: str) -> None:
    text = f"name,id,house{end}" + "".join(
        f'"{a}","{b}",x{end}'.replace('""', '"x"') for a, b in rows if '"' not in a + b
    )
    grown = with_rows(text, [{"id": "new-student", "name": "New, Student"}])
    assert grown.startswith(text)
    assert parse_roster(grown, SETTINGS).roster.students[-1].id == "new-student"


@given(
    st.lists(
        st.tuples(st.from_regex(r"[a-z0-9]{1,4}", fullmatch=True), cells),
        min_size=1,
        max_size=6,
        unique_by=lambda row: row[0],
    ),
    st.data(),
)
def test_one_cell_changed_leaves_every_other_row_alone(
    rows: list[tuple[str, str]], data: st.DataObject
) -> None:
    lines = ["id,name,left,odd"] + [
        f'{one},"A{name.replace(chr(34), "")}",, {one} ' for one, name in rows
    ]
    text = "\r\n".join(lines) + "\r\n"
    place = data.draw(st.integers(0, len(rows) - 1))
    changed = with_value(text, rows[place][0], "left", "2026-12-01")
    before, after = parse_roster(text, SETTINGS), parse_roster(changed, SETTINGS)
    for number, (old, new) in enumerate(
        zip(before.roster.students, after.roster.students, strict=True)
    ):
        assert new.left == (date(2026, 12, 1) if number == place else None)
        assert old.name == new.name
    assert changed.count("\r\n") >= len(rows)
    for number, line in enumerate(lines):
        if number - 1 != place:
            assert line in changed


def test_a_column_that_is_missing_is_added_behind_the_others() -> None:
    assert with_column("id,name\n1,A\n", "left") == "id,name,left\n1,A,\n"
    assert with_value("id,name\n1,A\n2,B\n", "2", "left", "x") == "id,name,left\n1,A,\n2,B,x\n"


def test_a_new_roster_has_every_known_column() -> None:
    text = format_roster([{"id": "1", "name": "A, B", "groups": "P3"}])
    assert text.splitlines()[0] == ",".join(COLUMNS)
    (student,) = parse_roster(text, SETTINGS).roster.students
    assert (student.name, student.groups) == ("A, B", ("P3",))


@given(st.text(max_size=200))
def test_no_text_at_all_stops_the_reader(text: str) -> None:
    parse_roster(text, SETTINGS)
