"""A round from its opening to the comparison: the facilitator at a desk, a center's lead on a phone."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import expect

from maturity.store.opening import open_store
from tests.frameworks_here import framework
from tests.journeys.conftest import Comes
from tests.journeys.council import NAMES, answers
from tests.journeys.server import Server

pytestmark = pytest.mark.browser

DESK, PHONE = {"width": 1100, "height": 900}, {"width": 360, "height": 780}


def test_from_a_new_cohort_to_the_comparison(comes: Comes, server: Server) -> None:
    desk, phone = comes(viewport=DESK), comes(viewport=PHONE)
    desk.opens("/")
    desk.follows("For facilitators: run a round and compare centers")
    desk.arrives("Run rounds and compare centers")
    desk.presses("Begin the cohort")
    expect(desk.page.locator(".error-summary")).to_be_focused()
    desk.field("What is the cohort called?").fill("Valley 311 Council")
    desk.presses("Begin the cohort")
    desk.arrives("Valley 311 Council")
    desk.field("Names of centers").fill("\n".join(NAMES))
    desk.presses("Add")
    expect(desk.page.get_by_text("8 centers added.")).to_be_visible()
    desk.page.locator("summary").filter(has_text="Open a round").click()
    desk.field("What is the round called?").fill("Spring 2027")
    desk.presses("Open the round")
    desk.arrives("Spring 2027")
    expect(desk.page.get_by_text("8 centers invited")).to_be_visible()
    links = desk.page.locator("[data-testid=stCode] code").first.inner_text().splitlines()
    link = next(line.partition(": ")[2] for line in links if line.startswith("Ashford"))
    round_page = desk.page.url

    # A center's lead opens the link on a phone, chooses to be named, answers and submits.
    phone.opens(link)
    phone.sees("Ashford: you are invited to “Spring 2027”")
    phone.page.get_by_text(re.compile("^By its name")).click()
    expect(phone.page.get_by_role("radio", name=re.compile("^By its name"))).to_be_checked()
    phone.presses("Begin")
    phone.arrives("About your center")
    expect(phone.field("What is your center called?")).to_have_value("Ashford")
    phone.presses("Continue")
    phone.arrives("Task list")
    expect(
        phone.page.get_by_text("Part of “Spring 2027” of Valley 311 Council. It counts when you submit.")
    ).to_be_visible()
    phone.opens(f"/question?q=phone.answered&a={phone.id}")
    phone.answers("Yes")
    phone.opens(f"/check?a={phone.id}")
    phone.presses("Submit")
    phone.arrives("Your results")
    lead = phone.id

    # The others answer elsewhere, all but one.
    with open_store(server.data) as store:
        round_ = store.rounds.of_assessment(lead)[0].round
        tokens = store.rounds.tokens(round_.id)
        for place, entry in enumerate(store.rounds.entries(round_.id)[1:-1]):
            given = answers(framework("example"), entry.center.name, place)
            store.submit(
                store.rounds.start(tokens[entry.id], framework("example"), None, given), framework("example"), ""
            )
    desk.opens(round_page)
    expect(desk.page.get_by_text("7 have submitted")).to_be_visible()
    desk.page.locator("summary").filter(has_text="Reminders to copy").click()
    reminder = desk.page.locator("[data-testid=stCode] code").last
    expect(reminder).to_contain_text("Harwick is invited to “Spring 2027” of Valley 311 Council.")
    with desk.page.expect_download() as download:
        desk.presses("Take this list along (CSV)")
    listed = list(csv.reader(StringIO(Path(download.value.path()).read_text("utf-8-sig"))))
    assert [line[0] for line in listed[1:]] == list(NAMES)
    assert "/invited?i=" in listed[-1][-1]

    # Until the round is closed, only the facilitator compares.
    entry_id = next(one.id for one in store_entries(server, round_.id) if one.center.name == "Ashford")
    phone.opens(f"/compare?a={lead}&e={entry_id}")
    expect(phone.page.get_by_role("table")).to_have_count(0)
    desk.follows("Compare the centers")
    desk.arrives("Compare the centers")
    heat = desk.page.locator("table.heat")
    expect(heat.locator("tbody tr")).to_have_count(7)
    expect(heat.get_by_role("rowheader", name="Ashford")).to_be_visible()
    expect(heat.get_by_text("Brookhaven")).to_have_count(0)  # it stands under its alias
    desk.opens(round_page)
    desk.presses("Close the round")
    expect(desk.page.get_by_text("Closed on")).to_be_visible()
    phone.opens(f"/tasks?a={lead}")
    phone.follows("See how you stand beside the others")
    phone.arrives("Compare the centers")
    expect(phone.page.locator("table.heat tr.you")).to_contain_text("Ashford (you)")


def store_entries(server: Server, round_id: str):  # type: ignore[no-untyped-def]
    with open_store(server.data) as store:
        return store.rounds.entries(round_id)
