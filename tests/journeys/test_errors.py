"""What happens after Continue with something missing or wrong, and with text that means harm."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.person import Person, stored
from tests.journeys.server import Server

pytestmark = pytest.mark.browser

HOSTILE = "![x](http://evil.example/x.png) <img src=x onerror=alert(1)> :red[a] $b$ *c* https://evil.example"


def test_bad_input_is_kept_and_the_summary_leads_to_its_field(person: Person, server: Server) -> None:
    person.opens("/")
    person.page.get_by_role("button", name="Start").click()
    person.arrives("About your center")
    person.field("How many people").fill("forty")
    person.presses("Continue")
    summary = person.page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_count(2)
    expect(person.page).to_have_title("Error: About your center - Maturity assessment")
    expect(person.field("How many people")).to_have_value("forty")
    summary.get_by_role("link", name="What is your center called?").click()
    expect(person.field("What is your center called?")).to_be_focused()
    person.field("What is your center called?").fill("Mended")
    person.presses("Continue")
    expect(summary.get_by_role("link")).to_have_count(1)
    expect(person.field("How many people")).to_have_value("forty")
    person.field("How many people").fill("48,000")
    person.presses("Continue")
    person.arrives("Task list")
    assert stored(server.data, person.id).population == 48_000


def test_going_on_without_an_answer_or_a_reason_is_refused_and_clearing_takes_an_answer_away(
    person: Person, server: Server
) -> None:
    person.begins()
    person.presses("Begin with the first question")
    person.arrives("Does somebody answer the phone during office hours?")
    person.presses("Continue")
    expect(person.page.get_by_role("alert")).to_be_focused()
    person.page.get_by_role("alert").get_by_role("link").click()
    expect(person.page.get_by_role("radio").first).to_be_focused()
    person.chooses("It does not apply")
    expect(person.page.get_by_role("alert")).to_have_count(0)
    expect(person.page.get_by_role("radio", name="It does not apply")).to_be_focused()
    person.presses("Continue")
    expect(person.page.get_by_role("alert")).to_contain_text("Write why")
    person.opens(f"/check?a={person.id}")
    person.presses("Submit")
    expect(person.page.get_by_role("alert")).to_contain_text("A phone that is answered")
    person.opens(f"/question?a={person.id}&q=phone.answered")
    person.presses("Clear this answer")
    expect(person.page.get_by_role("radio", checked=True)).to_have_count(0)
    assert stored(server.data, person.id).answer("phone.answered").state == "unanswered"


def test_what_people_type_is_text_everywhere(person: Person) -> None:
    person.page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    person.begins(HOSTILE)
    expect(person.page.get_by_text(HOSTILE, exact=True)).to_be_visible()
    person.opens(f"/question?a={person.id}&q=phone.answered")
    person.chooses("It does not apply")
    person.field("Why doesn't it apply").fill(HOSTILE)
    person.page.get_by_text("Add a note").click()
    person.field("Note").fill(HOSTILE)
    person.presses("Continue")
    person.arrives("Do you count the calls every month?")
    person.opens(f"/check?a={person.id}")
    expect(person.page.get_by_text(f"Note: {HOSTILE}", exact=True)).to_be_visible()
    expect(person.page.get_by_text(f"Why it doesn't apply: {HOSTILE}", exact=True)).to_be_visible()
    person.presses("Submit")
    person.arrives("Your results")
    expect(person.page.get_by_text(HOSTILE, exact=True)).to_be_visible()
    person.opens("/")
    link = person.page.get_by_role("link", name="Open ![x]").first
    assert link.inner_text().replace("\N{WORD JOINER}", "") == f"Open {HOSTILE}"
    expect(person.page.locator("main img")).to_have_count(0)
