"""Merging: whatever two people did to one file, all of it is in the file that comes out."""

from __future__ import annotations

import json
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.core.entries import EntryId
from oneonone.formats.entry_yaml import parse_entry
from oneonone.formats.merged import merged, name_beside
from oneonone.formats.merged.twins import apart
from oneonone.formats.merged.written import plain
from oneonone.formats.yaml_text import read_yaml

NOTE = "notes/7013/2026-11-23-rivera-k3fq.yaml"
BASE = """\
# how we met
student: '7013'
date: 2026-11-23
by: rivera
template: check-in
minutes: 4  # about
answers:
  warm_up: |
    Tired but fine.
    Sister's game last night.
    More on Friday.
    And on Monday.
  # the good part
  strength: Explains every step
passed: [home]
goal: {text: Two problems, due: 2026-11-30}
tags: [fractions, quiz]
# at the end
"""


def said(data: bytes | str) -> Any:
    text = data if isinstance(data, str) else data.decode()
    return plain(read_yaml(text))


def joined(base: str | None, ours: str, theirs: str, path: str = NOTE) -> str:
    bases = [] if base is None else [base.encode()]
    one = merged(path, bases, ours.encode(), theirs.encode())
    assert one == merged(path, bases, theirs.encode(), ours.encode())
    assert not one.beside
    return one.data.decode()


# --- tables: what becomes of this and that -----------------------------------------------------


def test_each_side_changed_another_key_and_every_other_byte_stays() -> None:
    ours = BASE.replace("minutes: 4  # about", "minutes: 6  # counted")
    theirs = BASE.replace("passed: [home]", "passed: [home, warm_up]").replace("# at", "# right at")
    assert joined(BASE, ours, theirs) == (
        ours.replace("passed: [home]", "passed: [home, warm_up]").replace("# at", "# right at")
    )


def test_inside_a_key_each_side_has_its_own_part() -> None:
    ours = BASE.replace("Explains every step", "Explains it out loud  # really")
    theirs = BASE.replace("Two problems", "Three problems")
    theirs = theirs.replace("More on Friday.", "More on Thursday.")
    expected = ours.replace("Two problems", "Three problems")
    assert joined(BASE, ours, theirs) == expected.replace("on Friday.", "on Thursday.")


def test_a_long_text_is_joined_by_line_where_that_is_clean() -> None:
    ours = BASE.replace("Tired but fine.", "Wide awake.")
    theirs = BASE.replace("And on Monday.", "And on Tuesday.")
    assert joined(BASE, ours, theirs) == ours.replace("And on Monday.", "And on Tuesday.")


def test_words_both_wrote_anew_are_both_kept_and_named() -> None:
    ours = BASE.replace("Tired but fine.", "Wide awake.")
    theirs = BASE.replace("Tired but fine.", "Half asleep.")
    found = said(joined(BASE, ours, theirs))
    both = found["answers"]["warm_up"]
    assert "Wide awake." in both
    assert "Half asleep." in both
    assert list(found["conflicts"]) == ["answers.warm_up"]
    assert len(found["conflicts"]["answers.warm_up"]) == 2


@pytest.mark.parametrize(
    ("old", "ours", "theirs", "key", "kept"),
    [
        ("minutes: 4", "minutes: 5", "minutes: 6", "minutes", "6"),
        ("template: check-in", "template: advisory", "template: repair", "template", "repair"),
        ("date: 2026-11-23", "date: 2026-11-20", "date: 2026-11-24", "date", "2026-11-24"),
        ("due: 2026-11-30", "due: 2026-12-02", "due: 2026-12-01", "goal.due", "2026-12-02"),
        ("minutes: 4", "minutes: [1, 2]", "minutes: 6", "minutes", None),
    ],
)
def test_of_two_values_the_one_that_sorts_last_stands_and_both_are_named(
    old: str, ours: str, theirs: str, key: str, kept: str | None
) -> None:
    text = joined(BASE, BASE.replace(old, ours), BASE.replace(old, theirs))
    found = said(text)
    value = found
    for part in key.split("."):
        value = value[part]
    if kept is not None:
        assert value == kept
    assert len(found["conflicts"][key]) == 2
    assert parse_entry(text).entry is not None or kept is None


