"""The tag tree of every PDF there is: what somebody who can't see the page is told, and by which marks."""

from __future__ import annotations

import io
import re
from html import unescape
from itertools import pairwise

import pikepdf
import pytest

from maturity.text import words
from tests.reporting.conftest import flat
from tests.reporting.documents import EVERY, REPORTS, Document, subject
from tests.reporting.tag_tree import Spoken, Written, attribute, kids, tagged, tags_in

MAY_BE_EMPTY = ("/TD", "/TH")  # a table's corner, and a cell where nothing is to be said
NEVER_SILENT = ("/P", "/LI", "/Caption", "/Link")
DRAWN_TEXT = re.compile(r"<text[^>]*>([^<]+)</text>")


@pytest.fixture(params=EVERY, ids=str)
def document(request: pytest.FixtureRequest) -> Document:
    return request.param


@pytest.fixture
def spoken(document: Document) -> Spoken:
    return document.spoken


def test_it_is_a_tagged_document_with_language_title_and_bookmarks(document, spoken):
    pdf = spoken.pdf
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.Lang == document.language
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    level, heading = spoken.headings()[0]
    assert level == 1
    assert str(pdf.docinfo["/Title"]).endswith(heading)
    assert [one.S for one in tags_in(pdf.Root.StructTreeRoot)] == ["/Document"]
    with pdf.open_outline() as outline:
        assert [one.title for one in outline.root] == [heading]
        bookmarks = [one.title for one in outline.root[0].children]
    assert bookmarks == [text for level, text in spoken.headings() if level == 2]


def test_headings_never_skip_a_level_and_one_is_the_first(spoken):
    levels = [level for level, _ in spoken.headings()]
    assert levels.count(1) == 1
    assert [(before, after) for before, after in pairwise(levels) if after > before + 1] == []
    assert all(text.strip() for _, text in spoken.headings())


def test_every_figure_has_an_alternative_text(document, spoken):
    figures = tagged(spoken.pdf, "/Figure")
    assert len(figures) == document.on_paper.count("<svg")
    assert all(str(one.Alt).strip() for one in figures)


@pytest.mark.parametrize("document", REPORTS, ids=str)
def test_a_chart_says_where_each_capability_stands(document, spoken):
    figures = tagged(spoken.pdf, "/Figure")
    if document.report == "answers":
        assert figures == []
        return
    for capability in subject(document.about, document.language).framework.capabilities:
        assert capability.title in str(figures[0].Alt)


def test_texts_of_charts_are_text_and_nothing_is_an_image(document, spoken):
    texts = [flat(text) for page in spoken.pages for text in page.texts.values()]
    for label in map(unescape, DRAWN_TEXT.findall(document.on_paper)):
        assert any(flat(label) in text for text in texts), label
    for item in spoken.pdf.objects:
        if isinstance(item, pikepdf.Stream):
            assert item.get("/Subtype") != "/Image"
    for page in spoken.pdf.pages:
        assert "INLINE IMAGE" not in [str(operator) for _, operator in pikepdf.parse_content_stream(page)]


def test_every_header_cell_says_what_it_heads(spoken):
    for header in tagged(spoken.pdf, "/TH"):
        assert attribute(header, "/Scope") in ("/Row", "/Column")
    for head in tagged(spoken.pdf, "/THead"):
        for row in tags_in(head):
            assert {attribute(cell, "/Scope") for cell in tags_in(row)} == {"/Column"}
    for body in tagged(spoken.pdf, "/TBody"):
        for row in tags_in(body):
            assert [str(cell.S) for cell in tags_in(row)].count("/TH") == 1
            assert attribute(tags_in(row)[0], "/Scope") == "/Row"


def test_lists_hold_entries_only_and_every_entry_has_a_body(spoken):
    assert {str(entry.S) for one in tagged(spoken.pdf, "/L") for entry in tags_in(one)} <= {"/LI"}
    for entry in tagged(spoken.pdf, "/LI"):
        assert [str(part.S) for part in tags_in(entry)] in (["/Lbl", "/LBody"], ["/LBody"])


def test_nothing_empty_is_left_in_the_tree(spoken):
    empty = [str(one.S) for one in spoken.tags if one.S not in MAY_BE_EMPTY and not kids(one)]
    silent = [
        one for one in spoken.tags if one.S in ("/P", "/LI", "/Caption", "/Link") and not spoken.text(one).strip()
    ]
    assert empty == []
    assert silent == []


def test_all_that_is_written_is_in_the_tree_or_page_furniture(spoken):
    pdf = spoken.pdf
    reachable = {one.objgen for one in spoken.tags}
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums
    for page in pdf.pages:
        marks = owners[list(owners)[::2].index(page.StructParents) * 2 + 1]
        assert all(mark is None or mark.objgen in reachable for mark in marks)
    assert [page.unmarked for page in spoken.pages if page.unmarked] == []


def test_running_heads_and_page_numbers_are_furniture(document, spoken):
    everywhere, of = spoken.all_text(), words(document.language).say("report.of")
    for number, page in enumerate(spoken.pages, start=1):
        assert len(page.furniture) == (1 if number == 1 else 2)
        assert page.furniture[-1].endswith(f"{number} {of} {len(spoken.pages)}")
        assert page.furniture[-1] not in everywhere


def test_links_lead_to_sources_and_can_be_printed(document, spoken):
    links = [note for page in spoken.pdf.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
    cited = subject(document.about, document.language).framework.sources if document in REPORTS else ()
    sources = {source.address for source in cited}
    for link in links:
        assert str(link.A.URI) in sources
        assert link.Contents == link.A.URI
        assert int(link.F) & 4
    assert bool(links) == (document.report == "roadmap")
    assert len(tagged(spoken.pdf, "/Link")) == len(links)


def test_every_font_is_embedded_none_is_the_systems_and_every_letter_can_be_read(spoken):
    found = set()
    for item in spoken.pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font" and "/DescendantFonts" in item:
            descriptor = item.DescendantFonts[0].FontDescriptor
            assert any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            found.add(str(item.BaseFont).partition("+")[2])
    assert found
    assert all(name.startswith("Public-Sans") for name in found), found
    assert [page.unreadable for page in spoken.pages if page.unreadable] == []


def test_the_box_for_a_character_that_no_font_has_would_be_seen():
    with pikepdf.open(io.BytesIO(EVERY[0].pdf)) as pdf:
        page = pdf.pages[0]
        page.Contents = pdf.make_stream(re.sub(rb"\[<[0-9a-f]{4}>", b"[<0000>", page.Contents.read_bytes(), count=1))
        assert Written(page).unreadable == {0}
