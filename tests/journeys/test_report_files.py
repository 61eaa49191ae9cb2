"""Every report as a web page in one file, opened from a folder: accessible, narrow enough, and it fetches nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import watched
from tests.reporting.documents import COMPARED, EVERY, Document

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1100, 320)  # by WCAG 1.4.10 a page of 320 needs no scrolling sideways
LOOKED_AT = [one for one in EVERY if one.about in (COMPARED, "town-9000", "example", "cohort-you")]
"""Every part that a document can have is in these; the rules take seconds for a long one."""


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    context = browser.new_context()
    asked = watched(context, file_in(tmp_path).as_uri())
    yield context.new_page()
    context.close()
    assert asked == []


def file_in(folder: Path) -> Path:
    return folder / "report.html"


def opens(page: Page, html: str, folder: Path) -> None:
    """Open a text as a file, with every chart's table shown."""
    file_in(folder).write_text(html, encoding="utf-8")
    page.goto(file_in(folder).as_uri(), wait_until="load")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def unreachable(page: Page) -> int:
    """How many parts scroll by themselves and can't be scrolled with the keyboard."""
    return int(
        page.evaluate(
            "[...document.querySelectorAll('main *')].filter(one => one.scrollWidth > one.clientWidth + 1"
            " && ['auto', 'scroll'].includes(getComputedStyle(one).overflowX) && one.tabIndex < 0).length"
        )
    )


@pytest.mark.parametrize("document", EVERY, ids=str)
def test_a_page_fetches_nothing_and_never_scrolls_sideways(page: Page, tmp_path: Path, document: Document) -> None:
    opens(page, document.html, tmp_path)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert (overflow(page), unreachable(page)) == (0, 0), width


@pytest.mark.parametrize("document", LOOKED_AT, ids=str)
def test_no_page_breaks_an_accessibility_rule(page: Page, tmp_path: Path, document: Document) -> None:
    opens(page, document.html, tmp_path)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == [], width


def test_the_checks_can_fail(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 900})
    asked = watched(context, file_in(tmp_path).as_uri())
    page = context.new_page()
    wide = "<div style='overflow: auto'><p style='width: 900px'>Wide</p></div><img src='http://127.0.0.1:9/a.png'>"
    opens(page, f"<main><h1>Page</h1>{wide}<p style='width: 900px'>Wide</p></main>", tmp_path)
    assert violations(page)
    assert overflow(page) > 0
    assert unreachable(page) == 1
    context.close()
    assert asked == ["http://127.0.0.1:9/a.png"]