def test_lists_of_plain_words_are_sets() -> None:
    ours = BASE.replace("[fractions, quiz]", "[quiz, worked]")
    theirs = BASE.replace("[fractions, quiz]", "[fractions, quiz, area]")
    assert "tags: [quiz, area, worked]" in joined(BASE, ours, theirs)
    assert said(joined(None, "tags: one, two", "tags: [three]"))["tags"] == ["one", "three", "two"]


def test_what_one_side_took_out_is_gone_unless_the_other_side_changed_it() -> None:
    without = BASE.replace("passed: [home]\n", "")
    changed = BASE.replace("[home]", "[home, goal]")
    assert "passed" not in joined(BASE, without, BASE.replace("4", "5"))
    assert "passed: [home, goal]" in joined(BASE, without, changed)


def test_keys_stand_in_the_order_of_the_base_then_new_ones_sorted() -> None:
    text = joined("b: 1\na: 2\n", "b: 1\na: 2\nz: 3\n", "c: 4\nb: 1\na: 2\n")
    assert list(said(text)) == ["b", "a", "c", "z"]


def test_a_goal_in_one_word_and_one_with_a_day_are_one_goal() -> None:
    before = BASE.replace("goal: {text: Two problems, due: 2026-11-30}", "goal: Two problems")
    ours = before.replace("Two problems", "Two problems soon")
    text = joined(before, ours, BASE)
    assert said(text)["goal"]["due"] == "2026-11-30"
    assert "Two problems soon" in said(text)["goal"]["text"]


def test_where_several_bases_disagree_nothing_is_removed() -> None:
    one, two = BASE, BASE.replace("minutes: 4", "minutes: 9")
    without = "".join(line for line in BASE.splitlines(True) if "minutes" not in line)
    result = merged(NOTE, [one.encode(), two.encode()], without.encode(), two.encode())
    assert said(result.data)["minutes"] == "9"
    assert "minutes" not in said(merged(NOTE, [two.encode()], without.encode(), two.encode()).data)
    for bases in permutations([one, two, without]):
        again = merged(NOTE, [b.encode() for b in bases], without.encode(), two.encode())
        assert again == merged(
            NOTE, [b.encode() for b in bases[::-1]], two.encode(), without.encode()
        )


def test_a_side_that_cannot_be_read_is_kept_beside() -> None:
    broken = BASE.replace("minutes: 4", "minutes: [4").encode()
    good = BASE.replace("minutes: 4", "minutes: 5").encode()
    for sides in ((broken, good), (good, broken)):
        result = merged(NOTE, [BASE.encode()], *sides)
        assert (result.data, result.beside) == (good, (broken,))
    worse = b"\xff\xfe"
    result = merged(NOTE, [BASE.encode()], broken, worse)
    assert {result.data, *result.beside} == {broken, worse}
    assert name_beside("a.yaml", broken).startswith("a.yaml.")
    assert name_beside("a.yaml", broken).endswith(".conflict")


def test_a_conflict_goes_when_a_person_takes_it_out() -> None:
    ours, theirs = (
        BASE.replace("minutes: 4", "minutes: 5"),
        BASE.replace("minutes: 4", "minutes: 6"),
    )
    clash = joined(BASE, ours, theirs)
    settled = clash[: clash.index("conflicts:")]
    other = clash.replace("quiz]", "quiz, worked]")
    assert "conflicts" not in said(joined(clash, settled, other))


def test_lists_of_things_are_joined_by_their_names() -> None:
    before = "slots:\n  # early\n  - {name: A, on: Mon, minutes: 10}\n  - {name: B, on: Tue}\n"
    ours = before.replace("minutes: 10", "minutes: 15") + "  - {name: C, on: Wed}\n"
    theirs = before.replace("on: Mon", "on: Fri").replace("  - {name: B, on: Tue}\n", "")
    text = joined(before, ours, theirs, "oneonone.yaml")
    assert text == (
        "slots:\n  # early\n  - {name: A, on: Fri, minutes: 15}\n  - {name: C, on: Wed}\n"
    )


