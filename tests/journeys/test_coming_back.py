"""The back button, deep links, bare new tabs, other browsers, and addresses that lead nowhere."""

from __future__ import annotations

import sqlite3

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.journeys.person import Person, eventually, stored
from tests.journeys.server import Server

pytestmark = pytest.mark.browser

FIRST = "Does somebody answer the phone during office hours?"
SECOND = "Do you count the calls every month?"


def test_back_and_forward_show_the_same_questions_with_their_answers(person: Person) -> None:
    person.begins()
    person.presses("Begin with the first question")
    person.arrives(FIRST)
    person.answers("Yes")
    person.arrives(SECOND)
    person.page.go_back()
    person.sees(FIRST)
    expect(person.page.get_by_role("radio", name="Yes: ")).to_be_checked()
    person.page.go_back()
    person.sees("Task list")
    person.page.go_forward()
    person.sees(FIRST)
    person.page.go_forward()
    person.sees(SECOND)


def test_an_address_of_a_question_leads_to_it_and_one_without_leads_to_the_next_open_one(person: Person) -> None:
    person.begins()
    assessment = person.id
    person.opens(f"/question?a={assessment}&q=records.answered")
    person.sees("Does each request end with a message to the person who asked?")
    person.opens(f"/question?a={assessment}&q=phone.answered")
    person.answers("Yes")
    person.arrives(SECOND)
    person.opens(f"/question?a={assessment}")
    person.sees(SECOND)
    person.chooses("Yes")
    expect(person.page.get_by_text("Saved at")).to_be_visible()
    person.sees(SECOND)  # answering does not take it away before Continue


def test_a_bare_new_tab_offers_to_go_on_and_another_browser_does_not(
    person: Person, context: BrowserContext, browser: Browser, server: Server
) -> None:
    person.begins("Come Back City")
    person.presses("Begin with the first question")
    person.arrives(FIRST)
    person.answers("Yes")
    person.arrives(SECOND)
    cookie = next(one for one in context.cookies() if one["name"] == "maturity_browser")
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Lax"
    tab = Person(context.new_page()).opens("/")
    expect(tab.page.get_by_text("1 answer, last saved").first).to_be_visible()
    tab.follows("Continue Come Back City")
    tab.arrives("Task list")
    tab.presses("Go on with the next open question")
    tab.arrives(SECOND)
    elsewhere = browser.new_context(base_url=server.url)
    other = Person(elsewhere.new_page()).opens("/")
    expect(other.page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    expect(other.page.get_by_text("Come Back City")).to_have_count(0)
    elsewhere.close()


def test_text_is_kept_when_somebody_goes_to_the_task_list_straight_from_the_field(
    person: Person, server: Server
) -> None:
    person.begins()
    person.presses("Begin with the first question")
    person.arrives(FIRST)
    person.chooses("It does not apply")
    person.field("Why doesn't it apply").type("We have no phone")
    person.presses("Task list")
    person.arrives("Task list")
    eventually(
        lambda: stored(server.data, person.id).answer("phone.answered").reason == "We have no phone", person.page
    )


def test_a_tab_left_open_does_not_undo_what_another_tab_saved(
    person: Person, context: BrowserContext, server: Server
) -> None:
    person.begins()
    address = f"/question?a={person.id}&q=phone.answered"
    person.opens(address)
    person.chooses("Yes")
    expect(person.page.get_by_text("Saved at")).to_be_visible()
    other = Person(context.new_page()).opens(address)
    other.chooses("No")
    eventually(lambda: stored(server.data, person.id).answer("phone.answered").option == "no", other.page)
    person.page.get_by_text("Add a note").click()
    person.field("Note").fill("Written in the first tab")
    person.page.keyboard.press("Tab")
    eventually(lambda: stored(server.data, person.id).answer("phone.answered").note != "", person.page)
    assert stored(server.data, person.id).answer("phone.answered").option == "no"


@pytest.mark.parametrize(
    "address", ["/tasks?a=nobody-has-this", "/question?a=%00../x", "/results", "/check?a=%3Cscript%3E"]
)
def test_an_address_without_an_assessment_says_so(person: Person, address: str) -> None:
    person.opens(address)
    person.sees("There is no assessment at this address")
    person.follows("Go to the start page")
    person.arrives("How mature is your center?")


def test_an_unexpected_error_is_one_calm_sentence(person: Person, server: Server) -> None:
    person.begins()
    with sqlite3.connect(server.data / "assessments.sqlite3") as database:
        database.execute("UPDATE fields SET value = '{' WHERE assessment_id = ?", (person.id,))
    database.close()
    person.page.reload()
    expect(person.page.get_by_text("Something went wrong on this page. Your answers are saved.")).to_be_visible()
    expect(person.page.get_by_text("Traceback")).to_have_count(0)
    expect(person.page.get_by_text("StoreError")).to_have_count(0)


def test_deleting_asks_first(person: Person) -> None:
    person.begins("Gone City")
    assessment = person.id
    person.opens("/")
    person.follows("Delete Gone City")
    person.arrives("Do you want to delete this assessment?")
    person.follows("No, keep it")
    person.arrives("How mature is your center?")
    person.follows("Delete Gone City")
    person.arrives("Do you want to delete this assessment?")
    person.presses("Yes, delete it")
    person.arrives("The assessment is deleted")
    person.opens(f"/tasks?a={assessment}")
    person.sees("There is no assessment at this address")
