"""Center, questions and submission with the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.person import Person, stored
from tests.journeys.server import Server

pytestmark = pytest.mark.browser


def test_everything_can_be_done_with_the_keyboard(person: Person, server: Server) -> None:
    keys = person.page.keyboard
    person.opens("/")
    person.tabs_to("^Start$")
    keys.press("Enter")
    person.arrives("About your center")
    person.tabs_to("What is your center called")
    keys.type("Keyboard City")
    person.tabs_to("How many people")
    keys.type("12,000")
    person.tabs_to("^Continue$")
    keys.press("Enter")
    person.arrives("Task list")
    person.tabs_to("^Begin with")
    keys.press("Enter")
    person.arrives("Does somebody answer the phone during office hours?")
    person.tabs_to("Does somebody answer")
    keys.press("ArrowDown")  # from No, where Tab has put the focus, to Partly
    keys.press("ArrowDown")
    expect(person.page.get_by_role("radio", name="Yes: ")).to_be_checked()
    expect(person.page.get_by_text("Saved at")).to_be_visible()
    expect(person.page.get_by_role("radio", name="Yes: ")).to_be_focused()
    person.tabs_to("Add a note")
    keys.press("Enter")
    person.tabs_to("^Note")
    keys.type("Two people take turns")
    person.tabs_to("^Continue$")
    keys.press("Enter")
    person.arrives("Do you count the calls every month?")
    person.tabs_to("Do you count")
    keys.press("Space")
    expect(person.page.get_by_role("radio", name="No: ")).to_be_checked()
    expect(person.page.get_by_text("Saved at")).to_be_visible()
    assessment = person.id
    person.tabs_to("^Continue$")
    keys.press("Enter")
    person.arrives("You have answered everything here")
    person.opens(f"/check?a={assessment}")
    person.tabs_to("^Go straight to Submit$")  # past a link for every answer
    keys.press("Enter")
    expect(person.field("Who submits?")).to_be_focused()
    person.tabs_to("^Submit$")
    keys.press("Enter")
    person.arrives("Your results")
    said = stored(server.data, assessment)
    assert (said.name, said.population) == ("Keyboard City", 12_000)
    assert said.answer("phone.answered").option == "yes"
    assert said.answer("phone.answered").note == "Two people take turns"
    assert said.answer("phone.counted").option == "no"
