"""The report as a page, from no student to 600 with 21,600 notes: its time beside the table of the
same run, its size, and how long Chromium takes to open it.

    python benchmarks/report_page.py

Chromium's column is empty where playwright or the browser is missing (see CONTRIBUTING.md).
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from school_year import TODAY, school_year

SIZES = ((0, 0), (1, 7), (28, 7), (130, 7), (600, 36))
TIMES = 5


def report(folder: Path, *options: str) -> float:
    """Seconds of the whole command."""
    home = {"OO_HOME": str(folder.parent / "home"), "OO_TODAY": str(TODAY), "OO_AS": "rivera"}
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "oneonone", "report", *options],
        cwd=folder, env=os.environ | home, check=True, capture_output=True,
    )  # fmt: skip
    return time.perf_counter() - start


def opening(page: Path) -> float | None:
    """Seconds until Chromium has laid out the whole page."""
    program = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    if program is None:
        return None
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        tab = browser.new_page()
        start = time.perf_counter()
        tab.goto(page.as_uri())
        tab.evaluate("document.documentElement.scrollHeight")
        took = time.perf_counter() - start
        browser.close()
    return took


def main() -> None:
    print("students   notes  table s  page s  ratio  size KB  Chromium s")
    for students, each in SIZES:
        with tempfile.TemporaryDirectory() as place:
            folder = school_year(Path(place) / "grade-7", students, each)
            notes = len(list(folder.glob("notes/*/*.yaml")))
            page = Path(place) / "report.html"
            table, made = [], []
            for _ in range(TIMES):
                table.append(report(folder))
                made.append(report(folder, "-o", str(page)))
            shown, whole = statistics.median(table), statistics.median(made)
            opened = opening(page)
            print(
                f"{students:8}{notes:8}{shown:9.2f}{whole:8.2f}{whole / shown:7.2f}"
                f"{page.stat().st_size / 1024:9.0f}{'' if opened is None else f'{opened:12.2f}'}",
                flush=True,
            )


if __name__ == "__main__":
    main()
