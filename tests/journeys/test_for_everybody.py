"""Accessibility rules on every kind of page, in both themes, and a narrow screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from maturity.assessment.answers import Answer, Assessment, Priority, State
from maturity.store.opening import open_store
from tests.frameworks_here import framework
from tests.journeys.conftest import watched
from tests.journeys.person import Person
from tests.journeys.server import Server

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = ("center", "tasks", "question", "enough", "check", "results", "priorities", "roadmap", "download", "delete")
IN_DARK = ("start", "center", "question", "results", "roadmap")


@pytest.fixture(scope="module")
def submitted(server: Server) -> str:
    """An assessment with every kind of answer, submitted."""
    loaded = framework("example")
    answers = {
        "phone.answered": Answer(state=State.ANSWERED, option="partly", note="W" * 300),
        "phone.counted": Answer(state=State.DONT_KNOW),
        "records.log": Answer(state=State.NOT_APPLICABLE, reason="We keep no log."),
    }
    center = {"name": "A center with quite a long name in a county of many towns", "population": 48_000}
    said = Assessment(framework="example", center=center, answers=answers, priorities={"phone": Priority.IMPROVE})
    with open_store(server.data) as store:
        assessment_id = store.new(loaded, None, said)
        store.submit(assessment_id, loaded, "")
    return assessment_id


def addresses(assessment_id: str) -> dict[str, str]:
    special = {"question": "question?q=phone.answered&", "enough": "question?c=phone&"}
    found = {page: f"/{special.get(page, page + '?')}a={assessment_id}" for page in PAGES}
    return {"start": "/", "nothing": "/tasks?a=nothing", **found}


@pytest.fixture(params=["light", "dark"])
def visitor(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Person]:
    context = browser.new_context(
        base_url=server.url, color_scheme=request.param, viewport={"width": 360, "height": 780}
    )
    outside = watched(context, server.url)
    yield Person(context.new_page())
    context.close()
    assert outside == []


def violations(person: Person) -> list[str]:
    person.waits()
    found = Axe().run(person.page, options={"runOnly": RULES}).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


def overflow(person: Person) -> int:
    return int(
        person.page.evaluate(
            "Math.max(...[document.documentElement, document.querySelector('[data-testid=stMain]')]"
            ".map(box => box.scrollWidth - box.clientWidth))"
        )
    )


def test_no_page_breaks_an_accessibility_rule_or_scrolls_sideways_on_a_phone(visitor: Person, submitted: str) -> None:
    found: dict[str, object] = {}
    dark = visitor.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    for page, address in addresses(submitted).items():
        if dark and page not in IN_DARK:
            continue
        visitor.opens(address)
        for summary in visitor.page.locator("summary").all():
            summary.click()
        if page == "results":
            expect(visitor.page.locator("[data-testid=stPlotlyChart] .legend")).to_be_visible()
        if (wrong := violations(visitor)) or overflow(visitor) > 0:
            found[page] = (wrong, overflow(visitor))
    assert found == {}


def test_the_error_state_keeps_the_rules_too(visitor: Person) -> None:
    visitor.opens("/")
    visitor.presses("Start")
    visitor.arrives("About your center")
    visitor.presses("Continue")
    expect(visitor.page.get_by_role("alert")).to_be_focused()
    assert violations(visitor) == []
    assert overflow(visitor) <= 0


def test_the_check_can_fail(visitor: Person) -> None:
    visitor.opens("/")
    visitor.page.evaluate("document.querySelector('h1').innerHTML = '<img src=\"data:,\" style=\"min-width: 900px\">'")
    assert violations(visitor)
    assert overflow(visitor) > 0


def test_the_chart_says_in_words_what_it_draws(visitor: Person, submitted: str) -> None:
    visitor.opens(f"/results?a={submitted}")
    chart = visitor.page.locator("[data-testid=stPlotlyChart]")
    expect(chart).to_be_visible()
    assert "Phone" in str(
        visitor.page.locator("[aria-label*='Chart of the stage'], [alt*='Chart of the stage']").first.evaluate(
            "e => e.outerHTML"
        )
    )