def test_the_team_grows_on_both_sides() -> None:
    before = "title: Grade 7\nteam: {rivera: Ms. Rivera}\n"
    ours = before.replace("}", ", chen: Mr. Chen}")
    theirs = before.replace("}", ", patel: Ms. Patel}")
    text = joined(before, ours, theirs, "oneonone.yaml")
    assert text == (
        "title: Grade 7\nteam: {rivera: Ms. Rivera, chen: Mr. Chen, patel: Ms. Patel}\n"
    )


def test_windows_line_ends_are_no_change_and_stay_where_both_have_them() -> None:
    ours = BASE.replace("minutes: 4", "minutes: 5")
    theirs = BASE.replace("[home]", "[]").replace("\n", "\r\n")
    assert joined(BASE, ours, theirs) == ours.replace("[home]", "[]")
    every = [text.replace("\n", "\r\n") for text in (BASE, ours, BASE.replace("[home]", "[]"))]
    assert joined(*every) == ours.replace("[home]", "[]").replace("\n", "\r\n")


ODD = [
    BASE.replace("warm_up: |", "warm_up: >-"),
    BASE.replace("strength: Explains every step", 'strength: "Explains\n   every\n\n   step"'),
    BASE.replace("tags: [fractions, quiz]", "tags:\n- fractions  # the word\n# and this\n- quiz"),
    BASE.replace("tags: [fractions, quiz]", "tags: [\n  fractions, # one\n  quiz,\n]"),
    BASE.replace("passed: [home]", "note: a\ttab # and a comment\npassed: [home]"),
    BASE.replace("passed: [home]", "'passed':\n    - home\n    # nothing more"),
    BASE.replace("\n", "\r\n"),
    "---\n" + BASE + "...\n",
    "{student: '7013', date: 2026-11-23, by: rivera, minutes: 4}  # all on one line\n",
    "? student\n: '7013'\n? minutes\n: 4\n",
    "\n".join(f"   {x}" if x.startswith("  ") else x for x in BASE.split("\n")),
    BASE.rstrip("\n"),
    "\ufeff" + BASE,
    BASE + "\n\n\n# more\n\n",
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    ("old", "new"),
    [("minutes: 4", "minutes: 7"), ("quiz", "quiz2"), ("Explains", "Tells"), ("'7013'", "'7014'")],
)
def test_what_a_plain_editor_wrote_comes_through_with_its_comments(
    odd: str, old: str, new: str
) -> None:
    theirs = BASE.replace(old, new)
    for base in (BASE, None):
        text = joined(base, odd, theirs)
        found = said(text)
        if base:
            assert new in text
        for words in (
            "# about",
            "# the good part",
            "# at the end",
            "# the word",
            "# one",
            "# nothing more",
        ):
            if words in odd and (words in BASE or words not in theirs):
                assert words in text, words
        assert said(joined(base, text, theirs)) == found


# --- laws --------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        *("fine", "Tired: but fine", "# not a comment", "5", "7", "~", "no", "a\nb", "b\n\nc"),
        *("é 😀", "'", '"', "- x", "{", "a # b", "\ta"),
    ]
)
VALUES = (
    WORDS
    | st.lists(WORDS, max_size=3, unique=True)
    | st.dictionaries(st.sampled_from(["text", "due", "x"]), WORDS, min_size=1, max_size=2)
)
KEYS = st.sampled_from("note pin minutes answers goal tags passed with own reviewed".split())
VERSIONS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=5)
STYLES = st.sampled_from(["block", "flow", "folded", "windows"])
REMARKS = st.lists(st.sampled_from(["# one", "# two", "#three", "# one"]), max_size=2)


