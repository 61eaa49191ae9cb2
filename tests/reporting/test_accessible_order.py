"""What is read out of a PDF, and in which order, is what its HTML says from top to bottom."""

from __future__ import annotations

from html.parser import HTMLParser
from os.path import commonprefix

import pytest

from tests.reporting.conftest import flat
from tests.reporting.documents import EVERY, Document

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SHOWN = 80  # characters of what differs


class Read(HTMLParser):
    """A page from top to bottom: its headings, and all its text, in which a drawing is its alternative text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.headings: list[tuple[int, str]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(html[html.index("<main>") : html.index("</main>")])

    def handle_starttag(self, tag, attributes):
        if tag not in ("br", "meta"):
            self._open.append(tag)
        if tag in HEADINGS:
            self.headings.append((int(tag[1]), ""))

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, text):
        if "svg" in self._open and "title" not in self._open:
            return
        self.text += flat(text)
        if self.headings and any(tag in HEADINGS for tag in self._open):
            level, said = self.headings[-1]
            self.headings[-1] = (level, said + flat(text))


@pytest.mark.parametrize("document", EVERY, ids=str)
def test_the_tag_tree_is_in_the_order_of_the_page(document: Document) -> None:
    headings = [(level, flat(text)) for level, text in document.spoken.headings()]
    text = flat(document.spoken.all_text())
    page = Read(document.on_paper)
    same = len(commonprefix([page.text, text]))  # noqa: RUF071 - by characters is meant
    assert (text[same:][:SHOWN], headings) == (page.text[same:][:SHOWN], page.headings)


def test_another_order_would_be_seen() -> None:
    page = Read("<main><h1>One</h1><p>Two <b>three</b><br/></p><svg><title>Alt</title><text>x</text></svg></main>")
    assert page.text == "OneTwothreeAlt"
    assert page.headings == [(1, "One")]
