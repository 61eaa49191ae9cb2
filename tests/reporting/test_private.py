"""What a person or a framework says is text in every document: nothing is read, fetched, run, enclosed or linked to."""

from __future__ import annotations

import builtins
import io
import os
import re
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from maturity.framework.model import Framework
from maturity.reporting import Subject, report_html, report_ids, report_pdf
from maturity.reporting.questionnaire import questionnaire_html, questionnaire_pdf
from maturity.reporting.wellformed import tree_of
from tests.reporting.conftest import pages
from tests.reporting.hostile import addresses, hostile_framework, hostile_subject, payloads, texts_in

SECRET = "the-content-of-a-local-file"
QUESTIONNAIRE = "questionnaire"
DOCUMENTS = [*report_ids(), QUESTIONNAIRE]
READS = ("script", "img", "link", "iframe", "object", "embed", "base", "form", "image", "use", "foreignobject", "video")
ACTIVE_KEYS = ("/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/AF", "/AA", "/OpenAction", "/XFA", "/F")
ACTIONS = ("/JavaScript", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/Rendition", "/Named")


@pytest.fixture
def touched(monkeypatch) -> list[str]:
    """The files that Python opens, and the hosts that it asks for."""
    import maturity.reporting.pdf  # noqa: F401 - loading it opens files of its own

    found: list[str] = []

    def heard(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **more: Any) -> Any:
            found.append(f"{real.__name__} {given}")
            return real(*given, **more)

        return call

    for place, name in ((builtins, "open"), (io, "open"), (os, "open"), (socket, "getaddrinfo"), (socket, "socket")):
        monkeypatch.setattr(place, name, heard(getattr(place, name)))
    return found


def left_home(touched: list[str], secret: Path) -> list[str]:
    """What was opened that should not be."""
    return [one for one in touched if secret.name in one or not one.startswith("open ")]


@pytest.fixture
def ftp() -> Iterator[tuple[str, list[str]]]:
    """An address at which something listens that is not HTTP, and who called there."""
    arrived: list[str] = []
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(0.05)
    done = threading.Event()

    def answer() -> None:
        while not done.is_set():
            try:
                caller, where = listening.accept()
            except TimeoutError:
                continue
            arrived.append(str(where))
            caller.close()

    thread = threading.Thread(target=answer)
    thread.start()
    yield f"ftp://127.0.0.1:{listening.getsockname()[1]}", arrived
    done.set()
    thread.join()
    listening.close()


@dataclass(frozen=True)
class Threat:
    """Hostile content, and what must stay as it was."""

    given: tuple[str, ...]
    framework: Framework
    subject: Subject
    secret: Path
    arrived: tuple[list[str], list[str]]


@pytest.fixture
def threat(listener, ftp, tmp_path) -> Threat:
    secret = tmp_path / "secret.svg"
    secret.write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><text>{SECRET}</text></svg>')
    given = payloads(listener[0], ftp[0], secret.as_uri())
    loaded = hostile_framework(given, listener[0])
    return Threat(given, loaded, hostile_subject(loaded, given), secret, (listener[1], ftp[1]))


def pdf_of(document: str, subject: Subject) -> bytes:
    return questionnaire_pdf(subject.framework) if document == QUESTIONNAIRE else report_pdf(document, subject)


def html_of(document: str, subject: Subject) -> str:
    return questionnaire_html(subject.framework) if document == QUESTIONNAIRE else report_html(document, subject)


def test_the_payloads_stand_in_every_text_that_a_framework_may_hold(threat):
    texts = list(texts_in(threat.framework))
    assert all(any(one in text for text in texts) for one in threat.given)
    calm = {text for text in texts if " " in text and not any(one in text for one in threat.given)}
    assert calm == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_pdf_reads_and_encloses_nothing(document, threat, touched):
    pdf = pdf_of(document, threat.subject)
    assert threat.arrived == ([], [])
    assert left_home(touched, threat.secret) == []
    assert any("style.css" in one for one in touched)  # it is heard what is opened
    assert SECRET.encode() not in pdf
    text = "".join(pages(pdf))
    assert SECRET not in text
    for expected in ('<imgsrc="', "<linkrel=", "<!DOCTYPEhtml[", "{{7*7}}", "![alt](", "]]>&e;&#0;"):
        assert expected in text, expected
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert list(opened.attachments) == []
        links = set()
        for item in opened.objects:
            if isinstance(item, pikepdf.Stream):
                assert SECRET.encode() not in item.read_bytes()
            if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
                assert item.get("/S") not in ACTIONS
                assert item.get("/Type") not in ("/EmbeddedFile", "/Filespec")
                assert [key for key in ACTIVE_KEYS if key in item and not (key == "/F" and "/Rect" in item)] == []
                links |= {str(item.A.URI)} if item.get("/Subtype") == "/Link" and "/A" in item else set()
        assert links <= addresses(threat.framework)
        assert bool(links) == (document == "roadmap")


class Parts(HTMLParser):
    """The elements of a page with their attributes, and what its styles hold."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.styles = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    @property
    def shapes(self) -> set[tuple[str, tuple[str, ...]]]:
        return {(tag, tuple(sorted(given))) for tag, given in self.found}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_page_for_the_screen_holds_the_elements_of_its_template_and_no_others(document, threat, touched):
    page = Parts(html_of(document, threat.subject))
    assert left_home(touched, threat.secret) == []
    calm = tuple(f"Calm text {number}" for number, _ in enumerate(threat.given))
    innocent = Parts(html_of(document, hostile_subject(hostile_framework(calm, "https://city.example"), calm)))
    assert page.styles == innocent.styles
    assert not re.search(r"@import|url\(|@font-face", page.styles[0])
    assert {tag for tag, _ in page.found}.isdisjoint(READS)
    assert not any(
        name.startswith("on") or name in ("src", "srcset", "data", "action") for _, a in page.found for name in a
    )
    followed = {a["href"] for _, a in page.found if "href" in a}
    assert {one for one in followed if one and not one.startswith("#")} <= addresses(threat.framework)
    for _, given in page.found:
        assert not re.search(r"url\(|expression|import", given.get("style") or "")
    assert page.shapes == innocent.shapes


@pytest.mark.parametrize("document", DOCUMENTS)
def test_hostile_pages_are_read_by_the_xml_parser(document, threat, monkeypatch):
    """Otherwise the tests above would say nothing about it."""
    import maturity.reporting.pdf as pdf

    read = []
    monkeypatch.setattr(pdf, "tree_of", lambda text: read.append(tree_of(text)))
    if document != "brief":  # one is enough to see that the other parser fetches nothing either
        monkeypatch.setattr(pdf._Making, "made", lambda making: read.append(tree_of(making._text)))
    pdf_of(document, threat.subject)
    assert read
    assert None not in read
    assert threat.arrived == ([], [])
