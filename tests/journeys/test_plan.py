"""A center makes the roadmap its own: what if, accept, skip, move; it is kept, printed, and followed up."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from maturity.assessment.steps import Decision, StepChoice
from maturity.store.opening import open_store
from maturity.store.values import Section
from tests.frameworks_here import framework, said
from tests.journeys.accessible import violations
from tests.journeys.person import MAKING, Person, eventually, stored
from tests.journeys.server import Server

pytestmark = pytest.mark.browser

EXAMPLE = framework("example")
FIRST = {"phone.answered": "yes", "phone.counted": "no", "records.log": "no", "records.answered": "no"}
REASON = "The county counts them."


def submits(person: Person, server: Server, answers: dict[str, str]) -> None:
    """Answer and submit behind the browser's back."""
    with open_store(server.data) as store:
        for id_, option in answers.items():
            store.save(person.id, Section.ANSWER, id_, said(option))
        store.submit(person.id, EXAMPLE, "")


def test_a_plan_is_changed_kept_printed_and_followed_up(person: Person, server: Server) -> None:
    person.begins("Springfield 311")
    submits(person, server, FIRST)
    first_round = person.id
    person.opens(f"/results?a={first_round}")
    page = person.page

    # What if
    person.follows("What if? Tick features and see the stage move")
    person.arrives("What if?")
    page.get_by_text("One log (1 Begin)", exact=True).click()
    expect(page.locator(".st-key-status-records")).to_have_text("From Not yet to 1 Begin.")
    assert violations(person) == []
    person.presses("Put these on the roadmap")
    person.arrives("Your roadmap")
    expect(page.get_by_text("1 feature is on your roadmap now")).to_be_visible()

    # Accepted already; now who, and where it comes: with the keyboard alone
    person.follows("Change this step One log")
    person.arrives("One log")
    expect(page.get_by_role("radio", name="We will do it")).to_be_checked()
    person.field("Who sees to it?").fill("Ana Reyes")
    page.keyboard.press("Tab")
    eventually(lambda: stored(server.data, first_round).step("records.log").owner == "Ana Reyes", page)
    person.waits()
    stands = page.locator(".st-key-status-move")
    expect(stands).to_have_role("status")
    before = stands.inner_text()
    person.tabs_to("^Move “One log” down$")
    page.keyboard.press("Enter")
    expect(stands).not_to_have_text(before)
    expect(page.get_by_role("button", name="Move “One log” down")).to_be_focused()
    moved = stands.inner_text()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Move “One log” up")).to_be_focused()
    page.keyboard.press("Enter")
    expect(stands).not_to_have_text(moved)
    expect(page.get_by_role("button", name="Move “One log” up")).to_be_focused()
    assert violations(person) == []

    # Skipped: not without a reason
    person.presses("Back to the whole roadmap")
    person.sees("Your roadmap")
    expect(page.get_by_role("link", name="Change this step One log")).to_be_focused()
    person.follows("Change this step Calls that are counted")
    person.arrives("Calls that are counted")
    person.chooses("We skip it")
    person.presses("Back to the whole roadmap")
    expect(page.get_by_role("alert")).to_contain_text("Say why you skip this step")
    expect(page.locator(".error-summary")).to_be_focused()
    page.get_by_role("link", name="Say why you skip this step").click()
    expect(person.field("Why do you skip it?")).to_be_focused()
    page.keyboard.type(REASON)
    person.presses("Back to the whole roadmap")
    person.sees("Your roadmap")
    assert violations(person) == []

    # Everything is still there in another visit
    page.reload()
    person.sees("Your roadmap")
    expect(page.get_by_text("Accepted. Owner: Ana Reyes")).to_be_visible()
    expect(page.get_by_role("heading", name="What you skip, and why")).to_be_visible()
    expect(page.get_by_text(f"Why: {REASON}")).to_be_visible()
    skip = StepChoice(decision=Decision.SKIPPED, reason=REASON)
    assert stored(server.data, first_round).step("phone.counted") == skip

    person.presses("Download it as PDF")
    person.arrives("Take it along")
    with page.expect_download(timeout=MAKING) as download:
        person.presses("Make the PDF")
    text = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(Path(download.value.path()).read_bytes())).pages)
    assert "Ana Reyes" in text
    assert "What we decided not to do, and why" in text
    assert REASON in text

    # The next round
    person.opens("/")
    page.get_by_role("button", name="Start a new round from these answers Springfield 311").first.click()
    person.arrives("About your center")
    assert person.id != first_round
    submits(person, server, {"records.log": "yes"})
    person.opens(f"/results?a={person.id}")
    expect(page.get_by_text("Of 2 features: 1 is done and 1 was skipped.")).to_be_visible()
    last = page.locator(".st-key-last-plan")
    expect(last).to_contain_text("Accepted. Owner: Ana Reyes.")
    expect(last).to_contain_text("Done. Answer: Yes")
    expect(last).to_contain_text(REASON)
    assert violations(person) == []
    person.follows("Roadmap")
    person.arrives("Your roadmap")
    expect(page.get_by_role("link", name="Change this step Calls that are counted")).to_be_visible()  # open again
