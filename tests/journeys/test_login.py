"""A served tool with accounts: signing in at a real OpenID provider, and seeing only what is one's own."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from maturity.store.opening import open_store
from tests.journeys import provider as openid
from tests.journeys.accessible import overflow, violations
from tests.journeys.conftest import Comes
from tests.journeys.person import Person
from tests.journeys.provider import Provider
from tests.journeys.server import Server

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not os.environ.get("CI") and bool(openid.missing()), reason=openid.missing() or "all there"),
]

TO_RESUME = "Go on elsewhere"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    assert not openid.missing(), openid.missing()
    place = tmp_path_factory.mktemp("login")
    server = Server(place / "data", "example")
    provider = Provider(server.url, place / "provider.log")
    secrets = place / "secrets.toml"
    secrets.write_text(provider.settings())
    server.settings, server.options = {"MATURITY_LOGIN": "oidc"}, ["--secrets.files", str(secrets)]
    with ExitStack() as stopping:
        provider.start()
        stopping.callback(provider.stop)
        server.start()
        stopping.callback(server.kill)
        yield server


@pytest.fixture
def comes(browser: Browser, served: Server) -> Iterator[Comes]:
    """Let people come, each with a browser of their own, which reaches nothing but this machine."""
    with ExitStack() as leaving:

        def one(**kind: object) -> Person:
            context = browser.new_context(base_url=served.url, **kind)  # type: ignore[arg-type]
            leaving.callback(context.close)
            context.route(re.compile(r"^https?://(?!127\.0\.0\.1)"), lambda route: route.abort())
            return Person(context.new_page())

        yield one


def signs_in(person: Person, name: str) -> None:
    """From the page that asks for it, by the provider's own pages, back to the tool."""
    person.sees("Sign in")
    person.presses("Sign in")
    person.page.get_by_placeholder("Enter any login").fill(name)
    person.page.get_by_placeholder("and password").fill("anything")
    person.page.get_by_role("button", name="Sign-in").click()
    person.page.get_by_role("button", name="Continue").click()
    person.page.wait_for_url(re.compile(r"^http://127\.0\.0\.1:\d+/(?!interaction|auth|oauth2callback)"))
    person.waits()
    expect(person.page.get_by_text(f"Signed in as {name} of the city")).to_be_visible()


def keeps_the_rules(person: Person) -> None:
    assert violations(person) == []
    assert overflow(person) <= 0


def log_of(data: Path) -> list[tuple[str, str, str, bool]]:
    with open_store(data) as store:
        return [(one.role, one.action, one.target, one.allowed) for one in reversed(store.access.entries_of_log(100))]


def test_an_account_sees_its_own_and_a_link_lets_a_colleague_in(comes: Comes, served: Server) -> None:
    ana, ben = comes(viewport={"width": 1100, "height": 900}), comes(viewport={"width": 360, "height": 780})
    ana.opens("/")
    ana.sees("Sign in")
    keeps_the_rules(ana)
    signs_in(ana, "ana")
    ana.sees("How mature is your center?")
    ana.begins("Springfield 311")
    keeps_the_rules(ana)

    # Somebody else who knows the address comes back to it after signing in, and is told whose it is.
    ben.opens(f"/tasks?a={ana.id}")
    signs_in(ben, "ben")
    ben.sees("This assessment belongs to somebody else")
    assert ben.id == ana.id
    assert "Springfield" not in ben.page.content()
    keeps_the_rules(ben)
    for page in ("question", "check", "results", "download", "team", "delete", "center"):
        ben.opens(f"/{page}?a={ana.id}")
        ben.sees("This assessment belongs to somebody else")
        assert "Springfield" not in ben.page.content()
    assert ("", "open", ana.id, False) in log_of(served.data)
    ben.opens("/")
    expect(ben.page.get_by_text("Springfield")).to_have_count(0)

    # The one who began it makes a link, and with that the other goes on, as often as they like.
    ana.page.locator("summary").filter(has_text=TO_RESUME).click()
    ana.field("For whom is it").fill("Ben, who covers for me")
    ana.presses("Make a link")
    shown = ana.page.locator("[data-testid=stCode] code")
    expect(shown).to_contain_text(f"{served.url}/resume?r=")
    link = shown.inner_text().strip()
    keeps_the_rules(ana)
    assert link.partition("r=")[2] not in served.log.read_text()
    ben.opens(link)
    ben.sees("Go on with Springfield 311")
    keeps_the_rules(ben)
    ben.presses("Go on with it")
    ben.arrives("Task list")
    assert ben.id == ana.id
    ben.opens(f"/tasks?a={ana.id}")
    ben.sees("Task list")
    assert ("lead", "resume", ana.id, True) in log_of(served.data)
    assert ("lead", "open", ana.id, True) in log_of(served.data)
    ben.opens(f"/delete?a={ana.id}")
    ben.sees("Only the person it belongs to can do that")

    # A closed link is of no use to the next one.
    ana.presses("Close all links made so far")
    expect(ana.page.get_by_text("All links made so far are closed.")).to_be_visible()
    cleo = comes()
    cleo.opens(link)
    signs_in(cleo, "cleo")
    cleo.sees("This link does not work any more")
    keeps_the_rules(cleo)

    # Who has come is listed, and the role is taken back.
    ana.opens(f"/tasks?a={ana.id}")
    ana.page.locator("summary").filter(has_text=TO_RESUME).click()
    expect(ana.page.get_by_text("Ben, who covers for me (signed in as ben").first).to_be_visible()
    ana.page.get_by_role("button", name=re.compile("^Take the role back Ben")).click()
    sure = ana.page.get_by_role("button", name=re.compile("^Yes, take the role of Ben"))
    expect(sure).to_be_visible()
    keeps_the_rules(ana)
    sure.click()
    expect(ana.page.get_by_text("Nobody else was let in.")).to_be_visible()
    ben.opens(f"/tasks?a={ana.id}")
    ben.sees("This assessment belongs to somebody else")
    assert ("lead", "take_back", ana.id, True) in log_of(served.data)

    # Whoever signs out is nobody again, in the same browser.
    ana.opens("/")
    ana.follows("Continue Springfield 311")
    ana.arrives("Task list")
    address = ana.page.url
    ana.presses("Sign out")
    ana.page.get_by_role("button", name=re.compile("^Yes")).click()
    ana.sees("Sign in")
    ana.opens(address)
    ana.sees("Sign in")
    assert "Springfield" not in ana.page.content()


def test_a_made_up_identity_is_none(comes: Comes, served: Server) -> None:
    person = comes()
    forged = "2|1:0|10:1700000000|15:_streamlit_user|44:eyJpc19sb2dnZWRfaW4iOiB0cnVlfQ==|0000"
    person.page.context.add_cookies([{"name": "_streamlit_user", "value": forged, "url": served.url}])
    person.opens("/")
    person.sees("Sign in")


def test_a_login_that_was_not_asked_for_here_signs_nobody_in(comes: Comes) -> None:
    person = comes()
    person.opens("/oauth2callback?code=made-up&state=made-up")
    person.sees("Sign in")
