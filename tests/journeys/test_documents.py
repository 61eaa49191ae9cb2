"""A PDF that arrives by itself while the page, and everybody else, goes on."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Download, expect
from pypdf import PdfReader

from maturity.store.opening import open_store
from tests.frameworks_here import framework
from tests.journeys.accessible import violations
from tests.journeys.conftest import watched
from tests.journeys.person import MAKING, Person, eventually, stored
from tests.journeys.server import Server
from tests.reporting.centers import metro

pytestmark = pytest.mark.browser


def submitted(server: Server) -> str:
    loaded = framework("311")
    with open_store(server.data) as store:
        assessment_id = store.new(loaded, None, metro(loaded))
        store.submit(assessment_id, loaded, "")
    return assessment_id


def content(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def test_a_pdf_is_made_while_somebody_else_goes_on_answering(browser: Browser, own_server: Server) -> None:
    contexts = [browser.new_context(base_url=own_server.url, viewport={"width": 360, "height": 780}) for _ in range(2)]
    outside = [watched(context, own_server.url) for context in contexts]
    reader, other = (Person(context.new_page()) for context in contexts)
    other.begins("Elsewhere 311")
    other.presses("Begin with the first question")
    other.arrives(re.compile("^Is one named manager"))

    page = reader.page
    arrived: list[str] = []
    page.on("download", lambda download: arrived.append(download.suggested_filename))
    reader.opens(f"/download?a={submitted(own_server)}")
    status = page.get_by_role("status")
    expect(status).to_contain_text("takes some seconds")
    with page.expect_download(timeout=MAKING) as download:
        reader.presses("Make the PDF")
        expect(page.get_by_role("button", name="Make the PDF")).to_be_focused()
        page.get_by_text("A4", exact=True).click()  # what is being made stays as it was asked for
        for _ in range(3):
            heading = other.heading.inner_text()
            other.answers("Yes")
            expect(other.page.get_by_role("heading", name=heading)).to_have_count(0)
            other.waits()
        expect(status).to_contain_text("“Improvement roadmap” is ready", timeout=MAKING)
    pdf = PdfReader(io.BytesIO(content(download.value)))
    assert "Port Meridian 311" in pdf.pages[0].extract_text()
    assert round(float(pdf.pages[0].mediabox.width)) == 612
    assert len(stored(own_server.data, other.id).answers) == 3

    assert violations(reader) == []
    reader.follows("Roadmap")
    reader.arrives("Your roadmap")
    reader.follows("Download")
    reader.arrives("Take it along")
    expect(status).to_contain_text("is ready")
    with page.expect_download() as again:
        reader.presses("Download “Improvement roadmap” (PDF)")
    assert content(again.value) == content(download.value)

    with page.expect_download(timeout=MAKING) as download:
        reader.presses("Make the web page (HTML)")
    assert content(download.value).startswith(b"<!DOCTYPE html>")
    page.get_by_text("A4", exact=True).click()
    reader.waits()
    name = "port-meridian-311-roadmap"
    eventually(lambda: len(arrived) >= 3, page)
    assert arrived == [f"{name}.pdf", f"{name}.pdf", f"{name}.html"]
    for context in contexts:
        context.close()
    assert outside == [[], []]


def test_the_blank_questionnaire_comes_from_the_task_list(person: Person) -> None:
    person.begins()
    person.page.get_by_text("Prefer paper?").click()
    with person.page.expect_download(timeout=MAKING) as download:
        person.presses("Make the PDF")
    assert download.value.suggested_filename == "example-questionnaire.pdf"
    pages = PdfReader(io.BytesIO(content(download.value))).pages
    assert any("Does somebody answer the phone" in page.extract_text() for page in pages)
