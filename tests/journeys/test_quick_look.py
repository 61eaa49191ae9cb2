"""The quick look in a browser: from the start page to the task list, over a reload and Back."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.accessible import overflow, violations
from tests.journeys.conftest import watched
from tests.journeys.person import Person, stored
from tests.journeys.server import Server

pytestmark = pytest.mark.browser


@pytest.fixture(params=["light", "dark"])
def visitor(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Person]:
    size = {"width": 1280, "height": 900} if request.param == "light" else {"width": 360, "height": 780}
    context = browser.new_context(base_url=server.url, color_scheme=request.param, viewport=size)
    outside = watched(context, server.url)
    yield Person(context.new_page())
    context.close()
    assert outside == []


def keeps_the_rules(person: Person) -> None:
    assert violations(person) == []
    assert overflow(person) <= 0


def test_from_the_quick_look_to_the_full_questions(visitor: Person, server: Server) -> None:
    visitor.opens("/")
    keeps_the_rules(visitor)
    visitor.presses("Quick look: 2 questions, about 1 minute")
    visitor.arrives("About your center")
    visitor.field("What is your center called?").fill("Springfield 311")
    visitor.presses("Continue")
    first = re.compile("phone|call", re.IGNORECASE)
    visitor.arrives(first)
    expect(visitor.page.get_by_text("Quick look, question 1 of 2.")).to_be_visible()
    keeps_the_rules(visitor)
    visitor.page.reload()
    visitor.sees(first)
    visitor.answers("Yes")
    visitor.arrives("Is every request written in one log?")
    expect(visitor.page.get_by_text("Quick look, question 2 of 2.")).to_be_visible()
    visitor.page.go_back()
    visitor.arrives(first)
    visitor.presses("Continue")
    expect(visitor.page.get_by_text("Quick look, question 2 of 2.")).to_be_visible()
    visitor.answers("I don't know yet")
    visitor.arrives("That was the quick look")
    expect(visitor.page.get_by_role("listitem")).to_have_text(["Phone"])
    keeps_the_rules(visitor)
    visitor.page.reload()
    visitor.sees("That was the quick look")
    visitor.presses("Go on with the full questions")
    visitor.arrives("Task list")
    assert len(stored(server.data, visitor.id).answers) == 2