def rendered(value: Any, style: str, edge: str = "  ") -> str:
    if isinstance(value, str):
        if style == "folded" and value.strip() and not value.startswith((" ", "\t", "\n")):
            lines = value.replace("\n", "\n\n").split("\n")
            return ">-\n" + "\n".join(f"{edge}  {line}" if line else "" for line in lines)
        if style == "block" and "\n" in value:
            return "|-\n" + "\n".join(
                f"{edge}  {line}" if line else "" for line in value.split("\n")
            )
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        if style == "flow" or not value:
            return json.dumps(value, ensure_ascii=False)
        return "".join(f"\n{edge}# in it\n{edge}- {rendered(v, 'flow')}" for v in value)
    if style == "flow":
        return json.dumps(value, ensure_ascii=False)
    return "".join(f"\n{edge}{k}: {rendered(v, style, edge + '  ')}" for k, v in value.items())


@st.composite
def texts(draw: st.DrawFn) -> str:
    style = draw(STYLES)
    lines = []
    for key, value in draw(VERSIONS).items():
        lines += [*draw(REMARKS), f"{key}: {rendered(value, style)}"]
    text = "\n".join([*lines, *draw(REMARKS)]) + "\n"
    return text.replace("\n", "\r\n") if style == "windows" else text


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[str], str, str]:
    """Some bases, and two sides that took over much of them."""
    drawn = draw(st.lists(texts(), min_size=1, max_size=2))
    sides = [draw(texts() | st.sampled_from(drawn)) for _ in range(2)]
    bases = drawn if draw(st.booleans()) else []
    return bases, sides[0], sides[1]


def leaves(value: Any, where: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], str]]:
    """Every word that stands somewhere, with the key it stands under."""
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() for leaf in leaves(inner, (*where, key))]
    if isinstance(value, list):
        return [leaf for inner in value for leaf in leaves(inner, where)]
    return [(where, line) for line in str(value).split("\n") if line.strip()]


@given(histories())
def test_swapping_the_sides_gives_the_same_bytes(history: tuple[list[str], str, str]) -> None:
    bases, ours, theirs = history
    old = [base.encode() for base in bases]
    one = merged(NOTE, old, ours.encode(), theirs.encode())
    assert one == merged(NOTE, old[::-1], theirs.encode(), ours.encode())


@given(histories())
def test_the_result_reads_well_and_holds_all_that_either_side_wrote(
    history: tuple[list[str], str, str],
) -> None:
    bases, ours, theirs = history
    result = merged(NOTE, [b.encode() for b in bases], ours.encode(), theirs.encode())
    found = leaves(said(result.data))
    text = "\n".join(line for _, line in found)
    old = [{line for _, line in leaves(said(base))} for base in bases]
    for side in (ours, theirs):
        for _, line in leaves(said(side)):
            if not any(line in before for before in old):
                assert line.strip() in text


@given(histories())
def test_merging_twice_changes_nothing(history: tuple[list[str], str, str]) -> None:
    bases, ours, theirs = history
    old = [b.encode() for b in bases]
    once = merged(NOTE, old, ours.encode(), theirs.encode()).data
    for side in (ours, theirs):
        again = merged(NOTE, old, once, side.encode()).data
        assert said(again) == said(once)
        assert merged(NOTE, old, again, side.encode()).data == again
    assert merged(NOTE, [ours.encode()], once, ours.encode()).data == once
    assert merged(NOTE, [theirs.encode()], once, theirs.encode()).data == once


@given(histories())
def test_comments_survive(history: tuple[list[str], str, str]) -> None:
    bases, ours, theirs = history
    text = merged(NOTE, [b.encode() for b in bases], ours.encode(), theirs.encode()).data.decode()
    for side in (ours, theirs):
        for words in ("#three", "# two", "# in it"):
            if words in side and not any(words in base for base in bases):
                assert words in text


# --- what a plain editor may do ----------------------------------------------------------------

HEAD = "student: '7013'\ndate: 2026-11-23\nby: rivera\n"


