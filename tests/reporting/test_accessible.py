"""The tag tree of the PDF, by pikepdf and by an automatic checker."""

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest


@pytest.fixture(scope="module")
def pdf(metro_pdf) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(metro_pdf)) as opened:
        yield opened


def elements(pdf) -> Iterator[pikepdf.Object]:
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Dictionary):
            if "/S" in one:
                yield one
            kids = one.get("/K", pikepdf.Array())
            waiting += list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def tagged(pdf, tag):
    return [one for one in elements(pdf) if tag == one.S]


def test_it_is_a_tagged_document_with_language_title_and_bookmarks(pdf):
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.Lang == "en"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.docinfo["/Title"] == "Improvement roadmap: Port Meridian 311"
    with pdf.open_outline() as outline:
        top = outline.root[0]
        assert top.title == "Port Meridian 311"
        assert len(top.children) > 5


def test_every_figure_has_an_alternative_text(pdf, three11):
    figures = tagged(pdf, "/Figure")
    assert len(figures) == 1
    for capability in three11.capabilities:
        assert capability.title in str(figures[0].Alt)


def test_every_header_cell_says_what_it_heads(pdf):
    headers = tagged(pdf, "/TH")
    scopes = [str(one.A.Scope) for one in headers]
    assert set(scopes) == {"/Row", "/Column"}
    first_page = [one for one in headers if one.Pg.objgen == pdf.pages[0].objgen]
    assert [str(one.A.Scope) for one in first_page].count("/Column") == 3


def test_lists_are_lists_and_every_entry_has_a_body(pdf):
    entries = tagged(pdf, "/LI")
    assert len(entries) > 90
    for entry in entries:
        assert "/LBody" in [kid.S for kid in entry.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def test_nothing_empty_is_left_in_the_tree(pdf):
    assert [one.S for one in elements(pdf) if one.S in ("/Span", "/NonStruct") and len(one.K) == 0] == []


def test_running_heads_and_page_numbers_are_artifacts(pdf):
    for page in list(pdf.pages)[1:3]:
        operators = [(list(map(str, given)), str(name)) for given, name in pikepdf.parse_content_stream(page)]
        assert sum(name == "BDC" and given[0] == "/Artifact" for given, name in operators) >= 2
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums
    reachable = {one.objgen for one in elements(pdf)}
    for page in pdf.pages:
        marks = owners[list(owners)[::2].index(page.StructParents) * 2 + 1]
        assert all(mark is None or mark.objgen in reachable for mark in marks)


def test_links_lead_to_sources_and_can_be_printed(pdf, three11):
    links = [note for page in pdf.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
    assert links
    addresses = {source.address for source in three11.sources}
    for link in links:
        assert str(link.A.URI) in addresses
        assert link.Contents == link.A.URI
        assert int(link.F) & 4


def test_every_font_is_embedded_and_none_is_the_systems(pdf):
    found = set()
    for page in pdf.pages:
        for font in page.Resources.Font.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            found.add(str(font.BaseFont).partition("+")[2])
    assert found
    assert all(name.startswith("Public-Sans") for name in found), found


def test_an_automatic_checker_finds_nothing(metro_pdf, tmp_path):
    file = tmp_path / "roadmap.pdf"
    file.write_bytes(metro_pdf)
    checker = Path(sys.executable).with_name("pdfua")
    said = subprocess.run([checker, "check", file], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr
    assert "PASS" in said.stdout
