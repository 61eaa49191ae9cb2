"""A framework whose answers rate two aspects, with mouse and keyboard, from a question to the results."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from maturity.assessment.answers import Answer, State
from tests.frameworks_here import ROOT
from tests.journeys.accessible import overflow, violations
from tests.journeys.conftest import watched
from tests.journeys.person import Person, eventually, stored
from tests.journeys.server import Server

pytestmark = pytest.mark.browser

WRITTEN, DONE = re.compile("What is written$"), re.compile("What is done$")


@pytest.fixture
def two_value(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path / "data", str(ROOT / "tests" / "frameworks" / "two-value"))
    running.start()
    yield running
    running.kill()


def choice(person: Person, group: re.Pattern[str], answer: str) -> Locator:
    return person.page.get_by_role("radiogroup", name=group).get_by_role("radio", name=answer, exact=True)


def test_from_two_ratings_to_the_results(browser: Browser, two_value: Server) -> None:
    context = browser.new_context(base_url=two_value.url, viewport={"width": 360, "height": 780})
    outside = watched(context, two_value.url)
    person = Person(context.new_page())
    keys = person.page.keyboard
    person.begins()
    person.presses("Begin with the first question")
    person.arrives("First practice")
    person.presses("Continue")  # nothing is rated yet
    expect(person.page.get_by_role("alert")).to_be_focused()
    assert violations(person) == []
    person.page.get_by_role("link", name=re.compile("^What is done: Choose an answer here")).click()
    expect(choice(person, DONE, "Nothing is done")).to_be_focused()
    keys.press("ArrowDown")
    expect(choice(person, DONE, "Now and then")).to_be_checked()
    expect(choice(person, DONE, "Now and then")).to_be_focused()
    only_done = Answer(state=State.ANSWERED, options={"implementation": "1"})
    eventually(lambda: stored(two_value.data, person.id).answer("plan.one") == only_done, person.page)
    expect(person.page.get_by_text("Choose an answer here too")).to_have_count(2)  # the summary, and beside the other

    person.page.get_by_role("radiogroup", name=WRITTEN).get_by_text("A draft").click()
    expect(person.page.get_by_role("alert")).to_have_count(0)
    expect(choice(person, DONE, "Now and then")).to_be_checked()
    # Not known after all: both ratings go, and come back one by one, without the focus being lost.
    person.page.get_by_text("I don't know yet", exact=True).click()
    expect(choice(person, WRITTEN, "A draft")).not_to_be_checked()
    eventually(lambda: stored(two_value.data, person.id).answer("plan.one").state is State.DONT_KNOW, person.page)
    choice(person, WRITTEN, "Notes").focus()
    keys.press("Space")
    expect(person.page.get_by_role("radio", name="I don't know yet")).not_to_be_checked()
    expect(choice(person, WRITTEN, "Notes")).to_be_focused()
    person.page.get_by_role("radiogroup", name=DONE).get_by_text("Everywhere", exact=True).click()
    both = Answer(state=State.ANSWERED, options={"documentation": "1", "implementation": "4"})
    eventually(lambda: stored(two_value.data, person.id).answer("plan.one") == both, person.page)

    two_value.kill()
    two_value.start()
    person.page.reload()
    person.sees("First practice")
    expect(choice(person, WRITTEN, "Notes")).to_be_checked()
    expect(choice(person, DONE, "Everywhere")).to_be_checked()
    person.presses("Continue")
    person.arrives("Second practice")

    person.opens(f"/check?a={person.id}")
    expect(person.page.get_by_text("What is written: Notes")).to_be_visible()
    expect(person.page.get_by_text("1 question is answered.")).to_be_visible()
    person.presses("Submit")
    person.arrives("Your results")
    expect(person.page.get_by_text(re.compile(r"^Plan: 1\.25 – 3\.75$"))).to_be_visible()
    expect(person.page.locator("[data-testid=stPlotlyChart] .legend")).to_be_visible()
    assert violations(person) == []
    assert overflow(person) <= 0
    context.close()
    assert outside == []