@pytest.mark.parametrize("key", ["goal", "owed", "with", "tags", "passed"])
def test_an_answer_is_an_answer_whatever_its_question_is_called(key: str) -> None:
    base, ours, theirs = (
        f"{HEAD}answers:\n  {key}: {words}\n"
        for words in ("Read daily", "Read 10, or more", "Read 20, by phone")
    )
    text = joined(base, ours, theirs)
    assert said(text)["answers"][key] == "Read 10, or more\nRead 20, by phone"
    assert parse_entry(text).entry is not None


def test_two_who_append_a_line_each_write_the_text_before_it_once() -> None:
    base = f"{HEAD}note: |\n  One\n  Two\n"
    ours, theirs, third = (f"{base}  {words}\n" for words in ("X", "Y", "Z"))
    both = joined(base, ours, theirs)
    assert said(both)["note"] == "One\nTwo\nX\nY\n"
    three = joined(base, both, third)
    assert said(three)["note"] == "One\nTwo\nX\nY\nZ\n"
    for order in permutations([ours, theirs, third]):
        text = joined(base, joined(base, order[0], order[1]), order[2])
        assert sorted(said(text)["note"].split()) == ["One", "Two", "X", "Y", "Z"]


def test_three_who_change_one_value_leave_the_same_file_in_any_order() -> None:
    base = f"{HEAD}minutes: 4\n"
    sides = [f"{HEAD}minutes: {number}\n" for number in (5, 6, 7)]
    texts = {joined(base, joined(base, a, b), c) for a, b, c in permutations(sides)}
    assert texts == {f"{HEAD}minutes: 7\nconflicts:\n  minutes: ['5', '6', '7']\n"}
    (text,) = texts
    for side in sides:
        assert joined(base, text, side) == text


def test_what_is_made_of_values_that_stand_there_is_no_value_of_its_own() -> None:
    base = f"{HEAD}note: A\n"
    both = joined(base, f"{HEAD}note: B\n", f"{HEAD}note: C\n")
    three = joined(base, both, f"{HEAD}note: D\n")
    assert said(three)["conflicts"] == {"note": ["B", "C", "D"]}
    assert joined(base, three, f"{HEAD}note: D\n") == three
    assert joined(base, three, both) == three


@pytest.mark.parametrize(
    ("base", "ours", "theirs"),
    [
        ("answers:\n  a: x\n  b: y\n", "answers:\n  a: x\n", "answers:\n  b: y\n"),
        ("reviewed: {a: kept, b: kept}\n", "reviewed: {a: kept}\n", "reviewed: {b: kept}\n"),
        ("tags:\n  - a\n  - b\n", "tags:\n  - a\n", "tags:\n  - b\n"),
    ],
)
def test_where_each_takes_out_a_part_the_other_keys_keep_their_bytes(
    base: str, ours: str, theirs: str
) -> None:
    first = "# how we met\nminutes:   4   # about\n"
    last = "note: >-\n  folded\n  text\n"
    text = joined(first + base + last, first + ours + last, first + theirs + last)
    assert text.startswith(first)
    assert text.endswith(last)


def test_where_each_takes_out_what_the_other_left_nothing_is_removed() -> None:
    assert joined("a: 1\nb: 2\n", "a: 1\n", "b: 2\n") == "b: 2\n"


def test_two_slots_of_one_name_are_two_slots() -> None:
    first = "  - {name: Check-ins, adult: rivera, on: Mon, minutes: 10}\n"
    second = "  - {name: Check-ins, adult: rivera, on: Thu, minutes: 10}\n"
    ours, theirs = f"slots:\n{first}{second}", "slots:\n" + first.replace("10", "15")
    text = joined(f"slots:\n{first}", ours, theirs, "oneonone.yaml")
    assert text == theirs + second
    assert joined(f"slots:\n{first}", text, theirs, "oneonone.yaml") == text


