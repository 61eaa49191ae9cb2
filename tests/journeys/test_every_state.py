"""Accessibility of every page in every state that an address reaches, in both themes and both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.frameworks_here import framework
from tests.journeys.accessible import COLORS, RULES, badly_named, overflow, violations
from tests.journeys.conftest import Comes
from tests.journeys.person import Person
from tests.journeys.places import places
from tests.journeys.server import Server

pytestmark = pytest.mark.browser

NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
ZOOMED = {"width": 640, "height": 450}  # what a window of 1280 by 900 has at 200 %


@pytest.fixture(scope="module")
def addresses(server: Server) -> dict[str, str]:
    return places(server.data, framework("example"))


DARK = """() => getComputedStyle(document.querySelector('[data-testid=stApp]')).colorScheme === 'dark'
    && document.getAnimations().every(one => one.playState !== 'running' || !(one instanceof CSSTransition))"""


def one_state_each(addresses: dict[str, str]) -> dict[str, str]:
    """Return of each page the state with the most on it, which is named last."""
    return {address.partition("?")[0]: address for address in addresses.values()}


ELSEWHERE = """address => new Promise((done, fail) => {
    const app = document.querySelector('[data-testid=stApp]');
    const late = setTimeout(() => fail(new Error(`nothing is drawn at ${address}`)), 20000);
    let still;
    const watch = new MutationObserver(() => {
        clearTimeout(still);
        still = setTimeout(() => {
            if (app.dataset.testScriptState !== 'notRunning') return;
            clearTimeout(late);
            watch.disconnect();
            done();
        }, 150);
    });
    watch.observe(app, {attributes: true, childList: true, characterData: true, subtree: true});
    history.pushState({}, '', address);
    window.dispatchEvent(new PopStateEvent('popstate'));
})"""


def opened(person: Person, address: str) -> None:
    """Lead to an address as the browser's history does: to load the whole app for each takes six times as long."""
    if person.page.url == "about:blank":
        person.opens("/tasks?a=nothing")
    person.page.evaluate(ELSEWHERE, address)
    person.waits()
    person.page.evaluate("document.querySelectorAll('details:not([open]) > summary').forEach(one => one.click())")
    person.waits()
    person.page.evaluate("document.fonts.ready.then(() => null)")
    person.page.wait_for_timeout(150)  # what a script adds to the page, it adds once nothing has changed for a moment


def wrong_anywhere(person: Person, addresses: dict[str, str], look: Callable[[Person], object]) -> dict[str, object]:
    found = {}
    for name, address in addresses.items():
        opened(person, address)
        if not look(person):
            continue
        person.page.wait_for_timeout(2000)  # on a slow machine it may still be on its way
        if wrong := look(person):
            found[name] = wrong
    return found


def test_no_state_breaks_a_rule_in_the_light_or_in_the_dark_on_the_narrowest_phone(
    comes: Comes, addresses: dict[str, str]
) -> None:
    def look(person: Person) -> list[str]:
        wide = overflow(person)
        found = violations(person, RULES) + badly_named(person) + ([f"{wide} px too wide"] if wide > 0 else [])
        person.page.emulate_media(color_scheme="dark")
        person.page.wait_for_function(DARK)
        found += [f"in the dark: {one}" for one in violations(person, COLORS)]
        person.page.emulate_media(color_scheme="light")
        return found

    assert wrong_anywhere(comes(viewport=NARROW), addresses, look) == {}


def test_nothing_is_lost_at_twice_the_size_and_in_spanish(comes: Comes, addresses: dict[str, str]) -> None:
    person = comes(viewport=ZOOMED, device_scale_factor=2, locale="es-MX")

    def look(person: Person) -> list[str]:
        expect(person.page.locator("html")).to_have_attribute("lang", "es")
        wide = overflow(person)
        return badly_named(person) + ([f"{wide} px too wide"] if wide > 0 else [])

    assert wrong_anywhere(person, one_state_each(addresses), look) == {}


def test_nothing_moves_for_people_who_want_no_motion(comes: Comes, addresses: dict[str, str]) -> None:
    person = comes(viewport=WIDE, reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll('main *')].flatMap(one => {
        const style = getComputedStyle(one);
        const longest = Math.max(...[style.transitionDuration, style.animationDuration]
            .flatMap(said => said.split(',')).map(parseFloat));
        return longest > 0.011 ? [`${one.tagName} ${one.dataset.testid || one.className}: ${longest} s`] : [];
    }).slice(0, 5)"""
    some = {name: addresses[name] for name in ("start", "submitted: question", "submitted: results", "submitted: step")}
    assert wrong_anywhere(person, some, lambda person: person.page.evaluate(moving)) == {}


def test_the_checks_can_fail(comes: Comes) -> None:
    person = comes(viewport=NARROW)
    person.opens("/")
    bad = '<img src="data:," style="min-width: 900px"><button></button>'
    person.page.evaluate("bad => document.querySelector('h1').innerHTML = bad", bad)
    assert violations(person, RULES)
    assert overflow(person) > 0
    assert badly_named(person)
