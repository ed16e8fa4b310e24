"""Tables as text: what a spreadsheet, a Markdown reader and a terminal make of them."""

import csv
import html
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from oneonone.render.safe import safe
from oneonone.render.tables import Figure, for_markdown, spreadsheet, table
from oneonone.render.words import bar

cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)


@given(st.lists(st.lists(cells | st.integers(), min_size=3, max_size=3), max_size=5))
def test_what_is_written_for_a_spreadsheet_reads_back_but_for_the_quote_before_a_formula(
    rows: list[list[str | int]],
) -> None:
    text = spreadsheet(["a", "b", "c"], rows)
    read = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert len(read) == len(rows)
    for row, found in zip(rows, read, strict=True):
        for cell, seen in zip(row, found, strict=True):
            words = safe(cell) if isinstance(cell, str) else str(cell)
            assert seen in (words, f"'{words}")
            if isinstance(cell, str):
                assert not seen.lstrip().startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("before", ["", " ", "\t", "\u200e", "\ufeff", "\x00", "\u200b", "\u2060"])
@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
def test_no_formula_hides_behind_letters_that_are_not_seen(before: str, sign: str) -> None:
    seen = spreadsheet(["a"], [[f"{before}{sign}1+1"]]).split("\n")[1]
    assert seen.lstrip('"').startswith("'")


@pytest.mark.parametrize(
    "text", ["01103", "007", "1e5", "1E+5", "2026-11-23", "12:30", "3.50", "9" * 16]
)
def test_text_that_looks_like_another_number_or_a_day_is_quoted(text: str) -> None:
    assert spreadsheet(["id"], [[text]]) == f'id\n"{text}"'


@pytest.mark.parametrize("text", ["7013", "Maria", "P3;A", "Mr. Chen", ""])
def test_other_text_is_not(text: str) -> None:
    assert spreadsheet(["id"], [[text, 3]]) == f"id\n{text},3"


def test_figures_stand_to_the_right_and_words_to_the_left() -> None:
    text = table(["", "each"], [["a", Figure("6.0")], ["b", Figure("17.0")], ["c", None]])
    assert text.splitlines() == ["     each", "  a   6.0", "  b  17.0", "  c"]


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_bar_is_full_only_where_it_is_all_and_empty_only_where_it_is_none(
    counts: tuple[int, int],
) -> None:
    some, whole = counts
    shown = bar(some / whole)
    assert len(shown) == 10
    assert (shown.count("█") == 10) == (some == whole)
    assert (shown.count("█") == 0) == (some == 0)


@pytest.mark.parametrize(
    "text",
    ["# a", "- a", "+ a", "1. a", "10) a", "~~a~~", "&lt;b&gt;", "http://a.example/x", "*a*", "_a_",
     "www.a.example", "a@b.example", "<b>a</b>", "[a](b)", "`a`", "a|b", "\\*", "= a", "1.5", "="],
)  # fmt: skip
def test_nothing_in_text_for_markdown_is_a_mark(text: str) -> None:
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    assert reader.render(for_markdown(text)) == f"<p>{html.escape(text, quote=False)}</p>\n"
    assert not re.search(r"(://|www\.|\w@)", for_markdown(text))
