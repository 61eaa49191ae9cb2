"""Somebody whose browser speaks Spanish: from the start to the brief for the council, with a look at English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser, expect

from maturity.text import words
from tests.frameworks_here import spoken
from tests.journeys.conftest import watched
from tests.journeys.person import Person, eventually, stored
from tests.journeys.server import Server

pytestmark = pytest.mark.browser
ENGLISH, SPANISH = (spoken("example", language) for language in ("en", "es"))
NOTE = "Lo dice el reglamento de 2024."


def said(key: str, **values: object) -> str:
    return words("es").say(key, **values)


@pytest.fixture
def person(browser: Browser, server: Server) -> Iterator[Person]:
    context = browser.new_context(base_url=server.url, locale="es-MX", viewport={"width": 1280, "height": 900})
    outside = watched(context, server.url)
    yield Person(context.new_page())
    context.close()
    assert outside == []


def test_an_assessment_in_spanish(person: Person, server: Server, tmp_path: Path) -> None:
    page = person.page
    person.opens("/")
    person.sees(said("ui.start.heading"))
    page.wait_for_function("document.documentElement.lang === 'es'")
    page.get_by_role("button", name=said("ui.start.begin"), exact=True).click()
    person.arrives(said("ui.center.title"))
    person.field(SPANISH.profile[0].label).fill("Ciudad Ejemplo 311")
    person.presses(said("ui.continue"))
    person.arrives(said("ui.tasks.title"))
    person.presses(said("ui.tasks.begin"))

    features = list(SPANISH.features.values())
    person.arrives(features[0].question)
    person.chooses("Sí")
    page.get_by_text(said("ui.question.add"), exact=True).click()
    note = page.get_by_role("textbox", name=said("ui.question.note"))
    note.fill(NOTE)  # and without leaving the field:
    page.get_by_role("button", name="English").click()
    person.sees(ENGLISH.features[features[0].id].question)
    page.wait_for_function("document.documentElement.lang === 'en'")
    expect(page.get_by_role("radio", name=re.compile("^Yes"))).to_be_checked()
    expect(page.get_by_role("textbox", name=words("en").say("ui.question.note"))).to_have_value(NOTE)
    eventually(lambda: stored(server.data, person.id).answer(features[0].id).note == NOTE, page)
    back = page.get_by_role("button", name="Español")
    assert back.evaluate("button => button.closest('[lang]').lang") == "es"
    back.click()
    person.sees(features[0].question)
    page.wait_for_function("document.documentElement.lang === 'es'")
    expect(page.get_by_role("textbox", name=said("ui.question.note"))).to_have_value(NOTE)

    person.presses(said("ui.continue"))
    person.arrives(features[1].question)
    person.chooses("No:")
    person.presses(said("ui.continue"))
    person.arrives(said("ui.enough.complete.title"))
    person.opens(f"/check?a={person.id}&lang=es")
    person.sees(said("ui.check.title"))
    person.presses(said("ui.check.submit.button"))
    person.arrives(said("ui.results.title"))
    assert "lang=es" in page.url
    person.presses(said("ui.results.go_on"))
    person.presses(said("ui.priorities.go_on"))
    person.arrives(said("ui.roadmap.title"))
    expect(page.get_by_text(features[1].title).first).to_be_visible()

    person.follows(said("ui.download.menu"))
    person.arrives(said("ui.download.title"))
    page.get_by_text("Resumen para un concejo").click()
    with page.expect_download() as expected:
        person.presses(said("ui.document.make.pdf"))
    content = Path(expected.value.path()).read_bytes()
    with pikepdf.open(BytesIO(content)) as pdf:
        assert pdf.Root.Lang == "es"
        assert str(pdf.docinfo["/Title"]) == said("report.brief.document_title", center="Ciudad Ejemplo 311")
