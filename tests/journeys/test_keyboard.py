"""Center, questions and submission with the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from maturity.store.opening import open_store
from tests.frameworks_here import framework
from tests.journeys.person import MAKING, TABS, Person, stored
from tests.journeys.places import everything
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
    person.tabs_to("^Choose what to improve$")
    keys.press("Enter")
    person.arrives("Is this good enough for you?")
    person.tabs_to("Phone")
    keys.press("Space")
    expect(person.page.get_by_role("radiogroup", name="Phone").get_by_role("radio").first).to_be_checked()
    person.tabs_to("^See your roadmap$")
    keys.press("Enter")
    person.arrives("Your roadmap")
    person.tabs_to("^Decide step by step$")
    keys.press("Enter")
    person.arrives("One log")
    person.tabs_to("We will do it")
    keys.press("Space")
    expect(person.page.get_by_role("radio", name="We will do it")).to_be_checked()
    person.tabs_to("^Back to the whole roadmap$")
    keys.press("Enter")
    person.sees("Your roadmap")
    expect(person.page.get_by_role("link", name="Change this step").first).to_be_focused()  # where it was left
    person.tabs_to("^Download it as PDF$")
    keys.press("Enter")
    person.arrives("Take it along")
    person.tabs_to("^Make the PDF$")
    with person.page.expect_download(timeout=MAKING) as download:
        keys.press("Enter")
    assert download.value.suggested_filename == "keyboard-city-roadmap.pdf"
    said = stored(server.data, assessment)
    assert (said.name, said.population) == ("Keyboard City", 12_000)
    assert said.answer("phone.answered").option == "yes"
    assert said.answer("phone.answered").note == "Two people take turns"
    assert said.answer("phone.counted").option == "no"
    assert any(choice.accepted for choice in said.steps.values())


STYLES = """at => {
    // How it looks in the end: a border that changes its color slowly has the old one for a moment.
    for (const change of document.getAnimations()) if (change instanceof CSSTransition) change.finish();
    const looks = one => {
        const style = getComputedStyle(one);
        return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.borderColor, style.textDecoration,
                style.backgroundColor].join(' ');
    };
    const near = [at, ...at.parentElement.children];
    for (let up = at.parentElement, steps = 0; up && steps < 4; up = up.parentElement, steps += 1) near.push(up);
    return near.map(looks).join('; ');
}"""


@pytest.mark.parametrize(
    "address", ["/", "/question?q=phone.answered&a={}", "/check?a={}", "/results?a={}", "/step?q=phone.counted&a={}"]
)
def test_one_sees_where_the_keyboard_is(person: Person, server: Server, address: str) -> None:
    loaded = framework("example")
    with open_store(server.data) as store:
        id_ = store.new(loaded, None, everything(loaded))
        store.submit(id_, loaded, "")
    person.opens(address.format(id_))
    unseen, stops = [], 0
    for _ in range(TABS // 2):
        person.page.keyboard.press("Tab")
        at = person.page.evaluate_handle("document.activeElement").as_element()
        if at is None or at.evaluate("at => ['BODY', 'MAIN'].includes(at.tagName)"):
            continue
        stops += 1
        focused = at.evaluate(STYLES)
        at.evaluate("at => at.blur()")
        if at.evaluate(STYLES) == focused:
            unseen.append(at.evaluate("at => at.outerHTML.slice(0, 120)"))
        at.evaluate("at => at.focus({ preventScroll: true })")
    assert stops > 2
    assert unseen == []
