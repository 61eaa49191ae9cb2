"""A team in three browsers: invited by link, answering privately on phones, and agreeing at the lead's screen."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import expect

from maturity.assessment.answers import State
from maturity.store.opening import open_store
from tests.journeys.accessible import overflow, violations
from tests.journeys.conftest import Comes
from tests.journeys.person import Person, stored
from tests.journeys.server import Server

pytestmark = pytest.mark.browser

DESK, PHONE = {"width": 1100, "height": 900}, {"width": 360, "height": 780}


def keeps_the_rules(person: Person) -> None:
    assert violations(person) == []
    assert overflow(person) <= 0


def takes_part(person: Person, link: str, name: str, answers: dict[str, str]) -> None:
    """Open the link, begin, answer the first questions, and hand in."""
    person.opens(link)
    person.sees("Answer for Springfield 311")
    keeps_the_rules(person)
    person.field("Your name").fill(name)
    person.presses("Begin my private answers")
    person.arrives("Task list")
    for feature, option in answers.items():
        person.opens(f"/question?q={feature}&a={person.id}")
        expect(person.page.get_by_text("Your private answers for Springfield 311")).to_be_visible()
        person.page.locator("summary").filter(has_text="note").click()
        person.field("Note").fill(f"{option}, as I see it")
        person.answers(option)
    person.opens(f"/tasks?a={person.id}")
    keeps_the_rules(person)
    person.follows("Check")
    person.arrives("Check your answers")
    keeps_the_rules(person)
    person.presses("Hand in my answers")
    person.arrives("Your answers are handed in")
    keeps_the_rules(person)


def invites(lead: Person, server: Server) -> str:
    """Begin an assessment, invite a team, and return the link."""
    lead.begins()
    lead.follows("Answer as a team")
    lead.arrives("Answer as a team")
    lead.presses("Make an invitation link")
    shown = lead.page.locator("[data-testid=stCode] code")
    expect(shown).to_contain_text(f"{server.url}/join?j=")
    link = shown.inner_text().strip()
    keeps_the_rules(lead)
    return link


def sees_the_spread(lead: Person, ana: Person, ben: Person) -> None:
    """Neither the page nor its address tells where the private answers are, and names stand at no answer."""
    lead.opens(lead.page.url)
    lead.sees("Answer as a team")
    whole = lead.page.content() + lead.page.url
    assert ana.id not in whole
    assert ben.id not in whole
    expect(lead.page.get_by_role("table").first).to_contain_text("A colleague (2)")

    expect(lead.page.get_by_role("heading", level=3)).to_have_text(["One log"])
    table = lead.page.get_by_role("table").last
    expect(table.get_by_role("row", name=re.compile("^No"))).to_contain_text("1")
    said = lead.page.inner_text("[data-testid=stMain]")
    assert "No, as I see it" in said
    assert "Ana" not in said.split("What your team said")[1]
    keeps_the_rules(lead)


def records_the_agreed_answer(lead: Person) -> None:
    """The agreed answer is the lead's own, and nothing is chosen for them."""
    lead.page.get_by_role("link", name=re.compile("^Record the agreed answer")).click()
    expect(lead.page.get_by_text("What your team said (2 people handed in)")).to_be_visible()
    lead.waits()
    expect(lead.page.get_by_role("radio", checked=True)).to_have_count(0)
    keeps_the_rules(lead)
    lead.page.locator("summary").filter(has_text="note").click()
    lead.field("Note").fill("Only the front desk keeps one.")
    lead.answers("Partly")
    lead.arrives("Answer as a team")
    expect(lead.page.get_by_text("Agreed answer: Partly")).to_be_visible()
    expect(lead.page.get_by_text("Why: Only the front desk keeps one.")).to_be_visible()


def closes(lead: Person, ben: Person, late: Person, link: str) -> None:
    """Closing takes nothing from anybody, and the old link says what it is to a newcomer."""
    lead.page.locator("summary").filter(has_text="Invite people").click()
    lead.presses("Close the invitation")
    expect(lead.page.get_by_role("button", name="Close the invitation")).to_have_count(0)
    late.opens(link)
    late.sees("This invitation is closed")
    keeps_the_rules(late)
    ben.opens(link)
    ben.sees("You have begun already")
    ben.opens("/")
    ben.follows("Continue your private answers for Springfield 311")
    ben.arrives("Task list")


def submits(lead: Person, ana: Person, server: Server) -> None:
    """Results come from the agreed answers alone."""
    lead.opens(f"/check?a={lead.id}")
    expect(lead.page.get_by_text("Your team replied, but no agreed answer yet (1)")).to_be_visible()
    lead.presses("Submit")
    lead.arrives("Your results")
    with open_store(server.data) as store:
        (submitted,) = store.snapshots(lead.id)
    agreed = submitted.assessment.answers
    assert {id_ for id_, one in agreed.items() if one.state is not State.UNANSWERED} == {"records.log"}
    assert (agreed["records.log"].option, agreed["records.log"].note) == ("partly", "Only the front desk keeps one.")
    assert stored(server.data, ana.id).answer("records.log").option == "no"


def takes_it_along(lead: Person) -> Any:
    """Return all of it as it is in one file."""
    lead.opens(f"/download?a={lead.id}")
    with lead.page.expect_download() as taken:
        lead.presses("Everything as JSON")
    return json.loads(taken.value.path().read_text(encoding="utf-8"))


def test_from_the_invitation_to_the_agreed_answer(comes: Comes, server: Server) -> None:
    lead, ana, ben = comes(viewport=DESK), comes(viewport=PHONE), comes(viewport=PHONE, color_scheme="dark")
    link = invites(lead, server)
    takes_part(ana, link, "Ana Gómez", {"phone.answered": "Yes", "records.log": "No"})
    lead.opens(lead.page.url)
    expect(lead.page.get_by_text("Once at least two people have handed in")).to_be_visible()
    takes_part(ben, link, "", {"phone.answered": "Yes", "records.log": "Yes"})
    sees_the_spread(lead, ana, ben)
    records_the_agreed_answer(lead)
    closes(lead, ben, comes(viewport=PHONE), link)
    submits(lead, ana, server)
    saved = takes_it_along(lead)
    assert saved["team"]["people"] == 2
    assert len(saved["snapshots"]) == 1
    assert [one for one in ("Ana", lead.id, ana.id, ben.id) if one in json.dumps(saved)] == []
    assert link.partition("j=")[2] not in server.log.read_text()
