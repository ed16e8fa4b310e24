"""Makes the pictures of the README from real runs: a terminal, and the report in a browser.

Run ``python docs/pictures.py`` after a screen has changed. It needs the packages of the extra
``opened`` and a Chromium; the day is the one of the documents.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pexpect
from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

HERE = Path(__file__).resolve().parent
PICTURES = HERE / "pictures"
COLUMNS = 80
STEERS = re.compile(r"\x1b\[\?2004[hl]|\x07|\r")
TALK = ("k", "", "tired but fine", "", "explains every step out loud", "mixed numbers", "")
PAPER = TerminalTheme(
    (252, 252, 250), (38, 38, 38),
    [(38, 38, 38), (170, 30, 30), (20, 110, 60), (140, 90, 0), (30, 80, 160), (120, 50, 140),
     (0, 110, 120), (90, 90, 90)],
)  # fmt: skip


def main() -> None:
    """Both pictures, in ``docs/pictures/``."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        world = os.environ | {
            "OO_HOME": f"{folder}/home",
            "OO_TODAY": "2026-11-23T10:42:07",
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
        }
        oo(world, folder, "demo")
        notebook = f"{folder}/grade-7"
        terminal(world, notebook)
        oo(world, notebook, "report", "-o", "report.html")
        report(f"{notebook}/report.html")


def oo(world: dict[str, str], folder: str, *words: str) -> None:
    """The program, in this folder."""
    subprocess.run([sys.executable, "-m", "oneonone", *words], cwd=folder, env=world, check=True)


def terminal(world: dict[str, str], folder: str) -> None:
    """``oo next``, then the beginning of ``oo log jamal``, as a terminal shows them."""
    screen = Console(record=True, width=COLUMNS, file=open(os.devnull, "w"))  # noqa: SIM115
    for words, typed in (("next", ()), ("log jamal", TALK)):
        screen.print(Text("$ ", style="dim") + Text(f"oo {words}", style="bold"))
        screen.print(Text.from_ansi(_played(world, folder, words.split(), typed)))
    from rich._export_format import CONSOLE_SVG_FORMAT

    # The fonts of this machine's reader: nothing is fetched.
    plain = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    text = screen.export_svg(title="grade-7", theme=PAPER, code_format=plain, unique_id="oo")
    (PICTURES / "terminal.svg").write_text(text, "utf-8", newline="\n")


def _played(world: dict[str, str], folder: str, words: list[str], typed: tuple[str, ...]) -> str:
    program = [sys.executable, "-m", "oneonone", *words]
    table = pexpect.spawn(
        program[0], program[1:], cwd=folder, env=world, encoding="utf-8",
        dimensions=(60, COLUMNS), timeout=20,
    )  # fmt: skip
    seen = ""
    for line in typed:
        table.expect("\n(?:\x1b\\[\\?2004h)?> $")
        seen += str(table.before) + str(table.after)
        table.sendline(line)
    table.expect("\n(?:\x1b\\[\\?2004h)?> $" if typed else pexpect.EOF)
    seen += str(table.before)
    table.close(force=True)
    return STEERS.sub("", seen)


def report(path: str) -> None:
    """The head of the page, as a browser shows it."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1100, "height": 760})
        page.goto(f"file://{path}")
        page.screenshot(path=PICTURES / "report.png")
        browser.close()


if __name__ == "__main__":
    main()
