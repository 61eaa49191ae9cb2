"""The journey from start to PDF, with a crash of the server in its middle."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from tests.journeys.conftest import watched
from tests.journeys.person import MAKING, Person, eventually, stored
from tests.journeys.server import Server

pytestmark = pytest.mark.browser


def test_from_start_to_pdf_over_a_crash(browser: Browser, own_server: Server) -> None:
    context = browser.new_context(base_url=own_server.url, viewport={"width": 1280, "height": 900})
    outside = watched(context, own_server.url)
    person = Person(context.new_page())
    person.begins(population="48,000")
    person.page.get_by_text("5 features rarely fit").click()
    person.presses("Set aside these 5 features")
    expect(person.page.get_by_text("5 features are set aside")).to_be_visible()
    person.presses("Go on with the next open question")
    person.arrives(re.compile("^Is one named manager"))
    person.answers("Yes")
    person.arrives(re.compile("^Is there a one-page statement"))
    person.chooses("Partly")
    answered = "leadership.scope-statement"
    eventually(lambda: stored(own_server.data, person.id).answer(answered).option == "partly", person.page)

    own_server.kill()
    own_server.start()
    # Without a reload: the click arrives in a new session that has never drawn this page.
    person.page.get_by_role("radiogroup").get_by_text(re.compile("^No")).click()
    eventually(lambda: stored(own_server.data, person.id).answer(answered).option == "no", person.page)
    # With a reload, at the same address.
    person.page.reload()
    person.sees(re.compile("^Is there a one-page statement"))
    expect(person.page.get_by_role("radio", name=re.compile("^No"))).to_be_checked()
    person.answers("Yes")
    person.arrives(re.compile("yearly cost|what the center costs|cost", re.IGNORECASE))
    person.answers("I don't know yet")
    person.waits()

    person.opens(f"/check?a={person.id}")
    expect(person.page.get_by_text("2 questions are answered.")).to_be_visible()
    expect(person.page.get_by_text("5 do not apply.")).to_be_visible()
    person.field("Who submits?").fill("City clerk")
    person.presses("Submit")
    person.arrives("Your results")
    expect(person.page.get_by_role("heading", name="What works well")).to_be_visible()
    person.presses("Choose what to improve")
    person.arrives("Is this good enough for you?")
    group = person.page.get_by_role("radiogroup", name=re.compile("Leadership"))
    group.get_by_text("Improve next").click()
    eventually(lambda: stored(own_server.data, person.id).priorities.get("leadership") == "improve", person.page)
    person.presses("See your roadmap")
    person.arrives("Your roadmap")
    expect(person.page.get_by_text("You chose to improve").first).to_be_attached()
    person.presses("Download it as PDF")
    person.arrives("Take it along")
    with person.page.expect_download(timeout=MAKING) as download:
        person.presses("Make the PDF")
    assert download.value.suggested_filename == "springfield-311-roadmap.pdf"
    reader = PdfReader(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert "Springfield 311" in reader.pages[0].extract_text()
    context.close()
    assert outside == []
