"""What every report is as one HTML file: in its language, with an outline, and without anything to fetch."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.reporting.conftest import flat
from tests.reporting.documents import EVERY, Document
from tests.reporting.test_accessible_order import Read

FETCHING = ("script", "link", "img", "iframe", "object", "embed", "video", "audio", "source", "base", "form", "input")
ADDRESSES = ("src", "srcset", "href", "xlink:href", "data", "action", "poster", "background")


class Seen(HTMLParser):
    """The tags of a page with what they are given, and its title."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.title = ""
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, text):
        if self.tags and self.tags[-1][0] == "title" and not self.title:
            self.title = text.strip()

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [given for name, given in self.tags if name == tag]


@pytest.fixture(params=EVERY, ids=str)
def document(request: pytest.FixtureRequest) -> Document:
    return request.param


@pytest.fixture
def seen(document: Document) -> Seen:
    return Seen(document.html)


def test_it_says_its_language_and_its_title(document, seen):
    assert seen.of("html") == [{"lang": document.language}]
    assert flat(seen.title).endswith(Read(document.html).headings[0][1])
    assert len(seen.of("main")) == 1


def test_headings_never_skip_a_level_and_one_is_the_first(document):
    levels = [level for level, _ in Read(document.html).headings]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [(before, after) for before, after in pairwise(levels) if after > before + 1] == []


def test_it_has_no_script_and_nothing_to_fetch(document, seen):
    assert [tag for tag, _ in seen.tags if tag in FETCHING] == []
    asked = [(tag, given[name]) for tag, given in seen.tags if tag != "a" for name in ADDRESSES if name in given]
    assert asked == []
    assert [name for _, given in seen.tags for name in given if name.startswith("on")] == []
    assert re.findall(r"url\(|@import|javascript:", document.html) == []
    policy = [given["content"] for given in seen.of("meta") if given.get("http-equiv") == "Content-Security-Policy"]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_each_chart_is_named_and_stands_there_as_a_table_too(seen):
    assert all(given.get("role") == "img" for given in seen.of("svg"))
    assert len(seen.of("details")) == len(seen.of("summary")) == len(seen.of("svg"))


def test_each_name_is_given_once(seen):
    ids = [given["id"] for _, given in seen.tags if "id" in given]
    assert len(ids) == len(set(ids))
    labels = [given["aria-label"] for _, given in seen.tags if given.get("role") == "region"]
    assert len(labels) == len(set(labels))
