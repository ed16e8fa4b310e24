"""What others open of ours: pages in a real browser, tables in a real spreadsheet.

Each needs a program from the system's packages. Where there is none, its tests are skipped and say
what is missing; with ``OO_OPENED=1``, as ``.ci/run`` sets it, they fail instead.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()
# Read now: no test sees what the person has set.
ALL_OF_IT = os.environ.get("OO_OPENED") == "1"
AXE = Path(
    os.environ.get("OO_AXE")
    or Path(__file__).parent.parent.parent / "node_modules/axe-core/axe.min.js"
)


def missing(what: str) -> NoReturn:
    """Skip, or fail where everything has to be there."""
    if ALL_OF_IT:
        pytest.fail(f"missing: {what}")
    pytest.skip(f"missing: {what}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium of the system, with nothing of its own going over the network."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("the package playwright (pip install -e '.[opened]')")
    program = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if program is None:
        missing("Chromium (apt-get install chromium)")
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=QUIET)
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The text of axe-core, which looks for faults that keep people out."""
    if not AXE.is_file():
        missing("axe-core (npm install --no-save axe-core)")
    return AXE.read_text("utf-8")


@pytest.fixture
def opened(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens a file as a page, and says at the end that it kept quiet: nothing asked for over the
    network, nothing said on the console, no dialog, no error."""
    heard: list[str] = []
    contexts = []

    def open_page(
        path: Path, width: int = 1440, scheme: str = "light", script: bool = False
    ) -> Any:
        # The page's own policy would keep axe out as well: only for it is the policy passed over.
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=script
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: heard.append(f"console: {said.text}"))
        page.on("pageerror", lambda fault: heard.append(f"error: {fault}"))
        page.on("dialog", lambda dialog: (heard.append("a dialog"), dialog.dismiss()))
        page.on("request", lambda asked: asked.url == path.as_uri() or heard.append(asked.url))
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert heard == []


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice, without its window."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        missing("LibreOffice (apt-get install libreoffice-calc-nogui)")
    return found