def test_where_the_order_of_words_matters_it_stays() -> None:
    base = "cycle: [A, B, A, C]\n"
    text = joined(base, base.replace("[A", "[Z, A"), base.replace("C]", "C, D]"), "oneonone.yaml")
    assert text == "cycle: [Z, A, B, A, C, D]\n"
    apart = joined(base, base.replace("C]", "D]"), base.replace("C]", "E]"), "oneonone.yaml")
    assert said(apart)["cycle"] == ["A", "B", "A", "E"]
    assert len(said(apart)["conflicts"]["cycle"]) == 2


def test_a_list_with_a_comment_on_each_line_keeps_them_in_their_place() -> None:
    base = "days_off:\n  - 2026-09-07  # Labor Day\n  - 2026-11-25..2026-11-27  # Thanksgiving\n"
    ours, theirs = f"{base}  - 2027-01-18  # King\n", f"{base}  - 2027-02-15  # Presidents\n"
    assert joined(base, ours, theirs, "oneonone.yaml") == (
        f"{base}  - 2027-01-18  # King\n  - 2027-02-15  # Presidents\n"
    )


def test_a_comment_at_the_head_of_a_file_stays_there() -> None:
    head = "# Grade 7. Ask Chen before changing.\n\n"
    base = f"{head}id: x\ncadence: weekly\n"
    ours, theirs = f"{head}title: Seven\nid: x\ncadence: weekly\n", base.replace("weekly", "daily")
    text = joined(base, ours, theirs, "oneonone.yaml")
    assert text == f"{head}id: x\ncadence: daily\ntitle: Seven\n"


@pytest.mark.parametrize(
    ("ours", "theirs", "kept"),
    [
        ("minutes: 5 # Mon\n", "minutes: 6 # Monday\n", ["# Mon", "# Monday"]),
        ("minutes: 5 # ask mum\n", "minutes: 6 # ask mum about bus\n", ["# ask mum"]),
        ("minutes: 5\n... # end\n", "minutes: 4\npin: x\n", ["# end"]),
        ("--- # mine\nminutes: 5\n", "minutes: 4\npin: x\n", ["# mine"]),
    ],
)
def test_a_comment_is_kept_even_where_it_looks_like_another(
    ours: str, theirs: str, kept: list[str]
) -> None:
    lines = [line.strip() for line in joined("minutes: 4\n", ours, theirs).split("\n")]
    assert all(any(line == words or line.endswith(f" {words}") for line in lines) for words in kept)


def test_a_comment_at_a_conflict_is_kept_too() -> None:
    base = f"{HEAD}minutes: 6\nconflicts:\n  minutes: ['5', '6']\n"
    ours, theirs = (
        base.replace("conflicts:", f"# ask {who}\nconflicts:") for who in ("Chen", "Patel")
    )
    text = joined(base, ours, theirs)
    assert "# ask Chen\n# ask Patel\nconflicts:" in text
    settled = joined(base, ours, f"{base}tags: [a]\n")
    assert "# ask Chen" in settled
    emptied = base.replace("\n  minutes: ['5', '6']", "")
    assert "''" not in joined(base, f"{emptied}next: 2026-12-01\n", f"{base}next: 2026-12-02\n")


def test_a_number_sign_in_words_is_no_comment() -> None:
    base = 'slots:\n  - {name: "Room # 4", on: Mon}\n'
    ours, theirs = base.replace("Mon", "Tue"), base.replace("Mon}", "Mon, minutes: 5}")
    assert joined(base, ours, theirs, "oneonone.yaml") == (
        'slots:\n  - {name: "Room # 4", on: Tue, minutes: 5}\n'
    )


def test_what_one_of_two_wanted_private_is_private() -> None:
    text = joined(f"{HEAD}", f"{HEAD}private: True\n", f"{HEAD}private: false\n")
    assert said(text)["private"] == "True"


def test_a_name_that_is_no_tag_moves_as_well() -> None:
    name = EntryId("2026-11-23 talk with the family about reading at home in the long morning bus")
    one, other = (f"{HEAD}note: {words}\n".encode() for words in ("a", "b"))
    found = apart(name, one, other)
    assert found is not None
    assert found.moved_to != name
    assert apart(name, other, one) == found
