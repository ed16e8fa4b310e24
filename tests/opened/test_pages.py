"""The pages in a real browser: they fit, they keep quiet, and everybody can read them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from school_year import school_year

WIDTHS = (390, 820, 1440)
SCHEMES = ("light", "dark")
SIZES = (0, 1, 28, 130, 600)
EXAMPLES = ("grade-7", "grade-3-reading", "hs-advisory", "staff")
PAGES = {
    "report": ("report",),
    "about": ("report", "--about", "fluency"),
    "parts": ("report", "--equity", "--adults", "--goals"),
    "gaps": ("report", "--gaps", "--format", "html"),
    "initials": ("report", "--initials"),
    "sheet": ("sheet",),
    "everybody": ("sheet", "--all"),
    "prepare": ("sheet", "--prepare", "student-led-prep"),
    "cards": ("cards",),
    "record": ("export", "7013"),
    "teams": ("report", "--notebook", "."),
    "teams with names": ("report", "--notebook", ".", "--notebook", "../other", "--names"),
}
OO_TODAY = "2026-11-23"


@pytest.fixture
def page_of(oo: Any, tmp_path: Path) -> Callable[..., Path]:
    """Makes a page of a notebook with a command; its file."""

    def made(folder: Path, name: str) -> Path:
        if "../other" in PAGES[name]:
            oo("demo", folder.parent / "other", "--example", "hs-advisory")
        target = tmp_path / f"{name.replace(' ', '-')}.html"
        done = oo(*PAGES[name], "-o", target, cwd=folder)
        assert done.code == 0, done.err
        return target

    return made


@pytest.fixture
def school(tmp_path: Path) -> Path:
    return school_year(tmp_path / "grade-7", 28)


def sideways(page: Any) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


# --- they fit, on a phone, on a screen and on paper -----------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_the_window_and_can_be_pictured(
    name: str, scheme: str, width: int, school: Path, page_of: Any, opened: Any
) -> None:
    page = opened(page_of(school, name), width, scheme)
    assert sideways(page) <= 0
    picture = page.screenshot(full_page=True)
    assert len(picture) > 3000
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") == (scheme == "light")


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_prints_on_white_paper(
    name: str, size: str, school: Path, page_of: Any, opened: Any
) -> None:
    page = opened(page_of(school, name), scheme="dark")
    printed = page.pdf(format=size, print_background=True)
    sheets = len(re.findall(rb"/Type\s*/Page\b", printed))
    assert 1 <= sheets <= {"prepare": 2 * 6, "report": 5, "initials": 5}.get(name, 4)
    page.emulate_media(media="print", color_scheme="light")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("students", SIZES)
def test_a_report_on_any_number_of_students_opens(
    students: int, oo: Any, opened: Any, tmp_path: Path, page_of: Any
) -> None:
    folder = school_year(tmp_path / "grade-7", students)
    page = opened(page_of(folder, "report" if students > 20 else "initials"), 390)
    assert sideways(page) <= 0
    assert page.locator("h1").inner_text() == "Grade 7, Lincoln Middle School"
    if students:
        rows = page.locator("table.map:not(.people) tbody tr").count()
        assert rows == page.locator("table.people tbody tr").count() > 0


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_makes_a_report(
    name: str, oo: Any, opened: Any, tmp_path: Path, page_of: Any
) -> None:
    oo("demo", tmp_path / name, "--example", name)
    page = opened(page_of(tmp_path / name, "initials"), 820)
    assert sideways(page) <= 0


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_slips_are_eight_to_a_page_and_the_day_stands_on_each(
    size: str, school: Path, oo: Any, page_of: Any, opened: Any
) -> None:
    settings = school / "oneonone.yaml"
    long_name = settings.read_text("utf-8").replace("Ms. Rivera", "Ms. Alexandra Rivera-Hernandez")
    settings.write_text(long_name, encoding="utf-8")
    for letters, student in enumerate(("07001", "07002", "07003", "07005", "07006"), 1):
        goal = " ".join(["Widths"] * 12 * letters) if letters < 5 else "W" * 300
        done = oo("log", student, "-g", goal, "-d", "fri", "--next", "fri", cwd=school)
        assert done.code == 0, done.err
    page = opened(page_of(school, "cards"))
    cards = page.locator("article").count()
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=size)))
    assert sheets == -(-cards // 8)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 900})
    over = page.evaluate(
        """[...document.querySelectorAll('article')].filter(card => {
            const bottom = it => it.getBoundingClientRect().bottom
            const day = card.querySelector('.next')
            return card.scrollHeight > card.clientHeight || bottom(day) > bottom(card)
        }).map(card => card.innerText)"""
    )
    assert over == []


# --- everybody can read them ----------------------------------------------------------------


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_serious_fault(
    name: str, scheme: str, school: Path, page_of: Any, opened: Any, axe: str
) -> None:
    page = opened(page_of(school, name), 1440, scheme, script=True)
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    grave = [
        (fault["id"], fault["impact"], fault["nodes"][0]["html"][:200])
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical", "moderate")
    ]
    assert grave == []


def read_aloud(page: Any) -> dict[str, set[str]]:
    """The names that a screen reader is given, by the role of what has them."""
    session = page.context.new_cdp_session(page)
    said: dict[str, set[str]] = defaultdict(set)
    for node in session.send("Accessibility.getFullAXTree")["nodes"]:
        if not node.get("ignored"):
            said[node["role"]["value"]].add(node["name"]["value"])
    return said


def test_the_cells_of_the_map_are_words_for_a_screen_reader(
    notebook: Path, oo: Any, page_of: Any, opened: Any
) -> None:
    oo("log", "jamal", "-m", "x", "--minutes", "4", cwd=notebook)
    oo("log", "jamal", "-m", "y", "--minutes", "4", cwd=notebook)
    oo("log", "wei", "--absent", cwd=notebook)
    oo("log", "sofia", "--declined", cwd=notebook)
    oo("log", "amara", "--moved", cwd=notebook)
    page = opened(page_of(notebook, "report"))
    said = read_aloud(page)
    assert {"met 2 times", "absent", "declined", "moved"} <= said["cell"] | said["gridcell"]
    assert "week of Mon 23 Nov" in said["columnheader"]
    assert "JB Brooks" in said["rowheader"]


def test_a_bar_says_its_numbers(school: Path, page_of: Any, opened: Any) -> None:
    page = opened(page_of(school, "report"))
    label = page.locator("header svg.bar").get_attribute("aria-label")
    assert re.fullmatch(r"\d+ up to date(, \d+ [a-z ]+)*", label)


def test_the_maps_can_be_scrolled_with_the_keyboard(
    tmp_path: Path, page_of: Any, opened: Any
) -> None:
    page = opened(page_of(school_year(tmp_path / "grade-7", 28), "report"), 390)
    region = page.get_by_role("region", name="Week by week")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    assert region.evaluate("it => it.scrollLeft") > 0


# --- nothing in a note does anything ---------------------------------------------------------

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt; <b>bold</b> <!--",
    "</style><style>*{display:none}",
    "x\u202egnp.exe",
    "\x1b[31mred\x1b[0m",
    "javascript:alert(1)",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_what_a_name_or_a_note_holds_shows_as_text_and_does_nothing(
    words: str, notebook: Path, oo: Any, opened: Any, tmp_path: Path
) -> None:
    quoted = words.replace('"', '""')
    roster = notebook / "roster.csv"
    header, *rows = roster.read_text("utf-8").splitlines()
    rows[0] = f'7013,"{quoted}",,he/him,7,"{quoted}",rivera'
    roster.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    settings = (notebook / "oneonone.yaml").read_text("utf-8")
    title = words.replace("\x1b", "").replace("'", "''")
    settings = settings.replace("Grade 7, Lincoln Middle School", f"'{title}'")
    settings = settings.replace("Mr. Chen", f"'{title}'")
    (notebook / "oneonone.yaml").write_text(settings, encoding="utf-8")
    oo("log", "7013", "-g", words, "-a", f"strength={words}", cwd=notebook)

    for options in (
        ("report", "--by", "groups"),
        ("report", "--about", "strength"),
        ("sheet", "7013"),
        ("sheet", "--prepare", "student-led-prep", "7013"),
        ("cards", "7013"),
        ("report", "--notebook", ".", "--names"),
    ):
        target = tmp_path / "page.html"
        done = oo(*options, "-o", target, cwd=notebook)
        assert done.code == 0, done.err
        page = opened(target)
        page.wait_for_timeout(50)
        seen = page.locator("body").inner_text()
        shown = words.replace("\u202e", "").replace("\x1b[31m", "").replace("\x1b[0m", "")
        assert shown in seen
        assert page.locator("img, script, b:not([aria-hidden])").count() == 0
        assert page.locator("h2:visible, h1:visible").count() > 0
        text = target.read_text("utf-8")
        assert not {"\x1b", "\u202e"} & set(text)
        page.close()


def test_the_policy_of_a_page_allows_nothing_but_its_own_style(school: Path, page_of: Any) -> None:
    text = page_of(school, "report").read_text("utf-8")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', text)
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; img-src data:;"
        r" base-uri 'none'; form-action 'none'",
        policy,
    )
    assert not re.search(r"""\s(style|on[a-z]+|src|action)=|href="(?!data:,")|url\((?!#)""", text)
