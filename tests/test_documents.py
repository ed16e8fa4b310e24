"""Documents are tests: what README, docs and transcripts show is what the program says."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from documents import BEHIND, as_seen, commands, difference, reconcile

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("README.md", "docs/**/*.md", "tests/transcripts/*.md")
    for path in ROOT.glob(pattern)
)
needs_bash = pytest.mark.skipif(sys.platform == "win32", reason="documents are run with bash")


@needs_bash
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_block_shows_what_is_seen(
    name: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    document = ROOT / name
    text = document.read_text("utf-8")
    seen = as_seen(text, tmp_path)
    if seen != text and pytestconfig.getoption("rewrite"):
        document.write_text(seen, "utf-8", newline="\n")
    elif seen != text:
        pytest.fail(f"{difference(name, text, seen)}\nRight? pytest --rewrite", pytrace=False)


PAGES = [*DOCUMENTS, "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"]


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_to_a_page_and_a_heading_that_are_there(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    lost = []
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if link.startswith("http"):
            continue
        place, _, heading = link.partition("#")
        target = ROOT / name if not place else (ROOT / name).parent / place
        headings = re.findall(r"(?m)^#+ (.*)$", target.read_text("utf-8")) if heading else []
        known = {re.sub(r"[^\w\- ]", "", one.casefold()).replace(" ", "-") for one in headings}
        if not target.exists() or (heading and heading not in known):
            lost.append(link)
    assert not lost


def test_every_page_of_the_docs_can_be_found_from_their_first() -> None:
    first = (ROOT / "docs/README.md").read_text("utf-8")
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert set(re.findall(r"\]\(([\w-]+\.md)\)", first)) == pages


def test_where_one_stands_is_never_changed_unseen() -> None:
    unseen = [
        f"{name}: {found['words']}"
        for name in DOCUMENTS
        if name != "docs/your-team.md"  # plays on two machines
        for line in (ROOT / name).read_text("utf-8").splitlines()
        if (found := BEHIND.fullmatch(line)) and re.search(r"\bcd ", found["words"])
    ]
    assert not unseen


def test_no_command_of_ours_is_shown_where_nobody_runs_it() -> None:
    lines = (ROOT / ".ci/run").read_text("utf-8")
    loose = [
        f"{name}: {line}"
        for name in DOCUMENTS
        for block in re.findall(
            r"(?ms)^```(?:sh|bash|text)\n(.*?)^```", (ROOT / name).read_text("utf-8")
        )
        for line in block.splitlines()
        if re.search(r"\boo ", line) and line not in lines
    ]
    assert not loose


def test_every_command_has_help_and_a_place_in_the_readme(oo: Callable) -> None:
    from oneonone.cli import COMMANDS

    readme = (ROOT / "README.md").read_text("utf-8")
    missing = []
    for name, (_, words) in COMMANDS.items():
        asked = oo(name, "--help")
        if not words.strip():
            missing.append(f"oo {name}: no line of help in COMMANDS")
        if asked.code or not asked.out.strip():
            missing.append(f"oo {name} --help: exit {asked.code}, {asked.err.strip()}")
        if f"oo {name}" not in readme:
            missing.append(f"oo {name}: not in README.md")
    assert not missing, "\n".join(missing)


# --- the runner itself ----------------------------------------------------------------------


def page(*lines: str) -> str:
    return "\n".join(["Before.", "", "```console", *lines, "```", "", "After.", ""])


@needs_bash
@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["$ echo one", "one", "$ echo two", "two"], id="commands in order"),
        pytest.param(["$ printf one", "one"], id="no newline at the end"),
        pytest.param(["$ echo; echo a", "", "a"], id="blank lines"),
        pytest.param(["$ true", "$ false", "[1]", "$ (exit 3)", "[3]"], id="exit status"),
        pytest.param(["$ echo one; false", "one", "[1]"], id="words and exit status"),
        pytest.param(["$ echo one >&2; echo two", "one", "two"], id="stderr among stdout"),
        pytest.param(["$ seq 9", "1", "...", "9"], id="dots for many lines"),
        pytest.param(["$ seq 2", "1", "...", "2"], id="dots for no line"),
        pytest.param(["$ echo 'in 41 ms.'", "in ... ms."], id="dots in a line"),
        pytest.param(["$ mkdir a && cd a", "$ export B=c", "$ echo ${PWD##*/} $B", "a c"], id="cd"),
        pytest.param(["$ for n in 1 2; do", ">   echo $n", "> done", "1", "2"], id="continued"),
        pytest.param(["$ cat <<END", "> a", ">", "> b", "> END", "a", "", "b"], id="here-document"),
        pytest.param(["$ cat"], id="nobody types"),
        pytest.param(["$ echo $OO_TODAY $OO_AS.", "2026-11-23T10:42:07 ."], id="always that day"),
        pytest.param(["$ echo 'Sofía'", "Sofía"], id="accents"),
    ],
)
def test_a_page_that_holds_stays_as_it_is(lines: list[str], tmp_path: Path) -> None:
    assert as_seen(page(*lines), tmp_path) == page(*lines)


@needs_bash
@pytest.mark.parametrize(
    ("lines", "becomes"),
    [
        pytest.param(["$ echo one", "two"], ["$ echo one", "one"], id="another line"),
        pytest.param(["$ echo one"], ["$ echo one", "one"], id="a line not shown"),
        pytest.param(["$ true", "one"], ["$ true"], id="a line not seen"),
        pytest.param(["$ echo 'a '", "a"], ["$ echo 'a '", "a "], id="a blank at the end"),
        pytest.param(["$ false"], ["$ false", "[1]"], id="failed"),
        pytest.param(["$ true", "[1]"], ["$ true"], id="did not fail"),
        pytest.param(["$ false", "..."], ["$ false", "...", "[1]"], id="dots hide no failure"),
        pytest.param(["$ seq 9", "1", "...", "x"], ["$ seq 9", "1", "...", "9"], id="dots stay"),
        pytest.param(
            ["$ echo 5 ms; echo b", "... ms", "c"],
            ["$ echo 5 ms; echo b", "... ms", "b"],
            id="dots in a line stay",
        ),
    ],
)
def test_a_page_that_errs_is_caught_and_can_be_rewritten(
    lines: list[str], becomes: list[str], tmp_path: Path
) -> None:
    seen = as_seen(page(*lines), tmp_path)
    assert seen == page(*becomes)
    assert difference("a.md", page(*lines), seen).startswith("a.md:")


def test_the_difference_names_the_line_of_the_document() -> None:
    told = difference("a.md", page("$ echo one", "two"), page("$ echo one", "one")).splitlines()
    assert told[0] == "a.md:5: something else was seen here"
    assert {"-two", "+one", "@@ -2,7 +2,7 @@"} <= set(told)


ASKS = '$ sh -c \'printf "Name? "; read name; printf "Hello $name\\n> "; read x; exit $x\''


@needs_bash
@pytest.mark.parametrize(
    ("lines", "becomes"),
    [
        pytest.param(["> Ann", "> 0"], ["Name?", "> Ann", "Hello Ann", "> 0"], id="typed"),
        pytest.param(["> Ann", "> 3"], ["Name?", "> Ann", "Hello Ann", "> 3", "[3]"], id="status"),
        pytest.param(["> ^C"], ["Name?", "> ^C", "[1]"], id="Ctrl-C"),
    ],
)
def test_a_session_is_typed_at_a_terminal(
    lines: list[str], becomes: list[str], tmp_path: Path
) -> None:
    text = page(ASKS, *lines).replace("console", "session")
    assert as_seen(text, tmp_path) == page(ASKS, *becomes).replace("console", "session")


@needs_bash
def test_a_session_that_ends_before_its_last_answer_says_so(tmp_path: Path) -> None:
    text = page(ASKS, "> Ann", "> 0", "> more").replace("console", "session")
    assert "It ended here, and was to be asked on." in as_seen(text, tmp_path)


@needs_bash
def test_blocks_of_a_document_share_a_folder_and_may_be_indented(tmp_path: Path) -> None:
    indented = "1. So:\n\n   ```console\n   $ cat a; echo; echo b\n   one\n\n   b\n   ```\n"
    text = page("$ echo one > a") + indented
    assert as_seen(text, tmp_path) == text


@pytest.mark.parametrize("language", ["sh", "yaml", "text", ""])
def test_blocks_of_other_languages_are_left_alone(language: str) -> None:
    assert commands(page("$ false").replace("console", language)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (page("one", "$ true"), 'line 4: a console block begins with "$ "'),
        ("```console\n$ true\n", "line 1: this block is never closed"),
    ],
)
def test_a_block_that_cannot_be_read_is_named_by_its_line(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words.replace("$", r"\$")):
        commands(text)


@needs_bash
def test_a_command_that_ends_the_shell_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"(?s)exit 4.*ended the shell"):
        as_seen(page("$ true", "$ echo so; exit 4", "$ true"), tmp_path)


def test_reconciling_keeps_every_line_that_holds() -> None:
    says = ("a", "...", "m ... n", "z")
    assert reconcile(says, ("a", "b", "m 1 n", "y", "z")) == ("a", "...", "m ... n", "y", "z")
    assert reconcile((), ("a",)) == ("a",)
    assert reconcile(says, ()) == ("...",)
