"""Somebody at a browser: opens pages, reads headings, chooses answers, with the mouse or with the keyboard alone."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlparse

from playwright.sync_api import Locator, Page, expect

from maturity.assessment.answers import Assessment
from maturity.store.opening import open_store

PATIENCE = 20.0  # seconds
MAKING = 300_000.0  # milliseconds for a document: longer than the tool tries before it says why there is none
TABS = 80

IDLE = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    return app !== null && app.getAttribute('data-test-script-state') === 'notRunning';
}"""

STILL = """() => document.getAnimations().every(
    one => one.playState !== 'running' || one.effect.getTiming().iterations === Infinity
)"""

expect.set_options(timeout=PATIENCE * 1000)


class Person:
    """Acts on one page, and waits for what it sees rather than for time to pass."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def heading(self) -> Locator:
        return self.page.get_by_role("heading", level=1)

    @property
    def id(self) -> str:
        """The assessment that the address names."""
        return parse_qs(urlparse(self.page.url).query)["a"][0]

    def opens(self, address: str) -> Person:
        self.page.goto(address)
        self.waits()
        return self

    def waits(self) -> None:
        expect(self.heading).to_have_count(1)  # while a page takes the place of another, the headings of both are there
        self.page.wait_for_function(IDLE)

    def sees(self, heading: str | re.Pattern[str]) -> None:
        expect(self.heading).to_have_text([heading])
        self.waits()

    def arrives(self, heading: str | re.Pattern[str]) -> None:
        """The page has changed: its heading is read out, it is at its top, and the tab says what it is."""
        self.sees(heading)
        expect(self.heading).to_be_focused()
        assert self.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
        assert self.page.title().startswith(self.heading.inner_text())

    def presses(self, button: str) -> None:
        self.page.wait_for_function(STILL)  # nobody presses what is still moving
        self.page.get_by_role("button", name=button, exact=True).click()

    def follows(self, link: str) -> None:
        self.page.get_by_role("link", name=link, exact=True).click()

    def chooses(self, answer: str) -> None:
        option = self.page.get_by_role("radio", name=re.compile(f"^{re.escape(answer)}"))
        self.page.get_by_role("radiogroup").get_by_text(re.compile(f"^{re.escape(answer)}")).click()
        expect(option).to_be_checked()

    def answers(self, answer: str) -> None:
        """Choose, see that it is saved, and go on."""
        self.chooses(answer)
        expect(self.page.get_by_text("Saved at")).to_be_visible()
        self.presses("Continue")

    def field(self, label: str) -> Locator:
        return self.page.get_by_role("textbox", name=re.compile(f"^{re.escape(label)}"))

    def begins(self, name: str = "Springfield 311", population: str = "") -> None:
        """Go from the start page to the task list."""
        self.opens("/")
        self.page.get_by_role("button", name=re.compile("^Start")).click()
        self.arrives("About your center")
        self.field("What is your center called?").fill(name)
        if population:
            self.page.get_by_role("textbox", name=re.compile("^How many people (live|do)")).fill(population)
        self.presses("Continue")
        self.arrives("Task list")

    def tabs_to(self, name: str) -> None:
        """Press Tab until something of that name has the focus."""
        for _ in range(TABS):
            self.page.keyboard.press("Tab")
            if re.search(name, self.page.evaluate(NAME)):
                return
        raise AssertionError(f"the keyboard does not reach {name!r}")


NAME = """() => {
    const at = document.activeElement;
    if (['BODY', 'MAIN'].includes(at.tagName)) return '';
    const group = at.closest('[role=radiogroup]');
    return [at.getAttribute('aria-label'), group && group.getAttribute('aria-label'), at.innerText,
            at.closest('label') && at.closest('label').innerText].filter(Boolean).join(' | ');
}"""


def stored(data: Path, assessment_id: str) -> Assessment:
    """Return what the store holds, read by another process than the server."""
    with open_store(data) as store:
        return store.draft(assessment_id).assessment


def eventually(holds: Callable[[], bool], page: Page) -> None:
    """Wait until something holds that no locator can see."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it never came to hold"
        page.wait_for_timeout(20)
