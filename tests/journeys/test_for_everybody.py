"""What is wrong is said so that everybody gets it, and a chart says in words what it draws; in both themes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from maturity.store.opening import open_store
from tests.frameworks_here import framework
from tests.journeys.accessible import overflow, violations
from tests.journeys.conftest import watched
from tests.journeys.person import Person
from tests.journeys.places import everything
from tests.journeys.server import Server

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def submitted(server: Server) -> str:
    """An assessment with every kind of answer, submitted."""
    loaded = framework("example")
    with open_store(server.data) as store:
        assessment_id = store.new(loaded, None, everything(loaded))
        store.submit(assessment_id, loaded, "")
    return assessment_id


@pytest.fixture(params=["light", "dark"])
def visitor(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Person]:
    context = browser.new_context(
        base_url=server.url, color_scheme=request.param, viewport={"width": 360, "height": 780}
    )
    outside = watched(context, server.url)
    yield Person(context.new_page())
    context.close()
    assert outside == []


def is_told(visitor: Person) -> None:
    """What is missing is read out, has the focus, and keeps the rules."""
    expect(visitor.page.get_by_role("alert")).to_be_focused()
    assert visitor.page.title().startswith("Error: ")
    assert violations(visitor) == []
    assert overflow(visitor) <= 0


def test_a_center_without_a_name_is_told_so(visitor: Person) -> None:
    visitor.opens("/")
    visitor.presses("Start")
    visitor.arrives("About your center")
    visitor.presses("Continue")
    is_told(visitor)


def test_a_question_without_an_answer_or_a_reason_is_told_so(visitor: Person, submitted: str) -> None:
    visitor.opens(f"/question?q=records.answered&a={submitted}")
    visitor.presses("Continue")
    is_told(visitor)
    visitor.chooses("It does not apply to us")
    visitor.presses("Continue")
    is_told(visitor)


def test_a_step_skipped_without_a_reason_is_told_so(visitor: Person, submitted: str) -> None:
    visitor.opens(f"/step?q=phone.counted&a={submitted}")
    visitor.chooses("We skip it")
    visitor.presses("Back to the whole roadmap")
    is_told(visitor)


def test_the_chart_says_in_words_what_it_draws(visitor: Person, submitted: str) -> None:
    visitor.opens(f"/results?a={submitted}")
    chart = visitor.page.locator("[data-testid=stPlotlyChart]")
    expect(chart).to_be_visible()
    assert "Phone" in str(
        visitor.page.locator("[aria-label*='Chart of the stage'], [alt*='Chart of the stage']").first.evaluate(
            "e => e.outerHTML"
        )
    )
